# SPDX-License-Identifier: EUPL-1.2
"""Which status of the accord's scheme a word of a list means: proposed, for a person to confirm."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _
from rapidfuzz import fuzz

from akkoord.kernel.signal import SignalKind
from akkoord.programme.intake.rules.words import plain

STATUS_WORDS: dict[SignalKind, tuple[str, ...]] = {
    SignalKind.FINISHED: (
        "afgerond", "gereed", "klaar", "done", "finished", "completed", "complete", "voltooid", "closed", "gesloten",
        "opgeleverd", "delivered", "afgehandeld", "blauw", "blue", "100%", "uitgevoerd", "gerealiseerd",
    ),
    SignalKind.ON_SCHEDULE: (
        "op schema", "groen", "green", "on track", "on schedule", "loopt", "lopend", "in uitvoering", "ongoing",
        "in progress", "volgens planning", "conform planning", "op koers", "onderweg", "mee bezig", "g",
    ),
    SignalKind.ATTENTION: (
        "oranje", "rood", "orange", "red", "amber", "geel", "yellow", "vertraagd", "vertraging", "delayed", "delay",
        "aandacht", "aandacht nodig", "at risk", "risico", "off track", "stagneert", "geblokkeerd", "blocked", "issue",
        "aanvullende inzet", "aanvullende inzet nodig", "achter op schema", "behind schedule", "stuck", "late",
        "o", "r",
        "niet op schema", "loopt vertraging op",
    ),
    SignalKind.NOT_STARTED: (
        "niet gestart", "nog niet gestart", "not started", "open", "to do", "todo", "gepland", "planned",
        "moet nog starten", "nog te starten", "wit", "white", "0%", "backlog", "nieuw", "new", "nog niet begonnen",
    ),
    SignalKind.UNKNOWN: ("onbekend", "unknown", "grijs", "grey", "gray", "niet bekend", "geen informatie"),
}  # fmt: skip
EXACT, BY_WORD, ALIKE = 100, 80, 60
ALIKE_FROM = 88
PERCENTAGE = re.compile(r"(\d{1,3}) ?%")
NOT = frozenset({"niet", "not", "nog", "geen", "no"})


@dataclass(frozen=True)
class StatusWord:
    """A status of the accord's scheme: key, label and what kind it is."""

    key: str
    label: str
    signal: SignalKind


@dataclass(frozen=True)
class StatusProposal:
    """What a word may mean: the key of a status, 0-100, and why in a sentence."""

    key: str
    confidence: int
    why: str


def propose_status(text: str, scheme: Sequence[StatusWord]) -> StatusProposal | None:
    """The status that a word probably means; None where nothing points to one.

    The label or key of a status: 100. A word that people use for such a status ("groen", "done"): 80, for the first
    status of that kind in the scheme. A word that is 88% like one of these: 60. A percentage is not started, on its way
    (no proposal, as 60% may be late) or finished. Example: "Groen" in the scheme of the IZA gives "op-schema" with 80.
    """
    words = plain(text)
    for status in scheme:
        if words and words in (plain(status.label), plain(status.key)):
            return StatusProposal(status.key, EXACT, _("Dit is een status van dit akkoord."))
    if not words:
        return None
    percentage = PERCENTAGE.fullmatch(words)
    if percentage:
        words = {0: "0%", 100: "100%"}.get(int(percentage[1]), words)
    found = signal_of(words)
    if found is None:
        return None
    signal, confidence = found
    status_of = next((status for status in scheme if status.signal == signal), None)
    if status_of is None:
        return None
    told = {"label": status_of.label}
    why = _("Dit woord betekent meestal “%(label)s”.") if confidence == BY_WORD else _("Dit lijkt op “%(label)s”.")
    return StatusProposal(status_of.key, confidence, why % told)


@lru_cache(maxsize=4096)
def signal_of(words: str) -> tuple[SignalKind, int] | None:
    """The kind of status that a plain word stands for, and how sure that is."""
    for signal, known in STATUS_WORDS.items():
        if words in known:
            return signal, BY_WORD
    alike = [
        (fuzz.ratio(words, word), signal)
        for signal, known in STATUS_WORDS.items()
        for word in known
        if len(word) >= 5 and bool(NOT & set(words.split())) == bool(NOT & set(word.split()))
    ]
    score, nearest = max(alike, key=lambda one: one[0])
    return (nearest, ALIKE) if score >= ALIKE_FROM else None
