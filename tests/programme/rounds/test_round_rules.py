# SPDX-License-Identifier: EUPL-1.2
"""What a good answer is, what is late, what moved."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given as given_by
from hypothesis import strategies as st

from akkoord.kernel.moment import PlannedMoment
from akkoord.kernel.signal import SignalKind
from akkoord.programme.rounds.choices import AnswerState, Judgement
from akkoord.programme.rounds.rules import (
    MAX_EXPLANATION,
    MAX_FORECAST_REASON,
    MAX_NEED,
    MAX_NEEDS,
    MAX_PRODUCT,
    MUST_EXPLAIN,
    CheckedAnswer,
    CheckedNeed,
    GivenAnswer,
    GivenNeed,
    Movement,
    Outcome,
    answer_state,
    check_answer,
    expected_minutes,
    forecast_moved,
    late,
    movement,
    overdue,
    totals,
)

SCHEME = {
    "afgerond": SignalKind.FINISHED,
    "op-schema": SignalKind.ON_SCHEDULE,
    "aanvullende-inzet": SignalKind.ATTENTION,
    "niet-gestart": SignalKind.NOT_STARTED,
    "onbekend": SignalKind.UNKNOWN,
}
kinds = st.sampled_from(SignalKind)
moments = st.one_of(
    st.dates(date(2022, 1, 1), date(2027, 12, 31)).map(PlannedMoment.day),
    st.builds(PlannedMoment.quarter, st.integers(2022, 2027), st.integers(1, 4)),
    st.builds(PlannedMoment.year, st.integers(2022, 2027)),
    st.builds(PlannedMoment.from_year, st.integers(2022, 2027)),
    st.just(PlannedMoment.to_be_decided()),
)


def answer(status: str = "op-schema", explanation: str = "", forecast: str = "", *needs: GivenNeed) -> GivenAnswer:
    return GivenAnswer(1, 0, status, explanation, forecast, needs)


def moment(text: str) -> PlannedMoment:
    return PlannedMoment.parse(text)


def test_a_status_alone_is_enough_when_all_goes_well() -> None:
    assert check_answer(answer("op-schema"), SCHEME) == CheckedAnswer("op-schema", "", None)


@pytest.mark.parametrize("status", ["aanvullende-inzet", "niet-gestart", "onbekend"])
def test_what_does_not_go_well_needs_a_reason_and_says_what_is_needed(status: str) -> None:
    assert check_answer(answer(status, "   "), SCHEME) == {
        "explanation": "Geef een toelichting bij deze status.",
        "needs": "Zeg wat er nodig is, of kies dat er niets nodig is.",
    }
    assert isinstance(check_answer(answer(status, "Stil", "", GivenNeed("Geld")), SCHEME), CheckedAnswer)
    assert isinstance(check_answer(replace(answer(status, "Stil"), nothing_needed=True), SCHEME), CheckedAnswer)


@pytest.mark.parametrize("status", SCHEME)
def test_nothing_needed_and_a_need_are_not_said_at_once(status: str) -> None:
    given = replace(answer(status, "Stil", "", GivenNeed("Geld")), nothing_needed=True)
    faults = check_answer(given, SCHEME)
    assert faults == {"nothing_needed": "U zegt dat er niets nodig is, maar noemt wel iets. Haal een van beide weg."}


@pytest.mark.parametrize("product", ["", "Een kader"])
def test_a_finished_action_may_say_what_it_delivered(product: str) -> None:
    checked = check_answer(replace(answer("afgerond"), product=f" {product} "), SCHEME)
    assert isinstance(checked, CheckedAnswer)
    assert checked.product == product


@pytest.mark.parametrize(
    ("before", "forecast", "expected"),
    [
        ("2023-Q4", "2024-Q2", True),
        ("2023-Q4", "2023-Q3", True),
        ("2023-Q4", "2023-12", True),
        ("2023-Q4", "PM", True),
        ("2023-Q4", "", True),
        ("2023-Q4", "Q4 2023", False),
        ("PM", "2023-Q4", False),
        ("", "2023-Q4", False),
        ("", "", False),
    ],
)
def test_a_date_that_was_known_moves_only_with_a_reason(before: str, forecast: str, expected: bool) -> None:
    stood = moment(before) if before else None
    assert forecast_moved(stood, moment(forecast) if forecast else None) is expected
    outcome = check_answer(answer("op-schema", "", forecast), SCHEME, before=stood)
    assert (isinstance(outcome, dict) and set(outcome) == {"forecast_reason"}) is expected
    told = replace(answer("op-schema", "", forecast), forecast_reason="Uitgelopen.")
    assert isinstance(check_answer(told, SCHEME, before=stood), CheckedAnswer)


def test_a_moved_date_is_told_with_both_dates() -> None:
    faults = check_answer(answer("op-schema", "", "2024-Q2"), SCHEME, before=moment("2023-Q4"))
    assert faults == {
        "forecast_reason": "De vorige keer was de verwachting 4e kwartaal 2023, nu 2e kwartaal 2024. Zeg waarom."
    }


def test_of_a_finished_action_no_date_is_asked() -> None:
    assert isinstance(check_answer(answer("afgerond"), SCHEME, before=moment("2023-Q4")), CheckedAnswer)


def test_a_date_that_cannot_be_read_is_one_fault_and_not_two() -> None:
    assert set(check_answer(answer("op-schema", "", "ooit"), SCHEME, before=moment("2023-Q4"))) == {"forecast"}  # type: ignore[call-overload]


@given_by(st.sampled_from(list(SCHEME)), st.text(max_size=5), st.text(max_size=5), st.booleans(), moments, moments)
def test_what_is_kept_is_honest(
    status: str, text: str, what: str, nothing: bool, before: PlannedMoment, forecast: PlannedMoment
) -> None:
    given = answer(status, text, str(forecast), GivenNeed(what))
    outcome = check_answer(replace(given, nothing_needed=nothing, forecast_reason=text), SCHEME, before=before)
    if isinstance(outcome, CheckedAnswer):
        assert SCHEME[status] not in MUST_EXPLAIN or (outcome.explanation and bool(outcome.needs) != nothing)
        finished = SCHEME[status] is SignalKind.FINISHED
        assert finished or outcome.forecast_reason or not forecast_moved(before, outcome.forecast)


@given_by(moments)
def test_a_forecast_that_stays_never_moved(one: PlannedMoment) -> None:
    assert not forecast_moved(one, one)


def test_every_fault_is_named_at_once() -> None:
    given = answer("aanvullende-inzet", "", "ooit", GivenNeed("", "morgen ofzo", "niemand"))
    faults = check_answer(given, SCHEME, {"vws"})
    assert isinstance(faults, dict)
    assert set(faults) == {
        "explanation",
        "forecast",
        "needs-0-what",
        "needs-0-by",
        "needs-0-wanted_from",
    }


@pytest.mark.parametrize(("status", "said"), [("", "Kies een status."), ("groen", "geen status van deze ronde")])
def test_a_status_of_the_scheme_is_required(status: str, said: str) -> None:
    faults = check_answer(answer(status), SCHEME)
    assert isinstance(faults, dict)
    assert said in faults["status"]


@pytest.mark.parametrize(
    ("name", "most"),
    [("explanation", MAX_EXPLANATION), ("forecast_reason", MAX_FORECAST_REASON), ("product", MAX_PRODUCT)],
)
def test_texts_have_a_limit(name: str, most: int) -> None:
    assert isinstance(check_answer(replace(answer(), **{name: "a" * most}), SCHEME), CheckedAnswer)  # type: ignore[arg-type]
    faults = check_answer(replace(answer(), **{name: "a" * (most + 1)}), SCHEME)  # type: ignore[arg-type]
    assert faults == {name: f"Deze tekst is langer dan {most} tekens. Maak hem korter."}


def test_a_need_says_what_and_by_when_and_perhaps_from_whom() -> None:
    given = answer("op-schema", "", "Q4 2023", GivenNeed(" Geld ", "PM", "vws"), GivenNeed("Tijd", "1-10-2023"))
    assert check_answer(given, SCHEME, {"vws"}) == CheckedAnswer(
        "op-schema",
        "",
        moment("2023-Q4"),
        (
            CheckedNeed("Geld", PlannedMoment.to_be_decided(), "vws"),
            CheckedNeed("Tijd", moment("2023-10-01"), ""),
        ),
    )


def test_blank_needs_are_left_out_and_keep_the_place_of_the_others() -> None:
    faults = check_answer(answer("op-schema", "", "", GivenNeed(), GivenNeed("", "PM")), SCHEME)
    assert faults == {"needs-1-what": "Zeg wat er nodig is."}


def test_a_need_without_a_moment_is_to_be_decided() -> None:
    checked = check_answer(answer("op-schema", "", "", GivenNeed("Geld")), SCHEME)
    assert isinstance(checked, CheckedAnswer)
    assert checked.needs == (CheckedNeed("Geld", PlannedMoment.to_be_decided(), ""),)


def test_a_need_of_endless_length_and_endless_needs_are_refused() -> None:
    long = GivenNeed("a" * (MAX_NEED + 1), "PM")
    many = (GivenNeed("Geld", "PM"),) * (MAX_NEEDS + 1)
    assert "needs-0-what" in check_answer(answer("op-schema", "", "", long), SCHEME)  # type: ignore[operator]
    assert "needs" in check_answer(answer("op-schema", "", "", *many), SCHEME)  # type: ignore[operator]


@given_by(st.text(max_size=60), st.text(max_size=60), st.text(max_size=20), st.text(max_size=20))
def test_whatever_is_typed_an_answer_or_faults_come_out(status: str, text: str, forecast: str, what: str) -> None:
    outcome = check_answer(answer(status, text, forecast, GivenNeed(what, forecast, text)), SCHEME)
    assert isinstance(outcome, CheckedAnswer) or all(outcome.values())


@pytest.mark.parametrize(
    ("deadline", "forecast", "expected"),
    [
        ("2023-Q3", "2023-10", True),
        ("2023-Q3", "2023", False),
        ("2023-Q3", "2024+", True),
        ("2023-Q3", "PM", False),
        ("2023-Q3", "2023-09-30", False),
        ("2023-09-11", "2023-09-12", True),
        ("PM", "2024", False),
        ("2023+", "2030", False),
    ],
)
def test_a_forecast_is_late_when_it_certainly_lies_past_the_deadline(
    deadline: str, forecast: str, expected: bool
) -> None:
    assert late(moment(deadline), moment(forecast)) is expected


def test_without_a_deadline_or_a_forecast_nothing_is_late() -> None:
    assert not late(None, moment("2030"))
    assert not late(moment("2020"), None)


@given_by(moments, moments)
def test_nothing_is_late_both_ways(one: PlannedMoment, other: PlannedMoment) -> None:
    assert not (late(one, other) and late(other, one))


@given_by(moments)
def test_a_forecast_that_equals_the_deadline_is_never_late(one: PlannedMoment) -> None:
    assert not late(one, one)


@given_by(moments, moments)
def test_what_is_late_has_no_day_in_common_with_its_deadline(one: PlannedMoment, other: PlannedMoment) -> None:
    if late(one, other):
        assert not one.overlaps(other)


def test_a_forecast_that_went_by_unfinished_is_overdue() -> None:
    day = date(2023, 9, 30)
    assert overdue(moment("2023-Q2"), SignalKind.ON_SCHEDULE, day)
    assert overdue(moment("2023-Q2"), SignalKind.UNKNOWN, day)
    assert not overdue(moment("2023-Q2"), SignalKind.FINISHED, day)
    assert not overdue(moment("2023-Q3"), SignalKind.ON_SCHEDULE, day)
    assert not overdue(None, SignalKind.ON_SCHEDULE, day)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (None, SignalKind.FINISHED, Movement.FIRST),
        (None, SignalKind.UNKNOWN, Movement.FIRST),
        (SignalKind.ON_SCHEDULE, SignalKind.FINISHED, Movement.BETTER),
        (SignalKind.NOT_STARTED, SignalKind.ATTENTION, Movement.BETTER),
        (SignalKind.ON_SCHEDULE, SignalKind.ATTENTION, Movement.WORSE),
        (SignalKind.ATTENTION, SignalKind.ATTENTION, Movement.SAME),
        (SignalKind.UNKNOWN, SignalKind.FINISHED, Movement.UNKNOWN),
        (SignalKind.UNKNOWN, SignalKind.UNKNOWN, Movement.UNKNOWN),
    ],
)
def test_a_status_moves(before: SignalKind | None, after: SignalKind, expected: Movement) -> None:
    assert movement(before, after) is expected


@given_by(kinds, kinds)
def test_the_way_back_is_the_other_way(one: SignalKind, other: SignalKind) -> None:
    opposite = {Movement.BETTER: Movement.WORSE, Movement.WORSE: Movement.BETTER}
    there = movement(one, other)
    assert movement(other, one) is opposite.get(there, there)


@given_by(kinds, kinds, kinds)
def test_better_twice_is_better(one: SignalKind, two: SignalKind, three: SignalKind) -> None:
    if movement(one, two) is movement(two, three) is Movement.BETTER:
        assert movement(one, three) is Movement.BETTER


@pytest.mark.parametrize(
    ("version", "judgement", "state"),
    [
        (0, None, AnswerState.NOT_ANSWERED),
        (1, None, AnswerState.ANSWERED),
        (1, Judgement.ACCEPTED.value, AnswerState.ACCEPTED),
        (2, Judgement.ASKED_BACK.value, AnswerState.ASKED_BACK),
    ],
)
def test_the_state_of_an_answer_is_worked_out(version: int, judgement: str | None, state: AnswerState) -> None:
    assert answer_state(version, judgement) is state


@given_by(st.lists(st.builds(Outcome, st.booleans(), st.booleans(), st.booleans(), st.integers(0, 5))))
def test_totals_never_count_more_answers_than_questions(outcomes: list[Outcome]) -> None:
    counted = totals(outcomes)
    assert counted.asked == len(outcomes)
    assert max(counted.answered, counted.unchanged, counted.late) <= counted.asked
    assert counted.needs == sum(outcome.needs for outcome in outcomes)


@pytest.mark.parametrize(
    ("first_time", "repeated", "minutes"), [(0, 0, 0), (0, 5, 2), (0, 3, 1), (0, 4, 2), (1, 0, 3), (3, 5, 8)]
)
def test_the_minutes_of_a_request_are_rounded_up(first_time: int, repeated: int, minutes: int) -> None:
    assert expected_minutes(first_time=first_time, repeated=repeated) == minutes
