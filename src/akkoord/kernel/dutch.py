# SPDX-License-Identifier: EUPL-1.2
"""Dates, numbers and lists as people read them: Dutch first, English on request."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SHORT_MONTHS = (
    ("jan",),
    ("feb", "febr"),
    ("mrt", "mar"),
    ("apr",),
    ("mei",),
    ("jun",),
    ("jul",),
    ("aug",),
    ("sep", "sept"),
    ("okt", "oct"),
    ("nov",),
    ("dec",),
)
_MONTH_NUMBERS = {
    name: number
    for number, (dutch, english, short) in enumerate(zip(MONTHS, ENGLISH_MONTHS, _SHORT_MONTHS, strict=True), 1)
    for name in (dutch, english.lower(), *short)
}
_ISO_DATE = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})", re.ASCII)
_NUMERIC_DATE = re.compile(r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})", re.ASCII)
_WRITTEN_DATE = re.compile(r"(?P<day>\d{1,2}) (?P<name>[a-z]+)\.? (?P<year>\d{4})", re.ASCII)


class Unreadable(ValueError):
    """What was typed cannot be read. The message says in Dutch what is accepted, `message_in` also in English."""

    def __init__(self, dutch: str = "", english: str = "") -> None:
        """In: the message in both languages; without an English one the Dutch one stands for both."""
        super().__init__(dutch)
        self.english = english

    def message_in(self, language: str) -> str:
        """The message in "nl" or "en"."""
        return self.english if self.english and is_english(language) else str(self)


def is_english(language: str) -> bool:
    """Whether a language code ("en", "en-gb") asks for English; every other code reads Dutch."""
    return language.lower().startswith("en")


def month_number(name: str) -> int | None:
    """The number 1-12 of a Dutch or English month name or its usual short form ("sept"); None for anything else."""
    return _MONTH_NUMBERS.get(name.lower().rstrip("."))


def month_label(year: int, month: int, language: str = "nl") -> str:
    """`month_label(2023, 9)` is "september 2023"."""
    names = ENGLISH_MONTHS if is_english(language) else MONTHS
    return f"{names[month - 1]} {year}"


def date_label(day: date, language: str = "nl") -> str:
    """A date in full: "30 september 2023"."""
    return f"{day.day} {month_label(day.year, day.month, language)}"


def date_short(day: date, language: str = "nl") -> str:
    """A date in figures, day first in both languages: "30-9-2023", in English "30/9/2023"."""
    separator = "/" if is_english(language) else "-"
    return f"{day.day}{separator}{day.month}{separator}{day.year}"


def parse_date(text: str) -> date | None:
    """Read "2023-09-30", "30-9-2023" or "30 september 2023", also in English; None when the text is no date."""
    cleaned = " ".join(text.lower().split())
    for pattern in (_ISO_DATE, _NUMERIC_DATE, _WRITTEN_DATE):
        found = pattern.fullmatch(cleaned)
        if found is None:
            continue
        parts = found.groupdict()
        month = month_number(parts["name"]) if "name" in parts else int(parts["month"])
        try:
            return date(int(parts["year"]), month or 0, int(parts["day"]))
        except ValueError:
            return None
    return None


def number_label(value: Decimal | int, digits: int | None = None, language: str = "nl") -> str:
    """A number with thousands marked; `digits` decimals, rounded half up, or as many as the number has.

    `number_label(Decimal("1234.5"))` is "1.234,5"; `number_label(Decimal("0.25"), 1)` is "0,3".
    """
    number = Decimal(value)
    if digits is not None:
        number = number.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    if number == 0:
        number = abs(number)
    text = f"{number:,f}"
    return text if is_english(language) else text.translate(str.maketrans(",.", ".,"))


def percent_label(percent: Decimal | int, digits: int | None = None, language: str = "nl") -> str:
    """A percentage, given as one (12.5, not 0.125): "12,5%"."""
    return f"{number_label(percent, digits, language)}%"


def list_label(items: Sequence[str], language: str = "nl") -> str:
    """`list_label(["a", "b", "c"])` is "a, b en c"; an empty list is an empty text."""
    if len(items) < 2:
        return "".join(items)
    joint = " and " if is_english(language) else " en "
    return ", ".join(items[:-1]) + joint + items[-1]


def plural(count: int, one: str, many: str, language: str = "nl") -> str:
    """A count with its noun: "1 actie", "0 acties", "1.234 acties"."""
    return f"{number_label(count, language=language)} {one if count == 1 else many}"
