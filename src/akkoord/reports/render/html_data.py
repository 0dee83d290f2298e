# SPDX-License-Identifier: EUPL-1.2
"""A report as what the page templates loop over.

Every text in it is plain and escaped by the templates, but for drawings: those come from our own canvas, which
escapes the texts it draws.
"""

from dataclasses import asdict, dataclass
from typing import Any

from akkoord.reports.render import palette
from akkoord.reports.render.drawing import draw
from akkoord.reports.render.facts import facts, practice_line
from akkoord.reports.render.numbering import captions
from akkoord.reports.render.values import address, clean, link_of, origins_of, shared_origin, shown, told
from akkoord.reports.render.wording import Wording, wording
from akkoord.reports.tree import (
    BarStack,
    Block,
    BulletList,
    Callout,
    Cell,
    Chart,
    ColumnKind,
    Figure,
    KeyFigure,
    KeyFigures,
    Link,
    Origin,
    PageBreak,
    Paragraph,
    Report,
    Section,
    SignalCell,
    SourceList,
    Spans,
    Strong,
    Swimlane,
    Table,
    TextCell,
    UnknownCell,
)

Data = dict[str, Any]
_NUMERIC = (ColumnKind.NUMBER, ColumnKind.MONEY)


def html_data(report: Report) -> Data:
    """The context of reports/report.html."""
    words = wording(report.language)
    builder = _Builder(report, words, captions(report, words))
    return {
        "title": clean(report.title),
        "subtitle": clean(report.subtitle),
        "language": report.language,
        "words": asdict(words),
        "practice": practice_line(report, words),
        "facts": facts(report, words),
        "contents": [
            {"title": clean(chapter.title), "key": chapter.key, "inside": _headings(chapter.blocks)}
            for chapter in report.chapters
        ],
        "blocks": [
            builder.section(chapter.title, chapter.key, chapter.blocks, 2, wide=chapter.landscape)
            for chapter in report.chapters
        ],
    }


def _headings(blocks: tuple[Block, ...]) -> list[Data]:
    return [{"title": clean(block.title), "key": block.key} for block in blocks if isinstance(block, Section)]


@dataclass(frozen=True, slots=True)
class _Builder:
    report: Report
    words: Wording
    captions: dict[str, str]

    def section(self, title: str, key: str, blocks: tuple[Block, ...], level: int, *, wide: bool) -> Data:
        inside = [self.block(block, level, wide=wide) for block in blocks]
        return {"kind": "section", "title": clean(title), "key": key, "level": level, "blocks": inside, "wide": wide}

    def block(self, block: Block, level: int, *, wide: bool) -> Data:
        match block:
            case Section():
                return self.section(block.title, block.key, block.blocks, level + 1, wide=wide or block.landscape)
            case Table():
                return self.table(block)
            case BarStack() | Swimlane():
                return self.chart(block, wide=wide)
            case PageBreak():
                return {"kind": "page_break"}
            case _:
                return self.words_of(block)

    def words_of(self, block: Paragraph | BulletList | KeyFigures | Callout | SourceList) -> Data:
        match block:
            case Paragraph():
                return {"kind": "paragraph", "spans": self.spans(block.spans)}
            case BulletList():
                return {"kind": "bullets", "lines": [self.spans(item) for item in block.items]}
            case Callout():
                look, spans = block.callout.value, self.spans(block.spans)
                return {"kind": "callout", "look": look, "title": clean(block.title), "spans": spans}
            case KeyFigures():
                return self.key_figures(block)
            case SourceList():
                return {"kind": "sources", "sources": self.sources(block)}

    def spans(self, spans: Spans) -> list[Data]:
        found = []
        for span in spans:
            url = span.url if isinstance(span, Link) else span.origin.url if isinstance(span, Figure) else ""
            hint = self.hint(span.origin) if isinstance(span, Figure) else ""
            found.append(
                {
                    "text": clean(span.text),
                    "strong": isinstance(span, Strong),
                    "url": address(url, self.report),
                    "hint": hint,
                }
            )
        return found

    def hint(self, origin: Origin | None) -> str:
        return f"{self.words.source}: {told(origin)}" if origin else ""

    def cell(self, cell: Cell) -> Data:
        value: Data = {"text": shown(cell, self.report.language), "url": address(link_of(cell), self.report)}
        if isinstance(cell, SignalCell):
            value |= {"signal": cell.signal.value.replace("_", "-"), "symbol": palette.SYMBOLS[cell.signal]}
        elif isinstance(cell, UnknownCell):
            value["unknown"] = True
        if isinstance(cell, TextCell) and not cell.link:
            value["comes"] = True
        if cell.origin:
            value["hint"] = self.hint(cell.origin)
        return value

    def table(self, table: Table) -> Data:
        head = table.header_column
        numeric = [column.kind in _NUMERIC for column in table.columns]
        rows = [
            [
                self.cell(cell) | {"heads": place == head, "numeric": right}
                for place, (cell, right) in enumerate(zip(row, numeric, strict=True))
            ]
            for row in table.rows
        ]
        titles = zip((clean(column.title) for column in table.columns), numeric, strict=True)
        origins = ([table.origin] if table.origin else []) + origins_of(cell for row in table.rows for cell in row)
        return {
            "kind": "table",
            "key": table.key,
            "caption": clean(self.captions[table.key]),
            "columns": [{"title": title, "numeric": right} for title, right in titles],
            "rows": rows,
            "note": clean(table.note),
            "origins": self.origins(origins),
            "empty": clean(table.empty_text) or self.words.empty,
        }

    def origins(self, origins: list[Origin]) -> list[Data]:
        return [{"text": told(each), "url": address(each.url, self.report)} for each in dict.fromkeys(origins)]

    def chart(self, chart: Chart, *, wide: bool) -> Data:
        drawing = draw(chart, self.words, landscape=wide or isinstance(chart, Swimlane), pages=False)[0]
        return {
            "kind": "chart",
            "key": chart.key,
            "caption": clean(self.captions[chart.key]),
            "wide": isinstance(chart, Swimlane),
            "drawing": drawing.svg,
            "origins": self.origins([chart.origin] if chart.origin else []),
            "table": self.table(chart.table),
        }

    def key_figures(self, block: KeyFigures) -> Data:
        shared = shared_origin(block.figures)
        figures = [self.figure(figure, None if shared else figure.value.origin) for figure in block.figures]
        return {"kind": "key_figures", "figures": figures, "origins": self.origins([shared] if shared else [])}

    def figure(self, figure: KeyFigure, origin: Origin | None) -> Data:
        return {
            "label": clean(figure.label),
            "value": self.cell(figure.value),
            "note": clean(figure.note),
            "origins": self.origins([origin] if origin else []),
        }

    def sources(self, block: SourceList) -> list[Data]:
        return [
            {
                "title": clean(item.title),
                "url": address(item.url, self.report),
                "about": clean(", ".join(part for part in (item.publisher, item.published, item.places) if part)),
            }
            for item in block.items
        ]
