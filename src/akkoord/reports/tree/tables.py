# SPDX-License-Identifier: EUPL-1.2
"""Tables: a caption, typed columns, and rows that fit them."""

from dataclasses import dataclass
from typing import Literal

from akkoord.reports.tree.cells import Cell, ColumnKind
from akkoord.reports.tree.text import Origin, ReportInvalid


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, what its cells hold, and how wide it is beside the others (1 is ordinary)."""

    title: str
    kind: ColumnKind = ColumnKind.TEXT
    width: int = 1

    def __post_init__(self) -> None:
        """Refuse a column without a title or width."""
        if not self.title.strip() or self.width < 1:
            raise ReportInvalid("Een kolom heeft een titel en een breedte van ten minste 1.")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under a caption.

    `header_column` is the position of the column that names the row (None: no such column). `numbered` gives the
    table a number in the report; a chart's own table carries none. `empty_text` is shown when there are no rows.
    """

    key: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    header_column: int | None = 0
    note: str = ""
    numbered: bool = True
    empty_text: str = ""
    origin: Origin | None = None
    kind: Literal["table"] = "table"

    def __post_init__(self) -> None:
        """Refuse rows that do not fit the columns, and a header column that does not exist."""
        if not self.columns or not self.caption.strip():
            raise ReportInvalid(f"Tabel {self.key!r} mist een bijschrift of kolommen.")
        if self.header_column is not None and not 0 <= self.header_column < len(self.columns):
            raise ReportInvalid(f"Tabel {self.key!r} heeft geen kolom {self.header_column}.")
        kinds = [(column.kind.value, "unknown") for column in self.columns]
        for number, row in enumerate(self.rows, 1):
            if len(row) != len(kinds) or any(cell.kind not in kind for cell, kind in zip(row, kinds, strict=True)):
                raise ReportInvalid(f"Rij {number} van tabel {self.key!r} past niet bij de kolommen.")
