# SPDX-License-Identifier: EUPL-1.2
"""A report as a Word document: real headings and lists, header rows that repeat, and a description at each picture."""

import io
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from akkoord.reports.render import palette
from akkoord.reports.render.drawing import draw, page_share
from akkoord.reports.render.facts import answers, facts
from akkoord.reports.render.numbering import captions
from akkoord.reports.render.pictures import as_png
from akkoord.reports.render.values import clean, origins_of, shared_origin, told
from akkoord.reports.render.word_page import (
    TEXT_WIDTH,
    WIDE_TEXT_WIDTH,
    set_header_and_footer,
    set_page,
    set_properties,
    set_styles,
)
from akkoord.reports.render.word_parts import NAMESPACES, Pieces, colour, run
from akkoord.reports.render.wording import Wording, wording
from akkoord.reports.tree import (
    BarStack,
    Block,
    BulletList,
    Callout,
    CalloutKind,
    Chart,
    KeyFigures,
    Origin,
    PageBreak,
    Paragraph,
    Report,
    Section,
    SourceList,
    Spans,
    Swimlane,
    Table,
    Text,
)

if TYPE_CHECKING:
    from docx.document import Document

_EARLIEST = (1980, 1, 1, 0, 0, 0)


def render(report: Report) -> bytes:
    """The report as a .docx file; the same tree gives the same bytes."""
    import docx

    document = docx.Document()
    words = wording(report.language)
    set_styles(document, report.language)
    set_page(document.sections[0], landscape=False)
    set_header_and_footer(document.sections[0], report, words)
    set_properties(document, report, words)
    _Writer(report, words, captions(report, words), document).write()
    stream = io.BytesIO()
    document.save(stream)
    return _without_clock(stream.getvalue())


def _without_clock(content: bytes) -> bytes:
    """The same archive with a fixed time on each part: zipfile notes when it was packed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(stream, "w") as target:
        for part in source.infolist():
            copy = zipfile.ZipInfo(part.filename, _EARLIEST)
            copy.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(copy, source.read(part.filename))
    return stream.getvalue()


@dataclass(slots=True)
class _Writer:
    report: Report
    words: Wording
    captions: dict[str, str]
    document: "Document"
    wide: bool = False
    marks: int = 0
    relations: dict[str, str] = field(default_factory=dict)
    pieces: Pieces = field(init=False)

    def __post_init__(self) -> None:
        self.pieces = Pieces(self.report, self.words, self.relate)

    def relate(self, url: str) -> str:
        from docx.opc.constants import RELATIONSHIP_TYPE

        if url not in self.relations:
            self.relations[url] = self.document.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return self.relations[url]

    def write(self) -> None:
        self.front()
        for chapter in self.report.chapters:
            self.section(Section(chapter.title, chapter.key, chapter.blocks, chapter.landscape), 1)

    def front(self) -> None:
        report = self.report
        self.paragraph(run(report.title), "Title")
        if report.subtitle:
            self.paragraph(run(report.subtitle), "Subtitle")
        for name, value in facts(report, self.words):
            self.paragraph(run(f"{name}: ") + run(value, "<w:b/>"), "SmallText", '<w:spacing w:after="20"/>')
        if report.practice:
            self.callout(Callout(CalloutKind.PRACTICE, (Text(report.practice_notice),), self.words.practice))
        for answer in answers(report)[:1]:
            self.callout(answer)
        self.paragraph(run(self.words.contents, "<w:b/>"), "Subtitle")
        for chapter in report.chapters:
            self.entry(chapter.title, chapter.key, 0)
            for block in chapter.blocks:
                if isinstance(block, Section):
                    self.entry(block.title, block.key, 1)
        self.page_break()

    def entry(self, title: str, key: str, depth: int) -> None:
        indent = f'<w:spacing w:after="40"/><w:ind w:left="{depth * 300}"/>'
        self.paragraph(self.pieces.link(title, f"#{key}"), "Normal", indent)

    def section(self, section: Section, depth: int, *, inside_wide: bool = False) -> None:
        """A heading with its blocks; pages turn only where needed, so that two wide sections leave no empty page."""
        wide = inside_wide or section.landscape
        begins = wide and not inside_wide and self.wide
        self.lie(wide=wide)
        self.marks += 1
        start = f'<w:bookmarkStart w:id="{self.marks}" w:name="{section.key[:40]}"/>'
        title = start + run(section.title) + f'<w:bookmarkEnd w:id="{self.marks}"/>'
        self.paragraph(title, f"Heading {depth}", "<w:pageBreakBefore/>" if begins else "")
        for block in section.blocks:
            if isinstance(block, Section):
                self.section(block, depth + 1, inside_wide=wide)
            else:
                self.lie(wide=wide)
                self.block(block)

    def lie(self, *, wide: bool) -> None:
        """Turn the page, unless it lies so already."""
        if wide != self.wide:
            self.turn(landscape=wide)

    def turn(self, *, landscape: bool) -> None:
        set_page(self.document.add_section(), landscape=landscape)
        self.wide = landscape

    def block(self, block: Block) -> None:
        match block:
            case Paragraph():
                self.paragraph(self.spans(block.spans))
            case BulletList():
                for item in block.items:
                    self.paragraph(self.spans(item), "List Bullet")
            case Table():
                self.table(block)
            case BarStack() | Swimlane():
                self.chart(block)
            case Callout():
                self.callout(block)
            case PageBreak():
                self.page_break()
            case _:
                self.listed(block)

    def listed(self, block: Block) -> None:
        if isinstance(block, KeyFigures):
            shared = shared_origin(block.figures)
            for figure in block.figures:
                value = run(f"{figure.label}: ") + self.pieces.value(figure.value)
                source = self.told(None if shared else figure.value.origin)
                note = " ".join(part for part in (figure.note, source) if part)
                self.paragraph(value + (run(f"  ({note})", _muted()) if note else ""), "List Bullet")
            self.note("", [shared] if shared else [])
        elif isinstance(block, SourceList):
            for item in block.items:
                about = ", ".join(part for part in (item.publisher, item.published, item.places) if part)
                title = self.pieces.link(item.title, item.url, "<w:b/>")
                self.paragraph(title + (run(f"\n{about}", _muted()) if about else ""), "List Bullet")

    def told(self, origin: Origin | None) -> str:
        return f"{self.words.source}: {told(origin)}" if origin else ""

    def spans(self, spans: Spans) -> str:
        return "".join(self.pieces.span(span) for span in spans)

    def paragraph(self, runs: str, style: str = "Normal", extra: str = "") -> None:
        name = self.document.styles[style].style_id
        self.append(f'<w:p {NAMESPACES}><w:pPr><w:pStyle w:val="{name}"/>{extra}</w:pPr>{runs}</w:p>')

    def append(self, xml: str) -> None:
        from docx.oxml.parser import parse_xml

        body: Any = self.document.element.body
        body.sectPr.addprevious(parse_xml(xml))

    def page_break(self) -> None:
        self.append(f'<w:p {NAMESPACES}><w:r><w:br w:type="page"/></w:r></w:p>')

    def callout(self, callout: Callout) -> None:
        edge, fill = palette.CALLOUTS[callout.callout]
        side = f'<w:left w:val="single" w:sz="24" w:space="8" w:color="{colour(edge)}"/>'
        look = f'<w:pBdr>{side}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{colour(fill)}"/>'
        title = run(callout.title, "<w:b/>") + run("\n") if callout.title else ""
        self.paragraph(title + self.spans(callout.spans), "Normal", look)

    def table(self, table: Table) -> None:
        self.paragraph(run(self.captions[table.key]), "Caption")
        self.append(self.pieces.table(table, WIDE_TEXT_WIDTH if self.wide else TEXT_WIDTH))
        origins = ([table.origin] if table.origin else []) + origins_of(cell for row in table.rows for cell in row)
        self.note(table.note, list(dict.fromkeys(origins)))

    def note(self, note: str, origins: list[Origin]) -> None:
        """The remark and the origins below a table or picture; empty, it still keeps two tables apart."""
        runs = run(f"{note} ") if note else ""
        for place, origin in enumerate(origins):
            runs += run(f"{self.words.source}: " if not place else "; ") + self.pieces.link(told(origin), origin.url)
        self.paragraph(runs, "SmallText")

    def chart(self, chart: Chart) -> None:
        from docx.shared import Twips

        drawings = draw(chart, self.words, landscape=self.wide, pages=True)
        for number, drawing in enumerate(drawings, 1):
            part = f" ({self.words.part} {number} {self.words.of} {len(drawings)})" if len(drawings) > 1 else ""
            self.paragraph(run(self.captions[chart.key] + part), "Caption")
            share = page_share(drawing, landscape=self.wide)
            width = Twips(round((WIDE_TEXT_WIDTH if self.wide else TEXT_WIDTH) * share))
            picture = self.document.add_picture(io.BytesIO(as_png(drawing)), width=width)
            described: Any = picture._inline.docPr
            described.set("descr", clean(chart.alt) + part)
            described.set("title", clean(chart.caption))
        self.note("", [chart.origin] if chart.origin else [])
        self.table(chart.table)


def _muted() -> str:
    return f'<w:color w:val="{colour(palette.MUTED)}"/><w:sz w:val="16"/>'
