# SPDX-License-Identifier: EUPL-1.2
"""Workbooks for tests: small good ones, and packages that no program would write."""

import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
BOOK = (
    '<workbook xmlns:r="r"><sheets><sheet name="Blad" sheetId="1" r:id="rId1"/></sheets></workbook>',
    '<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
)
ROOT = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>'
)
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def excel(folder: Path, *sheets: Callable[[Any], None], name: str = "werkboek.xlsx") -> Path:
    """A workbook with a sheet per function that fills it."""
    path = folder / name
    with xlsxwriter.Workbook(path) as book:
        for number, fill in enumerate(sheets, 1):
            fill(book.add_worksheet(f"Blad {number}"))
    return path


def raw_excel(folder: Path, sheet: str, *, texts: str = "", **members: str) -> Path:
    """A package with this as its only sheet, and these shared texts."""
    path = folder / "rauw.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", ROOT)
        archive.writestr("xl/workbook.xml", BOOK[0])
        archive.writestr("xl/_rels/workbook.xml.rels", BOOK[1])
        archive.writestr("xl/worksheets/sheet1.xml", f"<worksheet>{sheet}</worksheet>")
        archive.writestr("xl/sharedStrings.xml", f"<sst>{texts}</sst>")
        for part, content in members.items():
            archive.writestr(part, content)
    return path


def raw_ods(folder: Path, table: str) -> Path:
    """An OpenDocument package with this as its only table."""
    path = folder / "rauw.ods"
    spaces = 'xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:calcext="c" xmlns:style="s"'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", ODS_TYPE)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:spreadsheet>"
            f'<table:table table:name="Blad">{table}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return path


def by_office(path: Path, kind: str) -> Path:
    """The same workbook, opened and saved by LibreOffice; skips where that is not installed."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed, so what it makes of a workbook cannot be seen")
    folder = path.parent / f"als-{kind}"
    profile = f"-env:UserInstallation=file://{path.parent}/profiel"
    command = [program, profile, "--headless", "--convert-to", kind, "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / f"{path.stem}.{kind}"
