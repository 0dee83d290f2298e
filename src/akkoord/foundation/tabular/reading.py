# SPDX-License-Identifier: EUPL-1.2
"""Reading a workbook: .xlsx and .ods, cell by cell, from a file that was found safe to read."""

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from types import TracebackType
from typing import Self

from python_calamine import CalamineSheet, CalamineWorkbook

from akkoord.foundation.files.choices import AttachmentType
from akkoord.foundation.files.errors import AttachmentHasMacros, AttachmentRefusal, AttachmentTypeRefused
from akkoord.foundation.files.inspection import OLD_OFFICE, inspect
from akkoord.foundation.files.rules import MEGABYTE
from akkoord.foundation.tabular.errors import (
    NotAWorkbook,
    OldWorkbook,
    TabularRefusal,
    WorkbookDamaged,
    WorkbookHasMacros,
    WorkbookTooLarge,
    WorkbookUnsafe,
)
from akkoord.foundation.tabular.excel import excel_sheets
from akkoord.foundation.tabular.opendocument import open_document_sheets
from akkoord.foundation.tabular.rules import LIMITS, CellProblem, Limits, Row, as_value, is_error, spread
from akkoord.foundation.tabular.structure import Package, SheetStructure

READABLE = (AttachmentType.EXCEL, AttachmentType.ODF_SHEET)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of an open workbook. `dimensions` are the last row and column that hold anything; (0, 0) when empty."""

    name: str
    hidden: bool
    dimensions: tuple[int, int]
    _structure: SheetStructure
    _book: CalamineWorkbook

    def rows(self) -> Iterator[Row]:
        """Every row from the first to the last that holds anything, blank ones included, each as wide as the sheet.

        Only the values of this sheet are in memory; cells are made row by row. A merged cell counts for each it covers.
        Refusals: WorkbookDamaged.
        """
        if not self.dimensions[0]:
            return iter(())
        rows = self._plain_rows(_guarded_sheet(self._book, self.name))
        return spread(rows, self._structure.spans) if self._structure.spans else rows

    def _plain_rows(self, sheet: CalamineSheet) -> Iterator[Row]:
        problems, offset = self._structure.problems, (sheet.start or (0, 0))[1]
        last_row, last_column = self.dimensions
        numbers = range(1, last_row + 1)
        before: list[object] = [None] * offset
        for number, values in zip_longest(numbers, _guarded_rows(sheet), fillvalue=None):
            if number is None:
                return
            raw = [*before, *(values or ())][:last_column]
            raw.extend([None] * (last_column - len(raw)))
            yield _row(number, raw, problems)


class Book:
    """An open workbook; use it with `with`, so that the file is closed. `kind` is what it was found to be."""

    def __init__(self, kind: AttachmentType, sheets: tuple[Sheet, ...], book: CalamineWorkbook) -> None:
        self.kind = kind
        self.sheets = sheets
        self._book = book

    def __enter__(self) -> Self:
        """Use it as it is."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self._book.close()


def open_workbook(path: Path, *, limits: Limits = LIMITS) -> Book:
    """Open a workbook of Excel or LibreOffice, judged by its content.

    In: a file on disk, and how much of it is read at most.
    Before any cell is read the package is checked as an attachment is, and each sheet for how far it goes; so one cell
    in the last column cannot claim memory. No formula is worked out: its kept result counts, and where none was kept
    the cell says so.
    Refusals, each with a Dutch message: NotAWorkbook, OldWorkbook (.xls), WorkbookHasMacros (.xlsm, .xlsb),
    WorkbookUnsafe (encrypted, empty, unpacking too far, broken), WorkbookTooLarge, WorkbookDamaged, TooManySheets,
    SheetTooLarge, TooMuchText.
    """
    unpacked: list[tuple[str, bytes]] = []
    kind = _checked(path, limits, unpacked)
    try:
        with Package(path, unpacked) as archive:
            find = excel_sheets if kind is AttachmentType.EXCEL else open_document_sheets
            found = find(archive, limits)
    except zipfile.BadZipFile as error:
        raise WorkbookDamaged from error
    book = _guarded_book(path)
    if not {one.name for one in found} <= set(book.sheet_names) or len({one.name for one in found}) != len(found):
        book.close()
        raise WorkbookDamaged
    return Book(kind, tuple(Sheet(one.name, one.hidden, (one.rows, one.columns), one, book) for one in found), book)


def _checked(path: Path, limits: Limits, unpacked: list[tuple[str, bytes]]) -> AttachmentType:
    size = path.stat().st_size
    if size > limits.bytes:
        raise WorkbookTooLarge(limits.bytes // MEGABYTE)
    if not size:
        raise NotAWorkbook
    try:
        return inspect(path, READABLE, parts=unpacked)
    except AttachmentTypeRefused as refusal:
        with path.open("rb") as file:
            raise (OldWorkbook if file.read(8) == OLD_OFFICE else NotAWorkbook) from refusal
    except AttachmentHasMacros as refusal:
        raise WorkbookHasMacros from refusal
    except AttachmentRefusal as refusal:
        raise WorkbookUnsafe(refusal.message) from refusal


def _row(number: int, raw: Sequence[object], known: Mapping[tuple[int, int], tuple[CellProblem, str]]) -> Row:
    """A row as its values mean it, with the errors among them and what was found of its formulas."""
    values = [value if type(value) is str and value else as_value(value) for value in raw]
    problems = {
        column: CellProblem.ERROR
        for column, value in enumerate(values, 1)
        if type(value) is str and value[0] in "#EF" and is_error(value)
    }
    if known:
        for column in range(1, len(values) + 1):
            if (number, column) in known:
                problems[column], text = known[number, column]
                values[column - 1] = text or None
    return Row(number, tuple(values), problems)


def _guarded_book(path: Path) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_path(path)
    except BaseException as error:
        raise _damage(error) from error


def _guarded_sheet(book: CalamineWorkbook, name: str) -> CalamineSheet:
    try:
        return book.get_sheet_by_name(name)
    except BaseException as error:
        raise _damage(error) from error


def _guarded_rows(sheet: CalamineSheet) -> Iterator[list[object]]:
    rows = iter(sheet.iter_rows())
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except BaseException as error:
            raise _damage(error) from error
        yield list(row)


def _damage(error: BaseException) -> BaseException:
    """What the reader throws at broken content, a panic of its native code included, is damage; the rest is not."""
    if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError | GeneratorExit):
        return error
    return WorkbookDamaged()


__all__ = ["Book", "Sheet", "TabularRefusal", "open_workbook"]
