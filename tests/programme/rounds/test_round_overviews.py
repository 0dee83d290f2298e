# SPDX-License-Identifier: EUPL-1.2
"""Reads over rounds: what they say, and that more rows ask for no more queries."""

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.kernel.asof import AsOf
from akkoord.programme.parties.policies import Capacity
from akkoord.programme.rounds import overviews
from akkoord.programme.rounds.choices import Judgement
from akkoord.programme.rounds.models import Question, Request
from akkoord.programme.rounds.operations import (
    add_review_note,
    add_theme_judgement,
    close_round,
    correct_answer,
    publish_edition,
    review_answer,
)
from akkoord.programme.rounds.overviews.by_action import standings_of, standings_of_theme
from akkoord.programme.rounds.overviews.rounds import RoundShown
from akkoord.programme.sources.models import Document
from tests.factories import (
    ActionToMake,
    answer_one,
    given,
    make_accord,
    make_actions,
    make_document,
    make_party,
    make_round,
    make_theme,
    verify,
)

pytestmark = pytest.mark.django_db
EVERYTHING = Capacity(everything=True)
NEEDS = (("Besluit over bekostiging", "Q4 2023", "vws"), ("Menskracht", "PM", ""))


def three_rounds(accord_key: str, actions: int) -> None:
    """Two closed rounds and an open one, with answers, needs, reviews and a correction."""
    accord = make_accord(accord_key)
    if not Document.objects.exists():
        make_document()
    vws, zin = make_party("vws"), make_party("zin")
    themes = [make_theme(accord, key, chair=vws) for key in ("a-zorg", "b-regio")]
    keys = [f"actie-{number}" for number in range(actions)]
    make_actions(
        accord,
        [
            ActionToMake(key, themes[number % 2], zin if number % 3 else None, deadline="2023-Q3")
            for number, key in enumerate(keys)
        ],
    )
    first = make_round(accord_key, "2023Q2")
    for key in keys[1:]:
        answer_one(first, key, "op-schema", forecast="2023-Q3")
    close_round(SYSTEM, round_id=first.pk)
    second = make_round(accord_key, "2023Q3")
    for key in keys[2:]:
        answer = answer_one(second, key, "aanvullende-inzet", forecast="2024-Q1", needs=NEEDS)
        review_answer(SYSTEM, answer_id=answer.pk, judgement=Judgement.ACCEPTED)
    close_round(SYSTEM, round_id=second.pk)
    question = Question.objects.get(round=second, action__key="actie-0")
    correct_answer(SYSTEM, given=given(question, "niet-gestart"), reason="Vergeten.")
    publish_edition(SYSTEM, round_id=second.pk, reason="Nagekomen.")
    correct_answer(SYSTEM, given=given(question, "afgerond"), reason="Nog een.")
    third = make_round(accord_key, "2023Q4")
    for key in keys[2:]:
        answer_one(third, key, "op-schema", forecast="2024-Q2", needs=NEEDS[:1])
        verify(second, key, "op-schema", document_key="verslag", place="blz. 3")
        question = Question.objects.get(round=third, action__key=key)
        add_review_note(SYSTEM, question_id=question.pk, text="Kijk hier.", for_owner=False)
    add_theme_judgement(SYSTEM, round_id=third.pk, theme="a-zorg", text="Goed.", expected_number=0)


def now() -> AsOf:
    return AsOf.at(date(2024, 1, 15), now=timezone.now())


def sheet(accord: str) -> overviews.RequestSheet:
    request = Request.objects.get(round__accord__key=accord, round__period="2023Q4", kind="owner")
    return overviews.request_sheet(EVERYTHING, now(), request_id=request.pk)


@cache
def actions_of(accord: str) -> tuple[int, ...]:
    """Read beforehand, so that only the overview's own queries are counted."""
    return tuple(Question.objects.filter(round__accord__key=accord).values_list("action_id", flat=True).distinct())


@cache
def shown(accord: str) -> RoundShown:
    return overviews.round_shown(EVERYTHING, now(), accord=accord, period="2023Q4")


READS: dict[str, tuple[int, Callable[[str], Any]]] = {
    "rounds_of": (2, lambda key: overviews.rounds_of(EVERYTHING, now(), accord=key)),
    "edition_changes": (3, lambda key: overviews.edition_changes(EVERYTHING, now(), accord=key, period="2023Q3")),
    "standings_by_theme": (5, lambda key: overviews.standings_by_theme(EVERYTHING, now(), accord=key)),
    "movement_by_theme": (4, lambda key: overviews.movement_by_theme(EVERYTHING, now(), accord=key)),
    "outcome_by_theme": (6, lambda key: overviews.outcome_by_theme(EVERYTHING, now(), accord=key)),
    "pending_corrections": (
        7,
        lambda key: overviews.pending_corrections(EVERYTHING, now(), accord=key, period="2023Q3"),
    ),
    "opening_preview": (2, lambda key: overviews.opening_preview(EVERYTHING, now(), accord=key)),
    "theme_answers": (
        14,
        lambda key: overviews.theme_answers(EVERYTHING, now(), accord=key, period="2023Q4", theme="a-zorg"),
    ),
    "standing_history": (
        3,
        lambda key: overviews.standing_history(EVERYTHING, now(), accord=key, action_key="actie-3"),
    ),
    "attention": (8, lambda key: overviews.attention(EVERYTHING, now(), accord=key)),
    "needs_by_party": (4, lambda key: overviews.needs_by_party(EVERYTHING, now(), accord=key)),
    "round_progress": (11, lambda key: overviews.round_progress(EVERYTHING, now(), accord=key, period="2023Q4")),
    "request_sheet": (14, sheet),
    "disagreements": (6, lambda key: overviews.disagreements(EVERYTHING, now(), accord=key)),
    "verified_of": (3, lambda key: overviews.verified_of(EVERYTHING, now(), action_ids=actions_of(key))),
    "standings_of": (4, lambda key: standings_of(EVERYTHING, now(), action_ids=actions_of(key))),
    "standings_of_theme": (
        5,
        lambda key: standings_of_theme(EVERYTHING, now(), accord=key, theme="a-zorg", action_ids=actions_of(key)),
    ),
    "theme_judgements": (2, lambda key: overviews.theme_judgements(EVERYTHING, now(), accord=key, about=shown(key))),
    "open_findings": (6, lambda key: overviews.open_findings(EVERYTHING, now(), accord=key, about=shown(key))),
    "review_queue": (18, lambda key: overviews.review_queue(EVERYTHING, now(), accord=key, period="2023Q4")),
}


@pytest.mark.parametrize("name", READS)
def test_three_times_the_rows_ask_no_more_queries(name: str) -> None:
    actions_of.cache_clear()
    shown.cache_clear()
    stated, read = READS[name]
    counts = []
    for key, actions in (("klein", 5), ("groot", 15)):
        three_rounds(key, actions)
        actions_of(key), shown(key)
        with CaptureQueriesContext(connection) as captured:
            read(key)
        counts.append(len(captured))
    assert counts == [stated, stated]
