# SPDX-License-Identifier: EUPL-1.2
"""A packed PDF is the same document in fewer bytes."""

import io
from functools import cache

import pypdf
import pytest
import typst

from akkoord.reports.render import pdf
from akkoord.reports.render.pdf_packing import UnknownLayout, packed
from akkoord.reports.render.typesetting import fonts
from tests.reports.sample import sample

ROWS = b'#set text(font: "Source Sans 3")\n#table(columns: 2, ..range(600).map(n => [cel #n]))'


@cache
def plain() -> bytes:
    document = typst.Compiler(ROWS, font_paths=fonts()).compile(format="pdf", pdf_standards=["a-2a"])
    assert isinstance(document, bytes)
    return document


def written(reader: pypdf.PdfReader, number: int) -> bytes:
    stream = io.BytesIO()
    found = reader.get_object(pypdf.generic.IndirectObject(number, 0, reader))
    assert found is not None
    found.write_to_stream(stream)
    return stream.getvalue()


def test_a_packed_document_has_the_same_pages_texts_and_properties_in_less_than_half_the_bytes() -> None:
    before, content = plain(), packed(plain())
    assert len(content) < len(before) / 2
    one, other = pypdf.PdfReader(io.BytesIO(before)), pypdf.PdfReader(io.BytesIO(content), strict=True)
    assert [page.extract_text() for page in one.pages] == [page.extract_text() for page in other.pages]
    assert one.metadata == other.metadata
    assert one.trailer["/ID"] == other.trailer["/ID"]


def test_every_object_is_found_again_and_equals_what_it_was() -> None:
    before, content = plain(), packed(plain())
    one, other = pypdf.PdfReader(io.BytesIO(before)), pypdf.PdfReader(io.BytesIO(content), strict=True)
    count = one.trailer["/Size"]
    assert count > 400  # more than fit in two streams
    for number in range(1, count):
        assert written(one, number) == written(other, number), number


def test_packing_gives_the_same_bytes_each_time() -> None:
    assert packed(plain()) == packed(plain())


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\nstartxref\n9\n%%EOF", b"geen pdf"])
def test_another_layout_is_refused(content: bytes) -> None:
    with pytest.raises(UnknownLayout):
        packed(content)


def test_a_document_that_is_packed_already_is_refused_so_that_the_report_is_handed_out_as_it_is() -> None:
    with pytest.raises(UnknownLayout):
        packed(packed(plain()))


def test_reports_are_handed_out_packed() -> None:
    content = pdf.render(sample(rows=20))
    assert b"/Type/ObjStm" in content
    with pytest.raises(UnknownLayout):
        packed(content)
