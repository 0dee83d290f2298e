# SPDX-License-Identifier: EUPL-1.2
"""A demo has no worker: it does its chores beside the server, and a database that is away stops nothing."""

import threading

import pytest
from django.db import OperationalError

from akkoord.config.management.commands import demo


def test_the_demo_does_what_is_due_until_it_stops(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    stopped, done = threading.Event(), []

    def run_due() -> dict[str, int]:
        done.append(True)
        if len(done) == 1:
            raise OperationalError("away")
        stopped.set()
        return {}

    monkeypatch.setattr(demo, "close_old_connections", lambda: None)
    monkeypatch.setattr(demo, "PAUSE_SECONDS", 0.001)
    monkeypatch.setattr(demo.CHORES, "run_due", run_due)
    demo.do_chores_until(stopped)
    assert len(done) == 2
    assert "OperationalError" in caplog.text
