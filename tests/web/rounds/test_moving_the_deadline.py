# SPDX-License-Identifier: EUPL-1.2
"""Moving the last day to answer on its page, and what the list of rounds says of the calendar."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.foundation.timeline.writing import NewFact, write_facts
from akkoord.kernel.moment import PlannedMoment
from akkoord.programme.accord.models import Accord, Body, Meeting, MeetingRecord
from akkoord.programme.invitations.models import Rhythm, RhythmRecord
from akkoord.programme.rounds.models import DeadlineMove, Round
from akkoord.programme.rounds.operations import close_round, move_deadline
from tests.web.rounds.conftest import World

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
LONG_AGO = datetime(2022, 1, 1, tzinfo=UTC)


def typed(about: Round, **changes: str) -> dict[str, str]:
    later = about.due_on + timedelta(days=7)
    fields = {"due_on": later.isoformat(), "reason": "Het BO is later.", "expected_due_on": about.due_on.isoformat()}
    return fields | changes


def test_the_new_day_and_the_reason_stand_on_the_page_of_the_round(world: World, as_: SignIn) -> None:
    answer = as_(world.team).post(world.url("termijn/"), typed(world.round), follow=True)
    assert "De uiterste datum is nu" in answer.content.decode()
    for user in (world.team, world.owner):
        page = as_(user).get(world.url()).content.decode()
        assert "De uiterste datum is verzet" in page
        assert "Het BO is later." in page


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"reason": ""}, "Geef een reden."),
        ({"due_on": "ooit"}, "Dit is geen dag."),
        ({"due_on": "2020-01-01"}, "De nieuwe uiterste datum is al voorbij."),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(
    world: World, as_: SignIn, changes: dict[str, str], told: str
) -> None:
    answer = as_(world.team).post(world.url("termijn/"), typed(world.round, **changes))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert told in page
    assert changes.get("reason", "Het BO is later.") in page
    assert not DeadlineMove.objects.exists()


def test_a_move_by_somebody_else_is_seen_and_can_then_be_confirmed(world: World, as_: SignIn) -> None:
    stale = typed(world.round, due_on="2099-01-01")
    move_deadline(
        SYSTEM,
        round_id=world.round.pk,
        due_on=world.round.due_on + timedelta(days=1),
        reason="Eerder besluit.",
        expected_due_on=world.round.due_on,
    )
    browser = as_(world.team)
    answer = browser.post(world.url("termijn/"), stale)
    page = answer.content.decode()
    assert "Intussen heeft iemand anders" in page
    assert "Eerder besluit." in page
    world.round.refresh_from_db()
    assert f'value="{world.round.due_on.isoformat()}"' in page
    assert browser.post(world.url("termijn/"), typed(world.round, due_on="2099-01-01")).status_code == 302


def test_a_closed_round_leads_back_to_its_page(world: World, as_: SignIn) -> None:
    close_round(SYSTEM, round_id=world.round.pk)
    assert as_(world.team).get(world.url("termijn/"))["Location"] == world.url()


def make_calendar(board_on: str) -> None:
    """A rhythm, and one board meeting."""
    accord = Accord.objects.get(key="proef")
    board = Body.objects.create(accord=accord, key="bo")
    meeting = Meeting.objects.create(accord=accord, key="bo-1")
    moment = PlannedMoment.parse(board_on)
    values = {
        "body_id": board.pk,
        "when": moment,
        "first_day": moment.first_day,
        "last_day": moment.last_day,
        "title": "BO",
    }
    write_facts(MeetingRecord, [NewFact((meeting.pk,), date(2022, 1, 1), values)], now=LONG_AGO)
    terms = {"bureau_before_board": 10, "opens_before": 15, "answer_days": 10, "most_reminders": 2}
    rhythm = Rhythm.objects.create(accord=accord, key="ritme")
    facts = [NewFact((rhythm.pk,), date(2022, 1, 1), {"board_id": board.pk, "reminders": [], **terms})]
    write_facts(RhythmRecord, facts, now=LONG_AGO)


def test_who_opens_rounds_sees_when_the_calendar_wants_one_and_what_is_assumed(world: World, as_: SignIn) -> None:
    make_calendar("2099-09-14")
    page = as_(world.team).get("/proef/rondes/").content.decode()
    assert "Volgens de kalender opent de ronde over 2e kwartaal 2099 op 10 augustus 2099" in page
    assert "aangenomen: 31 augustus 2099" in page
    close_round(SYSTEM, round_id=world.round.pk)
    page = as_(world.team).get("/proef/rondes/").content.decode()
    assert "/proef/rondes/openen/?periode=2099Q2&amp;termijn=2099-08-24" in page
    assert "Volgens de kalender" not in as_(world.owner).get("/proef/rondes/").content.decode()


def test_the_form_takes_over_what_the_calendar_says_and_leaves_nonsense(world: World, as_: SignIn) -> None:
    close_round(SYSTEM, round_id=world.round.pk)
    browser = as_(world.team)
    page = browser.get("/proef/rondes/openen/?periode=2099Q2&termijn=2099-08-24").content.decode()
    for value in ("2099Q2", "30-6-2099", "24-8-2099"):
        assert f'value="{value}"' in page
    page = browser.get("/proef/rondes/openen/?periode=onzin&termijn=ooit").content.decode()
    assert 'value="2024Q1"' in page


def test_a_board_whose_round_is_there_already_is_not_proposed_again(world: World, as_: SignIn) -> None:
    make_calendar("2024-02-20")  # its round would open in January, about the last quarter of 2023
    page = as_(world.team).get("/proef/rondes/?peildatum=2024-01-02").content.decode()
    assert "is er al een ronde" in page
    page = as_(world.team).get("/proef/rondes/?peildatum=2024-03-02").content.decode()
    assert "noemt geen volgend bestuurlijk overleg" in page


def test_without_a_rhythm_the_list_says_so(world: World, as_: SignIn) -> None:
    assert "heeft geen ritme voor rondes" in as_(world.team).get("/proef/rondes/").content.decode()
