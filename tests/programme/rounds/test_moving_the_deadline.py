# SPDX-License-Identifier: EUPL-1.2
"""Moving the last day to answer: with a reason, seen by whoever moved it at the same time, and never into the past."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from akkoord.foundation.accounts.actors import SYSTEM, Actor
from akkoord.foundation.events.bus import EventBus
from akkoord.foundation.journal.models import Entry
from akkoord.kernel.verdict import Refused
from akkoord.programme.parties.choices import Role
from akkoord.programme.rounds.errors import (
    DeadlineMovedMeanwhile,
    DeadlineTheSame,
    MoveNeedsReason,
    NewDeadlinePassed,
    RoundIsClosed,
    RoundNotFound,
)
from akkoord.programme.rounds.events import DeadlineMoved
from akkoord.programme.rounds.models import DeadlineMove, Round
from akkoord.programme.rounds.operations import close_round, move_deadline
from tests.factories import give_mandate, make_accord, make_action, make_party, make_round, make_theme

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


@pytest.fixture
def opened() -> Round:
    """An open round, due in two weeks."""
    accord = make_accord()
    make_action(accord, make_theme(accord), "a-kader", make_party("zin"))
    return make_round()


def move(about: Round, actor: Actor = SYSTEM, **given: Any) -> DeadlineMove:
    values = {"due_on": about.due_on + WEEK, "reason": "Het BO is later.", "expected_due_on": about.due_on}
    return move_deadline(actor, round_id=about.pk, **values | given)


@pytest.mark.parametrize("role", [Role.MONITORING_PARTY, Role.PROGRAMME_TEAM])
def test_who_runs_the_round_moves_its_deadline_and_says_why(opened: Round, role: Role, quiet_bus: EventBus) -> None:
    heard: list[DeadlineMoved] = []
    quiet_bus.subscribe(DeadlineMoved)(heard.append)
    actor = give_mandate(role)
    made = move(opened, actor, reason=" Het BO is later. ")
    assert (made.was, made.became, made.reason) == (opened.due_on, opened.due_on + WEEK, "Het BO is later.")
    assert Round.objects.get().due_on == opened.due_on + WEEK
    assert [event.move_id for event in heard] == [made.pk]
    entry = Entry.objects.get(verb="deadline_moved")
    assert (entry.actor, entry.reason, entry.subject) == (actor, "Het BO is later.", "round:proef/2023Q3")


@pytest.mark.parametrize("role", [Role.OWNER, Role.DEPUTY, Role.THEME_CHAIR, Role.READER])
def test_nobody_else_moves_it(opened: Round, role: Role) -> None:
    with pytest.raises(Refused):
        move(opened, give_mandate(role))
    assert not DeadlineMove.objects.exists()


def test_it_can_be_moved_to_an_earlier_day_that_is_not_over(opened: Round) -> None:
    assert move(opened, due_on=timezone.localdate()).became == timezone.localdate()


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"due_on": date(2020, 1, 1)}, NewDeadlinePassed),
        ({"reason": "  "}, MoveNeedsReason),
        ({"expected_due_on": date(2020, 1, 1)}, DeadlineMovedMeanwhile),
    ],
)
def test_a_move_that_cannot_be_is_refused_and_changes_nothing(
    opened: Round, given: dict[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        move(opened, **given)
    assert Round.objects.get().due_on == opened.due_on
    assert not Entry.objects.filter(verb="deadline_moved").exists()


def test_the_same_day_is_no_move(opened: Round) -> None:
    with pytest.raises(DeadlineTheSame):
        move(opened, due_on=opened.due_on)


def test_a_closed_round_has_no_deadline_to_move(opened: Round) -> None:
    close_round(SYSTEM, round_id=opened.pk)
    with pytest.raises(RoundIsClosed):
        move(opened)


def test_a_round_that_is_not_there_is_not_found(opened: Round) -> None:
    with pytest.raises(RoundNotFound):
        move_deadline(SYSTEM, round_id=0, due_on=date(2099, 1, 1), reason="x", expected_due_on=opened.due_on)
