# SPDX-License-Identifier: EUPL-1.2
"""Two tabs at once: one wins, the other is told."""

from collections.abc import Sequence
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import close_old_connections, connection

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.programme.rounds.errors import AnsweredMeanwhile, RoundIsClosed, RoundRefusal
from akkoord.programme.rounds.models import Answer, Question, Round
from akkoord.programme.rounds.operations import answering, close_round, submit_answers
from akkoord.programme.rounds.rules import GivenAnswer
from tests.factories import answer_one, given, make_accord, make_action, make_party, make_round, make_theme


def an_open_round() -> Round:
    accord = make_accord()
    make_action(accord, make_theme(accord), "a-kader", make_party("zin"))
    return make_round()


@pytest.mark.django_db
def test_an_answer_that_slips_in_after_the_checks_still_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = an_open_round()
    question = Question.objects.get(round=opened)
    mine = given(question, "op-schema")
    claim = answering.claim_versions

    def slip_in_first(answers: Sequence[GivenAnswer]) -> None:
        monkeypatch.setattr(answering, "claim_versions", claim)
        answer_one(opened, "a-kader", "afgerond")
        claim(answers)

    monkeypatch.setattr(answering, "claim_versions", slip_in_first)
    with pytest.raises(AnsweredMeanwhile) as refusal:
        submit_answers(SYSTEM, request_id=question.request_id, given=[mine])
    assert [conflict.status_label for conflict in refusal.value.conflicts] == ["afgerond"]


def at_once(*acts: Any) -> list[object]:
    """Run acts in threads that start together; what each gave or refused."""
    outcomes: list[object] = [None] * len(acts)
    start = Barrier(len(acts))

    def run(place: int) -> None:
        start.wait()
        try:
            outcomes[place] = acts[place]()
        except RoundRefusal as refusal:
            outcomes[place] = refusal
        finally:
            close_old_connections()
            connection.close()

    threads = [Thread(target=run, args=(place,)) for place in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


needs_postgresql = pytest.mark.skipif(
    "connection.vendor != 'postgresql'", reason="the test database of SQLite lives in one connection"
)


@needs_postgresql
@pytest.mark.django_db(transaction=True)
def test_of_five_tabs_that_answer_at_once_one_wins() -> None:
    question = Question.objects.get(round=an_open_round())
    mine = given(question, "op-schema")
    outcomes = at_once(*[lambda: submit_answers(SYSTEM, request_id=question.request_id, given=[mine])] * 5)
    assert sum(isinstance(outcome, tuple) for outcome in outcomes) == 1
    assert sum(isinstance(outcome, AnsweredMeanwhile) for outcome in outcomes) == 4
    assert Answer.objects.count() == 1


@needs_postgresql
@pytest.mark.django_db(transaction=True)
def test_an_answer_at_the_moment_of_closing_is_in_the_edition_or_refused() -> None:
    opened = an_open_round()
    question = Question.objects.get(round=opened)
    mine = given(question, "op-schema")
    answered, edition = at_once(
        lambda: submit_answers(SYSTEM, request_id=question.request_id, given=[mine]),
        lambda: close_round(SYSTEM, round_id=opened.pk),
    )
    if isinstance(answered, RoundIsClosed):
        assert edition.answered == 0  # type: ignore[attr-defined]
    else:
        assert edition.answered == 1  # type: ignore[attr-defined]


@needs_postgresql
@pytest.mark.django_db(transaction=True)
def test_of_two_openings_at_once_one_wins() -> None:
    accord = make_accord()
    make_action(accord, make_theme(accord), "a-kader", make_party("zin"))
    outcomes = at_once(make_round, make_round)
    assert sum(isinstance(outcome, Round) for outcome in outcomes) == 1
    assert Round.objects.count() == 1
