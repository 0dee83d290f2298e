# SPDX-License-Identifier: EUPL-1.2
"""What stands in a workbook is read as what it is, cell by cell."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from akkoord.foundation.tabular.reading import open_workbook
from akkoord.foundation.tabular.rules import Cell, CellProblem
from tests.foundation.tabular.workbooks import by_office, excel, raw_excel, raw_ods


def cells(path: Path, sheet: int = 0) -> dict[str, Cell]:
    """The cells that hold anything, by address."""
    with open_workbook(path) as book:
        return {cell.address: cell for row in book.sheets[sheet].rows() for cell in row.cells if not cell.is_blank}


def values(path: Path) -> dict[str, Any]:
    return {address: cell.value for address, cell in cells(path).items()}


def mixed(sheet: Any) -> None:
    day = sheet.book_day if hasattr(sheet, "book_day") else None
    sheet.write(2, 1, "kop")
    sheet.write_number(3, 1, 3)
    sheet.write_number(3, 2, 3.5)
    sheet.write_formula(4, 1, "=1+1", day, 2)
    sheet.write_formula(4, 2, '="x"', day, "x")
    sheet.write_string(5, 1, "  ")
    sheet.write_string(6, 1, "=1+1")


def test_numbers_texts_and_results_are_read_with_their_addresses(tmp_path: Path) -> None:
    found = values(excel(tmp_path, mixed))
    assert found == {"B3": "kop", "B4": 3, "C4": 3.5, "B5": 2, "C5": "x", "B7": "=1+1"}
    assert isinstance(found["B4"], int)


def test_libreoffice_keeps_what_was_written(tmp_path: Path) -> None:
    path = excel(tmp_path, mixed)
    assert values(by_office(path, "ods")) == values(path)
    assert values(by_office(path, "xlsx")) == values(path)


def test_days_and_moments_are_dates(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["A2"] = date(2024, 3, 15), datetime(2024, 3, 15, 12, 30)
    book.save(tmp_path / "dagen.xlsx")
    assert values(tmp_path / "dagen.xlsx") == {"A1": date(2024, 3, 15), "A2": datetime(2024, 3, 15, 12, 30)}


def test_a_merged_cell_counts_for_every_cell_it_covers(tmp_path: Path) -> None:
    def merged(sheet: Any) -> None:
        sheet.merge_range(1, 1, 3, 1, "op schema")
        sheet.write(3, 2, "einde")

    path = excel(tmp_path, merged)
    expected = {"B2": "op schema", "B3": "op schema", "B4": "op schema", "C4": "einde"}
    assert values(path) == expected
    assert values(by_office(path, "ods")) == expected


def test_a_formula_without_a_kept_result_says_so(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["B1"] = "=1+1", "gewoon"
    book.save(tmp_path / "zonder.xlsx")
    found = cells(tmp_path / "zonder.xlsx")
    assert found["A1"].problem is CellProblem.NO_RESULT
    assert found["B1"].problem is None
    ods = raw_ods(tmp_path, '<table:table-row><table:table-cell table:formula="of:=1+1"/></table:table-row>')
    assert cells(ods)["A1"].problem is CellProblem.NO_RESULT


def test_a_formula_that_gives_an_empty_text_is_blank(tmp_path: Path) -> None:
    path = raw_excel(tmp_path, '<sheetData><row r="1"><c r="A1" t="str"><f>IF(1,"")</f><v></v></c></row></sheetData>')
    assert cells(path) == {}


def test_errors_are_recognised(tmp_path: Path) -> None:
    def failing(sheet: Any) -> None:
        sheet.write_formula(0, 0, "=NA()", None, "#N/A")
        sheet.write_string(1, 0, "#VERW!")
        sheet.write_string(2, 0, "#N/B is een fout")

    path = excel(tmp_path, failing)
    found = cells(path)
    assert (found["A1"].value, found["A1"].problem) == ("#N/A", CellProblem.ERROR)
    assert found["A2"].problem is CellProblem.ERROR
    assert found["A3"].problem is None
    assert cells(by_office(path, "ods"))["A1"].problem is CellProblem.ERROR


def test_hidden_sheets_are_read_and_known_as_hidden(tmp_path: Path) -> None:
    def hidden(sheet: Any) -> None:
        sheet.write(0, 0, "x")
        sheet.hide()

    path = excel(tmp_path, lambda sheet: sheet.write(0, 0, "y"), hidden, lambda sheet: None)
    for each in (path, by_office(path, "ods")):
        with open_workbook(each) as book:
            assert [(one.name, one.hidden, one.dimensions) for one in book.sheets] == [
                ("Blad 1", False, (1, 1)),
                ("Blad 2", True, (1, 1)),
                ("Blad 3", False, (0, 0)),
            ]


def test_blank_rows_between_are_given_with_their_numbers(tmp_path: Path) -> None:
    with open_workbook(excel(tmp_path, lambda sheet: sheet.write(3, 2, "x"))) as book:
        rows = list(book.sheets[0].rows())
    assert [row.number for row in rows] == [1, 2, 3, 4]
    assert [row.is_blank for row in rows] == [True, True, True, False]
    assert {len(row.cells) for row in rows} == {3}


def test_repeated_cells_of_an_open_document_stand_for_each(tmp_path: Path) -> None:
    path = raw_ods(
        tmp_path,
        '<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="float" office:value="4" '
        'table:number-columns-repeated="2"/><table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>',
    )
    assert values(path) == {"A1": 4, "B1": 4, "A2": 4, "B2": 4}


def test_cells_without_references_follow_each_other(tmp_path: Path) -> None:
    path = raw_excel(
        tmp_path, "<sheetData><row><c><v>1</v></c><c><f>A1</f></c></row><row><c><v>2</v></c></row></sheetData>"
    )
    found = cells(path)
    assert {address: cell.value for address, cell in found.items()} == {"A1": 1, "B1": None, "A2": 2}
    assert found["B1"].problem is CellProblem.NO_RESULT


def test_an_empty_workbook_has_no_rows(tmp_path: Path) -> None:
    with open_workbook(excel(tmp_path, lambda sheet: None)) as book:
        assert list(book.sheets[0].rows()) == []


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_yes_and_no_survive_an_office_program(tmp_path: Path, kind: str) -> None:
    path = excel(tmp_path, lambda sheet: sheet.write_boolean(0, 0, True))
    assert values(by_office(path, kind))["A1"] == 1
