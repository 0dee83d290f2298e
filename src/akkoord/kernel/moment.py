# SPDX-License-Identifier: EUPL-1.2
"""A moment in a plan, as precise as its source: a day, a quarter, "2024 en verder" or not yet decided."""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import total_ordering
from typing import Self

from akkoord.kernel.dutch import Unreadable, date_label, date_short, is_english, month_label, month_number, parse_date
from akkoord.kernel.period import Period, PeriodKind


class InvalidMoment(Unreadable):
    """The text names no moment; the message shows in Dutch what is accepted."""


class Precision(StrEnum):
    """How exactly a moment is known."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    OPEN_ENDED = "open_ended"
    TO_BE_DECIDED = "to_be_decided"


_PERIOD_KINDS = {
    Precision.QUARTER: PeriodKind.QUARTER,
    Precision.HALF_YEAR: PeriodKind.HALF_YEAR,
    Precision.YEAR: PeriodKind.YEAR,
}


@total_ordering
@dataclass(frozen=True)
class PlannedMoment:
    """A span of days with the precision of its source. Build one with the class methods or with `parse`.

    `last_day` is None for open-ended and for to be decided, `first_day` also for to be decided. Order: by
    first day, then by last day; open-ended comes after everything that starts on the same day, and what is
    still to be decided comes last.
    """

    precision: Precision
    first_day: date | None
    last_day: date | None

    def __post_init__(self) -> None:
        """Refuse (ValueError) days that do not fit the precision, such as a quarter of two months."""
        if (self.first_day, self.last_day) != _span(self.precision, self.first_day):
            raise ValueError(f"{self.first_day} to {self.last_day} is not a {self.precision.value}.")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the canonical text, plain Dutch or an English label: "2023-Q3", "3e kwartaal 2023", "n.t.b.".

        Refuses anything else with InvalidMoment.
        """
        cleaned = " ".join(text.lower().replace("’", "'").split())
        day = parse_date(cleaned)
        if day is not None:
            return cls.day(day)
        for pattern, build in _FORMS:
            found = pattern.fullmatch(cleaned)
            if found is None:
                continue
            try:
                precision, first_day = build(found)
                return cls(precision, *_span(precision, first_day))
            except ValueError:
                continue
        raise InvalidMoment(f"“{text}” is geen moment. {ACCEPTED}", f"“{text}” is not a moment. {ACCEPTED_IN_ENGLISH}")

    @classmethod
    def day(cls, day: date) -> Self:
        """One known day."""
        return cls(Precision.DAY, day, day)

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        """Some day in month 1-12 of a year."""
        return cls(Precision.MONTH, *_span(Precision.MONTH, date(year, month, 1)))

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Self:
        """Some day in quarter 1-4 of a year."""
        return cls._of(Precision.QUARTER, year, quarter)

    @classmethod
    def half_year(cls, year: int, half: int) -> Self:
        """Some day in half 1 or 2 of a year."""
        return cls._of(Precision.HALF_YEAR, year, half)

    @classmethod
    def year(cls, year: int) -> Self:
        """Some day in a year."""
        return cls._of(Precision.YEAR, year, 1)

    @classmethod
    def from_year(cls, year: int) -> Self:
        """Some day in this year or later: "2024 en verder"."""
        return cls(Precision.OPEN_ENDED, date(year, 1, 1), None)

    @classmethod
    def to_be_decided(cls) -> Self:
        """Named as a moment, but not chosen yet: "PM"."""
        return cls(Precision.TO_BE_DECIDED, None, None)

    @property
    def earliest(self) -> date | None:
        """The first day it can be; None when to be decided."""
        return self.first_day

    @property
    def latest(self) -> date | None:
        """The last day it can be; None when open-ended or to be decided."""
        return self.last_day

    def is_past(self, on: date) -> bool:
        """Whether the whole span lies before a day. Open-ended and to be decided are never past."""
        return self.last_day is not None and self.last_day < on

    def may_be_past(self, on: date) -> bool:
        """Whether part of the span lies before a day; never for what is still to be decided."""
        return self.first_day is not None and self.first_day < on

    def overlaps(self, other: Self) -> bool:
        """Whether both can be the same day. What is to be decided overlaps nothing: nobody named a day yet."""
        if self.first_day is None or other.first_day is None:
            return False
        return self.first_day <= (other.last_day or date.max) and other.first_day <= (self.last_day or date.max)

    @property
    def label(self) -> str:
        """In Dutch words: "11 september 2023", "3e kwartaal 2023", "2024 en verder", "nog te bepalen (PM)"."""
        return self.label_in("nl")

    def label_in(self, language: str) -> str:
        """`label` in "nl" or "en" ("2024 onwards", "to be decided (PM)")."""
        english = is_english(language)
        if self.first_day is None:
            return "to be decided (PM)" if english else "nog te bepalen (PM)"
        if self.precision is Precision.DAY:
            return date_label(self.first_day, language)
        if self.precision is Precision.MONTH:
            return month_label(self.first_day.year, self.first_day.month, language)
        if self.precision is Precision.OPEN_ENDED:
            return f"{self.first_day.year} {'onwards' if english else 'en verder'}"
        return self._period(self.first_day).label_in(language)

    @property
    def short(self) -> str:
        """For a narrow column: "11-9-2023", "9-2023", "Q3 2023", "2024+", "PM"."""
        if self.first_day is None or self.precision is Precision.OPEN_ENDED:
            return str(self)
        if self.precision is Precision.DAY:
            return date_short(self.first_day)
        if self.precision is Precision.MONTH:
            return f"{self.first_day.month}-{self.first_day.year}"
        return self._period(self.first_day).short

    def __str__(self) -> str:
        """The canonical text that `parse` reads back: "2023-09-11", "2023-09", "2023-Q3", "2024+", "PM"."""
        if self.first_day is None:
            return "PM"
        if self.precision is Precision.DAY:
            return self.first_day.isoformat()
        year = f"{self.first_day.year:04}"
        if self.precision is Precision.MONTH:
            return f"{year}-{self.first_day.month:02}"
        if self.precision is Precision.OPEN_ENDED:
            return f"{year}+"
        rest = self._period(self.first_day).code.removeprefix(year)
        return f"{year}-{rest}" if rest else year

    def __lt__(self, other: object) -> bool:
        """See the order in the docstring of the class."""
        if not isinstance(other, PlannedMoment):
            return NotImplemented
        return self._order() < other._order()

    def _order(self) -> tuple[bool, date, bool, date]:
        first, last = self.first_day, self.last_day
        return (first is None, first or date.max, last is None, last or date.max)

    def _period(self, first_day: date) -> Period:
        return Period.containing(first_day, _PERIOD_KINDS[self.precision])

    @classmethod
    def _of(cls, precision: Precision, year: int, number: int) -> Self:
        period = Period(_PERIOD_KINDS[precision], year, number)
        return cls(precision, period.first_day, period.last_day)


def slip_in_days(planned: PlannedMoment, forecast: PlannedMoment) -> tuple[int, int] | None:
    """The least and the most days that a forecast lies after the plan; negative is earlier.

    Worked example: planned Q3 2023 (1 July - 30 September), forecast 11 October 2023. At least it slips from
    30 September to 11 October, 11 days; at most from 1 July, 102 days: `(11, 102)`. An unchanged moment is
    `(0, 0)`. None when either side has no last day (open-ended or to be decided), as no range can be given.
    """
    if planned.first_day is None or planned.last_day is None or forecast.first_day is None or forecast.last_day is None:
        return None
    if planned == forecast:
        return (0, 0)
    return ((forecast.first_day - planned.last_day).days, (forecast.last_day - planned.first_day).days)


def _span(precision: Precision, first_day: date | None) -> tuple[date | None, date | None]:
    """The first and last day that belong to a precision; a first day that starts no such span is moved back."""
    if precision is Precision.TO_BE_DECIDED or first_day is None:
        return (None, None) if precision is Precision.TO_BE_DECIDED else (date.min, date.min)
    if precision is Precision.DAY:
        return first_day, first_day
    if precision is Precision.OPEN_ENDED:
        return date(first_day.year, 1, 1), None
    if precision is Precision.MONTH:
        length = calendar.monthrange(first_day.year, first_day.month)[1]
        return first_day.replace(day=1), first_day.replace(day=length)
    period = Period.containing(first_day, _PERIOD_KINDS[precision])
    return period.first_day, period.last_day


ACCEPTED = (
    "Schrijf een dag (11-9-2023 of 11 september 2023), een maand (september 2023), een kwartaal (Q3 2023), "
    "een half jaar (eerste helft 2023), een jaar (2023), “2024 en verder”, of PM als het moment nog niet is bepaald."
)
ACCEPTED_IN_ENGLISH = (
    "Write a day (11-9-2023 or 11 September 2023), a month (September 2023), a quarter (Q3 2023), "
    "a half-year (first half of 2023), a year (2023), “2024 onwards”, or PM if the moment has not been decided yet."
)

_NUMBERS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "first": 1, "second": 2, "third": 3, "fourth": 4}
_ORDINAL = rf"(?:(?P<number>[1-4])(?:e|ste|de|st|nd|rd|th)|(?P<word>{'|'.join(_NUMBERS)}))"
_YEAR = r"(?:(?:van |of )?(?P<year>\d{4})|'(?P<short>\d{2}))"

_Reader = Callable[[re.Match[str]], tuple[Precision, date | None]]


def _year_in(found: re.Match[str]) -> int:
    """The year of a match, where '23 is short for 2023."""
    groups = found.groupdict()
    return int(groups["year"]) if groups.get("year") else 2000 + int(groups["short"])


def _month_in(found: re.Match[str]) -> tuple[Precision, date | None]:
    groups = found.groupdict()
    month = month_number(groups["name"]) if groups.get("name") else int(groups["month"])
    return Precision.MONTH, date(_year_in(found), month or 0, 1)


def _period_of(precision: Precision) -> _Reader:
    def build(found: re.Match[str]) -> tuple[Precision, date | None]:
        groups = found.groupdict()
        number = _NUMBERS.get(groups.get("word") or "") or int(groups.get("number") or 1)
        return precision, Period(_PERIOD_KINDS[precision], _year_in(found), number).first_day

    return build


def _open_ended_in(found: re.Match[str]) -> tuple[Precision, date | None]:
    return Precision.OPEN_ENDED, date(int(found["year"]), 1, 1)


def _undecided(_found: re.Match[str]) -> tuple[Precision, date | None]:
    return Precision.TO_BE_DECIDED, None


_FORMS: tuple[tuple[re.Pattern[str], _Reader], ...] = tuple(
    (re.compile(pattern, re.ASCII), build)
    for pattern, build in (
        (r"(?P<year>\d{4})-(?P<month>\d{2})", _month_in),
        (r"(?P<month>\d{1,2})[-/](?P<year>\d{4})", _month_in),
        (rf"(?P<name>[a-z]+)\.? {_YEAR}", _month_in),
        (r"(?P<year>\d{4})-?q(?P<number>[1-4])", _period_of(Precision.QUARTER)),
        (rf"q(?P<number>[1-4])[ -]?{_YEAR}", _period_of(Precision.QUARTER)),
        (rf"(?:kwartaal|quarter) (?P<number>[1-4]) {_YEAR}", _period_of(Precision.QUARTER)),
        (rf"{_ORDINAL} (?:kwartaal|quarter) {_YEAR}", _period_of(Precision.QUARTER)),
        (r"(?P<year>\d{4})-?h(?P<number>[12])", _period_of(Precision.HALF_YEAR)),
        (rf"h(?P<number>[12])[ -]?{_YEAR}", _period_of(Precision.HALF_YEAR)),
        (rf"{_ORDINAL} (?:helft|halfjaar|half jaar|half|half-year) {_YEAR}", _period_of(Precision.HALF_YEAR)),
        (r"(?P<year>\d{4})", _period_of(Precision.YEAR)),
        (r"(?:vanaf |from )?(?P<year>\d{4})(?: ?\+| en verder| e\.?v\.?| onwards)", _open_ended_in),
        (r"(?:vanaf|from) (?P<year>\d{4})", _open_ended_in),
        (r"p\.?m\.?|n\.?t\.?b\.?|(?:(?:nog|nader) te bepalen|to be decided)(?: \(pm\))?", _undecided),
    )
)
