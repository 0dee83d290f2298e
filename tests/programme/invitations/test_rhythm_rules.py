# SPDX-License-Identifier: EUPL-1.2
"""When a round opens and is due, when who is reminded, and whom a question reaches."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.programme.invitations.choices import Audience
from akkoord.programme.invitations.rules.reaching import Target, offices, share_of_minutes
from akkoord.programme.invitations.rules.reminding import ReminderStep, may_remind, step_due
from akkoord.programme.invitations.rules.rounds_ahead import Terms, bureau_before, plan_of, planned_round
from akkoord.programme.invitations.rules.working_days import is_working_day
from akkoord.programme.parties.choices import Role
from akkoord.programme.rounds.choices import RequestKind

TERMS = Terms(bureau_before_board=10, opens_before=15, answer_days=10)
BOARD = date(2023, 9, 11)
OWNER, DEPUTY, CHAIR = Audience


def test_a_round_counts_back_from_its_board_where_no_bureau_meeting_is_known() -> None:
    planned = planned_round(BOARD, None, TERMS)
    assert planned.bureau_assumed
    assert (planned.bureau_on, planned.opens_on, planned.due_on) == (
        date(2023, 8, 28),
        date(2023, 8, 7),
        date(2023, 8, 21),
    )
    assert planned.period.code == "2023Q2"
    assert planned.closes_on == date(2023, 8, 25)


def test_the_plan_of_a_round_is_for_the_first_board_still_to_come() -> None:
    plans = [planned_round(on, None, TERMS) for on in (date(2023, 9, 25), BOARD, date(2023, 12, 4))]
    period = plans[0].period
    assert plan_of(period, date(2023, 8, 9), plans) == plans[1]
    assert plan_of(period, date(2023, 9, 12), plans) == plans[0]
    assert plan_of(period, date(2026, 1, 1), plans) is None


def test_a_bureau_meeting_that_is_known_goes_before_an_assumption() -> None:
    planned = planned_round(BOARD, date(2023, 9, 4), TERMS)
    assert not planned.bureau_assumed
    assert (planned.opens_on, planned.due_on) == (date(2023, 8, 14), date(2023, 8, 28))


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ((date(2023, 9, 4), date(2023, 8, 30)), date(2023, 9, 4)),
        ((date(2023, 6, 1),), None),
        ((BOARD,), None),
        ((), None),
    ],
)
def test_the_bureau_that_prepares_a_board_is_the_last_one_shortly_before_it(
    known: tuple[date, ...], expected: date | None
) -> None:
    assert bureau_before(BOARD, known, TERMS) == expected


@given(
    st.dates(date(2022, 1, 1), date(2032, 1, 1)),
    st.integers(0, 30),
    st.integers(1, 60).flatmap(lambda opens: st.tuples(st.just(opens), st.integers(0, opens - 1))),
)
def test_a_round_is_due_before_the_bureau_meets_and_asks_about_what_is_over(
    board: date, ahead: int, terms: tuple[int, int]
) -> None:
    planned = planned_round(board, None, Terms(ahead, *terms))
    assert planned.opens_on <= planned.due_on < planned.bureau_on <= board
    assert planned.period.last_day < planned.opens_on
    assert is_working_day(planned.opens_on)
    assert is_working_day(planned.due_on)


STEPS = [ReminderStep(days, to) for days, to in ((-3, OWNER), (0, OWNER), (1, DEPUTY), (3, CHAIR))]
DUE = date(2026, 3, 18)  # a Wednesday


@pytest.mark.parametrize(
    ("today", "to", "code"),
    [
        (date(2026, 3, 12), OWNER, None),
        (date(2026, 3, 13), OWNER, "owner-3"),
        (date(2026, 3, 17), OWNER, "owner-3"),
        (DUE, OWNER, "owner+0"),
        (DUE, DEPUTY, None),
        (date(2026, 3, 19), DEPUTY, "deputy+1"),
        (date(2026, 3, 20), CHAIR, None),
        (date(2026, 3, 23), CHAIR, "chair+3"),
    ],
)
def test_first_the_owner_then_the_deputy_then_the_chair(today: date, to: Audience, code: str | None) -> None:
    step = step_due(STEPS, to, DUE, today)
    assert (step.code if step else None) == code


def test_a_last_day_in_the_weekend_is_reminded_of_on_friday() -> None:
    assert ReminderStep(0, OWNER).falls_on(date(2026, 3, 22)) == date(2026, 3, 20)


def test_a_step_comes_once_and_never_above_the_limit() -> None:
    step = STEPS[1]
    assert may_remind(step, {"owner-3"}, 2)
    assert not may_remind(step, {"owner-3"}, 1)
    assert not may_remind(step, {"owner+0"}, 5)
    assert not may_remind(step, (), 0)


def target(kind: RequestKind, chair: int | None = 7) -> Target:
    return Target(kind, 3, chair, "theme:iza/a", "action:iza/a-kader")


def test_an_owners_question_reaches_the_owner_and_who_took_over_the_action() -> None:
    assert offices(target(RequestKind.OWNER), OWNER) == (
        (Role.OWNER, 3, ""),
        (Role.OWNER, 3, "theme:iza/a"),
        (Role.DEPUTY, 3, "action:iza/a-kader"),
    )
    assert (Role.DEPUTY, 3, "") in offices(target(RequestKind.OWNER), DEPUTY)
    assert offices(target(RequestKind.OWNER), CHAIR) == (
        (Role.THEME_CHAIR, None, "theme:iza/a"),
        (Role.THEME_CHAIR, 7, ""),
    )


def test_a_chairs_question_has_nobody_behind_the_chair() -> None:
    chairs = target(RequestKind.THEME_CHAIR, None)
    assert offices(chairs, OWNER) == (
        (Role.THEME_CHAIR, None, "theme:iza/a"),
        (Role.DEPUTY, None, "action:iza/a-kader"),
    )
    assert offices(chairs, DEPUTY) == ()
    assert offices(chairs, CHAIR) == ()


@pytest.mark.parametrize(
    ("minutes", "mine", "asked", "share"), [(8, 1, 4, 2), (8, 4, 4, 8), (3, 1, 2, 2), (0, 0, 0, 0)]
)
def test_a_part_of_a_request_costs_a_part_of_its_minutes(minutes: int, mine: int, asked: int, share: int) -> None:
    assert share_of_minutes(minutes, mine, asked) == share
