# SPDX-License-Identifier: EUPL-1.2
"""Five hundred owners answer in the same hour, on PostgreSQL: nothing fails, nothing is lost, nothing comes twice."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from tests.benchmarks.load import run_clients
from tests.benchmarks.load_world import ACTIONS_EACH
from tests.journeys.installation import ROOT, installation

OWNERS, CLIENTS = 500, 20
DEFAULT = "postgres://postgres@127.0.0.1:5432/postgres"
COUNTS = """
    select count(*), count(distinct question_id), count(*) filter (where number > 1),
           count(distinct submitted_by_id),
           count(*) filter (where explanation <> concat('Dit staat er bij ', question_id, '.'))
    from rounds_answer
"""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    """A PostgreSQL database of its own, gone afterwards; gives its address."""
    server = os.environ.get("CI_POSTGRES_URL", DEFAULT)
    try:
        admin = psycopg.connect(server, autocommit=True, connect_timeout=5)
    except psycopg.OperationalError as problem:
        pytest.skip(f"no PostgreSQL at hand: {problem}")
    name = f"akkoord_load_{os.getpid()}"
    with admin:
        admin.execute(f"create database {name}")
    yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    with psycopg.connect(server, autocommit=True) as last:
        last.execute(f"drop database {name} with (force)")


def links(database: str, folder: Path) -> list[str]:
    """The personal links of all owners in a database that was just filled."""
    made = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.load_world", str(OWNERS)],
        cwd=ROOT,
        env=os.environ | settings(database, folder),
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr[-3000:]
    tokens: list[str] = json.loads(made.stdout.strip().splitlines()[-1])
    return tokens


def settings(database: str, folder: Path) -> dict[str, str]:
    return {
        "AKKOORD_DATA_DIR": str(folder),
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "akkoord.config.settings.local",
        "PYTHONPATH": str(ROOT / "src"),
    }


def test_five_hundred_owners_answer_in_the_same_hour(
    database: str, tmp_path: Path, record_property: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    tokens = links(database, tmp_path)
    begin = time.perf_counter()
    with installation(tmp_path, ["serve", "--workers", "2"], settings(database, tmp_path)) as address:
        found = run_clients(address, tokens, clients=CLIENTS)
    took = time.perf_counter() - begin
    assert not found.wrong, found.wrong[:5]
    with psycopg.connect(database) as reading:
        answers, questions, again, people, garbled = reading.execute(COUNTS).fetchone() or (0,) * 5
        drafts = (reading.execute("select count(*) from rounds_draft").fetchone() or (0,))[0]
    assert (answers, questions, again) == (OWNERS * ACTIONS_EACH, OWNERS * ACTIONS_EACH, 0)
    assert (people, garbled, drafts) == (OWNERS, 0, 0)
    in_order = sorted(found.seconds)
    figures = {
        "seconds": round(took, 1),
        "pages": found.pages,
        "median_owner": round(in_order[len(in_order) // 2], 2),
        "slowest_owner": round(in_order[-1], 2),
    }
    for name, value in figures.items():
        record_property(name, value)
    with capsys.disabled():
        print(f"\n{OWNERS} owners, {CLIENTS} clients: {figures}")
