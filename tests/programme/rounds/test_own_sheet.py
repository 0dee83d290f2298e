# SPDX-License-Identifier: EUPL-1.2
"""What one person may answer now, over all accords and capacities."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.foundation.timeline.writing import NewFact, write_facts
from akkoord.kernel.asof import AsOf
from akkoord.programme.accord.models import Participant, ParticipantRecord, Status
from akkoord.programme.accord.overviews.heads import accord_heads
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Party
from akkoord.programme.parties.policies import Capacity, capacity_of
from akkoord.programme.rounds.choices import Judgement
from akkoord.programme.rounds.models import Question, ReviewNote, Round, Verification
from akkoord.programme.rounds.operations import close_round, review_answer, save_draft
from akkoord.programme.rounds.overviews import left_to_answer, my_sheet
from akkoord.programme.rounds.overviews.mine import OwnCard, OwnSheet
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


def make_asked(key: str, owners: list[Party | None], chair: Party | None = None) -> Round:
    """An accord with an open round after a closed one, in which every action was on schedule."""
    accord = make_accord(key)
    theme = make_theme(accord, "a-zorg", chair=chair)
    make_actions(accord, [ActionToMake(f"{key}-{number}", theme, one) for number, one in enumerate(owners)])
    participant = Participant.objects.create(accord=accord, key="zin")
    fact = NewFact((participant.pk,), date(2022, 9, 16), {"party_id": make_party("zin").pk, "ring": "inner"})
    write_facts(ParticipantRecord, [fact], now=timezone.now())
    last = make_round(key, "2023Q3")
    for number, _owner in enumerate(owners):
        answer_one(last, f"{key}-{number}", needs=[("Een besluit", "PM", "zin")])
    close_round(SYSTEM, round_id=last.pk)
    return make_round(key, "2023Q4")


def sheet_of(person: User) -> OwnSheet:
    now = timezone.now()
    return my_sheet(person, AsOf.at(timezone.localdate(now), now=now))


def keys(sheet: OwnSheet) -> list[str]:
    return [card.card.action.key for card in sheet.cards]


def card_on(sheet: OwnSheet, action: str) -> OwnCard:
    return next(card for card in sheet.cards if card.card.action.key == action)


def test_one_page_holds_the_questions_of_two_accords() -> None:
    zin, nza = make_party("zin"), make_party("nza")
    make_asked("proef", [zin, nza])
    make_asked("ander", [zin])
    sheet = sheet_of(give_mandate(Role.OWNER, zin))
    assert keys(sheet) == ["proef-0", "ander-0"]
    assert [(one.accord, one.period.code) for one in sheet.requests] == [("proef", "2023Q4"), ("ander", "2023Q4")]
    assert {one.party.key for one in sheet.requests if one.party} == {"zin"}
    assert [party.key for party in sheet.requests[0].parties] == ["zin"]
    last = sheet.cards[0].card.last
    assert last is not None
    assert last.needs[0].what == "Een besluit"
    assert [status.key for status in sheet.requests[0].scheme][:2] == ["afgerond", "op-schema"]


def test_the_chair_finds_what_has_no_owner_and_a_deputy_for_one_action_that_action() -> None:
    vws = make_party("vws")
    make_asked("proef", [None, None, make_party("zin")], chair=vws)
    assert keys(sheet_of(give_mandate(Role.THEME_CHAIR, vws, scope="theme:proef/a-zorg"))) == ["proef-0", "proef-1"]
    assert keys(sheet_of(give_mandate(Role.THEME_CHAIR, vws))) == ["proef-0", "proef-1"]
    assert keys(sheet_of(give_mandate(Role.DEPUTY, make_party("nza"), scope="action:proef/proef-1"))) == ["proef-1"]
    assert keys(sheet_of(give_mandate(Role.DEPUTY, make_party("zin"), scope="action:proef/proef-2"))) == ["proef-2"]
    assert keys(sheet_of(give_mandate(Role.DEPUTY, make_party("zin")))) == ["proef-2"]


def test_only_who_answers_for_all_lets_a_colleague_answer_and_only_an_owner_gives_an_action_away() -> None:
    zin, table = make_party("zin"), make_party("tafel")
    make_asked("proef", [zin, None], chair=table)
    people = {
        "owner": give_mandate(Role.OWNER, zin),
        "deputy": give_mandate(Role.DEPUTY, zin),
        "colleague": give_mandate(Role.DEPUTY, zin, scope="action:proef/proef-0"),
        "chair": give_mandate(Role.THEME_CHAIR, table),
    }
    found = {
        who: [(one.may_delegate, one.may_transfer) for one in sheet_of(person).cards] for who, person in people.items()
    }
    assert found == {
        "owner": [(True, True)],
        "deputy": [(True, False)],
        "colleague": [(False, False)],
        "chair": [(True, False)],
    }


def test_nobody_else_is_asked_anything() -> None:
    opened = make_asked("proef", [make_party("zin")])
    for role in (Role.READER, Role.MONITORING_PARTY, Role.PROGRAMME_TEAM):
        assert keys(sheet_of(give_mandate(role, make_party("zin")))) == []
    assert keys(sheet_of(give_mandate(Role.OWNER, make_party("zin"), scope="theme:proef/iets-anders"))) == []
    close_round(SYSTEM, round_id=opened.pk)
    assert keys(sheet_of(give_mandate(Role.OWNER, make_party("zin")))) == []
    assert left_to_answer(Capacity(everything=True)) == 0


def test_a_card_has_the_draft_of_its_person_the_notes_and_the_finding() -> None:
    zin = make_party("zin")
    opened = make_asked("proef", [zin])
    owner, colleague = give_mandate(Role.OWNER, zin), give_mandate(Role.OWNER, zin)
    question = Question.objects.get(round=opened)
    save_draft(owner, given=given(question, explanation="Half af"), revision=0)
    ReviewNote.objects.create(question=question, text="Voor u", for_owner=True, written_at=timezone.now())
    ReviewNote.objects.create(question=question, text="Onder ons", written_at=timezone.now())
    values = {
        "round_id": opened.pk,
        "status_id": Status.objects.get(accord__key="proef", key="aanvullende-inzet").pk,
        "signal": "attention",
        "evidence": "Het verslag noemt geen besluit.",
    }
    write_facts(Verification, [NewFact((question.action_id,), date(2023, 11, 1), values)], now=timezone.now())
    card = card_on(sheet_of(owner), "proef-0")
    assert card.draft is not None
    assert (card.draft.given.explanation, card.draft.revision) == ("Half af", 1)
    assert [note.text for note in card.notes] == ["Voor u"]
    assert card.verified is not None
    assert (card.verified.status_key, card.verified.on) == ("aanvullende-inzet", date(2023, 11, 1))
    assert card_on(sheet_of(colleague), "proef-0").draft is None


def test_what_waits_is_what_has_no_answer_and_what_was_asked_back() -> None:
    zin = make_party("zin")
    opened = make_asked("proef", [zin, zin, zin])
    capacity = capacity_of(give_mandate(Role.OWNER, zin), timezone.localdate())
    assert left_to_answer(capacity) == 3
    kept = answer_one(opened, "proef-0")
    answer_one(opened, "proef-1")
    assert left_to_answer(capacity) == 1
    monitor = give_mandate(Role.MONITORING_PARTY)
    review_answer(monitor, answer_id=kept.pk, judgement=Judgement.ASKED_BACK, reason="Wie besluit?")
    assert left_to_answer(capacity) == 2


@pytest.mark.parametrize(("accords", "actions"), [(1, 1), (1, 6), (3, 4)])
def test_the_number_of_queries_is_the_same_for_every_number_of_accords_and_cards(accords: int, actions: int) -> None:
    zin = make_party("zin")
    for number in range(accords):
        opened = make_asked(f"proef{number}", [zin] * actions)
        answer_one(opened, f"proef{number}-0", needs=[("Geld", "PM", "zin")])
    owner = give_mandate(Role.OWNER, zin)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert len(sheet_of(owner).cards) == accords * actions
    assert len(asked) == 15
    capacity, heads = capacity_of(owner, timezone.localdate()), accord_heads()
    with CaptureQueriesContext(connection) as fewer:
        my_sheet(owner, AsOf.at(timezone.localdate(), now=timezone.now()), capacity=capacity, heads=heads)
    assert len(fewer) == 13
    with CaptureQueriesContext(connection) as counted:
        left_to_answer(capacity_of(owner, timezone.localdate()))
    assert len(counted) == 2
