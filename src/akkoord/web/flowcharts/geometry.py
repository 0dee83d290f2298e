# SPDX-License-Identifier: EUPL-1.2
"""Where everything on a flowchart goes, in pixels: pure arithmetic, so that it can be tested without drawing."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from akkoord.programme.planning.choices import StepKind
from akkoord.programme.planning.overviews.flowchart import BoardDate, Flowchart, FlowItem, FlowLane
from akkoord.programme.planning.rules import Axis, Column, Span, pack_rows
from akkoord.programme.rounds.overviews.by_action import ActionStanding
from akkoord.reports.fonts import text_width
from akkoord.web.flowcharts.standings import Forecast, Standings, told_words, verified_words

TEXT, SMALL, LINE = 12.5, 11.5, 15.0
GAP, PAD = 10.0, 10.0
SHAPE = 16.0
ITEM_TEXT = 128.0
CARD, CARD_TEXT, CARD_GAP = 180.0, 144.0, 8.0
ITEM_LINES, CARD_LINES, TITLE_LINES, STATUS_LINES = 4, 6, 5, 4
STATUS_TEXT = 19.0  # from the left of a status to its words, past its mark
SAFE = 1.05  # room for a reader whose screen has another typeface
LABEL_ROW, AXIS_ROW = 17.0, 26.0
MARKED = frozenset({StepKind.GOAL})


@dataclass(frozen=True, slots=True)
class Measures:
    """The widths that differ between the screen and a sheet of paper.

    A column of the time axis is at least `column` wide, and wider (at most half as much again) where the chart would
    otherwise be narrower than `fill`.
    """

    label: float = 176.0
    column: float = 112.0
    fill: float = 1068.0


@dataclass(frozen=True, slots=True)
class Block:
    """Something on the time axis: `left`-`right` is its shape's span, `mark` its centre; the text stands beneath.

    `reach` is all that it takes from left to right, shape and text together. Exactly one of `item` and `forecast`.
    """

    item: FlowItem | None
    forecast: Forecast | None
    left: float
    right: float
    mark: float
    slip_from: float
    text_x: float
    lines: tuple[str, ...]
    reach: tuple[float, float]
    y: float = 0.0

    @property
    def height(self) -> float:
        """The shape and its lines of text."""
        return SHAPE + LINE * len(self.lines) + 4


@dataclass(frozen=True, slots=True)
class Card:
    """Something without a day: a small card in a column beside the axis."""

    item: FlowItem
    x: float
    y: float
    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        """The text with the room around it."""
        return LINE * len(self.lines) + 11


@dataclass(frozen=True, slots=True)
class LaneBox:
    """A lane: one action, or (without) the steps whose lane is uncertain. `y` counts from the top of the drawing."""

    lane: FlowLane | None
    title: tuple[str, ...]
    y: float
    height: float
    blocks: tuple[Block, ...]
    cards: tuple[Card, ...]

    @property
    def text(self) -> str:
        """The name of the lane, whole."""
        return self.lane.title if self.lane else _("Rij niet bekend")


@dataclass(frozen=True, slots=True)
class GroupBox:
    """A heading across the drawing."""

    text: str
    title: tuple[str, ...]
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting: its line or, where only a month or quarter is known, the band it lies in; its label in a row above."""

    meeting: BoardDate
    left: float
    right: float
    label: str
    label_x: float
    label_row: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole drawing. The x of everything counts from the left of the time axis; lane labels stand left of that."""

    measures: Measures
    axis: Axis
    step: float
    axis_width: float
    decided_x: float | None
    unknown_x: float | None
    width: float
    header: float
    height: float
    as_of_x: float
    meetings: tuple[MeetingLine, ...]
    groups: tuple[GroupBox, ...]
    lanes: tuple[LaneBox, ...]


@dataclass(frozen=True, slots=True)
class _Columns:
    axis: Axis
    step: float
    axis_width: float
    decided_x: float | None
    unknown_x: float | None
    width: float

    def at(self, span: Span) -> tuple[float, float]:
        return self.axis.place(span.first_day) * self.step, self.axis.place_after(span.last_day) * self.step


def lay_out(chart: Flowchart, standings: Standings, measures: Measures) -> Layout:
    """Place every item of a flowchart: on the axis in rows without overlap, beside it as cards."""
    columns = _columns(chart, measures)
    meetings, rows = _meetings(chart, columns)
    header = rows * LABEL_ROW + AXIS_ROW + 6
    y = header
    groups: list[GroupBox] = []
    lanes: list[LaneBox] = []
    for group in chart.groups:
        if group.title:
            groups.append(_group_box(group.title, y, measures))
            y += groups[-1].height
        for lane in group.lanes:
            lanes.append(_lane_box(lane, y, columns, standings, measures))
            y += lanes[-1].height
    if chart.unplaced:
        groups.append(_group_box(_("Plaats onzeker"), y, measures))
        y += groups[-1].height
        lanes.append(_unplaced_box(chart.unplaced, y, columns, measures))
        y += lanes[-1].height
    as_of_x = columns.axis.place(chart.as_of.peildatum) * columns.step
    return Layout(
        measures, chart.axis, columns.step, columns.axis_width, columns.decided_x, columns.unknown_x, columns.width,
        header, y + 1, as_of_x, meetings, tuple(groups), tuple(lanes),
    )  # fmt: skip


def _group_box(title: str, y: float, measures: Measures) -> GroupBox:
    lines = wrap_label(title, measures)
    return GroupBox(title, lines, y, LINE * len(lines) + 11)


def wrap_label(text: str, measures: Measures) -> tuple[str, ...]:
    """The name of a lane or group on the lines of the label column."""
    return wrap(text, measures.label - 2 * PAD - 6, TEXT, TITLE_LINES, strong=True)


def status_lines(standing: ActionStanding, measures: Measures) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What was told of an action, and what was verified, each on the lines of the label column beside its mark."""
    width = measures.label - 2 * PAD - STATUS_TEXT
    told, found = told_words(standing), verified_words(standing)
    return wrap(told, width, SMALL, STATUS_LINES), wrap(found, width, SMALL, STATUS_LINES)


def wrap(text: str, width: float, size: float, most: int, *, strong: bool = False) -> tuple[str, ...]:
    """Text on at most `most` lines no wider than `width`; a longer word is cut, and what is left over ends in "…"."""
    lines: list[str] = []
    size = size * (SAFE + 0.03 if strong else SAFE)
    for word in _pieces(text.split(), width, size):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(joined, size) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    if len(lines) <= most:
        return tuple(lines)
    last = lines[most - 1]
    while last and text_width(f"{last}…", size) > width:
        last = last[:-1]
    return (*lines[: most - 1], f"{last.rstrip()}…")


def _pieces(words: Sequence[str], width: float, size: float) -> list[str]:
    """The words; one that is too wide for a line becomes pieces that end in a hyphen."""
    found = []
    for word in words:
        rest = word
        while text_width(rest, size) > width and len(rest) > 2:
            kept = next(n for n in range(len(rest) - 1, 0, -1) if n == 1 or text_width(f"{rest[:n]}-", size) <= width)
            found.append(f"{rest[:kept]}-")
            rest = rest[kept:]
        found.append(rest)
    return found


def _columns(chart: Flowchart, measures: Measures) -> _Columns:
    on_lanes = {item.column for lane in chart.lanes for item in lane.items}
    decided = CARD + 2 * PAD if Column.TO_BE_DECIDED in {item.column for item in chart.items} else 0.0
    unknown = 2 * CARD + CARD_GAP + 2 * PAD if Column.UNKNOWN in on_lanes else 0.0
    number = len(chart.axis.columns)
    step = max(measures.column, min((measures.fill - decided - unknown) / number, 1.5 * measures.column))
    x = step * number
    decided_x, unknown_x = x if decided else None, x + decided if unknown else None
    return _Columns(chart.axis, step, x, decided_x, unknown_x, x + decided + unknown)


def _meetings(chart: Flowchart, columns: _Columns) -> tuple[tuple[MeetingLine, ...], int]:
    """The meeting lines with their labels in as few rows as fit, and the number of rows (one for the peildatum)."""
    found: list[tuple[BoardDate, float, float, str, float]] = []
    reaches: list[tuple[float, float]] = []
    for meeting in chart.board_dates:
        if meeting.span is None:
            continue
        left, right = columns.at(meeting.span)
        label = f"{meeting.body} {meeting.when.short}"
        wide = text_width(label, SMALL)
        x = min(max((left + right) / 2 - wide / 2, 2.0), columns.width - wide - 2)
        found.append((meeting, left, right, label, x))
        reaches.append((x, x + wide))
    rows = pack_rows(reaches, GAP)
    lines = tuple(MeetingLine(*one, row) for one, row in zip(found, rows, strict=True))
    return lines, max(rows, default=-1) + 2


def _lane_box(lane: FlowLane, y: float, columns: _Columns, standings: Standings, measures: Measures) -> LaneBox:
    title = wrap_label(lane.title, measures)
    blocks = [_block(item, columns) for item in lane.items if item.span is not None]
    forecast = standings.forecasts.get(lane.action_id)
    if forecast is not None and forecast.span is not None:
        blocks.append(_forecast_block(forecast, columns))
    placed, tall = _stacked(blocks, y + PAD)
    cards, deep = _side_cards(lane.items, y + PAD, columns)
    standing = standings.by_action.get(lane.action_id)
    statuses = sum(map(len, status_lines(standing, measures))) if standing else 0
    label = LINE * (len(title) + 1 + statuses) + 6
    return LaneBox(lane, title, y, max(tall, deep, label) + 2 * PAD, placed, cards)


def _unplaced_box(items: Sequence[FlowItem], y: float, columns: _Columns, measures: Measures) -> LaneBox:
    """The lane of what has no certain lane; what has no moment either is laid out over the whole width beneath it."""
    placed, tall = _stacked([_block(item, columns) for item in items if item.span is not None], y + PAD)
    decided = [item for item in items if item.column is Column.TO_BE_DECIDED]
    beside, deep = _cards(decided, columns.decided_x or 0.0, y + PAD, 1)
    loose = [item for item in items if item.column is Column.UNKNOWN]
    top = y + PAD + max(tall, deep)
    below, under = _cards(loose, 0.0, top + 26, max(1, int((columns.width - 2 * PAD + CARD_GAP) // (CARD + CARD_GAP))))
    title = wrap_label(_("Rij niet bekend"), measures)
    height = max(tall, deep) + (26 + under if loose else 0.0)
    return LaneBox(None, title, y, max(height, 7 * LINE) + 2 * PAD, placed, (*beside, *below))


def _block(item: FlowItem, columns: _Columns) -> Block:
    if item.span is None:
        raise ValueError("An item without a day has no place on the axis.")
    left, right = columns.at(item.span)
    point = item.is_point or item.kind in MARKED
    mark = min(max((left + right) / 2, SHAPE / 2), columns.axis_width - SHAPE / 2)
    wide = ITEM_TEXT if point else max(ITEM_TEXT, right - left - 4)
    lines = wrap(item.title, wide, TEXT, ITEM_LINES)
    text_x = _text_x(mark - SHAPE / 2 if point else left, lines, columns)
    return _reaching(Block(item, None, left, right, mark, mark, text_x, lines, (0, 0)), point=point)


def _forecast_block(forecast: Forecast, columns: _Columns) -> Block:
    if forecast.span is None:
        raise ValueError("A forecast without a day has no place on the axis.")
    left, right = columns.at(forecast.span)
    mark = min(max((left + right) / 2, SHAPE / 2), columns.axis_width - SHAPE / 2)
    last = forecast.planned.last_day if forecast.planned else None
    start = columns.axis.place_after(last) * columns.step if last else mark
    lines = wrap(forecast.words, ITEM_TEXT, TEXT, ITEM_LINES)
    text_x = _text_x(mark - SHAPE / 2, lines, columns)
    return _reaching(Block(None, forecast, left, right, mark, min(start, mark), text_x, lines, (0, 0)), point=True)


def _text_x(start: float, lines: Sequence[str], columns: _Columns) -> float:
    wide = max((text_width(line, TEXT * SAFE) for line in lines), default=0.0)
    return max(2.0, min(start, columns.axis_width - wide - 4))


def _reaching(block: Block, *, point: bool) -> Block:
    wide = max((text_width(line, TEXT * SAFE) for line in block.lines), default=0.0)
    shape = (block.mark - SHAPE / 2, block.mark + SHAPE / 2)
    lefts = (block.left, shape[0] if point else block.left, block.text_x, block.slip_from)
    rights = (block.right, shape[1] if point else block.right, block.text_x + wide)
    return _moved(block, block.y, (min(lefts), max(rights)))


def _moved(block: Block, y: float, reach: tuple[float, float]) -> Block:
    return Block(
        block.item, block.forecast, block.left, block.right, block.mark, block.slip_from, block.text_x, block.lines,
        reach, y,
    )  # fmt: skip


def _stacked(blocks: Sequence[Block], top: float) -> tuple[tuple[Block, ...], float]:
    """The blocks in rows beneath each other, none overlapping, and how high they are together."""
    rows = pack_rows([block.reach for block in blocks], GAP)
    heights = [
        max(block.height for block, at in zip(blocks, rows, strict=True) if at == row)
        for row in range(max(rows, default=-1) + 1)
    ]
    tops = [top + sum(heights[:row]) + 6 * row for row in range(len(heights))]
    placed = tuple(_moved(block, tops[row], block.reach) for block, row in zip(blocks, rows, strict=True))
    return placed, sum(heights) + 6 * max(len(heights) - 1, 0)


def _side_cards(items: Sequence[FlowItem], top: float, columns: _Columns) -> tuple[tuple[Card, ...], float]:
    decided = [item for item in items if item.column is Column.TO_BE_DECIDED]
    unknown = [item for item in items if item.column is Column.UNKNOWN]
    first, deep = _cards(decided, columns.decided_x or 0.0, top, 1)
    second, deeper = _cards(unknown, columns.unknown_x or 0.0, top, 2)
    return (*first, *second), max(deep, deeper)


def _cards(items: Sequence[FlowItem], left: float, top: float, columns: int) -> tuple[tuple[Card, ...], float]:
    """Cards in order, each in the column that is shortest so far; and how high they are together."""
    depths = [0.0] * columns
    cards = []
    for item in items:
        column = depths.index(min(depths))
        lines = wrap(item.title, CARD_TEXT, TEXT, CARD_LINES)
        card = Card(item, left + PAD + column * (CARD + CARD_GAP), top + depths[column], lines)
        depths[column] += card.height + CARD_GAP
        cards.append(card)
    return tuple(cards), max(max(depths) - CARD_GAP, 0.0)
