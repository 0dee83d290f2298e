# SPDX-License-Identifier: EUPL-1.2
"""What rounds tell whoever listens."""

from dataclasses import dataclass
from datetime import datetime


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
