# SPDX-License-Identifier: EUPL-1.2
"""Charts of the tree drawn as SVG: the same drawing goes into HTML, PDF and Word."""

from akkoord.reports.render.drawing.bars import draw_bars
from akkoord.reports.render.drawing.canvas import Drawing
from akkoord.reports.render.drawing.lanes import draw_lanes
from akkoord.reports.render.wording import Wording
from akkoord.reports.tree import BarStack, Chart

PORTRAIT_WIDTH = 483.0
LANDSCAPE_WIDTH = 730.0
PORTRAIT_HEIGHT = 620.0
LANDSCAPE_HEIGHT = 395.0


def page_share(drawing: Drawing, *, landscape: bool) -> float:
    """The part of the text width that a drawing takes on paper: 1, or less when it would be taller than the page."""
    return min(1.0, (LANDSCAPE_HEIGHT if landscape else PORTRAIT_HEIGHT) / drawing.height)


def draw(chart: Chart, words: Wording, *, landscape: bool, pages: bool) -> tuple[Drawing, ...]:
    """One chart as one or more drawings, in points.

    `landscape` takes the width of a wide A4 page; with `pages` a swimlane too tall for a page becomes several
    drawings, cut between lanes. A bar stack is always one drawing.
    """
    width = LANDSCAPE_WIDTH if landscape else PORTRAIT_WIDTH
    if isinstance(chart, BarStack):
        return (draw_bars(chart, width),)
    height = LANDSCAPE_HEIGHT if landscape else PORTRAIT_HEIGHT
    return draw_lanes(chart, words, width, height if pages else None)


__all__ = ["Drawing", "draw", "page_share"]
