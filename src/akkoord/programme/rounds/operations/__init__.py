# SPDX-License-Identifier: EUPL-1.2
"""Acts on rounds, by topic."""

from akkoord.programme.rounds.operations.answering import submit_all, submit_answers, submit_unchanged
from akkoord.programme.rounds.operations.closing import close_round
from akkoord.programme.rounds.operations.correcting import correct_answer, publish_edition
from akkoord.programme.rounds.operations.delegating import delegate_action, withdraw_delegation
from akkoord.programme.rounds.operations.drafting import save_draft, save_drafts
from akkoord.programme.rounds.operations.following import follow_owner
from akkoord.programme.rounds.operations.importing import answer_from_list
from akkoord.programme.rounds.operations.moving import move_deadline
from akkoord.programme.rounds.operations.opening import check_opening, open_round
from akkoord.programme.rounds.operations.remarking import add_review_note, add_theme_judgement
from akkoord.programme.rounds.operations.reviewing import review_answer, review_many
from akkoord.programme.rounds.operations.verifying import verify_action

__all__ = [
    "answer_from_list",
    "add_review_note",
    "add_theme_judgement",
    "check_opening",
    "close_round",
    "correct_answer",
    "move_deadline",
    "delegate_action",
    "follow_owner",
    "open_round",
    "publish_edition",
    "review_answer",
    "review_many",
    "save_draft",
    "save_drafts",
    "submit_all",
    "submit_answers",
    "submit_unchanged",
    "withdraw_delegation",
    "verify_action",
]
