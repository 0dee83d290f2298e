# SPDX-License-Identifier: EUPL-1.2
"""A list to practise with: a workbook as untidy as real ones, about actions that are made up and marked so."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from akkoord.foundation.tabular.naming import sheet_names
from akkoord.foundation.tabular.writing import new_workbook

MARK = "OEFENGEGEVENS: deze acties zijn verzonnen om mee te oefenen"
VERBS = ("Opstellen van", "Afspraken maken over", "Onderzoeken van", "Invoeren van", "Evalueren van", "Verspreiden van")
THINGS = (
    "een handreiking voor", "het plan van aanpak voor", "een regionale proef met", "de bekostiging van",
    "een landelijk kader voor", "scholing over", "een monitor van", "de communicatie over",
)  # fmt: skip
TOPICS = (
    "digitale intake", "wijkverpleging in de avond", "samen beslissen", "de overdracht na opname", "valpreventie",
    "het verkennend gesprek", "leefstijl in de spreekkamer", "behoud van medewerkers", "zorg op afstand",
    "bereikbaarheid in het weekend", "inkoop in de regio", "mantelzorg", "herhaalonderzoek", "gegevens delen",
)  # fmt: skip
GROUPS = ("Voorbereiding", "Uitvoering in de regio", "Randvoorwaarden")
STATUSES = ("groen", "op schema", "oranje", "rood", "Afgerond", "gereed", "nog niet gestart", "vertraagd", "loopt", "?")
DATES = ("31-12-2026", "Q4 2026", "1 oktober 2026", "2027", "medio 2026", "september 2026", "30/6/2027", "doorlopend")
NOTES = (
    "Besproken aan tafel, vervolg in het najaar.", "Wacht op de reactie van de achterban.", "", "Concept is klaar.", "",
)  # fmt: skip
HEADINGS = (
    ("Nr.", "Actie", "Omschrijving", "Trekker", "Betrokken partijen", "Uiterste datum", "Status", "Toelichting"),
    ("Nummer", "Actie / afspraak", "Beschrijving", "Actiehouder", "Samen met", "Planning", "Stand", "Opmerkingen"),
    ("No", "Action", "Description", "Owner", "Partners", "Due date", "RAG status", "Notes"),
)  # fmt: skip


@dataclass(frozen=True)
class PracticeTheme:
    """A theme to make a sheet for: what it is called, and how many actions it gets."""

    label: str
    letter: str
    actions: int


def write_practice_list(target: Path, themes: Sequence[PracticeTheme], parties: Sequence[str]) -> int:
    """Write the workbook and give the number of actions; the same themes and parties always give the same workbook.

    A sheet per theme: title rows above the headings, three sets of headings of which one is English, headings between
    the rows that are merged across, now and then two owners in a cell, a party that nobody knows, dates as text.
    """
    total = 0
    with new_workbook(target) as book:
        bold = book.add_format({"bold": True})
        names = sheet_names(theme.label for theme in themes)
        for place, (name, theme) in enumerate(zip(names, themes, strict=True)):
            sheet = book.add_worksheet(name)
            sheet.set_column(1, 2, 42)
            sheet.set_column(3, 7, 20)
            _write_sheet(sheet, theme, HEADINGS[place % len(HEADINGS)], parties, bold)
            total += theme.actions
    return total


def _write_sheet(sheet: Any, theme: PracticeTheme, headings: Sequence[str], parties: Sequence[str], bold: Any) -> None:
    sheet.write_string(0, 0, MARK, bold)
    sheet.write_string(1, 0, f"Actielijst thema {theme.label}", bold)
    for column, heading in enumerate(headings):
        sheet.write_string(3, column, heading, bold)
    row = 4
    for number in range(theme.actions):
        if number % 15 == 0:
            sheet.merge_range(row, 0, row, 7, GROUPS[number // 15 % len(GROUPS)], bold)
            row += 1
        for column, text in enumerate(_cells(theme, number, parties)):
            if text:
                sheet.write_string(row, column, text)
        row += 1


def _cells(theme: PracticeTheme, number: int, parties: Sequence[str]) -> tuple[str, ...]:
    chosen = _Chooser(f"{theme.label}/{number}")
    title = f"{chosen.of(VERBS, 0)} {chosen.of(THINGS, 1)} {chosen.of(TOPICS, 2)} ({theme.letter}{number + 1})"
    owner = chosen.of(parties, 3)
    if chosen.number(4) % 12 == 0:
        owner = f"{owner} / {chosen.of(parties, 5)}"
    elif chosen.number(4) % 29 == 0:
        owner = "Werkgroep Zorgvuldig"
    elif chosen.number(4) % 17 == 0:
        owner = "n.n.b."
    others = "; ".join(dict.fromkeys((chosen.of(parties, 6), chosen.of(parties, 7)))) if number % 3 else ""
    description = f"Verzonnen: {title.lower()} wordt uitgewerkt met de partijen aan tafel." if number % 2 else ""
    dates, status, note = chosen.of(DATES, 8), chosen.of(STATUSES, 9), chosen.of(NOTES, 10)
    return (f"{theme.letter}.{number + 1}", title, description, owner, others, dates, status, note)


class _Chooser:
    """Choices that are the same for the same row each time, without a clock or chance."""

    def __init__(self, seed: str) -> None:
        self._bytes = hashlib.sha256(seed.encode()).digest()

    def number(self, place: int) -> int:
        """A number 0-255 for one of the choices."""
        return self._bytes[place]

    def of(self, options: Sequence[str], place: int) -> str:
        """One of the options."""
        return options[self._bytes[place] % len(options)]
