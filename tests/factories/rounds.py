# SPDX-License-Identifier: EUPL-1.2
"""Rounds and answers, through their operations."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from akkoord.foundation.accounts.actors import SYSTEM, Actor
from akkoord.kernel.period import Period
from akkoord.programme.rounds.models import Answer, Question, Round
from akkoord.programme.rounds.operations import open_round, submit_answers
from akkoord.programme.rounds.rules import MUST_EXPLAIN, GivenAnswer, GivenNeed
from tests.factories.accords import STATUSES


def make_round(accord: str = "proef", period: str = "2023Q3", *, practice: bool = False) -> Round:
    """An open round with the last day of its period as peildatum."""
    asked = Period.parse(period)
    due_on = timezone.localdate() + timedelta(days=14)
    return open_round(SYSTEM, accord=accord, period=asked, peildatum=asked.last_day, due_on=due_on, practice=practice)


def given(question: Question, status: str = "op-schema", **rest: Any) -> GivenAnswer:
    """An answer to a question as it stands; one that is not on schedule says that nothing is needed, unless told."""
    needs = tuple(GivenNeed(*need) for need in rest.pop("needs", ()))
    nothing_needed = STATUSES.get(status) in MUST_EXPLAIN and not needs
    rest = {"nothing_needed": nothing_needed, "forecast_reason": "Dit schoof op.", **rest}
    question.refresh_from_db()
    return GivenAnswer(
        question.pk,
        rest.pop("version", question.version),
        status,
        rest.pop("explanation", "Dit staat er nu."),
        rest.pop("forecast", ""),
        needs,
        **rest,
    )


def answer_one(opened: Round, action: str, status: str = "op-schema", actor: Actor = SYSTEM, **rest: Any) -> Answer:
    """Answer the question on one action."""
    question = Question.objects.get(round=opened, action__key=action)
    (answer,) = submit_answers(actor, request_id=question.request_id, given=[given(question, status, **rest)])
    return answer


def answer_all(opened: Round, status: str = "op-schema") -> None:
    """Answer every question of a round alike."""
    for request in opened.requests.all():
        submit_answers(
            SYSTEM, request_id=request.pk, given=[given(question, status) for question in request.questions.all()]
        )
