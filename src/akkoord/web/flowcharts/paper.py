# SPDX-License-Identifier: EUPL-1.2
"""A flowchart as a file: SVG, and a tagged PDF on A3 with the same content as tables after the drawing."""

import json
from collections.abc import Sequence
from datetime import UTC
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from akkoord.reports.fonts import FONT_FOLDER
from akkoord.web.components.table import Table
from akkoord.web.flowcharts.content import Content, lane_table, meeting_table, step_table
from akkoord.web.flowcharts.drawing import description
from akkoord.web.flowcharts.picture import PAPER, Caption, drawing_only, whole
from akkoord.web.flowcharts.sheets import Sheet, sheets

if TYPE_CHECKING:
    import typst

TEMPLATE = Path(__file__).with_name("flowchart.typ")
STANDARDS: "list[typst.PDFStandard]" = ["a-2a", "ua-1"]
WIDTHS = {"stappen": (5, 2, 4, 3, 2, 4), "acties": (4, 3, 2, 3, 3, 4), "overleggen": (4, 3, 6)}


class DrawingRefused(RuntimeError):
    """The layout engine reported an error or a warning; a warning may hide a lost letter."""


def caption_of(content: Content, practice_notice: str) -> Caption:
    """What a file says of itself; practice data is named only when the drawing shows it."""
    notice = _("Oefengegevens.") + f" {practice_notice}" if content.standings.practice and practice_notice else ""
    title = _("Stroomschema %(theme)s") % {"theme": content.title}
    return Caption(title, content.chart.as_of.label_in(get_language() or "nl"), content.source, notice)


def as_svg(content: Content, caption: Caption) -> bytes:
    """The drawing as an SVG file that needs nothing else."""
    return whole(content.chart, content.standings, caption).encode()


def as_pdf(content: Content, caption: Caption) -> bytes:
    """The drawing and its tables as PDF/UA-1 and PDF/A-2a on A3. Refuses with DrawingRefused."""
    import typst  # noqa: PLC0415 - a heavy library

    tables = [lane_table(content), step_table(content, {}), meeting_table(content)]
    data = {
        "title": caption.title,
        "lang": (get_language() or "nl")[:2],
        "practice": caption.practice_notice,
        "footer": _("Peildatum") + f": {caption.peildatum}. " + _("Bron") + f": {caption.source}.",
        "sheets": [_drawn(sheet) for sheet in sheets(content.chart, content.standings, PAPER)],
        "tables": [_table(table, WIDTHS[table.key]) for table in tables],
    }
    inputs = {"flowchart": json.dumps(data, ensure_ascii=False)}
    moment = content.chart.as_of.known_at.astimezone(UTC).replace(microsecond=0)
    compiler = typst.Compiler(TEMPLATE.read_bytes(), font_paths=_fonts(), sys_inputs=inputs)
    try:
        document, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards=STANDARDS, timestamp=moment)
    except typst.TypstError as error:
        raise DrawingRefused(error.diagnostic) from error
    if warnings or not isinstance(document, bytes):
        raise DrawingRefused("; ".join(warning.message for warning in warnings))
    return document


def _drawn(sheet: Sheet) -> dict[str, str]:
    return {"svg": drawing_only(sheet.chart, sheet.standings), "alt": description(sheet.chart, sheet.standings)}


@cache
def _fonts() -> "typst.Fonts":
    import typst  # noqa: PLC0415 - a heavy library

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONT_FOLDER)])


def _table(table: Table, widths: Sequence[int]) -> dict[str, object]:
    rows = []
    for row in table.rows:
        cells = []
        for _column, cell in table.cells_of(row):
            source = "; ".join(f"{ref.document}, {ref.place}" if ref.place else ref.document for ref in cell.sources)
            doubt = _("onzeker: %(why)s") % {"why": cell.uncertain} if cell.uncertain else ""
            cells.append(". ".join(part for part in (str(cell.plain), cell.note, doubt, source) if part))
        rows.append(cells)
    head = [str(column.label) for column in table.columns]
    return {"caption": table.caption, "head": head, "rows": rows, "widths": list(widths), "empty": table.empty}
