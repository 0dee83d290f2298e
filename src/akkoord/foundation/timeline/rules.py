# SPDX-License-Identifier: EUPL-1.2
"""How a new fact finds its place among the stretches in which earlier facts hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from akkoord.kernel.asof import FOREVER_DATE


@dataclass(frozen=True, order=True)
class Stretch:
    """A run of days `[start, end)`: `start` included, `end` not; open-ended is `FOREVER_DATE`."""

    start: date
    end: date = FOREVER_DATE

    def covers(self, day: date) -> bool:
        return self.start <= day < self.end


@dataclass(frozen=True)
class Placement:
    """What a write does to the stretches known until now.

    `supersede` are positions in the given sequence that are no longer known to hold as they stood, `keep` pairs such a
    position with the shorter stretch in which its values still hold, and `hold` is the stretch of the new fact
    (None when the fact was ended).
    """

    supersede: tuple[int, ...]
    keep: tuple[tuple[int, Stretch], ...]
    hold: Stretch | None


def place_fact(stretches: Sequence[Stretch], holds_from: date) -> Placement:
    """Place a new fact that holds from a day until the next known change.

    `stretches` do not overlap and are sorted by start. Example: with one stretch 2023-01-01 → forever, a fact from
    2023-07-01 supersedes it, keeps its values for 2023-01-01 → 2023-07-01 and holds 2023-07-01 → forever itself.
    """
    for position, stretch in enumerate(stretches):
        if stretch.covers(holds_from):
            before = Stretch(stretch.start, holds_from)
            keep = ((position, before),) if before.start < before.end else ()
            return Placement((position,), keep, Stretch(holds_from, stretch.end))
    following = [stretch.start for stretch in stretches if stretch.start > holds_from]
    return Placement((), (), Stretch(holds_from, min(following, default=FOREVER_DATE)))


def end_fact(stretches: Sequence[Stretch], ends_on: date) -> Placement:
    """End a fact: from `ends_on` on it no longer holds, also where a later change was already known.

    Example: stretches 2023-01-01 → 2024-01-01 and 2024-01-01 → forever, ended on 2023-07-01: both are superseded,
    2023-01-01 → 2023-07-01 is kept.
    """
    touched = [position for position, stretch in enumerate(stretches) if stretch.end > ends_on]
    keep = tuple(
        (position, Stretch(stretches[position].start, ends_on))
        for position in touched
        if stretches[position].start < ends_on
    )
    return Placement(tuple(touched), keep, None)


def replace_from(stretches: Sequence[Stretch], holds_from: date) -> Placement:
    """Place a fact that holds from a day for good: what was known to hold later gives way.

    Example: stretches 2023-01-01 → 2024-01-01 and 2024-01-01 → forever, replaced from 2023-07-01: 2023-01-01 →
    2023-07-01 is kept and the new fact holds 2023-07-01 → forever.
    """
    ended = end_fact(stretches, holds_from)
    return Placement(ended.supersede, ended.keep, Stretch(holds_from))
