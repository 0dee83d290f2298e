# SPDX-License-Identifier: EUPL-1.2
"""Reads over rounds, by topic."""

from akkoord.programme.rounds.overviews.answerable import answers_at_all, left_to_answer
from akkoord.programme.rounds.overviews.attention import Attention, AttentionReason, attention, needs_by_party
from akkoord.programme.rounds.overviews.corrections import PendingCorrections, pending_corrections
from akkoord.programme.rounds.overviews.disagreements import (
    Disagreements,
    differing_actions,
    disagreements,
    number_differing,
)
from akkoord.programme.rounds.overviews.mine import my_sheet
from akkoord.programme.rounds.overviews.moves import DeadlineMoveShown, deadline_moves
from akkoord.programme.rounds.overviews.preview import OpeningPreview, opening_preview
from akkoord.programme.rounds.overviews.progress import my_requests, round_progress
from akkoord.programme.rounds.overviews.queue import (
    QueueFilters,
    QueueState,
    chaired_themes,
    open_findings,
    review_queue,
    theme_answers,
)
from akkoord.programme.rounds.overviews.remarks import theme_judgements
from akkoord.programme.rounds.overviews.rounds import edition_changes, round_shown, rounds_of
from akkoord.programme.rounds.overviews.sheet import RequestSheet, question_sheet, request_sheet
from akkoord.programme.rounds.overviews.standings import (
    movement_by_theme,
    outcome_by_theme,
    standing_history,
    standings_by_theme,
)
from akkoord.programme.rounds.overviews.verified import VerifiedShown, verified_of

__all__ = [
    "Attention",
    "DeadlineMoveShown",
    "AttentionReason",
    "Disagreements",
    "OpeningPreview",
    "PendingCorrections",
    "QueueFilters",
    "QueueState",
    "RequestSheet",
    "answers_at_all",
    "attention",
    "chaired_themes",
    "deadline_moves",
    "VerifiedShown",
    "attention",
    "chaired_themes",
    "differing_actions",
    "disagreements",
    "edition_changes",
    "left_to_answer",
    "movement_by_theme",
    "my_requests",
    "my_sheet",
    "needs_by_party",
    "number_differing",
    "open_findings",
    "opening_preview",
    "outcome_by_theme",
    "pending_corrections",
    "question_sheet",
    "request_sheet",
    "review_queue",
    "round_progress",
    "round_shown",
    "rounds_of",
    "standing_history",
    "standings_by_theme",
    "theme_answers",
    "theme_judgements",
    "verified_of",
]
