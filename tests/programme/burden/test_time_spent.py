# SPDX-License-Identifier: EUPL-1.2
"""Time spent: one number for each request, reported by who may answer it, and never about a person."""

from typing import Any

import pytest

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.foundation.journal.models import Entry
from akkoord.kernel.verdict import Refused
from akkoord.programme.burden.models import TimeSpent
from akkoord.programme.burden.operations import add_time_spent
from akkoord.programme.burden.rules import MOST_SECONDS, counted_seconds
from akkoord.programme.parties.choices import Role
from akkoord.programme.rounds.choices import RequestKind
from akkoord.programme.rounds.errors import RoundIsClosed, RoundNotFound
from akkoord.programme.rounds.models import Request, Round
from akkoord.programme.rounds.operations import close_round
from tests.factories import give_mandate, make_party, make_round, make_small_accord


@pytest.mark.parametrize(("reported", "counted"), [(45, 45), (900, 900), (4000, 900), (0, 0), (-5, 0)])
def test_a_report_counts_for_a_quarter_of_an_hour_at_most_and_never_for_less_than_nothing(
    reported: int, counted: int
) -> None:
    assert counted_seconds(reported) == counted


@pytest.fixture
def opened() -> Round:
    """An open round with one action of zin and two without an owner."""
    make_small_accord()
    return make_round()


@pytest.fixture
def asked(opened: Round) -> Request:
    """What zin is asked."""
    return Request.objects.get(round=opened, kind=RequestKind.OWNER)


def owner() -> User:
    return give_mandate(Role.OWNER, make_party("zin"))


def spent(asked: Request) -> int | None:
    return TimeSpent.objects.filter(request=asked).values_list("seconds", flat=True).first()


pytestmark = pytest.mark.django_db


def test_time_of_everybody_who_answers_adds_up_to_one_number(asked: Request) -> None:
    add_time_spent(owner(), request_id=asked.pk, seconds=45)
    add_time_spent(give_mandate(Role.DEPUTY, make_party("zin")), request_id=asked.pk, seconds=30)
    assert spent(asked) == 75
    assert {field.name for field in TimeSpent._meta.get_fields()} == {"id", "request", "seconds"}


def test_what_was_not_measured_has_no_row(asked: Request) -> None:
    add_time_spent(owner(), request_id=asked.pk, seconds=0)
    add_time_spent(owner(), request_id=asked.pk, seconds=-60)
    assert spent(asked) is None


def test_a_request_never_counts_more_than_a_day(asked: Request) -> None:
    TimeSpent.objects.create(request=asked, seconds=MOST_SECONDS - 10)
    add_time_spent(owner(), request_id=asked.pk, seconds=900)
    assert spent(asked) == MOST_SECONDS


def test_ticks_leave_no_line_in_the_journal(asked: Request) -> None:
    person, before = owner(), Entry.objects.count()
    add_time_spent(person, request_id=asked.pk, seconds=45)
    assert Entry.objects.count() == before


@pytest.mark.parametrize("role", [Role.READER, Role.MONITORING_PARTY, Role.PROGRAMME_TEAM, Role.THEME_CHAIR])
def test_who_may_not_answer_adds_nothing(asked: Request, role: Role) -> None:
    with pytest.raises(Refused):
        add_time_spent(give_mandate(role, make_party("vws")), request_id=asked.pk, seconds=45)
    assert spent(asked) is None


def test_a_colleague_for_one_action_counts_also_where_a_chair_is_asked(opened: Round) -> None:
    of_chair = Request.objects.get(round=opened, theme__key="b-regio")
    colleague = give_mandate(Role.DEPUTY, make_party("vws"), scope="action:proef/b-regio")
    add_time_spent(colleague, request_id=of_chair.pk, seconds=20)
    assert spent(of_chair) == 20
    other = Request.objects.get(round=opened, theme__key="a-zorg")
    with pytest.raises(Refused):
        add_time_spent(colleague, request_id=other.pk, seconds=20)


def test_after_the_round_nothing_is_added(opened: Round, asked: Request) -> None:
    person = owner()
    close_round(SYSTEM, round_id=opened.pk)
    with pytest.raises(RoundIsClosed):
        add_time_spent(person, request_id=asked.pk, seconds=45)
    with pytest.raises(RoundNotFound):
        add_time_spent(person, request_id=0, seconds=45)


def test_reporting_asks_the_database_a_fixed_number_of_questions(
    asked: Request, django_assert_max_num_queries: Any
) -> None:
    person = owner()
    add_time_spent(person, request_id=asked.pk, seconds=45)
    with django_assert_max_num_queries(7):
        add_time_spent(person, request_id=asked.pk, seconds=45)
