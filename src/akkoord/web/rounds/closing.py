# SPDX-License-Identifier: EUPL-1.2
"""What still stands open before a round is closed, as the closing page lists it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import ngettext

from akkoord.programme.rounds.overviews.naming import ThemeShown
from akkoord.programme.rounds.overviews.progress import RoundProgress
from akkoord.programme.rounds.overviews.rounds import RoundShown
from akkoord.programme.rounds.rules.checks import CHECKS


@dataclass(frozen=True)
class Still:
    """One thing that could still be done, and the page on which that is done (empty: nowhere)."""

    text: str
    url: str = ""


def still_open(
    accord: str,
    about: RoundShown,
    progress: RoundProgress,
    found: Mapping[str, int],
    without_judgement: Sequence[ThemeShown],
) -> list[Still]:
    """Answers that nobody reviewed, findings in answers that nobody accepted, and themes without a judgement."""
    review = reverse("rounds:review", args=[accord, about.period.code])
    unreviewed = progress.answered - progress.accepted - progress.asked_back
    still = []
    if unreviewed:
        told = ngettext(
            "%(count)s antwoord is niet nagekeken.", "%(count)s antwoorden zijn niet nagekeken.", unreviewed
        )
        still.append(Still(told % {"count": unreviewed}, review))
    for check in CHECKS:
        if count := found.get(check.key, 0):
            told = ngettext("%(count)s antwoord: %(finding)s.", "%(count)s antwoorden: %(finding)s.", count)
            words = {"count": count, "finding": str(check.label)[:1].lower() + str(check.label)[1:]}
            still.append(Still(told % words, f"{review}?{urlencode({'stand': 'alle', 'bevinding': check.key})}"))
    if without_judgement:
        letters = ", ".join(theme.letter for theme in without_judgement)
        told = ngettext(
            "Van %(count)s thema gaf de voorzitter geen oordeel: %(themes)s.",
            "Van %(count)s thema’s gaf de voorzitter geen oordeel: %(themes)s.",
            len(without_judgement),
        )
        still.append(Still(told % {"count": len(without_judgement), "themes": letters}))
    return still
