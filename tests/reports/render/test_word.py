# SPDX-License-Identifier: EUPL-1.2
"""The Word document has structure of its own, not only looks."""

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from akkoord.reports.render import word
from akkoord.reports.tree import Callout, CalloutKind, Chapter, Paragraph, Section, words
from tests.reports.sample import NOTICE, sample


@pytest.fixture(scope="module")
def document() -> Document:
    """The sample as a document."""
    return docx.Document(io.BytesIO(word.render(sample(rows=20))))


def test_headings_are_real_and_in_order(document: Document) -> None:
    headings = [(each.style.name, each.text) for each in document.paragraphs if each.style.name.startswith("Heading")]
    assert headings[0] == ("Heading 1", "Samenvatting")
    assert ("Heading 2", "Alle acties") in headings
    assert document.paragraphs[0].style.name == "Title"


def test_each_part_of_the_document_prints_the_practice_notice(document: Document) -> None:
    for section in document.sections:
        assert NOTICE in "\n".join(each.text for each in section.header.paragraphs)
    assert NOTICE in "\n".join(each.text for each in document.paragraphs)


def test_each_table_repeats_its_header_row_and_has_a_title(document: Document) -> None:
    assert len(document.tables) == 4
    for table in document.tables:
        assert table._tbl.findall(f".//{qn('w:tblHeader')}")
        assert table._tbl.findall(f".//{qn('w:tblCaption')}")
        assert len(table.rows[0].cells) == len(table.columns)


def test_every_row_is_there(document: Document) -> None:
    actions = max(document.tables, key=lambda table: len(table.rows))
    assert len(actions.rows) == 21
    assert [cell.text for cell in actions.rows[1].cells][:2] == [
        "A001",
        "Werkwijze 1 afspreken met de beroepsgroepen en regio's",
    ]


def test_pictures_are_described_in_words(document: Document) -> None:
    described = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert len(described) >= 2
    assert all(described)


def test_wide_charts_lie_on_wide_pages_and_text_goes_on_upright(document: Document) -> None:
    assert [section.orientation for section in document.sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]


def test_the_language_and_the_properties_are_set(document: Document) -> None:
    languages = {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"nl-NL"}
    assert document.core_properties.title == "Voortgangsrapportage Integraal Zorgakkoord"
    assert document.core_properties.language == "nl-NL"
    assert document.core_properties.created.isoformat() == "2023-10-05T12:00:00+00:00"


def test_links_lead_outside_with_a_whole_address(document: Document) -> None:
    targets = {relation.target_ref for relation in document.part.rels.values() if relation.is_external}
    assert "https://akkoord.example.org/acties/a001" in targets
    assert "https://example.org/werkwijze" in targets


def test_a_site_address_is_left_out_when_nobody_says_where_the_site_is() -> None:
    report = replace(sample(rows=2), metadata={})
    built = docx.Document(io.BytesIO(word.render(report)))
    targets = {relation.target_ref for relation in built.part.rels.values() if relation.is_external}
    assert not [target for target in targets if target.startswith("/")]


def test_contents_lead_to_bookmarks_that_exist(document: Document) -> None:
    body = document.element.body
    anchors = {each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink"))} - {None}
    marks = {each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))}
    assert anchors
    assert anchors <= marks


def test_a_callout_with_several_lines_keeps_them() -> None:
    callout = Callout(CalloutKind.NOTE, words("regel een\nregel twee"), "Kop")
    report = replace(sample(rows=1), chapters=(Chapter("A", "a", (callout,)),))
    built = docx.Document(io.BytesIO(word.render(report)))
    assert "Kop\nregel een\nregel twee" in [each.text for each in built.paragraphs]


def test_every_part_is_well_formed_and_the_archive_has_no_clock() -> None:
    archive = zipfile.ZipFile(io.BytesIO(word.render(sample(rows=1))))
    assert archive.testzip() is None
    assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_two_wide_sections_leave_no_empty_page_between_them() -> None:
    wide = tuple(Section(title, title.lower(), (Paragraph(words(title)),), landscape=True) for title in ("Een", "Twee"))
    blocks = (Paragraph(words("Vooraf")), *wide, Paragraph(words("Achteraf")))
    report = replace(sample(rows=1), chapters=(Chapter("Breed", "breed", blocks),))
    document = docx.Document(io.BytesIO(word.render(report)))
    turns = [section.orientation for section in document.sections]
    assert turns == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]
    breaks = [each.text for each in document.paragraphs if each.paragraph_format.page_break_before]
    assert breaks == ["Twee"]
