# SPDX-License-Identifier: EUPL-1.2
"""Drafts: kept for one person, never overwritten in silence, gone when the answer is handed in."""

from dataclasses import replace

import pytest
from hypothesis import given as for_all
from hypothesis import strategies

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.foundation.journal.models import Entry
from akkoord.kernel.verdict import Refused
from akkoord.programme.parties.choices import Role
from akkoord.programme.rounds.errors import DraftMovedOn, DraftTooLong, RoundIsClosed, RoundNotFound
from akkoord.programme.rounds.models import Draft, Question
from akkoord.programme.rounds.operations import close_round, save_draft, save_drafts, submit_answers
from akkoord.programme.rounds.rules import GivenAnswer, GivenNeed, given_from, typed_in
from tests.factories import give_mandate, given, make_accord, make_action, make_party, make_round, make_theme

texts = strategies.text(max_size=20)
needs = strategies.builds(GivenNeed, texts, texts, texts)
answers = strategies.builds(
    GivenAnswer,
    strategies.integers(1, 9),
    strategies.integers(0, 9),
    texts,
    texts,
    texts,
    strategies.lists(needs, max_size=3).map(tuple),
    strategies.booleans(),
    texts,
    strategies.booleans(),
    texts,
)


@for_all(answers)
def test_what_was_typed_comes_back_as_it_was(typed: GivenAnswer) -> None:
    assert given_from(typed.question_id, typed.expected_version, typed_in(typed)) == typed


def test_a_draft_of_an_older_installation_is_read_as_far_as_it_goes() -> None:
    read = given_from(1, 2, {"explanation": "Tekst", "needs": [{"what": "Geld"}], "gone": "weg"})
    assert read == GivenAnswer(1, 2, explanation="Tekst", needs=(GivenNeed("Geld"),))


@pytest.fixture
def question(db: None) -> Question:
    accord = make_accord()
    make_action(accord, make_theme(accord), "a-kader", make_party("zin"))
    make_round()
    return Question.objects.get()


@pytest.fixture
def owner(question: Question) -> User:
    return give_mandate(Role.OWNER, make_party("zin"))


def test_a_draft_is_kept_for_its_person_without_a_trace(question: Question, owner: User) -> None:
    before = Entry.objects.count()
    draft = save_draft(owner, given=given(question, "", explanation="Half af", forecast="ooit"), revision=0)
    assert (draft.person, draft.based_on, draft.revision) == (owner, 0, 1)
    assert draft.typed["explanation"] == "Half af"
    assert Entry.objects.count() == before
    later = save_draft(owner, given=given(question, "", explanation="Bijna af"), revision=1)
    assert later.revision == 2
    assert Draft.objects.count() == 1


def test_the_same_text_again_changes_nothing(question: Question, owner: User) -> None:
    typed = given(question, explanation="Half af")
    save_draft(owner, given=typed, revision=0)
    assert save_draft(owner, given=typed, revision=0).revision == 1


def test_of_two_tabs_the_second_is_told_what_the_first_saved(question: Question, owner: User) -> None:
    save_draft(owner, given=given(question, explanation="Uit het eerste venster"), revision=0)
    with pytest.raises(DraftMovedOn) as refusal:
        save_draft(owner, given=given(question, explanation="Uit het tweede venster"), revision=0)
    assert refusal.value.typed["explanation"] == "Uit het eerste venster"
    assert Draft.objects.get().typed["explanation"] == "Uit het eerste venster"
    save_draft(owner, given=given(question, explanation="Toch het tweede"), revision=refusal.value.revision)
    assert Draft.objects.get().typed["explanation"] == "Toch het tweede"


def test_colleagues_each_have_their_own(question: Question, owner: User) -> None:
    colleague = give_mandate(Role.DEPUTY, make_party("zin"))
    save_draft(owner, given=given(question, explanation="Van de trekker"), revision=0)
    save_draft(colleague, given=given(question, explanation="Van de vervanger"), revision=0)
    assert {one.typed["explanation"] for one in Draft.objects.all()} == {"Van de trekker", "Van de vervanger"}


def test_who_may_not_answer_keeps_no_draft(question: Question) -> None:
    for person in (give_mandate(Role.OWNER, make_party("nza")), give_mandate(Role.MONITORING_PARTY)):
        with pytest.raises(Refused):
            save_draft(person, given=given(question), revision=0)
    assert not Draft.objects.exists()


def test_after_closing_nothing_is_kept(question: Question, owner: User) -> None:
    close_round(SYSTEM, round_id=question.round_id)
    with pytest.raises(RoundIsClosed):
        save_draft(owner, given=given(question), revision=0)
    with pytest.raises(RoundNotFound):
        save_draft(owner, given=replace(given(question), question_id=0), revision=0)


def test_a_text_without_end_is_refused(question: Question, owner: User) -> None:
    with pytest.raises(DraftTooLong):
        save_draft(owner, given=given(question, explanation="a" * 50_001), revision=0)
    assert not Draft.objects.exists()


def test_several_drafts_are_kept_together_or_not_at_all(question: Question, owner: User) -> None:
    good, unknown = given(question, explanation="Half af"), GivenAnswer(0, 0)
    with pytest.raises(RoundNotFound):
        save_drafts(owner, drafts=[(good, 0), (unknown, 0)])
    assert not Draft.objects.exists()
    save_drafts(owner, drafts=[(good, 0)])
    assert Draft.objects.count() == 1


def test_handing_in_clears_the_draft_of_that_person_only(question: Question, owner: User) -> None:
    colleague = give_mandate(Role.DEPUTY, make_party("zin"))
    for person in (owner, colleague):
        save_draft(person, given=given(question, explanation="Half af"), revision=0)
    submit_answers(owner, request_id=question.request_id, given=[given(question)])
    assert [one.person for one in Draft.objects.all()] == [colleague]
