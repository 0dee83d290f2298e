# SPDX-License-Identifier: EUPL-1.2
"""Geometry of moments against time: what was planned and what is expected now, as exact as both are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from akkoord.kernel.moment import PlannedMoment
from akkoord.web.components.wording import worded

NARROWEST = 1.2


@dataclass(frozen=True)
class TimeScale:
    """A stretch of time from the first of January of one year until the end of another."""

    first_day: date
    last_day: date

    @classmethod
    def of(cls, moments: Iterable[PlannedMoment | None]) -> "TimeScale | None":
        """The whole years that hold all these moments; None when none has a day.

        Example: Q3 2023 and "2024 en verder" give 1 January 2023 to 31 December 2024.
        """
        days = [day for one in moments if one for day in (one.first_day, one.last_day) if day]
        return cls(date(min(days).year, 1, 1), date(max(days).year, 12, 31)) if days else None

    @property
    def label(self) -> str:
        """From which year to which: "2023 – 2025"."""
        first, last = self.first_day.year, self.last_day.year
        return str(first) if first == last else f"{first} – {last}"

    @property
    def years(self) -> list[str]:
        """Where each new year begins, but the first."""
        return [_percent(self.place(date(y, 1, 1))) for y in range(self.first_day.year + 1, self.last_day.year + 1)]

    def place(self, day: date) -> float:
        """Where a day begins, from 0 to 100. Example: 1 January 2024 on a scale of 2023 and 2024 is near 50."""
        days = (self.last_day - self.first_day).days + 1
        return min(100.0, max(0.0, 100 * (day - self.first_day).days / days))


@dataclass(frozen=True)
class Band:
    """A moment as a band; `endless` for "en verder", that runs on past the picture."""

    x: str
    width: str
    endless: bool


@dataclass(frozen=True)
class Dumbbell:
    """What was planned (an open band) and what is expected now (a full one), with a line between them.

    `tone` is how it is drawn: "later", "earlier", "same" or "perhaps"; `words` says the same, for who does not see it.
    """

    plan: Band | None
    now: Band | None
    line: tuple[str, str] | None
    tone: str
    years: tuple[str, ...]
    words: str

    @classmethod
    def of(cls, scale: TimeScale, plan: PlannedMoment | None, now: PlannedMoment | None, tone: str) -> "Dumbbell":
        """The drawing of two moments on a scale that holds both; what has no day is left out."""
        first, second = band(scale, plan), band(scale, now)
        told = {"plan": worded(plan) if plan else _("onbekend"), "now": worded(now) if now else _("onbekend")}
        words = _("Plan: %(plan)s. Nu verwacht: %(now)s.") % told
        return cls(first, second, _between(scale, plan, now), tone, tuple(scale.years), words)


def band(scale: TimeScale, moment: PlannedMoment | None) -> Band | None:
    """A moment on a scale, at least wide enough to be seen; None for what has no day."""
    if moment is None or moment.first_day is None:
        return None
    start = scale.place(moment.first_day)
    end = scale.place(moment.last_day + timedelta(days=1)) if moment.last_day else 100.0
    wide = max(end - start, NARROWEST)
    return Band(_percent(min(start, 100 - wide)), _percent(wide), moment.last_day is None)


def _between(scale: TimeScale, plan: PlannedMoment | None, now: PlannedMoment | None) -> tuple[str, str] | None:
    """From the middle of the plan to the middle of what is expected now."""
    if plan is None or now is None or plan.first_day is None or now.first_day is None or plan == now:
        return None
    return _percent(_middle(scale, plan.first_day, plan.last_day)), _percent(
        _middle(scale, now.first_day, now.last_day)
    )


def _middle(scale: TimeScale, first: date, last: date | None) -> float:
    return scale.place(first if last is None else first + (last - first) / 2)


def _percent(place: float) -> str:
    return f"{place:.2f}%"
