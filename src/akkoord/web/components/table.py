# SPDX-License-Identifier: EUPL-1.2
"""One table for every list: what a page asks for (sort, page, file) and what it shows."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from django.utils.functional import Promise

from akkoord.kernel.signal import Signal
from akkoord.web.components.items import SourceRef
from akkoord.web.components.spans import Dumbbell

ColumnKind = Literal["text", "number", "date", "status"]
FileFormat = Literal["csv", "xlsx"]
FILE_FORMATS: tuple[FileFormat, ...] = ("csv", "xlsx")
PAGE_SIZE = 50
HIGHEST_PAGE = 1_000_000


@dataclass(frozen=True)
class Column:
    """One column. `key` is what the URL sorts on; `term` links the heading to the list of terms."""

    key: str
    label: str | Promise
    kind: ColumnKind = "text"
    sortable: bool = False
    term: str = ""
    row_header: bool = False


@dataclass(frozen=True)
class Cell:
    """One value. Give what you have: text, a link, a status, why it is uncertain, what is missing, its sources.

    `value` is what a download holds when the text is not it (a number, a date); without it the text is used.
    """

    text: str = ""
    url: str = ""
    signal: Signal | None = None
    note: str = ""
    uncertain: str = ""
    missing: str = ""
    sources: Sequence[SourceRef] = ()
    lines: Sequence["Cell"] = ()
    value: str | int | Decimal | date | None = None
    dumbbell: Dumbbell | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to see, so that a narrow screen can leave the cell out with its label."""
        seen = (self.text, self.signal, self.note, self.uncertain, self.missing, self.sources, self.lines)
        return not any(seen) and self.dumbbell is None

    @property
    def plain(self) -> str | int | Decimal | date:
        """The value as a file holds it."""
        if self.value is not None:
            return self.value
        if self.lines:
            return "; ".join(str(line.plain) for line in self.lines)
        return self.text or self.missing or (self.signal.label if self.signal else "")


@dataclass(frozen=True)
class Row:
    """One row: a key that is unique in the table, and one cell per column."""

    key: str
    cells: Sequence[Cell]


@dataclass(frozen=True)
class Option:
    """One choice in a filter."""

    value: str
    label: str


@dataclass(frozen=True)
class Filter:
    """One question above the table: a choice from options, or free text when there are no options."""

    name: str
    label: str
    value: str = ""
    options: Sequence[Option] = ()
    any_label: str = ""

    @property
    def is_active(self) -> bool:
        """Whether this filter leaves anything out."""
        return bool(self.value)


@dataclass(frozen=True)
class TableQuery:
    """What the reader asked of a table: order, page, or the whole as a file.

    Two tables on one page get a `prefix` each, so that their parameters do not meet.
    """

    sort: str
    descending: bool = False
    page: int = 1
    page_size: int = PAGE_SIZE
    file_format: FileFormat | None = None
    prefix: str = ""

    @classmethod
    def read(
        cls,
        params: Mapping[str, str],
        *,
        columns: Sequence[Column],
        default: str,
        page_size: int = PAGE_SIZE,
        prefix: str = "",
    ) -> "TableQuery":
        """Read `sorteer`, `pagina` and `formaat` from a query string; anything unknown falls back to the default.

        In: the query (`request.GET`), the columns, and the default order ("title", or "-title" for descending).
        Example: `?sorteer=-owner&pagina=3` gives sort "owner", descending, offset 100, limit 50.
        """
        allowed = {column.key for column in columns if column.sortable}
        asked = params.get(f"{prefix}sorteer", "")
        order = asked if asked.removeprefix("-") in allowed else default
        page = params.get(f"{prefix}pagina", "")
        number = min(int(page), HIGHEST_PAGE) if re.fullmatch(r"[0-9]{1,9}", page) else 1
        asked_format = params.get(f"{prefix}formaat", "")
        file_format = next((known for known in FILE_FORMATS if known == asked_format), None)
        return cls(order.removeprefix("-"), order.startswith("-"), max(number, 1), page_size, file_format, prefix)

    @property
    def limit(self) -> int | None:
        """How many rows to read: one page, or None for all of them when a file is asked."""
        return None if self.file_format else self.page_size

    @property
    def offset(self) -> int:
        """How many rows to pass over first."""
        return 0 if self.file_format else (self.page - 1) * self.page_size

    def within(self, total: int) -> "TableQuery":
        """Return the same question with a page that exists: page 9 of 120 rows by 50 becomes page 3."""
        last = max(1, -(-total // self.page_size))
        return self if self.page <= last else replace(self, page=last)


@dataclass(frozen=True)
class Table:
    """A table ready to be drawn or downloaded.

    `key` is unique on the page and names the region and the file. `total` counts all rows, not only those of this page.
    `empty` says what to do when there are no rows at all.
    """

    key: str
    caption: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    total: int
    query: TableQuery
    unit: str = ""
    filters: Sequence[Filter] = ()
    empty: str = ""
    downloadable: bool = True
    show_caption: bool = False
    notes: Sequence[str] = field(default=())

    @property
    def pages(self) -> int:
        """The number of pages."""
        return max(1, -(-self.total // self.query.page_size))

    @property
    def is_filtered(self) -> bool:
        """Whether any filter leaves rows out."""
        return any(one.is_active for one in self.filters)

    def cells_of(self, row: Row) -> list[tuple[Column, Cell]]:
        """Return the cells of a row beside their columns; a row with too few or too many cells raises ValueError."""
        return list(zip(self.columns, row.cells, strict=True))
