# SPDX-License-Identifier: EUPL-1.2
"""An open question follows the owner of its action, as long as nobody answered it."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.utils import timezone

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.foundation.events.bus import EventBus
from akkoord.foundation.journal.models import Entry
from akkoord.kernel.asof import AsOf
from akkoord.kernel.verdict import Refused
from akkoord.programme.accord.events import OwnerAssigned
from akkoord.programme.accord.models import Action, ActionRecord
from akkoord.programme.accord.operations import accept_transfer, ask_transfer, assign_owner
from akkoord.programme.burden.models import TimeSpent
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Mandate
from akkoord.programme.parties.policies import capacity_of
from akkoord.programme.rounds import reactions
from akkoord.programme.rounds.choices import RequestKind
from akkoord.programme.rounds.models import Draft, Question, Request, Round
from akkoord.programme.rounds.operations import close_round, delegate_action, follow_owner
from akkoord.programme.rounds.operations.following import follow_due_owners
from akkoord.programme.rounds.overviews import my_requests
from tests.factories import (
    ActionToMake,
    answer_one,
    give_mandate,
    make_accord,
    make_actions,
    make_party,
    make_round,
    make_theme,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def listening(quiet_bus: EventBus) -> None:
    """Rounds hear of a new owner, and nobody hears of anything else."""
    quiet_bus.subscribe(OwnerAssigned)(reactions.on_owner_assigned)


@pytest.fixture
def opened() -> Round:
    """An open round: zin owns two actions, nza one, and one has no owner."""
    accord = make_accord()
    theme = make_theme(accord, chair=make_party("vws"))
    zin, nza = make_party("zin"), make_party("nza")
    keys = {"a-kader": zin, "a-keten": zin, "a-tarief": nza, "a-los": None}
    make_actions(accord, [ActionToMake(key, theme, owner) for key, owner in keys.items()])
    return make_round()


def assign(action: str, party: str, day: date | None = None) -> None:
    record = ActionRecord.objects.lasting().get(action__key=action)
    assign_owner(
        SYSTEM,
        action_id=record.action_id,
        party_id=make_party(party).pk,
        holds_from=day or timezone.localdate(),
        reason="Besluit van het overleg.",
        expected_record_id=record.pk,
    )


def asked_of(opened: Round, action: str) -> str:
    request = Question.objects.get(round=opened, action__key=action).request
    return f"{request.kind}:{request.party.key if request.party else ''}"


def minutes(opened: Round, party: str) -> int:
    return Request.objects.get(round=opened, kind=RequestKind.OWNER, party__key=party).expected_minutes


def test_a_question_without_an_answer_goes_to_the_request_of_the_new_owner(opened: Round) -> None:
    assign("a-kader", "nza")
    assert asked_of(opened, "a-kader") == "owner:nza"
    assert (minutes(opened, "zin"), minutes(opened, "nza")) == (3, 5)
    entry = Entry.objects.get(verb="question_moved")
    assert (entry.subject, entry.changes) == ("action:proef/a-kader", {"party": ["ZIN", "NZA"]})


def test_a_request_is_made_for_an_owner_that_had_none(opened: Round) -> None:
    assign("a-los", "cak")
    assert asked_of(opened, "a-los") == "owner:cak"
    assert not Request.objects.filter(round=opened, kind=RequestKind.THEME_CHAIR).exists()


def test_what_was_answered_stays_with_who_answered(opened: Round) -> None:
    answer_one(opened, "a-kader")
    assign("a-kader", "nza")
    assert asked_of(opened, "a-kader") == "owner:zin"
    assert not Entry.objects.filter(verb="question_moved").exists()


def test_an_owner_from_a_later_day_leaves_the_round_as_it_is(opened: Round) -> None:
    assign("a-kader", "nza", timezone.localdate() + timedelta(days=10))
    assert asked_of(opened, "a-kader") == "owner:zin"


def test_a_closed_round_is_never_changed(opened: Round) -> None:
    close_round(SYSTEM, round_id=opened.pk)
    assign("a-kader", "nza")
    assert asked_of(opened, "a-kader") == "owner:zin"


def test_what_somebody_was_typing_goes_away(opened: Round) -> None:
    question = Question.objects.get(round=opened, action__key="a-kader")
    Draft.objects.create(question=question, person=make_user(), based_on=0, saved_at=timezone.now())
    assign("a-kader", "nza")
    assert not Draft.objects.exists()


def test_a_request_that_time_was_spent_on_stays_and_asks_nothing(opened: Round) -> None:
    emptied = Request.objects.get(round=opened, party__key="nza")
    TimeSpent.objects.create(request=emptied, seconds=60)
    assign("a-tarief", "zin")
    assert emptied.questions.count() == 0
    person = give_mandate(Role.OWNER, make_party("nza"))
    as_of = AsOf.at(timezone.localdate(), now=timezone.now())
    viewer = capacity_of(person, timezone.localdate())
    assert my_requests(viewer, as_of, accord="proef", period=opened.period) == ()


def test_following_twice_is_following_once_and_only_for_who_runs_rounds(opened: Round) -> None:
    action = Action.objects.get(key="a-kader")
    party = make_party("nza").pk
    assert follow_owner(SYSTEM, action_id=action.pk, party_id=party) is not None
    assert follow_owner(SYSTEM, action_id=action.pk, party_id=party) is None
    with pytest.raises(Refused):
        follow_owner(give_mandate(Role.OWNER), action_id=action.pk, party_id=party)


def deputy_of(opened: Round, owner: User) -> Mandate:
    question = Question.objects.get(round=opened, action__key="a-kader")
    until = timezone.localdate() + timedelta(days=90)
    return delegate_action(owner, question_id=question.pk, email="bert@voorbeeld.nl", name="Bert", until=until)


def test_accepting_a_transfer_moves_the_question_and_ends_what_colleagues_of_the_old_owner_answer(
    opened: Round,
) -> None:
    owner = give_mandate(Role.OWNER, make_party("zin"))
    receiver = give_mandate(Role.OWNER, make_party("nza"))
    bert = deputy_of(opened, owner).user
    action = Action.objects.get(key="a-kader")
    asked = ask_transfer(owner, action_id=action.pk, to_party_id=make_party("nza").pk, reason="Hoort daar.")
    assert asked_of(opened, "a-kader") == "owner:zin"
    accept_transfer(receiver, transfer_id=asked.pk)
    assert asked_of(opened, "a-kader") == "owner:nza"
    for person in (bert, owner):
        with pytest.raises(Refused):
            answer_one(opened, "a-kader", actor=person)
    assert answer_one(opened, "a-kader", actor=receiver).submitted_by == receiver


def test_until_the_new_owner_begins_the_colleague_of_the_old_one_goes_on(opened: Round) -> None:
    owner = give_mandate(Role.OWNER, make_party("zin"))
    mandate = deputy_of(opened, owner)
    day = timezone.localdate() + timedelta(days=10)
    assign("a-kader", "nza", day)
    mandate.refresh_from_db()
    assert mandate.valid_until == day - timedelta(days=1)
    assert answer_one(opened, "a-kader", actor=mandate.user)


def test_an_owner_from_a_later_day_is_asked_on_that_day_by_itself(opened: Round) -> None:
    later = timezone.localdate() + timedelta(days=3)
    assign("a-kader", "nza", later)
    assert follow_due_owners() == 0
    assert asked_of(opened, "a-kader") == "owner:zin"
    with time_machine.travel(datetime.combine(later, time(9), tzinfo=UTC), tick=False):
        assert follow_due_owners() == 1
        assert follow_due_owners() == 0
    assert asked_of(opened, "a-kader") == "owner:nza"


def test_an_owner_of_before_the_round_opened_is_not_asked_for_another_day(opened: Round) -> None:
    record = ActionRecord.objects.lasting().get(action__key="a-kader")
    ActionRecord.objects.filter(pk=record.pk).update(owner=make_party("nza"))
    assert follow_due_owners() == 0
    assert asked_of(opened, "a-kader") == "owner:zin"
