# SPDX-License-Identifier: EUPL-1.2
"""Calculations on rounds: what a good answer is, what is late, what moved. No database, no clock."""

from akkoord.programme.rounds.rules.answers import (
    MAX_EXPLANATION,
    MAX_FORECAST_REASON,
    MAX_NEED,
    MAX_NEEDS,
    MAX_PRODUCT,
    MUST_EXPLAIN,
    CheckedAnswer,
    CheckedNeed,
    GivenAnswer,
    GivenNeed,
    check_answer,
    forecast_moved,
)
from akkoord.programme.rounds.rules.asking import (
    SECONDS_TO_ANSWER,
    SECONDS_TO_OPEN,
    SECONDS_TO_REPEAT,
    expected_minutes,
)
from akkoord.programme.rounds.rules.counting import Outcome, Totals, answer_state, totals
from akkoord.programme.rounds.rules.standing import Movement, late, movement, overdue

__all__ = [
    "MAX_EXPLANATION",
    "MAX_FORECAST_REASON",
    "MAX_NEED",
    "MAX_NEEDS",
    "MAX_PRODUCT",
    "MUST_EXPLAIN",
    "SECONDS_TO_ANSWER",
    "SECONDS_TO_OPEN",
    "SECONDS_TO_REPEAT",
    "CheckedAnswer",
    "CheckedNeed",
    "GivenAnswer",
    "GivenNeed",
    "Movement",
    "Outcome",
    "Totals",
    "answer_state",
    "check_answer",
    "expected_minutes",
    "forecast_moved",
    "late",
    "movement",
    "overdue",
    "totals",
]
