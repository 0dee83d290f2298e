# SPDX-License-Identifier: EUPL-1.2
"""Who has not answered yet: the first thing that a team sees of an open round."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from akkoord.programme.rounds.overviews.progress import RequestProgress, RoundProgress
from akkoord.web.rounds import sentences

SHOWN = 20


@dataclass(frozen=True)
class WaitingFor:
    """One party or chair that has not answered everything."""

    name: str
    told: str
    url: str
    has_holder: bool


@dataclass(frozen=True)
class Waiting:
    """Those who did not answer everything, who has most left first, and how long they have."""

    accord: str
    progress: RoundProgress

    @property
    def is_open(self) -> bool:
        """Whether they can still answer."""
        return self.progress.round.is_open

    @property
    def _late(self) -> list[RequestProgress]:
        return [one for one in self.progress.requests if one.answered < one.asked]

    @property
    def lines(self) -> list[WaitingFor]:
        """The first of them, by name."""
        return [self._line(one) for one in self._late[:SHOWN]]

    @property
    def more(self) -> int:
        """How many stand in the table only."""
        return max(0, len(self._late) - SHOWN)

    def _line(self, one: RequestProgress) -> WaitingFor:
        left = one.asked - one.answered
        told = ngettext("%(left)s van de %(asked)s vraag open", "%(left)s van de %(asked)s vragen open", one.asked)
        url = reverse("rounds:answer", args=[self.accord, self.progress.round.period.code, one.request_id])
        return WaitingFor(sentences.whom(one), told % {"left": left, "asked": one.asked}, url, one.has_holder)

    @property
    def days_left(self) -> str:
        """How long they have, in a sentence."""
        days = (self.progress.round.due_on - timezone.localdate()).days
        if days < 0:
            return ngettext(
                "De uiterste datum is %(count)s dag voorbij.", "De uiterste datum is %(count)s dagen voorbij.", -days
            ) % {"count": -days}
        if days == 0:
            return _("Vandaag is de laatste dag om te antwoorden.")
        return ngettext("Er is nog %(count)s dag.", "Er zijn nog %(count)s dagen.", days) % {"count": days}

    @property
    def reminders_url(self) -> str:
        """The page with mails and reminders; empty where an installation has none."""
        try:
            return reverse("invitations:team", args=[self.accord, self.progress.round.period.code])
        except NoReverseMatch:
            return ""
