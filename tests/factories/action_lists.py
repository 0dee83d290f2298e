# SPDX-License-Identifier: EUPL-1.2
"""Action lists as workbooks, tidy and untidy."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

Value = str | int | float | date | None
HEADINGS = ("Nr", "Actie", "Trekker", "Uiterste datum", "Status", "Toelichting")


def make_list(path: Path, sheets: Mapping[str, Sequence[Sequence[Value]]]) -> Path:
    """A workbook with these rows on these sheets, from A1 on."""
    with xlsxwriter.Workbook(path) as book:
        days = book.add_format({"num_format": "dd-mm-yyyy"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    _write(sheet, number, column, value, days)
    return path


def _write(sheet: Any, row: int, column: int, value: Value, days: Any) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, column, value, days)
    elif value is not None:
        sheet.write(row, column, value)


def make_messy_list(path: Path, *, theme: str = "Passende zorg") -> Path:
    """One sheet as people make them: titles above, English headings, merged cells, two owners, dates as text."""
    with xlsxwriter.Workbook(path) as book:
        bold = book.add_format({"bold": True})
        about = book.add_worksheet("Leeswijzer")
        about.write(0, 0, "Vul dit bestand elk kwartaal in.")
        sheet = book.add_worksheet("Lijst")
        sheet.merge_range("A1:H1", "OEFENGEGEVENS – Action list", bold)
        sheet.write("A2", "Versie 3, niet verspreiden")
        for column, heading in enumerate(
            ("Theme", "No.", "Action", "Owner", "Due date", "RAG", "Remarks", "Start date")
        ):
            sheet.write(4, column, heading, bold)
        sheet.merge_range("A6:H6", "Voorbereiding", bold)
        sheet.merge_range("A7:A9", theme)
        rows = (
            (1, "Kader maken voor verzonnen zorg", "VWS / ZIN", "Q4 2026", "green", "Loopt goed.", "1-1-2026"),
            (2, "Proef met een verzonnen aanpak", "Zorginstituut Nederlnd", "30/9/26", "amber", "", "1-2-2026"),
            (3, "Verslag schrijven over niets", "Stichting Verzonnen", "eind 2026", "done", "Klaar.", ""),
        )
        for number, row in enumerate(rows, 6):
            for column, value in enumerate(row, 1):
                sheet.write(number, column, value)
        sheet.write(9, 0, theme)
        sheet.write(9, 1, 4)
        sheet.write(9, 3, "n.n.b.")
    return path


def as_bytes(path: Path) -> bytes:
    """The file as it is sent."""
    return path.read_bytes()
