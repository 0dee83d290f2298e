# SPDX-License-Identifier: EUPL-1.2
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.kernel.asof import AsOf
from akkoord.kernel.signal import SignalKind
from akkoord.kernel.verdict import Refused
from akkoord.programme.accord.models import Accord, Theme
from akkoord.programme.parties.policies import Capacity
from akkoord.programme.rounds.models import Standing
from akkoord.programme.rounds.operations import close_round
from akkoord.programme.rounds.overviews.standings import movement_by_theme, standings_by_theme
from akkoord.programme.rounds.rules import Movement
from akkoord.reports.figures.ahead import board_dates
from akkoord.reports.figures.cockpit import Cockpit, cockpit
from tests.factories.accords import ActionToMake, make_accord, make_action, make_actions, make_theme
from tests.factories.parties import make_party
from tests.factories.planning import make_body, make_meeting, make_step
from tests.factories.rounds import answer_one, make_round

EVERYBODY = Capacity(everything=True)
Q2, Q3 = date(2023, 6, 30), date(2023, 9, 30)


def at(day: date) -> AsOf:
    return AsOf.at(day, now=timezone.now())


def shown_at(day: date = Q3) -> Cockpit:
    return cockpit(EVERYBODY, at(day), accord="proef")


@pytest.fixture
def accord(db: None) -> Accord:
    return make_accord()


@pytest.fixture
def theme(accord: Accord) -> Theme:
    return make_theme(accord)


def frozen(period: str = "2023Q3", **statuses: str) -> None:
    opened = make_round(period=period)
    for key, status in statuses.items():
        answer_one(opened, key.replace("_", "-"), status)
    close_round(SYSTEM, round_id=opened.pk)


@pytest.fixture
def two_rounds(accord: Accord, theme: Theme) -> None:
    other = make_theme(accord, "b-regio")
    make_actions(accord, [ActionToMake(f"a-{n}", theme, make_party() if n else None) for n in range(3)])
    make_actions(accord, [ActionToMake(f"b-{n}", other) for n in range(2)])
    frozen("2023Q2", a_0="op-schema", a_1="niet-gestart", a_2="op-schema", b_0="op-schema")
    frozen("2023Q3", a_0="aanvullende-inzet", a_1="op-schema", a_2="op-schema", b_1="afgerond")


def test_a_theme_shows_its_statuses_and_what_lacks(two_rounds: None) -> None:
    first, second = shown_at().themes
    assert [(signal.label, n) for signal, n in first.statuses] == [
        ("afgerond", 0), ("op-schema", 2), ("aanvullende-inzet", 1), ("niet-gestart", 0), ("onbekend", 0),
    ]  # fmt: skip
    assert (first.actions, first.owner_missing, first.not_answered) == (3, 1, 0)
    assert (second.actions, second.owner_missing, second.not_answered) == (2, 2, 1)
    assert second.of(SignalKind.UNKNOWN) == 1


def test_movement_is_counted_from_the_round_before(two_rounds: None) -> None:
    shown = shown_at()
    assert shown.compared_with is not None
    assert shown.compared_with.code == "2023Q2"
    moved = shown.themes[0].moved
    assert (moved[Movement.BETTER], moved[Movement.WORSE], moved[Movement.SAME]) == (1, 1, 1)
    assert shown.total.moved[Movement.UNKNOWN] == 2


def test_the_trend_has_a_point_for_each_round_up_to_the_peildatum(two_rounds: None) -> None:
    assert [point[SignalKind.ON_SCHEDULE] for point in shown_at().total.trend] == [3, 2]
    assert len(shown_at(Q2).total.trend) == 1
    assert shown_at(Q2).compared_with is None


def test_it_agrees_with_the_rounds_own_overviews_and_with_counting(two_rounds: None) -> None:
    shown, as_of = shown_at(), at(Q3)
    standings = standings_by_theme(EVERYBODY, as_of, accord="proef")
    for picture, standing in zip(shown.themes, standings.themes, strict=True):
        assert [n for _, n in picture.statuses] == [count.actions for count in standing.counts]
        rows = Standing.objects.as_of(as_of).filter(theme__key=picture.key)
        assert [picture.of(kind) for kind in SignalKind] == [rows.filter(signal=kind).count() for kind in SignalKind]
    moves = movement_by_theme(EVERYBODY, as_of, accord="proef")
    assert [dict(picture.moved) for picture in shown.themes] == [move.counts for move in moves.themes]


def test_an_action_that_no_round_asked_is_counted_apart(accord: Accord, theme: Theme) -> None:
    make_action(accord, theme)
    frozen(a_kader="op-schema")
    make_action(accord, theme, "a-nieuw")
    assert shown_at().total.not_asked == 1
    assert shown_at().total.of(SignalKind.UNKNOWN) == 0


def test_without_a_round_nothing_is_said_of_statuses(accord: Accord, theme: Theme) -> None:
    make_action(accord, theme)
    shown = shown_at()
    assert shown.frozen is None
    assert shown.total.statuses == ()
    assert shown.total.actions == 1


def test_each_meeting_ahead_has_what_falls_due_since_the_one_before(accord: Accord, theme: Theme) -> None:
    body = make_body(accord)
    make_meeting(body, "2023-09-11", title="Geweest")
    make_meeting(body, "2023-11-15", title="Eerste")
    make_meeting(body, "2023-12-04", title="Tweede")
    make_step(theme, "Voor de eerste", end="2023-11-15")
    make_step(theme, "Voor de tweede", end="2023-11")
    make_step(theme, "Erna", end="2023-12")
    make_step(theme, "Ervoor", end="2023-08")
    first, second = shown_at().ahead
    assert (first.title, first.due, [step.title for step in first.steps]) == ("Eerste", 1, ["Voor de eerste"])
    assert (second.title, second.due, [step.title for step in second.steps]) == ("Tweede", 1, ["Voor de tweede"])
    assert first.body_title == "BO"


def test_a_forecast_past_the_meeting_is_too_late_for_it(accord: Accord, theme: Theme) -> None:
    for key in ("a-laat", "a-op-tijd", "a-klaar"):
        make_step(theme, key, action=make_action(accord, theme, key), end="2023-11")
    make_meeting(make_body(accord), "2023-12-04")
    opened = make_round()
    answer_one(opened, "a-laat", "op-schema", forecast="2023-12-31")
    answer_one(opened, "a-op-tijd", "op-schema", forecast="2023-11")
    answer_one(opened, "a-klaar", "afgerond", forecast="2023-12-31")
    close_round(SYSTEM, round_id=opened.pk)
    (meeting,) = shown_at().ahead
    assert (meeting.due, meeting.too_late) == (3, 1)
    assert [step.title for step in meeting.steps if step.too_late] == ["a-laat"]


def test_only_the_first_five_steps_are_named_and_all_are_counted(accord: Accord, theme: Theme) -> None:
    for _ in range(8):
        make_step(theme, end="2023-11")
    make_meeting(make_body(accord), "2023-12-04")
    (meeting,) = shown_at().ahead
    assert (meeting.due, len(meeting.steps)) == (8, 5)


def test_meetings_can_be_narrowed_to_kinds_of_bodies(accord: Accord, theme: Theme) -> None:
    make_meeting(make_body(accord, "bo"), "2023-12-04")
    make_meeting(make_body(accord, "tafel", kind="theme_table"), "2023-11-04")
    found = board_dates(EVERYBODY, at(Q3), accord="proef", kinds=["board"])
    assert [meeting.body_key for meeting in found] == ["bo"]


def test_who_may_not_read_is_refused(accord: Accord) -> None:
    with pytest.raises(Refused):
        cockpit(Capacity(), at(Q3), accord="proef")


def test_it_takes_eleven_queries_however_many_rows(two_rounds: None, accord: Accord, theme: Theme) -> None:
    make_meeting(make_body(accord), "2023-12-04")
    for number in range(2):
        make_step(theme, end=f"2023-1{number}")
        with CaptureQueriesContext(connection) as captured:
            shown_at()
        assert len(captured) == 11
        make_actions(accord, [ActionToMake(f"c-{number}-{n}", theme) for n in range(9)])
