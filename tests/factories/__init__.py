# SPDX-License-Identifier: EUPL-1.2
"""Builders of the smallest valid objects, by module."""

from tests.factories.accords import ActionToMake, make_accord, make_action, make_actions, make_theme
from tests.factories.parties import make_party
from tests.factories.people import give_mandate, make_user
from tests.factories.reports import close_with_answers, correct, make_small_accord
from tests.factories.rounds import answer_all, answer_one, given, make_document, make_round, verify

__all__ = [
    "ActionToMake",
    "answer_all",
    "answer_one",
    "close_with_answers",
    "correct",
    "give_mandate",
    "given",
    "make_accord",
    "make_action",
    "make_actions",
    "make_document",
    "make_party",
    "make_round",
    "make_small_accord",
    "make_theme",
    "make_user",
    "verify",
]
