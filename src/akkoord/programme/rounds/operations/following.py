# SPDX-License-Identifier: EUPL-1.2
"""Letting the open question follow the owner of its action."""

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from akkoord.foundation.accounts.actors import SYSTEM, Actor
from akkoord.foundation.events.bus import publish
from akkoord.foundation.journal.operations import record
from akkoord.kernel.asof import AsOf
from akkoord.programme.accord.models import ActionRecord
from akkoord.programme.parties.naming import party_refs
from akkoord.programme.parties.policies import capacity_of
from akkoord.programme.rounds.choices import RequestKind, RoundState
from akkoord.programme.rounds.events import QuestionMoved
from akkoord.programme.rounds.models import Draft, Question, Request, Round
from akkoord.programme.rounds.operations.keeping import stood_before
from akkoord.programme.rounds.operations.subjects import action_ref
from akkoord.programme.rounds.policies import may_open_round
from akkoord.programme.rounds.rules import expected_minutes


@transaction.atomic
def follow_owner(actor: Actor, *, action_id: int, party_id: int) -> Question | None:
    """Ask the open question on an action of its new owner, when nobody answered it yet.

    Who: who runs rounds, and the installation when an action gets another owner. In: the action and its owner.
    Effect: the question goes to the owner's request, which is made when it was not there; both requests get their
    expected minutes anew; a request that is left empty goes away, unless something is kept of it. Drafts of the
    question go away. A line in the journal; QuestionMoved is announced. None when there is nothing to move: no open
    round asks the action, somebody answered, or the owner is asked already.
    Refusals: Refused.
    """
    now = timezone.now()
    may_open_round(capacity_of(actor, timezone.localdate(now))).require()
    waiting = Question.objects.filter(action=action_id, version=0, round__state=RoundState.OPEN)
    about = Round.objects.select_for_update(of=("self",)).select_related("accord")
    opened = about.filter(pk__in=waiting.values("round")).first()
    if opened is None or not opened.is_open:
        return None
    question = waiting.select_related("request", "action").filter(round=opened).first()
    if question is None or (question.request.kind, question.request.party_id) == (RequestKind.OWNER, party_id):
        return None
    before = question.request
    target, _made = Request.objects.get_or_create(round=opened, kind=RequestKind.OWNER, party_id=party_id)
    Question.objects.filter(pk=question.pk).update(request=target)
    Draft.objects.filter(question=question).delete()
    _work_out(opened, target)
    _work_out(opened, before)
    _drop_if_empty(before)
    parties = party_refs([before.party_id, party_id], AsOf.at(timezone.localdate(now), now=now))
    old, new = parties.get(before.party_id or 0), parties.get(party_id)
    changes = {"party": [old.title if old else None, new.title if new else None]}
    accord = opened.accord.key
    subject = action_ref(accord, question.action.key)
    record(actor, verb="question_moved", subject=subject, changes=changes, accord=accord)
    publish(QuestionMoved(question.pk, target.pk, now))
    question.request = target
    return question


def follow_due_owners() -> int:
    """Move the open questions of actions that another owner takes over by today; how many were moved.

    Who: the worker, as a chore; nothing is left to move the second time. Only an owner whose day came after the round
    opened counts: a round asks whoever owned the action on its peildatum. Two queries when there is nothing to move.
    """
    now = timezone.now()
    waiting = Question.objects.filter(version=0, round__state=RoundState.OPEN)
    held = ActionRecord.objects.as_of(AsOf.at(timezone.localdate(now), now=now))
    taken_over = {
        action: (owner, since)
        for action, owner, since in held.filter(action__in=waiting.values("action"), owner__isnull=False).values_list(
            "action_id", "owner_id", "holds_from"
        )
    }
    due = [
        (question.action_id, taken_over[question.action_id][0])
        for question in waiting.select_related("request", "round").order_by("pk")
        if question.action_id in taken_over
        and taken_over[question.action_id][1] > timezone.localdate(question.round.opened_at)
        and question.request.party_id != taken_over[question.action_id][0]
    ]
    return sum(follow_owner(SYSTEM, action_id=action, party_id=owner) is not None for action, owner in due)


def _work_out(opened: Round, request: Request) -> None:
    """What answering the request takes now."""
    actions = dict(request.questions.values_list("pk", "action_id"))
    stood = stood_before(opened, actions, timezone.now()) if actions else {}
    repeated = sum(one.answer_id is not None for one in stood.values())
    minutes = expected_minutes(first_time=len(actions) - repeated, repeated=repeated)
    Request.objects.filter(pk=request.pk).update(expected_minutes=minutes)


def _drop_if_empty(request: Request) -> None:
    """An empty request asks nothing; it stays where something is kept of it, such as the time that was spent."""
    if request.questions.exists():
        return
    try:
        request.delete()
    except ProtectedError:
        return
