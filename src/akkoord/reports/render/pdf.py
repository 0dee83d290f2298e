# SPDX-License-Identifier: EUPL-1.2
"""A report as PDF: tagged (PDF/UA-1), for keeping (PDF/A-2a), and the same bytes for the same tree."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from akkoord.reports.render.pdf_data import pdf_data
from akkoord.reports.render.pdf_packing import UnknownLayout, packed
from akkoord.reports.render.typesetting import fonts
from akkoord.reports.tree import Report

if TYPE_CHECKING:
    import typst

TEMPLATE = Path(__file__).with_name("report.typ")
STANDARDS: "list[typst.PDFStandard]" = ["a-2a", "ua-1"]


class PdfRefused(RuntimeError):
    """Typst had something to say about the document; every warning counts, as a warning may hide a lost letter."""


def render(report: Report) -> bytes:
    """The report as a PDF of A4 pages, landscape where the tree says so.

    Refuses (PdfRefused) when the layout engine reports an error or a warning.
    """
    import typst

    data = json.dumps(pdf_data(report), ensure_ascii=False)
    compiler = typst.Compiler(TEMPLATE.read_bytes(), font_paths=fonts(), sys_inputs={"report": data})
    try:
        document, warnings = compiler.compile_with_warnings(
            format="pdf", pdf_standards=STANDARDS, timestamp=report.created_at.replace(microsecond=0)
        )
    except typst.TypstError as error:
        raise PdfRefused(error.diagnostic) from error
    if warnings or not isinstance(document, bytes):
        raise PdfRefused("; ".join(warning.message for warning in warnings) or "Geen document.")
    try:
        return packed(document)
    except UnknownLayout:  # as large as it is, the document is whole
        return document
