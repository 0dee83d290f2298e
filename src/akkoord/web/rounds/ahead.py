# SPDX-License-Identifier: EUPL-1.2
"""What the list of rounds says of the rounds that the calendar wants."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from akkoord.programme.invitations.overviews import ComingRounds
from akkoord.programme.invitations.rules.rounds_ahead import PlannedRound
from akkoord.web.components.wording import date_label, worded

MOST = 3


@dataclass(frozen=True)
class RoundAhead:
    """One round to be: its sentence, what is assumed, and where it is opened."""

    sentence: str
    url: str


@dataclass(frozen=True)
class Ahead:
    """The next rounds by the calendar, or why there is none."""

    accord: str
    coming: ComingRounds

    @property
    def rounds(self) -> list[RoundAhead]:
        """The first three, with their sentences."""
        return [RoundAhead(_sentence(one), self._url(one)) for one in self.coming.rounds[:MOST]]

    @property
    def nothing(self) -> str:
        """Why there is nothing ahead; empty when there is."""
        if self.coming.rounds:
            return ""
        if not self.coming.has_rhythm:
            return _("Dit akkoord heeft geen ritme voor rondes: u kiest zelf wanneer u een ronde opent.")
        if self.coming.has_boards:
            return _("Voor elk bestuurlijk overleg dat in de kalender staat, is er al een ronde.")
        return _("De kalender noemt geen volgend bestuurlijk overleg. Komt er een dag bij, dan staat hier de ronde.")

    def _url(self, one: PlannedRound) -> str:
        asked = urlencode({"periode": one.period.code, "termijn": one.due_on.isoformat()})
        return f"{reverse('rounds:open', args=[self.accord])}?{asked}"


def _sentence(one: PlannedRound) -> str:
    words = {
        "period": worded(one.period),
        "opens": date_label(one.opens_on),
        "due": date_label(one.due_on),
        "bureau": date_label(one.bureau_on),
        "board": date_label(one.board_on),
    }
    if one.bureau_assumed:
        return (
            _(
                "Volgens de kalender opent de ronde over %(period)s op %(opens)s; antwoorden kan tot en met %(due)s. "
                "Zo is zij klaar voor het bureauoverleg (aangenomen: %(bureau)s) en het bestuurlijk overleg van "
                "%(board)s."
            )
            % words
        )
    return (
        _(
            "Volgens de kalender opent de ronde over %(period)s op %(opens)s; antwoorden kan tot en met %(due)s. Zo is "
            "zij klaar voor het bureauoverleg van %(bureau)s en het bestuurlijk overleg van %(board)s."
        )
        % words
    )
