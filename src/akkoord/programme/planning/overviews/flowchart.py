# SPDX-License-Identifier: EUPL-1.2
"""The flowchart of a theme: its actions as lanes, their steps against time, and the meetings they work towards."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeVar

from django.db.models import Count, Q, QuerySet, TextField, Window
from django.db.models.functions import Cast
from django.utils.translation import get_language

from akkoord.kernel.asof import AsOf
from akkoord.kernel.moment import PlannedMoment
from akkoord.programme.accord.models import ActionRecord, BodyRecord, MeetingRecord, NoteRecord, ThemeRecord
from akkoord.programme.parties.models import PartyRecord
from akkoord.programme.parties.policies import Capacity, may_read
from akkoord.programme.planning.choices import POINT_KINDS, StepKind
from akkoord.programme.planning.errors import ThemeNotFound
from akkoord.programme.planning.models import StepRecord
from akkoord.programme.planning.rules import Axis, Column, Span, axis_for, column_of, span_of, span_words
from akkoord.programme.sources.models import DocumentRecord

LANES_PER_PAGE = 50
UNPLACED_PER_PAGE = 100
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a fact was taken from; `uncertain` says why the source leaves doubt."""

    document: str
    document_title: str
    place: str
    uncertain: str


@dataclass(frozen=True, slots=True)
class FlowItem:
    """A step on a flowchart. `span` is None outside the time axis; `is_point` is drawn as a mark, else as a bar."""

    key: str
    title: str
    kind: StepKind
    is_point: bool
    start: PlannedMoment | None
    end: PlannedMoment | None
    column: Column
    span: Span | None
    body: str
    recurring: str
    conditional: str
    part_of_goal: bool
    parties: tuple[str, ...]
    origin: Origin

    @property
    def when(self) -> str:
        """The moment in the reader's words: "van mei 2023", "2024 tot en met 2027", "moment onbekend"."""
        return span_words(self.start, self.end, get_language() or "nl")


@dataclass(frozen=True, slots=True)
class FlowLane:
    """One action with its steps; `owner` is empty when `owner_missing` says why there is none."""

    action_id: int
    key: str
    title: str
    owner: str
    owner_key: str
    owner_missing: str
    deadline: PlannedMoment | None
    origin: Origin
    items: tuple[FlowItem, ...]

    @property
    def planned_end(self) -> PlannedMoment | None:
        """When the action should be ready: its deadline, else the latest end of its dated steps; None if none has."""
        ends = [(item.end.last_day, item.end) for item in self.items if item.end and item.end.last_day]
        return self.deadline or max(ends, default=(None, None))[1]


@dataclass(frozen=True, slots=True)
class LaneGroup:
    """Lanes under one printed heading; the heading is empty where none is printed."""

    title: str
    lanes: tuple[FlowLane, ...]


@dataclass(frozen=True, slots=True)
class BoardDate:
    """A meeting drawn over all lanes."""

    key: str
    title: str
    body: str
    body_key: str
    when: PlannedMoment
    span: Span | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class FlowNote:
    """A footnote, reservation or remark that the source prints with the flowchart."""

    marker: str
    text: str
    about: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Flowchart:
    """A page of a theme's flowchart. `unplaced` are steps whose lane no source makes certain."""

    theme_key: str
    letter: str
    title: str
    as_of: AsOf
    axis: Axis
    groups: tuple[LaneGroup, ...]
    unplaced: tuple[FlowItem, ...]
    board_dates: tuple[BoardDate, ...]
    board_dates_unknown: tuple[str, ...]
    notes: tuple[FlowNote, ...]
    lanes_total: int
    unplaced_total: int
    page: int
    pages: int

    @property
    def lanes(self) -> tuple[FlowLane, ...]:
        """All lanes of this page, in order."""
        return tuple(lane for group in self.groups for lane in group.lanes)

    @property
    def items(self) -> tuple[FlowItem, ...]:
        """All steps of this page: those on lanes, then those without a certain lane."""
        return (*(item for lane in self.lanes for item in lane.items), *self.unplaced)


@dataclass(frozen=True, slots=True)
class _Names:
    """Names on the peildatum, by id (bodies, documents) and by key or id (parties)."""

    parties: dict[int | str, str]
    bodies: dict[int, tuple[str, str]]
    documents: dict[int, tuple[str, str]]

    def origin(self, row: ActionRecord | StepRecord | MeetingRecord | NoteRecord) -> Origin:
        key, title = self.documents.get(row.document_id or 0, ("", ""))
        return Origin(key, title, row.place, row.uncertain)


@dataclass(frozen=True, slots=True)
class _Rows:
    """What is known of one theme, in the order in which it is drawn. `steps` are those on its lanes."""

    theme: ThemeRecord
    tracks: Sequence[ActionRecord]
    steps: Sequence[StepRecord]
    unplaced: Sequence[StepRecord]
    meetings: Sequence[MeetingRecord]
    notes: Sequence[NoteRecord]


def flowchart(viewer: Capacity, as_of: AsOf, *, accord: str, theme: str, page: int | None = 1) -> Flowchart:
    """The flowchart of one theme as at the peildatum: 50 lanes and 100 unplaced steps a page, or all for page None.

    Refuses (Refused) who may not read; ThemeNotFound when the accord has no such theme then. Nine queries: theme,
    lanes, their steps, unplaced steps, meetings, notes, parties, bodies, documents. Order as printed. A page past the
    last has no lanes and no unplaced steps.
    """
    may_read(viewer).require()
    row = ThemeRecord.objects.as_of(as_of).filter(theme__accord__key=accord, theme__key=theme).first()
    if row is None:
        raise ThemeNotFound(theme)
    actions = ActionRecord.objects.as_of(as_of).filter(theme_id=row.theme_id)
    loose = StepRecord.objects.as_of(as_of).filter(theme_id=row.theme_id, action=None)
    page = None if page is None else max(page, 1)
    tracks = list(_page(actions.select_related("action").order_by(*_LANE_ORDER), page, LANES_PER_PAGE))
    steps = list(_ordered(StepRecord.objects.as_of(as_of).filter(action_id__in=[track.action_id for track in tracks])))
    unplaced = list(_page(_ordered(loose), page, UNPLACED_PER_PAGE))
    meetings = list(_meetings(as_of, accord, theme))
    notes = list(_notes(as_of, accord, theme, tracks, [*steps, *unplaced]))
    rows = _Rows(row, tracks, steps, unplaced, meetings, notes)
    return _chart(rows, theme, as_of, _names(as_of, [rows]), page=page)


def flowcharts(viewer: Capacity, as_of: AsOf, *, accord: str) -> tuple[Flowchart, ...]:
    """The whole flowcharts of all themes as at the peildatum, in the accord's order.

    Each equals `flowchart(..., page=None)`. Refuses (Refused) who may not read. Eight queries however many themes:
    themes, lanes, steps, meetings, notes, parties, bodies, documents.
    """
    may_read(viewer).require()
    themes = list(
        ThemeRecord.objects.as_of(as_of)
        .filter(theme__accord__key=accord)
        .select_related("theme")
        .order_by("order", "letter", "theme__key")
    )
    tracks = ActionRecord.objects.as_of(as_of).filter(action__accord__key=accord).select_related("action")
    steps = StepRecord.objects.as_of(as_of).filter(step__accord__key=accord)
    meetings = MeetingRecord.objects.as_of(as_of).filter(meeting__accord__key=accord).select_related("meeting")
    notes = NoteRecord.objects.as_of(as_of).filter(note__accord__key=accord).order_by("note__key")
    found = _apart(
        themes, tracks.order_by(*_LANE_ORDER), _ordered(steps), list(meetings.order_by(*_MEETING_ORDER)), notes
    )
    names = _names(as_of, found)
    return tuple(_chart(rows, rows.theme.theme.key, as_of, names, page=None) for rows in found)


def _apart(
    themes: Iterable[ThemeRecord],
    tracks: Iterable[ActionRecord],
    steps: Iterable[StepRecord],
    meetings: Sequence[MeetingRecord],
    notes: Iterable[NoteRecord],
) -> list[_Rows]:
    """The rows of an accord by theme; a step goes with its action's lane, without action it is unplaced."""
    theme_of = {track.action_id: track.theme_id for track in tracks}
    home = {("theme", row.theme.key): row.theme_id for row in themes}
    home |= {("action", track.action.key): track.theme_id for track in tracks}
    home |= {("step", step.step.key): theme_of.get(step.action_id or 0, step.theme_id) for step in steps}
    lanes = _by(tracks, lambda track: track.theme_id)
    placed = _by(steps, lambda step: theme_of.get(step.action_id or 0))
    unplaced = _by(steps, lambda step: None if step.action_id else step.theme_id)
    noted = _by(notes, lambda note: home.get((note.subject_kind, note.subject_key)))
    return [
        _Rows(
            row,
            lanes[row.theme_id],
            placed[row.theme_id],
            unplaced[row.theme_id],
            [meeting for meeting in meetings if row.theme.key in meeting.on_flowchart_of],
            noted[row.theme_id],
        )
        for row in themes
    ]


def _by(rows: Iterable[R], theme_of: Callable[[R], int | None]) -> dict[int | None, list[R]]:
    found: dict[int | None, list[R]] = defaultdict(list)
    for row in rows:
        found[theme_of(row)].append(row)
    return found


def _chart(rows: _Rows, key: str, as_of: AsOf, names: _Names, *, page: int | None) -> Flowchart:
    """One flowchart; `page` None says that the rows are all there are."""
    moments = [moment for step in (*rows.steps, *rows.unplaced) for moment in (step.start, step.end) if moment]
    dated = [meeting for meeting in rows.meetings if meeting.when and meeting.when.first_day]
    lanes_total = len(rows.tracks) if page is None else _total(rows.tracks)
    unplaced_total = len(rows.unplaced) if page is None else _total(rows.unplaced)
    return Flowchart(
        theme_key=key,
        letter=rows.theme.letter,
        title=rows.theme.title,
        as_of=as_of,
        axis=axis_for([*moments, *(meeting.when for meeting in dated if meeting.when)], as_of.peildatum),
        groups=_groups(rows.tracks, rows.steps, names),
        unplaced=tuple(_item(step, names) for step in rows.unplaced),
        board_dates=tuple(_board_date(meeting, names) for meeting in dated),
        board_dates_unknown=tuple(meeting.title for meeting in rows.meetings if meeting not in dated),
        notes=tuple(FlowNote(note.marker, note.text, note.subject_kind, names.origin(note)) for note in rows.notes),
        lanes_total=lanes_total,
        unplaced_total=unplaced_total,
        page=page or 1,
        pages=1 if page is None else _pages(lanes_total, unplaced_total),
    )


_MEETING_ORDER = ("first_day", "last_day", "meeting__key")
_LANE_ORDER = ("group_order", "order", "action__key")


def _page(rows: QuerySet[Any], page: int | None, size: int) -> Any:
    """One page or all, each row with the total of all pages, so that counting takes no query of its own."""
    counted = rows.annotate(total=Window(Count("pk")))
    return counted if page is None else counted[(page - 1) * size : page * size]


def _pages(lanes: int, unplaced: int) -> int:
    return max(1, -(-lanes // LANES_PER_PAGE), -(-unplaced // UNPLACED_PER_PAGE))


def _total(rows: Sequence[Any]) -> int:
    return rows[0].total if rows else 0


def _ordered(steps: QuerySet[StepRecord]) -> QuerySet[StepRecord]:
    return steps.select_related("step").order_by("order", "step__key")


def _meetings(as_of: AsOf, accord: str, theme: str) -> QuerySet[MeetingRecord]:
    """Meetings printed on the theme's flowchart: the list of themes is searched as text, alike on every database."""
    return (
        MeetingRecord.objects.as_of(as_of)
        .filter(meeting__accord__key=accord)
        .annotate(charts=Cast("on_flowchart_of", TextField()))
        .filter(charts__contains=f'"{theme}"')
        .select_related("meeting")
        .order_by(*_MEETING_ORDER)
    )


def _notes(
    as_of: AsOf, accord: str, theme: str, tracks: Sequence[ActionRecord], steps: Sequence[StepRecord]
) -> QuerySet[NoteRecord]:
    about = Q(subject_kind="theme", subject_key=theme)
    about |= Q(subject_kind="action", subject_key__in=[track.action.key for track in tracks])
    about |= Q(subject_kind="step", subject_key__in=[step.step.key for step in steps])
    return NoteRecord.objects.as_of(as_of).filter(about, note__accord__key=accord).order_by("note__key")


def _names(as_of: AsOf, found: Sequence[_Rows]) -> _Names:
    tracks = [track for rows in found for track in rows.tracks]
    steps = [step for rows in found for step in (*rows.steps, *rows.unplaced)]
    meetings = [meeting for rows in found for meeting in rows.meetings]
    notes = [note for rows in found for note in rows.notes]
    party_keys = {key for step in steps for key in step.named_parties}
    owners = {track.owner_id for track in tracks if track.owner_id}
    parties: dict[int | str, str] = {}
    named = PartyRecord.objects.as_of(as_of).filter(Q(party_id__in=owners) | Q(party__key__in=party_keys))
    for record in named.select_related("party"):
        parties[record.party_id] = record.title
        parties[record.party.key] = record.title
        parties[f"key:{record.party_id}"] = record.party.key
    body_ids = {step.body_id for step in steps if step.body_id} | {meeting.body_id for meeting in meetings}
    bodies = BodyRecord.objects.as_of(as_of).filter(body_id__in=body_ids).select_related("body")
    document_ids = {row.document_id for row in (*tracks, *steps, *meetings, *notes) if row.document_id}
    documents = DocumentRecord.objects.as_of(as_of).filter(document_id__in=document_ids).select_related("document")
    return _Names(
        parties,
        {record.body_id: (record.body.key, record.title) for record in bodies},
        {record.document_id: (record.document.key, record.title) for record in documents},
    )


def _groups(tracks: Sequence[ActionRecord], steps: Iterable[StepRecord], names: _Names) -> tuple[LaneGroup, ...]:
    by_action: dict[int, list[FlowItem]] = {track.action_id: [] for track in tracks}
    for step in steps:
        if step.action_id is not None:
            by_action[step.action_id].append(_item(step, names))
    lanes = [(track.group, _lane(track, by_action[track.action_id], names)) for track in tracks]
    grouped = groupby(lanes, key=lambda pair: pair[0])
    return tuple(LaneGroup(title, tuple(lane for _, lane in pairs)) for title, pairs in grouped)


def _lane(track: ActionRecord, items: Sequence[FlowItem], names: _Names) -> FlowLane:
    owner_id = track.owner_id or 0
    return FlowLane(
        action_id=track.action_id,
        key=track.action.key,
        title=track.title,
        owner=names.parties.get(owner_id, ""),
        owner_key=names.parties.get(f"key:{owner_id}", ""),
        owner_missing=track.owner_missing,
        deadline=track.deadline,
        origin=names.origin(track),
        items=tuple(items),
    )


def _item(step: StepRecord, names: _Names) -> FlowItem:
    kind = StepKind(step.kind)
    is_point = kind in POINT_KINDS
    _, body = names.bodies.get(step.body_id or 0, ("", ""))
    return FlowItem(
        key=step.step.key,
        title=step.title,
        kind=kind,
        is_point=is_point,
        start=step.start,
        end=step.end,
        column=column_of(step.start, step.end),
        span=span_of(step.start, step.end, is_point=is_point),
        body=body,
        recurring=step.recurring,
        conditional=step.conditional,
        part_of_goal=step.part_of_goal,
        parties=tuple(names.parties.get(key, key) for key in step.named_parties),
        origin=names.origin(step),
    )


def _board_date(meeting: MeetingRecord, names: _Names) -> BoardDate:
    key, title = names.bodies.get(meeting.body_id, ("", ""))
    when = meeting.when or PlannedMoment.to_be_decided()
    span = span_of(None, when, is_point=True)
    return BoardDate(meeting.meeting.key, meeting.title, title, key, when, span, names.origin(meeting))
