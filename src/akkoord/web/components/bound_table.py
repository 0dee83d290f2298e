# SPDX-License-Identifier: EUPL-1.2
"""A table bound to the page it stands on: every link keeps the rest of the query."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

from akkoord.web.components.table import Cell, Column, Row, Table

NEIGHBOURS = 1


@dataclass(frozen=True)
class Heading:
    """A column heading: where sorting leads, and what `aria-sort` says ("ascending", "descending" or "")."""

    column: Column
    url: str
    aria_sort: str


@dataclass(frozen=True)
class PageLink:
    """One step of the page numbers; number None stands for the pages left out between two others."""

    number: int | None
    url: str
    current: bool = False


@dataclass(frozen=True)
class BoundTable:
    """What the table template needs, with all URLs made."""

    table: Table
    params: QueryDict

    def _url(self, **changes: str) -> str:
        params = self.params.copy()
        for name in ("sorteer", "pagina", "formaat"):
            if name in changes:
                params.pop(f"{self.table.query.prefix}{name}", None)
        for name, value in changes.items():
            if value:
                params[f"{self.table.query.prefix}{name}"] = value
        return f"?{params.urlencode()}"

    @property
    def headings(self) -> list[Heading]:
        """The columns with their sort links; sorting starts at the first page again."""
        query, made = self.table.query, []
        for column in self.table.columns:
            current = column.key == query.sort
            down = current and not query.descending
            url = self._url(sorteer=f"-{column.key}" if down else column.key, pagina="") if column.sortable else ""
            aria = ("descending" if query.descending else "ascending") if current and column.sortable else ""
            made.append(Heading(column, url, aria))
        return made

    @property
    def rows(self) -> list[tuple[Row, list[tuple[Column, Cell]]]]:
        """Each row with its cells beside their columns."""
        return [(row, self.table.cells_of(row)) for row in self.table.rows]

    @property
    def page_links(self) -> list[PageLink]:
        """First page, last page, this one and its neighbours; what lies between is one gap."""
        page, last = self.table.query.page, self.table.pages
        near = range(page - NEIGHBOURS, page + NEIGHBOURS + 1)
        shown = sorted({1, last, *(number for number in near if 1 <= number <= last)})
        links: list[PageLink] = []
        for number in shown:
            if links and number - (links[-1].number or 0) > 1:
                links.append(PageLink(None, ""))
            links.append(PageLink(number, self._url(pagina=str(number)), number == page))
        return links

    @property
    def previous_url(self) -> str:
        """The page before this one, or "" on the first."""
        page = self.table.query.page
        return self._url(pagina=str(page - 1)) if page > 1 else ""

    @property
    def next_url(self) -> str:
        """The page after this one, or "" on the last."""
        page = self.table.query.page
        return self._url(pagina=str(page + 1)) if page < self.table.pages else ""

    @property
    def csv_url(self) -> str:
        """The whole table as CSV."""
        return self._url(formaat="csv", pagina="")

    @property
    def xlsx_url(self) -> str:
        """The whole table as an Excel workbook."""
        return self._url(formaat="xlsx", pagina="")

    @property
    def kept_params(self) -> list[tuple[str, str]]:
        """The rest of the query, to be kept as hidden fields of the filter form."""
        asked = {one.name for one in self.table.filters} | {f"{self.table.query.prefix}pagina"}
        return [(name, value) for name, values in self.params.lists() if name not in asked for value in values]

    @property
    def clear_url(self) -> str:
        """This page without any filter."""
        params = self.params.copy()
        for name in [one.name for one in self.table.filters] + [f"{self.table.query.prefix}pagina"]:
            params.pop(name, None)
        return f"?{params.urlencode()}"

    @property
    def first_row(self) -> int:
        """The number of the first row on this page."""
        return (self.table.query.page - 1) * self.table.query.page_size + 1

    @property
    def last_row(self) -> int:
        """The number of the last row on this page."""
        return self.first_row + len(self.table.rows) - 1

    @property
    def colspan(self) -> int:
        """How wide a cell across the whole table is."""
        return len(self.table.columns)


def hidden_params(params: QueryDict, without: Sequence[str]) -> list[tuple[str, str]]:
    """Return the query as name and value pairs, leaving out the names given."""
    return [(name, value) for name, values in params.lists() if name not in without for value in values]
