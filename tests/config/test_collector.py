# SPDX-License-Identifier: EUPL-1.2
"""A process that answers requests searches less often for garbage, and still finds it."""

import os
import subprocess
import sys

from akkoord.config.cli import PROJECT_ROOT

PROGRAM = """
import gc, weakref
from akkoord.config.collector import NEW_OBJECTS, settle_collector

class Ring:
    def __init__(self):
        self.itself = self

settle_collector()
assert gc.isenabled() and gc.get_freeze_count() > 0
lost = weakref.ref(Ring())
kept = [[] for _ in range(NEW_OBJECTS + 10)]
assert lost() is None
"""


def test_a_ring_of_objects_is_still_found_once_enough_new_ones_were_made() -> None:
    environment = {**os.environ, "PYTHONPATH": str(PROJECT_ROOT / "src")}
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
