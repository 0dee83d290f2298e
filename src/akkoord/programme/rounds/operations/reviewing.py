# SPDX-License-Identifier: EUPL-1.2
"""Reviewing answers: accept them, or ask them back with a reason."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils import timezone

from akkoord.foundation.accounts.actors import Actor, actor_id
from akkoord.foundation.events.bus import publish
from akkoord.foundation.journal.operations import NewEntry, record_many
from akkoord.programme.accord.models import ActionRecord
from akkoord.programme.parties.policies import Capacity, capacity_of
from akkoord.programme.rounds.choices import Judgement
from akkoord.programme.rounds.errors import (
    AlreadyReviewed,
    AnswerReplaced,
    OwnMatter,
    ReasonMissing,
    RoundIsClosed,
    RoundNotFound,
)
from akkoord.programme.rounds.events import AnswerAskedBack
from akkoord.programme.rounds.models import Answer, Review, Round, Standing
from akkoord.programme.rounds.operations.subjects import action_ref
from akkoord.programme.rounds.policies import is_own_answer, may_review

BATCH = 400
VERBS = {Judgement.ACCEPTED: "answer_accepted", Judgement.ASKED_BACK: "answer_asked_back"}


def review_answer(actor: Actor, *, answer_id: int, judgement: Judgement, reason: str = "") -> Review:
    """Review one answer; see `review_many`."""
    return review_many(actor, answer_ids=[answer_id], judgement=judgement, reason=reason)[0]


@transaction.atomic
def review_many(
    actor: Actor, *, answer_ids: Sequence[int], judgement: Judgement, reason: str = "", round_id: int | None = None
) -> tuple[Review, ...]:
    """Accept answers of one or more rounds, or ask them back.

    In: the round that all of them must be of, or None for any.

    Who: the monitoring party, but nobody reviews an answer that they submitted or entered, or that is asked of them.
    Effect: all or nothing; an answer asked back may be answered again. AnswerAskedBack is announced for each.
    Refusals: ReasonMissing when asking back without one; RoundNotFound; Refused, of which OwnMatter names the actions
    that somebody else has to review (nothing is kept of the others either); RoundIsClosed for an answer that a
    closing froze (a correction can still be reviewed until it is published); AnswerReplaced; AlreadyReviewed.
    """
    now = timezone.now()
    reason = reason.strip()
    if judgement is Judgement.ASKED_BACK and not reason:
        raise ReasonMissing
    answers = _locked_answers(answer_ids, round_id)
    _check_not_own(actor, capacity_of(actor, timezone.localdate(now)), answers)
    _check_still_open(answers)
    reviews = _keep(
        [
            Review(
                answer=answer,
                judgement=judgement,
                reason=reason,
                reviewed_by_id=actor_id(actor),
                reviewed_at=now,
            )
            for answer in answers
        ]
    )
    record_many(
        actor,
        [
            NewEntry(
                verb=VERBS[judgement],
                subject=action_ref(answer.question.round.accord.key, answer.question.action.key),
                reason=reason,
                accord=answer.question.round.accord.key,
            )
            for answer in answers
        ],
    )
    if judgement is Judgement.ASKED_BACK:
        for answer in answers:
            publish(AnswerAskedBack(answer.pk, now))
    return tuple(reviews)


def _locked_answers(answer_ids: Sequence[int], round_id: int | None) -> list[Answer]:
    """The answers with what they belong to; their rounds are locked, so that none closes meanwhile."""
    rounds = Round.objects.filter(questions__answers__in=answer_ids).values("pk")
    list(Round.objects.select_for_update().filter(pk__in=rounds).order_by("pk"))
    answers = list(
        Answer.objects.filter(pk__in=answer_ids)
        .select_related("question__action", "question__theme", "question__request__theme")
        .select_related("question__round__accord", "question__request__round__accord")
        .order_by("pk")
    )
    elsewhere = round_id is not None and any(answer.question.round_id != round_id for answer in answers)
    if not answers or elsewhere or len(answers) != len(set(answer_ids)):
        raise RoundNotFound
    return answers


def _check_not_own(actor: Actor, capacity: Capacity, answers: Sequence[Answer]) -> None:
    """The actions that are the reviewer's own are named by title. Two queries at most."""
    may_review(capacity, own=False).require()
    own = [answer for answer in answers if is_own_answer(actor_id(actor), capacity, answer)]
    if own:
        titles = ActionRecord.objects.lasting().filter(action__in=[answer.question.action_id for answer in own])
        raise OwnMatter(list(titles.order_by("action_id").values_list("title", flat=True)))


def _check_still_open(answers: Sequence[Answer]) -> None:
    closed = [answer for answer in answers if not answer.question.round.is_open]
    if any(not answer.correction for answer in closed) or Standing.objects.filter(answer__in=closed).exists():
        raise RoundIsClosed
    if any(answer.number != answer.question.version for answer in answers):
        raise AnswerReplaced
    if Review.objects.filter(answer__in=answers).exists():
        raise AlreadyReviewed


def _keep(reviews: list[Review]) -> list[Review]:
    try:
        with transaction.atomic():
            return Review.objects.bulk_create(reviews, batch_size=BATCH)
    except IntegrityError:
        raise AlreadyReviewed from None
