# SPDX-License-Identifier: EUPL-1.2
"""What each row of a list says, in its own words, with the cell that says it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from akkoord.programme.intake.choices import ListField
from akkoord.programme.intake.rules.layout import rows_below
from akkoord.programme.intake.rules.mapping import SheetMapping
from akkoord.programme.intake.rules.moments import moment_in
from akkoord.programme.intake.rules.naming import NameBook
from akkoord.programme.intake.rules.words import Sheet, SheetRow, address, line_of, text_of

MOMENTS = (ListField.DEADLINE, ListField.FORECAST)
LINES = (ListField.NUMBER, ListField.TITLE, ListField.THEME, ListField.GROUP, ListField.STATUS)
TEXTS = (ListField.DESCRIPTION, ListField.EXPLANATION)
CARRIED = (ListField.THEME, ListField.GROUP)


@dataclass(frozen=True)
class RawRow:
    """One row: where it stands, by field what it says (empty cells left out), and in which column each field stands.

    `theme` is the key of the theme that the sheet or a heading between the rows names; the theme column goes before it.
    """

    sheet: str
    row: int
    said: Mapping[ListField, str]
    columns: Mapping[ListField, int]
    theme: str = ""

    @property
    def key(self) -> str:
        """The name of the row in choices: "Blad 1!12"."""
        return f"{self.sheet}!{self.row}"

    def cell(self, field: ListField) -> str:
        """The address of the cell that says a field: "C12"."""
        return address(self.columns.get(field, 0), self.row)


def raw_rows(sheet: Sheet, mapping: SheetMapping, themes: NameBook) -> Iterator[RawRow]:
    """The actions of a sheet.

    A theme or group goes on for the rows beneath it until another is named. A row with one filled cell is a heading
    between the rows where that cell is merged across columns, stands in a column that is ignored or has the numbers, or
    names an action that ends with a colon or has no number in a list with numbers. It names the theme where it is one,
    else the group. Several columns
    of a field that may repeat become one text, each under its heading from the second on.
    """
    carried: dict[ListField, tuple[str, int]] = {}
    theme = mapping.theme
    for row in rows_below(sheet, mapping.header_row):
        said, columns = _said(row, mapping)
        if _is_heading(row, mapping, said):
            text = line_of(row.cells[row.filled[0]]).rstrip(":")
            match = themes.match(text)
            if match.kind.is_certain and not mapping.theme:
                theme = match.key
                carried.pop(ListField.GROUP, None)
            else:
                carried[ListField.GROUP] = (text, row.filled[0])
            continue
        for field in CARRIED:
            if field in said:
                carried[field] = (said[field], columns[field])
            elif field in carried:
                said[field], columns[field] = carried[field]
        if set(said) - set(CARRIED):
            yield RawRow(sheet.name, row.number, said, columns, theme)


def _said(row: SheetRow, mapping: SheetMapping) -> tuple[dict[ListField, str], dict[ListField, int]]:
    said: dict[ListField, str] = {}
    columns: dict[ListField, int] = {}
    for column, field in sorted(mapping.columns.items()):
        columns.setdefault(field, column)
        text = _text(row, column, field)
        if not text:
            continue
        separator = "; " if field == ListField.PARTIES else "\n"
        said[field] = f"{said[field]}{separator}{text}" if field in said else text
    return said, columns


def _text(row: SheetRow, column: int, field: ListField) -> str:
    value = row.at(column)
    if field in MOMENTS:
        moment = moment_in(value)
        return line_of(value) if moment is None else str(moment)
    return line_of(value) if field in LINES else text_of(value)


def _is_heading(row: SheetRow, mapping: SheetMapping, said: Mapping[ListField, str]) -> bool:
    if len(row.filled) != 1 or len(mapping.columns) < 2:
        return False
    if row.spans:
        return True
    if ListField.TITLE not in said:
        return set(said) <= {ListField.NUMBER}
    numbered = ListField.NUMBER in mapping.fields
    return numbered or said[ListField.TITLE].endswith(":")
