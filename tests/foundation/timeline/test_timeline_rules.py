# SPDX-License-Identifier: EUPL-1.2
"""Stretches: whatever is written in whatever order, days never get two facts."""

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from akkoord.foundation.timeline.rules import Placement, Stretch, end_fact, place_fact
from akkoord.kernel.asof import FOREVER_DATE

START = date(2023, 1, 1)
days = st.integers(0, 40).map(lambda number: START + timedelta(days=number))
writes = st.lists(st.tuples(days, st.booleans()), max_size=12)


@dataclass(frozen=True)
class Line:
    """Stretches with the number of the write that filled each."""

    stretches: tuple[tuple[Stretch, int], ...] = ()

    def after(self, placement: Placement, number: int) -> "Line":
        kept = [pair for position, pair in enumerate(self.stretches) if position not in placement.supersede]
        kept += [(stretch, self.stretches[position][1]) for position, stretch in placement.keep]
        if placement.hold is not None:
            kept.append((placement.hold, number))
        return Line(tuple(sorted(kept)))

    def value_on(self, day: date) -> int | None:
        found = [number for stretch, number in self.stretches if stretch.covers(day)]
        assert len(found) <= 1
        return found[0] if found else None


def written(acts: list[tuple[date, bool]]) -> Line:
    line = Line()
    for number, (day, ends) in enumerate(acts):
        bare = [stretch for stretch, _ in line.stretches]
        line = line.after(end_fact(bare, day) if ends else place_fact(bare, day), number)
    return line


def test_a_fact_in_the_middle_keeps_what_held_before_it() -> None:
    placement = place_fact([Stretch(START)], date(2023, 7, 1))
    assert placement == Placement(
        (0,), ((0, Stretch(START, date(2023, 7, 1))),), Stretch(date(2023, 7, 1), FOREVER_DATE)
    )


def test_a_fact_before_all_others_holds_until_the_first_of_them() -> None:
    placement = place_fact([Stretch(date(2024, 1, 1))], START)
    assert placement == Placement((), (), Stretch(START, date(2024, 1, 1)))


def test_a_fact_from_the_same_day_replaces_the_one_that_stood_there() -> None:
    placement = place_fact([Stretch(START, date(2024, 1, 1)), Stretch(date(2024, 1, 1))], START)
    assert placement == Placement((0,), (), Stretch(START, date(2024, 1, 1)))


def test_ending_takes_away_later_changes_too() -> None:
    line = [Stretch(START, date(2024, 1, 1)), Stretch(date(2024, 1, 1))]
    assert end_fact(line, date(2023, 7, 1)) == Placement((0, 1), ((0, Stretch(START, date(2023, 7, 1))),), None)


@given(writes)
def test_no_day_ever_has_two_facts(acts: list[tuple[date, bool]]) -> None:
    line = written(acts)
    for number in range(50):
        line.value_on(START + timedelta(days=number))


@given(writes, days)
def test_a_written_fact_is_read_on_its_own_day_and_leaves_earlier_days_alone(
    acts: list[tuple[date, bool]], day: date
) -> None:
    before, after = written(acts), written([*acts, (day, False)])
    assert after.value_on(day) == len(acts)
    for number in range(50):
        earlier = START + timedelta(days=number)
        if earlier < day:
            assert after.value_on(earlier) == before.value_on(earlier)


@given(writes, days)
def test_an_ended_fact_is_gone_from_its_day_on(acts: list[tuple[date, bool]], day: date) -> None:
    line = written([*acts, (day, True)])
    assert all(line.value_on(day + timedelta(days=number)) is None for number in range(60))
