# SPDX-License-Identifier: EUPL-1.2
"""What is measured: pages as somebody who reads sees them, the quarterly report, and loading a package."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
from django.test import Client
from django.utils import timezone

from akkoord.foundation.packages.operations import load_package
from akkoord.foundation.packages.validation import validate_package
from akkoord.kernel.asof import AsOf
from akkoord.programme.accord.overviews.heads import accord_heads
from akkoord.programme.parties.policies import Capacity
from akkoord.reports.quarterly import quarterly_report
from akkoord.reports.render import pdf
from akkoord.reports.tree import Report, Table
from tests.benchmarks.generator import ACCORD, FIRST_PERIOD, ROUNDS, Made, generate
from tests.benchmarks.measuring import Measurement, empty_database, measure, measure_once
from tests.benchmarks.package_text import write_package

PAGES = {
    "cockpit": f"/{ACCORD}/",
    "thema": f"/{ACCORD}/themas/a-thema/",
    "stroomschema": f"/{ACCORD}/themas/a-thema/stroomschema/",
    "acties": f"/{ACCORD}/acties/",
    "zoeken": f"/{ACCORD}/zoeken/?q=kader+regio",
    "te laat": f"/{ACCORD}/te-laat/",
    "kalender": f"/{ACCORD}/kalender/",
    "verloop": f"/{ACCORD}/verloop/",
    "verloop van een trekker": f"/{ACCORD}/verloop/?partij=partij-1",
    "stroom": f"/{ACCORD}/verloop/stroom/",
    "stroom van een thema": f"/{ACCORD}/verloop/stroom/?thema=a-thema",
    "acties in een stroom": f"/{ACCORD}/verloop/stroom/acties/?naar=2026Q3&was=attention&werd=finished",
    "prognoses": f"/{ACCORD}/verloop/prognoses/",
    "zelfde antwoord": f"/{ACCORD}/verloop/zelfde-antwoord/?sinds=2-rondes",
    "wachten": f"/{ACCORD}/verloop/wachten/",
    "verloop van een actie": f"/{ACCORD}/acties/actie-1/verloop/",
}


def measure_pages(scale: int, say: Callable[[str], None]) -> list[Measurement]:
    """Every page at one scale, in a database of its own."""
    with empty_database():
        say(f"een akkoord van {scale}x maken")
        made = generate(scale)
        client = Client()
        client.force_login(made.reader)
        found = []
        for name, url in PAGES.items():
            say(f"{name} op {scale}x")
            found.append(measure(name, scale, _visit(client, url)))
        return found


def measure_report(scale: int, say: Callable[[str], None]) -> list[Measurement]:
    """Reading the quarterly report at one scale, and its PDF beside a workbook of the same rows."""
    with empty_database():
        say(f"een akkoord van {scale}x maken")
        made = generate(scale)
        say(f"kwartaalrapport op {scale}x")
        found = [measure("kwartaalrapport lezen", scale, lambda: _report(made), times=3)]
        if scale == 1:
            report = _report(made)
            found.append(measure("kwartaalrapport als PDF", scale, lambda: pdf.render(report), times=3))
            found.append(measure("dezelfde rijen met openpyxl", scale, lambda: _workbook(report), times=3))
        return found


def measure_loading(scale: int, say: Callable[[str], None]) -> list[Measurement]:
    """Loading a package into an empty database, and loading it again, which changes nothing."""
    with empty_database(), TemporaryDirectory() as folder:
        write_package(Path(folder), scale)
        say(f"pakket laden op {scale}x")
        found = [measure_once("pakket laden", scale, lambda: _load(folder))]
        found.append(measure_once("pakket nog eens laden", scale, lambda: _load(folder)))
        return found


def _visit(client: Client, url: str) -> Callable[[], object]:
    def visit() -> object:
        response = client.get(url)
        if response.status_code != 200:
            raise RuntimeError(f"{url} answers {response.status_code}")
        return response

    return visit


def _report(made: Made) -> Report:
    head = next(one for one in accord_heads() if one.key == ACCORD)
    period = FIRST_PERIOD
    for _ in range(ROUNDS - 1):
        period = period.next()
    as_of = AsOf.at(made.last_peildatum, now=timezone.now())
    return quarterly_report(head, Capacity(everything=True), as_of, period=period.code)


def _load(folder: str) -> object:
    return load_package(validate_package(Path(folder)), now=timezone.now())


def _workbook(report: Report) -> bytes:
    """All rows of all tables of a report, written by the library that most would take."""
    book, out = openpyxl.Workbook(), BytesIO()
    for table in _tables(report):
        sheet = book.create_sheet()
        sheet.append([column.title for column in table.columns])
        for row in table.rows:
            sheet.append([str(getattr(cell, "text", cell)) for cell in row])
    book.save(out)
    return out.getvalue()


def _tables(report: Report) -> list[Table]:
    found: list[Table] = []

    def walk(blocks: object) -> None:
        for block in blocks if isinstance(blocks, tuple) else ():
            if isinstance(block, Table):
                found.append(block)
            walk(getattr(block, "blocks", ()))
            table = getattr(block, "table", None)
            if isinstance(table, Table):
                found.append(table)

    for chapter in report.chapters:
        walk(chapter.blocks)
    return found
