# SPDX-License-Identifier: EUPL-1.2
"""Correcting after closing: an answer beside the frozen one, and an edition that says what it changed."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from akkoord.foundation.accounts.actors import Actor, actor_id
from akkoord.foundation.events.bus import publish
from akkoord.foundation.journal.operations import record
from akkoord.programme.parties.policies import capacity_of
from akkoord.programme.rounds.choices import Judgement
from akkoord.programme.rounds.errors import NothingToPublish, ReasonMissing, RoundNotFound, RoundStillOpen
from akkoord.programme.rounds.events import EditionPublished
from akkoord.programme.rounds.models import Answer, Edition, Question, Round, Standing
from akkoord.programme.rounds.operations.closing import locked_round
from akkoord.programme.rounds.operations.freezing import complete_edition, ground_of, standings_of, write_standings
from akkoord.programme.rounds.operations.keeping import (
    Author,
    check_all,
    claim_versions,
    keep_answers,
    stood_before,
    wording_for,
)
from akkoord.programme.rounds.operations.subjects import action_ref, round_ref
from akkoord.programme.rounds.policies import asked_of, may_close, may_correct, place_of
from akkoord.programme.rounds.rules import GivenAnswer


@transaction.atomic
def correct_answer(actor: Actor, *, given: GivenAnswer, reason: str) -> Answer:
    """Give a better answer to a question of a closed round; it counts from the next edition on.

    Who: who was asked, or the monitoring party. In: the answer, with the question's version that was shown.
    Effect: an answer marked as a correction, beside the frozen one; nothing that was published changes.
    Refusals: RoundNotFound, Refused, RoundStillOpen, ReasonMissing, AnswersInvalid, AnsweredMeanwhile.
    """
    now = timezone.now()
    question, closed = _locked_question(given.question_id)
    accord = closed.accord.key
    place = place_of(accord, question.theme.key, question.action.key)
    may_correct(capacity_of(actor, timezone.localdate(now)), asked_of(question.request), place).require()
    if closed.is_open:
        raise RoundStillOpen
    reason = reason.strip()
    if not reason:
        raise ReasonMissing
    wording = wording_for(closed, [given], (), now)
    before = stood_before(closed, {question.pk: question.action_id}, now)
    checked = check_all([given], wording, before, {})
    claim_versions([given])
    (answer,) = keep_answers([given], checked, wording, Author(actor_id(actor), now, reason))
    record(
        actor,
        verb="answer_corrected",
        subject=action_ref(accord, question.action.key),
        changes={"answers": [answer.number - 1, answer.number]},
        reason=reason,
        accord=accord,
    )
    return answer


def _locked_question(question_id: int) -> tuple[Question, Round]:
    question = Question.objects.select_related("action", "theme", "request__theme").filter(pk=question_id).first()
    if question is None:
        raise RoundNotFound
    closed = locked_round(question.round_id)
    question.request.round = closed
    return question, closed


@transaction.atomic
def publish_edition(actor: Actor, *, round_id: int, reason: str) -> Edition:
    """Publish the corrections of a closed round as its next edition.

    Who: the monitoring party or the programme team.
    Effect: the standings of the corrected actions are written anew for the same days, so that asked "as then known"
    the earlier edition still shows; counts, flows and digest are those of the whole edition; `changes` lists per
    action what was and what is. Corrections that were asked back stay out. Later rounds keep the flows they published.
    Refusals: RoundNotFound, Refused, RoundStillOpen, ReasonMissing, NothingToPublish.
    """
    now = timezone.now()
    closed = locked_round(round_id)
    may_close(capacity_of(actor, timezone.localdate(now))).require()
    if closed.is_open:
        raise RoundStillOpen
    reason = reason.strip()
    if not reason:
        raise ReasonMissing
    last = Edition.objects.select_related("round", "compared_with__round").filter(round=closed).latest("number")
    corrections = _pending(last)
    if not corrections:
        raise NothingToPublish
    edition = Edition.objects.create(
        round=closed,
        number=last.number + 1,
        reason=reason,
        asked=0,
        answered=0,
        compared_with=last.compared_with,
        published_by_id=actor_id(actor),
        published_at=now,
    )
    ground = ground_of(closed, last.compared_with, now)
    questions = [answer.question for answer in corrections.values()]
    write_standings(edition, questions, corrections, ground)
    edition.changes = _changes(last, edition, corrections)
    complete_edition(edition, ground)
    record(
        actor,
        verb="edition_published",
        subject=round_ref(closed),
        changes={"edition": [last.number, edition.number], "actions": [None, len(corrections)]},
        reason=reason,
        accord=closed.accord.key,
    )
    publish(EditionPublished(edition.pk, now))
    return edition


def _pending(last: Edition) -> dict[int, Answer]:
    """By question the last correction that was not asked back and that the last edition does not hold."""
    held = set(standings_of(last).filter(answer__correction=True).values_list("answer_id", flat=True))
    corrections = (
        Answer.objects.filter(question__round_id=last.round_id, correction=True)
        .exclude(review__judgement=Judgement.ASKED_BACK)
        .select_related("question__action", "review")
        .order_by("question_id", "number")
    )
    latest = {answer.question_id: answer for answer in corrections}
    return {question: answer for question, answer in latest.items() if answer.pk not in held}


SHOWN = ("status__key", "explanation", "forecast", "late", "answer_id")


def _changes(last: Edition, edition: Edition, corrections: Mapping[int, Answer]) -> list[dict[str, Any]]:
    actions = [answer.question.action_id for answer in corrections.values()]
    before = _shown(standings_of(last), actions)
    after = _shown(standings_of(edition), actions)
    return [
        _change(answer, before[answer.question.action_id], after[answer.question.action_id])
        for answer in sorted(corrections.values(), key=lambda answer: answer.question.action.key)
    ]


def _shown(standings: models.QuerySet[Standing], actions: Sequence[int]) -> dict[int, dict[str, Any]]:
    rows = standings.filter(action_id__in=actions).values("action_id", *SHOWN)
    return {row["action_id"]: row for row in rows}


def _change(answer: Answer, before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    return {
        "action": answer.question.action.key,
        "answered": [before["answer_id"] is not None, True],
        "status": [before["status__key"], after["status__key"]],
        "explanation": [before["explanation"], after["explanation"]],
        "forecast": [_text(before["forecast"]), _text(after["forecast"])],
        "late": [before["late"], after["late"]],
        "reason": answer.reason,
    }


def _text(value: object) -> str:
    return "" if value is None else str(value)
