# SPDX-License-Identifier: EUPL-1.2
"""When a round opens and is due, from the meeting it is for. No database, no clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from akkoord.kernel.period import Period, PeriodKind
from akkoord.programme.invitations.rules.working_days import add_working_days


@dataclass(frozen=True)
class Terms:
    """How rounds follow the calendar, in working days."""

    bureau_before_board: int
    opens_before: int
    answer_days: int


@dataclass(frozen=True)
class PlannedRound:
    """A round to be: what it asks about, its days, and the meetings they follow from.

    `bureau_assumed`: the calendar has no such meeting, so its day was worked out.
    """

    period: Period
    opens_on: date
    due_on: date
    bureau_on: date
    bureau_assumed: bool
    board_on: date

    @property
    def closes_on(self) -> date:
        """The last working day before the bureau meets. Example: bureau on Monday 28 August 2023: Friday 25 August."""
        return add_working_days(self.bureau_on - timedelta(days=1), 0)


def bureau_before(board_on: date, bureau_days: tuple[date, ...], terms: Terms) -> date | None:
    """The last bureau meeting that precedes a board and is near enough to prepare it; None when the calendar has none.

    Near enough: no more working days ahead than the bureau is taken to meet. Example: with 10, a board on 11 September
    2023 is prepared on 4 September, not on 1 June.
    """
    earliest = add_working_days(board_on, -terms.bureau_before_board)
    return max((day for day in bureau_days if earliest <= day < board_on), default=None)


def planned_round(board_on: date, bureau_on: date | None, terms: Terms) -> PlannedRound:
    """When the round for a board opens and is due; it is closed and reviewed before the bureau meets.

    It asks about the last quarter that has ended on the day it opens (own choice).
    Example: board on Monday 11 September 2023, no bureau meeting known and taken to be 10 working days ahead: Monday
    28 August. Opening 15 working days before that: Monday 7 August, about the second quarter; due after 10 working
    days: Monday 21 August; five working days are left to review.
    """
    bureau = bureau_on or add_working_days(board_on, -terms.bureau_before_board)
    opens_on = add_working_days(bureau, -terms.opens_before)
    return PlannedRound(
        period=Period.containing(opens_on, PeriodKind.QUARTER).previous(),
        opens_on=opens_on,
        due_on=add_working_days(opens_on, terms.answer_days),
        bureau_on=bureau,
        bureau_assumed=bureau_on is None,
        board_on=board_on,
    )


def plan_of(period: Period, opened_on: date, plans: Iterable[PlannedRound]) -> PlannedRound | None:
    """The plan that an opened round carries out: of its period, for the first board meeting that is still to come.

    Example: a round about the second quarter of 2023, opened on 9 August 2023, is for the board on 11 September; opened
    in 2026 it is for none.
    """
    fitting = [one for one in plans if one.period == period and one.board_on >= opened_on]
    return min(fitting, key=lambda one: one.board_on, default=None)
