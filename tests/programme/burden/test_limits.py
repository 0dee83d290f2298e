# SPDX-License-Identifier: EUPL-1.2
"""Limits: set by the programme team, kept beside each other, and what a coming round is held against."""

from typing import Any

import pytest
from django.utils import timezone

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.foundation.journal.models import Entry
from akkoord.kernel.asof import AsOf
from akkoord.kernel.verdict import Refused
from akkoord.programme.accord.models import Accord
from akkoord.programme.burden.errors import LimitInvalid, LimitPartyUnknown, LimitUnchanged
from akkoord.programme.burden.models import BurdenLimit
from akkoord.programme.burden.operations import set_limit
from akkoord.programme.burden.overviews.ahead import BurdenAhead, burden_ahead
from akkoord.programme.burden.overviews.limits import limits_of, limits_shown
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Party
from akkoord.programme.parties.policies import Capacity, capacity_of
from akkoord.programme.rounds.errors import RoundNotFound
from akkoord.programme.rounds.models import Request
from akkoord.programme.rounds.operations import close_round
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
    """Two actions of zin, and one without an owner in a theme that vws chairs."""
    made = make_accord()
    theme = make_theme(made, "a-zorg", chair=make_party("vws"))
    zin = make_party("zin")
    make_actions(made, [ActionToMake("a-1", theme, zin), ActionToMake("a-2", theme, zin), ActionToMake("a-3", theme)])
    return made


@pytest.fixture
def team() -> User:
    return give_mandate(Role.PROGRAMME_TEAM)


def today() -> AsOf:
    now = timezone.localtime()
    return AsOf(now.date(), now)


def ahead() -> BurdenAhead:
    return burden_ahead(ALL, today(), accord="proef")


def minutes_of(party: Party) -> int | None:
    return limits_of("proef", timezone.now()).of(party.pk)


def test_a_party_without_its_own_limit_has_that_of_all(accord: Accord, team: User) -> None:
    set_limit(team, accord="proef", party_id=None, minutes=20)
    set_limit(team, accord="proef", party_id=make_party("zin").pk, minutes=10, reason=" Klein bureau. ")
    assert (minutes_of(make_party("zin")), minutes_of(make_party("vws"))) == (10, 20)
    set_limit(team, accord="proef", party_id=make_party("zin").pk, minutes=None)
    assert minutes_of(make_party("zin")) == 20
    assert BurdenLimit.objects.count() == 3


def test_the_journal_says_who_set_which_limit_and_why(accord: Accord, team: User) -> None:
    set_limit(team, accord="proef", party_id=make_party("zin").pk, minutes=10, reason="Klein bureau.")
    set_limit(team, accord="proef", party_id=make_party("zin").pk, minutes=None)
    entries = Entry.objects.filter(verb__startswith="burden_limit").order_by("pk")
    assert [(one.verb, one.changes, one.reason) for one in entries] == [
        ("burden_limit_set", {"minutes": [None, 10]}, "Klein bureau."),
        ("burden_limit_removed", {"minutes": [10, None]}, ""),
    ]


@pytest.mark.parametrize("role", [one for one in Role if one is not Role.PROGRAMME_TEAM])
def test_nobody_else_sets_or_lists_limits(accord: Accord, role: Role) -> None:
    person = give_mandate(role)
    with pytest.raises(Refused):
        set_limit(person, accord="proef", party_id=None, minutes=20)
    with pytest.raises(Refused):
        limits_shown(capacity_of(person, timezone.localdate()), today(), accord="proef")


@pytest.mark.parametrize("minutes", [0, -1, 1441])
def test_a_limit_is_a_number_of_minutes_in_a_day(accord: Accord, team: User, minutes: int) -> None:
    with pytest.raises(LimitInvalid):
        set_limit(team, accord="proef", party_id=None, minutes=minutes)


def test_what_cannot_be_set_is_refused(accord: Accord, team: User) -> None:
    with pytest.raises(LimitUnchanged):
        set_limit(team, accord="proef", party_id=None, minutes=None)
    with pytest.raises(LimitPartyUnknown):
        set_limit(team, accord="proef", party_id=0, minutes=5)
    with pytest.raises(RoundNotFound):
        set_limit(team, accord="bestaat-niet", party_id=None, minutes=5)


def test_limits_are_listed_with_who_set_them(accord: Accord, team: User) -> None:
    set_limit(team, accord="proef", party_id=make_party("zin").pk, minutes=10)
    set_limit(team, accord="proef", party_id=None, minutes=20)
    shown = limits_shown(ALL, today(), accord="proef")
    assert [(one.party.key if one.party else "", one.minutes, one.set_by) for one in shown] == [
        ("", 20, team.name),
        ("zin", 10, team.name),
    ]


def test_a_coming_round_asks_owners_and_chairs(accord: Accord) -> None:
    rows = {one.party.key: (one.questions, one.minutes, one.is_over) for one in ahead().parties}
    assert rows == {"zin": (2, 5, False), "vws": (1, 3, False)}


def test_an_answer_of_last_time_makes_the_coming_round_shorter(accord: Accord) -> None:
    opened = make_round()
    answer_one(opened, "a-1")
    answer_one(opened, "a-2")
    close_round(SYSTEM, round_id=opened.pk)
    rows = {one.party.key: one.minutes for one in ahead().parties}
    assert rows == {"zin": 1, "vws": 3}


def elsewhere(minutes: int) -> None:
    other = make_accord("ander")
    make_actions(other, [ActionToMake("b-1", make_theme(other, "b-regio"), make_party("zin"))])
    opened = make_round("ander")
    Request.objects.filter(round=opened).update(expected_minutes=minutes)


def test_an_open_round_of_another_accord_counts_too(accord: Accord, team: User) -> None:
    set_limit(team, accord="proef", party_id=None, minutes=12)
    assert ahead().over == ()
    elsewhere(9)
    (over,) = ahead().over
    assert (over.party.key, over.questions, over.questions_elsewhere, over.minutes, over.limit) == ("zin", 2, 1, 14, 12)


def test_minutes_elsewhere_that_are_not_known_are_not_zero(accord: Accord, team: User) -> None:
    elsewhere(0)
    set_limit(team, accord="proef", party_id=None, minutes=4)
    (over,) = ahead().over
    assert (over.minutes, over.minutes_here) == (None, 5)


def test_a_practice_round_elsewhere_asks_nobody(accord: Accord) -> None:
    elsewhere(9)
    Request.objects.get().round.__class__.objects.update(practice=True)
    assert all(one.questions_elsewhere == 0 for one in ahead().parties)


def test_only_who_opens_rounds_looks_ahead(accord: Accord) -> None:
    with pytest.raises(Refused):
        burden_ahead(capacity_of(give_mandate(Role.OWNER), timezone.localdate()), today(), accord="proef")


def test_looking_ahead_takes_six_queries_however_many_actions(accord: Accord, django_assert_num_queries: Any) -> None:
    theme = make_theme(accord, "c-meer")
    with django_assert_num_queries(6):
        ahead()
    make_actions(accord, [ActionToMake(f"c-{row}", theme, make_party(f"partij-{row % 7}")) for row in range(30)])
    with django_assert_num_queries(6):
        assert len(ahead().parties) == 9
