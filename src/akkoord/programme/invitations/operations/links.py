# SPDX-License-Identifier: EUPL-1.2
"""Issuing, opening and revoking personal links."""

import secrets
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core import signing
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from akkoord.foundation.accounts.actors import Actor, actor_id
from akkoord.foundation.accounts.models import User
from akkoord.foundation.journal.operations import NewEntry, record_many
from akkoord.foundation.subjects.refs import SubjectRef
from akkoord.programme.accord.choices import TransferState
from akkoord.programme.accord.models import Transfer
from akkoord.programme.accord.policies import may_decide_transfer
from akkoord.programme.invitations.errors import (
    LinkDecided,
    LinkExpired,
    LinkRefusal,
    LinkRevoked,
    LinkTooOld,
    LinkUnknown,
    NothingToInvite,
)
from akkoord.programme.invitations.models import LinkedRound, LinkedTransfer, PersonalLink
from akkoord.programme.invitations.policies import may_manage_links
from akkoord.programme.invitations.rules.link_secrets import SECRET_BYTES, digest_of, is_secret
from akkoord.programme.invitations.rules.link_terms import TRANSFER_DAYS, opens_transfer
from akkoord.programme.parties.policies import capacity_of
from akkoord.programme.rounds.choices import RoundState
from akkoord.programme.rounds.models import Round
from akkoord.programme.rounds.operations.subjects import action_ref, round_ref

SALT = "akkoord.invitations.link"


@dataclass(frozen=True)
class LinkInForce:
    """A link that opens something now: all questions of its person, or (`transfers`) these requests and nothing else.

    `transfers` is None for a link of which a round is open. `leads_to_transfers`: a request it was made for waits.
    """

    link: PersonalLink
    transfers: frozenset[int] | None = None
    leads_to_transfers: bool = False

    @property
    def id(self) -> int:
        """The number of the link, which is no secret."""
        return self.link.pk

    @property
    def person(self) -> User:
        """Whose link it is."""
        return self.link.person


@transaction.atomic
def issue_link(
    actor: Actor, *, person: User, round_ids: Collection[int] = (), transfer_ids: Collection[int] = ()
) -> str:
    """Make a link for a person and give its token: the one moment at which it is known.

    Who: who runs the round, or the installation. In: the open rounds in which the person is asked something, and the
    requests to take an action over that wait; those that the person may not decide are left out.
    Effect: a link with the digest of its secret; a line that names the person in the journal of each round and action.
    Out: the token for the address, a secret with its signature.
    Refusals: Refused; NothingToInvite when nothing of it is open, or for an account that is closed.
    """
    now = timezone.now()
    may_manage_links(capacity_of(actor, timezone.localdate(now))).require()
    rounds = list(Round.objects.filter(pk__in=round_ids, state=RoundState.OPEN).select_related("accord").order_by("pk"))
    transfers = _to_decide(person, transfer_ids, now) if transfer_ids else []
    if not (rounds or transfers) or not person.is_active:
        raise NothingToInvite
    secret = secrets.token_urlsafe(SECRET_BYTES)
    link = PersonalLink.objects.create(person=person, digest=digest_of(secret), issued_at=now)
    LinkedRound.objects.bulk_create([LinkedRound(link=link, round=one) for one in rounds])
    LinkedTransfer.objects.bulk_create([LinkedTransfer(link=link, transfer=one) for one in transfers])
    record_many(actor, _entries("link_issued", person, rounds, transfers))
    return signing.Signer(salt=SALT).sign(secret)


def _to_decide(person: User, transfer_ids: Collection[int], now: datetime) -> list[Transfer]:
    """The requests among these that wait and that the person may decide. Two queries."""
    capacity = capacity_of(person, timezone.localdate(now))
    waiting = Transfer.objects.filter(pk__in=transfer_ids, state=TransferState.ASKED)
    found = waiting.select_related("action__accord").order_by("pk")
    return [one for one in found if may_decide_transfer(capacity, to_party_id=one.to_party_id)]


def open_link(token: str) -> LinkInForce:
    """The link behind a token, with its person; noted as opened the first time.

    Refusals: LinkUnknown for a token that nobody issued or that was altered, without a question to the database when
    its signature is wrong; the others as `link_in_force`.
    """
    try:
        secret = signing.Signer(salt=SALT).unsign(token)
    except signing.BadSignature:
        raise LinkUnknown from None
    link = PersonalLink.objects.filter(digest=digest_of(secret)).first() if is_secret(secret) else None
    if link is None:
        raise LinkUnknown
    opened = link_in_force(link.pk)
    if link.opened_at is None:
        PersonalLink.objects.filter(pk=link.pk, opened_at=None).update(opened_at=timezone.now())
    waits = LinkedTransfer.objects.filter(link=link, transfer__state=TransferState.ASKED).exists()
    return LinkInForce(opened.link, opened.transfers, leads_to_transfers=waits or opened.transfers is not None)


def link_in_force(link_id: int) -> LinkInForce:
    """A link that still opens something, with its person. One query, two when none of its rounds is open.

    Refusals: LinkUnknown; LinkRevoked, also when the person's account is closed; LinkExpired when none of its rounds
    is open any more; of a link for requests LinkDecided, or LinkTooOld when one of them still waits.
    """
    is_open = LinkedRound.objects.filter(link=OuterRef("pk"), round__state=RoundState.OPEN)
    link = PersonalLink.objects.annotate(has_open_round=Exists(is_open)).select_related("person").filter(pk=link_id)
    found = link.first()
    if found is None:
        raise LinkUnknown
    if found.revoked_at is not None or not found.person.is_active:
        raise LinkRevoked
    if found.has_open_round:
        return LinkInForce(found)
    return LinkInForce(found, _readable(found), leads_to_transfers=True)


def _readable(link: PersonalLink) -> frozenset[int]:
    """The requests that a link opens by itself. Refusals: LinkExpired, LinkDecided, LinkTooOld."""
    now = timezone.now()
    linked = [one.transfer for one in LinkedTransfer.objects.filter(link=link).select_related("transfer")]
    readable = frozenset(one.pk for one in linked if opens_transfer(link.issued_at, one.decided_at, now))
    if not readable:
        raise _refusal(linked)
    return readable


def _refusal(linked: Collection[Transfer]) -> LinkRefusal:
    if any(one.waits for one in linked):
        return LinkTooOld(TRANSFER_DAYS)
    return LinkDecided() if linked else LinkExpired()


@transaction.atomic
def revoke_link(actor: Actor, *, link_id: int, reason: str = "") -> PersonalLink:
    """Withdraw a link, so that it opens nothing any more; withdrawing it twice is withdrawing it once.

    Who: who runs the round, or the installation. Effect: a line in the journal of each of its rounds and actions.
    Refusals: Refused, LinkUnknown.
    """
    now = timezone.now()
    may_manage_links(capacity_of(actor, timezone.localdate(now))).require()
    link = PersonalLink.objects.select_for_update(of=("self",)).select_related("person").filter(pk=link_id).first()
    if link is None:
        raise LinkUnknown
    if link.revoked_at is None:
        link.revoked_at, link.revoked_by_id = now, actor_id(actor)
        link.save(update_fields=["revoked_at", "revoked_by"])
        rounds = Round.objects.filter(pk__in=link.linked_rounds.values("round")).select_related("accord")
        transfers = Transfer.objects.filter(pk__in=link.linked_transfers.values("transfer"))
        about = transfers.select_related("action__accord")
        record_many(actor, _entries("link_revoked", link.person, rounds, about, reason))
    return link


def _entries(
    verb: str, person: User, rounds: Iterable[Round], transfers: Iterable[Transfer], reason: str = ""
) -> list[NewEntry]:
    """A line for each round and each action that a link is about."""
    about = [(round_ref(one), one.accord.key) for one in rounds]
    about += [(transfer_ref(one), one.action.accord.key) for one in transfers]
    changes = {"person": [None, person.name]}
    return [
        NewEntry(verb=verb, subject=subject, changes=changes, reason=reason, accord=key)
        for subject, key in dict.fromkeys(about)
    ]


def transfer_ref(about: Transfer) -> SubjectRef:
    """The action that a request is about; it and its accord must be at hand."""
    return action_ref(about.action.accord.key, about.action.key)
