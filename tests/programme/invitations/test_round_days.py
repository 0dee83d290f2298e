# SPDX-License-Identifier: EUPL-1.2
"""The days of rounds in the calendar: planned, running, moved, practice; as at a peildatum and for whom."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.kernel.asof import AsOf
from akkoord.kernel.verdict import Refused
from akkoord.programme.invitations.overviews import RoundDay, RoundDayKind, round_days
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.policies import Capacity, capacity_of
from akkoord.programme.rounds.models import DeadlineMove, Round
from akkoord.programme.rounds.operations import close_round, move_deadline
from tests.factories import give_mandate, make_round
from tests.foundation.packages.small_package import SOURCE
from tests.programme.accord.rich_package import load
from tests.programme.invitations.test_reminding import AMSTERDAM
from tests.programme.invitations.test_rhythm import JULY, day, package

pytestmark = pytest.mark.django_db
EVERYTHING = Capacity(everything=True)
OPENS, DUE, CLOSES = RoundDayKind
OPENED = datetime(2026, 8, 12, 10, tzinfo=AMSTERDAM)


@pytest.fixture(autouse=True)
def calendar(tmp_path: Path) -> None:
    """A board on 14 September 2026 that a round about the second quarter precedes."""
    load(tmp_path / "pakket", package())


def days(on: AsOf = JULY) -> list[tuple[RoundDayKind, date]]:
    return [(one.kind, one.on) for one in round_days(EVERYTHING, on, accord="proef")]


def opened(*, practice: bool = False) -> Round:
    with time_machine.travel(OPENED, tick=False):
        return make_round("proef", "2026Q2", practice=practice)


def by_kind(on: date) -> dict[RoundDayKind, RoundDay]:
    return {one.kind: one for one in round_days(EVERYTHING, day(on), accord="proef")}


def test_a_planned_round_has_the_day_it_opens_is_due_and_should_close() -> None:
    shown = round_days(EVERYTHING, JULY, accord="proef")
    assert days() == [(OPENS, date(2026, 8, 10)), (DUE, date(2026, 8, 24)), (CLOSES, date(2026, 8, 28))]
    assert {(one.period.code, one.opened, one.planned, one.practice) for one in shown} == {
        ("2026Q2", False, True, False)
    }
    assert {one.board_on for one in shown} == {date(2026, 9, 14)}


def test_a_running_round_has_its_own_days_and_the_close_that_was_planned() -> None:
    opened()
    shown = by_kind(date(2026, 8, 20))
    assert (shown[OPENS].on, shown[OPENS].past, shown[OPENS].planned) == (date(2026, 8, 12), True, False)
    assert (shown[DUE].on, shown[DUE].past, shown[DUE].moved_from) == (date(2026, 8, 26), False, None)
    assert (shown[CLOSES].on, shown[CLOSES].planned, shown[CLOSES].opened) == (date(2026, 8, 28), True, True)


def test_before_it_opened_a_round_was_planned_and_after_its_close_it_is_gone() -> None:
    running = opened()
    assert days(day(date(2026, 8, 11)))[0] == (OPENS, date(2026, 8, 10))
    with time_machine.travel(OPENED + timedelta(days=15), tick=False):
        close_round(SYSTEM, round_id=running.pk)
    assert days(day(date(2026, 8, 20)))[0] == (OPENS, date(2026, 8, 12))
    assert days(day(date(2026, 9, 1))) == []


def test_a_deadline_that_was_moved_is_the_new_day_and_says_what_it_was() -> None:
    running = opened()
    with time_machine.travel(OPENED + timedelta(days=3), tick=False):
        move_deadline(
            SYSTEM,
            round_id=running.pk,
            due_on=date(2026, 8, 27),
            reason="Vakantie.",
            expected_due_on=date(2026, 8, 26),
        )
    due = by_kind(date(2026, 8, 20))[DUE]
    assert (due.on, due.moved_from) == (date(2026, 8, 27), date(2026, 8, 26))
    before = by_kind(date(2026, 8, 13))[DUE]
    assert (before.on, before.moved_from) == (date(2026, 8, 26), None)
    assert due.changed_at == DeadlineMove.objects.get().moved_at


def test_a_practice_round_is_marked_and_one_out_of_its_time_has_no_planned_close() -> None:
    opened(practice=True)
    assert {one.practice for one in round_days(EVERYTHING, day(date(2026, 8, 20)), accord="proef")} == {True}
    with time_machine.travel(datetime(2026, 11, 28, 10, tzinfo=AMSTERDAM), tick=False):
        Round.objects.update(opened_at=datetime(2026, 11, 27, 10, tzinfo=AMSTERDAM))
        assert set(by_kind(date(2026, 11, 28))) == {OPENS, DUE}


def test_every_reader_sees_them_and_who_answers_one_action_does_not() -> None:
    reader = give_mandate(Role.READER)
    assert len(round_days(capacity_of(reader, date(2026, 7, 1)), JULY, accord="proef")) == 3
    deputy = give_mandate(Role.DEPUTY, scope="action:proef/a-kader")
    with pytest.raises(Refused):
        round_days(capacity_of(deputy, date(2026, 7, 1)), JULY, accord="proef")


def test_an_accord_without_a_rhythm_shows_what_runs(tmp_path: Path) -> None:
    content = package()
    del content["round_rhythm"]
    load(tmp_path / "zonder", content)
    assert days() == []
    opened()
    assert [kind for kind, _ in days(day(date(2026, 8, 20)))] == [OPENS, DUE]


def test_three_times_the_rounds_ask_no_more_queries(tmp_path: Path) -> None:
    opened()
    counts = []
    for number in (1, 3):
        content = package()
        content["meetings"] += [
            {"key": f"bo-{month}", "body": "bo", "when": f"2027-{month:02}-12", "title": "BO", "source": SOURCE}
            for month in range(1, 1 + 3 * number, 3)
        ]
        load(tmp_path / f"pakket-{number}", content)
        with CaptureQueriesContext(connection) as asked:
            shown = round_days(EVERYTHING, day(date(2026, 8, 20)), accord="proef")
        counts.append((len(shown), len(asked)))
    assert counts == [(6, 4), (12, 4)]
