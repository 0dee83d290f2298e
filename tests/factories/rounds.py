# SPDX-License-Identifier: EUPL-1.2
"""Rounds and answers, through their operations."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from akkoord.foundation.accounts.actors import SYSTEM, Actor
from akkoord.foundation.timeline.writing import NewFact, write_facts
from akkoord.kernel.period import Period
from akkoord.programme.rounds.models import Answer, Question, Round, Verification
from akkoord.programme.rounds.operations import open_round, submit_answers, verify_action
from akkoord.programme.rounds.rules import MUST_EXPLAIN, GivenAnswer, GivenNeed
from akkoord.programme.sources.models import Document, DocumentKind, DocumentRecord
from tests.factories.accords import STATUSES
from tests.factories.parties import RECORDED, SINCE


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
    """Answer the question on one action; `on_behalf_of` and `channel` tell who entered it and how."""
    question = Question.objects.get(round=opened, action__key=action)
    how = {name: rest.pop(name) for name in ("on_behalf_of", "channel") if name in rest}
    (answer,) = submit_answers(actor, request_id=question.request_id, given=[given(question, status, **rest)], **how)
    return answer


def verify(
    opened: Round, action: str, status: str = "aanvullende-inzet", actor: Actor = SYSTEM, **rest: Any
) -> Verification:
    """Give the verified status of an action."""
    question = Question.objects.get(round=opened, action__key=action)
    values = {"evidence": "Het verslag van het overleg.", **rest}
    return verify_action(actor, round_id=opened.pk, action_id=question.action_id, status_key=status, **values)


def make_document(key: str = "verslag", title: str = "Verslag van het overleg") -> Document:
    """A document that evidence can be read in."""
    document = Document.objects.create(key=key)
    values = {"title": title, "date": date(2023, 9, 1), "kind": DocumentKind.OTHER}
    write_facts(DocumentRecord, [NewFact((document.pk,), SINCE, values)], now=RECORDED)
    return document


def answer_all(opened: Round, status: str = "op-schema") -> None:
    """Answer every question of a round alike."""
    for request in opened.requests.all():
        submit_answers(
            SYSTEM, request_id=request.pk, given=[given(question, status) for question in request.questions.all()]
        )
