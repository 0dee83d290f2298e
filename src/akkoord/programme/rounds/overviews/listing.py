# SPDX-License-Identifier: EUPL-1.2
"""The rounds of an accord in one line each."""

from dataclasses import dataclass
from datetime import date

from akkoord.kernel.asof import AsOf
from akkoord.kernel.period import Period
from akkoord.programme.rounds.models import Round


@dataclass(frozen=True)
class RoundLine:
    """One round: its period code (`2023Q3`), peildatum, whether it is open, and whether it is practice data."""

    id: int
    period: str
    label: str
    peildatum: date
    is_open: bool
    practice: bool

    def counts_on(self, as_of: AsOf) -> bool:
        """Whether the round's peildatum has come on the day asked."""
        return self.peildatum <= as_of.peildatum


def rounds_of(accord: str, as_of: AsOf, *, language: str = "nl") -> tuple[RoundLine, ...]:
    """The rounds of an accord that were opened by the moment of knowing, latest peildatum first. One query."""
    rounds = Round.objects.filter(accord__key=accord, opened_at__lte=as_of.known_at).order_by("-peildatum")
    return tuple(
        RoundLine(
            one.pk, one.period, Period.parse(one.period).label_in(language), one.peildatum, one.is_open, one.practice
        )
        for one in rounds
    )
