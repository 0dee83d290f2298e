# SPDX-License-Identifier: EUPL-1.2
"""A table as a file: CSV for machines, Excel for people. Text can never act as a formula."""

import csv
import io
import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from akkoord.web.components.table import Table

FORMULA_START = ("=", "+", "-", "@", "\t", "\r")
WIDEST_COLUMN = 60
Value = str | int | Decimal | date


@dataclass(frozen=True)
class FileNote:
    """What every file says of itself: the peildatum in words, and the practice notice when it holds practice data."""

    peildatum: str
    practice_notice: str = ""


def file_name(table: Table, extension: str, note: FileNote) -> str:
    """Return a plain file name: "acties-oefengegevens.csv"."""
    stem = re.sub(r"[^a-z0-9]+", "-", table.key.lower()).strip("-") or "tabel"
    return f"{stem}{'-oefengegevens' if note.practice_notice else ''}.{extension}"


def harmless(text: str) -> str:
    """Return text that a spreadsheet does not run: one that starts like a formula gets an apostrophe before it."""
    return f"'{text}" if text.startswith(FORMULA_START) else text


def _written(value: Value) -> str:
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def as_csv(table: Table, note: FileNote) -> bytes:
    """Return all rows as CSV: UTF-8 with byte order mark, semicolons, dates as 2023-09-30, peildatum in each row.

    Practice data is marked in a column of its own in each row, so that a row copied elsewhere keeps the mark.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    extra_heads, extra = [_("Peildatum")], [note.peildatum]
    if note.practice_notice:
        extra_heads, extra = [*extra_heads, _("Let op")], [*extra, _("oefengegevens")]
    writer.writerow([*(str(column.label) for column in table.columns), *extra_heads])
    for row in table.rows:
        writer.writerow([*(_written(cell.plain) for _column, cell in table.cells_of(row)), *extra])
    return out.getvalue().encode("utf-8-sig")


def _write_cell(sheet: Any, line: int, place: int, value: Value, formats: dict[str, Any]) -> None:
    if isinstance(value, datetime):
        sheet.write_datetime(line, place, value.replace(tzinfo=None), formats["date"])
    elif isinstance(value, date):
        sheet.write_datetime(line, place, datetime(value.year, value.month, value.day), formats["date"])  # noqa: DTZ001
    elif isinstance(value, int | Decimal):
        sheet.write_number(line, place, value)
    else:
        sheet.write_string(line, place, value, formats["text"])


def as_xlsx(table: Table, note: FileNote) -> bytes:
    """Return all rows as an Excel workbook with a filter, a frozen heading, and real numbers and dates."""
    import xlsxwriter  # noqa: PLC0415 (heavy, and only for this file)

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    formats = {
        "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "date": book.add_format({"num_format": "d-m-yyyy", "align": "left", "valign": "top"}),
        "note": book.add_format({"bold": True}),
    }
    sheet = book.add_worksheet(re.sub(r"[\[\]:*?/\\']", " ", str(table.caption))[:31].strip() or "Tabel")
    practice = _("Oefengegevens.") + f" {note.practice_notice}" if note.practice_notice else ""
    notes = [practice, f"{table.caption}. " + _("Peildatum") + f": {note.peildatum}"]
    first = 0
    for text in filter(None, notes):
        sheet.write_string(first, 0, text, formats["note"])
        first += 1
    widths = [len(str(column.label)) for column in table.columns]
    for place, column in enumerate(table.columns):
        sheet.write_string(first, place, str(column.label), formats["head"])
    for line, row in enumerate(table.rows, start=first + 1):
        for place, (_column, cell) in enumerate(table.cells_of(row)):
            value = cell.plain
            widths[place] = max(widths[place], len(str(value)))
            _write_cell(sheet, line, place, value, formats)
    for place, width in enumerate(widths):
        sheet.set_column(place, place, min(max(width + 2, 10), WIDEST_COLUMN))
    sheet.autofilter(first, 0, first + len(table.rows), max(len(table.columns) - 1, 0))
    sheet.freeze_panes(first + 1, 0)
    if practice:
        sheet.set_header(f"&C{practice.replace('&', '&&')}")
    book.close()
    return out.getvalue()
