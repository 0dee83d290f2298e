# SPDX-License-Identifier: EUPL-1.2
"""Pieces of WordprocessingML as text: runs, links and tables. Made as text and parsed once, long tables stay fast."""

from collections.abc import Callable
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from akkoord.reports.render import palette
from akkoord.reports.render.values import address, clean, link_of, shown
from akkoord.reports.render.wording import Wording
from akkoord.reports.tree import (
    Cell,
    ColumnKind,
    Figure,
    Link,
    Report,
    SignalCell,
    Span,
    Strong,
    Table,
    TextCell,
    UnknownCell,
)

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_RIGHT = (ColumnKind.NUMBER, ColumnKind.MONEY)


def colour(value: str) -> str:
    """A colour as Word writes it: "154273" for "#154273"."""
    return value.removeprefix("#").upper()


def run(text: str, properties: str = "") -> str:
    """A run of text; line ends become breaks, so that nothing is lost."""
    lines = escape(clean(text)).split("\n")
    inner = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)
    return f"<w:r><w:rPr>{properties}</w:rPr>{inner}</w:r>" if properties else f"<w:r>{inner}</w:r>"


@dataclass(frozen=True, slots=True)
class Pieces:
    """Makes pieces for one document; `relate` gives the relation number of an outside address."""

    report: Report
    words: Wording
    relate: Callable[[str], str]

    def link(self, text: str, url: str, properties: str = "") -> str:
        """Text that leads to an address; plain text where there is none, a jump where it is a place in the report."""
        url = address(url, self.report)
        if not url:
            return run(text, properties)
        style = properties + f'<w:color w:val="{colour(palette.ACCENT)}"/><w:u w:val="single"/>'
        target = f"w:anchor={quoteattr(url[1:])}" if url.startswith("#") else f"r:id={quoteattr(self.relate(url))}"
        return f'<w:hyperlink {target} w:history="1">{run(text, style)}</w:hyperlink>'

    def span(self, span: Span) -> str:
        """One span of running text."""
        match span:
            case Strong():
                return run(span.text, "<w:b/>")
            case Link():
                return self.link(span.text, span.url)
            case Figure():
                return self.link(span.text, span.origin.url)
            case _:
                return run(span.text)

    def value(self, cell: Cell) -> str:
        """A cell as runs: a status with its shape, unknown in italics, a link where it leads somewhere."""
        text = shown(cell, self.report.language)
        if isinstance(cell, SignalCell):
            edge = colour(palette.TONES[cell.signal].edge)
            return run(palette.SYMBOLS[cell.signal] + " ", f'<w:color w:val="{edge}"/>') + self.link(text, cell.link)
        if isinstance(cell, UnknownCell):
            return run(text, f'<w:i/><w:color w:val="{colour(palette.MUTED)}"/>')
        if isinstance(cell, TextCell) and not cell.link:
            return run(text)
        return self.link(text.replace(" ", "\u00a0") if cell.kind == "money" else text, link_of(cell))

    def table(self, table: Table, width: int) -> str:
        """A whole table of `width` twentieths of a point, its header row repeated on each page."""
        shares = sum(column.width for column in table.columns)
        widths = [width * column.width // shares for column in table.columns]
        grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
        first = table.header_column == 0
        head = "".join(
            self._cell(run(column.title, f'<w:b/><w:color w:val="{colour(palette.ACCENT)}"/>'), each, column.kind, "")
            for column, each in zip(table.columns, widths, strict=True)
        )
        return (
            f"<w:tbl {NAMESPACES}><w:tblPr>{_table_look(table, width, first)}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
            f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"
            f"{self._rows(table, widths, width)}</w:tbl>"
        )

    def _rows(self, table: Table, widths: list[int], width: int) -> str:
        if not table.rows:
            empty = run(table.empty_text or self.words.empty, "<w:i/>")
            cell = self._cell(empty, width, ColumnKind.TEXT, f'<w:gridSpan w:val="{len(widths)}"/>')
            return f"<w:tr>{cell}</w:tr>"
        kinds = [column.kind for column in table.columns]
        return "".join(
            "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
            + "".join(
                self._cell(self.value(cell), each, kind, _shade(cell))
                for cell, each, kind in zip(row, widths, kinds, strict=True)
            )
            + "</w:tr>"
            for row in table.rows
        )

    def _cell(self, runs: str, width: int, kind: ColumnKind, extra: str) -> str:
        side = '<w:jc w:val="right"/>' if kind in _RIGHT else ""
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{extra}</w:tcPr>'
            f'<w:p><w:pPr><w:pStyle w:val="TableText"/>{side}</w:pPr>{runs}</w:p></w:tc>'
        )


def _shade(cell: Cell) -> str:
    if not isinstance(cell, SignalCell):
        return ""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{colour(palette.TONES[cell.signal].tint)}"/>'


def _table_look(table: Table, width: int, first: bool) -> str:
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{colour(palette.RULE)}"'
    return (
        f'<w:tblW w:w="{width}" w:type="dxa"/>'
        f"<w:tblBorders><w:top {line}/><w:bottom {line}/><w:insideH {line}/></w:tblBorders>"
        '<w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar>'
        f'<w:tblLook w:val="0{"4A0" if first else "420"}" w:firstRow="1" w:firstColumn="{int(first)}" w:noHBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(clean(table.caption))}/>"
    )
