# SPDX-License-Identifier: EUPL-1.2
"""What rounds tell whoever listens."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class RoundOpened:
    """A round was opened and its requests made."""

    round_id: int
    at: datetime


@dataclass(frozen=True)
class AnswersSubmitted:
    """A party answered questions of a request."""

    request_id: int
    answer_ids: tuple[int, ...]
    at: datetime


@dataclass(frozen=True)
class ActionDelegated:
    """Somebody (`by_id` None: the installation) let a colleague answer one action, until a day."""

    question_id: int
    person_id: int
    by_id: int | None
    until: date


@dataclass(frozen=True)
class DelegationWithdrawn:
    """A colleague does not answer an action any more."""

    question_id: int
    person_id: int
    at: datetime


@dataclass(frozen=True)
class QuestionMoved:
    """A question without an answer went to the request of another party, as the action has another owner."""

    question_id: int
    request_id: int
    at: datetime


@dataclass(frozen=True)
class AnswerAskedBack:
    """A reviewer asked an answer back."""

    answer_id: int
    at: datetime


@dataclass(frozen=True)
class EditionPublished:
    """A round was closed, or a correction of it published."""

    edition_id: int
    at: datetime


@dataclass(frozen=True)
class DeadlineMoved:
    """The last day to answer a round was moved."""

    move_id: int
    at: datetime
