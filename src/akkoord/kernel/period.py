# SPDX-License-Identifier: EUPL-1.2
"""A reporting period: a quarter, a half-year or a year."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import total_ordering
from typing import Self

from akkoord.kernel.dutch import Unreadable, is_english

_CODE = re.compile(r"(?P<year>\d{4})(?:-?(?P<letter>[QH])(?P<number>[1-4]))?", re.ASCII)
_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth"}


class InvalidPeriod(Unreadable):
    """The text or the numbers do not name a period; the message says in Dutch what is accepted."""


class PeriodKind(StrEnum):
    """How long a period lasts."""

    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"

    @property
    def months(self) -> int:
        """Length in months: 3, 6 or 12."""
        return {PeriodKind.QUARTER: 3, PeriodKind.HALF_YEAR: 6, PeriodKind.YEAR: 12}[self]


_KINDS = {"Q": PeriodKind.QUARTER, "H": PeriodKind.HALF_YEAR, None: PeriodKind.YEAR}


@total_ordering
@dataclass(frozen=True)
class Period:
    """The `number`-th period of its kind in a year; `number` is 1 for a whole year.

    Periods sort by their first day, then by their last: 2023Q1 < 2023H1 < 2023 < 2023Q2.
    """

    kind: PeriodKind
    year: int
    number: int

    def __post_init__(self) -> None:
        """Refuse a fifth quarter, a third half-year and a year outside 1-9999."""
        if not 1 <= self.number <= 12 // self.kind.months or not 1 <= self.year <= 9999:
            raise InvalidPeriod(f"Periode {self.number} ({self.kind.value}) van {self.year} bestaat niet.")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "2023Q3", "2023-Q3", "2023H1", "2023-H1" or "2023"; refuses the rest with InvalidPeriod."""
        found = _CODE.fullmatch(text.strip().upper())
        try:
            if found is None:
                raise InvalidPeriod
            return cls(_KINDS[found["letter"]], int(found["year"]), int(found["number"] or 1))
        except InvalidPeriod:
            raise InvalidPeriod(
                f"“{text}” is geen periode. Schrijf 2023Q3 (kwartaal), 2023H1 (half jaar) of 2023 (jaar).",
                f"“{text}” is not a period. Write 2023Q3 (quarter), 2023H1 (half-year) or 2023 (year).",
            ) from None

    @classmethod
    def containing(cls, day: date, kind: PeriodKind) -> Self:
        """The period of this kind in which a day falls: 30 September 2023 is in 2023Q3."""
        return cls(kind, day.year, (day.month - 1) // kind.months + 1)

    @property
    def first_day(self) -> date:
        """The first day, included."""
        return date(self.year, (self.number - 1) * self.kind.months + 1, 1)

    @property
    def last_day(self) -> date:
        """The last day, included."""
        month = self.number * self.kind.months
        return date(self.year, month, calendar.monthrange(self.year, month)[1])

    def next(self) -> Self:
        """The period of the same kind that follows: 2023Q4 is followed by 2024Q1."""
        return self._moved(1)

    def previous(self) -> Self:
        """The period of the same kind before this one."""
        return self._moved(-1)

    @property
    def code(self) -> str:
        """The short code that `parse` reads back: "2023Q3", "2023H1", "2023"."""
        letter = {PeriodKind.QUARTER: "Q", PeriodKind.HALF_YEAR: "H"}.get(self.kind)
        return f"{self.year:04}{letter}{self.number}" if letter else f"{self.year:04}"

    @property
    def label(self) -> str:
        """In Dutch words: "3e kwartaal 2023", "1e helft 2023", "2023"."""
        return self.label_in("nl")

    def label_in(self, language: str) -> str:
        """`label` in "nl" or "en" ("third quarter of 2023")."""
        if self.kind is PeriodKind.YEAR:
            return str(self.year)
        quarter = self.kind is PeriodKind.QUARTER
        if is_english(language):
            return f"{_ORDINALS[self.number]} {'quarter' if quarter else 'half'} of {self.year}"
        return f"{self.number}e {'kwartaal' if quarter else 'helft'} {self.year}"

    @property
    def short(self) -> str:
        """For a column heading: "Q3 2023", "H1 2023", "2023"."""
        if self.kind is PeriodKind.YEAR:
            return str(self.year)
        return f"{'Q' if self.kind is PeriodKind.QUARTER else 'H'}{self.number} {self.year}"

    def __contains__(self, day: date) -> bool:
        """Whether a day falls in the period, first and last day included."""
        return self.first_day <= day <= self.last_day

    def __lt__(self, other: object) -> bool:
        """Earlier start first; of two with the same start, the one that ends first."""
        if not isinstance(other, Period):
            return NotImplemented
        return (self.first_day, self.last_day) < (other.first_day, other.last_day)

    def __str__(self) -> str:
        """The code."""
        return self.code

    def _moved(self, steps: int) -> Self:
        per_year = 12 // self.kind.months
        year, index = divmod(self.year * per_year + self.number - 1 + steps, per_year)
        return type(self)(self.kind, year, index + 1)
