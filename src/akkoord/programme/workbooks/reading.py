# SPDX-License-Identifier: EUPL-1.2
"""Finding the rows in a workbook that came back, however its tabs, rows and columns were moved."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from django.utils.translation import gettext as _

from akkoord.foundation.tabular.reading import Book, Sheet
from akkoord.foundation.tabular.rules import Cell, Row
from akkoord.programme.workbooks.columns import COLUMNS, EDITABLE, Field, label_of, plain
from akkoord.programme.workbooks.stamps import looks_like_key, read_key, read_stamp

HEADING_WITHIN = 40
LEAST_HEADINGS = 3
LONGEST_HEADING = 200
STAMP_WITHIN = 5
KEYS_TO_TRY = 50
READ = frozenset({Field.KEY, *EDITABLE})


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row that may be an answer: where it is, the text of its key, and its cells by column."""

    sheet: str
    number: int
    key: str
    title: str
    cells: Mapping[Field, Cell]

    @property
    def is_filled(self) -> bool:
        """Whether a cell that people fill in holds anything."""
        return any(not self.cells[each].is_blank for each in EDITABLE if each in self.cells)


@dataclass(frozen=True, slots=True)
class Headings:
    """The row of headings of a sheet, and the column of each field (from 1)."""

    number: int
    columns: Mapping[Field, int]


def stamp_in(book: Book) -> UUID | None:
    """The number of the workbook, from its hidden sheet, or else from the first key that was made here."""
    hidden = (one for one in book.sheets if one.hidden and max(one.dimensions) <= STAMP_WITHIN)
    texts = (value for sheet in hidden for row in sheet.rows() for value in row.values if isinstance(value, str))
    stamp = next((found for text in texts if (found := read_stamp(text)) is not None), None)
    if stamp is not None:
        return stamp
    rows = (row for sheet in book.sheets for row in islice(sheet.rows(), KEYS_TO_TRY))
    keys = (read_key(_key_anywhere(row)) for row in rows)
    return next((key.issued for key in keys if key is not None), None)


def rows_in(book: Book, known: Mapping[str, Field], notes: list[str]) -> Iterator[RawRow]:
    """Every row with a key or with something filled in, sheet by sheet, from the top.

    In: the headings by which columns are known; a list to which is added what is odd about a sheet as a whole.
    A row without a key in which nothing was filled in is no answer and is left out.
    """
    for sheet in book.sheets:
        if sheet.hidden and sheet.dimensions[1] < LEAST_HEADINGS:
            continue
        yield from _rows_of(sheet, known, notes)


def _rows_of(sheet: Sheet, known: Mapping[str, Field], notes: list[str]) -> Iterator[RawRow]:
    headings: Headings | None = None
    for row in sheet.rows():
        if headings is None:
            headings = _headings_in(row, known) if row.number <= HEADING_WITHIN else None
            if headings is not None:
                _note_missing(sheet, headings, notes)
                continue
            if _key_anywhere(row):
                notes.append(_no_headings(sheet))
                return
            continue
        found = _raw_row(sheet.name, row, headings)
        if found is not None:
            yield found


def _headings_in(row: Row, known: Mapping[str, Field]) -> Headings | None:
    columns: dict[Field, int] = {}
    for column, text in enumerate(row.values, 1):
        field = known.get(plain(text)) if isinstance(text, str) and len(text) <= LONGEST_HEADING else None
        if field is not None:
            columns.setdefault(field, column)
    wanted = columns.keys() & READ
    return Headings(row.number, columns) if len(columns) >= LEAST_HEADINGS and wanted else None


def _raw_row(sheet: str, row: Row, headings: Headings) -> RawRow | None:
    cells = {each: row.cell(column) for each, column in headings.columns.items() if each in READ}
    named = headings.columns.get(Field.ACTION)
    title = row.cell(named).text.strip() if named else ""
    key = cells[Field.KEY].text.strip() if Field.KEY in cells else ""
    if not looks_like_key(key):
        key = _key_anywhere(row) or key
    found = RawRow(sheet, row.number, key, title, cells)
    return found if key or found.is_filled else None


def _key_anywhere(row: Row) -> str:
    """The key of a row wherever it stands; empty when there is none."""
    for value in row.values:
        if isinstance(value, str) and len(value) > 50 and looks_like_key(value):
            return value.strip()
    return ""


def _note_missing(sheet: Sheet, headings: Headings, notes: list[str]) -> None:
    missing = [label_of(column.field) for column in COLUMNS if column.editable and column.field not in headings.columns]
    if missing:
        sentence = _("Op blad “%(sheet)s” ontbreken kolommen: %(columns)s. Ze tellen als niet ingevuld.")
        notes.append(sentence % {"sheet": sheet.name, "columns": ", ".join(missing)})


def _no_headings(sheet: Sheet) -> str:
    sentence = _("Blad “%(sheet)s” heeft geen rij met kolomkoppen meer en is overgeslagen. Zet de koppen terug.")
    return sentence % {"sheet": sheet.name}
