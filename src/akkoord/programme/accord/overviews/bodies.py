# SPDX-License-Identifier: EUPL-1.2
"""The meeting bodies of an accord, and one of them with who sits in it and when it meets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F

from akkoord.kernel.asof import AsOf
from akkoord.kernel.moment import PlannedMoment
from akkoord.programme.accord.choices import BodyKind
from akkoord.programme.accord.errors import NotInAccord
from akkoord.programme.accord.models import BodyMember, BodyRecord, LadderRungRecord, MeetingRecord, ThemeRecord
from akkoord.programme.accord.overviews.naming import BodyRef, ThemeRef, body_ref, body_refs, theme_ref
from akkoord.programme.accord.overviews.notes import NoteLine, note_lines, note_records
from akkoord.programme.parties.naming import PartyRef, party_refs
from akkoord.programme.parties.policies import Capacity, may_read
from akkoord.programme.sources.origins import Origin, Origins

MOST_MEETINGS = 200


@dataclass(frozen=True)
class BodyLine:
    """A meeting body as a row of a list."""

    key: str
    title: str
    name: str
    kind: BodyKind
    purpose: str
    rhythm: str
    chair: PartyRef | None
    chair_note: str
    parent: BodyRef | None
    origin: Origin


@dataclass(frozen=True)
class MeetingLine:
    """One meeting; `when` is None for one whose date the source leaves open."""

    key: str
    title: str
    when: PlannedMoment | None
    first_day: date | None
    last_day: date | None
    origin: Origin

    def is_past(self, on: date) -> bool:
        """Whether its last possible day lies before a day; never for an unknown date."""
        return self.last_day is not None and self.last_day < on


@dataclass(frozen=True)
class BodyPage:
    """One body: what for, who, which themes, which bodies report to it, at which rung of the ladder, when it meets.

    At most 200 meetings, the latest first left out.
    """

    line: BodyLine
    composition: str
    times_per_year: int | None
    members: tuple[PartyRef, ...]
    children: tuple[BodyRef, ...]
    themes: tuple[ThemeRef, ...]
    rungs: tuple[str, ...]
    meetings: tuple[MeetingLine, ...]
    notes: tuple[NoteLine, ...]


def body_page(viewer: Capacity, as_of: AsOf, *, accord: str, body: str) -> BodyPage:
    """One body as at the peildatum (at most 11 queries).

    Refusals: Refused without a mandate; NotInAccord when there is no such body.
    """
    may_read(viewer).require()
    bodies = BodyRecord.objects.as_of(as_of).filter(body__accord__key=accord).select_related("body")
    record = bodies.filter(body__key=body).first()
    if record is None:
        raise NotInAccord(body)
    members = list(BodyMember.objects.as_of(as_of).filter(body=record.body_id).values_list("party_id", flat=True))
    themes = ThemeRecord.objects.as_of(as_of).filter(body=record.body_id).select_related("theme").order_by("order")
    notes = note_records(as_of, accord=accord, kind="body", key=body)
    meetings = _meetings(as_of, record.body_id)
    parties = party_refs([record.chair_id, *members], as_of)
    origins = Origins([record, *notes, *meetings], as_of)
    (line,) = body_lines([record], parties, body_refs([record.parent_id], as_of), origins)
    return BodyPage(
        line,
        record.composition,
        record.times_per_year,
        tuple(sorted((parties[one] for one in members if one in parties), key=lambda ref: ref.title.casefold())),
        tuple(body_ref(child) for child in bodies.filter(parent=record.body_id).order_by("body__key")),
        tuple(theme_ref(theme) for theme in themes),
        _rungs(as_of, accord, body),
        tuple(_meeting(row, origins) for row in meetings),
        note_lines(notes, origins),
    )


def body_records(as_of: AsOf, *, accord: str) -> list[BodyRecord]:
    """All bodies of an accord, boards first (one query)."""
    found = BodyRecord.objects.as_of(as_of).filter(body__accord__key=accord).select_related("body")
    order = {kind.value: place for place, kind in enumerate(BodyKind)}
    return sorted(found, key=lambda record: (order[record.kind], record.body.key))


def body_lines(
    records: Sequence[BodyRecord], parties: Mapping[int, PartyRef], parents: Mapping[int, BodyRef], origins: Origins
) -> tuple[BodyLine, ...]:
    """Bodies as rows of a list, by what was read with them (no query)."""
    return tuple(
        BodyLine(
            row.body.key,
            row.title,
            row.name,
            BodyKind(row.kind),
            row.purpose,
            row.rhythm,
            parties.get(row.chair_id or 0),
            row.chair_note,
            parents.get(row.parent_id or 0),
            origins.of(row),
        )
        for row in records
    )


def _rungs(as_of: AsOf, accord: str, body: str) -> tuple[str, ...]:
    rungs = LadderRungRecord.objects.as_of(as_of).filter(rung__accord__key=accord).order_by("level")
    return tuple(str(rung) for rung in rungs if body in rung.bodies)


def _meetings(as_of: AsOf, body_id: int) -> list[MeetingRecord]:
    found = MeetingRecord.objects.as_of(as_of).filter(body=body_id).select_related("meeting")
    return list(found.order_by(F("first_day").asc(nulls_last=True), "meeting__key")[:MOST_MEETINGS])


def _meeting(row: MeetingRecord, origins: Origins) -> MeetingLine:
    return MeetingLine(row.meeting.key, row.title, row.when, row.first_day, row.last_day, origins.of(row))
