# SPDX-License-Identifier: EUPL-1.2
"""Writing a workbook for answering: guidance, a sheet per theme, drop-downs, and a hidden stamp."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID

from django.utils.translation import gettext as _

from akkoord.foundation.tabular.naming import fitting, lines_in, sheet_names
from akkoord.foundation.tabular.writing import new_workbook
from akkoord.kernel.dutch import date_label
from akkoord.programme.workbooks.columns import COLUMNS, Column, Field
from akkoord.programme.workbooks.content import Content, Line, Tab
from akkoord.programme.workbooks.guidance import guidance, practice_sentence
from akkoord.programme.workbooks.stamps import stamp_of

LISTS_SHEET = "_keuzes"
STAMP_SHEET = "_stempel"
HEADING_ROW = 2
FIRST_ROW = HEADING_ROW + 1
MANY_ROWS = 5_000
INK, SOFT, LINE, PAPER, GREY = "#1b2433", "#5b6472", "#c9d1dc", "#ffffff", "#eef1f5"
HEAD, TYPED, NOTICE, ACCENT = "#1d4f7c", "#fffdf2", "#fff1cc", "#154273"
LONGEST_HELP = 255
WIDE_TEXT = 7  # columns that a line above the headings may take
A3, A4 = 8, 9  # sixteen columns cannot be read on A4
LINE_HEIGHT, TALLEST = 13.5, 400.0


def write_workbook(content: Content, *, issued: UUID, target: Path | BinaryIO) -> None:
    """Write a workbook of Excel.

    In: what is asked; the number by which it is known again; where it goes.
    Identity and last time are protected without a password: against accidents, not against people. Text of others is
    never a formula.
    """
    with new_workbook(target, many_rows=content.questions > MANY_ROWS) as book:
        _Writer(book, content, issued).write()


@dataclass
class _Writer:
    book: Any
    content: Content
    issued: UUID
    formats: dict[tuple[tuple[str, Any], ...], Any] = field(default_factory=dict)
    sources: dict[Field, str] = field(default_factory=dict)

    def write(self) -> None:
        content = self.content
        self.book.set_properties({"title": fitting(self.title()), "subject": fitting(content.for_whom)})
        names = sheet_names([_("Uitleg"), LISTS_SHEET, STAMP_SHEET, *(tab.title for tab in content.tabs)])
        guide = self.book.add_worksheet(names[0])
        tabs = [self.book.add_worksheet(name) for name in names[3:]]
        self.lists(self.book.add_worksheet(names[1]), names[1])
        stamp = self.book.add_worksheet(names[2])
        stamp.write_string(0, 0, stamp_of(self.issued))
        stamp.very_hidden()
        guidance(guide, content, self.style, names[3:])
        self.frame(guide, A4)
        guide.set_tab_color(ACCENT)
        for sheet, tab in zip(tabs, content.tabs, strict=True):
            self.tab(sheet, tab)
        guide.activate()

    def title(self) -> str:
        """What the workbook is called."""
        return _("%(accord)s: voortgang %(round)s") % {
            "accord": self.content.accord,
            "round": self.content.round_label,
        }

    def style(self, **properties: Any) -> Any:
        """A format, made once."""
        given = {"font_name": "Calibri", "font_size": 10, "valign": "top", "font_color": INK, **properties}
        key = tuple(sorted(given.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format(given)
        return self.formats[key]

    def lists(self, sheet: Any, name: str) -> None:
        """The choices of the drop-downs, on a hidden sheet."""
        words = self.content.words
        yes = _("ja")
        columns = {
            Field.STATUS: list(words.statuses.values()),
            Field.NEED_FROM: list(words.parties.values()),
            Field.UNCHANGED: [yes],
            Field.NOTHING_NEEDED: [yes],
        }
        longest = max(len(choices) for choices in columns.values())
        for row in range(longest):
            for column, choices in enumerate(columns.values()):
                if row < len(choices):
                    sheet.write_string(row, column, fitting(choices[row]))
        for column, (each, choices) in enumerate(columns.items()):
            letter = "ABCD"[column]
            self.sources[each] = f"='{name}'!${letter}$1:${letter}${max(len(choices), 1)}"
        sheet.hide()

    def frame(self, sheet: Any, paper: int) -> None:
        """How a sheet prints: landscape, as wide as the page, with the practice notice and page numbers."""
        sheet.hide_gridlines(2)
        sheet.set_paper(paper)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 1 if paper == A4 else 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        head = self.title()
        if self.content.practice:
            head = f"{practice_sentence()} {head}"
        sheet.set_header(f"&L&9{fitting(head).replace('&', '&&')[:200]}")
        page = _("bladzijde %(page)s van %(pages)s") % {"page": "&P", "pages": "&N"}
        sheet.set_footer(f"&L&9&A&R&9{page}")

    def tab(self, sheet: Any, tab: Tab) -> None:
        """A theme: title, headings and a row per action."""
        self.frame(sheet, A3)
        sheet.set_tab_color(HEAD)
        for number, column in enumerate(COLUMNS):
            hidden = {"hidden": True} if column.field is Field.KEY else {}
            sheet.set_column(number, number, column.width, None, hidden)
        sheet.set_row(0, 22)
        sheet.write_string(0, 1, fitting(tab.title), self.style(bold=True, font_size=14, font_color=ACCENT))
        self.subtitle(sheet)
        sheet.set_row(HEADING_ROW, 44)
        for number, column in enumerate(COLUMNS):
            sheet.write_string(HEADING_ROW, number, str(column.label), self.heading(column))
        for row, line in enumerate(tab.lines, FIRST_ROW):
            self.line(sheet, row, line)
        last = FIRST_ROW + len(tab.lines) - 1
        for number, column in enumerate(COLUMNS):
            if column.editable:
                self.validate(sheet, column, number, last)
        sheet.freeze_panes(FIRST_ROW, 2)
        sheet.autofilter(HEADING_ROW, 0, last, len(COLUMNS) - 1)
        sheet.repeat_rows(0, HEADING_ROW)
        sheet.protect("", PROTECTION)

    def subtitle(self, sheet: Any) -> None:
        """Until when, and that it is practice."""
        until = _("Invullen tot en met %(day)s. Alleen de gele kolommen; op het blad Uitleg staat hoe.")
        text = until % {"day": date_label(self.content.due_on)}
        if self.content.practice:
            text = f"{practice_sentence()} {text}"
        shade = {"bg_color": NOTICE} if self.content.practice else {}
        look = self.style(font_color=INK if shade else SOFT, **shade)
        sheet.write_string(1, 1, fitting(text), look)
        for column in range(2, WIDE_TEXT):
            sheet.write_blank(1, column, None, look)

    def heading(self, column: Column) -> Any:
        """Headings of what people fill in look different, and are told apart by a line as well."""
        look = {"bold": True, "text_wrap": True, "border": 1, "border_color": LINE, "valign": "vcenter"}
        if column.editable:
            return self.style(bg_color=HEAD, font_color=PAPER, bottom=5, **look)
        return self.style(bg_color=GREY, font_color=SOFT, **look)

    def line(self, sheet: Any, row: int, line: Line) -> None:
        """One action."""
        fixed = self.style(text_wrap=True, border=1, border_color=LINE, bg_color=GREY, font_color=INK)
        name = self.style(text_wrap=True, border=1, border_color=LINE, bg_color=GREY, bold=True)
        typed = self.style(text_wrap=True, border=1, border_color=LINE, bg_color=TYPED, locked=False, num_format="@")
        shown = line.shown(self.content.words)
        values = {
            Field.KEY: str(line.key_in(self.issued)),
            Field.ACTION: line.action,
            Field.OWNER: line.owner,
            Field.DEADLINE: line.deadline.label if line.deadline else "",
            Field.LAST_STATUS: line.last.status,
            Field.LAST_EXPLANATION: line.last.explanation,
            Field.LAST_FORECAST: line.last.forecast.label if line.last.forecast else "",
            **shown,
        }
        lines = 1
        for number, column in enumerate(COLUMNS):
            text = fitting(values.get(column.field, ""))
            if column.field is not Field.KEY:
                lines = max(lines, sum(lines_in(part, column.width) for part in text.split("\n")))
            look = typed if column.editable else name if column.field is Field.ACTION else fixed
            if text:
                sheet.write_string(row, number, text, look)
            else:
                sheet.write_blank(row, number, None, look)
        sheet.set_row(row, min(LINE_HEIGHT * max(lines, 2), TALLEST))

    def validate(self, sheet: Any, column: Column, number: int, last: int) -> None:
        """A drop-down where there are choices, and help beside every cell; a warning never keeps anyone from typing."""
        rule: dict[str, Any] = {"validate": "any"}
        if column.field in self.sources:
            rule = {"validate": "list", "source": self.sources[column.field], "error_type": "warning"}
            rule["error_title"] = _("Kies uit de lijst")
            rule["error_message"] = _("Dit staat niet in de lijst.")
        rule["input_title"] = str(column.label)[:32]
        rule["input_message"] = str(column.help)[:LONGEST_HELP]
        sheet.data_validation(FIRST_ROW, number, last, number, rule)


PROTECTION = {
    "format_columns": True,
    "format_rows": True,
    "sort": True,
    "autofilter": True,
    "select_locked_cells": True,
    "select_unlocked_cells": True,
}
