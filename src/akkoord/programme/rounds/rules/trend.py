# SPDX-License-Identifier: EUPL-1.2
"""What can be said of counts over rounds, and whether flows add up to them. Worked examples: docs/rules/trend.md."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from akkoord.kernel.signal import SignalKind

Status = TypeVar("Status", bound=Hashable)


def share(part: int, whole: int) -> int | None:
    """A part in whole percents; None of nothing. 100 and 0 are kept for all and none.

    Own choice: rounded down, and up to 1 where anything is there at all. Example: 449 of 450 is 99, 1 of 450 is 1.
    """
    if not whole:
        return None
    return max(1, part * 100 // whole) if part else 0


@dataclass(frozen=True)
class Bounds:
    """How many actions have a status at least, and at most when all of which it is unknown would have it too."""

    least: int
    most: int


def bounds(counts: Mapping[SignalKind, int], *kinds: SignalKind) -> Bounds:
    """How many of the actions asked have one of these kinds of status; unknown holds what was not answered.

    Example: finished 12, on schedule 30, unknown 20; finished: at least 12, at most 32.
    """
    known = sum(counts.get(kind, 0) for kind in kinds)
    return Bounds(known, known + counts.get(SignalKind.UNKNOWN, 0))


class Change(StrEnum):
    """What is certain of how a number changed."""

    MORE = "more"
    FEWER = "fewer"
    SAME = "same"
    UNCERTAIN = "uncertain"


def certain_change(before: Bounds, after: Bounds) -> Change:
    """How a number changed, whatever the actions are like of which it is unknown.

    Example: attention needed 10 (at most 15), then 5 (at most 13): uncertain, although 5 is less than 10. From 10 (at
    most 12) to 4 (at most 9): fewer.
    """
    if after.least > before.most:
        return Change.MORE
    if after.most < before.least:
        return Change.FEWER
    exact = before == after and before.least == before.most
    return Change.SAME if exact else Change.UNCERTAIN


def gone(
    flows: Iterable[tuple[Status | None, int]],
    counts_before: Mapping[Status, int],
    entered: Mapping[Status, int],
) -> dict[Status, int]:
    """How many actions of each status of the round before are not in the round after, or no longer in this theme.

    In: flows as (status before, actions), None for actions that the round before did not hold; the counts of the round
    before; how many of the flows came in from another theme. So that the flows out of a status, together with what
    is gone, are its count. Refuses (ValueError) flows that do not fit the counts.
    Example: 5 on schedule before; flows out of it 4, of which 1 entered from another theme: 5 - (4 - 1) = 2 are gone.
    """
    stayed: Counter[Status] = Counter()
    for status, actions in flows:
        if status is not None:
            stayed[status] += actions
    left = {
        status: counts_before.get(status, 0) - (stayed[status] - entered.get(status, 0))
        for status in (*counts_before, *(one for one in stayed if one not in counts_before))
    }
    if any(actions < 0 for actions in left.values()):
        raise ValueError("More actions came from a status than the round before had.")
    return {status: actions for status, actions in left.items() if actions}
