# SPDX-License-Identifier: EUPL-1.2
"""Answering a request."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.foundation.events.bus import EventBus
from akkoord.foundation.journal.models import Entry
from akkoord.kernel.moment import PlannedMoment
from akkoord.kernel.verdict import Refused
from akkoord.programme.accord.models import Accord
from akkoord.programme.parties.choices import Role
from akkoord.programme.rounds.errors import (
    AnsweredMeanwhile,
    AnswersInvalid,
    NotYourRequest,
    RoundIsClosed,
    RoundNotFound,
)
from akkoord.programme.rounds.events import AnswersSubmitted
from akkoord.programme.rounds.models import Answer, Question, Request, Round
from akkoord.programme.rounds.operations import close_round, submit_answers, submit_unchanged
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
def accord() -> Accord:
    accord = make_accord()
    zin, vws = make_party("zin"), make_party("vws")
    a, b = make_theme(accord, "a-zorg", chair=vws), make_theme(accord, "b-regio", chair=vws)
    make_actions(
        accord,
        [ActionToMake("a-kader", a, zin), ActionToMake("b-kader", b, zin), ActionToMake("a-agenda", a)],
    )
    return accord


@pytest.fixture
def opened(accord: Accord) -> Round:
    return make_round()


@pytest.fixture
def owner(accord: Accord) -> User:
    return give_mandate(Role.OWNER, make_party("zin"))


def request_of(opened: Round, action: str = "a-kader") -> Request:
    return Request.objects.get(round=opened, questions__action__key=action)


def question_on(opened: Round, action: str = "a-kader") -> Question:
    return Question.objects.get(round=opened, action__key=action)


def test_an_owner_answers_all_actions_at_once(opened: Round, owner: User) -> None:
    request = request_of(opened)
    answers = submit_answers(
        owner,
        request_id=request.pk,
        given=[
            given(question_on(opened, "a-kader"), "op-schema", forecast="Q4 2023"),
            given(question_on(opened, "b-kader"), "aanvullende-inzet", needs=[("Geld", "PM", "vws")]),
        ],
    )
    assert [(answer.status.key, answer.number, answer.submitted_by) for answer in answers] == [
        ("op-schema", 1, owner),
        ("aanvullende-inzet", 1, owner),
    ]
    assert answers[0].forecast == PlannedMoment.quarter(2023, 4)
    need = answers[1].needs.get()
    assert (need.what, need.wanted_from.key, need.by) == ("Geld", "vws", PlannedMoment.to_be_decided())
    assert question_on(opened).version == 1


def test_a_later_answer_stands_beside_the_earlier_one(opened: Round, owner: User) -> None:
    answer_one(opened, "a-kader", "op-schema", owner)
    answer_one(opened, "a-kader", "afgerond", owner)
    kept = Answer.objects.filter(question=question_on(opened)).order_by("number")
    assert [(answer.number, answer.status.key) for answer in kept] == [(1, "op-schema"), (2, "afgerond")]


def test_answering_is_written_down_without_what_was_answered(opened: Round, owner: User, quiet_bus: EventBus) -> None:
    heard: list[AnswersSubmitted] = []
    quiet_bus.subscribe(AnswersSubmitted)(heard.append)
    answer = answer_one(opened, "a-kader", "aanvullende-inzet", owner, explanation="Geheim tot de sluiting.")
    entry = Entry.objects.get(verb="answer_given")
    assert (entry.subject, entry.actor, entry.changes) == ("action:proef/a-kader", owner, {"answers": [0, 1]})
    assert heard == [AnswersSubmitted(request_of(opened).pk, (answer.pk,), heard[0].at)]


@pytest.mark.parametrize("role", [Role.MONITORING_PARTY, Role.PROGRAMME_TEAM, Role.READER, Role.THEME_CHAIR])
def test_nobody_answers_for_the_owner(opened: Round, role: Role) -> None:
    with pytest.raises(Refused):
        answer_one(opened, "a-kader", actor=give_mandate(role, make_party("zin")))


def test_the_owner_of_another_party_is_refused(opened: Round) -> None:
    with pytest.raises(Refused):
        answer_one(opened, "a-kader", actor=give_mandate(Role.OWNER, make_party("vws")))


def test_an_owner_for_one_theme_does_not_answer_for_another(opened: Round) -> None:
    limited = give_mandate(Role.OWNER, make_party("zin"), scope="theme:proef/a-zorg")
    answer_one(opened, "a-kader", actor=limited)
    with pytest.raises(Refused):
        answer_one(opened, "b-kader", actor=limited)


def test_the_chair_answers_for_actions_without_an_owner(opened: Round) -> None:
    by_theme = give_mandate(Role.THEME_CHAIR, make_party("iets"), scope="theme:proef/a-zorg")
    by_party = give_mandate(Role.THEME_CHAIR, make_party("vws"))
    answer_one(opened, "a-agenda", actor=by_theme)
    answer_one(opened, "a-agenda", actor=by_party)
    other = give_mandate(Role.THEME_CHAIR, make_party("vws"), scope="theme:proef/b-regio")
    with pytest.raises(Refused):
        answer_one(opened, "a-agenda", actor=other)


def test_one_fault_keeps_all_answers_out(opened: Round, owner: User) -> None:
    good, bad = question_on(opened, "a-kader"), question_on(opened, "b-kader")
    with pytest.raises(AnswersInvalid) as refusal:
        submit_answers(
            owner,
            request_id=request_of(opened).pk,
            given=[given(good), given(bad, "niet-gestart", explanation="", forecast="ooit")],
        )
    assert set(refusal.value.faults) == {bad.pk}
    assert set(refusal.value.faults[bad.pk]) == {"explanation", "forecast"}
    assert not Answer.objects.exists()
    assert question_on(opened).version == 0


def test_a_date_moves_between_rounds_only_with_a_reason(opened: Round, owner: User) -> None:
    answer_one(opened, "a-kader", "op-schema", owner, forecast="Q4 2023")
    close_round(SYSTEM, round_id=opened.pk)
    later = make_round(period="2023Q4")
    for forecast in ("Q1 2024", "PM", ""):
        with pytest.raises(AnswersInvalid) as refusal:
            answer_one(later, "a-kader", "op-schema", owner, forecast=forecast, forecast_reason="")
        assert set(refusal.value.faults[question_on(later).pk]) == {"forecast_reason"}
    moved = answer_one(later, "a-kader", "op-schema", owner, forecast="Q1 2024", forecast_reason="Meer overleg.")
    assert moved.forecast_reason == "Meer overleg."
    back = answer_one(later, "a-kader", "op-schema", owner, forecast="Q4 2023", forecast_reason="")
    assert back.forecast_reason == ""


def test_nothing_changed_repeats_what_stood_without_asking_again(opened: Round, owner: User) -> None:
    answer_one(opened, "a-kader", "aanvullende-inzet", owner, forecast="Q4 2023", forecast_reason="Toen.")
    answer_one(opened, "b-kader", "afgerond", owner, product="Een kader")
    close_round(SYSTEM, round_id=opened.pk)
    later = make_round(period="2023Q4")
    shown = {question_on(later, key).pk: 0 for key in ("a-kader", "b-kader")}
    kept = {
        one.question.action.key: one for one in submit_unchanged(owner, request_id=request_of(later).pk, expected=shown)
    }
    assert kept["a-kader"].nothing_needed
    assert kept["a-kader"].forecast == PlannedMoment.quarter(2023, 4)
    assert kept["a-kader"].forecast_reason == ""
    assert kept["b-kader"].product == "Een kader"


def test_of_two_tabs_the_second_is_told_what_the_first_answered(opened: Round, owner: User) -> None:
    question = question_on(opened)
    answer_one(opened, "a-kader", "afgerond", owner, explanation="Klaar.", forecast="Q3 2023")
    with pytest.raises(AnsweredMeanwhile) as refusal:
        submit_answers(owner, request_id=request_of(opened).pk, given=[given(question, version=0)])
    (conflict,) = refusal.value.conflicts
    assert (conflict.question_id, conflict.version, conflict.status_label) == (question.pk, 1, "afgerond")
    assert (conflict.explanation, conflict.forecast_label) == ("Klaar.", "3e kwartaal 2023")
    assert (conflict.answered_by, conflict.action_title) == (owner.name, "Actie a-kader")


def test_a_conflict_on_one_question_keeps_the_others_out_too(opened: Round, owner: User) -> None:
    answer_one(opened, "a-kader", actor=owner)
    stale, fresh = given(question_on(opened, "a-kader"), version=0), given(question_on(opened, "b-kader"))
    with pytest.raises(AnsweredMeanwhile) as refusal:
        submit_answers(owner, request_id=request_of(opened).pk, given=[fresh, stale])
    assert [conflict.question_id for conflict in refusal.value.conflicts] == [stale.question_id]
    assert question_on(opened, "b-kader").version == 0
    assert Answer.objects.count() == 1


def test_a_closed_round_takes_no_answers(opened: Round, owner: User) -> None:
    close_round(SYSTEM, round_id=opened.pk)
    with pytest.raises(RoundIsClosed):
        answer_one(opened, "a-kader", actor=owner)


def test_a_question_of_another_request_is_refused(opened: Round, owner: User) -> None:
    with pytest.raises(NotYourRequest):
        submit_answers(owner, request_id=request_of(opened).pk, given=[given(question_on(opened, "a-agenda"))])


def test_the_same_question_twice_is_refused(opened: Round, owner: User) -> None:
    question = question_on(opened)
    with pytest.raises(NotYourRequest):
        submit_answers(owner, request_id=request_of(opened).pk, given=[given(question), given(question)])


def test_an_unknown_request_is_refused(owner: User) -> None:
    with pytest.raises(RoundNotFound):
        submit_answers(owner, request_id=0, given=[])


def test_an_owner_can_answer_unchanged_in_one_click(accord: Accord, owner: User) -> None:
    first = make_round(period="2023Q2")
    answer_one(first, "a-kader", "aanvullende-inzet", owner, forecast="2023-Q4", needs=[("Geld", "PM", "vws")])
    close_round(SYSTEM, round_id=first.pk)
    second = make_round(period="2023Q3")
    question = question_on(second)
    (answer,) = submit_unchanged(owner, request_id=question.request_id, expected={question.pk: 0})
    assert (answer.status.key, answer.explanation, answer.unchanged) == ("aanvullende-inzet", "Dit staat er nu.", True)
    assert answer.forecast == PlannedMoment.quarter(2023, 4)
    assert answer.needs.get().wanted_from.key == "vws"
    assert Entry.objects.filter(verb="answer_unchanged", subject="action:proef/a-kader").count() == 1


def test_without_an_answer_last_time_there_is_nothing_to_repeat(accord: Accord, owner: User) -> None:
    close_round(SYSTEM, round_id=make_round(period="2023Q2").pk)
    question = question_on(make_round(period="2023Q3"))
    with pytest.raises(AnswersInvalid) as refusal:
        submit_unchanged(owner, request_id=question.request_id, expected={question.pk: 0})
    assert set(refusal.value.faults[question.pk]) == {"unchanged"}


def test_answering_asks_as_many_queries_for_many_actions_as_for_few() -> None:
    counts = []
    for key, number in (("klein", 2), ("groot", 60)):
        accord = make_accord(key)
        theme, zin = make_theme(accord), make_party("zin")
        make_actions(accord, [ActionToMake(f"actie-{one}", theme, zin) for one in range(number)])
        request = Request.objects.get(round=make_round(key))
        answers = [given(question, needs=[("Geld", "PM", "zin")]) for question in request.questions.all()]
        with CaptureQueriesContext(connection) as captured:
            submit_answers(SYSTEM, request_id=request.pk, given=answers)
        counts.append(len(captured))
    assert counts[0] == counts[1]
