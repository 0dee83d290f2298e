# SPDX-License-Identifier: EUPL-1.2
"""Chores: done when due, resting when there is nothing, never in each other's way."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import OperationalError

from akkoord.foundation.chores.registry import ChoreRegistry, ChoreTaken

MINUTE = timedelta(minutes=1)
START = datetime(2026, 11, 28, 9, tzinfo=UTC)


def test_a_chore_that_had_nothing_to_do_rests_and_one_that_did_something_goes_on() -> None:
    chores, left = ChoreRegistry(), [2, 1, 0, 5]
    chores.register("post", lambda: left.pop(0), every=MINUTE)
    with time_machine.travel(START, tick=False) as clock:
        assert [chores.run_due() for _ in range(4)] == [{"post": 2}, {"post": 1}, {"post": 0}, {}]
        clock.shift(MINUTE)
        assert chores.run_due() == {"post": 5}


def test_a_chore_that_fails_is_logged_without_its_values_and_keeps_no_other_from_being_done(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail() -> int:
        raise ValueError("persoon@example.invalid")

    chores = ChoreRegistry()
    chores.register("stuk", fail, every=MINUTE)
    chores.register("heel", lambda: 1, every=MINUTE)
    assert chores.run_due() == {"stuk": 0, "heel": 1}
    assert "stuk" in caplog.text
    assert "persoon@" not in caplog.text


def test_a_database_that_is_away_is_for_the_worker_to_wait_for() -> None:
    def away() -> int:
        raise OperationalError("away")

    chores = ChoreRegistry()
    chores.register("post", away, every=MINUTE)
    with pytest.raises(OperationalError):
        chores.run_due()


def test_one_name_is_for_one_chore() -> None:
    chores = ChoreRegistry()
    chores.register("post", int, every=MINUTE)
    chores.register("post", int, every=MINUTE)
    assert chores.names() == ("post",)
    with pytest.raises(ChoreTaken):
        chores.register("post", list.__len__, every=MINUTE)  # type: ignore[arg-type]
