# SPDX-License-Identifier: EUPL-1.2
"""What a round is thought to take, and which questions could be dropped. No database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.programme.burden.rules import (
    AskedQuestion,
    Told,
    Why,
    over_limit,
    proposals,
    whole_minutes,
)
from akkoord.programme.rounds.rules import expected_minutes

ACCEPTED = Told(answered=True, finished=True, accepted=True)
FINISHED = Told(answered=True, finished=True)
SAME = Told(answered=True, unchanged=True)
NEW = Told(answered=True)
SILENT = Told(answered=False)


def asked(
    *told: Told | None, number: int = 1, party: int | None = 1, title: str = "Kader", theme: int = 1
) -> AskedQuestion:
    return AskedQuestion(number, party, title, theme, told)


@given(st.integers(0, 500), st.integers(0, 500))
def test_asking_more_never_takes_less(repeated: int, first: int) -> None:
    here = expected_minutes(first_time=first, repeated=repeated)
    another = expected_minutes(first_time=first, repeated=repeated + 1)
    assert here <= another <= expected_minutes(first_time=first + 1, repeated=repeated)


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ((SAME, ACCEPTED), Why.FINISHED),
        ((SAME, FINISHED), None),
        ((ACCEPTED, NEW), None),
        ((SAME, SAME, SAME), Why.UNCHANGED),
        ((SAME, SAME, NEW), None),
        ((SAME, SAME), None),
        ((SAME, None, SAME), None),
        ((SILENT, SILENT, SILENT), None),
        ((), None),
    ],
)
def test_why_a_question_could_be_dropped(told: tuple[Told | None, ...], why: Why | None) -> None:
    found = proposals([asked(*told)])
    assert (found[1].why if found else None) == why


def test_an_action_of_the_same_name_in_another_theme_is_asked_twice() -> None:
    questions = [asked(number=1, title="Kader wijkzorg"), asked(number=2, title="kader Wijkzorg.", theme=2)]
    assert {pk: (one.why, one.seconds) for pk, one in proposals(questions).items()} == {2: (Why.TWICE, 120)}


def test_the_same_name_of_another_party_or_in_the_same_theme_is_another_question() -> None:
    questions = [
        asked(number=1),
        asked(number=2, theme=2, party=2),
        asked(number=3),
        asked(number=4, party=None),
        asked(number=5, party=None, theme=2),
    ]
    assert proposals(questions) == {}


def test_a_question_that_could_be_dropped_for_two_reasons_saves_its_time_once() -> None:
    questions = [asked(number=1), asked(SAME, ACCEPTED, SAME, number=2, theme=2)]
    assert [(one.why, one.seconds) for one in proposals(questions).values()] == [(Why.FINISHED, 10)]


def test_a_question_without_an_answer_of_last_time_takes_longer() -> None:
    assert asked(NEW, NEW).seconds == 10
    assert asked(NEW, SILENT).seconds == 120
    assert asked(NEW).seconds == 120


@pytest.mark.parametrize(("seconds", "minutes"), [(0, 0), (1, 1), (60, 1), (61, 2)])
def test_seconds_are_shown_as_minutes_rounded_up(seconds: int, minutes: int) -> None:
    assert whole_minutes(seconds) == minutes


@pytest.mark.parametrize(
    ("minutes", "limit", "over"), [(12, 10, True), (10, 10, False), (None, 10, False), (12, None, False)]
)
def test_only_what_is_known_can_be_over_a_limit(minutes: int | None, limit: int | None, over: bool) -> None:
    assert over_limit(minutes, limit) is over
