# SPDX-License-Identifier: EUPL-1.2
"""What a party is asked, how far a round is, and what there is to review."""

from datetime import date

import pytest
from django.utils import timezone

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.timeline.writing import NewFact, write_facts
from akkoord.kernel.asof import AsOf
from akkoord.kernel.verdict import Refused
from akkoord.programme.accord.models import Accord, Participant, ParticipantRecord
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.policies import Capacity, capacity_of
from akkoord.programme.rounds.choices import AnswerState, Judgement
from akkoord.programme.rounds.errors import RoundNotFound
from akkoord.programme.rounds.models import Answer, Request, Round
from akkoord.programme.rounds.operations import close_round, review_answer
from akkoord.programme.rounds.overviews import (
    QueueFilters,
    QueueState,
    my_requests,
    request_sheet,
    review_queue,
    round_progress,
)
from akkoord.programme.rounds.rules import Movement
from tests.factories import (
    ActionToMake,
    answer_one,
    give_mandate,
    make_accord,
    make_actions,
    make_party,
    make_round,
    make_theme,
)

pytestmark = pytest.mark.django_db
ALL = Capacity(everything=True)


@pytest.fixture
def accord() -> Accord:
    accord = make_accord()
    zin, vws = make_party("zin", "Zorginstituut"), make_party("vws", "Ministerie")
    theme = make_theme(accord, "a-zorg", chair=vws)
    make_actions(accord, [ActionToMake("a-1", theme, zin), ActionToMake("a-2", theme, zin), ActionToMake("a-3", theme)])
    participant = Participant.objects.create(accord=accord, key="vws")
    fact = NewFact((participant.pk,), date(2022, 9, 16), {"party_id": vws.pk, "ring": "inner"})
    write_facts(ParticipantRecord, [fact], now=timezone.now())
    return accord


@pytest.fixture
def opened(accord: Accord) -> Round:
    """A second round, after one in which a-1 was answered and a-2 was not."""
    first = make_round(period="2023Q2")
    answer_one(first, "a-1", "op-schema", forecast="2023-Q4", needs=[("Geld", "PM", "vws")])
    close_round(SYSTEM, round_id=first.pk)
    return make_round(period="2023Q3")


def now() -> AsOf:
    return AsOf.at(date(2023, 10, 15), now=timezone.now())


def owners(opened: Round) -> Request:
    return Request.objects.get(round=opened, party__key="zin")


def test_a_sheet_shows_what_was_said_last_time(opened: Round) -> None:
    sheet = request_sheet(ALL, now(), request_id=owners(opened).pk)
    first, second = sheet.cards
    assert (first.action.key, first.version, first.state) == ("a-1", 0, AnswerState.NOT_ANSWERED)
    assert first.last is not None
    assert first.last.status is not None
    assert (first.last.status.key, str(first.last.forecast), first.may_repeat) == ("op-schema", "2023-Q4", True)
    assert [(need.what, need.wanted_from and need.wanted_from.title) for need in first.last.needs] == [
        ("Geld", "Ministerie")
    ]
    assert (second.last is not None, second.may_repeat) == (True, False)
    assert [status.key for status in sheet.scheme][0] == "afgerond"
    assert all(status.signal.definition for status in sheet.scheme)
    assert [party.title for party in sheet.parties] == ["Ministerie"]
    assert (sheet.party and sheet.party.title, sheet.answered) == ("Zorginstituut", 0)


def test_a_sheet_shows_the_answer_so_far_and_what_the_reviewer_asked(opened: Round) -> None:
    answer = answer_one(opened, "a-1", "afgerond")
    reviewer = give_mandate(Role.MONITORING_PARTY)
    review_answer(reviewer, answer_id=answer.pk, judgement=Judgement.ASKED_BACK, reason="Welke dag?")
    card = request_sheet(ALL, now(), request_id=owners(opened).pk).cards[0]
    assert (card.version, card.state) == (1, AnswerState.ASKED_BACK)
    assert card.own is not None
    assert card.own.status is not None
    assert card.own.review is not None
    assert (card.own.status.key, card.own.review.reason, card.own.review.by) == (
        "afgerond",
        "Welke dag?",
        reviewer.name,
    )


def test_last_time_stays_last_time_after_the_round_closed(opened: Round) -> None:
    answer_one(opened, "a-1", "afgerond")
    close_round(SYSTEM, round_id=opened.pk)
    sheet = request_sheet(ALL, now(), request_id=owners(opened).pk)
    last = sheet.cards[0].last
    assert last is not None
    assert last.status is not None
    assert (last.period, last.status.key) == ("2023Q2", "op-schema")
    assert (sheet.round.is_open, sheet.may_answer) == (False, False)


def test_only_who_is_asked_may_answer_and_who_runs_rounds_may_look(opened: Round) -> None:
    request = owners(opened)
    today = timezone.localdate()
    owner = capacity_of(give_mandate(Role.OWNER, make_party("zin")), today)
    team = capacity_of(give_mandate(Role.PROGRAMME_TEAM), today)
    assert request_sheet(owner, now(), request_id=request.pk).may_answer
    assert not request_sheet(team, now(), request_id=request.pk).may_answer
    with pytest.raises(Refused):
        request_sheet(capacity_of(give_mandate(Role.OWNER, make_party("vws")), today), now(), request_id=request.pk)
    with pytest.raises(RoundNotFound):
        request_sheet(ALL, now(), request_id=0)


def test_everybody_finds_their_own_requests(opened: Round) -> None:
    today = timezone.localdate()
    owner = capacity_of(give_mandate(Role.OWNER, make_party("zin")), today)
    chair = capacity_of(give_mandate(Role.THEME_CHAIR, make_party("vws")), today)
    reader = capacity_of(give_mandate(Role.READER, make_party("zin")), today)
    answer_one(opened, "a-1")
    found = {
        name: [(one.asked, one.answered) for one in my_requests(who, now(), accord="proef", period="2023Q3")]
        for name, who in (("owner", owner), ("chair", chair), ("reader", reader))
    }
    assert found == {"owner": [(2, 1)], "chair": [(1, 0)], "reader": []}


def test_progress_tells_who_did_not_answer_and_whether_anybody_can(opened: Round) -> None:
    give_mandate(Role.OWNER, make_party("zin"))
    answer = answer_one(opened, "a-1")
    review_answer(SYSTEM, answer_id=answer.pk, judgement=Judgement.ACCEPTED)
    progress = round_progress(ALL, now(), accord="proef", period="2023Q3")
    shown = {
        (one.party and one.party.key): (one.asked, one.answered, one.accepted, one.to_review, one.has_holder)
        for one in progress.requests
    }
    assert shown == {"zin": (2, 1, 1, 0, True), "vws": (1, 0, 0, 0, False)}
    assert {line.action.key for line in progress.not_answered.items} == {"a-2", "a-3"}
    assert (progress.asked, progress.answered, progress.accepted, progress.asked_back) == (3, 1, 1, 0)
    assert progress.requests[0].last_at == answer.submitted_at or progress.requests[1].last_at == answer.submitted_at


def test_progress_is_for_who_runs_rounds(opened: Round) -> None:
    for role in (Role.OWNER, Role.THEME_CHAIR, Role.READER):
        with pytest.raises(Refused):
            round_progress(
                capacity_of(give_mandate(role), timezone.localdate()), now(), accord="proef", period="2023Q3"
            )


@pytest.mark.parametrize("period", ["2023Q1", "kwartaal", "2023"])
def test_a_round_that_does_not_exist_is_not_found(opened: Round, period: str) -> None:
    with pytest.raises(RoundNotFound):
        round_progress(ALL, now(), accord="proef", period=period)


def test_the_queue_shows_in_what_an_answer_differs_from_last_time(opened: Round) -> None:
    answer_one(opened, "a-1", "aanvullende-inzet", forecast="2023-Q4")
    answer_one(opened, "a-2", "op-schema")
    queue = review_queue(ALL, now(), accord="proef", period="2023Q3")
    first, second = queue.lines.items
    assert (first.action.key, first.movement, first.differs) == ("a-1", Movement.WORSE, ("status", "needs"))
    assert (second.action.key, second.movement, second.differs) == ("a-2", Movement.UNKNOWN, ())
    assert first.party is not None
    assert first.party.title == "Zorginstituut"


def test_the_queue_holds_the_last_answer_in_the_state_asked_for(opened: Round) -> None:
    answer_one(opened, "a-1")
    again = answer_one(opened, "a-1")
    chair = answer_one(opened, "a-3")
    review_answer(SYSTEM, answer_id=chair.pk, judgement=Judgement.ACCEPTED)

    def keys(**filters: object) -> list[int]:
        queue = review_queue(ALL, now(), accord="proef", period="2023Q3", filters=QueueFilters(**filters))  # type: ignore[arg-type]
        return [line.answer.id for line in queue.lines.items]

    assert keys() == [again.pk]
    assert keys(state=QueueState.ACCEPTED) == [chair.pk]
    assert keys(state=QueueState.ALL) == [again.pk, chair.pk]
    assert keys(state=QueueState.ALL, party="vws") == [chair.pk]
    assert keys(state=QueueState.ALL, theme="b-regio") == []
    assert keys(state=QueueState.ALL, changed_only=True) == [again.pk, chair.pk]
    counts = review_queue(ALL, now(), accord="proef", period="2023Q3").counts
    assert counts == {
        QueueState.TO_REVIEW: 1,
        QueueState.ASKED_BACK: 0,
        QueueState.ACCEPTED: 1,
        QueueState.ALL: Answer.objects.last_given().filter(question__round=opened).count(),
    }
