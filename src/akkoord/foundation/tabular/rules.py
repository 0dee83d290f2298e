# SPDX-License-Identifier: EUPL-1.2
"""What a cell holds, how it is named, and how much is read. No database, no clock."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from akkoord.foundation.files.rules import MAX_SIZE
from akkoord.kernel.dutch import parse_date

CellValue = str | int | float | bool | date | datetime | None
_ERROR = re.compile(
    r"#(?:N/A|N/B|REF!|VERW!|VALUE!|WAARDE!|DIV/0!|DEEL/0!|NAME\?|NAAM\?|NUM!|GETAL!|NULL!|LEEG!|SPILL!|CALC!|FIELD!"
    r"|OVERLOOP!|BEREKENEN!|VELD!|GETTING_DATA)|(?:Err:|Fout:)\d{3}",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"([A-Za-z]{1,3})(\d{1,7})", re.ASCII)
LARGEST_EXACT = 10**15


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read at most; the cells are those of the smallest rectangle from A1 around what a sheet holds.

    The dense rectangle is what costs memory: five million empty cells take some 200 MB.
    """

    bytes: int = MAX_SIZE
    sheets: int = 200
    rows: int = 200_000
    columns: int = 1_000
    cells: int = 4_000_000
    characters: int = 100_000_000


LIMITS = Limits()


class CellProblem(StrEnum):
    """Why a cell has no value although something stands in it."""

    NO_RESULT = "no_result"
    ERROR = "error"


NO_PROBLEMS: Mapping[int, CellProblem] = MappingProxyType({})


class Cell(NamedTuple):
    """One cell: its value, its row and column (from 1), and what is wrong with it, if anything.

    With a problem the value is the error as it shows ("#N/B"), or None for a formula whose result was never kept.
    """

    value: CellValue
    row: int
    column: int
    problem: CellProblem | None = None

    @property
    def address(self) -> str:
        """How the program shows the place: "B7"."""
        return f"{column_letters(self.column)}{self.row}"

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it, or only spaces; a cell with a problem is never blank."""
        return self.problem is None and is_blank(self.value)

    @property
    def text(self) -> str:
        """The value as a person would type it; empty for a blank cell. See `value_text`."""
        return value_text(self.value)


class Row(NamedTuple):
    """A row of a sheet: its number as the program shows it, its values from column A on, and what is wrong in which.

    Cells are made when they are asked for, since of most rows few are.
    """

    number: int
    values: tuple[CellValue, ...]
    problems: Mapping[int, CellProblem] = NO_PROBLEMS

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Every cell, from column A on."""
        return tuple(self.cell(column) for column in range(1, len(self.values) + 1))

    def cell(self, column: int) -> Cell:
        """The cell in a column, counted from 1."""
        return Cell(self.values[column - 1], self.number, column, self.problems.get(column))

    @property
    def is_blank(self) -> bool:
        """Whether no cell holds anything."""
        return not self.problems and all(is_blank(value) for value in self.values)


class Span(NamedTuple):
    """A rectangle of merged cells: first and last row, first and last column, all from 1 and all included."""

    top: int
    left: int
    bottom: int
    right: int


@lru_cache(maxsize=20_000)
def column_letters(number: int) -> str:
    """The letters of a column counted from 1: 1 is "A", 28 is "AB"."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@lru_cache(maxsize=20_000)
def column_number(letters: str) -> int:
    """The other way round: "AB" is 28."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


@lru_cache(maxsize=20_000)
def place_of(reference: str) -> tuple[int, int] | None:
    """Row and column of "B7": (7, 2); None for what is no reference."""
    found = _REFERENCE.fullmatch(reference)
    return (int(found[2]), column_number(found[1])) if found else None


def span_of(reference: str) -> Span | None:
    """The rectangle "B7:C9" as rows and columns; None for what is no such thing."""
    first, _colon, last = reference.partition(":")
    start, end = place_of(first), place_of(last or first)
    if start is None or end is None:
        return None
    return Span(min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1]))


def as_value(raw: object) -> CellValue:
    """What was read as the value it means: 3.0 is 3, an empty text is nothing, midnight of a day is that day.

    A time of day becomes "12:30" and a duration its text, as neither is a date.
    """
    if raw is None or raw == "":
        return None
    if isinstance(raw, str):
        return raw
    if isinstance(raw, float):
        return int(raw) if raw.is_integer() and abs(raw) < LARGEST_EXACT else raw
    if isinstance(raw, datetime):
        return raw.date() if raw.time() == time() else raw
    if isinstance(raw, time):
        return raw.isoformat("minutes")
    if isinstance(raw, timedelta):
        return str(raw)
    if isinstance(raw, bool | int | date):
        return raw
    return str(raw)


def is_blank(value: CellValue) -> bool:
    """Whether a value is nothing, or only spaces."""
    return value is None or (isinstance(value, str) and not value.strip())


def value_text(value: CellValue) -> str:
    """A value as a person would type it: a day as "2024-03-15", a truth as "ja" or "nee", 3.5 as "3,5"."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return repr(value).replace(".", ",")
    return str(value)


def day_in(value: CellValue) -> date | None:
    """The day a cell names, as a date or in Dutch or English words; None when it names none.

    Example: a date cell, "15-3-2024", "15 maart 2024" and "15 March 2024" are all 15 March 2024.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return parse_date(value) if isinstance(value, str) else None


def is_error(text: str) -> bool:
    """Whether a text is how a program shows that a formula failed, in Dutch or English: "#N/B", "#REF!", "Err:502"."""
    return _ERROR.fullmatch(text.strip()) is not None


def too_far(rows: int, columns: int, limits: Limits) -> bool:
    """Whether a sheet that goes to this row and column is larger than is read."""
    return rows > limits.rows or columns > limits.columns or rows * columns > limits.cells


def spread(rows: Iterator[Row], spans: Iterable[Span]) -> Iterator[Row]:
    """Give every cell of a merged rectangle the content of its first cell, as far as the rows go.

    Example: B7:B9 merged with "Op schema": rows 7, 8 and 9 all say so. Each cell keeps its own address.
    """
    waiting = sorted(spans, reverse=True)
    active: list[tuple[Span, Cell]] = []
    for row in rows:
        active = [(span, first) for span, first in active if span.bottom >= row.number]
        while waiting and waiting[-1].top <= row.number:
            span = waiting.pop()
            if span.top == row.number and span.left <= len(row.values):
                active.append((span, row.cell(span.left)))
        yield _covered(row, active) if active else row


def _covered(row: Row, active: Iterable[tuple[Span, Cell]]) -> Row:
    values, problems = list(row.values), dict(row.problems)
    for span, first in active:
        for column in range(span.left, min(span.right, len(values)) + 1):
            values[column - 1] = first.value
            if first.problem is None:
                problems.pop(column, None)
            else:
                problems[column] = first.problem
    return Row(row.number, tuple(values), problems)
