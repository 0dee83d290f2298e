# SPDX-License-Identifier: EUPL-1.2
"""Geometry of the columns of a course: a column for each round, a piece for each status."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from akkoord.kernel.signal import Signal
from akkoord.programme.rounds.overviews.course import Course, RoundPoint
from akkoord.web.components.wording import gloss, worded

PLOT = 230
TOP = 22
MOST_ROUNDS = 16
MOST_WITH_NUMBERS = 8
FEWEST_SLOTS = 6
FILLED = 0.7
ROOM_FOR_NUMBER = 15


@dataclass(frozen=True)
class Piece:
    """One piece of a column; `signal` None is what was not answered. `number` is empty where it does not fit."""

    signal: Signal | None
    count: int
    y: str
    height: str
    middle: str
    number: str

    @property
    def words(self) -> str:
        """The piece in words: "12 op schema"."""
        name = _("niet beantwoord")
        if self.signal:
            name = gloss(self.signal) or self.signal.label.lower()
        return f"{self.count} {name}"


@dataclass(frozen=True)
class Stack:
    """One round as a column: its place, its pieces from the ground up, and what stands under it."""

    x: str
    width: str
    centre: str
    top: str
    pieces: tuple[Piece, ...]
    first_line: str
    second_line: str
    year: str
    asked: int
    share: str
    edition: str
    words: str


@dataclass(frozen=True)
class Stacks:
    """All columns on one scale; the last sixteen rounds at most."""

    stacks: tuple[Stack, ...]
    legend: tuple[Signal, ...]
    left_out: int
    height: int = TOP + PLOT
    whole: int = TOP + PLOT + 66

    @classmethod
    def of(cls, course: Course) -> "Stacks":
        """The columns of a course."""
        points = course.points[-MOST_ROUNDS:]
        scale = max((point.asked for point in points), default=0)
        slot = 100 / max(len(points), FEWEST_SLOTS)
        signals = [status.signal for status in course.statuses]
        stacks = [_stack(point, signals, place, slot, scale) for place, point in enumerate(points)]
        stacks = [_with_year(stack, stacks[place - 1] if place else None) for place, stack in enumerate(stacks)]
        if len(stacks) > MOST_WITH_NUMBERS and stacks[1].second_line:
            stacks[0] = replace(stacks[0], second_line="")  # two years side by side would run into each other
        used = [signal for number, signal in enumerate(signals) if any(p.answered_by_status[number] for p in points)]
        return cls(tuple(stacks), tuple(used), len(course.points) - len(points))

    @property
    def many(self) -> bool:
        """Whether a phone has no room for numbers in the columns."""
        return len(self.stacks) > MOST_WITH_NUMBERS

    @property
    def words(self) -> str:
        """The whole picture in words."""
        return " ".join(stack.words for stack in self.stacks)


def _stack(point: RoundPoint, signals: Sequence[Signal], place: int, slot: float, scale: int) -> Stack:
    pieces, ground = [], float(TOP + PLOT)
    for signal, count in [*zip(signals, point.answered_by_status, strict=True), (None, point.unanswered)]:
        if not count:
            continue
        height = PLOT * count / scale
        pieces.append(_piece(signal, count, ground - height, height))
        ground -= height
    first, _space, second = point.period.short.partition(" ")
    return Stack(
        x=f"{place * slot + slot * (1 - FILLED) / 2:.2f}%",
        width=f"{slot * FILLED:.2f}%",
        centre=f"{place * slot + slot / 2:.2f}%",
        top=f"{ground - 6:.1f}",
        pieces=tuple(pieces),
        first_line=first,
        second_line=second,
        year=second,
        asked=point.asked,
        share="" if point.share is None else f"{point.share}%",
        edition=_("editie %(number)s") % {"number": point.edition} if point.corrected else "",
        words=_words(point, pieces),
    )


def _with_year(stack: Stack, before: Stack | None) -> Stack:
    """The year stands under its first round only."""
    same = before is not None and stack.year == before.year
    return replace(stack, second_line="") if same else stack


def _piece(signal: Signal | None, count: int, y: float, height: float) -> Piece:
    number = str(count) if height >= ROOM_FOR_NUMBER else ""
    return Piece(signal, count, f"{y:.1f}", f"{height:.1f}", f"{y + height / 2 + 4:.1f}", number)


def _words(point: RoundPoint, pieces: Sequence[Piece]) -> str:
    told = ", ".join(piece.words for piece in pieces) or _("niets gevraagd")
    return _("%(round)s: %(parts)s.") % {"round": worded(point.period), "parts": told}
