# SPDX-License-Identifier: EUPL-1.2
"""The flowcharts of all themes as at the peildatum, each with its table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from akkoord.kernel.dutch import list_label, plural
from akkoord.kernel.signal import SignalKind
from akkoord.programme.planning.choices import StepKind
from akkoord.programme.planning.overviews.flowchart import BoardDate, Flowchart, FlowItem, FlowLane
from akkoord.programme.planning.rules import Axis as PlannedAxis
from akkoord.programme.rounds.overviews.naming import StatusShown
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
    SignalWord,
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
SHORT_PLACE = 20


HOW_TO_READ = (
    "Elke rij is een actie; een balk is een activiteit, een teken een moment. De kleur is de stand van de hele actie "
    "op de peildatum, niet van de stap. Wat geen moment heeft in de bron, staat rechts. "
    "Onder elk schema staat alles als tabel."
)


def flowcharts_chapter(
    material: Material,
    charts: Sequence[Flowchart],
    signals: Mapping[int, SignalKind],
    statuses: Sequence[StatusShown] = (),
) -> Chapter:
    """How to read them, and a wide section per theme.

    `signals` gives the standing of each action by its row; absent is unknown. `statuses` are the accord's own words.
    """
    own = tuple(SignalWord(status.signal.kind, status.label) for status in statuses)
    sections = (_section(material, chart, signals, own) for chart in charts)
    return Chapter("Stroomschema's", "stroomschemas", (Paragraph(words(HOW_TO_READ)), *sections))


def _section(
    material: Material, chart: Flowchart, signals: Mapping[int, SignalKind], own: tuple[SignalWord, ...]
) -> Section:
    notes = tuple(Paragraph(words(f"{note.marker} {note.text}".strip())) for note in chart.notes)
    title = f"{chart.letter}. {chart.title}"
    swimlane = replace(_swimlane(material, chart, signals), words=own)
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
    note = f"trekker: {lane.owner}" if lane.owner else ""
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


@dataclass(frozen=True, slots=True)
class _Places:
    """The places in the source as they are shown: what all have in common is said once, below the table."""

    common: str
    shown: bool
    short: bool

    @classmethod
    def of(cls, items: Sequence[FlowItem]) -> "_Places":
        """Example: "schema A, blad 1" and "schema A, blad 2" have "schema A" in common, and "blad 1" is shown."""
        places = {tuple(item.origin.place.split(", ")) for item in items}
        parts = takewhile(lambda same: len(set(same)) == 1, zip(*places, strict=False))
        common = ", ".join(part[0] for part in parts)
        longest = max((len(item.origin.place) for item in items), default=0) - len(common)
        return cls(common, len(places) > 1 or not common, longest <= SHORT_PLACE)

    def cells(self, item: FlowItem) -> tuple[Cell, ...]:
        """The cell of one step, or none when all places are the same."""
        place = item.origin.place.removeprefix(self.common).removeprefix(", ")
        return (TextCell(place),) if self.shown else ()


def _table(material: Material, chart: Flowchart) -> Table:
    places = _Places.of(chart.items)
    columns = [
        Column("Actie", width=6),
        Column("Stap", width=9),
        Column("Soort", width=4),
        Column("Begin", ColumnKind.MOMENT, 4),
        Column("Einde", ColumnKind.MOMENT, 4),
    ]
    if places.shown:
        columns.append(Column("Plaats in de bron", width=4 if places.short else 9))
    rows: list[tuple[Cell, ...]] = []
    for lane in chart.lanes:
        title = TextCell(lane.title, material.url("actions:page", lane.key))
        if not lane.items:
            empty = UnknownCell("geen stappen in de bron")
            rows.append((title, empty, *(UnknownCell(),) * (len(columns) - 2)))
        for item in lane.items:
            rows.append((title, *_row(item), *places.cells(item)))
            title = TextCell(lane.title)
    rows += [(UnknownCell(UNPLACED.lower()), *_row(item), *places.cells(item)) for item in chart.unplaced]
    title_of_table = f"Stappen van thema {chart.letter}"
    note = _note(chart, places)
    return Table(f"stappen-{chart.theme_key}", title_of_table, tuple(columns), tuple(rows), note=note, numbered=False)


def _note(chart: Flowchart, places: _Places) -> str:
    documents = list_label(list(dict.fromkeys(item.origin.document_title for item in chart.items)))
    if not documents:
        return ""
    where = f", {places.common}" if places.common else ""
    return f"Bron: {documents}{where}. Een vraagteken betekent dat de bron twijfel laat."


def _row(item: FlowItem) -> tuple[Cell, ...]:
    return (
        TextCell(f"{item.title} (?)" if item.origin.uncertain else item.title),
        TextCell(str(item.kind.label)),
        moment_cell(item.start) if item.start else UnknownCell(),
        moment_cell(item.end) if item.end else UnknownCell(),
    )
