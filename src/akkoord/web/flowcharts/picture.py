# SPDX-License-Identifier: EUPL-1.2
"""The flowchart as a picture: in parts for a page, and whole for a file or a sheet of paper."""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from akkoord.programme.planning.overviews.flowchart import Flowchart, FlowItem
from akkoord.reports.fonts import text_width
from akkoord.web.flowcharts.canvas import Canvas
from akkoord.web.flowcharts.drawing import Links, description, draw_chart, draw_labels, no_links
from akkoord.web.flowcharts.geometry import Layout, Measures, lay_out, wrap, wrap_label
from akkoord.web.flowcharts.shapes import FORECAST, OPEN_SHAPES, RING_SAMPLE, SAMPLES, sample
from akkoord.web.flowcharts.standings import Standings

NARROW_LABEL = 128.0
PAPER = Measures(label=264.0, column=128.0, fill=1240.0)
MARGIN = 24.0
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A sample with its words; `cls` and `path` are drawn in a box of 20 by 16 around its centre."""

    label: str
    path: str
    cls: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The parts of a drawing on a page; the labels twice, for wide and for narrow screens."""

    labels: SafeString
    narrow_labels: SafeString
    chart: SafeString
    label_width: int
    narrow_width: int
    width: int
    height: int
    words: str
    legend: tuple[LegendEntry, ...]


@dataclass(frozen=True, slots=True)
class Caption:
    """What a file says of itself: whose flowchart, as at when, from where, and that it shows practice data."""

    title: str
    peildatum: str
    source: str
    practice_notice: str = ""


def picture(chart: Flowchart, standings: Standings, links: Links) -> Picture:
    """The drawing for a page. The narrow labels are laid out first: they need the most lines."""
    narrow = lay_out(chart, standings, Measures(label=NARROW_LABEL))
    wide = lay_out(chart, standings, Measures())
    taller = narrow if narrow.height >= wide.height else wide
    return Picture(
        labels=draw_labels(_with_label(taller, wide.measures.label), standings, links),
        narrow_labels=draw_labels(taller, standings, links),
        chart=draw_chart(taller, chart, links),
        label_width=round(wide.measures.label),
        narrow_width=round(NARROW_LABEL),
        width=round(taller.width),
        height=round(taller.height + 0.5),
        words=description(chart, standings),
        legend=legend(chart, standings),
    )


def legend(chart: Flowchart, standings: Standings) -> tuple[LegendEntry, ...]:
    """The samples of what this flowchart shows, and of nothing else."""
    kinds = {item.kind.value for item in chart.items}
    marked = {kind for kind, _label in SAMPLES}
    found = []
    for kind, label in SAMPLES:
        if kind in kinds or (kind == "bar" and kinds - marked):
            found.append(LegendEntry(str(label), sample(kind), _mark_class(kind)))
    if chart.board_dates:
        found.append(LegendEntry(_("overleg"), "M0-8v16", "ak-flow__meeting"))
    found.append(LegendEntry(_("peildatum"), "M0-8v16", "ak-flow__as-of"))
    if any(one.span for one in standings.forecasts.values()):
        found.append(LegendEntry(_("prognose van de trekker"), FORECAST, "ak-flow__forecast"))
    if standings.verified:
        ringed = _("in een ring: geverifieerd door de monitoringspartij")
        found.append(LegendEntry(ringed, RING_SAMPLE, "ak-flow__ring"))
    if any(item.origin.uncertain for item in chart.items):
        dashed = "ak-flow__card ak-flow__card--uncertain"
        found.append(LegendEntry(_("onzeker, met de reden in de tabel"), "M-7-6h14v12h-14z", dashed))
    if any(_has_open_side(item) for item in chart.items):
        found.append(LegendEntry(_("begin of einde onbekend"), "M-9 0h18", "ak-flow__open-end"))
    return tuple(found)


def whole(chart: Flowchart, standings: Standings, caption: Caption) -> str:
    """The drawing as an SVG file that needs nothing else: with its title, source, legend, peildatum and looks."""
    layout = lay_out(chart, standings, PAPER)
    width = max(layout.measures.label + layout.width, 700.0) + 2 * MARGIN
    head = (92.0 if caption.title else 8.0) + (30.0 if caption.practice_notice else 0.0)
    foot_canvas, foot = _foot(legend(chart, standings), width - 2 * MARGIN, caption)
    height = head + layout.height + foot + MARGIN
    canvas = Canvas()
    box = f"0 0 {width:.0f} {height:.0f}"
    size = {"viewBox": box, "width": f"{width:.0f}", "height": f"{height:.0f}"}
    names = {"role": "img", "lang": "nl", "aria_labelledby": "titel beschrijving"}
    with canvas.inside("svg", xmlns="http://www.w3.org/2000/svg", **size, **names):
        canvas.named("style", "", style())
        canvas.named("title", "titel", caption.title or chart.title)
        canvas.named("desc", "beschrijving", description(chart, standings))
        canvas.add("rect", x=0, y=0, width=width, height=height, cls="ak-flow__paper")
        if caption.title:
            _draw_head(canvas, caption, width)
        with canvas.inside("g", transform=f"translate({MARGIN:.0f} {head:.0f})"):
            canvas.join(draw_labels(layout, standings, no_links()))
        with canvas.inside("g", transform=f"translate({MARGIN + layout.measures.label:.0f} {head:.0f})"):
            canvas.join(draw_chart(layout, chart, no_links()))
        with canvas.inside("g", transform=f"translate({MARGIN:.0f} {head + layout.height:.0f})"):
            canvas.join(foot_canvas.markup)
    return XML + canvas.markup


def drawing_only(chart: Flowchart, standings: Standings) -> str:
    """The drawing with its legend for a sheet that says the rest itself."""
    return whole(chart, standings, Caption("", "", ""))


@cache
def style() -> str:
    """The looks inside a file of its own."""
    return Path(__file__).with_name("standalone.css").read_text(encoding="utf-8")


@cache
def style_hash() -> str:
    """The style as a Content-Security-Policy source, so that a browser shows the file as it is meant."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()}'"


def _has_open_side(item: FlowItem) -> bool:
    return item.span is not None and not item.is_point and not (item.span.start_known and item.span.end_known)


def _with_label(layout: Layout, width: float) -> Layout:
    """The same heights with wider labels: their titles take fewer lines."""
    measures = replace(layout.measures, label=width)
    lanes = tuple(replace(box, title=wrap_label(box.text, measures)) for box in layout.lanes)
    groups = tuple(replace(group, title=wrap_label(group.text, measures)) for group in layout.groups)
    return replace(layout, measures=measures, lanes=lanes, groups=groups)


def _mark_class(kind: str) -> str:
    return "ak-flow__mark ak-flow__mark--open" if kind in OPEN_SHAPES else "ak-flow__mark"


def _draw_head(canvas: Canvas, caption: Caption, width: float) -> None:
    canvas.text(caption.title, MARGIN, 46, "ak-flow__text ak-flow__text--title")
    canvas.text(_("Peildatum") + f": {caption.peildatum}", MARGIN, 70, "ak-flow__text ak-flow__text--small")
    if caption.practice_notice:
        canvas.add("rect", x=MARGIN, y=82, width=width - 2 * MARGIN, height=26, rx=3, cls="ak-flow__practice")
        canvas.text(caption.practice_notice, MARGIN + 10, 100, "ak-flow__text ak-flow__text--practice")


def _foot(entries: Sequence[LegendEntry], width: float, caption: Caption) -> tuple[Canvas, float]:
    """The legend, over as many lines as it takes, and the source line; and how high that is."""
    canvas = Canvas()
    x, y = 0.0, 26.0
    for entry in entries:
        room = 24 + text_width(entry.label, 11.5) + 18
        if x and x + room > width:
            x, y = 0.0, y + 20
        canvas.add("path", d=entry.path, cls=entry.cls, transform=f"translate({x + 10:.1f} {y - 4:.1f})")
        canvas.text(entry.label, x + 24, y, "ak-flow__text ak-flow__text--small")
        x += room
    y += 26 if caption.source else 10
    for line in wrap(_("Bron") + f": {caption.source}" if caption.source else "", width, 11.5, 3):
        canvas.text(line, 0, y, "ak-flow__text ak-flow__text--small")
        y += 15
    return canvas, y
