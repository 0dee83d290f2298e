# SPDX-License-Identifier: EUPL-1.2
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.kernel.moment import InvalidMoment, PlannedMoment, Precision, slip_in_days

years = st.integers(1, 9998)
days = st.dates(date(1, 1, 1), date(9998, 12, 31))
moments = st.one_of(
    st.builds(PlannedMoment.day, days),
    st.builds(PlannedMoment.month, years, st.integers(1, 12)),
    st.builds(PlannedMoment.quarter, years, st.integers(1, 4)),
    st.builds(PlannedMoment.half_year, years, st.integers(1, 2)),
    st.builds(PlannedMoment.year, years),
    st.builds(PlannedMoment.from_year, years),
    st.just(PlannedMoment.to_be_decided()),
)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("2023-09-11", "2023-09-11"),
        ("11-9-2023", "2023-09-11"),
        ("11/09/2023", "2023-09-11"),
        ("11  september 2023", "2023-09-11"),
        ("11 sept. 2023", "2023-09-11"),
        ("2023-09", "2023-09"),
        ("9-2023", "2023-09"),
        ("September 2023", "2023-09"),
        ("mei '24", "2024-05"),
        ("2023-Q3", "2023-Q3"),
        ("2023Q3", "2023-Q3"),
        ("Q3 2023", "2023-Q3"),
        ("Q4 ’23", "2023-Q4"),
        ("3e kwartaal 2023", "2023-Q3"),
        ("derde kwartaal van 2023", "2023-Q3"),
        ("eerste helft 2023", "2023-H1"),
        ("2e halfjaar 2023", "2023-H2"),
        ("H1 2023", "2023-H1"),
        ("2023", "2023"),
        ("2024 en verder", "2024+"),
        ("vanaf 2024", "2024+"),
        ("2024 e.v.", "2024+"),
        ("2024+", "2024+"),
        ("pm", "PM"),
        ("P.M.", "PM"),
        ("nader te bepalen", "PM"),
        ("n.t.b.", "PM"),
    ],
)
def test_dutch_input_gives_one_canonical_text(text: str, canonical: str) -> None:
    assert str(PlannedMoment.parse(text)) == canonical


@pytest.mark.parametrize(
    "text", ["", "binnenkort", "2023-13", "30 februari 2023", "2023-Q5", "vijfde helft 2023", "99 2023", "mei", "0000"]
)
def test_what_is_no_moment_is_refused_with_what_is_accepted(text: str) -> None:
    with pytest.raises(InvalidMoment, match="eerste helft 2023.*PM"):
        PlannedMoment.parse(text)


@pytest.mark.parametrize(
    ("text", "label", "english", "short"),
    [
        ("2023-09-11", "11 september 2023", "11 September 2023", "11-9-2023"),
        ("2023-09", "september 2023", "September 2023", "9-2023"),
        ("2023-Q3", "3e kwartaal 2023", "third quarter of 2023", "Q3 2023"),
        ("2023-H1", "1e helft 2023", "first half of 2023", "H1 2023"),
        ("2023", "2023", "2023", "2023"),
        ("2024+", "2024 en verder", "2024 onwards", "2024+"),
        ("PM", "nog te bepalen (PM)", "to be decided (PM)", "PM"),
    ],
)
def test_a_moment_says_no_more_than_it_knows(text: str, label: str, english: str, short: str) -> None:
    moment = PlannedMoment.parse(text)
    assert (moment.label, moment.label_in("en"), moment.short) == (label, english, short)


def test_open_ended_sorts_after_what_starts_the_same_and_to_be_decided_last() -> None:
    texts = ["2023-Q4", "2024-01-01", "2024-01", "2024-Q1", "2024-H1", "2024", "2024+", "2024-Q2", "PM"]
    assert [str(m) for m in sorted(map(PlannedMoment.parse, reversed(texts)))] == texts


def test_a_quarter_is_past_only_after_its_last_day() -> None:
    quarter = PlannedMoment.quarter(2023, 3)
    assert not quarter.is_past(date(2023, 9, 30))
    assert quarter.is_past(date(2023, 10, 1))
    assert quarter.may_be_past(date(2023, 7, 2))
    assert not quarter.may_be_past(date(2023, 7, 1))


def test_open_ended_and_to_be_decided_are_never_past() -> None:
    assert not PlannedMoment.from_year(2000).is_past(date(2023, 1, 1))
    assert not PlannedMoment.to_be_decided().is_past(date.max)
    assert not PlannedMoment.to_be_decided().may_be_past(date.max)


def test_a_moment_with_days_that_do_not_fit_its_precision_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="is not a quarter"):
        PlannedMoment(Precision.QUARTER, date(2023, 1, 1), date(2023, 2, 28))
    with pytest.raises(ValueError, match="is not a to_be_decided"):
        PlannedMoment(Precision.TO_BE_DECIDED, date(2023, 1, 1), None)
    with pytest.raises(ValueError, match="is not a day"):
        PlannedMoment(Precision.DAY, None, None)


def test_overlap_counts_the_last_day_and_leaves_out_what_is_undecided() -> None:
    year, quarter = PlannedMoment.year(2023), PlannedMoment.quarter(2023, 4)
    assert year.overlaps(quarter)
    assert quarter.overlaps(PlannedMoment.day(date(2023, 12, 31)))
    assert not quarter.overlaps(PlannedMoment.year(2024))
    assert PlannedMoment.from_year(2023).overlaps(PlannedMoment.year(2030))
    assert not PlannedMoment.to_be_decided().overlaps(PlannedMoment.to_be_decided())


def test_slip_is_a_range_when_the_plan_is_a_quarter() -> None:
    planned, forecast = PlannedMoment.quarter(2023, 3), PlannedMoment.day(date(2023, 10, 11))
    assert slip_in_days(planned, forecast) == (11, 102)
    assert slip_in_days(forecast, planned) == (-102, -11)
    assert slip_in_days(planned, planned) == (0, 0)


@pytest.mark.parametrize("open_end", [PlannedMoment.from_year(2024), PlannedMoment.to_be_decided()])
def test_slip_is_unknown_without_a_last_day(open_end: PlannedMoment) -> None:
    assert slip_in_days(PlannedMoment.year(2023), open_end) is None
    assert slip_in_days(open_end, PlannedMoment.year(2023)) is None


@given(moments)
def test_text_and_label_read_back_as_the_same_moment(moment: PlannedMoment) -> None:
    assert PlannedMoment.parse(str(moment)) == moment
    if moment.first_day is None or moment.first_day.year >= 1000:
        assert PlannedMoment.parse(moment.label) == moment
        assert PlannedMoment.parse(moment.label_in("en")) == moment


@given(moments, moments)
def test_the_order_is_total_and_follows_the_first_day(one: PlannedMoment, other: PlannedMoment) -> None:
    assert [one < other, one == other, one > other].count(True) == 1
    if one.earliest and other.earliest and one.earliest < other.earliest:
        assert one < other


@given(moments, moments, moments)
def test_the_order_is_transitive(one: PlannedMoment, two: PlannedMoment, three: PlannedMoment) -> None:
    low, middle, high = sorted([one, two, three])
    assert low <= middle <= high
    assert low <= high


@given(moments, days)
def test_what_is_past_stays_past(moment: PlannedMoment, on: date) -> None:
    if moment.is_past(on):
        assert moment.may_be_past(on)
        assert moment.is_past(on + timedelta(days=1))


@given(moments, moments)
def test_overlap_is_mutual(one: PlannedMoment, other: PlannedMoment) -> None:
    assert one.overlaps(other) == other.overlaps(one)


@given(moments, moments)
def test_slip_the_other_way_is_its_mirror(one: PlannedMoment, other: PlannedMoment) -> None:
    slip, back = slip_in_days(one, other), slip_in_days(other, one)
    if slip is None:
        assert back is None
    else:
        assert slip[0] <= slip[1]
        assert back == (-slip[1], -slip[0])


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("first half of 2023", PlannedMoment.half_year(2023, 1)),
        ("3rd quarter 2023", PlannedMoment.quarter(2023, 3)),
        ("from 2024", PlannedMoment.from_year(2024)),
        ("December 2023", PlannedMoment.month(2023, 12)),
    ],
)
def test_a_moment_can_be_typed_in_english(typed: str, read: PlannedMoment) -> None:
    assert PlannedMoment.parse(typed) == read


def test_a_refused_moment_says_in_english_what_is_accepted() -> None:
    with pytest.raises(InvalidMoment) as refused:
        PlannedMoment.parse("soon")
    assert refused.value.message_in("en").startswith("“soon” is not a moment. Write a day (11-9-2023 or")
    assert "is geen moment" in str(refused.value)
