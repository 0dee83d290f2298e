# SPDX-License-Identifier: EUPL-1.2
"""The chores there are, filled by each module in its `apps.ready()`."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import OperationalError
from django.utils import timezone

log = logging.getLogger(__name__)

Work = Callable[[], int]
"""Does what is due now, and gives how many things it did; 0 when nothing was due. It may be run twice."""


@dataclass(frozen=True, slots=True)
class Chore:
    """One kind of work: its name, what does it, and how long to wait after nothing was due."""

    name: str
    work: Work
    every: timedelta


class ChoreTaken(ValueError):
    """Two modules registered a chore by one name: a mistake of a programmer."""


class ChoreRegistry:
    """Chores by name, and when each is next. One lives for the process (`CHORES`); a test makes its own."""

    def __init__(self) -> None:
        self._chores: dict[str, Chore] = {}
        self._next: dict[str, datetime] = {}

    def register(self, name: str, work: Work, *, every: timedelta) -> None:
        """Add a chore. Refusals: ChoreTaken when another function has this name."""
        known = self._chores.get(name)
        if known is not None and known.work is not work:
            raise ChoreTaken(f"chore {name!r} is registered twice")
        self._chores[name] = Chore(name, work, every)

    def names(self) -> tuple[str, ...]:
        """All chores, in the order in which they were registered."""
        return tuple(self._chores)

    def run_due(self) -> dict[str, int]:
        """Do each chore whose time has come, and give what each did.

        A chore that did something is due again at once; one that had nothing to do rests for its `every`. One that
        fails is written to the log without its values and rests as well, so that it keeps no other from being done. A
        database that is away is not its fault: OperationalError goes to the caller.
        """
        return {chore.name: self._run(chore) for chore in self._chores.values() if self._is_due(chore)}

    def _is_due(self, chore: Chore) -> bool:
        return self._next.get(chore.name, timezone.now()) <= timezone.now()

    def _run(self, chore: Chore) -> int:
        try:
            done = chore.work()
        except OperationalError:
            raise
        except Exception as error:
            log.error("chore %s failed: %s", chore.name, type(error).__name__)
            done = 0
        self._next[chore.name] = timezone.now() + (timedelta() if done else chore.every)
        return done


CHORES = ChoreRegistry()
register_chore = CHORES.register
