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
from akkoord.programme.rounds.rules.drafts import MAX_DRAFT, given_from, says_the_same, typed_in
from akkoord.programme.rounds.rules.standing import Movement, late, movement, overdue

__all__ = [
    "CheckedAnswer",
    "CheckedNeed",
    "GivenAnswer",
    "GivenNeed",
    "MAX_DRAFT",
    "MAX_EXPLANATION",
    "MAX_FORECAST_REASON",
    "MAX_NEED",
    "MAX_NEEDS",
    "MAX_PRODUCT",
    "MUST_EXPLAIN",
    "Movement",
    "Outcome",
    "SECONDS_TO_ANSWER",
    "SECONDS_TO_OPEN",
    "SECONDS_TO_REPEAT",
    "Totals",
    "answer_state",
    "check_answer",
    "expected_minutes",
    "forecast_moved",
    "given_from",
    "late",
    "movement",
    "overdue",
    "says_the_same",
    "totals",
    "typed_in",
]
