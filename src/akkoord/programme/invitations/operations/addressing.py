# SPDX-License-Identifier: EUPL-1.2
"""Somebody is reached at another address: what went to the old one is mailed anew, and opens nothing any more."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.programme.accord.choices import TransferState
from akkoord.programme.invitations.choices import NoticeKind
from akkoord.programme.invitations.models import Invitation, Notice, PersonalLink
from akkoord.programme.invitations.operations.links import revoke_link
from akkoord.programme.invitations.policies import questions_in
from akkoord.programme.rounds.choices import RoundState
from akkoord.programme.rounds.models import Round

IN_FORCE = Q(linked_rounds__round__state=RoundState.OPEN) | Q(linked_transfers__transfer__state=TransferState.ASKED)


@transaction.atomic
def ask_at_new_address(person_id: int) -> int:
    """Withdraw the links that a person has, and let what they still have to answer or decide be mailed by the chores.

    Effect: the journal of each round and action tells that a link was withdrawn. Out: how many requests of rounds and
    to take an action over are mailed again; what was answered already is not. Six queries, and some for each link in
    force, of which there is one as a rule.
    """
    now = timezone.now()
    links = PersonalLink.objects.filter(IN_FORCE, person=person_id, revoked_at=None)
    for pk in links.values_list("pk", flat=True).distinct():
        revoke_link(SYSTEM, link_id=pk)
    rounds = Round.objects.filter(state=RoundState.OPEN).select_related("accord")
    unanswered = {one.request_id for one in questions_in(rounds, now) if not one.is_answered}
    asked = Invitation.objects.filter(person=person_id, request__in=unanswered, mail__isnull=False)
    to_decide = Notice.objects.filter(
        person=person_id,
        kind=NoticeKind.TRANSFER_ASKED,
        transfer__state=TransferState.ASKED,
        mail__isnull=False,
    )
    return asked.update(mail=None) + to_decide.update(mail=None)
