# SPDX-License-Identifier: EUPL-1.2
"""What every format keeps: its kind, the practice notice everywhere, hostile text as text, and the same bytes."""

import hashlib
import io
import re
import zipfile
from dataclasses import replace
from html import unescape

import docx
import openpyxl
import pypdf
import pytest

from akkoord.reports.render import FORMATS, render
from akkoord.reports.tree import (
    BulletList,
    Chapter,
    Column,
    KeyFigure,
    KeyFigures,
    Origin,
    Paragraph,
    Report,
    Table,
    TextCell,
    count_cell,
    digest,
    words,
)
from tests.reports.sample import NOTICE, sample

MAGIC = {"html": b"<!DOCTYPE html>", "pdf": b"%PDF-", "docx": b"PK\x03\x04", "xlsx": b"PK\x03\x04", "json": b"{"}
HOSTILE = (
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("https://example.org")',
    "@SUM(1)",
    '#import "x.typ"; #panic() ] $a_b$ `code` \\ */',
    "{{ titel }} {% load x %}",
    "& &amp; ]]> <!-- -->",
    "blij 😀 gezin 👨‍👩‍👧",
    "w" * 2000,
)


def text_of(name: str, content: bytes) -> str:
    """All text that a reader of this format finds."""
    if name == "pdf":
        return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    if name == "docx":
        body = docx.Document(io.BytesIO(content))
        cells = (cell.text for table in body.tables for row in table.rows for cell in row.cells)
        return "\n".join([*(each.text for each in body.paragraphs), *cells])
    if name == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(content))
        return "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value)
    if name == "html":
        return unescape(re.sub(r"<[^>]+>", "", content.decode()))
    return content.decode().encode().decode("utf-8").replace('\\"', '"').replace("\\\\", "\\")


def squeezed(text: str) -> str:
    """Text without the blanks and break points that layout adds."""
    return re.sub(r"[\s\u200b]+", "", text)


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_is_what_it_says(name: str) -> None:
    content = render(sample(rows=3), name)
    assert content.startswith(MAGIC[name])
    assert len(content) > 2000


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_tree_gives_the_same_bytes(name: str) -> None:
    assert render(sample(rows=5), name) == render(sample(rows=5), name)


@pytest.mark.parametrize("name", FORMATS)
def test_hostile_text_stays_text(name: str) -> None:
    rows = tuple((TextCell(text), TextCell(text, link="https://example.org", origin=Origin(text))) for text in HOSTILE)
    table = Table("tabel", HOSTILE[0], (Column("Tekst"), Column(HOSTILE[2], width=2)), rows, note=HOSTILE[4])
    blocks = (*(Paragraph(words(text)) for text in HOSTILE), BulletList((words(HOSTILE[5]),)), table)
    report = replace(sample(rows=1), subtitle=HOSTILE[6], chapters=(Chapter(HOSTILE[0], "kop", blocks),))
    found = squeezed(text_of(name, render(report, name))).replace("\u200d", "")
    assert [text for text in HOSTILE if squeezed(text).replace("\u200d", "") not in found] == []


@pytest.mark.parametrize("name", FORMATS)
def test_characters_that_no_document_holds_do_not_stop_a_report(name: str) -> None:
    report = sample(rows=1, text="voor\x00\x0b\x1f\ufffe\uffff\u0085na 中文 \ue000 \u202e om")
    assert render(report, name).startswith(MAGIC[name])


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "json"])
def test_a_report_without_practice_data_has_no_notice(name: str) -> None:
    content = render(sample(rows=1, practice=False), name)
    parts = [content]
    if content.startswith(b"PK"):
        archive = zipfile.ZipFile(io.BytesIO(content))
        parts = [archive.read(part) for part in archive.namelist()]
    assert not any(b"oefengegevens" in part.lower() for part in parts)
    assert "oefengegevens" not in text_of(name, content).lower()


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "json"])
def test_the_body_says_practice_empty_and_unknown_in_words(name: str) -> None:
    found = squeezed(text_of(name, render(sample(rows=7), name)))
    assert squeezed(NOTICE) in found
    assert "Erzijngeenregelsindezetabel." in found
    assert "geentrekker" in found


def _bare(language: str) -> Report:
    report = replace(sample(rows=1, practice=False), chapters=(Chapter("Leeg", "leeg", ()),), metadata={})
    return replace(report, language=language)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", FORMATS)
def test_a_report_without_tables_can_be_made_in_both_languages(name: str, language: str) -> None:
    assert render(_bare(language), name).startswith(MAGIC[name])


def test_the_digest_is_that_of_the_json_file() -> None:
    report = sample(rows=2)
    assert hashlib.sha256(render(report, "json")).hexdigest() == digest(report)


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(KeyError):
        render(sample(rows=1), "odt")


def _same_origin(report: Report) -> Report:
    origin = Origin("Ronde 3e kwartaal 2023, editie 1")
    figures = (KeyFigure("Acties", count_cell(3, origin=origin)), KeyFigure("Beantwoord", count_cell(2, origin=origin)))
    return replace(report, chapters=(Chapter("Samenvatting", "samenvatting", (KeyFigures(figures),)),))


@pytest.mark.parametrize("form", ["html", "pdf", "docx"])
def test_an_origin_that_all_key_figures_share_is_said_once(form: str) -> None:
    content = render(_same_origin(sample(rows=1)), form)
    assert _text_of(content, form).count("Ronde 3e kwartaal 2023, editie 1") == 1


def _text_of(content: bytes, form: str) -> str:
    if form == "pdf":
        return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    if form == "docx":
        content = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml")
    return re.sub(r"<[^>]+>", "", content.decode())
