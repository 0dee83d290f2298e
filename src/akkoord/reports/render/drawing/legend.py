# SPDX-License-Identifier: EUPL-1.2
"""The legend of a chart: small samples with words, flowing over as many lines as it takes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from akkoord.kernel.signal import SignalKind
from akkoord.reports.fonts import text_width
from akkoord.reports.render.drawing.canvas import Canvas, fit

SIZE = 8.5
LINE_HEIGHT = 14.0


@dataclass(frozen=True, slots=True)
class Entry:
    """A sample, drawn around the point it is given, with its words; `sample` is the room the sample takes."""

    label: str
    paint: Callable[[Canvas, float, float], None]
    sample: float = 9.0


def signal_entries(signals: Iterable[tuple[SignalKind, str]]) -> list[Entry]:
    """An entry for each different status, in the order of the scheme."""
    found = sorted(set(signals), key=lambda pair: (list(SignalKind).index(pair[0]), pair[1]))
    return [Entry(label, _symbol(signal)) for signal, label in found]


def draw_legend(canvas: Canvas, entries: list[Entry], left: float, top: float, width: float) -> float:
    """Draw the entries from (left, top) within `width`; returns the y below them."""
    x, y = left, top
    for entry in entries:
        label = fit(entry.label, width - entry.sample - 6, SIZE)
        room = entry.sample + 4 + text_width(label, SIZE) + 14
        if x > left and x + room - 14 > left + width:
            x, y = left, y + LINE_HEIGHT
        entry.paint(canvas, x + entry.sample / 2, y + LINE_HEIGHT / 2)
        canvas.text(x + entry.sample + 4, y + LINE_HEIGHT / 2 + SIZE * 0.33, label, size=SIZE)
        x += room
    return y + LINE_HEIGHT + 4 if entries else top


def _symbol(signal: SignalKind) -> Callable[[Canvas, float, float], None]:
    return lambda canvas, x, y: canvas.symbol(x, y, 7.5, signal)
