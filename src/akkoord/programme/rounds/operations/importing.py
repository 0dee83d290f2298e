# SPDX-License-Identifier: EUPL-1.2
"""Taking over answers from an action list: what it says counts as answered, and waits for review like any answer."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from akkoord.foundation.accounts.actors import Actor, actor_id
from akkoord.foundation.events.bus import publish
from akkoord.foundation.journal.operations import NewEntry, record_many
from akkoord.kernel.moment import InvalidMoment, PlannedMoment
from akkoord.programme.parties.policies import capacity_of
from akkoord.programme.rounds.choices import Channel
from akkoord.programme.rounds.errors import AnswersInvalid, NotYourRequest, RoundIsClosed, RoundNotFound
from akkoord.programme.rounds.events import AnswersSubmitted
from akkoord.programme.rounds.models import Answer, Question, Round
from akkoord.programme.rounds.operations.keeping import (
    BATCH,
    Author,
    Wording,
    claim_versions,
    keep_answers,
    wording_for,
)
from akkoord.programme.rounds.operations.subjects import action_ref
from akkoord.programme.rounds.policies import may_enter_for_others
from akkoord.programme.rounds.rules import MAX_EXPLANATION, CheckedAnswer, GivenAnswer


@transaction.atomic
def answer_from_list(actor: Actor, *, round_id: int, given: Sequence[GivenAnswer]) -> tuple[Answer, ...]:
    """Keep answers that an action list gives to questions of any request of one open round.

    Who: who runs the round. The answers are that person's, marked as coming from a list.
    In: at most one answer per question, each with the version that was looked at: status, and where the list has them
    explanation and forecast.
    Effect: all or nothing. A list has no place for needs, the product or why a forecast moved, and often none for why
    an action is not on schedule. So what else an answer must have may be missing here, and only here: it waits for
    review as it is, where the reviewer can ask it back.
    Refusals: Refused, RoundNotFound, RoundIsClosed, NotYourRequest (a question of another round), AnswersInvalid (no
    such status, no moment, too long), AnsweredMeanwhile.
    Queries: a fixed number, and some five for each 400 answers.
    """
    now = timezone.now()
    may_enter_for_others(capacity_of(actor, timezone.localdate(now))).require()
    asked = Round.objects.select_for_update(of=("self",)).select_related("accord").filter(pk=round_id).first()
    if asked is None:
        raise RoundNotFound
    if not asked.is_open:
        raise RoundIsClosed
    questions = _questions(asked, given)
    wording = wording_for(asked, given, (), now)
    checked = _checked(given, wording)
    for begin in range(0, len(given), BATCH):
        claim_versions(given[begin : begin + BATCH])
    answers = keep_answers(given, checked, wording, Author(actor_id(actor), now, channel=Channel.IMPORT))
    _write_down(actor, asked.accord.key, questions, answers)
    of_request: dict[int, list[int]] = {}
    for answer in answers:
        of_request.setdefault(questions[answer.question_id].request_id, []).append(answer.pk)
    for request_id, ids in of_request.items():
        publish(AnswersSubmitted(request_id, tuple(ids), now))
    return tuple(answers)


def _questions(asked: Round, given: Sequence[GivenAnswer]) -> dict[int, Question]:
    wanted = [one.question_id for one in given]
    found: dict[int, Question] = {}
    for begin in range(0, len(wanted), BATCH):
        rows = Question.objects.filter(round=asked, pk__in=wanted[begin : begin + BATCH]).select_related("action")
        found |= {row.pk: row for row in rows}
    if len(found) != len(given):
        raise NotYourRequest
    return found


def _checked(given: Sequence[GivenAnswer], wording: Wording) -> dict[int, CheckedAnswer]:
    checked: dict[int, CheckedAnswer] = {}
    faults: dict[int, dict[str, str]] = {}
    for one in given:
        try:
            forecast = PlannedMoment.parse(one.forecast_text) if one.forecast_text.strip() else None
        except InvalidMoment as wrong:
            faults[one.question_id] = {"forecast": str(wrong)}
            continue
        explanation = one.explanation.strip()
        if one.status_key not in wording.signals or len(explanation) > MAX_EXPLANATION:
            field = "explanation" if one.status_key in wording.signals else "status"
            faults[one.question_id] = {field: _("Dit klopt niet: “%(text)s”.") % {"text": one.status_key}}
            continue
        checked[one.question_id] = CheckedAnswer(one.status_key, explanation, forecast)
    if faults:
        raise AnswersInvalid(faults)
    return checked


def _write_down(actor: Actor, accord: str, questions: Mapping[int, Question], answers: Sequence[Answer]) -> None:
    entries = [
        NewEntry(
            verb="answer_from_list",
            subject=action_ref(accord, questions[answer.question_id].action.key),
            changes={"answers": [answer.number - 1, answer.number]},
            accord=accord,
        )
        for answer in answers
    ]
    if entries:
        record_many(actor, entries)
