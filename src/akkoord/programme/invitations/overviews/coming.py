# SPDX-License-Identifier: EUPL-1.2
"""The rounds that the calendar of an accord wants."""

from dataclasses import dataclass

from akkoord.kernel.asof import AsOf
from akkoord.programme.invitations.round_calendar import planned_rounds, rhythms
from akkoord.programme.invitations.rules.rounds_ahead import PlannedRound
from akkoord.programme.parties.policies import Capacity
from akkoord.programme.rounds.models import Round
from akkoord.programme.rounds.policies import may_open_round


@dataclass(frozen=True)
class ComingRounds:
    """The rounds to be, the first one first, for periods that have none yet.

    `has_rhythm`: the accord says how its rounds follow the calendar; `uncertain`: what is doubtful about that;
    `has_boards`: the calendar has a board meeting ahead, whether or not its round is there already.
    """

    has_rhythm: bool
    uncertain: str
    has_boards: bool
    rounds: tuple[PlannedRound, ...]


def coming_rounds(viewer: Capacity, as_of: AsOf, *, accord: str) -> ComingRounds:
    """What the calendar wants from the peildatum on. Three queries or fewer. Refusals: Refused for who opens none."""
    may_open_round(viewer).require()
    rhythm = rhythms([accord], as_of).get(accord)
    if rhythm is None:
        return ComingRounds(False, "", False, ())
    ahead = planned_rounds(rhythm, as_of, since=as_of.peildatum)
    known = Round.objects.filter(accord__key=accord, opened_at__lte=as_of.known_at).values_list("period", flat=True)
    asked = set(known)
    by_period = {one.period.code: one for one in reversed(ahead) if one.period.code not in asked}
    rounds = sorted(by_period.values(), key=lambda one: one.opens_on)
    return ComingRounds(True, rhythm.uncertain, bool(ahead), tuple(rounds))
