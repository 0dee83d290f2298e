# SPDX-License-Identifier: EUPL-1.2
"""The models of rounds, by topic."""

from akkoord.programme.rounds.models.answers import Answer, Need, Review
from akkoord.programme.rounds.models.editions import Edition, Flow, Standing, ThemeCount
from akkoord.programme.rounds.models.requests import Question, Request, Round

__all__ = [
    "Answer",
    "Edition",
    "Flow",
    "Need",
    "Question",
    "Request",
    "Review",
    "Round",
    "Standing",
    "ThemeCount",
]
