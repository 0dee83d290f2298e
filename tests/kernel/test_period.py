# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.kernel.period import InvalidPeriod, Period, PeriodKind

kinds = st.sampled_from(PeriodKind)
days = st.dates(date(2, 1, 1), date(9998, 12, 31))
periods = st.builds(Period.containing, days, kinds)


@pytest.mark.parametrize(
    ("text", "first_day", "last_day", "label", "short"),
    [
        ("2023Q3", date(2023, 7, 1), date(2023, 9, 30), "3e kwartaal 2023", "Q3 2023"),
        ("2023-q1", date(2023, 1, 1), date(2023, 3, 31), "1e kwartaal 2023", "Q1 2023"),
        ("2024-H1", date(2024, 1, 1), date(2024, 6, 30), "1e helft 2024", "H1 2024"),
        (" 2023 ", date(2023, 1, 1), date(2023, 12, 31), "2023", "2023"),
    ],
)
def test_a_period_is_read_from_its_code(text: str, first_day: date, last_day: date, label: str, short: str) -> None:
    period = Period.parse(text)
    assert (period.first_day, period.last_day, period.label, period.short) == (first_day, last_day, label, short)


@pytest.mark.parametrize("text", ["", "2023Q5", "2023H3", "2023Q0", "23Q1", "2023-13", "0000", "kwartaal", "٢٠٢٣"])
def test_what_is_no_period_is_refused_with_what_is_accepted(text: str) -> None:
    with pytest.raises(InvalidPeriod, match="2023Q3"):
        Period.parse(text)


def test_a_fifth_quarter_cannot_be_made() -> None:
    with pytest.raises(InvalidPeriod):
        Period(PeriodKind.QUARTER, 2023, 5)


def test_the_last_quarter_is_followed_by_the_first_of_the_next_year() -> None:
    assert Period.parse("2023Q4").next() == Period.parse("2024Q1")
    assert Period.parse("2024H1").previous() == Period.parse("2023H2")


def test_periods_sort_by_start_then_by_end() -> None:
    codes = ["2023Q1", "2023H1", "2023", "2023Q2", "2023Q3", "2023H2"]
    assert [p.code for p in sorted(map(Period.parse, sorted(codes)))] == codes


def test_a_period_has_an_english_label() -> None:
    assert Period.parse("2023Q3").label_in("en") == "third quarter of 2023"
    assert Period.parse("2023H2").label_in("en-gb") == "second half of 2023"


@given(periods)
def test_the_code_of_a_period_reads_back_as_the_same_period(period: Period) -> None:
    assert Period.parse(period.code) == period


@given(periods)
def test_the_next_period_starts_the_day_after_the_last(period: Period) -> None:
    assert (period.next().first_day - period.last_day).days == 1
    assert period.next().previous() == period


@given(days, kinds)
def test_a_day_is_in_the_one_period_of_its_kind(day: date, kind: PeriodKind) -> None:
    period = Period.containing(day, kind)
    assert day in period
    assert day not in period.next()
    assert day not in period.previous()
