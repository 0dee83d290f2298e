# SPDX-License-Identifier: EUPL-1.2
"""Moments as people type them in a list."""

import re
from datetime import date, datetime, timedelta

from akkoord.kernel.moment import InvalidMoment, PlannedMoment
from akkoord.programme.intake.rules.words import CellValue, line_of

SERIAL_START = date(1899, 12, 30)
FIRST_SERIAL, LAST_SERIAL = 36526, 73050  # 1 January 2000 to 31 December 2099, as Excel counts days
FIRST_YEAR, LAST_YEAR = 2000, 2099
SHORT_DATE = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{2})")
WEEKDAY = re.compile(
    r"^(?:ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|fri|sat|sun|(?:maan|dins|woens|donder|vrij|zater|zon)dag)\.?,? ", re.I
)
PERIOD_FIRST = re.compile(r"(\d{4}) ?[-/ ]? ?(q[1-4]|h[12])", re.I)
BEFORE = re.compile(r"^(?:uiterlijk|voor|vóór|per|op|by|before|end of|eind|ultimo|medio|begin|ca\.?|circa) ", re.I)


def moment_in(value: CellValue) -> PlannedMoment | None:
    """The moment in a cell; None where no moment can be read from it with certainty.

    A day as Excel keeps it, also as the bare number of a day (45199 is 30 September 2023); a year (2023 or 2023.0);
    and what `PlannedMoment.parse` reads, also after a day of the week, with a year of two digits (30-9-23) or with the
    year first ("2023 Q3"). "eind 2023" is not certain and gives None.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return PlannedMoment.day(value) if FIRST_YEAR <= value.year <= LAST_YEAR else None
    if isinstance(value, int | float):
        return _from_number(value)
    return _from_text(line_of(value))


def _from_number(value: int | float) -> PlannedMoment | None:
    if not float(value).is_integer():
        value = int(value) if value >= FIRST_SERIAL else -1  # the time of a day is left out
    number = int(value)
    if FIRST_YEAR <= number <= LAST_YEAR:
        return PlannedMoment.year(number)
    if FIRST_SERIAL <= number <= LAST_SERIAL:
        return PlannedMoment.day(SERIAL_START + timedelta(days=number))
    return None


def _from_text(text: str) -> PlannedMoment | None:
    if re.fullmatch(r"\d{5}(?:\.0)?", text):
        return _from_number(float(text))
    text = WEEKDAY.sub("", text)
    short = SHORT_DATE.fullmatch(text)
    if short:
        text = f"{short[1]}-{short[2]}-20{short[3]}"
    first = PERIOD_FIRST.fullmatch(text)
    if first:
        text = f"{first[1]}-{first[2]}"
    try:
        return PlannedMoment.parse(text)
    except InvalidMoment:
        return None


def proposed_moment(text: str) -> PlannedMoment | None:
    """What an uncertain text may mean, to show beside it: "uiterlijk 30-9-2023" may be that day, "eind 2023" the year.

    For a person to confirm; nothing is taken over by itself.
    """
    shorter = BEFORE.sub("", line_of(text))
    return _from_text(shorter) if shorter != line_of(text) else None
