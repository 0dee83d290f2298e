# SPDX-License-Identifier: EUPL-1.2
"""The models of rounds, by topic."""

from akkoord.programme.rounds.models.answers import Answer, Need, Review
from akkoord.programme.rounds.models.drafts import Draft
from akkoord.programme.rounds.models.editions import Edition, Flow, Standing, ThemeCount
from akkoord.programme.rounds.models.judgements import ReviewNote, ThemeJudgement, Verification
from akkoord.programme.rounds.models.requests import DeadlineMove, Question, Request, Round

__all__ = [
    "Answer",
    "DeadlineMove",
    "Draft",
    "Edition",
    "Flow",
    "Need",
    "Question",
    "Request",
    "Review",
    "ReviewNote",
    "Round",
    "Standing",
    "ThemeCount",
    "ThemeJudgement",
    "Verification",
]
