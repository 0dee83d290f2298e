# SPDX-License-Identifier: EUPL-1.2
"""A load that is killed half-way leaves nothing half-written, on a real database file and with a real kill."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
COUNTED = (
    "sources_document",
    "parties_party",
    "accord_action",
    "planning_step",
    "indicators_figure",
    "packages_packageentry",
)


def akkoord(database: Path, *arguments: str) -> subprocess.Popen[bytes]:
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{database}",
        "DJANGO_SETTINGS_MODULE": "akkoord.config.settings.local",
        "PYTHONPATH": str(ROOT / "src"),
    }
    command = [sys.executable, "-m", "akkoord.config.cli", *arguments]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def rows(database: Path) -> dict[str, int]:
    with sqlite3.connect(database) as connection:
        return {table: connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0] for table in COUNTED}


@pytest.mark.slow
def test_a_load_killed_at_any_moment_leaves_all_or_nothing(tmp_path: Path) -> None:
    database = tmp_path / "akkoord.sqlite3"
    assert akkoord(database, "migrate").wait(120) == 0
    began = time.monotonic()
    whole = tmp_path / "whole.sqlite3"
    whole.write_bytes(database.read_bytes())
    assert akkoord(whole, "load", "accords/iza").wait(120) == 0
    duration, everything = time.monotonic() - began, rows(whole)
    seen = set()
    for share in (0.5, 0.65, 0.75, 0.85, 0.92):
        load = akkoord(database, "load", "accords/iza")
        try:
            load.wait(duration * share)
        except subprocess.TimeoutExpired:
            load.send_signal(signal.SIGKILL)
            load.wait(10)
        left = rows(database)
        seen.add(sum(left.values()))
        assert left in (dict.fromkeys(COUNTED, 0), everything)
    assert akkoord(database, "load", "accords/iza").wait(120) == 0
    assert rows(database) == everything
    assert 0 in seen, "no load was killed before it was done: the test says nothing"
