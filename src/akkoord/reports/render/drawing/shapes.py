# SPDX-License-Identifier: EUPL-1.2
"""Bars and marks of a swimlane, as shapes; the legend uses the same ones."""

from collections.abc import Callable

from akkoord.kernel.signal import SignalKind
from akkoord.reports.fonts import text_width
from akkoord.reports.render import palette
from akkoord.reports.render.drawing.canvas import Canvas
from akkoord.reports.render.drawing.packing import LABEL_SIZE, Placed
from akkoord.reports.tree import Bar, Mark, MarkKind

BAR_HEIGHT = 11.0


def paint_item(canvas: Canvas, placed: Placed, top: float) -> None:
    """Draw one placed item with its row's top at `top`, and its label."""
    middle = top + BAR_HEIGHT / 2
    item = placed.item
    if isinstance(item, Bar):
        _paint_bar(canvas, item, placed, top)
    else:
        _paint_mark(canvas, item, placed, middle)
    tone = palette.TONES[item.signal]
    baseline = middle + LABEL_SIZE * 0.33
    if placed.inside and item.signal is SignalKind.UNKNOWN:
        canvas.element(
            "rect",
            x=placed.label_x - 1,
            y=top + 1,
            width=min(text_width(placed.label, LABEL_SIZE) + 2, placed.end - placed.label_x),
            height=BAR_HEIGHT - 2,
            fill=tone.fill,
        )
    fill, cls = (tone.text, "on-fill") if placed.inside else (palette.INK, "ink")
    canvas.text(placed.label_x, baseline, placed.label, size=LABEL_SIZE, fill=fill, cls=cls, veil=not placed.inside)


def _paint_bar(canvas: Canvas, bar: Bar, placed: Placed, top: float) -> None:
    if placed.slip > placed.end:
        paint_slip(canvas, placed.end, placed.slip, top)
    canvas.box(placed.start, top, placed.end - placed.start, BAR_HEIGHT, bar.signal, dashed=_is_vague(bar))
    if placed.end - placed.start > 10:
        _paint_badge(canvas, placed.start + 5.5, top + BAR_HEIGHT / 2, bar.signal)
    if bar.open_ended:
        paint_open_end(canvas, placed.end, top)


def _is_vague(bar: Bar) -> bool:
    """Whether the place is uncertain or one end is unknown."""
    return not bar.certain or bar.first_day is None or (bar.last_day is None and not bar.open_ended)


def _paint_badge(canvas: Canvas, x: float, y: float, signal: SignalKind) -> None:
    canvas.element("circle", cx=x, cy=y, r=4.4, fill=palette.PAPER)
    if signal is not SignalKind.FINISHED:
        canvas.symbol(x, y, 5, signal)


def paint_slip(canvas: Canvas, start: float, end: float, top: float) -> None:
    """Draw the stretch between what was planned and what is forecast."""
    tone = palette.TONES[SignalKind.ATTENTION]
    canvas.element(
        "rect",
        x=start,
        y=top + 2.5,
        width=end - start,
        height=BAR_HEIGHT - 5,
        fill=tone.tint,
        stroke=tone.edge,
        stroke_width=0.7,
        stroke_dasharray="1.5 1",
    )
    middle = top + BAR_HEIGHT / 2
    canvas.polygon([(end, middle), (end - 4, middle - 3), (end - 4, middle + 3)], fill=tone.edge)


def paint_open_end(canvas: Canvas, end: float, top: float) -> None:
    """Draw the arrow of something that runs on past the axis."""
    middle = top + BAR_HEIGHT / 2
    canvas.polygon(
        [(end - 6, top), (end, middle), (end - 6, top + BAR_HEIGHT), (end + 0.6, top + BAR_HEIGHT), (end + 0.6, top)],
        fill=palette.PAPER,
        cls="paper",
    )
    canvas.element(
        "polyline",
        points=f"{end - 6:.2f},{top:.2f} {end:.2f},{middle:.2f} {end - 6:.2f},{top + BAR_HEIGHT:.2f}",
        fill="none",
        stroke=palette.INK,
        stroke_width=0.8,
        cls="rule-ink",
    )


def _paint_mark(canvas: Canvas, mark: Mark, placed: Placed, middle: float) -> None:
    x = (placed.start + placed.end) / 2
    if placed.slip > placed.end:
        paint_slip(canvas, x, placed.slip, middle - BAR_HEIGHT / 2)
    paint_mark(canvas, x, middle, mark.mark, mark.signal, dashed=not mark.certain)


def paint_mark(canvas: Canvas, x: float, y: float, kind: MarkKind, signal: SignalKind, *, dashed: bool = False) -> None:
    """Draw the shape of a kind of moment with its centre at (x, y), in the colours of a status."""
    tone = palette.TONES[signal]
    paint: dict[str, float | str] = {"fill": tone.fill, "stroke": tone.edge, "stroke_width": 0.9}
    if dashed:
        paint["stroke_dasharray"] = "1.6 1.2"
    if kind is MarkKind.CONSULTATION:
        canvas.element("circle", cx=x, cy=y, r=4, **paint)
    else:
        canvas.polygon([(x + dx, y + dy) for dx, dy in _OUTLINES[kind]], **paint)


def mark_sample(kind: MarkKind) -> Callable[[Canvas, float, float], None]:
    """How the legend draws a kind of moment."""
    return lambda canvas, x, y: paint_mark(canvas, x, y, kind, SignalKind.NOT_STARTED)


_OUTLINES: dict[MarkKind, tuple[tuple[float, float], ...]] = {
    MarkKind.PRODUCT: ((-3.6, -4.4), (1.4, -4.4), (3.6, -2.2), (3.6, 4.4), (-3.6, 4.4)),
    MarkKind.DECISION: ((0, -4.8), (4.8, 0), (0, 4.8), (-4.8, 0)),
    MarkKind.DEADLINE: ((-4.4, -4), (4.4, -4), (0, 4.4)),
    MarkKind.MILESTONE: (
        (0, -5),
        (1.3, -1.7),
        (4.8, -1.5),
        (2.1, 0.7),
        (3, 4.1),
        (0, 2.2),
        (-3, 4.1),
        (-2.1, 0.7),
        (-4.8, -1.5),
        (-1.3, -1.7),
    ),
}
