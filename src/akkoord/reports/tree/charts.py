# SPDX-License-Identifier: EUPL-1.2
"""Charts as data: what is to be seen, never where a pixel goes. Each carries a table with the same content."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from akkoord.kernel.signal import SignalKind
from akkoord.reports.tree.tables import Table
from akkoord.reports.tree.text import Origin, ReportInvalid, check_address


def _need_words(caption: str, alt: str) -> None:
    if not caption.strip() or not alt.strip():
        raise ReportInvalid("Een figuur heeft een bijschrift en een beschrijving in woorden nodig.")


@dataclass(frozen=True, slots=True)
class SignalCount:
    """How often one status occurs."""

    signal: SignalKind
    label: str
    count: int

    def __post_init__(self) -> None:
        """Refuse a count below zero."""
        if self.count < 0:
            raise ReportInvalid("Een aantal kan niet onder nul liggen.")


@dataclass(frozen=True, slots=True)
class SignalWord:
    """The accord's own word for a status."""

    signal: SignalKind
    label: str


@dataclass(frozen=True, slots=True)
class BarRow:
    """One bar: what it is about and its counts per status, in the order they are drawn."""

    label: str
    counts: tuple[SignalCount, ...]
    link: str = ""

    def __post_init__(self) -> None:
        """Refuse an unsafe address."""
        check_address(self.link)

    @property
    def total(self) -> int:
        """The sum of the counts."""
        return sum(count.count for count in self.counts)


@dataclass(frozen=True, slots=True)
class BarStack:
    """Counts per status for several subjects (themes × status), as horizontal stacked bars."""

    key: str
    caption: str
    alt: str
    rows: tuple[BarRow, ...]
    table: Table
    origin: Origin | None = None
    kind: Literal["bar_stack"] = "bar_stack"

    def __post_init__(self) -> None:
        """Refuse a chart without caption or description."""
        _need_words(self.caption, self.alt)


class MarkKind(StrEnum):
    """What a moment on a lane is; each kind has a shape of its own."""

    PRODUCT = "product"
    CONSULTATION = "consultation"
    DECISION = "decision"
    DEADLINE = "deadline"
    MILESTONE = "milestone"


class LineKind(StrEnum):
    """What a vertical line over all lanes is."""

    MEETING = "meeting"
    AS_OF = "as_of"


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled stretch of the time axis, such as a quarter; a new year starts a heavier line."""

    first_day: date
    last_day: date
    label: str
    starts_year: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """The time axis: from the first up to and including the last day, cut in ticks."""

    first_day: date
    last_day: date
    ticks: tuple[Tick, ...]

    def __post_init__(self) -> None:
        """Refuse an axis that ends before it starts."""
        if self.last_day < self.first_day:
            raise ReportInvalid("De tijdas eindigt voor hij begint.")


@dataclass(frozen=True, slots=True)
class Bar:
    """An activity on a lane. No first or last day means: unknown at that side; `open_ended` runs on past the axis.

    `forecast_last_day` later than `last_day` is drawn as slip. `certain=False` marks an uncertain placement.
    """

    label: str
    first_day: date | None
    last_day: date | None
    signal: SignalKind = SignalKind.UNKNOWN
    forecast_last_day: date | None = None
    open_ended: bool = False
    certain: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment on a lane, between two days as its precision tells; without days it stands in the unknown column."""

    label: str
    mark: MarkKind
    first_day: date | None = None
    last_day: date | None = None
    signal: SignalKind = SignalKind.UNKNOWN
    forecast_day: date | None = None
    certain: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A day that counts for all lanes: a meeting or the as-of date."""

    day: date
    label: str
    line: LineKind = LineKind.MEETING


@dataclass(frozen=True, slots=True)
class Lane:
    """One track with its activities and moments; lanes of one group stand together under the group's name."""

    label: str
    bars: tuple[Bar, ...] = ()
    marks: tuple[Mark, ...] = ()
    group: str = ""
    note: str = ""
    link: str = ""

    def __post_init__(self) -> None:
        """Refuse an unsafe address."""
        check_address(self.link)

    @property
    def items(self) -> tuple[Bar | Mark, ...]:
        """The activities and then the moments."""
        return (*self.bars, *self.marks)


@dataclass(frozen=True, slots=True)
class Swimlane:
    """Tracks against time: activities as bars, moments as marks, meetings as lines.

    `words` names the statuses in the legend; a status without a word there gets the plain word of its kind.
    """

    key: str
    caption: str
    alt: str
    axis: Axis
    lanes: tuple[Lane, ...]
    table: Table
    lines: tuple[Line, ...] = ()
    words: tuple[SignalWord, ...] = ()
    origin: Origin | None = None
    kind: Literal["swimlane"] = "swimlane"

    def __post_init__(self) -> None:
        """Refuse a chart without caption or description."""
        _need_words(self.caption, self.alt)


Chart = BarStack | Swimlane
