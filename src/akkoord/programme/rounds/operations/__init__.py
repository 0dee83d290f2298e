# SPDX-License-Identifier: EUPL-1.2
"""Acts on rounds, by topic."""

from akkoord.programme.rounds.operations.answering import submit_answers, submit_unchanged
from akkoord.programme.rounds.operations.closing import close_round
from akkoord.programme.rounds.operations.correcting import correct_answer, publish_edition
from akkoord.programme.rounds.operations.opening import check_opening, open_round
from akkoord.programme.rounds.operations.remarking import add_review_note, add_theme_judgement
from akkoord.programme.rounds.operations.reviewing import review_answer, review_many
from akkoord.programme.rounds.operations.verifying import verify_action

__all__ = [
    "add_review_note",
    "add_theme_judgement",
    "check_opening",
    "close_round",
    "correct_answer",
    "open_round",
    "publish_edition",
    "review_answer",
    "review_many",
    "submit_answers",
    "submit_unchanged",
    "verify_action",
]
