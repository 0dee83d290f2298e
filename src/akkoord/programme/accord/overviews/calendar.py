# SPDX-License-Identifier: EUPL-1.2
"""When the bodies of an accord meet, as known on the peildatum."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import groupby

from django.db.models import Case, Count, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils.translation import get_language

from akkoord.kernel.asof import AsOf
from akkoord.kernel.dutch import month_label
from akkoord.kernel.moment import PlannedMoment
from akkoord.programme.accord.models import BodyRecord, MeetingRecord
from akkoord.programme.parties.policies import Capacity, may_read
from akkoord.programme.sources.models import DocumentRecord

PAGE_SIZE = 50


class Which(StrEnum):
    """Which meetings are asked: all, those still to come on the peildatum, or those before it."""

    ALL = "all"
    COMING = "coming"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """One meeting with its source; `past` says that its last possible day lies before the peildatum."""

    key: str
    title: str
    body_key: str
    body_title: str
    when: PlannedMoment | None
    past: bool
    themes: tuple[str, ...]
    document: str
    document_title: str
    place: str
    uncertain: str
    changed_at: datetime

    @property
    def first_day(self) -> date | None:
        """The first day it can be on; None when nothing is known of it."""
        return self.when.first_day if self.when else None


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """The meetings that can begin in one month; a meeting "in Q3" stands with the first month of that quarter."""

    label: str
    meetings: tuple[MeetingLine, ...]


@dataclass(frozen=True, slots=True)
class BodyRhythm:
    """A body, how often it meets by its source, and how many of its meetings are known."""

    key: str
    title: str
    kind: str
    rhythm: str
    times_per_year: int | None
    meetings: int


@dataclass(frozen=True, slots=True)
class Calendar:
    """A page of the calendar: months in order of time, and apart from them what has no date.

    `since` is the first day on this page, None on the first page; `until` that of the next page, None on the last.
    """

    months: tuple[CalendarMonth, ...]
    undated: tuple[MeetingLine, ...]
    bodies: tuple[BodyRhythm, ...]
    coming: int
    past: int
    undated_count: int
    page: int
    pages: int
    next_meeting: MeetingLine | None
    since: date | None = None
    until: date | None = None


def calendar(
    viewer: Capacity, as_of: AsOf, *, accord: str, body: str = "", which: Which = Which.ALL, page: int = 1
) -> Calendar:
    """A page of 50 meetings of an accord, or of one of its bodies.

    Refuses (Refused) who may not read. Six queries. An unknown body has no meetings. A page past the last is the last.
    """
    may_read(viewer).require()
    bodies = _bodies(as_of, accord)
    meetings = meetings_as_of(as_of, accord, body)
    coming, past, undated = _totals(meetings, as_of)
    asked = {Which.ALL: coming + past, Which.COMING: coming, Which.PAST: past}[which]
    pages = max(1, -(-asked // PAGE_SIZE))
    page = min(max(page, 1), pages)
    dated = _which(meetings, which, as_of).order_by("first_day", "last_day", "meeting__key")
    titles = {row.key: row.title for row in bodies}
    found = _lines(dated[(page - 1) * PAGE_SIZE : page * PAGE_SIZE + 1], titles, as_of)
    lines, further = found[:PAGE_SIZE], found[PAGE_SIZE:]
    following = _which(meetings, Which.COMING, as_of).order_by("first_day", "last_day", "meeting__key")
    return Calendar(
        months=tuple(
            CalendarMonth(label, tuple(group)) for label, group in groupby(lines, lambda line: _month(line.when))
        ),
        undated=tuple(_lines(meetings.filter(first_day=None).order_by("meeting__key")[:PAGE_SIZE], titles, as_of)),
        bodies=bodies,
        coming=coming,
        past=past,
        undated_count=undated,
        page=page,
        pages=pages,
        next_meeting=next(iter(_lines(following[:1], titles, as_of)), None),
        since=lines[0].first_day if lines and page > 1 else None,
        until=further[0].first_day if further else None,
    )


def meetings_as_of(as_of: AsOf, accord: str, body: str = "") -> QuerySet[MeetingRecord]:
    """The meetings of an accord (or one body of it) that hold on the peildatum. No query yet."""
    found = MeetingRecord.objects.as_of(as_of).filter(meeting__accord__key=accord)
    return found.filter(body__key=body) if body else found


def body_titles(as_of: AsOf, ids: Sequence[int]) -> dict[int, str]:
    """Names of bodies by id (one query)."""
    rows = BodyRecord.objects.as_of(as_of).filter(body_id__in=ids).values_list("body_id", "short_name", "name")
    return {body_id: short or name for body_id, short, name in rows}


def feed_meetings(viewer: Capacity, as_of: AsOf, *, accord: str, body: str = "") -> tuple[MeetingLine, ...]:
    """All meetings with a day, month or quarter, for a calendar feed. Refuses who may not read. Two queries."""
    may_read(viewer).require()
    rows = list(_rows(meetings_as_of(as_of, accord, body).filter(first_day__isnull=False).order_by("first_day")))
    names = body_titles(as_of, sorted({row.body_id for row in rows}))
    titles = {row.body.key: names.get(row.body_id, row.body.key) for row in rows}
    return tuple(_line(row, titles, as_of) for row in rows)


def _bodies(as_of: AsOf, accord: str) -> tuple[BodyRhythm, ...]:
    counted = dict(
        meetings_as_of(as_of, accord).values("body_id").annotate(n=Count("pk")).values_list("body_id", "n").order_by()
    )
    rows = (
        BodyRecord.objects.as_of(as_of)
        .filter(body__accord__key=accord)
        .annotate(kind_order=_KIND_ORDER)
        .order_by("kind_order", "name")
        .values_list("body_id", "body__key", "short_name", "name", "kind", "rhythm", "times_per_year")
    )
    return tuple(
        BodyRhythm(key, short or name, kind, rhythm, times, counted.get(body_id, 0))
        for body_id, key, short, name, kind, rhythm, times in rows
    )


_KIND_ORDER = Case(
    When(kind="board", then=Value(0)), When(kind="directors", then=Value(1)), When(kind="inner_ring", then=Value(2)),
    When(kind="theme_table", then=Value(4)), default=Value(3),
)  # fmt: skip


def _totals(meetings: QuerySet[MeetingRecord], as_of: AsOf) -> tuple[int, int, int]:
    counts = meetings.aggregate(
        past=Count("pk", filter=Q(last_day__lt=as_of.peildatum)),
        undated=Count("pk", filter=Q(first_day=None)),
        total=Count("pk"),
    )
    return counts["total"] - counts["past"] - counts["undated"], counts["past"], counts["undated"]


def _which(meetings: QuerySet[MeetingRecord], which: Which, as_of: AsOf) -> QuerySet[MeetingRecord]:
    dated = meetings.filter(first_day__isnull=False)
    if which is Which.COMING:
        return dated.filter(Q(last_day=None) | Q(last_day__gte=as_of.peildatum))
    return dated.filter(last_day__lt=as_of.peildatum) if which is Which.PAST else dated


def _rows(meetings: QuerySet[MeetingRecord]) -> QuerySet[MeetingRecord]:
    """Each with the key and title of its document, so that naming sources takes no query of its own."""
    titles = DocumentRecord.objects.known().filter(document_id=OuterRef("document_id")).order_by("-holds_from")
    shown = meetings.annotate(document_key=F("document__key"), document_title=Subquery(titles.values("title")[:1]))
    return shown.select_related("meeting", "body")


def _lines(meetings: QuerySet[MeetingRecord], titles: dict[str, str], as_of: AsOf) -> list[MeetingLine]:
    return [_line(row, titles, as_of) for row in _rows(meetings)]


def _line(row: MeetingRecord, titles: dict[str, str], as_of: AsOf) -> MeetingLine:
    return MeetingLine(
        key=row.meeting.key,
        title=row.title,
        body_key=row.body.key,
        body_title=titles.get(row.body.key, row.body.key),
        when=row.when,
        past=row.when is not None and row.when.is_past(as_of.peildatum),
        themes=tuple(row.on_flowchart_of),
        document=getattr(row, "document_key", "") or "",
        document_title=getattr(row, "document_title", "") or "",
        place=row.place,
        uncertain=row.uncertain,
        changed_at=row.recorded_at,
    )


def _month(when: PlannedMoment | None) -> str:
    day: date | None = when.first_day if when else None
    return month_label(day.year, day.month, get_language() or "nl") if day else ""
