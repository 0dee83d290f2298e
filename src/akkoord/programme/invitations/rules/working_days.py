# SPDX-License-Identifier: EUPL-1.2
"""Days on which people work in the Netherlands. No database, no clock."""

from datetime import date, datetime, time, timedelta

import holidays

FREE = holidays.country_holidays("NL", categories=("public", "optional"))
"""Dutch holidays as the Algemene termijnenwet (article 3) counts them: also Good Friday, and 5 May of every year."""
DAY = timedelta(days=1)
SATURDAY = 5
OFFICE_OPENS, OFFICE_CLOSES = time(8), time(18)


def is_working_day(day: date) -> bool:
    """Monday to Friday, unless it is a holiday. Example: 25 December 2026, a Friday, is none."""
    return day.weekday() < SATURDAY and day not in FREE


def add_working_days(day: date, number: int) -> date:
    """The working day so many after a day, or before it with a negative number; 0 is the last one up to that day.

    Example: from Friday 3 April 2026 (Good Friday), 1 gives Tuesday 7 April, as Monday is a holiday too; -1 and 0 both
    give Thursday 2 April.
    """
    step = DAY if number > 0 else -DAY
    found = day
    if number <= 0:
        while not is_working_day(found):
            found -= DAY
        if number < 0 and found != day:
            number += 1
    for _ in range(abs(number)):
        found += step
        while not is_working_day(found):
            found += step
    return found


def working_days_until(day: date, later: date) -> int:
    """How many working days lie after a day up to and including a later one; 0 when it is not later.

    Example: from Thursday 2 April to Wednesday 8 April 2026 there are 2: Tuesday and Wednesday.
    """
    return sum(is_working_day(day + DAY * number) for number in range(1, (later - day).days + 1))


def is_office_hour(moment: datetime) -> bool:
    """Whether mail that can wait may be sent: on a working day from 8 to 18 o'clock, by the time it is given in."""
    return is_working_day(moment.date()) and OFFICE_OPENS <= moment.time() < OFFICE_CLOSES
