# SPDX-License-Identifier: EUPL-1.2
"""What a table needs to be a sheet: a lawful unique name, and columns to filter and sort on."""

from collections.abc import Callable
from dataclasses import dataclass

from akkoord.reports.render.values import clean, origins_of, told
from akkoord.reports.render.wording import Wording
from akkoord.reports.tree import Cell, ColumnKind, DateCell, MomentCell, Table, TextCell

SHARED_WIDTH = 110.0
_WIDTHS = {
    ColumnKind.NUMBER: 12,
    ColumnKind.MONEY: 18,
    ColumnKind.DATE: 12,
    ColumnKind.SIGNAL: 24,
    ColumnKind.MOMENT: 20,
}


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of a sheet: its title, width in characters, and what it takes from a row (None: leave blank)."""

    title: str
    width: float
    read: Callable[[tuple[Cell, ...]], Cell | None]


def sheet_columns(table: Table, words: Wording) -> list[SheetColumn]:
    """The columns of the table, a date to sort by after each moment, and a source column where cells have origins."""
    columns: list[SheetColumn] = []
    shares = sum(column.width for column in table.columns)
    for place, column in enumerate(table.columns):
        text = column.kind is ColumnKind.TEXT
        width = min(60.0, 8.0 + SHARED_WIDTH * column.width / shares) if text else float(_WIDTHS[column.kind])
        columns.append(SheetColumn(clean(column.title), width, _at(place)))
        if column.kind is ColumnKind.MOMENT:
            columns.append(SheetColumn(f"{clean(column.title)}, {words.first_day}", 14, _first_day(place)))
    if any(cell.origin for row in table.rows for cell in row):
        columns.append(SheetColumn(words.source, 36, _sources))
    return columns


def _at(place: int) -> Callable[[tuple[Cell, ...]], Cell]:
    return lambda row: row[place]


def _first_day(place: int) -> Callable[[tuple[Cell, ...]], Cell | None]:
    def read(row: tuple[Cell, ...]) -> Cell | None:
        cell = row[place]
        return DateCell(cell.first_day) if isinstance(cell, MomentCell) and cell.first_day else None

    return read


def _sources(row: tuple[Cell, ...]) -> Cell:
    origins = origins_of(row)
    url = origins[0].url if len(origins) == 1 else ""
    return TextCell("; ".join(told(origin) for origin in origins), link=url)
