# SPDX-License-Identifier: EUPL-1.2
"""Handing in everything at once, over requests and accords: all of it, or nothing."""

from dataclasses import replace

import pytest

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.foundation.events.bus import EventBus
from akkoord.kernel.moment import PlannedMoment
from akkoord.kernel.verdict import Refused
from akkoord.programme.parties.choices import Role
from akkoord.programme.rounds.errors import NotSubmitted
from akkoord.programme.rounds.events import AnswersSubmitted
from akkoord.programme.rounds.models import Answer, Question, Request
from akkoord.programme.rounds.operations import close_round, submit_all
from akkoord.programme.rounds.rules import CheckedAnswer, CheckedNeed, GivenAnswer, GivenNeed, says_the_same
from tests.factories import (
    ActionToMake,
    answer_one,
    give_mandate,
    given,
    make_accord,
    make_actions,
    make_party,
    make_round,
    make_theme,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner() -> User:
    """An owner of one action in `proef` and one in `ander`, each asked in a round of its own."""
    zin = make_party("zin")
    for key in ("proef", "ander"):
        accord = make_accord(key)
        make_actions(accord, [ActionToMake(f"{key}-1", make_theme(accord), zin)])
        make_round(key)
    return give_mandate(Role.OWNER, zin)


def question(action: str) -> Question:
    return Question.objects.get(action__key=action)


def both(**rest: str) -> dict[int, list[GivenAnswer]]:
    return {one.request_id: [given(one, **rest)] for one in Question.objects.order_by("pk")}


def test_answers_in_two_accords_are_kept_at_one_moment(owner: User, quiet_bus: EventBus) -> None:
    heard: list[AnswersSubmitted] = []
    quiet_bus.subscribe(AnswersSubmitted)(heard.append)
    kept = submit_all(owner, given_by_request=both())
    assert len(kept) == 2
    assert len({one.submitted_at for one in kept}) == 1
    assert [event.request_id for event in heard] == sorted(Request.objects.values_list("pk", flat=True))


def test_a_fault_in_one_accord_keeps_nothing_in_the_other(owner: User) -> None:
    sent = both()
    wrong = question("ander-1")
    sent[wrong.request_id] = [given(wrong, "", forecast="ooit")]
    with pytest.raises(NotSubmitted) as refusal:
        submit_all(owner, given_by_request=sent)
    assert set(refusal.value.faults[wrong.pk]) == {"status", "forecast"}
    assert not Answer.objects.exists()
    assert not Question.objects.filter(version__gt=0).exists()


def test_everything_that_stands_in_the_way_is_told_at_once(owner: User) -> None:
    sent = both()
    answer_one(question("proef-1").round, "proef-1", "afgerond")
    close_round(SYSTEM, round_id=question("ander-1").round_id)
    with pytest.raises(NotSubmitted) as refusal:
        submit_all(owner, given_by_request=sent)
    assert [one.status_label for one in refusal.value.conflicts] == ["afgerond"]
    assert refusal.value.closed == (question("ander-1").request_id,)
    assert Answer.objects.count() == 1


def test_sending_the_same_again_answers_nothing_twice(owner: User) -> None:
    sent = both(forecast="2023-Q4", needs=[("Een besluit", "PM", "zin")])
    assert len(submit_all(owner, given_by_request=sent)) == 2
    assert submit_all(owner, given_by_request=sent) == ()
    assert Answer.objects.count() == 2


def test_something_else_from_an_old_page_is_still_a_conflict(owner: User) -> None:
    sent = both()
    submit_all(owner, given_by_request=sent)
    other = {request: [replace(one, explanation="Iets anders.") for one in some] for request, some in sent.items()}
    with pytest.raises(NotSubmitted) as refusal:
        submit_all(owner, given_by_request=other)
    assert len(refusal.value.conflicts) == 2
    assert Answer.objects.count() == 2


def test_a_colleague_who_says_the_same_is_told_who_was_first(owner: User) -> None:
    sent = both()
    submit_all(owner, given_by_request=sent)
    with pytest.raises(NotSubmitted):
        submit_all(give_mandate(Role.DEPUTY, make_party("zin")), given_by_request=sent)


def test_nobody_answers_for_another(owner: User) -> None:
    with pytest.raises(Refused):
        submit_all(give_mandate(Role.OWNER, make_party("nza")), given_by_request=both())
    assert not Answer.objects.exists()


KEPT = CheckedAnswer(
    "op-schema",
    "Het loopt.",
    PlannedMoment.parse("2023-Q4"),
    (CheckedNeed("Geld", PlannedMoment.to_be_decided(), "vws"),),
)
SENT = GivenAnswer(1, 0, "op-schema", " Het loopt. ", "Q4 2023", (GivenNeed("Geld", "pm", "vws"), GivenNeed()))


def test_what_means_the_same_is_the_same() -> None:
    assert says_the_same(SENT, KEPT, unchanged=False)


@pytest.mark.parametrize(
    "other",
    [
        replace(SENT, status_key="afgerond"),
        replace(SENT, explanation="Het loopt niet."),
        replace(SENT, forecast_text=""),
        replace(SENT, needs=()),
        replace(SENT, nothing_needed=True),
        replace(SENT, forecast_reason="Verschoven."),
        replace(SENT, product="Een kader."),
        replace(SENT, unchanged=True),
    ],
)
def test_any_other_field_makes_it_another_answer(other: GivenAnswer) -> None:
    assert not says_the_same(other, KEPT, unchanged=False)


def test_nothing_changed_is_the_same_as_nothing_changed_only() -> None:
    again = GivenAnswer(1, 0, unchanged=True)
    assert says_the_same(again, KEPT, unchanged=True)
    assert not says_the_same(SENT, KEPT, unchanged=True)
