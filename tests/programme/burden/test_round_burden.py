# SPDX-License-Identifier: EUPL-1.2
"""The burden of a round: asked, spent, repeated, and what could be dropped; for whom it is."""

from typing import Any

import pytest
from django.utils import timezone

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.kernel.asof import AsOf
from akkoord.kernel.verdict import Refused
from akkoord.programme.accord.models import Accord, Theme
from akkoord.programme.burden.models import TimeSpent
from akkoord.programme.burden.operations import set_limit
from akkoord.programme.burden.overviews.round_burden import RoundBurden, burden_of_round, party_round
from akkoord.programme.burden.overviews.trend import burden_trend
from akkoord.programme.burden.rules import Why
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Party
from akkoord.programme.parties.policies import Capacity, capacity_of
from akkoord.programme.rounds.choices import Channel, Judgement
from akkoord.programme.rounds.errors import RoundNotFound
from akkoord.programme.rounds.models import Question, Request, Round
from akkoord.programme.rounds.operations import close_round, review_answer, submit_answers
from akkoord.programme.rounds.overviews.rounds import RoundShown, round_shown, rounds_of
from akkoord.programme.rounds.rules import GivenAnswer
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
    make_user,
)

pytestmark = pytest.mark.django_db

ALL = Capacity(everything=True)


@pytest.fixture
def theme() -> Theme:
    """An accord in which zin owns two actions, vws one, and one has no owner and no chair."""
    accord = make_accord()
    made = make_theme(accord)
    zin, vws = make_party("zin"), make_party("vws")
    owners: tuple[tuple[str, Party | None], ...] = (("a-1", zin), ("a-2", zin), ("a-3", vws), ("a-4", None))
    make_actions(accord, [ActionToMake(key, made, owner) for key, owner in owners])
    return made


def now() -> AsOf:
    moment = timezone.localtime()
    return AsOf(moment.date(), moment)


def shown(one: Round) -> RoundShown:
    return round_shown(ALL, now(), accord="proef", period=one.period)


def burden(one: Round, viewer: Capacity = ALL) -> RoundBurden:
    return burden_of_round(viewer, now(), accord="proef", about=shown(one))


def of_zin(one: Round) -> Request:
    return Request.objects.get(round=one, party__key="zin")


def repeat(one: Round, action: str) -> None:
    question = Question.objects.get(round=one, action__key=action)
    again = GivenAnswer(question.pk, question.version, unchanged=True)
    submit_answers(SYSTEM, request_id=question.request_id, given=[again])


def test_what_was_asked_and_spent_by_party(theme: Theme) -> None:
    opened = make_round()
    Request.objects.filter(round=opened).update(expected_minutes=5)
    TimeSpent.objects.create(request=of_zin(opened), seconds=75)
    answer_one(opened, "a-1")
    found = burden(opened)
    rows = {
        one.party.key if one.party else "": (one.burden.questions, one.burden.expected, one.burden.seconds)
        for one in found.parties
    }
    assert rows == {"zin": (2, 5, 75), "vws": (1, 5, None), "": (1, 5, None)}
    total = found.total
    assert (total.questions, total.answered, total.expected) == (4, 1, 15)
    assert (total.seconds, total.measured, total.requests) == (75, 1, 3)


def test_minutes_that_a_request_does_not_say_are_unknown_and_not_zero(theme: Theme) -> None:
    opened = make_round()
    Request.objects.filter(round=opened).update(expected_minutes=0)
    total = burden(opened).total
    assert (total.expected, total.seconds, total.measured) == (None, None, 0)


def test_answers_are_counted_by_the_way_they_came_and_by_who_gave_them(theme: Theme) -> None:
    opened, anna = make_round(), give_mandate(Role.OWNER, make_party("zin"), user=make_user("Anna"))
    monitor = give_mandate(Role.MONITORING_PARTY, user=make_user("Mo"))
    answer_one(opened, "a-1", actor=anna)
    question = Question.objects.get(round=opened, action__key="a-2")
    submit_answers(
        monitor,
        request_id=question.request_id,
        given=[given(question)],
        channel=Channel.WORKBOOK,
        on_behalf_of=anna,
    )
    found = party_round(ALL, now(), accord="proef", about=shown(opened), party="zin")
    assert found.about.burden.channels == ((Channel.PAGE, 1), (Channel.WORKBOOK, 1))
    said = {one.action.key: one.line.said for one in found.questions}
    assert {key: (one.answered_by, one.entered_by) for key, one in said.items() if one} == {
        "a-1": ("Anna", ""),
        "a-2": ("Anna", "Mo"),
    }


def test_what_could_be_dropped_follows_from_the_rounds_before(theme: Theme) -> None:
    first = make_round(period="2023Q1")
    done = answer_one(first, "a-1", "afgerond")
    review_answer(SYSTEM, answer_id=done.pk, judgement=Judgement.ACCEPTED)
    answer_one(first, "a-3")
    close_round(SYSTEM, round_id=first.pk)
    for period in ("2023Q2", "2023Q3", "2023Q4"):
        opened = make_round(period=period)
        repeat(opened, "a-3")
        if period != "2023Q4":
            close_round(SYSTEM, round_id=opened.pk)
    second = burden(Round.objects.get(period="2023Q2")).total
    assert [(one.why, one.seconds) for one in second.proposals] == [(Why.FINISHED, 10)]
    last = burden(Round.objects.get(period="2023Q4")).total
    assert [one.why for one in last.proposals] == [Why.UNCHANGED]
    assert (last.seconds_to_save, last.unchanged) == (10, 1)


def test_a_party_is_held_against_its_limit(theme: Theme) -> None:
    opened = make_round()
    Request.objects.filter(round=opened).update(expected_minutes=5)
    team = give_mandate(Role.PROGRAMME_TEAM)
    set_limit(team, accord="proef", party_id=make_party("zin").pk, minutes=4)
    assert {one.party.key for one in burden(opened).parties if one.party and one.is_over} == {"zin"}


@pytest.mark.parametrize(
    ("role", "party", "scope", "sees"),
    [
        (Role.PROGRAMME_TEAM, "vws", "", {"zin", "vws", ""}),
        (Role.MONITORING_PARTY, "vws", "", {"zin", "vws", ""}),
        (Role.OWNER, "zin", "", {"zin"}),
        (Role.DEPUTY, "zin", "", {"zin"}),
        (Role.THEME_CHAIR, "vws", "theme:proef/a-zorg", {"vws"}),
        (Role.READER, "zin", "", set()),
    ],
)
def test_a_party_sees_its_own_burden_and_a_reader_the_sum(
    theme: Theme, role: Role, party: str, scope: str, sees: set[str]
) -> None:
    opened = make_round()
    viewer = capacity_of(give_mandate(role, make_party(party), scope=scope), timezone.localdate())
    found = burden(opened, viewer)
    assert {one.party.key if one.party else "" for one in found.parties} == sees
    assert found.total.questions == 4
    assert found.sees_all is (len(sees) == 3)
    for key in ("zin", "vws"):
        if key not in sees:
            with pytest.raises(RoundNotFound):
                party_round(viewer, now(), accord="proef", about=shown(opened), party=key)
            with pytest.raises(Refused):
                burden_trend(viewer, rounds=[shown(opened)], party=key)


def test_who_answers_one_action_sees_nothing(theme: Theme) -> None:
    opened = make_round()
    colleague = give_mandate(Role.DEPUTY, make_party("zin"), scope="action:proef/a-1")
    with pytest.raises(Refused):
        burden(opened, capacity_of(colleague, timezone.localdate()))


def test_rounds_follow_each_other_and_what_was_not_measured_is_a_gap(theme: Theme) -> None:
    first = make_round(period="2023Q1")
    Request.objects.filter(round=first).update(expected_minutes=5)
    TimeSpent.objects.create(request=of_zin(first), seconds=75)
    close_round(SYSTEM, round_id=first.pk)
    Request.objects.filter(round=make_round(period="2023Q2")).update(expected_minutes=0)
    rounds = rounds_of(ALL, now(), accord="proef")
    loads = [
        (one.round.period.code, one.questions, one.expected, one.seconds) for one in burden_trend(ALL, rounds=rounds)
    ]
    assert loads == [("2023Q1", 4, 15, 75), ("2023Q2", 4, None, None)]
    own = burden_trend(ALL, rounds=rounds, party="zin")
    assert [(one.questions, one.expected) for one in own] == [(2, 5), (2, None)]


def test_burden_takes_the_same_number_of_queries_however_many_questions(
    theme: Theme, django_assert_num_queries: Any
) -> None:
    accord = Accord.objects.get()
    opened = make_round(period="2023Q1")
    about = shown(opened)
    with django_assert_num_queries(9):
        burden_of_round(ALL, now(), accord="proef", about=about)
    with django_assert_num_queries(11):
        party_round(ALL, now(), accord="proef", about=about, party="zin")
    close_round(SYSTEM, round_id=opened.pk)
    make_actions(accord, [ActionToMake(f"c-{row}", theme, make_party(f"partij-{row % 5}")) for row in range(20)])
    about = shown(make_round(period="2023Q2"))
    with django_assert_num_queries(9):
        assert len(burden_of_round(ALL, now(), accord="proef", about=about).parties) == 8
    with django_assert_num_queries(11):
        party_round(ALL, now(), accord="proef", about=about, party="zin")
    rounds = rounds_of(ALL, now(), accord="proef")
    with django_assert_num_queries(2):
        burden_trend(ALL, rounds=rounds)
