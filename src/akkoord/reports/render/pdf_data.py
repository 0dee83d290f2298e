# SPDX-License-Identifier: EUPL-1.2
"""A report as the plain data that report.typ lays out: texts, lists and dictionaries only."""

import re
from dataclasses import asdict, dataclass
from typing import Any

from akkoord.reports.fonts import can_show
from akkoord.reports.render import palette
from akkoord.reports.render.drawing import draw, page_share
from akkoord.reports.render.facts import answers, facts, practice_line, standing
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
    KeyFigure,
    KeyFigures,
    Link,
    MoneyCell,
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
    Text,
    TextCell,
    UnknownCell,
)

_LONG_WORD = re.compile(r"\S{25,}")
_PIECE = re.compile(r".{1,12}", re.DOTALL)
_PLAIN = re.compile(r"[\x20-\x7e\xa0-\xff–—‘’“”…€]*")
_RIGHT = (ColumnKind.NUMBER, ColumnKind.MONEY)
Data = dict[str, Any]


def printable(text: str) -> str:
    """The text with only characters the report fonts have, and with places to break very long words.

    A character without a glyph becomes its code, so that nothing vanishes silently: "中" becomes "[U+4E2D]".
    """
    if not _PLAIN.fullmatch(text):
        text = "".join(letter if can_show(letter) else f"[U+{ord(letter):04X}]" for letter in clean(text))
    return _LONG_WORD.sub(lambda word: "\u200b".join(_PIECE.findall(word[0])), text)


def pdf_data(report: Report) -> Data:
    """Everything the template needs, in the order in which it is read."""
    words = wording(report.language)
    return _Builder(report, words, captions(report, words)).whole()


@dataclass(frozen=True, slots=True)
class _Builder:
    report: Report
    words: Wording
    captions: dict[str, str]

    def whole(self) -> Data:
        report = self.report
        day = report.created_at.date()
        return {
            "title": printable(report.title),
            "subtitle": printable(report.subtitle),
            "author": printable(report.metadata.get("author", "")),
            "language": report.language,
            "date": {"year": day.year, "month": day.month, "day": day.day},
            "words": {name: value for name, value in asdict(self.words).items() if isinstance(value, str)},
            "practice": printable(practice_line(report, self.words)),
            "notice": printable(report.practice_notice) if report.practice else "",
            "standing": printable(standing(report, self.words)),
            "facts": [[printable(name), printable(value)] for name, value in facts(report, self.words)],
            "answer": [self.words_of(answer) for answer in answers(report)[:1]],
            "colours": [palette.ACCENT, palette.INK, palette.MUTED, palette.RULE, palette.FAINT],
            "tones": {kind.value: [tone.fill, tone.edge] for kind, tone in palette.TONES.items()},
            "callouts": {kind.value: list(pair) for kind, pair in palette.CALLOUTS.items()},
            "chapters": [
                self.section(chapter.title, chapter.blocks, chapter.landscape, wide=False)
                for chapter in report.chapters
            ],
        }

    def section(self, title: str, blocks: tuple[Block, ...], landscape: bool, *, wide: bool) -> Data:
        inside = [self.block(block, wide=wide or landscape) for block in blocks]
        return {"kind": "section", "title": printable(title), "landscape": landscape and not wide, "blocks": inside}

    def block(self, block: Block, *, wide: bool) -> Data:
        match block:
            case Section():
                return self.section(block.title, block.blocks, block.landscape, wide=wide)
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
                return {"kind": "bullets", "items": [self.spans(item) for item in block.items]}
            case Callout():
                spans, title = self.spans(block.spans), printable(block.title)
                return {"kind": "callout", "callout": block.callout.value, "title": title, "spans": spans}
            case KeyFigures():
                return self.key_figures(block)
            case SourceList():
                return {"kind": "sources", "items": self.sources(block)}

    def spans(self, spans: Spans) -> list[Any]:
        found: list[Any] = []
        for span in spans:
            match span:
                case Text():
                    found.append(printable(span.text))
                case Strong():
                    found.append(["strong", printable(span.text)])
                case Link():
                    found.append(["link", address(span.url, self.report), printable(span.text)])
                case _:
                    found.append(["link", address(span.origin.url, self.report), printable(span.text)])
        return found

    def cell(self, cell: Cell) -> str | list[str]:
        text = printable(shown(cell, self.report.language))
        if isinstance(cell, MoneyCell):
            text = text.replace(" ", "\u00a0")
        url = address(link_of(cell), self.report)
        if isinstance(cell, SignalCell):
            return [cell.signal.value, text, url]
        if isinstance(cell, UnknownCell):
            return ["unknown-value", text, url]
        kind = "link" if cell.link or not isinstance(cell, TextCell) else "origin"
        return [kind, text, url] if url else text

    def table(self, table: Table) -> Data:
        return {
            "kind": "table",
            "caption": printable(self.captions[table.key]),
            "head": [printable(column.title) for column in table.columns],
            "widths": [column.width for column in table.columns],
            "align": ["end" if column.kind in _RIGHT else "start" for column in table.columns],
            "rows": [[self.cell(cell) for cell in row] for row in table.rows],
            "empty": printable(table.empty_text or self.words.empty),
            "note": self.note(table),
        }

    def chart(self, chart: Chart, *, wide: bool) -> Data:
        drawings = draw(chart, self.words, landscape=wide, pages=True)
        caption, many = printable(self.captions[chart.key]), len(drawings) > 1
        drawn = []
        for number, drawing in enumerate(drawings, 1):
            part = f" ({self.words.part} {number} {self.words.of} {len(drawings)})" if many else ""
            share = round(page_share(drawing, landscape=wide), 3)
            words = {"caption": caption + part, "alt": printable(chart.alt) + part}
            drawn.append({"svg": drawing.svg, "share": share, **words})
        note = self.sourced(chart.origin)
        return {"kind": "chart", "drawings": drawn, "note": note, "table": self.table(chart.table)}

    def note(self, table: Table) -> list[Any]:
        found: list[Any] = [printable(table.note) + " "] if table.note else []
        origins = ([table.origin] if table.origin else []) + origins_of(cell for row in table.rows for cell in row)
        return found + self.sourced(*dict.fromkeys(origins))

    def sourced(self, *origins: Origin | None) -> list[Any]:
        found: list[Any] = []
        for origin in origins:
            if origin:
                found.append("; " if found else f"{self.words.source}: ")
                found.append(["link", address(origin.url, self.report), printable(told(origin))])
        return found

    def key_figures(self, block: KeyFigures) -> Data:
        shared = shared_origin(block.figures)
        figures = [self.figure(figure, None if shared else figure.value.origin) for figure in block.figures]
        lines = -(-len(figures) // 4) or 1
        columns = -(-len(figures) // lines) or 1
        return {"kind": "key_figures", "columns": columns, "figures": figures, "note": self.sourced(shared)}

    def figure(self, figure: KeyFigure, origin: Origin | None) -> Data:
        note: list[Any] = [printable(figure.note)] if figure.note else []
        source = self.sourced(origin)
        return {
            "label": printable(figure.label),
            "value": self.cell(figure.value),
            "note": note + ([". "] if note and source else []) + source,
        }

    def sources(self, block: SourceList) -> list[Data]:
        found = []
        for item in block.items:
            about = ", ".join(part for part in (item.publisher, item.published, item.places) if part)
            found.append(
                {"title": printable(item.title), "url": address(item.url, self.report), "about": printable(about)}
            )
        return found
