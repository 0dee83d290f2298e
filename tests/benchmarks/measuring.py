# SPDX-License-Identifier: EUPL-1.2
"""Counting queries and taking times. A time says little by itself: the machine is shared; ratios are what is read."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

MOST_SECONDS = 20.0


@dataclass(frozen=True)
class Measurement:
    """One piece of work at one scale: how many queries, the median time by the clock and by the processor, how often.

    The processor's time is of this process alone: all of the work with SQLite, a part with PostgreSQL. Where other
    work shares the machine it is the better one to compare.
    """

    work: str
    scale: int
    queries: int
    seconds: float
    processor: float
    times: int

    def as_json(self) -> dict[str, Any]:
        """All fields, for the file."""
        return asdict(self)


def measure(work: str, scale: int, do: Callable[[], object], *, times: int = 7) -> Measurement:
    """Do a piece of work once to warm up, once to count its queries, and then up to `times` times by the clock.

    Stops early when 20 seconds have passed, after at least one time.
    """
    do()
    with CaptureQueriesContext(connection) as captured:
        do()
    queries = len(captured)  # now: the next request empties the log
    taken: list[float] = []
    worked: list[float] = []
    while len(taken) < times and sum(taken) < MOST_SECONDS:
        begin, start = perf_counter(), process_time()
        do()
        taken.append(perf_counter() - begin)
        worked.append(process_time() - start)
    return Measurement(work, scale, queries, median(taken), median(worked), len(taken))


def measure_alone(work: str, scale: int, do: Callable[[], object], *, times: int = 1) -> Measurement:
    """Do work `times` times without counting its queries, since keeping each of them as text takes time of its own.

    Gives the median of each time; the processor's includes that of processes which the work started and ended.
    """
    taken: list[float] = []
    worked: list[float] = []
    for _ in range(times):
        begin, start = perf_counter(), _processor()
        do()
        taken.append(perf_counter() - begin)
        worked.append(_processor() - start)
    return Measurement(work, scale, 0, median(taken), median(worked), times)


def _processor() -> float:
    children = os.times()
    return process_time() + children.children_user + children.children_system


def measure_once(work: str, scale: int, do: Callable[[], object]) -> Measurement:
    """Do work that cannot be done twice, such as loading into an empty database."""
    with CaptureQueriesContext(connection) as captured:
        begin, start = perf_counter(), process_time()
        do()
        taken, worked = perf_counter() - begin, process_time() - start
    return Measurement(work, scale, len(captured), taken, worked, 1)


@contextmanager
def empty_database() -> Iterator[None]:
    """A database of its own with all tables: a file for SQLite, a test database beside the configured one elsewhere."""
    with TemporaryDirectory() as folder:
        if connection.vendor == "sqlite":
            connection.settings_dict["TEST"]["NAME"] = f"{folder}/bench.sqlite3"
        name = connection.settings_dict["NAME"]
        connection.creation.create_test_db(verbosity=0, autoclobber=True)
        try:
            yield
        finally:
            connection.creation.destroy_test_db(name, verbosity=0)
