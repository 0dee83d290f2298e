# SPDX-License-Identifier: EUPL-1.2
"""The checks that propose a question: each finds what it says, and nothing else."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given as given_by
from hypothesis import strategies as st

from akkoord.kernel.moment import PlannedMoment
from akkoord.kernel.signal import SignalKind
from akkoord.programme.rounds.rules.checks import CHECKS, NeedBefore, Reviewable, Severity, findings

PEILDATUM = date(2023, 12, 31)
GOOD = Reviewable(SignalKind.ON_SCHEDULE, PEILDATUM, "Het loopt.")
TROUBLE = Reviewable(SignalKind.ATTENTION, PEILDATUM, "Het loopt vast.", needs=("Een besluit",))
FINISHED = Reviewable(SignalKind.FINISHED, PEILDATUM, "Klaar.", product="Een kader")


def moment(text: str) -> PlannedMoment:
    return PlannedMoment.parse(text)


def found(answer: Reviewable) -> set[str]:
    return {check.key for check in findings(answer)}


@pytest.mark.parametrize("answer", [GOOD, TROUBLE, FINISHED])
def test_a_good_answer_has_no_finding(answer: Reviewable) -> None:
    assert found(answer) == set()


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (replace(TROUBLE, needs=()), {"trouble_without_need"}),
        (replace(TROUBLE, needs=(), nothing_needed=True), {"trouble_without_need"}),
        (replace(TROUBLE, signal=SignalKind.NOT_STARTED, needs=(), nothing_needed=True), set()),
        (replace(TROUBLE, signal=SignalKind.NOT_STARTED, needs=()), {"trouble_without_need"}),
        (replace(TROUBLE, explanation=" "), {"without_reason"}),
        (replace(GOOD, explanation=""), set()),
        (replace(GOOD, deadline=moment("2024-Q1"), forecast=moment("2024-04")), {"forecast_past_deadline"}),
        (replace(GOOD, deadline=moment("2024-Q1"), forecast=moment("2024")), set()),
        (replace(TROUBLE, deadline=moment("2024-Q1"), forecast=moment("2024-04")), set()),
        (replace(GOOD, forecast=moment("2023-Q3")), {"forecast_went_by"}),
        (replace(GOOD, forecast=moment("2023-Q4")), set()),
        (replace(FINISHED, forecast=moment("2023-Q3")), set()),
        (replace(GOOD, texts_before=("het  LOOPT.", "Het loopt. ")), {"same_text_thrice"}),
        (replace(GOOD, texts_before=("Het loopt.",)), set()),
        (replace(GOOD, texts_before=("Het loopt.", "Iets anders.", "Het loopt.")), set()),
        (replace(FINISHED, texts_before=("Klaar.", "Klaar.")), set()),
        (replace(GOOD, explanation="", texts_before=("", "")), set()),
        (replace(FINISHED, product=" "), {"finished_without_product"}),
        (replace(GOOD, entered_by_other=True), {"entered_by_other"}),
    ],
)
def test_each_check_finds_what_it_says(answer: Reviewable, expected: set[str]) -> None:
    assert found(answer) == expected


@pytest.mark.parametrize(
    ("before", "need", "still", "expected"),
    [
        (SignalKind.ATTENTION, NeedBefore("Een besluit", moment("2024-Q1")), (), True),
        (SignalKind.ATTENTION, NeedBefore("Een besluit", moment("PM")), (), True),
        (SignalKind.ATTENTION, NeedBefore("Een besluit", None), (), True),
        (SignalKind.ATTENTION, NeedBefore("Een besluit", moment("2023-Q3")), (), False),
        (SignalKind.ATTENTION, NeedBefore("Een besluit", moment("2023-Q3")), ("een  Besluit",), True),
        (SignalKind.ON_SCHEDULE, NeedBefore("Een besluit", moment("2024-Q1")), (), False),
        (SignalKind.UNKNOWN, NeedBefore("Een besluit", moment("2024-Q1")), (), False),
    ],
)
def test_better_while_something_was_needed_is_found_when_that_is_still_open(
    before: SignalKind, need: NeedBefore, still: tuple[str, ...], expected: bool
) -> None:
    answer = replace(GOOD, before=before, needs_before=(need,), needs=still)
    assert ("better_with_open_need" in found(answer)) is expected


def test_every_check_explains_itself() -> None:
    assert len({check.key for check in CHECKS}) == len(CHECKS)
    for check in CHECKS:
        assert str(check.label)
        assert str(check.explanation).endswith(".")
        assert str(check.question).endswith("?")
        assert check.severity in Severity


texts = st.sampled_from(["", "Het loopt.", "Iets anders."])


@given_by(st.sampled_from(SignalKind), texts, st.lists(texts, max_size=3), st.booleans(), st.booleans())
def test_findings_come_in_the_order_of_the_registry_and_each_once(
    signal: SignalKind, text: str, before: list[str], nothing: bool, entered: bool
) -> None:
    answer = Reviewable(
        signal, PEILDATUM, text, nothing_needed=nothing, texts_before=tuple(before), entered_by_other=entered
    )
    keys = [check.key for check in findings(answer)]
    order = [check.key for check in CHECKS]
    assert keys == sorted(set(keys), key=order.index)
