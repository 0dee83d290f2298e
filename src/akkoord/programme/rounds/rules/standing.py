# SPDX-License-Identifier: EUPL-1.2
"""How an action stands: what is late, what went by, what moved."""

from datetime import date
from enum import StrEnum

from akkoord.kernel.moment import PlannedMoment
from akkoord.kernel.signal import SignalKind


def late(deadline: PlannedMoment | None, forecast: PlannedMoment | None) -> bool:
    """Whether a forecast certainly lies past a deadline: its first day after the deadline's last.

    Example: deadline Q3 2023 (until 30 September). Forecast October 2023 is late; forecast 2023 is not, since it can
    still be met; forecast "2024 en verder" is. Without one of both, or with a moment to be decided, nothing is late.
    """
    if deadline is None or forecast is None or deadline.last_day is None or forecast.first_day is None:
        return False
    return forecast.first_day > deadline.last_day


def overdue(forecast: PlannedMoment | None, signal: SignalKind, peildatum: date) -> bool:
    """Whether a forecast went by while the action is not finished.

    Example: forecast Q2 2023, on schedule, peildatum 30 September 2023: overdue. Finished: never.
    """
    return forecast is not None and signal.counts_as_open and forecast.is_past(peildatum)


class Movement(StrEnum):
    """How a status moved from one round to the next."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    FIRST = "first"
    UNKNOWN = "unknown"


_RANKS = {
    SignalKind.FINISHED: 3,
    SignalKind.ON_SCHEDULE: 2,
    SignalKind.ATTENTION: 1,
    SignalKind.NOT_STARTED: 0,
}


def movement(before: SignalKind | None, after: SignalKind) -> Movement:
    """How an action moved, from the kinds of its status in the round before and now.

    Finished is better than on schedule, that is better than attention needed, that is better than not started. Without
    a round before it is the first. From or to unknown the movement is unknown, also when both are.
    Example: on schedule → attention needed is worse; unknown → finished is unknown, not better.
    """
    if before is None:
        return Movement.FIRST
    if SignalKind.UNKNOWN in (before, after):
        return Movement.UNKNOWN
    difference = _RANKS[after] - _RANKS[before]
    if difference == 0:
        return Movement.SAME
    return Movement.BETTER if difference > 0 else Movement.WORSE
