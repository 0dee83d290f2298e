# SPDX-License-Identifier: EUPL-1.2
"""Figures in words, in their printed table, and beside what contradicts them."""

from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from akkoord.kernel.verdict import Refused
from akkoord.programme.indicators.overviews import contradictions, figures_list, printed_tables
from akkoord.programme.indicators.rules import figure_text, joined_groups, trimmed
from akkoord.programme.parties.policies import Capacity
from tests.programme.accord.rich_package import TODAY, load, rich_package

READER = Capacity(everything=True)
KEYS = st.text("abcdefgh", min_size=1, max_size=1)


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        ("39.9000", "euro_million", "€ 39,9 miljoen"),
        ("28030.0000", "euro_million", "€ 28.030 miljoen"),
        ("-105", "euro_million", "-€ 105 miljoen"),
        ("24.5", "percent", "24,5%"),
        ("0", "count", "0"),
        ("4", "times_per_year", "4 keer per jaar"),
    ],
)
def test_a_figure_reads_in_dutch(value: str, unit: str, shown: str) -> None:
    assert figure_text(Decimal(value), unit) == shown


def test_a_figure_without_value_reads_as_printed() -> None:
    assert figure_text(None, "euro_million", "n.n.b.") == "n.n.b."


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=4))
def test_trimming_keeps_the_value(value: Decimal) -> None:
    assert trimmed(value) == value
    assert "E" not in str(trimmed(value)).upper() or abs(value) < Decimal("0.001")


@given(st.lists(st.tuples(KEYS, KEYS), max_size=12))
def test_groups_hold_each_key_once_and_each_pair_together(pairs: list[tuple[str, str]]) -> None:
    groups = joined_groups(pairs)
    keys = [key for group in groups for key in group]
    assert sorted(keys) == sorted({key for pair in pairs for key in pair})
    assert all(any({one, other} <= set(group) for group in groups) for one, other in pairs)


@pytest.mark.django_db
def test_figures_are_listed_with_their_scheme(tmp_path: Path) -> None:
    load(tmp_path)
    page = figures_list(READER, TODAY, accord="proef")
    assert (page.total, page.schemes) == (3, (("Kaders", 1),))
    assert [line.key for line in figures_list(READER, TODAY, accord="proef", scheme="Kaders").figures] == ["cel"]
    assert [line.key for line in figures_list(READER, TODAY, accord="proef", text="uitgaven").figures] == ["cel"]


@pytest.mark.django_db
def test_a_printed_table_is_rebuilt_with_blank_cells(tmp_path: Path) -> None:
    content = rich_package()
    cell = next(row for row in content["figures"] if row["key"] == "cel")
    place = {"key": "kaders", "row": "Kader", "column": "GGZ", "row_order": 2, "column_order": 2}
    content["figures"].append(cell | {"key": "cel-2", "value": "4913", "table": place})
    load(tmp_path, content)
    (table,) = printed_tables(READER, TODAY, accord="proef")
    assert (table.title, table.columns) == ("Kaders", ("MSZ", "GGZ"))
    shown = [(row, [cell and cell.shown for cell in cells]) for row, cells in table.rows]
    assert shown == [("Uitgaven", ["€ 28.030 miljoen", None]), ("Kader", [None, "€ 4.913 miljoen"])]


@pytest.mark.django_db
def test_contradicting_figures_stand_side_by_side(tmp_path: Path) -> None:
    load(tmp_path)
    (group,) = contradictions(READER, TODAY, accord="proef")
    assert [(line.shown, line.origin.document) for line in group] == [
        ("€ 39,9 miljoen", "Brief"),
        ("€ 41 miljoen", "Latere brief"),
    ]


@pytest.mark.django_db
def test_figures_cost_no_more_queries_when_there_are_more(tmp_path: Path) -> None:
    load(tmp_path / "one")
    reads = (figures_list, printed_tables, contradictions)
    with CaptureQueriesContext(connection) as small:
        for read in reads:
            read(READER, TODAY, accord="proef")
    load(tmp_path / "three", rich_package(copies=3))
    with CaptureQueriesContext(connection) as large:
        for read in reads:
            read(READER, TODAY, accord="proef")
    assert len(large) == len(small)


@pytest.mark.django_db
def test_a_stranger_sees_no_figures(tmp_path: Path) -> None:
    load(tmp_path)
    for read in (figures_list, printed_tables, contradictions):
        with pytest.raises(Refused):
            read(Capacity(), TODAY, accord="proef")
