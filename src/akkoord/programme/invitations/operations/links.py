# SPDX-License-Identifier: EUPL-1.2
"""Issuing, opening and revoking personal links."""

import secrets
from collections.abc import Collection

from django.core import signing
from django.db import transaction
from django.utils import timezone

from akkoord.foundation.accounts.actors import Actor, actor_id
from akkoord.foundation.accounts.models import User
from akkoord.foundation.journal.operations import NewEntry, record_many
from akkoord.programme.invitations.errors import LinkExpired, LinkRevoked, LinkUnknown, NothingToInvite
from akkoord.programme.invitations.models import LinkedRound, PersonalLink
from akkoord.programme.invitations.policies import may_manage_links
from akkoord.programme.invitations.rules.link_secrets import SECRET_BYTES, digest_of, is_secret
from akkoord.programme.parties.policies import capacity_of
from akkoord.programme.rounds.choices import RoundState
from akkoord.programme.rounds.models import Round
from akkoord.programme.rounds.operations.subjects import round_ref

SALT = "akkoord.invitations.link"


@transaction.atomic
def issue_link(actor: Actor, *, person: User, round_ids: Collection[int]) -> str:
    """Make a link for a person and give its token: the one moment at which it is known.

    Who: who runs the round, or the installation. In: the open rounds in which the person is asked something.
    Effect: a link with the digest of its secret; a line in the journal of each round that names the person.
    Out: the token for the address, a secret with its signature.
    Refusals: Refused; NothingToInvite without an open round or for an account that is closed.
    """
    now = timezone.now()
    may_manage_links(capacity_of(actor, timezone.localdate(now))).require()
    rounds = list(Round.objects.filter(pk__in=round_ids, state=RoundState.OPEN).select_related("accord").order_by("pk"))
    if not rounds or not person.is_active:
        raise NothingToInvite
    secret = secrets.token_urlsafe(SECRET_BYTES)
    link = PersonalLink.objects.create(person=person, digest=digest_of(secret), issued_at=now)
    LinkedRound.objects.bulk_create([LinkedRound(link=link, round=one) for one in rounds])
    record_many(actor, [_entry("link_issued", person, one) for one in rounds])
    return signing.Signer(salt=SALT).sign(secret)


def open_link(token: str) -> PersonalLink:
    """The link behind a token, with its person; noted as opened the first time.

    Refusals: LinkUnknown for a token that nobody issued or that was altered, without a question to the database when
    its signature is wrong; LinkRevoked; LinkExpired.
    """
    try:
        secret = signing.Signer(salt=SALT).unsign(token)
    except signing.BadSignature:
        raise LinkUnknown from None
    link = PersonalLink.objects.filter(digest=digest_of(secret)).first() if is_secret(secret) else None
    if link is None:
        raise LinkUnknown
    link = link_in_force(link.pk)
    if link.opened_at is None:
        PersonalLink.objects.filter(pk=link.pk, opened_at=None).update(opened_at=timezone.now())
    return link


def link_in_force(link_id: int) -> PersonalLink:
    """A link that still opens something, with its person. One query.

    Refusals: LinkUnknown; LinkRevoked, also when the person's account is closed; LinkExpired when none of its rounds
    is open any more.
    """
    linked = LinkedRound.objects.filter(link=link_id).select_related("link__person", "round")
    rows = list(linked)
    if not rows:
        raise LinkUnknown
    link = rows[0].link
    if link.revoked_at is not None or not link.person.is_active:
        raise LinkRevoked
    if not any(row.round.is_open for row in rows):
        raise LinkExpired
    return link


@transaction.atomic
def revoke_link(actor: Actor, *, link_id: int, reason: str = "") -> PersonalLink:
    """Withdraw a link, so that it opens nothing any more; withdrawing it twice is withdrawing it once.

    Who: who runs the round, or the installation. Effect: a line in the journal of each of its rounds.
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
        record_many(actor, [_entry("link_revoked", link.person, one, reason) for one in rounds])
    return link


def _entry(verb: str, person: User, about: Round, reason: str = "") -> NewEntry:
    return NewEntry(
        verb=verb,
        subject=round_ref(about),
        changes={"person": [None, person.name]},
        reason=reason,
        accord=about.accord.key,
    )
