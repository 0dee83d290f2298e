# SPDX-License-Identifier: EUPL-1.2
"""One action: what it is, who carries it, what it stands on, and how it came to read so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from akkoord.kernel.asof import FOREVER_DATE, AsOf
from akkoord.kernel.moment import PlannedMoment
from akkoord.programme.accord.choices import Involvement
from akkoord.programme.accord.errors import NotInAccord
from akkoord.programme.accord.models import ActionParty, ActionRecord, AgreementRecord
from akkoord.programme.accord.overviews.actions import ActionLine, action_lines
from akkoord.programme.accord.overviews.naming import ThemeRef, agreement_refs, theme_refs
from akkoord.programme.accord.overviews.notes import NoteLine, notes_on
from akkoord.programme.accord.overviews.themes import AgreementLine
from akkoord.programme.parties.naming import PartyRef, party_refs
from akkoord.programme.parties.policies import Capacity, may_read
from akkoord.programme.sources.origins import Origin, Origins


@dataclass(frozen=True)
class ActionPage:
    """One action as at the peildatum.

    `record_id` is the record shown, `latest_record_id` the last one known: what a change starts from; None when the
    action was withdrawn.
    """

    line: ActionLine
    description: str
    printed_title: str
    agreement: AgreementLine | None
    named: tuple[PartyRef, ...]
    partners: tuple[PartyRef, ...]
    notes: tuple[NoteLine, ...]
    owner_id: int | None
    record_id: int
    latest_record_id: int | None
    holds_from: date


@dataclass(frozen=True)
class FieldChange:
    """One field of a version beside that of the version before it, as people read them; empty is nothing."""

    field: str
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class ActionVersion:
    """What was known of an action for a stretch of days, and in what it differs from the version before.

    `holds_until` is None for what still holds. The first version has no changes.
    """

    record_id: int
    holds_from: date
    holds_until: date | None
    recorded_at: datetime
    title: str
    owner: PartyRef | None
    changes: tuple[FieldChange, ...]
    origin: Origin


def action_page(viewer: Capacity, as_of: AsOf, *, accord: str, action: str) -> ActionPage:
    """One action as at the peildatum (at most 10 queries).

    Refusals: Refused without a mandate; NotInAccord when there is no such action on that day.
    """
    may_read(viewer).require()
    records = ActionRecord.objects.filter(action__accord__key=accord, action__key=action)
    record = records.as_of(as_of).select_related("action").first()
    if record is None:
        raise NotInAccord(action)
    (line,) = action_lines([record], as_of)
    named, partners = _parties(record.action_id, as_of)
    return ActionPage(
        line,
        record.description,
        record.printed_title,
        _agreement(record.agreement_id, as_of),
        named,
        partners,
        notes_on(as_of, accord=accord, kind="action", key=action),
        record.owner_id,
        record.pk,
        records.lasting().values_list("pk", flat=True).first(),
        record.holds_from,
    )


def action_history(viewer: Capacity, as_of: AsOf, *, accord: str, action: str) -> tuple[ActionVersion, ...]:
    """Every version known at the moment asked that began on or before the peildatum, newest first (5 queries).

    Refusals: Refused without a mandate; NotInAccord when nothing is known of the action.
    """
    may_read(viewer).require()
    found = ActionRecord.objects.filter(action__accord__key=accord, action__key=action).history(as_of)
    return _versions(found, as_of, action)


def compare_records(as_of: AsOf, *, before: int, after: int) -> tuple[ActionVersion, ...]:
    """Two records of one action, the second one first, with what differs between them (5 queries).

    For showing what somebody else changed meanwhile. Refusals: NotInAccord when neither is there.
    """
    found = ActionRecord.objects.filter(pk__in=(before, after)).order_by("recorded_at", "pk")
    return _versions(found, as_of, str(after))


def _versions(found: QuerySet[ActionRecord], as_of: AsOf, key: str) -> tuple[ActionVersion, ...]:
    records = list(found)
    if not records:
        raise NotInAccord(key)
    words = _Words(records, as_of)
    versions = [
        ActionVersion(
            record.pk,
            record.holds_from,
            None if record.holds_until == FOREVER_DATE else record.holds_until,
            record.recorded_at,
            record.title,
            words.owners.get(record.owner_id or 0),
            words.changes(records[place - 1] if place else None, record),
            words.origins.of(record),
        )
        for place, record in enumerate(records)
    ]
    return tuple(reversed(versions))


def _parties(action_id: int, as_of: AsOf) -> tuple[tuple[PartyRef, ...], tuple[PartyRef, ...]]:
    rows = list(ActionParty.objects.as_of(as_of).filter(action=action_id).values_list("party_id", "role"))
    refs = party_refs((party for party, _role in rows), as_of)

    def in_role(wanted: Involvement) -> tuple[PartyRef, ...]:
        found = (refs[party] for party, role in rows if role == wanted and party in refs)
        return tuple(sorted(found, key=lambda ref: ref.title.casefold()))

    return in_role(Involvement.NAMED), in_role(Involvement.PARTNER)


def _agreement(agreement_id: int | None, as_of: AsOf) -> AgreementLine | None:
    if agreement_id is None:
        return None
    records = AgreementRecord.objects.as_of(as_of).filter(agreement=agreement_id).select_related("agreement")
    record = records.first()
    if record is None:
        return None
    actions = ActionRecord.objects.as_of(as_of).filter(agreement=agreement_id).count()
    origin = Origins([record], as_of).of(record)
    return AgreementLine(record.agreement.key, record.chapter, record.title, record.summary, actions, origin)


class _Words:
    """The fields of a number of action records in words."""

    def __init__(self, records: Sequence[ActionRecord], as_of: AsOf) -> None:
        self.owners = party_refs((record.owner_id for record in records), as_of)
        self.themes: dict[int, ThemeRef] = theme_refs((record.theme_id for record in records), as_of)
        self.agreements = agreement_refs((record.agreement_id for record in records), as_of)
        self.origins = Origins(records, as_of)

    def changes(self, before: ActionRecord | None, after: ActionRecord) -> tuple[FieldChange, ...]:
        if before is None:
            return ()
        pairs = zip(self._fields(before), self._fields(after), strict=True)
        return tuple(
            FieldChange(field, label, old, new) for (field, label, old), (_same, _label, new) in pairs if old != new
        )

    def _fields(self, record: ActionRecord) -> Iterable[tuple[str, str, str]]:
        owner = self.owners.get(record.owner_id or 0)
        theme = self.themes.get(record.theme_id)
        agreement = self.agreements.get(record.agreement_id or 0)
        yield "title", _("Titel"), record.title
        yield "description", _("Omschrijving"), record.description
        yield "owner", _("Trekker"), owner.title if owner else ""
        yield "owner_missing", _("Waarom er geen trekker is"), record.owner_missing
        yield "deadline", _("Uiterste datum"), moment_words(record.deadline)
        yield "group", _("Groep"), record.group
        yield "theme", _("Thema"), theme.label if theme else ""
        yield "agreement", _("Afspraak"), agreement.title if agreement else ""


def moment_words(moment: PlannedMoment | None) -> str:
    """A planned moment in Dutch words; empty when it is unknown."""
    return moment.label if moment else ""
