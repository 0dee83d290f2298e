# SPDX-License-Identifier: EUPL-1.2
"""The days of rounds that belong in a calendar: when one opens, the last day to answer, and when it should close."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone

from akkoord.kernel.asof import AsOf
from akkoord.kernel.period import Period
from akkoord.programme.invitations.round_calendar import planned_rounds, rhythms
from akkoord.programme.invitations.rules.rounds_ahead import PlannedRound, plan_of
from akkoord.programme.parties.policies import Capacity, may_read
from akkoord.programme.rounds.models import DeadlineMove, Edition, Round


class RoundDayKind(StrEnum):
    """What a day is in a round."""

    OPENS = "opens"
    DUE = "due"
    CLOSES = "closes"


@dataclass(frozen=True)
class RoundDay:
    """One day of a round.

    `opened`: the round is there and runs; else it is planned by the calendar. `planned`: the day itself is. `past`: it
    lies before the peildatum. `moved_from`: the last day to answer was this one before it was moved. `board_on`: the
    meeting that the round precedes, where the calendar has it. `uncertain`: what is doubtful about a planned day.
    `changed_at` is None for what was worked out from the calendar.
    """

    period: Period
    kind: RoundDayKind
    on: date
    opened: bool
    planned: bool
    past: bool
    practice: bool = False
    moved_from: date | None = None
    board_on: date | None = None
    uncertain: str = ""
    changed_at: datetime | None = None


def round_days(viewer: Capacity, as_of: AsOf, *, accord: str) -> tuple[RoundDay, ...]:
    """The days of the rounds that run on the peildatum, and of those that the calendar wants after it; in order of day.

    What ran, and its last day to answer, is as it was on the peildatum. A closed round has no days here. A running
    round has a planned close when the calendar has the meeting that it precedes. Four queries or fewer. Refusals:
    Refused.
    """
    may_read(viewer).require()
    then = as_of.as_then_known(timezone.get_current_timezone()).known_at
    rhythm = rhythms([accord], as_of).get(accord)
    plans = planned_rounds(rhythm, as_of, since=date.min) if rhythm else []
    uncertain = rhythm.uncertain if rhythm else ""
    published = Edition.objects.filter(round=OuterRef("pk"), published_at__lte=then)
    rounds = list(
        Round.objects.filter(accord__key=accord, opened_at__lte=then).annotate(closed=Exists(published)).order_by("pk")
    )
    running = [one for one in rounds if not one.closed]
    moves = _moves(running)
    days = [
        day for one in running for day in _running(one, moves.get(one.pk, ()), plans, then, as_of.peildatum, uncertain)
    ]
    asked = {one.period for one in rounds}
    ahead = {one.period.code: one for one in reversed(plans) if one.board_on >= as_of.peildatum}
    for code, plan in ahead.items():
        if code not in asked:
            days.extend(_planned(plan, as_of.peildatum, uncertain))
    return tuple(sorted(days, key=lambda day: (day.on, day.period.code, list(RoundDayKind).index(day.kind))))


def _moves(rounds: Iterable[Round]) -> Mapping[int, Sequence[DeadlineMove]]:
    """The moves of the last day to answer, the first one first, by round. One query, none without rounds."""
    found: dict[int, list[DeadlineMove]] = {one.pk: [] for one in rounds}
    for move in DeadlineMove.objects.filter(round__in=found).order_by("moved_at", "pk") if found else ():
        found[move.round_id].append(move)
    return found


def _running(
    one: Round,
    moves: Sequence[DeadlineMove],
    plans: Sequence[PlannedRound],
    then: datetime,
    today: date,
    uncertain: str,
) -> Iterable[RoundDay]:
    period, opened_on = Period.parse(one.period), timezone.localdate(one.opened_at)
    before = [move for move in moves if move.moved_at <= then]
    later = [move for move in moves if move.moved_at > then]
    due_on = later[0].was if later else one.due_on
    last = before[-1] if before else None
    plan = plan_of(period, opened_on, plans)
    board = plan.board_on if plan else None

    def day(kind: RoundDayKind, on: date, **more: Any) -> RoundDay:
        values = {"opened": True, "planned": False, "changed_at": one.opened_at, **more}
        return RoundDay(period, kind, on, past=on < today, practice=one.practice, board_on=board, **values)

    yield day(RoundDayKind.OPENS, opened_on)
    changed_at, was = (last.moved_at, last.was) if last else (one.opened_at, None)
    yield day(RoundDayKind.DUE, due_on, moved_from=was, changed_at=changed_at)
    if plan:
        yield day(RoundDayKind.CLOSES, plan.closes_on, planned=True, uncertain=uncertain, changed_at=None)


def _planned(plan: PlannedRound, today: date, uncertain: str) -> Iterable[RoundDay]:
    days = (
        (RoundDayKind.OPENS, plan.opens_on),
        (RoundDayKind.DUE, plan.due_on),
        (RoundDayKind.CLOSES, plan.closes_on),
    )
    for kind, on in days:
        yield RoundDay(
            plan.period,
            kind,
            on,
            opened=False,
            planned=True,
            past=on < today,
            board_on=plan.board_on,
            uncertain=uncertain,
        )
