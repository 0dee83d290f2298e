# SPDX-License-Identifier: EUPL-1.2
"""From a workbook on disk to sheets of plain values, as the rules read them."""

from itertools import islice
from pathlib import Path

from akkoord.foundation.tabular.reading import Sheet as OpenSheet
from akkoord.foundation.tabular.reading import open_workbook
from akkoord.foundation.tabular.rules import Cell, CellProblem, Row
from akkoord.programme.intake.errors import NothingToRead, OwnWorkbook, TooManyRows
from akkoord.programme.intake.rules.words import NO_RESULT, CellValue, Sheet, SheetRow, text_of

MOST_ROWS = 50_000

OWN_MARK = "akkoord-werkboek"


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """The sheets that hold anything and are not hidden, without their empty rows.

    Refusals: those of `open_workbook`; NothingToRead; OwnWorkbook for one that was handed out to answer in;
    TooManyRows above 50,000 rows together, which keeps a list within some 200 MB of memory.
    """
    left, sheets = MOST_ROWS, []
    with open_workbook(path) as book:
        if any(_is_own(one) for one in book.sheets):
            raise OwnWorkbook
        for one in (sheet for sheet in book.sheets if not sheet.hidden):
            rows = tuple(islice((_plain_row(row) for row in one.rows() if not row.is_blank), left + 1))
            if len(rows) > left:
                raise TooManyRows(MOST_ROWS)
            left -= len(rows)
            sheets.append(Sheet(one.name, rows))
    found = tuple(sheet for sheet in sheets if sheet.rows)
    if not found:
        raise NothingToRead
    return found


def _is_own(sheet: OpenSheet) -> bool:
    """Whether a sheet is the hidden one by which a workbook of ours is known."""
    if not sheet.hidden:
        return False
    first = next(iter(sheet.rows()), None)
    return first is not None and any(OWN_MARK in cell.text for cell in first.cells)


def _plain_row(row: Row) -> SheetRow:
    """A row as values; one text merged over several columns is one cell."""
    cells = tuple(_value(cell) for cell in row.cells)
    filled = [at for at, value in enumerate(cells) if text_of(value)]
    if len(filled) > 1 and len({text_of(cells[at]) for at in filled}) == 1 and _is_run(filled):
        only = filled[0]
        return SheetRow(row.number, (*(None,) * only, cells[only]), spans=True)
    while cells and not text_of(cells[-1]):
        cells = cells[:-1]
    return SheetRow(row.number, cells)


def _is_run(filled: list[int]) -> bool:
    return filled[-1] - filled[0] == len(filled) - 1


def _value(cell: Cell) -> CellValue:
    if cell.problem is CellProblem.NO_RESULT:
        return NO_RESULT
    return cell.value
