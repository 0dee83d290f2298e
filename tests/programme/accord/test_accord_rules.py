# SPDX-License-Identifier: EUPL-1.2
"""Calculations on accords."""

from hypothesis import given
from hypothesis import strategies as st

from akkoord.programme.accord.rules import reached


def test_a_page_lies_on_the_groups_that_it_cuts() -> None:
    groups = [("a", 10), ("b", 20), ("c", 30)]
    assert reached(groups, 15, 20) == (["b", "c"], 5)
    assert reached(groups, 0, 10) == (["a"], 0)
    assert reached(groups, 30, None) == (["c"], 0)
    assert reached(groups, 60, 10) == ([], 0)


@given(st.lists(st.integers(0, 6), max_size=8), st.integers(0, 40), st.one_of(st.none(), st.integers(1, 12)))
def test_the_rows_of_a_page_are_those_of_the_whole_list(sizes: list[int], offset: int, limit: int | None) -> None:
    groups = [(number, size) for number, size in enumerate(sizes)]
    rows = {number: [(number, row) for row in range(size)] for number, size in groups}
    whole = [row for number, _size in groups for row in rows[number]]
    found, into = reached(groups, offset, limit)
    some = [row for number in found for row in rows[number]]
    assert some[into:][:limit] == whole[offset:][:limit]
