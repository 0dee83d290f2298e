# SPDX-License-Identifier: EUPL-1.2
"""Stacked bars: counts per status for several subjects."""

from akkoord.kernel.dutch import number_label
from akkoord.kernel.signal import SignalKind
from akkoord.reports.fonts import text_width
from akkoord.reports.render import palette
from akkoord.reports.render.drawing.canvas import Canvas, Drawing, wrap
from akkoord.reports.render.drawing.legend import draw_legend, signal_entries
from akkoord.reports.tree import BarRow, BarStack, SignalCount

LABEL_WIDTH = 150.0
TOTAL_WIDTH = 34.0
BAR_HEIGHT = 15.0
ROW_HEIGHT = 22.0
SIZE = 9.0


def draw_bars(chart: BarStack, width: float) -> Drawing:
    """A bar per row, as long as its total beside the largest total, cut in statuses with the count in each."""
    canvas = Canvas(chart.key, width)
    counts = [count for row in chart.rows for count in row.counts]
    y = draw_legend(canvas, signal_entries((count.signal, count.label) for count in counts), 0, 0, width)
    largest = max((row.total for row in chart.rows), default=0)
    scale = (width - LABEL_WIDTH - TOTAL_WIDTH) / largest if largest else 0.0
    for row in chart.rows:
        _draw_row(canvas, row, y, scale)
        y += ROW_HEIGHT
    canvas.line(LABEL_WIDTH, y - ROW_HEIGHT * len(chart.rows), LABEL_WIDTH, y, stroke=palette.MUTED)
    return canvas.finish(y + 2, chart.caption, chart.alt)


def _draw_row(canvas: Canvas, row: BarRow, y: float, scale: float) -> None:
    lines = wrap(row.label, LABEL_WIDTH - 8, SIZE, 2)
    top = y + ROW_HEIGHT / 2 + SIZE * 0.33 - (len(lines) - 1) * (SIZE + 1) / 2
    for place, line in enumerate(lines):
        canvas.text(LABEL_WIDTH - 6, top + place * (SIZE + 1), line, size=SIZE, anchor="end")
    x = LABEL_WIDTH
    for count in row.counts:
        _draw_part(canvas, count, x, y, count.count * scale)
        x += count.count * scale
    baseline = y + ROW_HEIGHT / 2 + SIZE * 0.33
    canvas.text(x + 5, baseline, number_label(row.total), size=SIZE, strong=True)


def _draw_part(canvas: Canvas, count: SignalCount, x: float, y: float, width: float) -> None:
    if not count.count:
        return
    top = y + (ROW_HEIGHT - BAR_HEIGHT) / 2
    canvas.box(x + 0.7, top, width - 1.4, BAR_HEIGHT, count.signal)
    label = number_label(count.count)
    wide = text_width(label, SIZE)
    if wide + 3 > width:
        return
    middle, baseline = x + width / 2, y + ROW_HEIGHT / 2 + SIZE * 0.33
    if count.signal is SignalKind.UNKNOWN:
        canvas.element(
            "rect", x=middle - wide / 2 - 1.5, y=top + 2, width=wide + 3, height=BAR_HEIGHT - 4, fill=palette.PAPER
        )
    canvas.text(
        middle, baseline, label, size=SIZE, cls="on-fill", fill=palette.TONES[count.signal].text, anchor="middle"
    )
