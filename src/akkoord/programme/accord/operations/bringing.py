# SPDX-License-Identifier: EUPL-1.2
"""Bringing in actions from a list that exists elsewhere: many at once, all or none, each with its place as source."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone

from akkoord.foundation.accounts.actors import Actor
from akkoord.foundation.events.bus import publish
from akkoord.foundation.journal.operations import NewEntry, record_many
from akkoord.foundation.subjects.refs import SubjectRef
from akkoord.foundation.timeline.naming import naming_records
from akkoord.foundation.timeline.writing import TIME_FIELDS, NewFact, record_values, write_facts
from akkoord.kernel.asof import AsOf
from akkoord.kernel.moment import PlannedMoment
from akkoord.programme.accord import errors
from akkoord.programme.accord.choices import Involvement
from akkoord.programme.accord.events import ActionsBroughtIn
from akkoord.programme.accord.models import Accord, Action, ActionParty, ActionRecord, ThemeRecord
from akkoord.programme.accord.operations.changing import check_within
from akkoord.programme.accord.policies import may_bring_in_actions
from akkoord.programme.parties.naming import party_refs
from akkoord.programme.parties.policies import capacity_of

BATCH = 400
T = TypeVar("T")


@dataclass(frozen=True)
class ActionFromList:
    """One action as a list gives it.

    A new action has no `action_id`; of a known one `expected_record_id` is the record that was looked at. `values` are
    the columns of the record that the list tells (`title`, `theme_id`, `owner_id`, `deadline`, …); what it leaves out
    stays. `partner_ids` come beside the parties that are known. `place` is where in the list it stands.
    """

    key: str
    place: str
    values: Mapping[str, Any]
    amended: str = ""
    action_id: int | None = None
    expected_record_id: int | None = None
    partner_ids: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True)
class BroughtIn:
    """What was written: the row of each action by its key, and which of them were new and changed."""

    ids: Mapping[str, int]
    added: tuple[str, ...]
    changed: tuple[str, ...]


@transaction.atomic
def bring_in_actions(
    actor: Actor, *, accord: str, document_id: int, actions: Sequence[ActionFromList], holds_from: date, reason: str
) -> BroughtIn:
    """Take over actions from a list, from a day on, with the list as their source.

    Who: the programme team.
    In: new actions with title, theme and owner (or why there is none); known ones with what changes. Why, for the
    journal.
    Effect: all or nothing. An action that is not given stays as it is; parties are added and never taken away. A line
    in the journal per action, one batch; ActionsBroughtIn is announced once.
    Refusals: Refused; ReasonMissing; HoldsBeforeAccord and HoldsAfterAccord; ActionsChangedMeanwhile with the keys of
    actions that somebody changed or made after they were looked at; HoldsBeforeKnownChange.
    Queries: a fixed number, and some ten for each 400 actions.
    """
    now = timezone.now()
    may_bring_in_actions(capacity_of(actor, timezone.localdate(now))).require()
    if not reason.strip():
        raise errors.ReasonMissing
    owner = Accord.objects.get(key=accord)
    check_within(owner.pk, holds_from)
    known = _locked(actions, holds_from)
    ids = {one.key: one.action_id for one in actions if one.action_id is not None}
    ids |= _made(owner, [one.key for one in actions if one.action_id is None])
    facts = [_fact(one, ids[one.key], known, document_id, holds_from) for one in actions]
    write_facts(ActionRecord, facts, now=now)
    _add_partners(actions, ids, holds_from, now)
    _tell(actor, accord, actions, known, reason, now)
    added = tuple(one.key for one in actions if one.action_id is None)
    changed = tuple(one.key for one in actions if one.action_id is not None)
    publish(ActionsBroughtIn(accord, added, changed, holds_from, now))
    return BroughtIn(ids, added, changed)


def _locked(actions: Sequence[ActionFromList], holds_from: date) -> dict[int, ActionRecord]:
    """The records that the changes start from, with their actions locked until the transaction ends."""
    expected = {one.action_id: one.expected_record_id for one in actions if one.action_id is not None}
    known: dict[int, ActionRecord] = {}
    for ids in _batches(sorted(expected)):
        list(Action.objects.select_for_update().filter(pk__in=ids).order_by("pk").values_list("pk", flat=True))
        records = ActionRecord.objects.lasting().filter(action__in=ids).select_related("action")
        known |= {record.action_id: record for record in records}
    stale = [
        one.key
        for one in actions
        if one.action_id is not None
        and (one.action_id not in known or known[one.action_id].pk != expected[one.action_id])
    ]
    if stale:
        raise errors.ActionsChangedMeanwhile(stale)
    late = [record.holds_from for record in known.values() if record.holds_from > holds_from]
    if late:
        raise errors.HoldsBeforeKnownChange(max(late))
    return known


def _made(accord: Accord, keys: Sequence[str]) -> dict[str, int]:
    taken: list[str] = []
    for batch in _batches(keys):
        taken += Action.objects.filter(accord=accord, key__in=batch).values_list("key", flat=True)
    if taken:
        raise errors.ActionsChangedMeanwhile(taken)
    made = Action.objects.bulk_create([Action(accord=accord, key=key) for key in keys], batch_size=BATCH)
    return {action.key: action.pk for action in made}


def _fact(
    one: ActionFromList, action_id: int, known: Mapping[int, ActionRecord], document_id: int, holds_from: date
) -> NewFact:
    values: dict[str, Any] = {}
    record = known.get(action_id)
    if record is not None:
        values = {name: value for name, value in record_values(record).items() if name not in TIME_FIELDS}
        values.pop("action_id")
    values |= {**one.values, "document_id": document_id, "place": one.place, "amended": one.amended}
    deadline: PlannedMoment | None = values.get("deadline")
    return NewFact((action_id,), holds_from, {**values, "last_day": deadline.last_day if deadline else None})


def _add_partners(actions: Sequence[ActionFromList], ids: Mapping[str, int], holds_from: date, now: datetime) -> None:
    wanted = {(ids[one.key], party_id) for one in actions for party_id in one.partner_ids}
    have: set[tuple[int, int]] = set()
    for batch in _batches(sorted({action for action, _party in wanted})):
        have |= set(ActionParty.objects.lasting().filter(action__in=batch).values_list("action_id", "party_id"))
    role = Involvement.PARTNER.value
    facts = [NewFact((action, party, role), holds_from, {}) for action, party in sorted(wanted - have)]
    write_facts(ActionParty, facts, now=now)


def _tell(
    actor: Actor,
    accord: str,
    actions: Sequence[ActionFromList],
    known: Mapping[int, ActionRecord],
    reason: str,
    now: datetime,
) -> None:
    names = _Names(actions, known, AsOf.at(timezone.localdate(now), now=now))
    entries = [
        NewEntry(
            verb="action_brought_in" if one.action_id is None else "action_taken_over",
            subject=SubjectRef("action", f"{accord}/{one.key}"),
            changes=names.changes(one, known.get(one.action_id or 0)),
            reason=reason.strip(),
            accord=accord,
        )
        for one in actions
    ]
    if entries:
        record_many(actor, entries)


class _Names:
    """Parties and themes of a list as the journal names them. Two queries."""

    def __init__(self, actions: Sequence[ActionFromList], known: Mapping[int, ActionRecord], as_of: AsOf) -> None:
        before = known.values()
        parties = {one.values.get("owner_id") for one in actions} | {record.owner_id for record in before}
        themes = {one.values.get("theme_id") for one in actions} | {record.theme_id for record in before}
        self._parties = party_refs(parties, as_of)
        self._themes = naming_records(ThemeRecord, themes, as_of)

    def changes(self, one: ActionFromList, record: ActionRecord | None) -> dict[str, list[Any]]:
        """What was and became of each field that the list tells otherwise."""
        found: dict[str, list[Any]] = {}
        for name, value in one.values.items():
            was = getattr(record, name) if record is not None else None
            if value != was and name not in ("order", "group_order", "owner_missing", "uncertain"):
                found[name.removesuffix("_id")] = [self._shown(name, was), self._shown(name, value)]
        return found

    def _shown(self, name: str, value: Any) -> str:
        if name == "owner_id":
            return self._parties[value].title if value in self._parties else ""
        if name == "theme_id":
            return self._themes[value].title if value in self._themes else ""
        return "" if value is None else str(value)


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    rows = list(items)
    for begin in range(0, len(rows), BATCH):
        yield rows[begin : begin + BATCH]
