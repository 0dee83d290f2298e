# SPDX-License-Identifier: EUPL-1.2
"""Time spent on practice rounds: made up, the same each time, and only where the installation made the answers."""

from io import StringIO

import pytest
from django.core.management import call_command

from akkoord.programme.accord.models import Accord
from akkoord.programme.burden.management.practice_time import answer_seconds, opening_seconds, seed_practice_time
from akkoord.programme.burden.models import TimeSpent
from akkoord.programme.rounds.models import Answer, Request, Round
from tests.factories import ActionToMake, make_accord, make_actions, make_party, make_theme, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def accord() -> Accord:
    """Practice rounds over forty actions with twelve owners or none."""
    accord = make_accord("iza")
    themes = [make_theme(accord, key, chair=make_party("vws")) for key in ("a-zorg", "b-regio")]
    owners = [make_party(f"partij-{number}") for number in range(12)]
    actions = [
        ActionToMake(f"actie-{one}", themes[one % 2], owners[one % 12] if one % 3 else None, "2023-Q3")
        for one in range(40)
    ]
    make_actions(accord, actions)
    call_command("seed_practice", verbosity=0)
    return accord


def told() -> str:
    out = StringIO()
    call_command("seed_practice_time", stdout=out)
    return out.getvalue()


def test_most_answered_requests_get_a_time_and_the_others_stay_unmeasured(accord: Accord) -> None:
    answered = Request.objects.filter(pk__in=Answer.objects.values("question__request")).count()
    assert "hebben nu een gemeten tijd" in told()
    seconds = list(TimeSpent.objects.values_list("seconds", flat=True))
    assert answered / 2 < len(seconds) < answered
    assert len(set(seconds)) > len(seconds) / 2
    assert all(25 <= one <= 3600 for one in seconds)
    assert not TimeSpent.objects.exclude(request__in=Answer.objects.values("question__request")).exists()


def test_a_second_call_makes_nothing_and_another_start_gives_the_same(accord: Accord) -> None:
    made = seed_practice_time("iza")
    first = dict(TimeSpent.objects.values_list("request_id", "seconds"))
    assert len(first) == made
    assert "Er is niets gemaakt" in told()
    TimeSpent.objects.all().delete()
    seed_practice_time("iza")
    assert dict(TimeSpent.objects.values_list("request_id", "seconds")) == first


def test_what_somebody_measured_in_the_open_round_is_kept(accord: Accord) -> None:
    asked = Request.objects.filter(round__period="2023Q4", pk__in=Answer.objects.values("question__request")).first()
    assert asked is not None
    TimeSpent.objects.create(request=asked, seconds=7)
    seed_practice_time("iza")
    assert TimeSpent.objects.get(request=asked).seconds == 7


@pytest.mark.parametrize("real", [True, False])
def test_a_real_round_and_one_that_somebody_practises_get_no_time(accord: Accord, real: bool) -> None:
    Round.objects.update(**({"practice": False} if real else {"opened_by": make_user()}))
    assert seed_practice_time("iza") == 0


def test_saying_that_nothing_changed_is_quicker_than_an_answer() -> None:
    for action in ("a-kader", "b-regio", "c-zorg"):
        assert 5 <= answer_seconds("2023Q3", action, 1, unchanged=True) <= 18
        assert 40 <= answer_seconds("2023Q3", action, 1, unchanged=False) <= 159
    assert 20 <= opening_seconds("2023Q3", "vws", None) <= 69
