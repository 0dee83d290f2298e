# SPDX-License-Identifier: EUPL-1.2
"""Drift of forecasts, answers that stay the same, who waits for whom, and one action over the rounds, read back."""

from datetime import date

import pytest
from django.utils import timezone

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.kernel.asof import AsOf
from akkoord.kernel.moment import PlannedMoment
from akkoord.kernel.verdict import Refused
from akkoord.programme.accord.errors import NotInAccord
from akkoord.programme.accord.models import Accord, Action
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Party
from akkoord.programme.parties.policies import capacity_of
from akkoord.programme.rounds.operations import close_round
from akkoord.programme.rounds.overviews.by_round import action_course
from akkoord.programme.rounds.overviews.drift import NotMeasured, forecast_drift
from akkoord.programme.rounds.overviews.stale import StaleAnswers, Threshold, stale_answers
from akkoord.programme.rounds.overviews.waiting import open_needs, waiting
from akkoord.programme.rounds.rules.drift import Direction, Drift, PlanSource
from tests.factories import answer_one, give_mandate, make_round
from tests.factories.planning import make_step
from tests.programme.rounds.many_rounds import ALL, changed, closed, corrected, make_small_accord, now, theme


@pytest.fixture
def accord(db: None) -> Accord:
    return make_small_accord()


def on(status: str = "op-schema", forecast: str = "", **rest: object) -> dict[str, object]:
    """An answer with a forecast."""
    return {"status": status, "forecast": forecast, **rest}


def test_drift_is_against_the_agreed_date_and_else_the_first_forecast(accord: Accord) -> None:
    closed("2023Q2", a_1=on(forecast="2023-Q3"), a_2=on(forecast="2023-Q4"))
    closed("2023Q3", a_1=on(forecast="2024-Q1"), a_2=on(forecast="2024-Q1"), b_1=on(forecast="2024+"))
    shown = forecast_drift(ALL, now(), accord="proef")
    lines = {line.action.key: line for line in shown.lines.items}
    assert (lines["a-1"].plan_source, str(lines["a-1"].plan)) == (PlanSource.DEADLINE, "2023-Q3")
    assert lines["a-1"].drift == Drift(93, 274)
    assert lines["a-2"].plan_source is PlanSource.FIRST_FORECAST
    assert lines["a-2"].first_given_in is not None
    assert (lines["a-2"].first_given_in.code, lines["a-2"].drift) == ("2023Q2", Drift(1, 182))
    assert lines["b-1"].drift == Drift(0, 0)
    assert lines["b-2"].why_not is NotMeasured.NOT_ANSWERED
    assert [line.action.key for line in shown.lines.items] == ["a-1", "a-2", "b-1", "b-2"]
    assert (shown.median, shown.worst) == (Drift(1, 182), Drift(93, 274))
    assert (shown.measured, shown.not_measured[NotMeasured.NOT_ANSWERED]) == (3, 1)


def test_an_old_forecast_does_not_go_on(accord: Accord) -> None:
    closed("2023Q2", a_2=on(forecast="2023-Q4"), b_1=on(forecast="2023-Q4"), b_2=on(forecast="PM"))
    closed("2023Q3", a_1=on("afgerond", product="Een kader."), a_2=on(), b_2=on(forecast="PM"))
    shown = forecast_drift(ALL, now(), accord="proef")
    why = {line.action.key: line.why_not for line in shown.lines.items}
    assert why == {
        "a-1": NotMeasured.FINISHED,
        "a-2": NotMeasured.NO_FORECAST,
        "b-1": NotMeasured.NOT_ANSWERED,
        "b-2": NotMeasured.UNDECIDED,
    }
    assert (shown.median, shown.worst, shown.measured) == (None, None, 0)


def test_drift_is_narrowed_and_turned_round(accord: Accord) -> None:
    closed("2023Q2", a_1=on(forecast="2023-Q3"), a_2=on(forecast="2024-Q4"), b_1=on(forecast="2023-Q4"))
    closed("2023Q3", a_1=on(forecast="2024-Q1"), a_2=on(forecast="2024-Q1"), b_1=on(forecast="2023-Q4"))

    def keys(**asked: object) -> list[str]:
        return [one.action.key for one in forecast_drift(ALL, now(), accord="proef", **asked).lines.items]  # type: ignore[arg-type]

    assert keys(theme="a-zorg") == ["a-1", "a-2"]
    assert keys(party="nza") == ["b-1"]
    assert keys(wanted=Direction.EARLIER) == ["a-2"]
    assert keys(wanted=NotMeasured.NOT_ANSWERED) == ["b-2"]
    assert keys(ascending=True) == ["a-2", "b-1", "a-1", "b-2"]


def test_a_moved_deadline_leaves_the_first_plan(accord: Accord) -> None:
    moved = PlannedMoment.parse("2024-Q2")
    changed("a-1", date(2023, 8, 1), deadline=moved, last_day=moved.last_day)
    closed("2023Q3", a_1=on(forecast="2024-Q2"))
    line = next(one for one in forecast_drift(ALL, now(), accord="proef").lines.items if one.action.key == "a-1")
    assert str(line.plan) == "2023-Q3"


def test_before_a_round_nothing_drifts(accord: Accord) -> None:
    shown = forecast_drift(ALL, now(), accord="proef")
    assert (shown.holding, shown.lines.items) == (None, ())


def stale(rounds: int = 3, *, silent: bool = False, day: date = date(2024, 6, 1), **asked: str) -> StaleAnswers:
    return stale_answers(ALL, now(day), accord="proef", threshold=Threshold(rounds=rounds), silent=silent, **asked)


def three_rounds() -> None:
    """a-1 says the same three times, a-2 changes its words, b-1 is finished, b-2 never answers."""
    for number, period in enumerate(("2023Q1", "2023Q2", "2023Q3")):
        again = {"unchanged": True} if number == 2 else {}
        closed(
            period,
            a_1=on(forecast="2024-Q1") | again,
            a_2=on(explanation=f"Vergadering {number} is geweest."),
            b_1=on("afgerond", product="Een kader."),
        )


def test_an_answer_is_old_when_it_says_the_same_for_rounds(accord: Accord) -> None:
    three_rounds()
    shown = stale()
    (line,) = shown.lines.items
    assert (line.action.key, line.rounds, line.ticked, line.all_along) == ("a-1", 3, 1, True)
    assert (line.since_period.code, line.age) == ("2023Q1", (date(2024, 6, 1) - date(2023, 3, 31)).days)
    assert [(one.key, number) for one, number in shown.by_theme] == [("a-zorg", 1)]
    assert [(one.key if one else "", number) for one, number in shown.by_owner] == [("zin", 1)]
    assert (shown.asked, shown.lines.total) == (4, 1)


def test_silence_is_counted_apart(accord: Accord) -> None:
    three_rounds()
    (line,) = stale(silent=True).lines.items
    assert (line.action.key, line.rounds, line.all_along) == ("b-2", 3, True)
    assert not stale(silent=True, party="zin").lines.items


def test_an_age_in_days_is_counted_at_the_peildatum(accord: Accord) -> None:
    three_rounds()
    day = date(2023, 10, 1)
    by_days = {
        number: [
            line.action.key
            for line in stale_answers(ALL, now(day), accord="proef", threshold=Threshold(days=number)).lines.items
        ]
        for number in (1, 90, 184, 185)
    }
    assert by_days == {1: ["a-1", "a-2"], 90: ["a-1"], 184: ["a-1"], 185: []}


def test_there_are_not_that_many_rounds(accord: Accord) -> None:
    three_rounds()
    shown = stale(4)
    assert (shown.rounds, shown.lines.items) == (3, ())
    assert stale(3, day=date(2023, 7, 1)).lines.items == ()
    assert stale(1, day=date(2023, 1, 1)).holding is None


def test_an_answer_after_silence_is_new(accord: Accord) -> None:
    closed("2023Q1", a_1=on(forecast="2024-Q1"))
    closed("2023Q2")
    closed("2023Q3", a_1=on(forecast="2024-Q1"))
    assert not stale(2).lines.items
    assert [line.rounds for line in stale(1).lines.items] == [1]


def test_a_correction_makes_an_answer_new_and_as_then_known_it_was_old(accord: Accord) -> None:
    closed("2023Q2", a_1=on(forecast="2024-Q1"))
    last = closed("2023Q3", a_1=on(forecast="2024-Q1"))
    then = AsOf(date(2024, 6, 1), timezone.now())
    corrected(last, "a-1", "op-schema", forecast="2024-Q2")
    old = stale_answers(ALL, then, accord="proef", threshold=Threshold(rounds=2))
    assert [line.action.key for line in old.lines.items] == ["a-1"]
    assert not stale(2).lines.items


NEED = ("Een besluit over het budget", "2023-Q3", "nza")


def test_waiting_is_grouped_by_who_is_asked(accord: Accord) -> None:
    again = ("Een  besluit over het Budget", "2023-Q3", "nza")
    closed("2023Q2", a_1={"needs": [NEED]})
    closed(
        "2023Q3",
        a_1={"needs": [again, ("Cijfers", "2024-Q4", "nza")]},
        a_2={"needs": [NEED]},
        b_1={"needs": [("Iemand", "PM", "")]},
    )
    shown = waiting(ALL, now(), accord="proef")
    nza, nobody = shown.parties
    assert (nza.party.key if nza.party else "", nza.actions, nza.needs, nza.overdue, nza.undated) == ("nza", 2, 3, 2, 0)
    assert (nobody.party, nobody.actions, nobody.needs, nobody.undated) == (None, 1, 1, 1)
    assert (shown.actions, shown.overdue) == (3, 2)
    assert [(one.action.key, one.overdue, one.rounds, one.since.code) for one in shown.lines.items] == [
        ("a-1", True, 2, "2023Q2"),
        ("a-2", True, 1, "2023Q3"),
        ("a-1", False, 1, "2023Q3"),
        ("b-1", False, 1, "2023Q3"),
    ]
    assert [one.action.key for one in waiting(ALL, now(), accord="proef", party="").lines.items] == ["b-1"]
    assert waiting(ALL, now(), accord="proef", party="nza", theme="b-regio").lines.items == ()
    on_the_day = waiting(ALL, now(date(2023, 9, 30)), accord="proef")
    assert on_the_day.overdue == 0


def test_needs_of_an_open_round_are_not_for_everybody(accord: Accord) -> None:
    opened = make_round(period="2023Q3")
    answer_one(opened, "a-1", needs=[NEED])
    zin, nza = Party.objects.get(key="zin"), Party.objects.get(key="nza")

    def seen(role: Role, party: Party, scope: str = "") -> int:
        who = capacity_of(give_mandate(role, party, scope=scope), timezone.localdate())
        return len(open_needs(who, now(timezone.localdate()), accord="proef"))

    assert seen(Role.PROGRAMME_TEAM, zin) == seen(Role.MONITORING_PARTY, zin) == 1
    assert seen(Role.OWNER, nza) == seen(Role.DEPUTY, nza) == 1
    assert seen(Role.OWNER, zin) == seen(Role.READER, nza) == seen(Role.THEME_CHAIR, nza) == 0
    assert waiting(ALL, now(timezone.localdate()), accord="proef").parties == ()
    close_round(SYSTEM, round_id=opened.pk)
    assert open_needs(ALL, now(), accord="proef") == ()
    assert len(waiting(ALL, now(), accord="proef").lines.items) == 1


def test_who_answers_one_action_sees_no_needs(accord: Accord) -> None:
    who = capacity_of(
        give_mandate(Role.DEPUTY, Party.objects.get(key="nza"), scope="action:proef/a-1"), timezone.localdate()
    )
    with pytest.raises(Refused, match="mandaat"):
        open_needs(who, now(), accord="proef")


def test_an_action_is_read_over_all_rounds(accord: Accord) -> None:
    closed("2022Q4", b_1="op-schema")
    changed("a-1", date(2023, 1, 1), theme_id=theme("b-regio").pk)
    closed("2023Q1", a_1=on("op-schema", "2023-Q3"))
    last = closed("2023Q2", a_1=on("aanvullende-inzet", "2023-Q4", explanation="Het wacht op een besluit."))
    closed("2023Q3")
    corrected(last, "a-1", "op-schema", forecast="2024-Q1")
    shown = action_course(ALL, now(), accord="proef", action="a-1")
    assert [(one.period.code, one.edition) for one in shown.rounds] == [
        ("2023Q3", 1),
        ("2023Q2", 2),
        ("2023Q1", 1),
        ("2022Q4", 1),
    ]
    silent, second, first, _before = shown.rounds
    assert (silent.stood.answered if silent.stood else None, silent.corrected) == (False, False)
    assert (second.corrected, second.drift, second.repeats) == (True, Drift(93, 274), False)
    assert (first.drift, first.new_text) == (None, False)


def test_an_action_that_is_not_there_is_not_found(accord: Accord) -> None:
    with pytest.raises(NotInAccord):
        action_course(ALL, now(), accord="proef", action="niets")
    assert action_course(ALL, now(), accord="proef", action="a-1").rounds == ()


def test_a_step_that_is_a_deadline_is_a_first_plan(accord: Accord) -> None:
    closed("2023Q3", a_2=on(forecast="2024-Q1"))
    line = next(one for one in forecast_drift(ALL, now(), accord="proef").lines.items if one.action.key == "a-2")
    assert line.plan_source is PlanSource.FIRST_FORECAST
    action = Action.objects.get(key="a-2")
    make_step(theme("a-zorg"), "Opleveren", action=action, end="2023-Q4", kind="deadline")
    line = next(one for one in forecast_drift(ALL, now(), accord="proef").lines.items if one.action.key == "a-2")
    assert (line.plan_source, str(line.plan), line.drift) == (PlanSource.DEADLINE, "2023-Q4", Drift(1, 182))
