# SPDX-License-Identifier: EUPL-1.2
"""The look of the Word document: styles, language, page header and footer, properties."""

from typing import TYPE_CHECKING, Any

from akkoord.reports.render import palette
from akkoord.reports.render.facts import practice_line, standing
from akkoord.reports.render.values import clean
from akkoord.reports.render.word_parts import NAMESPACES, colour, run
from akkoord.reports.render.wording import Wording
from akkoord.reports.tree import CalloutKind, Report

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section as PageSection

FONT = "Calibri"
PAGE = (11906, 16838)
MARGIN = 1080
TEXT_WIDTH = PAGE[0] - 2 * MARGIN
WIDE_TEXT_WIDTH = PAGE[1] - 2 * MARGIN
_SIZES = {"Title": 26, "Subtitle": 14, "Heading 1": 17, "Heading 2": 13, "Heading 3": 11, "Heading 4": 10}


def set_styles(document: "Document", language: str) -> None:
    """Give the built-in styles one font, the accent colour and the language of the report, and add table text."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    styles = document.styles
    code = "nl-NL" if language == "nl" else "en-GB"
    for element in styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), code)
    normal: Any = styles["Normal"]
    normal.font.size = Pt(10)
    normal.paragraph_format.space_after = Pt(6)
    for name in ("Normal", *_SIZES, "Caption", "List Bullet"):
        _set_font(styles[name])
    for name, size in _SIZES.items():
        style: Any = styles[name]
        style.font.size = Pt(size)
        style.font.italic = False
        style.font.bold = name != "Subtitle"
        style.font.color.rgb = RGBColor.from_string(colour(palette.MUTED if name == "Subtitle" else palette.ACCENT))
        style.paragraph_format.space_after = Pt(4)
    for border in list(styles["Title"].element.iter(qn("w:pBdr"))):
        border.getparent().remove(border)
    caption: Any = styles["Caption"]
    caption.font.size = Pt(9)
    caption.font.color.rgb = RGBColor.from_string(colour(palette.INK))
    caption.paragraph_format.keep_with_next = True
    text: Any = styles.add_style("TableText", WD_STYLE_TYPE.PARAGRAPH)
    text.base_style = normal
    text.font.size = Pt(8)
    text.paragraph_format.space_after = Pt(0)
    small: Any = styles.add_style("SmallText", WD_STYLE_TYPE.PARAGRAPH)
    small.base_style = normal
    small.font.size = Pt(8)
    small.font.color.rgb = RGBColor.from_string(colour(palette.MUTED))


def _set_font(style: Any) -> None:
    from docx.oxml.ns import qn

    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)


def set_page(section: "PageSection", *, landscape: bool) -> None:
    """A4 with even margins, standing or lying."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Twips

    width, height = (PAGE[1], PAGE[0]) if landscape else PAGE
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Twips(width), Twips(height)
    section.left_margin = section.right_margin = Twips(MARGIN)
    section.top_margin = section.bottom_margin = Twips(1250)
    section.header_distance = section.footer_distance = Twips(560)


def set_header_and_footer(section: "PageSection", report: Report, words: Wording) -> None:
    """Practice notice and title at the top of each page; as-of date, edition and page number at its foot."""
    from docx.oxml.parser import parse_xml

    header, footer = section.header, section.footer
    muted = f'<w:color w:val="{colour(palette.MUTED)}"/><w:sz w:val="16"/>'
    lines = [run(f"{report.title} · {report.subtitle}" if report.subtitle else report.title, muted)]
    shades = [""]
    notice = practice_line(report, words)
    if notice:
        edge, fill = palette.CALLOUTS[CalloutKind.PRACTICE]
        lines.insert(0, run(notice, f'<w:b/><w:color w:val="{colour(edge)}"/><w:sz w:val="17"/>'))
        shades.insert(0, f'<w:shd w:val="clear" w:color="auto" w:fill="{colour(fill)}"/>')
    field = '<w:fldSimple w:instr=" {} "><w:r><w:rPr>' + muted + "</w:rPr><w:t>1</w:t></w:r></w:fldSimple>"
    pages = run(f"\u2003{words.page} ", muted) + field.format("PAGE") + run(f" {words.of} ", muted)
    foot = run(standing(report, words), muted) + pages + field.format("NUMPAGES")
    for part, texts in ((header, list(zip(lines, shades, strict=True))), (footer, [(foot, "")])):
        first = part.paragraphs[0]._p
        for text, shade in texts:
            first.addprevious(parse_xml(f"<w:p {NAMESPACES}><w:pPr>{shade}</w:pPr>{text}</w:p>"))
        first.getparent().remove(first)


def set_properties(document: "Document", report: Report, words: Wording) -> None:
    """Title, language, author and moment: from the tree, never from the clock."""
    properties = document.core_properties
    moment = report.created_at.replace(tzinfo=None) - (
        report.created_at.utcoffset() or report.created_at - report.created_at
    )
    properties.title = clean(report.title)[:255]
    properties.subject = clean(report.subtitle)[:255]
    properties.author = clean(report.metadata.get("author", ""))[:255]
    properties.last_modified_by = properties.author
    properties.comments = clean(practice_line(report, words))[:255]
    properties.keywords = clean(standing(report, words))[:255]
    properties.language = "nl-NL" if report.language == "nl" else "en-GB"
    properties.created = properties.modified = moment
    properties.revision = 1
