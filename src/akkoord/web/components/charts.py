# SPDX-License-Identifier: EUPL-1.2
"""Geometry of the small charts. Every chart here also carries the words and numbers that it draws."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from akkoord.kernel.signal import Signal
from akkoord.web.components.wording import gloss

TREND_WIDTH = 160
TREND_HEIGHT = 40
TREND_MARGIN = 5


@dataclass(frozen=True)
class BarSegment:
    """One piece of a status bar; `start` and `width` are percentages of the whole, `share` is rounded for people."""

    signal: Signal
    count: int
    start: str
    width: str
    share: int


@dataclass(frozen=True)
class StatusBar:
    """How a number of things divides over the statuses."""

    segments: tuple[BarSegment, ...]
    total: int
    unit: str

    @classmethod
    def of(cls, counts: Sequence[tuple[Signal, int]], unit: str = "") -> "StatusBar":
        """Return the bar for counts per status, in the order given.

        In: pairs of status and count (a negative count raises ValueError), and the word for what is counted ("acties").
        Statuses with count 0 stay in the legend and have no width.
        Example: counts 30 and 10 give widths 75 % and 25 %, starts 0 % and 75 %.
        """
        if any(count < 0 for _signal, count in counts):
            raise ValueError("A count in a status bar cannot be negative.")
        total = sum(count for _signal, count in counts)
        segments, before = [], 0
        for signal, count in counts:
            start, share = (before / total, count / total) if total else (0.0, 0.0)
            segments.append(BarSegment(signal, count, f"{start:.3%}", f"{share:.3%}", round(share * 100)))
            before += count
        return cls(tuple(segments), total, unit)

    @property
    def drawn(self) -> tuple[BarSegment, ...]:
        """The segments that have a width."""
        return tuple(segment for segment in self.segments if segment.count)

    @property
    def words(self) -> str:
        """The whole bar in words, for people who do not see it."""
        if not self.total:
            return _("Nog niets om te tellen.")
        parts = ", ".join(
            f"{segment.count} {gloss(segment.signal) or segment.signal.label.lower()}" for segment in self.drawn
        )
        return _("%(total)s %(unit)s: %(parts)s.") % {"total": self.total, "unit": self.unit, "parts": parts}


@dataclass(frozen=True)
class TrendPoint:
    """One moment of a trend; `value` None means unknown and leaves a gap in the line, never a zero."""

    label: str
    value: int | None
    text: str = ""

    @property
    def shown(self) -> str:
        """The value as people read it."""
        if self.text:
            return self.text
        return _("onbekend") if self.value is None else str(self.value)


@dataclass(frozen=True)
class Trend:
    """A short line of one number over time, with its table."""

    caption: str
    points: tuple[TrendPoint, ...]

    @property
    def places(self) -> list[tuple[float, float] | None]:
        """Where each point stands in a box of TREND_WIDTH by TREND_HEIGHT; None where the value is unknown."""
        known = [point.value for point in self.points if point.value is not None]
        if not known:
            return [None] * len(self.points)
        low, high = min(known), max(known)
        step = (TREND_WIDTH - 2 * TREND_MARGIN) / max(len(self.points) - 1, 1)
        room = TREND_HEIGHT - 2 * TREND_MARGIN

        def place(position: int, value: int | None) -> tuple[float, float] | None:
            if value is None:
                return None
            height = (value - low) / (high - low) if high > low else 0.5
            return round(TREND_MARGIN + position * step, 1), round(TREND_HEIGHT - TREND_MARGIN - height * room, 1)

        return [place(position, point.value) for position, point in enumerate(self.points)]

    @property
    def lines(self) -> list[str]:
        """The points of each unbroken stretch, written for an SVG polyline; an unknown value breaks the line."""
        stretches: list[list[str]] = [[]]
        for place in self.places:
            if place is None:
                stretches.append([])
            else:
                stretches[-1].append(f"{place[0]},{place[1]}")
        return [" ".join(stretch) for stretch in stretches if len(stretch) > 1]

    @property
    def dots(self) -> list[tuple[float, float]]:
        """The place of each known value."""
        return [place for place in self.places if place is not None]

    @property
    def words(self) -> str:
        """The trend in words: every point with its value."""
        return ", ".join(f"{point.label}: {point.shown}" for point in self.points)
