# SPDX-License-Identifier: EUPL-1.2
"""A small SVG canvas: shapes with attributes and classes, never inline styles, so that it passes a strict CSP."""

from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from akkoord.kernel.signal import SignalKind
from akkoord.reports.fonts import text_width
from akkoord.reports.render import palette
from akkoord.reports.render.values import clean

FONTS = "'Source Sans 3', 'Noto Emoji', sans-serif"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished picture: its SVG and its size in points."""

    svg: str
    width: float
    height: float


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def fit(text: str, width: float, size: float, *, strong: bool = False) -> str:
    """The text, or its beginning with "…" where it is wider than `width`."""
    text = " ".join(clean(text).split())
    if text_width(text, size, strong=strong) <= width:
        return text
    room = width - text_width("…", size, strong=strong)
    used, kept = 0.0, 0
    for letter in text:
        used += text_width(letter, size, strong=strong)
        if used > room:
            break
        kept += 1
    return text[:kept].rstrip() + "…" if kept else ""


def wrap(text: str, width: float, size: float, lines: int, *, strong: bool = False) -> list[str]:
    """The text on at most `lines` lines of `width`; the last one ends in "…" when words are left over."""
    rest = clean(text).split()
    found: list[str] = []
    while rest and len(found) < lines - 1:
        taken = 1
        while taken < len(rest) and text_width(" ".join(rest[: taken + 1]), size, strong=strong) <= width:
            taken += 1
        found.append(fit(" ".join(rest[:taken]), width, size, strong=strong))
        rest = rest[taken:]
    if rest:
        found.append(fit(" ".join(rest), width, size, strong=strong))
    return found


@dataclass(slots=True)
class Canvas:
    """Collects shapes. `key` makes the identifiers of this drawing unique on a page."""

    key: str
    width: float
    parts: list[str] = field(default_factory=list)

    def element(self, name: str, **attributes: float | str) -> None:
        """Add an element; underscores in attribute names become hyphens and `cls` becomes `class`."""
        self.parts.append(f"<{name}{self._attributes(attributes)}/>")

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = 8,
        cls: str = "ink",
        fill: str = palette.INK,
        anchor: str = "start",
        strong: bool = False,
        veil: bool = False,
    ) -> None:
        """Add a line of text with its baseline at y; a veil behind it keeps it readable on top of lines.

        A veil is a plain box: an outline around the letters would make each of them a shape in a PDF, and the file
        three times as large.
        """
        if veil:
            self._veil(x, y, text_width(text, size, strong=strong), size, anchor)
        attributes: dict[str, float | str] = {"x": x, "y": y, "font_size": size, "fill": fill, "cls": cls}
        if anchor != "start":
            attributes["text_anchor"] = anchor
        if strong:
            attributes["font_weight"] = "600"
        self.parts.append(f"<text{self._attributes(attributes)}>{escape(clean(text))}</text>")

    def _veil(self, x: float, y: float, width: float, size: float, anchor: str) -> None:
        left = x - width * {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] - 1
        paint: dict[str, float | str] = {"fill": palette.PAPER, "fill_opacity": 0.8, "cls": "paper"}
        self.element("rect", x=left, y=y - size * 0.85, width=width + 2, height=size * 1.15, **paint)

    def line(self, x1: float, y1: float, x2: float, y2: float, **attributes: float | str) -> None:
        """Add a line; the colour of rules unless another is given."""
        given: dict[str, float | str] = {"stroke": palette.RULE, "stroke_width": 0.5, "cls": "rule"}
        self.element("line", x1=x1, y1=y1, x2=x2, y2=y2, **(given | attributes))

    def box(self, x: float, y: float, width: float, height: float, signal: SignalKind, *, dashed: bool = False) -> None:
        """Add a bar in the colours of a status; unknown is hatched as well."""
        tone = palette.TONES[signal]
        fill = f"url(#hatch-{self.key})" if signal is SignalKind.UNKNOWN else tone.fill
        extra: dict[str, float | str] = {"stroke_dasharray": "2 1.5"} if dashed else {}
        self.element(
            "rect",
            x=x,
            y=y,
            width=max(width, 0.5),
            height=height,
            fill=fill,
            stroke=tone.edge,
            stroke_width=0.7,
            **extra,
        )

    def symbol(self, x: float, y: float, size: float, signal: SignalKind) -> None:
        """Add the shape of a status with its centre at (x, y): the same five shapes in every format."""
        tone, r = palette.TONES[signal], size / 2
        paint: dict[str, float | str] = {"fill": tone.fill, "stroke": tone.edge, "stroke_width": 0.8}
        if signal in (SignalKind.FINISHED, SignalKind.NOT_STARTED):
            self.element("circle", cx=x, cy=y, r=r, **paint)
        elif signal is SignalKind.ON_SCHEDULE:
            self.element("rect", x=x - r, y=y - r, width=size, height=size, **paint)
        elif signal is SignalKind.ATTENTION:
            self.polygon([(x, y - r), (x + r, y + r), (x - r, y + r)], **paint)
        else:
            self.polygon([(x, y - r), (x + r, y), (x, y + r), (x - r, y)], **paint)

    def polygon(self, points: list[tuple[float, float]], **attributes: float | str) -> None:
        """Add a closed shape through the points."""
        self.element("polygon", points=" ".join(f"{_number(x)},{_number(y)}" for x, y in points), **attributes)

    def finish(self, height: float, title: str, description: str) -> Drawing:
        """The whole picture, with its title and description for people who do not see it."""
        tone = palette.TONES[SignalKind.UNKNOWN]
        hatch = (
            f'<defs><pattern id="hatch-{self.key}" width="4" height="4" patternUnits="userSpaceOnUse">'
            f'<rect width="4" height="4" fill="{tone.fill}"/>'
            f'<path d="M-1 1L1 -1M0 4L4 0M3 5L5 3" stroke="{tone.edge}" stroke-width="0.5"/></pattern></defs>'
        )
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_number(self.width)} {_number(height)}" role="img"'
            f' aria-labelledby="{self.key}-title {self.key}-desc" font-family="{FONTS}">'
            f'<title id="{self.key}-title">{escape(clean(title))}</title>'
            f'<desc id="{self.key}-desc">{escape(clean(description))}</desc>'
        )
        return Drawing(head + hatch + "".join(self.parts) + "</svg>", self.width, height)

    @staticmethod
    def _attributes(attributes: dict[str, float | str]) -> str:
        written = []
        for name, value in attributes.items():
            shown = _number(value) if isinstance(value, int | float) else value
            written.append(f" {'class' if name == 'cls' else name.replace('_', '-')}={quoteattr(shown)}")
        return "".join(written)
