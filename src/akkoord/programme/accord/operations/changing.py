# SPDX-License-Identifier: EUPL-1.2
"""Changing actions by hand, each time with a reason, from a day, on top of what the sources say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from akkoord.foundation.accounts.actors import Actor, actor_id
from akkoord.foundation.events.bus import publish
from akkoord.foundation.journal.operations import record as write_journal
from akkoord.foundation.journal.rules import changes_between
from akkoord.foundation.subjects.refs import SubjectRef
from akkoord.foundation.timeline.writing import TIME_FIELDS, NewFact, record_values, write_facts
from akkoord.kernel.asof import FOREVER_MOMENT, AsOf
from akkoord.kernel.moment import PlannedMoment
from akkoord.programme.accord import errors
from akkoord.programme.accord.choices import TransferState
from akkoord.programme.accord.events import ActionAmended, OwnerAssigned
from akkoord.programme.accord.models import AccordRecord, Action, ActionRecord, Transfer
from akkoord.programme.accord.policies import may_amend_action, may_assign_owner
from akkoord.programme.parties.models import PartyRecord
from akkoord.programme.parties.naming import party_refs
from akkoord.programme.parties.policies import capacity_of


@dataclass(frozen=True)
class ActionText:
    """What a person can change of an action, as it should read; a deadline None is unknown."""

    title: str
    description: str
    group: str
    deadline: PlannedMoment | None


@transaction.atomic
def assign_owner(
    actor: Actor, *, action_id: int, party_id: int, holds_from: date, reason: str, expected_record_id: int
) -> ActionRecord:
    """Name the one owner of an action from a day on, and give the record that says so.

    In: the party, the day, why, and the record (`ActionPage.latest_record_id`) that the person saw. A day in the past
    is fine from the accord's start and from the day of what is known now; a day in the future is fine until the
    accord's end. The source of the action stays, the reason stands beside it.
    Refusals: Refused unless the programme team asks; ActionChangeRefused in all its kinds (no reason, unknown party,
    day outside the accord or before the last known change, same owner already, somebody changed it meanwhile).
    """
    now = timezone.now()
    may_assign_owner(capacity_of(actor, timezone.localdate(now))).require()
    known = checked_record(action_id, holds_from, reason, expected_record_id)
    if not PartyRecord.objects.lasting().filter(party=party_id).exists():
        raise errors.PartyUnknown
    if known.owner_id == party_id:
        raise errors.NothingChanged
    return name_owner(actor, known, party_id=party_id, holds_from=holds_from, reason=reason, now=now)


@transaction.atomic
def amend_action(
    actor: Actor, *, action_id: int, wanted: ActionText, holds_from: date, reason: str, expected_record_id: int
) -> ActionRecord:
    """Change title, description, group or deadline of an action from a day on, and give the record that says so.

    In: how the action should read, and the rest as for `assign_owner`; what is the same as before is no change.
    Refusals: Refused unless the programme team asks, or the owner for description and deadline; ActionChangeRefused
    in all its kinds (no reason, no title, nothing changed, day outside the accord or before the last known change,
    somebody changed it meanwhile).
    """
    now = timezone.now()
    capacity = capacity_of(actor, timezone.localdate(now))
    owner_id = ActionRecord.objects.lasting().filter(action=action_id).values_list("owner_id", flat=True).first()
    may_amend_action(capacity, owner_id=owner_id).require()
    known = checked_record(action_id, holds_from, reason, expected_record_id)
    given = {name: value.strip() if isinstance(value, str) else value for name, value in vars(wanted).items()}
    if not given["title"]:
        raise errors.TitleMissing
    changes = changes_between({name: getattr(known, name) for name in given}, given)
    if not changes:
        raise errors.NothingChanged
    may_amend_action(capacity, owner_id=known.owner_id, fields=changes).require()
    last_day = wanted.deadline.last_day if wanted.deadline else None
    written = _write(known, {**given, "last_day": last_day}, holds_from, reason, now)
    told = {name: [str(value or "") for value in pair] for name, pair in changes.items()}
    _tell(actor, "action_amended", known, told, reason)
    accord, key = known.action.accord.key, known.action.key
    publish(ActionAmended(accord, action_id, key, tuple(changes), holds_from, now))
    return written


def name_owner(
    actor: Actor, known: ActionRecord, *, party_id: int, holds_from: date, reason: str, now: datetime
) -> ActionRecord:
    """Write another owner over a record that was checked, and give the record that says so.

    Effect: a line in the journal; requests to hand the action over that wait end as withdrawn, since there is another
    owner now; OwnerAssigned is announced. The caller has judged who may, and what is refused.
    """
    written = _write(known, {"owner_id": party_id, "owner_missing": ""}, holds_from, reason, now)
    owners = party_refs((known.owner_id, party_id), AsOf.at(holds_from, now=now))
    before = owners.get(known.owner_id or 0)
    changes = {"owner": [before.title if before else "", owners[party_id].title]}
    _tell(actor, "owner_assigned", known, changes, reason)
    waiting = Transfer.objects.filter(action=known.action_id, state=TransferState.ASKED)
    waiting.update(state=TransferState.WITHDRAWN, decided_by=actor_id(actor), decided_at=now)
    accord, key = known.action.accord.key, known.action.key
    publish(OwnerAssigned(accord, known.action_id, key, party_id, known.owner_id, holds_from, now))
    return written


def checked_record(action_id: int, holds_from: date, reason: str, expected_record_id: int | None) -> ActionRecord:
    """The record that a change starts from, with the action locked until the transaction ends.

    In: the record that the person saw; None when the caller compares otherwise what was seen.
    """
    if not reason.strip():
        raise errors.ReasonMissing
    Action.objects.select_for_update().get(pk=action_id)
    known = ActionRecord.objects.lasting().filter(action=action_id).select_related("action__accord").first()
    if known is None:
        raise errors.ActionEnded
    if expected_record_id is not None and known.pk != expected_record_id:
        raise errors.ActionChangedMeanwhile(expected_record_id, known.pk)
    check_within(known.action.accord_id, holds_from)
    if holds_from < known.holds_from:
        raise errors.HoldsBeforeKnownChange(known.holds_from)
    return known


def check_within(accord_id: int, holds_from: date) -> None:
    """Refusals: HoldsBeforeAccord, HoldsAfterAccord for a day outside the term of the accord. One query."""
    accord = AccordRecord.objects.lasting().filter(accord=accord_id).first()
    starts = accord.starts.first_day if accord and accord.starts else None
    ends = accord.ends.last_day if accord and accord.ends else None
    if starts and holds_from < starts:
        raise errors.HoldsBeforeAccord(starts)
    if ends and holds_from > ends:
        raise errors.HoldsAfterAccord(ends)


def _write(
    known: ActionRecord, changed: Mapping[str, Any], holds_from: date, reason: str, now: datetime
) -> ActionRecord:
    values = {name: value for name, value in record_values(known).items() if name not in (*TIME_FIELDS, "action_id")}
    fact = NewFact((known.action_id,), holds_from, {**values, **changed, "amended": reason.strip()})
    write_facts(ActionRecord, [fact], now=now)
    return ActionRecord.objects.get(action=known.action_id, holds_from=holds_from, superseded_at=FOREVER_MOMENT)


def _tell(actor: Actor, verb: str, known: ActionRecord, changes: Mapping[str, list[Any]], reason: str) -> None:
    accord = known.action.accord.key
    subject = SubjectRef("action", f"{accord}/{known.action.key}")
    write_journal(actor, verb=verb, subject=subject, changes=changes, reason=reason.strip(), accord=accord)
