# SPDX-License-Identifier: EUPL-1.2
"""Letting a colleague answer one action, until a day."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from akkoord.foundation.accounts.actors import SYSTEM, Actor, actor_id, actor_label
from akkoord.foundation.accounts.errors import EmailInvalid, EmailTaken
from akkoord.foundation.accounts.models import User
from akkoord.foundation.accounts.operations import create_user
from akkoord.foundation.accounts.rules import normalised_email
from akkoord.foundation.events.bus import publish
from akkoord.foundation.journal.operations import record
from akkoord.kernel.dutch import date_label
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Mandate, Party
from akkoord.programme.parties.operations import end_mandate, give_mandate
from akkoord.programme.parties.policies import Capacity, capacity_of
from akkoord.programme.rounds.errors import (
    DelegateAccountClosed,
    DelegateAnswersAlready,
    DelegateIsSelf,
    DelegateNameMissing,
    DelegateOfDemo,
    DelegateUnreachable,
    DelegateUntilInvalid,
    DelegationNotFound,
    RoundIsClosed,
    RoundNotFound,
)
from akkoord.programme.rounds.events import ActionDelegated, DelegationWithdrawn
from akkoord.programme.rounds.models import Question, Request
from akkoord.programme.rounds.operations.subjects import action_ref
from akkoord.programme.rounds.policies import (
    Place,
    action_scope,
    asked_of,
    may_delegate,
    may_withdraw_delegation,
    place_of,
)

LONGEST = timedelta(days=365)
"""The longest that a colleague may answer for somebody without being asked again: own choice."""


@transaction.atomic
def delegate_action(
    actor: Actor, *, question_id: int, email: str, until: date, name: str = "", reason: str = ""
) -> Mandate:
    """Let a colleague answer one action until a day, that day included.

    Who: the owner, a deputy for the whole party, or the chair of the theme that is asked. In: the colleague's address;
    a name for who has no account yet; the last day, at most a year ahead.
    Effect: somebody new gets an account without a password, who can only come in by a personal link; a mandate for
    this one action, in this round and the next ones; asked again, the new last day counts. A line in the journal of
    the action, and of the party. ActionDelegated is announced.
    Refusals: RoundNotFound, Refused, RoundIsClosed; DelegationRefused in all its kinds, with the field at fault.
    """
    today = timezone.localdate()
    question = _question(question_id)
    place, asked = _place(question), asked_of(question.request)
    capacity = capacity_of(actor, today)
    may_delegate(capacity, asked, place).require()
    if not question.request.round.is_open:
        raise RoundIsClosed
    if not today <= until <= today + LONGEST:
        raise DelegateUntilInvalid(date_label(today + LONGEST, get_language() or "nl"))
    person = _colleague(actor, email, name)
    if may_delegate(capacity_of(person, today), asked, place):
        raise DelegateAnswersAlready(person.name)
    party = _party(capacity, question.request, asked.theme_scope)
    with override("nl"):  # the journal keeps one language, whoever acts
        why = reason.strip() or _("Gevraagd door %(name)s.") % {"name": actor_label(actor)}
    for held in Mandate.objects.of(person).valid_on(today).filter(role=Role.DEPUTY, scope=place.action):
        end_mandate(SYSTEM, mandate=held, last_day=today - timedelta(days=1), reason=why)
    mandate = give_mandate(
        SYSTEM,
        user=person,
        party=party,
        role=Role.DEPUTY,
        valid_from=today,
        valid_until=until,
        scope=place.action,
        reason=why,
    )
    accord = question.request.round.accord.key
    changes = {"person": [None, person.name], "until": [None, date_label(until, "nl")]}
    subject = action_ref(accord, question.action.key)
    record(actor, verb="action_delegated", subject=subject, changes=changes, reason=reason.strip(), accord=accord)
    publish(ActionDelegated(question.pk, person.pk, actor_id(actor), until))
    return mandate


@transaction.atomic
def withdraw_delegation(actor: Actor, *, question_id: int, mandate_id: int, reason: str = "") -> None:
    """End today that a colleague answers an action: from now on they cannot.

    Who: who may let a colleague answer it, or the programme team. Effect: the mandate ends, drafts of the colleague are
    seen by nobody and stay; answers that were given stay theirs. A line in the journal; DelegationWithdrawn.
    Refusals: RoundNotFound, Refused, DelegationNotFound.
    """
    now = timezone.now()
    today = timezone.localdate(now)
    question = _question(question_id)
    place = _place(question)
    may_withdraw_delegation(capacity_of(actor, today), asked_of(question.request), place).require()
    held = Mandate.objects.valid_on(today).filter(pk=mandate_id, role=Role.DEPUTY, scope=place.action)
    mandate = held.select_related("user", "party").first()
    if mandate is None:
        raise DelegationNotFound
    end_mandate(SYSTEM, mandate=mandate, last_day=today - timedelta(days=1), reason=reason.strip())
    accord = question.request.round.accord.key
    record(
        actor,
        verb="delegation_withdrawn",
        subject=action_ref(accord, question.action.key),
        changes={"person": [mandate.user.name, None]},
        reason=reason.strip(),
        accord=accord,
    )
    publish(DelegationWithdrawn(question.pk, mandate.user_id, now))


@transaction.atomic
def end_delegations(actor: Actor, *, accord: str, action: str, new_owner_id: int, last_day: date) -> int:
    """End on a day what colleagues of other parties than the new owner may answer of an action; how many there were.

    Who: the installation, when an action gets another owner. Effect: as `end_mandate` for each.
    """
    scope = action_scope(accord, action)
    held = Mandate.objects.filter(role=Role.DEPUTY, scope=scope).exclude(party=new_owner_id)
    ending = [
        mandate
        for mandate in held.select_related("user", "party")
        if mandate.valid_until is None or mandate.valid_until > last_day
    ]
    with override("nl"):
        why = _("De actie heeft een andere trekker.")
    for mandate in ending:
        end_mandate(actor, mandate=mandate, last_day=last_day, reason=why)
    return len(ending)


def _question(question_id: int) -> Question:
    related = ("action", "theme", "request__theme", "request__party", "request__round__accord")
    question = Question.objects.select_related(*related).filter(pk=question_id).first()
    if question is None:
        raise RoundNotFound
    return question


def _place(question: Question) -> Place:
    return place_of(question.request.round.accord.key, question.theme.key, question.action.key)


def _colleague(actor: Actor, email: str, name: str) -> User:
    """The account of the colleague, made when there is none."""
    address = normalised_email(email)
    if isinstance(actor, User) and actor.email == address:
        raise DelegateIsSelf
    by_demo = isinstance(actor, User) and actor.is_demo_user
    known = User.objects.filter(email=address).first()
    if by_demo != bool(known and known.is_demo_user):
        raise DelegateOfDemo
    if known is None:
        return _new_account(email, name)
    if not known.is_active:
        raise DelegateAccountClosed
    return known


def _new_account(email: str, name: str) -> User:
    if not name.strip():
        raise DelegateNameMissing
    try:
        return create_user(SYSTEM, email=email, name=name)
    except EmailInvalid:
        raise DelegateUnreachable(email.strip()) from None
    except EmailTaken:  # somebody else made it in the same moment
        return User.objects.get(email=normalised_email(email))


def _party(capacity: Capacity, request: Request, scope: str) -> Party:
    """For which party the colleague answers: the one asked, else the one for which somebody chairs the theme."""
    if request.party is not None:
        return request.party
    chairs = [one.party_id for one in capacity.held if one.role == Role.THEME_CHAIR and one.scope in ("", scope)]
    if not chairs:
        raise RoundNotFound
    return Party.objects.get(pk=chairs[0])
