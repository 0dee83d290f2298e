# SPDX-License-Identifier: EUPL-1.2
"""The PDF can be read aloud, kept, and recognised on every page."""

import io
from dataclasses import replace
from functools import cache
from typing import Any

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from akkoord.reports.render import pdf
from akkoord.reports.render.pdf_data import printable
from akkoord.reports.tree import Chapter, Column, Paragraph, Section, Table, words
from tests.reports.sample import NOTICE, sample, swimlane


@cache
def _reader() -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf.render(sample(rows=60))))


@cache
def _pages() -> list[str]:
    return [" ".join(page.extract_text().split()) for page in _reader().pages]


def _elements(node: Any) -> list[Any]:
    """Every structure element under a node of the tag tree."""
    node = node.get_object()
    if isinstance(node, list):
        return [element for each in node for element in _elements(each)]
    if not isinstance(node, dict) or "/S" not in node and "/K" not in node:
        return []
    return [node, *(_elements(node["/K"]) if "/K" in node and not isinstance(node["/K"], int) else [])]


def _tags(name: str) -> list[Any]:
    tree = _reader().trailer["/Root"]["/StructTreeRoot"]
    return [element for element in _elements(tree) if element.get("/S") == name]


def test_the_document_is_tagged_and_says_its_language_and_title() -> None:
    root = _reader().trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"].value
    assert str(root["/Lang"]).startswith("nl")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert _reader().metadata.title == "Voortgangsrapportage Integraal Zorgakkoord"


def test_it_declares_pdf_ua_and_pdf_a() -> None:
    content = pdf.render(sample(rows=1))
    assert b"pdfuaid" in content
    assert b"pdfaid" in content


def test_every_page_says_that_this_is_practice_data() -> None:
    assert len(_pages()) > 5
    assert all(NOTICE in page for page in _pages())


def test_every_page_has_its_number() -> None:
    for number, page in enumerate(_pages(), 1):
        assert f"Pagina {number} van {len(_pages())}" in page


def test_headings_are_tagged_in_order() -> None:
    assert len(_tags("/H1")) >= 5
    assert len(_tags("/H2")) == 2


def test_tables_have_header_cells_and_pictures_have_words() -> None:
    assert len(_tags("/Table")) == 3
    assert len(_tags("/TH")) >= 8
    alternatives = [str(figure.get("/Alt", "")) for figure in _tags("/Figure")]
    assert any("Gestapelde balken" in alternative for alternative in alternatives)
    assert any("Acht sporen" in alternative for alternative in alternatives)


def test_a_table_without_rows_is_a_sentence() -> None:
    columns = (Column("Wat"), Column("Wie"))
    table = Table("leeg", "Wat er nodig is", columns, (), empty_text="Niemand vroeg om hulp.")
    content = pdf.render(replace(sample(rows=1), chapters=(Chapter("Hulp", "hulp", (table,)),)))
    text = pypdf.PdfReader(io.BytesIO(content)).pages[-1].extract_text()
    assert "Niemand vroeg om hulp." in text
    assert "Wie" not in text


def test_swimlanes_lie_on_wide_pages() -> None:
    shapes = {float(page.mediabox.width) > float(page.mediabox.height) for page in _reader().pages}
    assert shapes == {True, False}


def test_a_wide_section_in_a_wide_chapter_is_not_turned_twice() -> None:
    inner = Section("Binnen", "binnen", (swimlane(2),), landscape=True)
    report = replace(sample(rows=1), chapters=(Chapter("Breed", "breed", (inner,), landscape=True),))
    pages = pypdf.PdfReader(io.BytesIO(pdf.render(report))).pages
    assert float(pages[-1].mediabox.width) > float(pages[-1].mediabox.height)


def test_headings_become_bookmarks() -> None:
    titles = [str(item["/Title"]) for item in _reader().outline if not isinstance(item, list)]
    assert "Acties" in titles


def test_the_moment_comes_from_the_tree() -> None:
    assert _reader().metadata.creation_date_raw.startswith("D:20231005")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("gewoon", "gewoon"),
        ("中", "[U+4E2D]"),
        ("\x07bel", "bel"),
        ("a" * 30, "\u200b".join(["a" * 12, "a" * 12, "a" * 6])),
    ],
)
def test_what_the_fonts_cannot_show_is_named_and_long_words_may_break(text: str, shown: str) -> None:
    assert printable(text) == shown


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60))
def test_no_text_stops_the_layout(text: str) -> None:
    report = replace(sample(rows=1), chapters=(Chapter(f"Kop {text}", "kop", (Paragraph(words(text)),)),))
    assert pdf.render(report).startswith(b"%PDF-")
