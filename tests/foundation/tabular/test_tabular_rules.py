# SPDX-License-Identifier: EUPL-1.2
"""Addresses, values and names."""

from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.foundation.tabular.naming import LONGEST_TEXT, fitting, sheet_names
from akkoord.foundation.tabular.rules import (
    Cell,
    Row,
    Span,
    as_value,
    column_letters,
    column_number,
    day_in,
    is_error,
    place_of,
    span_of,
    spread,
    value_text,
)


@given(st.integers(1, 16_384))
def test_letters_of_a_column_name_it_both_ways(number: int) -> None:
    assert column_number(column_letters(number)) == number


def test_addresses_are_as_the_program_shows_them() -> None:
    assert [column_letters(number) for number in (1, 26, 27, 28, 702, 703)] == ["A", "Z", "AA", "AB", "ZZ", "AAA"]
    assert Cell("x", 7, 2).address == "B7"
    assert place_of("b7") == (7, 2)
    assert place_of("7B") is None
    assert span_of("C9:B7") == Span(7, 2, 9, 3)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("", None),
        (3.0, 3),
        (3.5, 3.5),
        (1e20, 1e20),
        (True, True),
        (datetime(2024, 3, 15), date(2024, 3, 15)),
        (datetime(2024, 3, 15, 9), datetime(2024, 3, 15, 9)),
        (time(9, 30), "09:30"),
    ],
)
def test_what_was_read_becomes_what_it_means(raw: Any, value: Any) -> None:
    assert as_value(raw) == value
    assert type(as_value(raw)) is type(value)


@pytest.mark.parametrize(
    "value", [date(2024, 3, 15), datetime(2024, 3, 15, 9), "15-3-2024", "15 maart 2024", "15 March 2024"]
)
def test_a_day_is_read_however_it_was_written(value: Any) -> None:
    assert day_in(value) == date(2024, 3, 15)


def test_what_is_no_day_is_none() -> None:
    assert [day_in(value) for value in ("ooit", 45366, None, True)] == [None] * 4


@pytest.mark.parametrize("text", ["#N/B", "#REF!", "#verw!", "#DEEL/0!", "Err:502", " #N/A "])
def test_errors_in_both_languages_are_known(text: str) -> None:
    assert is_error(text)


@pytest.mark.parametrize("text", ["#1 van de lijst", "N/B", "", "Fout: bel ons"])
def test_other_texts_are_no_error(text: str) -> None:
    assert not is_error(text)


def test_a_value_reads_as_a_person_would_type_it() -> None:
    assert [value_text(each) for each in (None, True, False, 3, 3.5, date(2024, 3, 15), "a")] == [
        "", "ja", "nee", "3", "3,5", "2024-03-15", "a",
    ]  # fmt: skip


def test_merged_cells_are_spread_no_further_than_the_rows_go() -> None:
    rows = [Row(number, (number, None)) for number in (1, 2)]
    spread_rows = list(spread(iter(rows), [Span(1, 1, 9, 9)]))
    assert [[cell.value for cell in row.cells] for row in spread_rows] == [[1, 1], [1, 1]]
    assert spread_rows[1].cells[1].address == "B2"


@given(st.lists(st.text(max_size=60), max_size=30))
def test_sheet_names_are_accepted_and_different(wanted: list[str]) -> None:
    names = sheet_names(wanted)
    assert len({name.lower() for name in names}) == len(wanted)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_a_text_fits_in_a_cell() -> None:
    assert fitting("a\x00b") == "ab"
    assert len(fitting("x" * 40_000)) == LONGEST_TEXT
