# SPDX-License-Identifier: EUPL-1.2
"""Working days: Monday to Friday without Dutch holidays, forwards and backwards alike."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.programme.invitations.rules.working_days import (
    add_working_days,
    is_office_hour,
    is_working_day,
    working_days_until,
)

days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
numbers = st.integers(-60, 60)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 28), False),  # a Saturday
        (date(2026, 12, 25), False),
        (date(2026, 4, 3), False),  # Good Friday
        (date(2026, 4, 6), False),  # Easter Monday
        (date(2026, 4, 27), False),  # King's Day
        (date(2026, 5, 5), False),  # every year for terms, not only each fifth
        (date(2026, 5, 14), False),  # Ascension Day
        (date(2026, 5, 15), True),  # the Friday after it is an ordinary day
        (date(2026, 12, 31), True),
    ],
)
def test_which_days_people_work(day: date, works: bool) -> None:
    assert is_working_day(day) is works


@pytest.mark.parametrize(
    ("number", "expected"),
    [(1, date(2026, 4, 7)), (0, date(2026, 4, 2)), (-1, date(2026, 4, 2)), (-2, date(2026, 4, 1))],
)
def test_from_good_friday_there_is_a_long_weekend_to_pass(number: int, expected: date) -> None:
    assert add_working_days(date(2026, 4, 3), number) == expected


@given(days, numbers)
def test_it_always_lands_on_a_working_day(day: date, number: int) -> None:
    assert is_working_day(add_working_days(day, number))


@given(days, numbers)
def test_going_there_and_back_is_where_one_was(day: date, number: int) -> None:
    start = add_working_days(day, 0)
    assert add_working_days(add_working_days(start, number), -number) == start


@given(days, st.integers(0, 60))
def test_counting_agrees_with_adding(day: date, number: int) -> None:
    start = add_working_days(day, 0)
    assert working_days_until(start, add_working_days(start, number)) == number


@given(days, numbers, numbers)
def test_a_larger_number_is_never_an_earlier_day(day: date, one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert add_working_days(day, low) <= add_working_days(day, high)


def test_an_earlier_day_is_no_working_days_away() -> None:
    assert working_days_until(date(2026, 4, 8), date(2026, 4, 1)) == 0


@pytest.mark.parametrize(
    ("moment", "may"),
    [
        (datetime(2026, 3, 4, 8, 0), True),
        (datetime(2026, 3, 4, 17, 59), True),
        (datetime(2026, 3, 4, 18, 0), False),
        (datetime(2026, 3, 4, 7, 59), False),
        (datetime(2026, 3, 7, 10, 0), False),
        (datetime(2026, 5, 5, 10, 0), False),
    ],
)
def test_mail_that_can_wait_goes_in_office_hours(moment: datetime, may: bool) -> None:
    assert is_office_hour(moment) is may
