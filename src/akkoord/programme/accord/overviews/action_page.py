# SPDX-License-Identifier: EUPL-1.2
"""One action: what it is, who carries it, what it stands on, and how it came to read so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Subquery
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from akkoord.foundation.timeline.naming import naming_records
from akkoord.kernel.asof import FOREVER_DATE, AsOf
from akkoord.programme.accord.choices import Involvement
from akkoord.programme.accord.errors import NotInAccord
from akkoord.programme.accord.models import ActionParty, ActionRecord, AgreementRecord
from akkoord.programme.accord.overviews.actions import ActionLine, action_line
from akkoord.programme.accord.overviews.naming import theme_refs
from akkoord.programme.accord.overviews.notes import NoteLine, note_lines, note_records
from akkoord.programme.accord.overviews.themes import AgreementLine, agreement_lines
from akkoord.programme.parties.naming import PartyRef, party_refs
from akkoord.programme.parties.policies import Capacity, may_read
from akkoord.programme.sources.models import SourcedRecord
from akkoord.programme.sources.origins import Origin, Origins


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


@dataclass(frozen=True)
class ActionPage:
    """One action as at the peildatum; `versions` are all that were known until then, newest first.

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
    versions: tuple[ActionVersion, ...]
    owner_id: int | None
    record_id: int
    latest_record_id: int | None
    holds_from: date


def action_page(viewer: Capacity, as_of: AsOf, *, accord: str, action: str) -> ActionPage:
    """One action as at the peildatum, with every version known of it until then (at most 8 queries).

    Refusals: Refused without a mandate; NotInAccord when there is no such action on that day.
    """
    may_read(viewer).require()
    every = ActionRecord.objects.filter(action__accord__key=accord, action__key=action)
    latest = Subquery(every.lasting().values("pk")[:1])
    records = list(every.history(as_of).select_related("action").annotate(latest=latest))
    record = records[-1] if records else None
    if record is None or record.holds_until <= as_of.peildatum:
        raise NotInAccord(action)
    notes = note_records(as_of, accord=accord, kind="action", key=action)
    bound = ActionParty.objects.as_of(as_of).filter(action=record.action_id).values_list("party_id", "role")
    words = _Words(records, as_of, also=notes, parties=[party for party, _role in bound])
    return ActionPage(
        words.line(record),
        record.description,
        record.printed_title,
        words.agreement(record, as_of),
        words.parties_in(Involvement.NAMED, bound),
        words.parties_in(Involvement.PARTNER, bound),
        note_lines(notes, words.origins),
        words.versions(records),
        record.owner_id,
        record.pk,
        record.latest,
        record.holds_from,
    )


def compare_records(as_of: AsOf, *, before: int, after: int) -> tuple[ActionVersion, ...]:
    """Two records of one action, the second one first, with what differs between them (5 queries).

    For showing what somebody else changed meanwhile. Refusals: NotInAccord when neither is there.
    """
    records = list(ActionRecord.objects.filter(pk__in=(before, after)).order_by("recorded_at", "pk"))
    if not records:
        raise NotInAccord(str(after))
    return _Words(records, as_of).versions(records)


class _Words:
    """What a number of records of one action say, with everything they name read at once (4 queries)."""

    def __init__(
        self,
        records: Sequence[ActionRecord],
        as_of: AsOf,
        *,
        also: Sequence[SourcedRecord] = (),
        parties: Sequence[int] = (),
    ) -> None:
        self._parties = party_refs([*(record.owner_id for record in records), *parties], as_of)
        self._themes = theme_refs((record.theme_id for record in records), as_of)
        self._agreements = naming_records(AgreementRecord, (record.agreement_id for record in records), as_of)
        self.origins = Origins([*records, *also, *self._agreements.values()], as_of)

    def line(self, record: ActionRecord) -> ActionLine:
        """A record, with its action selected, as the row of a list."""
        return action_line(record, self._themes, self._parties, self.origins)

    def agreement(self, record: ActionRecord, as_of: AsOf) -> AgreementLine | None:
        """The agreement that a record belongs to (one query)."""
        known = self._agreements.get(record.agreement_id or 0)
        lines = agreement_lines([known] if known else [], as_of, self.origins)
        return lines[0] if lines else None

    def parties_in(self, role: Involvement, bound: Iterable[tuple[int, str]]) -> tuple[PartyRef, ...]:
        """The parties bound in one role, by the alphabet."""
        found = (self._parties[party] for party, held in bound if held == role and party in self._parties)
        return tuple(sorted(found, key=lambda ref: ref.title.casefold()))

    def versions(self, records: Sequence[ActionRecord]) -> tuple[ActionVersion, ...]:
        """Records in the order of time as versions, newest first."""
        before = [None, *records[:-1]]
        return tuple(self._version(old, record) for old, record in reversed(list(zip(before, records, strict=True))))

    def _version(self, before: ActionRecord | None, record: ActionRecord) -> ActionVersion:
        pairs = zip(self._fields(before), self._fields(record), strict=True) if before else ()
        return ActionVersion(
            record.pk,
            record.holds_from,
            None if record.holds_until == FOREVER_DATE else record.holds_until,
            record.recorded_at,
            record.title,
            self._parties.get(record.owner_id or 0),
            tuple(FieldChange(name, label, old, new) for (name, label, old), (*_same, new) in pairs if old != new),
            self.origins.of(record),
        )

    def _fields(self, record: ActionRecord) -> Iterable[tuple[str, str, str]]:
        owner = self._parties.get(record.owner_id or 0)
        theme = self._themes.get(record.theme_id)
        agreement = self._agreements.get(record.agreement_id or 0)
        yield "title", _("Titel"), record.title
        yield "description", _("Omschrijving"), record.description
        yield "owner", _("Trekker"), owner.title if owner else ""
        yield "owner_missing", _("Waarom er geen trekker is"), record.owner_missing
        yield (
            "deadline",
            _("Uiterste datum"),
            record.deadline.label_in(get_language() or "nl") if record.deadline else "",
        )
        yield "group", _("Groep"), record.group
        yield "theme", _("Thema"), theme.label if theme else ""
        yield "agreement", _("Afspraak"), agreement.title if agreement else ""
