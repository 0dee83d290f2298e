# SPDX-License-Identifier: EUPL-1.2
"""Swim lanes: tracks against time, cut over pages between lanes where a page is too short."""

from collections.abc import Sequence
from dataclasses import dataclass

from akkoord.kernel.signal import SignalKind
from akkoord.reports.fonts import text_width
from akkoord.reports.render import palette
from akkoord.reports.render.drawing.canvas import Canvas, Drawing, fit, wrap
from akkoord.reports.render.drawing.legend import Entry, draw_legend, signal_entries
from akkoord.reports.render.drawing.packing import MARK_WIDTH, Frame, Placed, has_day, place
from akkoord.reports.render.drawing.shapes import BAR_HEIGHT, mark_sample, paint_item, paint_open_end, paint_slip
from akkoord.reports.render.wording import Wording
from akkoord.reports.tree import Bar, Lane, LineKind, Mark, Swimlane

ROW_HEIGHT = 14.0
LANE_PADDING = 4.0
GROUP_HEIGHT = 15.0
SIZE = 8.0
NOTE_SIZE = 7.0
TICK_HEIGHT = 14.0
LINE_LABEL_HEIGHT = 10.0
SQUEEZE = 1.15
AS_OF_INK = "#a3123f"


@dataclass(frozen=True, slots=True)
class LaneLayout:
    """A lane ready to draw: placed items, those without a day with their lines, its label and remark, its height."""

    lane: Lane
    placed: tuple[Placed, ...]
    undated: tuple[tuple[Bar | Mark, tuple[str, ...]], ...]
    label: tuple[str, ...]
    note: tuple[str, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the label column ends, and where time and the column of unknown moments are."""

    label: float
    frame: Frame
    undated: float
    width: float


def draw_lanes(chart: Swimlane, words: Wording, width: float, height: float | None) -> tuple[Drawing, ...]:
    """The chart in one drawing, or in as many of at most `height` points as its lanes need (at least a lane each)."""
    columns = _columns(chart, width)
    layouts = [_lay_out(lane, columns) for lane in chart.lanes]
    parts = _evenly_cut(layouts, height - _head_height(chart, columns) - 40 if height else None)
    many = len(parts) > 1
    return tuple(
        _draw_part(chart, words, columns, part, number if many else 0, len(parts))
        for number, part in enumerate(parts, 1)
    )


def _columns(chart: Swimlane, width: float) -> Columns:
    label = 130.0 if width > 600 else 96.0
    undated = any(not has_day(item) for lane in chart.lanes for item in lane.items)
    room = (150.0 if width > 600 else 80.0) if undated else 0.0
    return Columns(label, Frame(label + 4, width - room - 2, chart.axis), room, width)


def _lay_out(lane: Lane, columns: Columns) -> LaneLayout:
    placed = tuple(place(lane, columns.frame))
    undated = tuple((item, _undated_label(item, columns)) for item in lane.items if not has_day(item))
    label = tuple(wrap(lane.label, columns.label - 8, SIZE, 3))
    note = tuple(wrap(lane.note, columns.label - 8, NOTE_SIZE, 2))
    rows = max([item.row + 1 for item in placed] + [1])
    beside = sum(_undated_height(lines) for _, lines in undated)
    before = len(label) * (SIZE + 1.5) + len(note) * (NOTE_SIZE + 1.5)
    height = max(rows * ROW_HEIGHT, beside, before) + 2 * LANE_PADDING
    return LaneLayout(lane, placed, undated, label, note, height)


def _undated_label(item: Bar | Mark, columns: Columns) -> tuple[str, ...]:
    text = item.label if item.certain else f"{item.label} (?)"
    return tuple(wrap(text, columns.undated - MARK_WIDTH - 10, SIZE - 0.5, 3)) or ("",)


def _undated_height(lines: tuple[str, ...]) -> float:
    return ROW_HEIGHT + (len(lines) - 1) * SIZE


def _evenly_cut(layouts: list[LaneLayout], room: float | None) -> list[list[LaneLayout]]:
    """As few parts as there is room for, about equally tall, so that no lane is left alone on a page.

    A part may be a little too tall when that saves a page: it is then drawn smaller.
    """
    if room is None:
        return _cut(layouts, None)
    parts, squeezed = _cut(layouts, room), _cut(layouts, room * SQUEEZE)
    high = room if len(parts) == len(squeezed) else room * SQUEEZE
    parts = min(parts, squeezed, key=len)
    low = sum(layout.height for layout in layouts) / len(parts)
    while high - low > ROW_HEIGHT:
        middle = (low + high) / 2
        low, high = (low, middle) if len(_cut(layouts, middle)) == len(parts) else (middle, high)
    return _cut(layouts, high)


def _cut(layouts: list[LaneLayout], room: float | None) -> list[list[LaneLayout]]:
    parts: list[list[LaneLayout]] = [[]]
    used, group = 0.0, ""
    for layout in layouts:
        need = layout.height + (GROUP_HEIGHT if layout.lane.group and layout.lane.group != group else 0)
        if room is not None and parts[-1] and used + need > room:
            parts.append([])
            used = 0.0
            need = layout.height + (GROUP_HEIGHT if layout.lane.group else 0)
        parts[-1].append(layout)
        used, group = used + need, layout.lane.group
    return parts


def _draw_part(
    chart: Swimlane, words: Wording, columns: Columns, layouts: Sequence[LaneLayout], part: int, parts: int
) -> Drawing:
    canvas = Canvas(f"{chart.key}-{part}" if part else chart.key, columns.width)
    top = _head_height(chart, columns)
    bottom = top + _body_height(layouts)
    _draw_grid(canvas, chart, columns, top, bottom)
    _draw_lines(canvas, chart, columns, bottom)
    y, group = top, ""
    for layout in layouts:
        if layout.lane.group and layout.lane.group != group:
            group = layout.lane.group
            y = _draw_group(canvas, group, columns, y)
        _draw_lane(canvas, layout, columns, y)
        y += layout.height
    _draw_head(canvas, chart, words, columns, top)
    y = draw_legend(canvas, _legend(chart, words), 0, bottom + 6, columns.width)
    title = f"{chart.caption} ({words.part} {part} {words.of} {parts})" if part else chart.caption
    return canvas.finish(y, title, chart.alt)


def _body_height(layouts: Sequence[LaneLayout]) -> float:
    groups, group = 0, ""
    for layout in layouts:
        groups += bool(layout.lane.group) and layout.lane.group != group
        group = layout.lane.group
    return sum(layout.height for layout in layouts) + groups * GROUP_HEIGHT


def _line_rows(chart: Swimlane, columns: Columns) -> list[tuple[float, float, int]]:
    """For each line its x, the middle of its label and the row of the label, so that labels do not overlap."""
    taken: list[float] = []
    found = []
    for line in sorted(chart.lines, key=lambda line: line.day):
        x = columns.frame.at(line.day)
        half = text_width(line.label, SIZE - 1, strong=True) / 2
        middle = min(max(x, columns.frame.left + half), columns.frame.right - half)
        row = next((number for number, until in enumerate(taken) if until + 4 <= middle - half), len(taken))
        taken[row : row + 1] = [middle + half]
        found.append((x, middle, row))
    return found


def _head_height(chart: Swimlane, columns: Columns) -> float:
    rows = max((row + 1 for _, _, row in _line_rows(chart, columns)), default=0)
    return TICK_HEIGHT + rows * LINE_LABEL_HEIGHT + 4


def _draw_grid(canvas: Canvas, chart: Swimlane, columns: Columns, top: float, bottom: float) -> None:
    for number, tick in enumerate(chart.axis.ticks):
        left, right = columns.frame.at(tick.first_day), columns.frame.after(tick.last_day)
        if number % 2:
            canvas.element(
                "rect", x=left, y=top, width=right - left, height=bottom - top, fill=palette.FAINT, cls="band"
            )
        heavy: dict[str, float | str] = {"stroke": palette.MUTED, "stroke_width": 0.9} if tick.starts_year else {}
        canvas.line(left, top - TICK_HEIGHT, left, bottom, **heavy)
    canvas.line(columns.frame.right, top, columns.frame.right, bottom)


def _draw_head(canvas: Canvas, chart: Swimlane, words: Wording, columns: Columns, top: float) -> None:
    for tick in chart.axis.ticks:
        left, right = columns.frame.at(tick.first_day), columns.frame.after(tick.last_day)
        label = fit(tick.label, right - left - 4, SIZE)
        canvas.text((left + right) / 2, top - 4, label, size=SIZE, cls="muted", fill=palette.MUTED, anchor="middle")
    if columns.undated:
        label = fit(words.unknown_moment, columns.undated - 6, SIZE, strong=True)
        canvas.text(columns.frame.right + 6, top - 4, label, size=SIZE, strong=True)
    canvas.line(0, top, columns.width, top, stroke=palette.MUTED)


def _draw_group(canvas: Canvas, group: str, columns: Columns, y: float) -> float:
    canvas.element("rect", x=0, y=y, width=columns.width, height=GROUP_HEIGHT, fill="#dde6ef", cls="group")
    label = fit(group, columns.width - 8, SIZE, strong=True)
    canvas.text(4, y + GROUP_HEIGHT / 2 + SIZE * 0.33, label, size=SIZE, strong=True, cls="accent", fill=palette.ACCENT)
    return y + GROUP_HEIGHT


def _draw_lane(canvas: Canvas, layout: LaneLayout, columns: Columns, y: float) -> None:
    for number, line in enumerate(layout.label):
        canvas.text(4, y + LANE_PADDING + SIZE + number * (SIZE + 1.5), line, size=SIZE)
    below = y + LANE_PADDING + len(layout.label) * (SIZE + 1.5) + NOTE_SIZE
    for number, line in enumerate(layout.note):
        baseline = below + number * (NOTE_SIZE + 1.5)
        canvas.text(4, baseline, line, size=NOTE_SIZE, cls="muted", fill=palette.MUTED)
    top = y + LANE_PADDING + (ROW_HEIGHT - BAR_HEIGHT) / 2
    for placed in layout.placed:
        paint_item(canvas, placed, top + placed.row * ROW_HEIGHT)
    left = columns.frame.right + 6
    for item, lines in layout.undated:
        text_left = left + MARK_WIDTH + 3
        paint_item(canvas, Placed(item, left, left + MARK_WIDTH, left, lines[0], text_left, False, 0), top)
        for number, line in enumerate(lines[1:], 1):
            canvas.text(text_left, top + BAR_HEIGHT / 2 + 2.5 + number * SIZE, line, size=SIZE - 0.5)
        top += _undated_height(lines)
    canvas.line(0, y + layout.height, columns.width, y + layout.height)


def _draw_lines(canvas: Canvas, chart: Swimlane, columns: Columns, bottom: float) -> None:
    lines = sorted(chart.lines, key=lambda line: line.day)
    for line, (x, _, row) in zip(lines, _line_rows(chart, columns), strict=True):
        as_of = line.line is LineKind.AS_OF
        start = LINE_LABEL_HEIGHT * row + 9
        cls, colour = ("now", AS_OF_INK) if as_of else ("accent-line", palette.ACCENT)
        extra: dict[str, float | str] = {} if as_of else {"stroke_dasharray": "3 2"}
        canvas.line(x, start, x, bottom, stroke=colour, stroke_width=1.1 if as_of else 0.8, cls=cls, **extra)
    for line, (_, middle, row) in zip(lines, _line_rows(chart, columns), strict=True):
        cls, colour = ("now-text", AS_OF_INK) if line.line is LineKind.AS_OF else ("accent", palette.ACCENT)
        y = LINE_LABEL_HEIGHT * row + 7.5
        canvas.text(middle, y, line.label, size=SIZE - 1, strong=True, anchor="middle", cls=cls, fill=colour, veil=True)


def _legend(chart: Swimlane, words: Wording) -> list[Entry]:
    items = [item for lane in chart.lanes for item in lane.items]
    own = {word.signal: word.label for word in chart.words}
    signals = [(item.signal, own.get(item.signal) or words.signals[item.signal]) for item in items]
    kinds = {item.mark for item in items if isinstance(item, Mark)}
    entries = signal_entries(signals)
    entries += [Entry(words.marks[kind], mark_sample(kind), 10) for kind in words.marks if kind in kinds]
    if any(_slips(item) for item in items):
        entries.append(Entry(words.slips, lambda c, x, y: paint_slip(c, x - 9, x + 9, y - BAR_HEIGHT / 2), 20))
    if any(not item.certain for item in items):
        entries.append(Entry(f"(?) {words.uncertain}", _dashed_sample, 18))
    if any(isinstance(item, Bar) and item.open_ended for item in items):
        entries.append(Entry(words.runs_on, lambda c, x, y: paint_open_end(c, x + 4, y - BAR_HEIGHT / 2), 10))
    return entries


def _slips(item: Bar | Mark) -> bool:
    later = item.forecast_last_day if isinstance(item, Bar) else item.forecast_day
    planned = item.last_day or item.first_day
    return later is not None and planned is not None and later > planned


def _dashed_sample(canvas: Canvas, x: float, y: float) -> None:
    canvas.box(x - 8, y - 4, 16, 8, SignalKind.NOT_STARTED, dashed=True)
