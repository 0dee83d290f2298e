# SPDX-License-Identifier: EUPL-1.2
"""Reviewing answers."""

import pytest

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.foundation.events.bus import EventBus
from akkoord.foundation.journal.models import Entry
from akkoord.kernel.verdict import Refused
from akkoord.programme.parties.choices import Role
from akkoord.programme.rounds.choices import Judgement
from akkoord.programme.rounds.errors import (
    AlreadyReviewed,
    AnswerReplaced,
    OwnMatter,
    ReasonMissing,
    RoundIsClosed,
    RoundNotFound,
)
from akkoord.programme.rounds.events import AnswerAskedBack
from akkoord.programme.rounds.models import Review, Round
from akkoord.programme.rounds.operations import close_round, review_answer, review_many
from tests.factories import answer_one, give_mandate, make_accord, make_action, make_party, make_round, make_theme

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened() -> Round:
    accord = make_accord()
    theme = make_theme(accord)
    make_action(accord, theme, "a-kader", make_party("zin"))
    make_action(accord, theme, "a-agenda", make_party("zin"))
    make_action(accord, theme, "a-rest", make_party("nza"))
    make_action(accord, theme, "a-los")
    return make_round()


@pytest.fixture
def reviewer(opened: Round) -> User:
    return give_mandate(Role.MONITORING_PARTY)


def test_the_monitoring_party_accepts_many_answers_at_once(opened: Round, reviewer: User) -> None:
    answers = [answer_one(opened, key) for key in ("a-kader", "a-agenda")]
    reviews = review_many(reviewer, answer_ids=[answer.pk for answer in answers], judgement=Judgement.ACCEPTED)
    assert [(review.judgement, review.reviewed_by) for review in reviews] == [(Judgement.ACCEPTED, reviewer)] * 2
    entries = Entry.objects.filter(verb="answer_accepted")
    assert len(set(entries.values_list("batch", flat=True))) == 1
    assert set(entries.values_list("subject", flat=True)) == {"action:proef/a-kader", "action:proef/a-agenda"}


def test_asking_back_tells_why(opened: Round, reviewer: User, quiet_bus: EventBus) -> None:
    heard: list[AnswerAskedBack] = []
    quiet_bus.subscribe(AnswerAskedBack)(heard.append)
    answer = answer_one(opened, "a-kader")
    review = review_answer(reviewer, answer_id=answer.pk, judgement=Judgement.ASKED_BACK, reason=" Welke dag? ")
    assert review.reason == "Welke dag?"
    assert Entry.objects.get(verb="answer_asked_back").reason == "Welke dag?"
    assert [event.answer_id for event in heard] == [answer.pk]


def test_asking_back_without_a_reason_is_refused(opened: Round, reviewer: User) -> None:
    answer = answer_one(opened, "a-kader")
    with pytest.raises(ReasonMissing):
        review_answer(reviewer, answer_id=answer.pk, judgement=Judgement.ASKED_BACK, reason="  ")


@pytest.mark.parametrize("role", [Role.PROGRAMME_TEAM, Role.OWNER, Role.THEME_CHAIR, Role.READER])
def test_only_the_monitoring_party_reviews(opened: Round, role: Role) -> None:
    answer = answer_one(opened, "a-kader")
    with pytest.raises(Refused):
        review_answer(give_mandate(role), answer_id=answer.pk, judgement=Judgement.ACCEPTED)


def test_nobody_reviews_an_answer_of_their_own(opened: Round) -> None:
    both = give_mandate(Role.MONITORING_PARTY, user=give_mandate(Role.OWNER, make_party("zin")))
    own, asked = answer_one(opened, "a-kader", actor=both), answer_one(opened, "a-agenda")
    other = answer_one(opened, "a-rest")
    with pytest.raises(OwnMatter) as refusal:
        review_many(both, answer_ids=[own.pk, asked.pk, other.pk], judgement=Judgement.ACCEPTED)
    assert refusal.value.titles == ("Actie a-kader", "Actie a-agenda")
    assert "“Actie a-kader”; “Actie a-agenda”" in refusal.value.reason
    assert not Review.objects.exists()
    review_answer(both, answer_id=other.pk, judgement=Judgement.ACCEPTED)


def test_who_entered_an_answer_or_is_asked_it_as_a_deputy_or_chair_does_not_review_it(opened: Round) -> None:
    entering = give_mandate(Role.MONITORING_PARTY)
    owner = give_mandate(Role.OWNER, make_party("zin"))
    entered = answer_one(opened, "a-kader", actor=entering, on_behalf_of=owner)
    deputy = give_mandate(
        Role.MONITORING_PARTY, user=give_mandate(Role.DEPUTY, make_party("zin"), scope="action:proef/a-kader")
    )
    chair = give_mandate(
        Role.MONITORING_PARTY, user=give_mandate(Role.THEME_CHAIR, make_party("ez"), scope="theme:proef/a-zorg")
    )
    of_chair = answer_one(opened, "a-los")
    for person, answer in ((entering, entered), (deputy, entered), (chair, of_chair)):
        with pytest.raises(OwnMatter):
            review_answer(person, answer_id=answer.pk, judgement=Judgement.ACCEPTED)
    review_answer(deputy, answer_id=of_chair.pk, judgement=Judgement.ACCEPTED)
    review_answer(chair, answer_id=entered.pk, judgement=Judgement.ACCEPTED)


def test_an_answer_is_reviewed_once(opened: Round, reviewer: User) -> None:
    answer = answer_one(opened, "a-kader")
    review_answer(reviewer, answer_id=answer.pk, judgement=Judgement.ACCEPTED)
    with pytest.raises(AlreadyReviewed):
        review_answer(reviewer, answer_id=answer.pk, judgement=Judgement.ASKED_BACK, reason="Toch niet.")


def test_an_answer_that_was_replaced_is_no_longer_reviewed(opened: Round, reviewer: User) -> None:
    old = answer_one(opened, "a-kader")
    answer_one(opened, "a-kader")
    with pytest.raises(AnswerReplaced):
        review_answer(reviewer, answer_id=old.pk, judgement=Judgement.ACCEPTED)


def test_what_a_closing_froze_is_no_longer_reviewed(opened: Round, reviewer: User) -> None:
    answer = answer_one(opened, "a-kader")
    close_round(SYSTEM, round_id=opened.pk)
    with pytest.raises(RoundIsClosed):
        review_answer(reviewer, answer_id=answer.pk, judgement=Judgement.ACCEPTED)


def test_an_unknown_answer_is_refused(reviewer: User) -> None:
    with pytest.raises(RoundNotFound):
        review_answer(reviewer, answer_id=0, judgement=Judgement.ACCEPTED)
