# SPDX-License-Identifier: EUPL-1.2
"""Requests to take an action over: who is told, by a mail with a link that opens them without a password."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone, translation

from akkoord.foundation.accounts.actors import Actor
from akkoord.foundation.accounts.models import User
from akkoord.foundation.outbox.models import Mail
from akkoord.kernel.asof import AsOf
from akkoord.programme.accord.choices import TransferState
from akkoord.programme.accord.models import Transfer
from akkoord.programme.accord.overviews.transfers import TransferShown, own_transfers
from akkoord.programme.invitations.choices import NoticeKind
from akkoord.programme.invitations.errors import NobodyToAsk, TransferWaitsNotHere
from akkoord.programme.invitations.letters.transferring import (
    TransferNamed,
    decision_receipt,
    transfer_letter,
    withdrawn_letter,
)
from akkoord.programme.invitations.models import LinkedTransfer, Notice
from akkoord.programme.invitations.operations.links import revoke_link, transfer_ref
from akkoord.programme.invitations.operations.mailing import new_link, post, rounds_to_reach
from akkoord.programme.invitations.policies import may_manage_links
from akkoord.programme.invitations.rules.link_terms import TRANSFER_DAYS
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Mandate
from akkoord.programme.parties.policies import capacity_of
from akkoord.programme.rounds.models import Round

ASKED_KIND = "transfer_asked"


@transaction.atomic
def note_transfer_asked(transfer_id: int) -> int:
    """Note that every owner of the party that is asked is to be told of a request; how many notes. Three queries."""
    now = timezone.now()
    asked = Transfer.objects.get(pk=transfer_id)
    return _note(asked, NoticeKind.TRANSFER_ASKED, _owners_of(asked.to_party_id, now), now)


@transaction.atomic
def note_missing_requests() -> int:
    """Note who may decide a request that waits and was not told of it, as they were named since; how many notes.

    One query when nothing waits, three else, and one per 400 notes.
    """
    now = timezone.now()
    waiting = Transfer.objects.filter(state=TransferState.ASKED).values_list("pk", "to_party")
    requests: dict[int, list[int]] = {}
    for number, party in waiting:
        requests.setdefault(party, []).append(number)
    if not requests:
        return 0
    owners = _owning(requests, now).values_list("party", "user")
    wanted = {(person, number) for party, person in owners for number in requests[party]}
    known = Notice.objects.filter(kind=NoticeKind.TRANSFER_ASKED, transfer__state=TransferState.ASKED)
    missing = sorted(wanted - {(person, number or 0) for person, number in known.values_list("person", "transfer")})
    notes = [
        Notice(person_id=person, kind=NoticeKind.TRANSFER_ASKED, transfer_id=number, made_at=now)
        for person, number in missing
    ]
    Notice.objects.bulk_create(notes, batch_size=400, ignore_conflicts=True)
    return len(missing)


@transaction.atomic
def note_transfer_decided(transfer_id: int) -> int:
    """Note that who decided gets a receipt; or, of a request that was withdrawn, who was told of it. How many notes.

    Whoever was not told of the request yet hears nothing of its end. At most three queries.
    """
    now = timezone.now()
    decided = Transfer.objects.select_related("decided_by").get(pk=transfer_id)
    if decided.state == TransferState.WITHDRAWN:
        told = Notice.objects.filter(transfer=decided, kind=NoticeKind.TRANSFER_ASKED, mail__isnull=False)
        people = [row.person for row in told.select_related("person").order_by("pk")]
        return _note(decided, NoticeKind.TRANSFER_WITHDRAWN, people, now)
    people = [decided.decided_by] if decided.decided_by else []
    return _note(decided, NoticeKind.TRANSFER_RECEIPT, people, now)


def _note(about: Transfer, kind: NoticeKind, people: Iterable[User], now: datetime) -> int:
    notes = [Notice(person=one, kind=kind, transfer=about, made_at=now) for one in people if one.is_active]
    Notice.objects.bulk_create(notes, ignore_conflicts=True)
    return len(notes)


def _owners_of(party_id: int, now: datetime) -> list[User]:
    """Whoever may decide for a party today, each once. One query."""
    mandates = _owning([party_id], now).select_related("user").order_by("pk")
    return list({mandate.user_id: mandate.user for mandate in mandates}.values())


def _owning(parties: Collection[int], now: datetime) -> QuerySet[Mandate]:
    """The mandates by which open accounts may decide for these parties today."""
    valid = Mandate.objects.valid_on(timezone.localdate(now))
    return valid.filter(party__in=parties, role=Role.OWNER, user__is_active=True)


@transaction.atomic
def resend_transfer(actor: Actor, *, accord: str, transfer_id: int) -> int:
    """Mail a request that waits again, with new links; the links that led to it before open nothing any more.

    Who: who runs rounds. Effect: a mail to each owner of the party that was asked; lines in the journal of the links
    withdrawn and made. Out: how many people were mailed.
    Refusals: Refused; TransferWaitsNotHere; NobodyToAsk when nobody may decide for that party.
    """
    now = timezone.now()
    may_manage_links(capacity_of(actor, timezone.localdate(now))).require()
    waiting = Transfer.objects.select_for_update(of=("self",)).filter(action__accord__key=accord)
    asked = waiting.filter(pk=transfer_id, state=TransferState.ASKED).select_related("action__accord").first()
    if asked is None:
        raise TransferWaitsNotHere
    people = _owners_of(asked.to_party_id, now)
    if not people:
        raise NobodyToAsk
    reached = {person.pk: rounds_to_reach(person) for person in people}
    linked = LinkedTransfer.objects.filter(transfer=asked, link__revoked_at=None)
    for link_id in linked.values_list("link", flat=True):
        revoke_link(actor, link_id=link_id)
    return sum(_ask_again(actor, person, asked, reached[person.pk], now) for person in people)


def _ask_again(actor: Actor, person: User, asked: Transfer, rounds: Sequence[Round], now: datetime) -> int:
    with translation.override(person.language):
        mail = _ask(actor, person, [asked], rounds, now)
    if mail is None:
        return 0
    Notice.objects.update_or_create(
        person=person,
        kind=NoticeKind.TRANSFER_ASKED,
        transfer=asked,
        defaults={"mail": mail},
        create_defaults={"mail": mail, "made_at": now},
    )
    return 1


def asked_mail(actor: Actor, person: User, rows: Sequence[Notice], now: datetime) -> Mail | None:
    """The mail with what somebody may decide of these requests; None when nothing of it is left to decide."""
    return _ask(actor, person, _transfers(rows), rounds_to_reach(person), now)


def _ask(
    actor: Actor, person: User, asked: Sequence[Transfer], rounds: Collection[Round], now: datetime
) -> Mail | None:
    """One mail, with a link to all requests that wait for this person and to the rounds they were asked in before."""
    to_decide = {one.id: one for one in _shown_to(person, now) if one.may_decide}
    told = [one for one in asked if one.pk in to_decide]
    if not told:
        return None
    address, _link = new_link(person, rounds, transfers=to_decide, actor=actor)
    letter = transfer_letter(person.name, [_named(to_decide[one.pk]) for one in told], address, days=TRANSFER_DAYS)
    return post(person, letter, kind=ASKED_KIND, about=transfer_ref(told[0]))


def withdrawn_mail(person: User, rows: Sequence[Notice], now: datetime) -> Mail | None:
    """The mail that requests were withdrawn; None for who has nothing to do with them any more."""
    return _tell(person, rows, now, withdrawn=True)


def receipt_mail(person: User, rows: Sequence[Notice], now: datetime) -> Mail | None:
    """The mail with what somebody decided; None for who has nothing to do with it any more."""
    return _tell(person, rows, now, withdrawn=False)


def _tell(person: User, rows: Sequence[Notice], now: datetime, *, withdrawn: bool) -> Mail | None:
    shown = {one.id: one for one in _shown_to(person, now)}
    about = [one for one in _transfers(rows) if one.pk in shown]
    if not about:
        return None
    named = [_named(shown[one.pk]) for one in about]
    letter = withdrawn_letter(person.name, named) if withdrawn else decision_receipt(person.name, named)
    kind = NoticeKind.TRANSFER_WITHDRAWN if withdrawn else NoticeKind.TRANSFER_RECEIPT
    return post(person, letter, kind=kind.value, about=transfer_ref(about[0]))


def _transfers(rows: Sequence[Notice]) -> list[Transfer]:
    return [row.transfer for row in rows if row.transfer is not None]


def _shown_to(person: User, now: datetime) -> tuple[TransferShown, ...]:
    """The requests that concern the parties this person is an owner for. Five queries."""
    today = timezone.localdate(now)
    return own_transfers(capacity_of(person, today), AsOf.at(today, now=now))


def _named(one: TransferShown) -> TransferNamed:
    return TransferNamed(
        accord=one.accord,
        action=one.action,
        from_party=one.from_party.title,
        to_party=one.to_party.title,
        asked_by=one.asked_by,
        asked_on=timezone.localdate(one.asked_at),
        reason=one.reason,
        accepted=one.state is TransferState.ACCEPTED,
        holds_from=one.holds_from,
        answer=one.answer,
        decided_at=one.decided_at,
    )
