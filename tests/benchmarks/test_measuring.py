# SPDX-License-Identifier: EUPL-1.2
from pathlib import Path

import pytest

from akkoord.foundation.accounts.models import User
from akkoord.foundation.packages.validation import validate_package
from tests.benchmarks.generator import ACTIONS
from tests.benchmarks.measuring import measure, measure_once
from tests.benchmarks.package_text import write_package


@pytest.mark.django_db
def test_a_measurement_counts_the_queries_of_one_time() -> None:
    found = measure("lezen", 1, lambda: [User.objects.count(), User.objects.exists()], times=3)
    assert (found.queries, found.times) == (2, 3)
    assert found.seconds > 0


@pytest.mark.django_db
def test_work_that_can_be_done_once_is_done_once() -> None:
    done: list[int] = []
    found = measure_once("laden", 10, lambda: done.append(User.objects.count()))
    assert (done, found.queries, found.times, found.scale) == ([0], 1, 1, 10)


@pytest.mark.slow
def test_the_made_up_package_is_valid(tmp_path: Path) -> None:
    package = validate_package(write_package(tmp_path, 1))
    assert len(package.entries["actions"]) == ACTIONS
