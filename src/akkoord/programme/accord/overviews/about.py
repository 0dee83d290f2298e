# SPDX-License-Identifier: EUPL-1.2
"""The accord itself: term, parties, principles, ladder and status words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from akkoord.kernel.asof import AsOf
from akkoord.kernel.moment import PlannedMoment
from akkoord.kernel.signal import Signal
from akkoord.programme.accord.choices import PrincipleScope, Ring
from akkoord.programme.accord.errors import NotInAccord
from akkoord.programme.accord.models import (
    AccordRecord,
    LadderRungRecord,
    ParticipantRecord,
    PrincipleRecord,
    StatusRecord,
    StatusSchemeRecord,
)
from akkoord.programme.accord.overviews.bodies import BodyLine, body_lines, body_records
from akkoord.programme.accord.overviews.naming import BodyRef, body_ref
from akkoord.programme.accord.overviews.themes import AgreementLine, agreement_lines, agreement_records
from akkoord.programme.parties.naming import PartyRef, party_refs
from akkoord.programme.parties.policies import Capacity, may_read
from akkoord.programme.sources.origins import Origin, Origins


@dataclass(frozen=True)
class AccordLine:
    """The accord: its names, its term and who monitors it."""

    name: str
    short_name: str
    description: str
    starts: PlannedMoment | None
    ends: PlannedMoment | None
    monitoring_party: PartyRef | None
    origin: Origin


@dataclass(frozen=True)
class PrincipleLine:
    """One principle that the parties work by."""

    key: str
    number: int
    title: str
    meaning: str
    applies_to: PrincipleScope
    origin: Origin


@dataclass(frozen=True)
class RungLine:
    """One rung of the ladder, with the bodies that have a page."""

    key: str
    level: int
    title: str
    who: str
    how: str
    routes: tuple[str, ...]
    bodies: tuple[BodyRef, ...]
    origin: Origin


@dataclass(frozen=True)
class StatusLine:
    """One status word; `answers_to` are words of other schemes, each with the name of its scheme."""

    key: str
    signal: Signal
    answers_to: tuple[tuple[str, str], ...]
    origin: Origin


@dataclass(frozen=True)
class SchemeLine:
    """A set of status words as somebody published it; `statuses` may be empty when the source gives no words."""

    key: str
    name: str
    leading: bool
    valid_from: date
    valid_until: date | None
    description: str
    statuses: tuple[StatusLine, ...]
    origin: Origin


@dataclass(frozen=True)
class ParticipantLine:
    """A party's place in the accord."""

    party: PartyRef
    ring: Ring
    signatory: bool
    origin: Origin


@dataclass(frozen=True)
class AboutPage:
    """Everything that holds for the accord as a whole."""

    accord: AccordLine
    agreements: tuple[AgreementLine, ...]
    principles: tuple[PrincipleLine, ...]
    ladder: tuple[RungLine, ...]
    schemes: tuple[SchemeLine, ...]
    participants: tuple[ParticipantLine, ...]
    bodies: tuple[BodyLine, ...]

    def in_ring(self, ring: Ring) -> tuple[ParticipantLine, ...]:
        """The participants of one ring."""
        return tuple(line for line in self.participants if line.ring == ring)


def accord_line(as_of: AsOf, *, accord: str) -> AccordLine:
    """The accord itself (3 queries). Refusals: NotInAccord when nothing is known of it on that day."""
    record = _accord(as_of, accord)
    return _line(record, party_refs([record.monitoring_party_id], as_of), Origins([record], as_of))


def about_page(viewer: Capacity, as_of: AsOf, *, accord: str) -> AboutPage:
    """The accord with its principles, ladder, status words, participants and bodies (11 queries).

    Refusals: Refused without a mandate; NotInAccord when nothing is known of the accord on that day.
    """
    may_read(viewer).require()
    record = _accord(as_of, accord)
    promises = agreement_records(as_of, accord=accord, theme_id=None)
    bodies = body_records(as_of, accord=accord)
    principles = PrincipleRecord.objects.as_of(as_of).filter(principle__accord__key=accord)
    principles = principles.select_related("principle").order_by("applies_to", "number")
    rungs = LadderRungRecord.objects.as_of(as_of).filter(rung__accord__key=accord)
    rungs = rungs.select_related("rung").order_by("level")
    participants = ParticipantRecord.objects.as_of(as_of).filter(participant__accord__key=accord)
    schemes, statuses = _scheme_rows(as_of, accord)
    named = [*(row.party_id for row in participants), *(body.chair_id for body in bodies)]
    parties = party_refs([record.monitoring_party_id, *named], as_of)
    origins = Origins([record, *promises, *bodies, *principles, *rungs, *participants, *schemes, *statuses], as_of)
    return AboutPage(
        _line(record, parties, origins),
        agreement_lines(promises, as_of, origins),
        tuple(_principle(row, origins) for row in principles),
        _ladder(rungs, {body.body.key: body_ref(body) for body in bodies}, origins),
        _schemes(schemes, statuses, origins),
        _participants(participants, parties, origins),
        body_lines(bodies, parties, {body.body_id: body_ref(body) for body in bodies}, origins),
    )


def status_schemes(viewer: Capacity, as_of: AsOf, *, accord: str) -> tuple[SchemeLine, ...]:
    """The status schemes, the leading one first, with how their words answer to each other (3 queries)."""
    may_read(viewer).require()
    schemes, statuses = _scheme_rows(as_of, accord)
    return _schemes(schemes, statuses, Origins([*schemes, *statuses], as_of))


def _accord(as_of: AsOf, accord: str) -> AccordRecord:
    record = AccordRecord.objects.as_of(as_of).filter(accord__key=accord).first()
    if record is None:
        raise NotInAccord(accord)
    return record


def _line(record: AccordRecord, parties: Mapping[int, PartyRef], origins: Origins) -> AccordLine:
    return AccordLine(
        record.name,
        record.short_name,
        record.description,
        record.starts,
        record.ends,
        parties.get(record.monitoring_party_id or 0),
        origins.of(record),
    )


def _scheme_rows(as_of: AsOf, accord: str) -> tuple[list[StatusSchemeRecord], list[StatusRecord]]:
    schemes = StatusSchemeRecord.objects.as_of(as_of).filter(scheme__accord__key=accord).select_related("scheme")
    statuses = StatusRecord.objects.as_of(as_of).filter(status__accord__key=accord).select_related("status")
    return list(schemes.order_by("-leading", "valid_from", "pk")), list(statuses.order_by("order"))


def _schemes(
    schemes: Sequence[StatusSchemeRecord], statuses: Sequence[StatusRecord], origins: Origins
) -> tuple[SchemeLine, ...]:
    names = {scheme.scheme_id: scheme.name for scheme in schemes}
    words = {row.status.key: (row.label, names.get(row.scheme_id, "")) for row in statuses}
    return tuple(
        SchemeLine(
            scheme.scheme.key,
            scheme.name,
            scheme.leading,
            scheme.valid_from,
            scheme.valid_until,
            scheme.description,
            tuple(_status(row, words, origins) for row in statuses if row.scheme_id == scheme.scheme_id),
            origins.of(scheme),
        )
        for scheme in schemes
    )


def _status(row: StatusRecord, words: Mapping[str, tuple[str, str]], origins: Origins) -> StatusLine:
    answers = tuple(words[key] for key in row.maps_to if key in words)
    return StatusLine(row.status.key, row.as_signal, answers, origins.of(row))


def _principle(row: PrincipleRecord, origins: Origins) -> PrincipleLine:
    scope = PrincipleScope(row.applies_to)
    return PrincipleLine(row.principle.key, row.number, row.title, row.meaning, scope, origins.of(row))


def _ladder(rungs: Iterable[LadderRungRecord], bodies: Mapping[str, BodyRef], origins: Origins) -> tuple[RungLine, ...]:
    return tuple(
        RungLine(
            row.rung.key,
            row.level,
            row.title,
            row.who,
            row.how,
            tuple(row.routes),
            tuple(bodies[key] for key in row.bodies if key in bodies),
            origins.of(row),
        )
        for row in rungs
    )


def _participants(
    rows: Iterable[ParticipantRecord], parties: Mapping[int, PartyRef], origins: Origins
) -> tuple[ParticipantLine, ...]:
    lines = (
        ParticipantLine(parties[row.party_id], Ring(row.ring), row.signatory, origins.of(row))
        for row in rows
        if row.party_id in parties
    )
    return tuple(sorted(lines, key=lambda line: line.party.title.casefold()))
