# SPDX-License-Identifier: EUPL-1.2
"""The flowcharts of all themes as at the peildatum, each with its table."""

from collections.abc import Mapping

from akkoord.kernel.dutch import list_label, plural
from akkoord.kernel.signal import SignalKind
from akkoord.programme.planning.choices import StepKind
from akkoord.programme.planning.overviews.flowchart import BoardDate, Flowchart, FlowItem, FlowLane
from akkoord.programme.planning.rules import Axis as PlannedAxis
from akkoord.reports.chapters.material import Material
from akkoord.reports.tree import (
    Axis,
    Bar,
    Cell,
    Chapter,
    Column,
    ColumnKind,
    Lane,
    Line,
    LineKind,
    Mark,
    MarkKind,
    Origin,
    Paragraph,
    Section,
    Swimlane,
    Table,
    TextCell,
    Tick,
    UnknownCell,
    moment_cell,
    words,
)

MARKS = {
    StepKind.CONSULTATION: MarkKind.CONSULTATION,
    StepKind.INTERNET_CONSULTATION: MarkKind.CONSULTATION,
    StepKind.DECISION: MarkKind.DECISION,
    StepKind.APPROVAL: MarkKind.DECISION,
    StepKind.DEADLINE: MarkKind.DEADLINE,
    StepKind.MILESTONE: MarkKind.MILESTONE,
    StepKind.MEETING: MarkKind.MILESTONE,
}
UNPLACED = "Plaats onzeker"


def flowcharts_chapter(material: Material, charts: tuple[Flowchart, ...], signals: Mapping[int, SignalKind]) -> Chapter:
    """A wide section per theme. `signals` gives the standing of each action by its row; absent is unknown."""
    sections = tuple(_section(material, chart, signals) for chart in charts)
    return Chapter("Stroomschema's", "stroomschemas", sections)


def _section(material: Material, chart: Flowchart, signals: Mapping[int, SignalKind]) -> Section:
    notes = tuple(Paragraph(words(f"{note.marker} {note.text}".strip())) for note in chart.notes)
    title = f"{chart.letter}. {chart.title}"
    swimlane = _swimlane(material, chart, signals)
    return Section(title, f"stroomschema-{chart.theme_key}", (swimlane, *notes), landscape=True)


def _swimlane(material: Material, chart: Flowchart, signals: Mapping[int, SignalKind]) -> Swimlane:
    lanes = [
        _lane(material, lane, group.title, signals.get(lane.action_id, SignalKind.UNKNOWN))
        for group in chart.groups
        for lane in group.lanes
    ]
    if chart.unplaced:
        lanes.append(_unplaced(chart.unplaced))
    unknown = sum(item.span is None for item in chart.items)
    alt = (
        f"Stroomschema van thema {chart.letter}: {len(chart.lanes)} acties, {len(chart.items)} stappen, waarvan "
        f"{unknown} zonder moment in de bron. De tabel eronder geeft dezelfde inhoud."
    )
    origin = Origin(f"Thema {chart.letter}", material.url("flowcharts:page", chart.theme_key))
    return Swimlane(
        f"schema-{chart.theme_key}",
        f"Stroomschema {chart.title}",
        alt,
        _axis(chart.axis),
        tuple(lanes),
        _table(material, chart),
        _lines(material, chart),
        origin=origin,
    )


def _unplaced(items: tuple[FlowItem, ...]) -> Lane:
    dated = tuple(item for item in items if item.span is not None)
    bars, marks = _items(dated, SignalKind.UNKNOWN, certain=False)
    rest = len(items) - len(dated)
    note = f"nog {plural(rest, 'stap', 'stappen')} zonder plaats en moment: zie de tabel" if rest else ""
    return Lane(UNPLACED, bars, marks, note=note)


def _axis(axis: PlannedAxis) -> Axis:
    columns = axis.columns
    ticks = tuple(Tick(one.first_day, one.last_day, one.label, one.starts_year) for one in columns)
    return Axis(columns[0].first_day, columns[-1].last_day, ticks)


def _lane(material: Material, lane: FlowLane, group: str, signal: SignalKind) -> Lane:
    bars, marks = _items(lane.items, signal, certain=True)
    note = lane.owner or "geen trekker"
    return Lane(lane.title, bars, marks, group, note, material.url("actions:page", lane.key))


def _items(
    items: tuple[FlowItem, ...], signal: SignalKind, *, certain: bool
) -> tuple[tuple[Bar, ...], tuple[Mark, ...]]:
    bars = tuple(_bar(item, signal, certain) for item in items if not item.is_point)
    marks = tuple(_mark(item, signal, certain) for item in items if item.is_point)
    return bars, marks


def _bar(item: FlowItem, signal: SignalKind, certain: bool) -> Bar:
    first = item.start.first_day if item.start else None
    last = item.end.last_day if item.end else None
    open_ended = bool(item.end and item.end.first_day and item.end.last_day is None)
    note = item.origin.uncertain
    return Bar(item.title, first, last, signal, None, open_ended, certain and not item.origin.uncertain, note)


def _mark(item: FlowItem, signal: SignalKind, certain: bool) -> Mark:
    moment = item.end or item.start
    first = moment.first_day if moment else None
    last = (moment.last_day or moment.first_day) if moment else None
    kind = MARKS.get(item.kind, MarkKind.PRODUCT)
    sure = certain and not item.origin.uncertain
    return Mark(item.title, kind, first, last, signal, None, sure, item.origin.uncertain)


def _lines(material: Material, chart: Flowchart) -> tuple[Line, ...]:
    meetings = [_meeting(date) for date in chart.board_dates if date.when.first_day]
    return (*meetings, Line(material.as_of.peildatum, "peildatum", LineKind.AS_OF))


def _meeting(board_date: BoardDate) -> Line:
    first = board_date.when.first_day
    if first is None:
        raise ValueError(f"{board_date.key} has no day")
    return Line(first, board_date.title)


def _table(material: Material, chart: Flowchart) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for lane in chart.lanes:
        rows += [_row(material, lane.title, lane.key, item) for item in lane.items]
        if not lane.items:
            empty = UnknownCell("geen stappen in de bron")
            rows.append((TextCell(lane.title, material.url("actions:page", lane.key)), empty, *(UnknownCell(),) * 4))
    rows += [_row(material, UNPLACED, "", item) for item in chart.unplaced]
    columns = (
        Column("Actie", width=3),
        Column("Stap", width=4),
        Column("Soort", width=2),
        Column("Begin", ColumnKind.MOMENT, 2),
        Column("Einde", ColumnKind.MOMENT, 2),
        Column("Plaats in de bron", width=4),
    )
    documents = dict.fromkeys(item.origin.document_title for item in chart.items)
    note = (
        f"Bron: {list_label(list(documents))}. Een vraagteken betekent dat de bron twijfel laat." if documents else ""
    )
    title = f"Stappen van thema {chart.letter}"
    return Table(f"stappen-{chart.theme_key}", title, columns, tuple(rows), note=note, numbered=False)


def _row(material: Material, lane: str, key: str, item: FlowItem) -> tuple[Cell, ...]:
    return (
        TextCell(lane, material.url("actions:page", key) if key else ""),
        TextCell(f"{item.title} (?)" if item.origin.uncertain else item.title),
        TextCell(str(item.kind.label)),
        moment_cell(item.start) if item.start else UnknownCell(),
        moment_cell(item.end) if item.end else UnknownCell(),
        TextCell(item.origin.place),
    )
