# SPDX-License-Identifier: EUPL-1.2
"""The workbook holds real values, and no text that acts."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from akkoord.foundation.tabular.naming import lines_in, sheet_names
from akkoord.reports.render import excel
from akkoord.reports.tree import Chapter, Column, Table, TextCell
from tests.reports.sample import NOTICE, sample


@pytest.fixture(scope="module")
def book() -> Workbook:
    """The sample as a workbook."""
    return openpyxl.load_workbook(io.BytesIO(excel.render(sample(rows=20))))


def _actions(book: Workbook) -> tuple[Worksheet, dict[str, int], int]:
    sheet = book["Alle acties met hun status"]
    head = next(row for row in sheet.iter_rows() if row[0].value == "Nr.")
    return sheet, {cell.value: cell.column for cell in head if cell.value}, head[0].row


def test_the_reading_guide_comes_first_and_names_every_sheet(book: Workbook) -> None:
    guide = book.worksheets[0]
    assert guide.title == "Leeswijzer"
    named = {cell.value for cell in guide["A"]}
    assert {sheet.title for sheet in book.worksheets[1:]} <= named
    assert "Integraal Zorgakkoord" in {cell.value for cell in guide["B"]}


def test_each_sheet_opens_and_prints_with_the_practice_notice(book: Workbook) -> None:
    for sheet in book:
        assert sheet["A1"].value == NOTICE
        assert NOTICE in sheet.oddHeader.left.text


def test_numbers_amounts_and_dates_are_real(book: Workbook) -> None:
    sheet, columns, head = _actions(book)
    row = head + 1
    assert sheet.cell(row, columns["Bedrag"]).value == pytest.approx(17636.57)
    assert "€" in sheet.cell(row, columns["Bedrag"]).number_format
    assert sheet.cell(row, columns["Bijgewerkt"]).value == datetime(2023, 7, 2)
    assert sheet.cell(row, columns["Gepland, eerste dag"]).value == datetime(2024, 4, 1)
    assert sheet.cell(row, columns["Status"]).value == "Op schema"


def test_unknown_is_a_word_in_a_column_of_amounts(book: Workbook) -> None:
    sheet, columns, head = _actions(book)
    assert sheet.cell(head + 5, columns["Bedrag"]).value == "onbekend"


def test_a_moment_to_be_decided_has_no_first_day(book: Workbook) -> None:
    sheet, columns, head = _actions(book)
    assert sheet.cell(head + 11, columns["Gepland"]).value == "nog te bepalen (PM)"
    assert sheet.cell(head + 11, columns["Gepland, eerste dag"]).value is None


def test_rows_say_where_they_come_from_with_a_link(book: Workbook) -> None:
    sheet, columns, head = _actions(book)
    source = sheet.cell(head + 1, columns["Bron"])
    assert source.value == "Stroomschema's 2023, p. 12"
    assert source.hyperlink.target == "https://akkoord.example.org/bronnen/stroomschemas"


def test_a_table_can_be_filtered_and_keeps_its_head_in_view(book: Workbook) -> None:
    sheet, _, head = _actions(book)
    assert sheet.auto_filter.ref == f"A{head}:J{head + 20}"
    assert sheet.freeze_panes == f"B{head + 1}"
    assert sheet.print_title_rows == f"${head}:${head}"


def test_no_text_becomes_a_formula() -> None:
    content = excel.render(sample(rows=2, text='=HYPERLINK("https://example.org","klik")'))
    archive = zipfile.ZipFile(io.BytesIO(content))
    sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    assert sheets
    assert not any(re.search(rb"<f[ >]", sheet) for sheet in sheets)


def test_a_text_longer_than_a_cell_ends_in_an_ellipsis() -> None:
    assert excel.text_for_cell("x" * 40_000) == "x" * 32_766 + "…"
    assert excel.text_for_cell("x" * 32_767) == "x" * 32_767


def test_the_properties_name_the_report(book: Workbook) -> None:
    assert book.properties.title == "Voortgangsrapportage Integraal Zorgakkoord"
    assert book.properties.creator == "Programmateam IZA"


@given(st.lists(st.text(max_size=40), max_size=8))
def test_sheet_names_are_lawful_and_all_different(wanted: list[str]) -> None:
    names = sheet_names(wanted)
    assert len({name.lower() for name in names}) == len(wanted)
    for name in names:
        assert 0 < len(name) <= 31
        assert not re.search(r"[\[\]:*?/\\]", name)
        assert not name.startswith("'")
        assert not name.endswith("'")


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 20, 1),
        ("kort", 20, 1),
        ("aanvullende inzet nodig", 12, 2),
        ("aanvullende inzet nodig", 18, 2),
        ("a" * 50, 11, 5),
        ("een " + "a" * 21 + " nog", 11, 4),
    ],
)
def test_a_row_is_as_high_as_its_longest_text_needs(text: str, width: float, lines: int) -> None:
    assert lines_in(text, width) == lines


def test_rows_with_long_texts_are_written_higher() -> None:
    long = replace(sample(rows=1), chapters=(Chapter("Lijst", "lijst", (_long_table(),)),))
    sheet = openpyxl.load_workbook(io.BytesIO(excel.render(long))).worksheets[-1]
    heights = [sheet.row_dimensions[number].height for number in range(1, sheet.max_row + 1)]
    assert max(height for height in heights if height) >= 2 * excel.LINE_HEIGHT


def _long_table() -> Table:
    return Table("lang", "Lang", (Column("Wat"), Column("Waarom")), ((TextCell("Kort"), TextCell("woord " * 60)),))
