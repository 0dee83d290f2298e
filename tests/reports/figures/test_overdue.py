# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, date, datetime

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
from akkoord.programme.rounds.operations import close_round
from akkoord.reports.figures.overdue import Outcome, outcome_of, overdue, overdue_steps
from tests.factories.accords import make_accord, make_action, make_theme
from tests.factories.planning import make_step
from tests.factories.rounds import answer_one, make_round

EVERYBODY = Capacity(everything=True)


def at(day: date) -> AsOf:
    return AsOf.at(day, now=timezone.now())


PEILDATUM = date(2023, 9, 30)


@pytest.mark.parametrize(
    ("signal", "outcome"),
    [
        (SignalKind.FINISHED, None),
        (SignalKind.ON_SCHEDULE, Outcome.LATE),
        (SignalKind.ATTENTION, Outcome.LATE),
        (SignalKind.NOT_STARTED, Outcome.LATE),
        (SignalKind.UNKNOWN, Outcome.UNKNOWN),
        (None, Outcome.UNKNOWN),
    ],
)
def test_only_what_is_known_to_be_open_is_late(signal: SignalKind | None, outcome: Outcome | None) -> None:
    assert outcome_of(signal) is outcome


@pytest.fixture
def accord(db: None) -> Accord:
    return make_accord()


@pytest.fixture
def theme(accord: Accord) -> Theme:
    return make_theme(accord)


def frozen(**statuses: str) -> None:
    opened = make_round()
    for key, status in statuses.items():
        answer_one(opened, key.replace("_", "-"), status)
    close_round(SYSTEM, round_id=opened.pk)


def counts(day: date = PEILDATUM) -> tuple[int, int]:
    found = overdue(EVERYBODY, at(day), accord="proef")
    return found.late, found.unknown


def test_a_step_is_late_by_the_standing_of_its_action(accord: Accord, theme: Theme) -> None:
    for key in ("a-klaar", "a-loopt", "a-zwijgt"):
        make_step(theme, key, action=make_action(accord, theme, key), end="2023-06")
    frozen(a_klaar="afgerond", a_loopt="op-schema")
    assert counts() == (1, 1)


def test_without_a_round_and_without_a_lane_it_is_unknown(accord: Accord, theme: Theme) -> None:
    make_step(theme, action=make_action(accord, theme), end="2023-06")
    make_step(theme, end="2023-05")
    assert counts() == (0, 2)


def test_the_last_day_itself_is_not_past(accord: Accord, theme: Theme) -> None:
    make_step(theme, end="2023-Q3")
    assert counts(date(2023, 9, 30)) == (0, 0)
    assert counts(date(2023, 10, 1)) == (0, 1)


@pytest.mark.parametrize(
    "values", [{"end": ""}, {"end": "PM"}, {"end": "2022+"}, {"end": "2023-06", "recurring": "jaarlijks"},
               {"end": "2023-06", "kind": "meeting"}, {"end": "2023-06", "kind": "continuous"}]
)  # fmt: skip
def test_what_has_no_last_day_or_comes_back_is_never_late(theme: Theme, values: dict[str, str]) -> None:
    make_step(theme, **values)
    assert counts() == (0, 0)


def test_a_deadline_of_an_action_counts_too(accord: Accord, theme: Theme) -> None:
    make_action(accord, theme, deadline="2023-Q2")
    frozen(a_kader="aanvullende-inzet")
    assert counts() == (1, 0)


def test_counts_and_list_agree(accord: Accord, theme: Theme) -> None:
    for key, end in (("a-een", "2023-06"), ("a-twee", "2023-02"), ("a-drie", "2024")):
        make_step(theme, f"Stap {key}", action=make_action(accord, theme, key), end=end)
    frozen(a_een="op-schema", a_twee="niet-gestart")
    found = overdue_steps(EVERYBODY, at(PEILDATUM), accord="proef")
    assert [step.title for step in found.steps] == ["Stap a-twee", "Stap a-een"]
    assert found.steps[0].signal is not None
    assert found.steps[0].signal.kind is SignalKind.NOT_STARTED
    late = overdue_steps(EVERYBODY, at(PEILDATUM), accord="proef", outcome=Outcome.LATE)
    assert late.total == counts()[0]
    assert overdue_steps(EVERYBODY, at(PEILDATUM), accord="proef", outcome=Outcome.UNKNOWN).total == 0
    assert overdue_steps(EVERYBODY, at(PEILDATUM), accord="proef", theme="niets").total == 0


def test_another_accord_and_what_was_recorded_later_do_not_count(theme: Theme) -> None:
    other = make_accord("ander")
    make_step(make_theme(other), end="2023-06")
    make_step(theme, end="2023-06")
    assert counts() == (0, 1)
    before = AsOf(PEILDATUM, datetime(2022, 1, 1, tzinfo=UTC))
    assert overdue(EVERYBODY, before, accord="proef").themes == ()


def test_who_may_not_read_is_refused(theme: Theme) -> None:
    with pytest.raises(Refused):
        overdue(Capacity(), at(PEILDATUM), accord="proef")
    with pytest.raises(Refused):
        overdue_steps(Capacity(), at(PEILDATUM), accord="proef")


def test_it_takes_the_queries_it_says(accord: Accord, theme: Theme) -> None:
    for number in range(6):
        make_step(theme, action=make_action(accord, theme, f"a-{number}"), end="2023-06")
    with CaptureQueriesContext(connection) as captured:
        overdue(EVERYBODY, at(PEILDATUM), accord="proef")
    assert len(captured) == 3
    with CaptureQueriesContext(connection) as captured:
        overdue_steps(EVERYBODY, at(PEILDATUM), accord="proef")
    assert len(captured) <= 6
