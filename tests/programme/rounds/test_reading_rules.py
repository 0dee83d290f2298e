# SPDX-License-Identifier: EUPL-1.2
"""What can be said of rounds over time, without a database."""

import statistics
from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.kernel.moment import PlannedMoment
from akkoord.kernel.signal import SignalKind
from akkoord.programme.rounds.rules.drift import Direction, Drift, drift, median_drift, worst_drift
from akkoord.programme.rounds.rules.judging import age_in_days
from akkoord.programme.rounds.rules.staleness import Said, last_run, rounds_in_a_row
from akkoord.programme.rounds.rules.trend import Bounds, Change, bounds, certain_change, gone, share

P = PlannedMoment.parse
COUNTS = st.dictionaries(st.sampled_from(SignalKind), st.integers(0, 50))
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
MOMENTS = st.one_of(
    DAYS.map(PlannedMoment.day),
    DAYS.map(lambda day: PlannedMoment.month(day.year, day.month)),
    DAYS.map(lambda day: PlannedMoment.quarter(day.year, (day.month - 1) // 3 + 1)),
    DAYS.map(lambda day: PlannedMoment.year(day.year)),
    DAYS.map(lambda day: PlannedMoment.from_year(day.year)),
)


@pytest.mark.parametrize(
    ("part", "whole", "percents"), [(449, 450, 99), (1, 450, 1), (0, 450, 0), (450, 450, 100), (0, 0, None)]
)
def test_a_share_is_whole_only_when_all_is_there(part: int, whole: int, percents: int | None) -> None:
    assert share(part, whole) == percents


def test_unknown_widens_a_number_and_is_never_counted_as_nothing() -> None:
    counts = {SignalKind.FINISHED: 12, SignalKind.ON_SCHEDULE: 30, SignalKind.UNKNOWN: 20}
    assert bounds(counts, SignalKind.FINISHED) == Bounds(12, 32)


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (Bounds(10, 15), Bounds(5, 13), Change.UNCERTAIN),
        (Bounds(10, 12), Bounds(4, 9), Change.FEWER),
        (Bounds(4, 9), Bounds(10, 12), Change.MORE),
        (Bounds(5, 5), Bounds(5, 5), Change.SAME),
        (Bounds(5, 6), Bounds(5, 6), Change.UNCERTAIN),
    ],
)
def test_a_change_is_told_only_when_it_is_certain(before: Bounds, after: Bounds, change: Change) -> None:
    assert certain_change(before, after) is change


@given(COUNTS, COUNTS, st.data())
def test_a_certain_change_holds_whatever_the_unknown_turn_out_to_be(
    first: dict[SignalKind, int], second: dict[SignalKind, int], data: st.DataObject
) -> None:
    before, after = bounds(first, SignalKind.ATTENTION), bounds(second, SignalKind.ATTENTION)
    was, became = (data.draw(st.integers(one.least, one.most)) for one in (before, after))
    holds = {
        Change.MORE: became > was,
        Change.FEWER: became < was,
        Change.SAME: became == was,
        Change.UNCERTAIN: True,
    }
    assert holds[certain_change(before, after)]


def test_what_is_gone_makes_the_flows_add_up() -> None:
    assert gone([("op-schema", 4), (None, 3)], {"op-schema": 5}, {"op-schema": 1}) == {"op-schema": 2}


def test_flows_that_do_not_fit_the_counts_are_refused() -> None:
    with pytest.raises(ValueError, match="More actions"):
        gone([("op-schema", 6)], {"op-schema": 5}, {})


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["a", "b", "c", None]), st.booleans()), max_size=60))
def test_a_row_of_the_flow_and_what_is_gone_sum_to_the_count_before(rows: list[tuple[str, str | None, bool]]) -> None:
    """Each row is an action: its status before, after (None: gone), and whether it came from another theme."""
    stayed = [(before, elsewhere) for before, after, elsewhere in rows if after]
    counts = Counter(before for before, after, elsewhere in rows if not (after and elsewhere))
    flows = Counter(before for before, _ in stayed)
    entered = Counter(before for before, elsewhere in stayed if elsewhere)
    left = gone(list(flows.items()), counts, entered)
    for status in "abc":
        assert flows[status] - entered[status] + left.get(status, 0) == counts[status]


@pytest.mark.parametrize(
    ("plan", "now", "expected"),
    [
        ("2023-Q3", "2023-10-11", Drift(11, 102)),
        ("2023-Q3", "2024+", Drift(93, None)),
        ("2024+", "2023-Q4", Drift(None, -1)),
        ("2023-Q3", "2023-Q3", Drift(0, 0)),
        ("2024+", "2024+", Drift(0, 0)),
        ("2023-Q3", "PM", None),
        ("PM", "2023-Q3", None),
        ("2023+", "2024+", None),
    ],
)
def test_drift_is_a_range_as_exact_as_both_moments(plan: str, now: str, expected: Drift | None) -> None:
    assert drift(P(plan), P(now)) == expected


def test_without_a_plan_or_a_forecast_there_is_no_drift() -> None:
    assert drift(None, P("2023")) is None
    assert drift(P("2023"), None) is None


@given(MOMENTS)
def test_equal_moments_do_not_drift(moment: PlannedMoment) -> None:
    assert drift(moment, moment) == Drift(0, 0)


@given(MOMENTS, MOMENTS)
def test_drift_back_is_the_opposite_of_drift_there(plan: PlannedMoment, now: PlannedMoment) -> None:
    there, back = drift(plan, now), drift(now, plan)
    if there is None or back is None:
        assert there is back
        return
    assert there.least == (None if back.most is None else -back.most)
    assert there.most == (None if back.least is None else -back.least)


@pytest.mark.parametrize(
    ("found", "direction"),
    [
        (Drift(93, None), Direction.LATER),
        (Drift(None, -1), Direction.EARLIER),
        (Drift(-91, 91), Direction.PERHAPS),
        (Drift(0, 0), Direction.SAME),
        (Drift(0, 90), Direction.PERHAPS),
    ],
)
def test_later_is_said_only_when_it_is_certain(found: Drift, direction: Direction) -> None:
    assert found.direction is direction


def test_the_median_is_a_range_as_well() -> None:
    assert median_drift([Drift(0, 0), Drift(11, 102), Drift(93, None)]) == Drift(11, 102)
    assert median_drift([]) is None
    assert worst_drift([Drift(0, 0), Drift(11, 102), Drift(93, None)]) == Drift(93, None)


@given(st.lists(st.tuples(st.integers(-400, 400), st.integers(0, 200)), min_size=1, max_size=15), st.data())
def test_the_true_median_lies_in_the_range(ranges: list[tuple[int, int]], data: st.DataObject) -> None:
    drifts = [Drift(least, least + width) for least, width in ranges]
    true = [data.draw(st.integers(one.least or 0, one.most or 0)) for one in drifts]
    found = median_drift(drifts)
    assert found is not None
    assert (found.least or 0) <= statistics.median_low(true) <= statistics.median_high(true) <= (found.most or 0)


def said(round_number: int, text: str = "Zo staat het.", *, answered: bool = True, unchanged: bool = False) -> Said:
    day = date(2022, 12, 31) + timedelta(days=91 * round_number)
    return Said(day, answered, 1, text if answered else "", P("2024"), unchanged)


def test_a_run_counts_the_rounds_that_say_the_same() -> None:
    run = last_run([said(0, "Anders."), said(1), said(2, unchanged=True), said(3, unchanged=True)])
    assert run is not None
    assert (run.rounds, run.since, run.ticked, run.answered) == (3, said(1).peildatum, 2, True)


def test_silence_ends_a_run_and_is_one_itself() -> None:
    after_silence = last_run([said(0), said(1, answered=False), said(2)])
    silent = last_run([said(0), said(1, answered=False), said(2, answered=False)])
    assert after_silence is not None
    assert silent is not None
    assert after_silence.rounds == 1
    assert (silent.rounds, silent.answered) == (2, False)
    assert last_run([]) is None


def test_an_age_is_counted_to_the_peildatum() -> None:
    assert age_in_days(date(2023, 3, 31), date(2023, 9, 30)) == 183


@pytest.mark.parametrize(
    ("present", "rounds"), [([False, True, True], 2), ([True, False, True], 1), ([True, False], 0), ([], 0)]
)
def test_something_stands_there_for_rounds_in_a_row(present: list[bool], rounds: int) -> None:
    assert rounds_in_a_row(present) == rounds
