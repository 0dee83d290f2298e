# SPDX-License-Identifier: EUPL-1.2
"""Answering: all of what was sent, or nothing."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from akkoord.foundation.accounts.actors import Actor, actor_id
from akkoord.foundation.accounts.models import User
from akkoord.foundation.events.bus import publish
from akkoord.foundation.journal.operations import NewEntry, record_many
from akkoord.programme.parties.policies import capacity_of
from akkoord.programme.rounds.choices import Channel
from akkoord.programme.rounds.errors import (
    AnsweredMeanwhile,
    AnswersInvalid,
    Conflict,
    Faults,
    NotSubmitted,
    NotYourRequest,
    RoundIsClosed,
    RoundNotFound,
)
from akkoord.programme.rounds.events import AnswersSubmitted
from akkoord.programme.rounds.models import Answer, Draft, Question, Request, Round
from akkoord.programme.rounds.operations.keeping import (
    Author,
    answers_before,
    check_all,
    claim_versions,
    keep_answers,
    sent_again,
    stood_before,
    wording_for,
)
from akkoord.programme.rounds.operations.subjects import action_ref
from akkoord.programme.rounds.policies import asked_of, may_answer, may_enter_for_others, place_of
from akkoord.programme.rounds.rules import GivenAnswer


@transaction.atomic
def submit_answers(
    actor: Actor,
    *,
    request_id: int,
    given: Sequence[GivenAnswer],
    channel: Channel = Channel.PAGE,
    on_behalf_of: User | None = None,
) -> tuple[Answer, ...]:
    """Keep answers to questions of one request, each beside the earlier ones.

    Who: the owner asked or its deputy, or the chair of the theme asked. Who runs the round may put in what one of them
    wrote down elsewhere (`on_behalf_of`), such as in a workbook that was mailed back; it stays that person's answer.
    In: at most one answer per question, each with the version of the question that was shown; how it came in.
    Effect: all or nothing. Each question's version goes up by one; the person's drafts are cleared; AnswersSubmitted is
    announced. The journal says that was answered and not what: until the round closes an answer is not for everybody.
    Refusals: RoundNotFound, Refused, RoundIsClosed, NotYourRequest, AnswersInvalid, AnsweredMeanwhile. The database
    raises a version only where it still is the one shown, so of two tabs one wins and the other is told.
    """
    return _submit(actor, request_id, given, timezone.now(), channel, on_behalf_of)


def _submit(
    actor: Actor,
    request_id: int,
    given: Sequence[GivenAnswer],
    now: datetime,
    channel: Channel = Channel.PAGE,
    on_behalf_of: User | None = None,
) -> tuple[Answer, ...]:
    request = _locked_request(request_id)
    questions = _questions(request, given)
    accord = request.round.accord.key
    places = {place_of(accord, one.theme.key, one.action.key) for one in questions.values()}
    author = on_behalf_of or actor
    today = timezone.localdate(now)
    if on_behalf_of is not None:
        may_enter_for_others(capacity_of(actor, today)).require()
    may_answer(capacity_of(author, today), asked_of(request), places).require()
    if not request.round.is_open:
        raise RoundIsClosed
    before = stood_before(request.round, {pk: one.action_id for pk, one in questions.items()}, now)
    repeated = answers_before(before, [one.question_id for one in given if one.unchanged])
    wording = wording_for(request.round, given, repeated.values(), now)
    checked = check_all(given, wording, before, repeated)
    claim_versions(given)
    entered_by = actor_id(actor) if on_behalf_of is not None else None
    kept_as = Author(actor_id(author), now, channel=channel, entered_by_id=entered_by)
    answers = keep_answers(given, checked, wording, kept_as)
    Draft.objects.filter(question__in=questions, person=kept_as.user_id).delete()
    _write_down(actor, accord, questions, answers)
    publish(AnswersSubmitted(request.pk, tuple(answer.pk for answer in answers), now))
    return tuple(answers)


def submit_unchanged(actor: Actor, *, request_id: int, expected: Mapping[int, int]) -> tuple[Answer, ...]:
    """Answer "nothing changed": give the answer of the round before again.

    In: the version shown of each question that is answered so; one for a single action, or all of the request.
    Who, effect and refusals: as `submit_answers`; AnswersInvalid where the round before has no answer to repeat.
    """
    given = [GivenAnswer(question_id, version, unchanged=True) for question_id, version in expected.items()]
    return submit_answers(actor, request_id=request_id, given=given)


@transaction.atomic
def submit_all(actor: User, *, given_by_request: Mapping[int, Sequence[GivenAnswer]]) -> tuple[Answer, ...]:
    """Hand in answers to several requests at once, also of several accords: all of them, or nothing.

    Who: as `submit_answers`, for each request. In: answers by request. Effect: as `submit_answers`, at one moment.
    What this person handed in already, word for word, is left out, so that a second click answers nothing twice.
    Out: the answers that were new. Refusals: RoundNotFound, Refused, NotYourRequest; NotSubmitted with everything that
    is at fault, was answered meanwhile or belongs to a round that has closed.
    """
    now = timezone.now()
    _lock_rounds(given_by_request)
    kept: list[Answer] = []
    faults: dict[int, Faults] = {}
    conflicts: list[Conflict] = []
    closed: list[int] = []
    for request_id, given in sorted(given_by_request.items()):
        again = sent_again(actor, given)
        left = [one for one in given if one.question_id not in again]
        if not left:
            continue
        try:
            with transaction.atomic():
                kept += _submit(actor, request_id, left, now)
        except AnswersInvalid as refusal:
            faults |= refusal.faults
        except AnsweredMeanwhile as refusal:
            conflicts += refusal.conflicts
        except RoundIsClosed:
            closed.append(request_id)
    if faults or conflicts or closed:
        raise NotSubmitted(faults, conflicts, closed)
    return tuple(kept)


def _lock_rounds(request_ids: Collection[int]) -> None:
    """Lock the rounds of all requests in one order, so that two people never wait for each other."""
    rounds = Round.objects.filter(requests__in=request_ids).order_by("pk").values_list("pk", flat=True)
    list(Round.objects.select_for_update().filter(pk__in=set(rounds)).order_by("pk"))


def _locked_request(request_id: int) -> Request:
    """The request, with its round locked: until the transaction ends the round cannot be closed."""
    request = Request.objects.select_related("theme").filter(pk=request_id).first()
    if request is None:
        raise RoundNotFound
    request.round = Round.objects.select_for_update(of=("self",)).select_related("accord").get(pk=request.round_id)
    return request


def _questions(request: Request, given: Sequence[GivenAnswer]) -> dict[int, Question]:
    asked = {one.question_id for one in given}
    questions = Question.objects.filter(request=request, pk__in=asked).select_related("action", "theme").in_bulk()
    if len(questions) != len(given) or not given:
        raise NotYourRequest
    return questions


def _write_down(actor: Actor, accord: str, questions: Mapping[int, Question], answers: Sequence[Answer]) -> None:
    record_many(
        actor,
        [
            NewEntry(
                verb="answer_unchanged" if answer.unchanged else "answer_given",
                subject=action_ref(accord, questions[answer.question_id].action.key),
                changes={"answers": [answer.number - 1, answer.number]},
                accord=accord,
            )
            for answer in answers
        ],
    )
