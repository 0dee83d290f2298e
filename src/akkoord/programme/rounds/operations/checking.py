# SPDX-License-Identifier: EUPL-1.2
"""What would be found of answers before they are given, so that a preview tells the same as submitting does."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from akkoord.programme.rounds.errors import AnswersInvalid, Faults
from akkoord.programme.rounds.models import Answer, Round
from akkoord.programme.rounds.operations.keeping import (
    StoodBefore,
    Wording,
    answers_before,
    as_checked,
    check_all,
    stood_before,
    wording_for,
)
from akkoord.programme.rounds.rules import CheckedAnswer, GivenAnswer


class Versioned(Protocol):
    """A question, or what is known of one: its number, its action and how often it was answered."""

    @property
    def pk(self) -> int: ...

    @property
    def action_id(self) -> int: ...

    @property
    def version(self) -> int: ...


@dataclass(frozen=True)
class Foresight:
    """What answers to one round are judged by, read once for any number of them.

    By question: how its action stood (`stood`), what was answered in the round before (`before`) and is answered now.
    """

    wording: Wording
    stood: Mapping[int, StoodBefore]
    before: Mapping[int, CheckedAnswer]
    now: Mapping[int, CheckedAnswer]

    def faults(self, given: Sequence[GivenAnswer]) -> Mapping[int, Faults]:
        """What is at fault with each of these answers, at most one per question. No query."""
        try:
            check_all(given, self.wording, self.stood, self.before)
        except AnswersInvalid as refusal:
            return refusal.faults
        return {}


def foresight_for(
    asked: Round, given: Sequence[GivenAnswer], questions: Collection[Versioned], now: datetime
) -> Foresight:
    """What is needed to judge answers as `submit_answers` would, of one person or of many, and keep nothing.

    In: the round; every answer that will be judged; their questions, also those without an answer. Six queries,
    however many answers. Who may answer what is not judged here.
    """
    stood = stood_before(asked, {one.pk: one.action_id for one in questions}, now)
    before = answers_before(stood, stood)
    wording = wording_for(asked, given, before.values(), now)
    return Foresight(wording, stood, before, answers_now([one.pk for one in questions if one.version]))


def answers_now(question_ids: Collection[int]) -> dict[int, CheckedAnswer]:
    """The last answer of each question; questions without one are left out. Two queries."""
    answers = as_checked(Answer.objects.filter(question_id__in=question_ids).last_given())
    return {one.question_id: replace(checked, forecast_reason=one.forecast_reason) for one, checked in answers}
