# SPDX-License-Identifier: EUPL-1.2
"""The two times of every read: the day it is about, and the moment up to which recorded facts count."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from typing import Self

from akkoord.kernel.dutch import Unreadable, date_label, parse_date
from akkoord.kernel.period import InvalidPeriod, Period

FOREVER_DATE = date(9999, 1, 1)
"""Where a fact that still holds ends."""

FOREVER_MOMENT = datetime(9999, 1, 1, tzinfo=UTC)
"""When a recorded fact that still stands is superseded."""


class InvalidPeildatum(Unreadable):
    """The text is no date; the message says in Dutch what is accepted."""


@dataclass(frozen=True)
class AsOf:
    """As at `peildatum`, by what was recorded no later than `known_at`.

    A row counts when `holds_from <= peildatum < holds_until` and `recorded_at <= known_at < superseded_at`.
    """

    peildatum: date
    known_at: datetime

    def __post_init__(self) -> None:
        """Refuse a peildatum with a time of day (TypeError) and a moment without a time zone (ValueError)."""
        if isinstance(self.peildatum, datetime):
            raise TypeError("The peildatum is a day, without a time.")
        _require_zone(self.known_at)

    @classmethod
    def at(cls, peildatum: date, *, now: datetime) -> Self:
        """The peildatum with what we know now."""
        return cls(peildatum, now)

    def as_then_known(self, tz: tzinfo) -> Self:
        """The same peildatum with only what was recorded by the end of that day in `tz`, never later than known_at.

        As at 30 September 2023 in Amsterdam: nothing recorded from 1 October 00:00 (30 September 22:00 UTC) on.
        """
        return type(self)(self.peildatum, min(self.known_at, datetime.combine(self.peildatum, time.max, tzinfo=tz)))

    def is_present(self, now: datetime) -> bool:
        """Whether this is today with all that is known. `now` in local time: its own date is taken as today."""
        _require_zone(now)
        return self.peildatum == now.date() and self.known_at >= now

    @property
    def label(self) -> str:
        """The peildatum in Dutch: "30 september 2023"."""
        return self.label_in("nl")

    def label_in(self, language: str) -> str:
        """`label` in "nl" or "en"."""
        return date_label(self.peildatum, language)


def parse_peildatum(text: str) -> date:
    """Read "2023-09-30", "30-9-2023", "30 september 2023" or a period ("2023Q3": its last day, 30 September 2023).

    Refuses the rest, and the year 9999 (which stands for "until further notice"), with InvalidPeildatum.
    """
    day = parse_date(text)
    if day is None:
        try:
            day = Period.parse(text).last_day
        except InvalidPeriod:
            day = FOREVER_DATE
    if day >= FOREVER_DATE:
        raise InvalidPeildatum(
            f"“{text}” is geen datum. Schrijf een dag als 30-9-2023 of 2023-09-30, of een periode als 2023Q3.",
            f"“{text}” is not a date. Write a day as 30-9-2023 or 2023-09-30, or a period as 2023Q3.",
        )
    return day


def _require_zone(moment: datetime) -> None:
    if moment.utcoffset() is None:
        raise ValueError("A moment needs a time zone.")
