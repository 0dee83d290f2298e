# SPDX-License-Identifier: EUPL-1.2
"""A report as a workbook: a reading guide and a sheet per table, with real numbers, amounts and dates.

Every text is written as text: a cell that begins with "=" stays those letters (OWASP ASVS 5.0, V1.2.10).
"""

import io
import re
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from akkoord.foundation.tabular.naming import lines_in, sheet_names
from akkoord.kernel.signal import SignalKind
from akkoord.reports.render import palette
from akkoord.reports.render.facts import facts, practice_line
from akkoord.reports.render.numbering import captions
from akkoord.reports.render.sheets import SheetColumn, sheet_columns
from akkoord.reports.render.values import address, clean, shown, told
from akkoord.reports.render.wording import Wording, wording
from akkoord.reports.tree import (
    Callout,
    CalloutKind,
    Cell,
    DateCell,
    KeyFigure,
    KeyFigures,
    MoneyCell,
    NumberCell,
    Report,
    SignalCell,
    SourceList,
    Table,
    UnknownCell,
    blocks_of,
    plain,
    tables_of,
)

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

LONGEST_TEXT = 32_767
LONGEST_ADDRESS = 2_079
LARGEST_EXACT = 10**15
A3_FROM = 150
LINE_HEIGHT = 13.0


def render(report: Report) -> bytes:
    """The report as an .xlsx file."""
    import xlsxwriter

    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(stream, options) as workbook:
        _Book(report, wording(report.language), workbook, {}).write()
    return stream.getvalue()


def text_for_cell(text: str) -> str:
    """A text that fits in a cell; what is longer than Excel holds ends in "…"."""
    text = clean(text)
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"


@dataclass(frozen=True, slots=True)
class _Book:
    report: Report
    words: Wording
    workbook: "Workbook"
    formats: dict[tuple[tuple[str, Any], ...], "Format"]

    def write(self) -> None:
        report = self.report
        self.workbook.set_properties(
            {
                "title": clean(report.title),
                "subject": clean(report.subtitle),
                "author": clean(report.metadata.get("author", "")),
                "comments": clean(practice_line(report, self.words)),
                "created": report.created_at.astimezone(UTC).replace(tzinfo=None),
            }
        )
        self.workbook.set_custom_property("Language", "nl-NL" if report.language == "nl" else "en-GB")
        tables = list(tables_of(report))
        names = sheet_names([self.words.reading_guide, self.words.key_figures, *(table.caption for table in tables)])
        guide = self.workbook.add_worksheet(names[0])
        figures = [each for block in blocks_of(report) if isinstance(block, KeyFigures) for each in block.figures]
        listed: list[tuple[str, str, int]] = []
        if figures:
            self.key_figures(self.workbook.add_worksheet(names[1]), figures)
            listed.append((names[1], self.words.key_figures, len(figures)))
        titles = captions(report, self.words)
        for table, name in zip(tables, names[2:], strict=True):
            self.table(self.workbook.add_worksheet(name), table, clean(titles[table.key]))
            listed.append((name, clean(titles[table.key]), len(table.rows)))
        self.guide(guide, listed)

    def style(self, **properties: Any) -> "Format":
        given = {"font_name": "Calibri", "font_size": 10, "valign": "top", **properties}
        key = tuple(sorted(given.items()))
        if key not in self.formats:
            self.formats[key] = self.workbook.add_format(given)
        return self.formats[key]

    def text(self, sheet: "Worksheet", row: int, column: int, text: str, **properties: Any) -> None:
        sheet.write_string(row, column, text_for_cell(text), self.style(**properties))

    def open(self, sheet: "Worksheet", title: str, *, landscape: bool) -> int:
        """Set up a sheet for reading and print, with practice notice and title; returns the next free row."""
        notice = practice_line(self.report, self.words)
        sheet.hide_gridlines(2)
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        if landscape:
            sheet.set_landscape()
        head = clean(f"{notice}  -  {self.report.title}" if notice else self.report.title).replace("&", "&&")
        sheet.set_header(f"&L&9{head[:200]}")
        sheet.set_footer(f"&L&9&A&R&9{self.words.page} &P {self.words.of} &N")
        row = 0
        if notice:
            edge, fill = palette.CALLOUTS[CalloutKind.PRACTICE]
            self.text(sheet, 0, 0, notice, bold=True, bg_color=fill, font_color="#4a3600")
            row = 1
        self.text(sheet, row, 0, title, bold=True, font_size=14, font_color=palette.ACCENT)
        sheet.set_row(row, 22)
        return row + 1

    def guide(self, sheet: "Worksheet", listed: list[tuple[str, str, int]]) -> None:
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, 1, 70)
        sheet.set_column(2, 2, 10)
        row = self.open(sheet, self.report.title, landscape=False)
        self.text(sheet, row, 0, self.report.subtitle, font_size=12, font_color=palette.MUTED)
        row += 2
        for name, value in facts(self.report, self.words):
            self.text(sheet, row, 0, name, font_color=palette.MUTED)
            self.text(sheet, row, 1, value, text_wrap=True)
            row += 1
        for block in blocks_of(self.report):
            if isinstance(block, Callout) and block.callout is CalloutKind.ANSWER:
                self.text(sheet, row + 1, 1, plain(block.spans), text_wrap=True, bold=True)
                row += 1
        row = self.heading(sheet, row + 1, (self.words.sheet, self.words.title, self.words.rows))
        for name, caption, count in listed:
            link = self.style(font_color=palette.ACCENT, underline=1)
            sheet.write_url(row, 0, f"internal:'{name.replace(chr(39), chr(39) * 2)}'!A1", link, name)
            self.text(sheet, row, 1, caption, text_wrap=True)
            sheet.write_number(row, 2, count, self.style())
            row += 1
        self.sources(sheet, row)

    def sources(self, sheet: "Worksheet", row: int) -> None:
        items = [item for block in blocks_of(self.report) if isinstance(block, SourceList) for item in block.items]
        if not items:
            return
        row = self.heading(sheet, row + 1, (self.words.sources, "", ""))
        for item in items:
            about = ", ".join(part for part in (item.publisher, item.published, item.places) if part)
            self.linked(sheet, row, 1, item.title, item.url)
            self.text(sheet, row + 1, 1, about, font_color=palette.MUTED)
            row += 2

    def heading(self, sheet: "Worksheet", row: int, titles: tuple[str, ...]) -> int:
        for column, title in enumerate(titles):
            self.text(sheet, row, column, title, bold=True, font_color=palette.ACCENT, bottom=2, text_wrap=True)
        return row + 1

    def linked(self, sheet: "Worksheet", row: int, column: int, text: str, url: str, **properties: Any) -> None:
        url = address(url, self.report)
        if url and len(url) <= LONGEST_ADDRESS and not url.startswith("#"):
            style = self.style(font_color=palette.ACCENT, underline=1, **properties)
            sheet.write_url(row, column, url, style, text_for_cell(text) or url)
        else:
            self.text(sheet, row, column, text, **properties)

    def key_figures(self, sheet: "Worksheet", figures: list[KeyFigure]) -> None:
        for column, width in enumerate((36, 20, 40, 44)):
            sheet.set_column(column, column, width)
        row = self.open(sheet, self.words.key_figures, landscape=False) + 1
        row = self.heading(sheet, row, (self.words.what, self.words.value, self.words.remark, self.words.source))
        for figure in figures:
            self.text(sheet, row, 0, figure.label, text_wrap=True)
            self.cell(sheet, row, 1, figure.value)
            self.text(sheet, row, 2, figure.note, text_wrap=True)
            origin = figure.value.origin
            self.linked(sheet, row, 3, told(origin) if origin else "", origin.url if origin else "", text_wrap=True)
            row += 1

    def table(self, sheet: "Worksheet", table: Table, title: str) -> None:
        columns = sheet_columns(table, self.words)
        row = self.open(sheet, title, landscape=len(columns) > 5)
        if sum(column.width for column in columns) > A3_FROM:
            sheet.set_paper(8)
        if table.note:
            self.text(sheet, row, 0, table.note, font_color=palette.MUTED)
            row += 1
        if table.origin:
            source = f"{self.words.source}: {told(table.origin)}"
            self.linked(sheet, row, 0, source, table.origin.url)
            row += 1
        head = row + 1
        self.heading(sheet, head, tuple(column.title for column in columns))
        if any(len(column.title) > column.width for column in columns):
            sheet.set_row(head, 28)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
        sheet.freeze_panes(head + 1, 0 if table.header_column is None else table.header_column + 1)
        sheet.repeat_rows(head)
        if not table.rows:
            self.text(sheet, head + 1, 0, table.empty_text or self.words.empty, italic=True)
            return
        for number, cells in enumerate(table.rows, head + 1):
            self.row(sheet, number, cells, columns)
        sheet.autofilter(head, 0, head + len(table.rows), len(columns) - 1)

    def row(self, sheet: "Worksheet", row: int, cells: tuple[Cell, ...], columns: list[SheetColumn]) -> None:
        lines = 1
        for place, column in enumerate(columns):
            value = column.read(cells)
            if value is not None:
                self.cell(sheet, row, place, value)
                lines = max(lines, lines_in(shown(value, self.report.language), column.width))
        if lines > 1:
            sheet.set_row(row, LINE_HEIGHT * lines)

    def cell(self, sheet: "Worksheet", row: int, column: int, cell: Cell) -> None:
        """Write one value as what it is; a link never turns a number into text."""
        line = {"bottom": 1, "bottom_color": palette.RULE}
        match cell:
            case NumberCell() if abs(cell.value) < LARGEST_EXACT:
                sheet.write_number(row, column, float(cell.value), self.style(num_format=_pattern(cell), **line))
            case MoneyCell() if abs(cell.cents) < LARGEST_EXACT:
                sheet.write_number(row, column, cell.cents / 100, self.style(num_format="€ #,##0.00", **line))
            case DateCell() if cell.day.year >= 1900:
                moment = datetime.combine(cell.day, time())
                sheet.write_datetime(row, column, moment, self.style(num_format="d-m-yyyy", align="left", **line))
            case SignalCell():
                self.text(sheet, row, column, cell.label, text_wrap=True, **_signal_style(cell.signal), **line)
            case UnknownCell():
                muted = {"italic": True, "font_color": palette.MUTED}
                self.text(sheet, row, column, cell.label, text_wrap=True, **muted, **line)
            case _:
                words = shown(cell, self.report.language)
                self.linked(sheet, row, column, words, cell.link, text_wrap=True, **line)


def _signal_style(signal: SignalKind) -> dict[str, Any]:
    tone = palette.TONES[signal]
    return {"bg_color": tone.tint, "left": 5, "left_color": tone.edge}


def _pattern(cell: NumberCell) -> str:
    decimals = "." + "0" * cell.decimals if cell.decimals else ""
    unit = re.sub(r'["\\]', "", clean(cell.unit))
    return f"#,##0{decimals}" + (f'"{unit}"' if unit == "%" else f'" {unit}"' if unit else "")
