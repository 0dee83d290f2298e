# SPDX-License-Identifier: EUPL-1.2
"""Handing an action over: asked by its owner, decided by the party that would take it over."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from akkoord.foundation.accounts.actors import Actor, actor_id
from akkoord.foundation.events.bus import publish
from akkoord.foundation.journal.operations import record as write_journal
from akkoord.foundation.subjects.refs import SubjectRef
from akkoord.kernel.asof import AsOf
from akkoord.programme.accord import errors
from akkoord.programme.accord.choices import TransferState
from akkoord.programme.accord.events import TransferAsked, TransferDecided
from akkoord.programme.accord.membership import parties_within
from akkoord.programme.accord.models import Action, ActionRecord, Transfer
from akkoord.programme.accord.operations.changing import checked_record, name_owner
from akkoord.programme.accord.policies import may_ask_transfer, may_decide_transfer
from akkoord.programme.parties.naming import party_refs
from akkoord.programme.parties.policies import capacity_of


@transaction.atomic
def ask_transfer(
    actor: Actor, *, action_id: int, to_party_id: int, reason: str, expected_owner_id: int | None = None
) -> Transfer:
    """Ask another party to take an action over. The owner stays accountable until that party accepts.

    Who: the owner of the action, or the programme team. In: the party, why, and the owner that the person saw.
    Effect: a request that waits; a line in the journal; TransferAsked is announced.
    Refusals: Refused; TransferRefused in all its kinds (no reason, party not in the accord, the owner itself, another
    request waits, the owner changed meanwhile); ActionEnded.
    """
    now = timezone.now()
    Action.objects.select_for_update().filter(pk=action_id).first()
    known = _known(action_id)
    may_ask_transfer(capacity_of(actor, timezone.localdate(now)), owner_id=known.owner_id).require()
    if expected_owner_id is not None and known.owner_id != expected_owner_id:
        raise errors.TransferOutdated
    _check_asking(known, to_party_id, reason)
    asked = _create(
        Transfer(
            action_id=action_id,
            from_party_id=known.owner_id or 0,
            to_party_id=to_party_id,
            reason=reason.strip(),
            asked_by_id=actor_id(actor),
            asked_at=now,
        )
    )
    _tell(actor, "transfer_asked", known, {"party": [None, _title(to_party_id, now)]}, reason)
    publish(TransferAsked(asked.pk, now))
    return asked


@transaction.atomic
def accept_transfer(actor: Actor, *, transfer_id: int, holds_from: date | None = None, answer: str = "") -> Transfer:
    """Take an action over: from today, or from the later day that is given, the other party is its one owner.

    Who: an owner of the party that was asked. Effect: as `assign_owner`, with the reason of the request; the request
    is accepted; a line in the journal; OwnerAssigned and TransferDecided are announced.
    Refusals: Refused; TransferNotFound; TransferAlreadyDecided, also for the second of two at once; TransferOutdated;
    TransferInPast, TransferDayInvalid; ActionEnded.
    """
    now = timezone.now()
    asked = _locked(actor, transfer_id, now)
    today = timezone.localdate(now)
    day = holds_from or today
    if day < today:
        raise errors.TransferInPast
    known = _known(asked.action_id)
    if known.owner_id != asked.from_party_id:
        raise errors.TransferOutdated
    try:
        known = checked_record(asked.action_id, day, asked.reason, known.pk)
    except (errors.HoldsBeforeAccord, errors.HoldsAfterAccord, errors.HoldsBeforeKnownChange) as refusal:
        raise errors.TransferDayInvalid(str(refusal)) from refusal
    decided = _decide(asked, TransferState.ACCEPTED, actor, now, answer=answer, holds_from=day)
    name_owner(actor, known, party_id=asked.to_party_id, holds_from=day, reason=asked.reason, now=now)
    parties = [_title(asked.from_party_id, now), _title(asked.to_party_id, now)]
    changes: dict[str, list[Any]] = {"party": parties, "holds_from": [None, day]}
    _tell(actor, "transfer_accepted", known, changes, answer)
    publish(TransferDecided(decided.pk, now))
    return decided


@transaction.atomic
def decline_transfer(actor: Actor, *, transfer_id: int, answer: str) -> Transfer:
    """Say no to taking an action over, with the reason; the owner stays what it was.

    Who: an owner of the party that was asked. Effect: a line in the journal; TransferDecided is announced.
    Refusals: Refused; TransferNotFound, TransferAlreadyDecided, TransferReasonMissing.
    """
    now = timezone.now()
    asked = _locked(actor, transfer_id, now)
    if not answer.strip():
        raise errors.TransferReasonMissing
    decided = _decide(asked, TransferState.DECLINED, actor, now, answer=answer)
    _tell(actor, "transfer_declined", _last_record(asked), {"party": [None, _title(asked.to_party_id, now)]}, answer)
    publish(TransferDecided(decided.pk, now))
    return decided


@transaction.atomic
def withdraw_transfer(actor: Actor, *, transfer_id: int, reason: str = "") -> Transfer:
    """Take a request back that nobody answered yet.

    Who: the owner that asked, or the programme team. Effect: a line in the journal; TransferDecided is announced.
    Refusals: Refused; TransferNotFound, TransferAlreadyDecided.
    """
    now = timezone.now()
    asked = Transfer.objects.select_for_update().filter(pk=transfer_id).first()
    if asked is None:
        raise errors.TransferNotFound
    may_ask_transfer(capacity_of(actor, timezone.localdate(now)), owner_id=asked.from_party_id).require()
    if not asked.waits:
        raise errors.TransferAlreadyDecided(str(TransferState(asked.state).label))
    decided = _decide(asked, TransferState.WITHDRAWN, actor, now)
    _tell(actor, "transfer_withdrawn", _last_record(asked), {"party": [_title(asked.to_party_id, now), None]}, reason)
    publish(TransferDecided(decided.pk, now))
    return decided


def _known(action_id: int) -> ActionRecord:
    known = ActionRecord.objects.lasting().filter(action=action_id).select_related("action__accord").first()
    if known is None:
        raise errors.ActionEnded
    return known


def _last_record(asked: Transfer) -> ActionRecord:
    """What was last known of the action, also after it was withdrawn: a request about it can still be closed."""
    records = ActionRecord.objects.known().filter(action=asked.action_id).select_related("action__accord")
    return records.order_by("-holds_from")[0]


def _check_asking(known: ActionRecord, to_party_id: int, reason: str) -> None:
    if not reason.strip():
        raise errors.TransferReasonMissing
    if to_party_id == known.owner_id:
        raise errors.TransferToSelf
    if to_party_id not in parties_within(known.action.accord.key):
        raise errors.TransferPartyElsewhere
    waiting = Transfer.objects.filter(action=known.action_id, state=TransferState.ASKED).first()
    if waiting is not None:
        raise errors.TransferWaits(_title(waiting.to_party_id, timezone.now()))


def _create(asked: Transfer) -> Transfer:
    """Save, or refuse when somebody else asked in the same moment."""
    try:
        with transaction.atomic():
            asked.save(force_insert=True)
    except IntegrityError:
        raise errors.TransferWaits(_title(asked.to_party_id, asked.asked_at)) from None
    return asked


def _locked(actor: Actor, transfer_id: int, now: datetime) -> Transfer:
    """The request, locked, for who may decide on it."""
    asked = Transfer.objects.select_for_update().filter(pk=transfer_id).first()
    if asked is None:
        raise errors.TransferNotFound
    may_decide_transfer(capacity_of(actor, timezone.localdate(now)), to_party_id=asked.to_party_id).require()
    if not asked.waits:
        raise errors.TransferAlreadyDecided(str(TransferState(asked.state).label))
    return asked


def _decide(
    asked: Transfer,
    state: TransferState,
    actor: Actor,
    now: datetime,
    *,
    answer: str = "",
    holds_from: date | None = None,
) -> Transfer:
    """Write the decision, only where the request still waits: of two at once one wins, also without row locks."""
    values = {
        "state": state,
        "answer": answer.strip(),
        "holds_from": holds_from,
        "decided_by": actor_id(actor),
        "decided_at": now,
    }
    if not Transfer.objects.filter(pk=asked.pk, state=TransferState.ASKED).update(**values):
        asked.refresh_from_db()
        raise errors.TransferAlreadyDecided(str(TransferState(asked.state).label))
    asked.refresh_from_db()
    return asked


def _title(party_id: int, now: datetime) -> str:
    found = party_refs([party_id], AsOf.at(timezone.localdate(now), now=now)).get(party_id)
    return found.title if found else ""


def _tell(actor: Actor, verb: str, known: ActionRecord, changes: Mapping[str, list[Any]], reason: str) -> None:
    accord = known.action.accord.key
    subject = SubjectRef("action", f"{accord}/{known.action.key}")
    write_journal(actor, verb=verb, subject=subject, changes=changes, reason=reason.strip(), accord=accord)
