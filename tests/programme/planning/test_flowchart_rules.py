# SPDX-License-Identifier: EUPL-1.2
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.kernel.moment import PlannedMoment
from akkoord.programme.planning.rules import Column, Miss, axis_for, column_of, miss_of, pack_rows, span_of

M = PlannedMoment.parse
PEILDATUM = date(2023, 9, 30)

stretches = st.lists(
    st.tuples(st.integers(0, 500), st.integers(1, 200)).map(lambda pair: (float(pair[0]), float(sum(pair)))),
    max_size=40,
)
days = st.dates(date(2015, 1, 1), date(2035, 12, 31))
moments = st.one_of(
    days.map(PlannedMoment.day),
    days.map(lambda day: PlannedMoment.month(day.year, day.month)),
    days.map(lambda day: PlannedMoment.quarter(day.year, (day.month + 2) // 3)),
    days.map(lambda day: PlannedMoment.year(day.year)),
    days.map(lambda day: PlannedMoment.from_year(day.year)),
    st.just(PlannedMoment.to_be_decided()),
)


@pytest.mark.parametrize(
    ("start", "end", "column"),
    [
        (None, None, Column.UNKNOWN),
        (None, "PM", Column.TO_BE_DECIDED),
        ("2023-05", None, Column.AXIS),
        ("2023-05", "PM", Column.AXIS),
        (None, "2024+", Column.AXIS),
    ],
)
def test_a_step_without_a_day_stands_beside_the_axis(start: str | None, end: str | None, column: Column) -> None:
    assert column_of(M(start) if start else None, M(end) if end else None) is column


def test_a_point_takes_the_days_of_its_own_moment() -> None:
    span = span_of(None, M("2023-Q3"), is_point=True)
    assert span is not None
    assert (span.first_day, span.last_day, span.start_known, span.end_known) == (
        date(2023, 7, 1),
        date(2023, 9, 30),
        True,
        True,
    )


def test_an_activity_with_only_an_end_has_an_unknown_start() -> None:
    span = span_of(None, M("2023-06"), is_point=False)
    assert span is not None
    assert (span.first_day, span.start_known, span.end_known) == (date(2023, 6, 1), False, True)


def test_an_activity_with_only_a_start_has_an_unknown_end() -> None:
    span = span_of(M("2023-05-10"), None, is_point=False)
    assert span is not None
    assert (span.last_day, span.start_known, span.end_known) == (date(2023, 5, 10), True, False)


def test_an_open_end_runs_on_and_stays_unknown() -> None:
    span = span_of(M("2023-05"), M("2024+"), is_point=False)
    assert span is not None
    assert (span.last_day, span.end_known) == (date.max, False)


@given(st.one_of(st.none(), moments), st.one_of(st.none(), moments), st.booleans())
def test_a_span_exists_exactly_for_what_stands_on_the_axis(
    start: PlannedMoment | None, end: PlannedMoment | None, is_point: bool
) -> None:
    span = span_of(start, end, is_point=is_point)
    assert (span is not None) is (column_of(start, end) is Column.AXIS)
    assert span is None or span.first_day <= span.last_day


def test_the_printed_columns_are_the_default() -> None:
    axis = axis_for([], PEILDATUM)
    labels = ["2022", "Q1 2023", "Q2 2023", "Q3 2023", "Q4 2023", "2024 en verder"]
    assert [column.label for column in axis.columns] == labels


def test_a_day_in_2024_gives_that_year_quarters() -> None:
    axis = axis_for([M("2024-01-15"), M("2027")], PEILDATUM)
    assert [column.label for column in axis.columns][5:] == [
        "Q1 2024",
        "Q2 2024",
        "Q3 2024",
        "Q4 2024",
        "2025 en verder",
    ]
    assert axis.columns[-1].last_day == date(2027, 12, 31)


def test_a_day_is_placed_within_its_column() -> None:
    axis = axis_for([], PEILDATUM)
    assert axis.place(date(2023, 1, 1)) == 1.0
    assert axis.place(date(2023, 2, 15)) == 1.5
    assert axis.place_after(date(2023, 3, 31)) == 2.0
    assert axis.place(date(2019, 5, 1)) == 0.0
    assert axis.place_after(date.max) == 6.0


@given(st.lists(moments, max_size=12), days, days, days)
def test_columns_follow_without_a_gap_and_later_days_stand_further_right(
    known: list[PlannedMoment], peildatum: date, one: date, other: date
) -> None:
    axis = axis_for(known, peildatum)
    for before, after in zip(axis.columns, axis.columns[1:], strict=False):
        assert after.first_day == before.last_day + timedelta(days=1)
    assert axis.columns[-1].open_ended
    assert axis.place(min(one, other)) <= axis.place(max(one, other))
    for moment in known:
        if moment.first_day:
            assert axis.columns[0].first_day <= moment.first_day <= axis.columns[-1].last_day


def test_stretches_take_the_first_row_with_room() -> None:
    assert pack_rows([(0, 4), (2, 5), (4, 6)]) == (0, 1, 0)


@given(stretches, st.floats(0, 30))
def test_no_two_in_one_row_overlap(extents: list[tuple[float, float]], gap: float) -> None:
    rows = pack_rows(extents, gap)
    for row in set(rows):
        inside = sorted(extent for extent, at in zip(extents, rows, strict=True) if at == row)
        assert all(left[1] + gap <= right[0] for left, right in zip(inside, inside[1:], strict=False))


@given(stretches)
def test_no_more_rows_are_used_than_overlap_at_one_point(extents: list[tuple[float, float]]) -> None:
    deepest = max((sum(left <= at < right for left, right in extents) for at, _ in extents), default=0)
    assert max(pack_rows(extents), default=-1) + 1 == deepest


@pytest.mark.parametrize(
    ("planned", "forecast", "meeting", "outcome"),
    [
        ("2023-Q2", "2023-10", "2023-09-11", Miss.MISSES),
        ("2023-Q2", "2023-Q3", "2023-09-11", Miss.MAY_MISS),
        ("2023-Q2", "2023-09-11", "2023-09-11", None),
        ("2023-Q3", "2023-10", "2023-09-11", None),
        ("2023-Q2", "2023-Q2", "2023-09-11", None),
        ("2023-Q2", "2024+", "2023-09-11", Miss.MISSES),
        ("2024+", "2025", "2024-09-11", None),
        ("2023-Q2", "PM", "2023-09-11", None),
    ],
)
def test_a_forecast_misses_a_meeting_that_the_plan_made(
    planned: str, forecast: str, meeting: str, outcome: Miss | None
) -> None:
    assert miss_of(M(planned), M(forecast), M(meeting)) is outcome


def test_without_a_plan_nothing_is_missed() -> None:
    assert miss_of(None, M("2024"), M("2023-09-11")) is None
