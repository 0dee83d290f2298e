# SPDX-License-Identifier: EUPL-1.2
"""What would be found of answers before they are given, so that a preview tells the same as submitting does."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import models

from akkoord.programme.rounds.errors import AnswersInvalid, Faults
from akkoord.programme.rounds.models import Answer, Need, Question, Round
from akkoord.programme.rounds.operations.keeping import (
    answers_before,
    as_checked,
    check_all,
    stood_before,
    wording_for,
)
from akkoord.programme.rounds.rules import CheckedAnswer, GivenAnswer


@dataclass(frozen=True)
class Foreseen:
    """By question: what is at fault with an answer, what was answered in the round before, and what is answered now."""

    faults: Mapping[int, Faults]
    before: Mapping[int, CheckedAnswer]
    now: Mapping[int, CheckedAnswer]


def foresee(asked: Round, given: Sequence[GivenAnswer], questions: Collection[Question], now: datetime) -> Foreseen:
    """Check answers as `submit_answers` would, and keep nothing.

    In: the round; at most one answer per question; the questions, also those without an answer. Who may answer what is
    not judged here. Six queries, however many answers.
    """
    stood = stood_before(asked, {one.pk: one.action_id for one in questions}, now)
    before = answers_before(stood, stood)
    wording = wording_for(asked, given, before.values(), now)
    faults: Mapping[int, Faults] = {}
    try:
        check_all(given, wording, stood, before)
    except AnswersInvalid as refusal:
        faults = refusal.faults
    return Foreseen(faults, before, answers_now([one.pk for one in questions if one.version]))


def answers_now(question_ids: Collection[int]) -> dict[int, CheckedAnswer]:
    """The last answer of each question; questions without one are left out. Two queries."""
    answers = (
        Answer.objects.filter(question_id__in=question_ids)
        .last_given()
        .select_related("status")
        .prefetch_related(models.Prefetch("needs", Need.objects.select_related("wanted_from").order_by("pk")))
    )
    return {one.question_id: replace(as_checked(one), forecast_reason=one.forecast_reason) for one in answers}
