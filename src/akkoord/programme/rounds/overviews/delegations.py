# SPDX-License-Identifier: EUPL-1.2
"""Which colleagues answer which action, and what can be handed on of one question."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from akkoord.kernel.asof import AsOf
from akkoord.kernel.period import Period
from akkoord.programme.accord.models import Action, ActionRecord
from akkoord.programme.accord.policies import may_ask_transfer
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Mandate
from akkoord.programme.parties.policies import Capacity
from akkoord.programme.rounds.errors import RoundNotFound
from akkoord.programme.rounds.models import Question
from akkoord.programme.rounds.overviews.naming import ActionShown, PartyShown, actions_in, parties_in, themes_in
from akkoord.programme.rounds.policies import (
    action_scope,
    asked_of,
    may_answer,
    may_delegate,
    may_see_progress,
    place_of,
)


@dataclass(frozen=True)
class Delegation:
    """A colleague answers an action: until which day (None: until further notice), for which party."""

    mandate_id: int
    action_key: str
    person: str
    email: str
    party_id: int
    since: date
    until: date | None


@dataclass(frozen=True)
class DelegationShown:
    """A delegation with the action and the party by name."""

    action: str
    action_key: str
    party: str
    delegation: Delegation


def delegations_in(accord: str, day: date) -> dict[str, tuple[Delegation, ...]]:
    """Who answers an action of an accord on a day without owning it, by the key of the action. One query.

    For pages that judged already who may see the question; what it gives is meant for those alone.
    """
    scope = action_scope(accord, "")
    found = _by_scope(_delegating(day).filter(scope__startswith=scope))
    return {held.removeprefix(scope): rows for held, rows in found.items()}


def colleagues_on(scopes: Collection[str], day: date, *, apart_from: int) -> dict[str, tuple[Delegation, ...]]:
    """Who else answers these actions on a day, by scope. In: whom to leave out: who looks. One query.

    For who may answer the actions, as `delegations_in`.
    """
    return _by_scope(_delegating(day).filter(scope__in=scopes).exclude(user=apart_from))


def _delegating(day: date) -> QuerySet[Mandate]:
    mandates = Mandate.objects.valid_on(day).filter(role=Role.DEPUTY, user__is_active=True)
    return mandates.select_related("user").order_by("valid_from", "pk")


def _by_scope(mandates: Iterable[Mandate]) -> dict[str, tuple[Delegation, ...]]:
    found: dict[str, tuple[Delegation, ...]] = {}
    for held in mandates:
        key = held.scope.partition("/")[2]
        one = Delegation(
            held.pk, key, held.user.name, held.user.email, held.party_id, held.valid_from, held.valid_until
        )
        found[held.scope] = (*found.get(held.scope, ()), one)
    return found


def delegations_shown(viewer: Capacity, as_of: AsOf, *, accord: str) -> tuple[DelegationShown, ...]:
    """All delegations of an accord that hold on the peildatum, for who runs rounds. Four queries. Refusals: Refused."""
    may_see_progress(viewer).require()
    found = [one for held in delegations_in(accord, as_of.peildatum).values() for one in held]
    named = Action.objects.filter(accord__key=accord, key__in=[one.action_key for one in found])
    ids = dict(named.values_list("key", "pk"))
    actions = actions_in(as_of, list(ids.values()), {})
    parties = parties_in(as_of, [one.party_id for one in found])
    return tuple(
        DelegationShown(
            actions[ids[one.action_key]].title if ids.get(one.action_key) in actions else one.action_key,
            one.action_key,
            parties[one.party_id].title if one.party_id in parties else "",
            one,
        )
        for one in found
    )


@dataclass(frozen=True)
class HandingOver:
    """One question, and what somebody may hand on of it: to a colleague, or the whole action to another party.

    `owner_id` is the party that owns the action as it is now known, `party` the one that the question is asked of.
    """

    question_id: int
    accord: str
    period: Period
    is_open: bool
    practice: bool
    action_id: int
    action: ActionShown
    party: PartyShown | None
    owner_id: int | None
    delegations: tuple[Delegation, ...]
    may_delegate: bool
    may_transfer: bool


def handing_over(viewer: Capacity, as_of: AsOf, *, question_id: int) -> HandingOver:
    """A question as who answers it may hand it on. Six queries.

    Refusals: RoundNotFound, also for a question that is not theirs.
    """
    related = ("action", "theme", "request__theme", "request__party", "request__round__accord")
    question = Question.objects.select_related(*related).filter(pk=question_id).first()
    if question is None:
        raise RoundNotFound
    request, about = question.request, question.request.round
    place = place_of(about.accord.key, question.theme.key, question.action.key)
    asked = asked_of(request)
    if viewer.everything or not may_answer(viewer, asked, (place,)):
        raise RoundNotFound
    day = AsOf(max(about.peildatum, as_of.peildatum), as_of.known_at)
    actions = actions_in(day, [question.action_id], themes_in(day, about.accord.key))
    if question.action_id not in actions:
        raise RoundNotFound
    owner_id = (
        ActionRecord.objects.lasting().filter(action=question.action_id).values_list("owner_id", flat=True).first()
    )
    held = delegations_in(about.accord.key, timezone.localdate(as_of.known_at))
    return HandingOver(
        question.pk,
        about.accord.key,
        Period.parse(about.period),
        about.is_open,
        about.practice,
        question.action_id,
        actions[question.action_id],
        parties_in(day, [request.party_id]).get(request.party_id or 0),
        owner_id,
        held.get(question.action.key, ()),
        may_delegate(viewer, asked, place).allowed,
        may_ask_transfer(viewer, owner_id=owner_id).allowed,
    )
