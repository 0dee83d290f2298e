# SPDX-License-Identifier: EUPL-1.2
"""The calendar as its page and its feed show it: meetings of bodies and days of rounds, each of its own kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.urls import reverse
from django.utils.translation import get_language

from akkoord.kernel.dutch import month_label
from akkoord.programme.accord.overviews.calendar import Calendar, MeetingLine, Which
from akkoord.programme.invitations.overviews import RoundDay
from akkoord.web.calendar import sentences
from akkoord.web.components.wording import date_label

MEETINGS, ROUNDS = "@overleggen", "@rondes"
"""What stands in an address for one kind of item alone; no key of a body begins with an @."""


@dataclass(frozen=True)
class Choice:
    """What is asked of the calendar: all of it, one kind of item, or one body."""

    given: str = ""

    @property
    def body(self) -> str:
        """The key of the body asked; empty for all."""
        return "" if self.given in (MEETINGS, ROUNDS) else self.given

    @property
    def meetings(self) -> bool:
        """Whether meetings are shown."""
        return self.given != ROUNDS

    @property
    def rounds(self) -> bool:
        """Whether days of rounds are shown: a round is of no body in particular."""
        return self.given in ("", ROUNDS)


@dataclass(frozen=True)
class RoundItem:
    """A day of a round with its words and where it leads: the round, or the list of rounds while it is planned."""

    day: RoundDay
    accord: str

    @property
    def title(self) -> str:
        """What happens on the day."""
        return sentences.title_of(self.day)

    @property
    def when(self) -> str:
        """The day in words."""
        return date_label(self.day.on)

    @property
    def details(self) -> list[str]:
        """How certain it is, and for which meeting."""
        return [text for text in (sentences.state_of(self.day), sentences.before_of(self.day)) if text]

    @property
    def practice(self) -> str:
        """The mark of a practice round."""
        return sentences.practice_of(self.day)

    @property
    def url(self) -> str:
        """The round's own page, or the list on which it is planned."""
        if self.day.opened:
            return reverse("rounds:page", args=[self.accord, self.day.period.code])
        return reverse("rounds:list", args=[self.accord])

    @property
    def key(self) -> str:
        """What it is called in a feed; the same when a planned day becomes a real one."""
        return f"ronde-{self.day.period.code}-{self.day.kind}"


@dataclass(frozen=True)
class Item:
    """One item of the page: a meeting or a day of a round."""

    on: date
    meeting: MeetingLine | None = None
    round: RoundItem | None = None


@dataclass(frozen=True)
class Month:
    """The items that stand with one month."""

    label: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Shown:
    """A page of the calendar by month, with the counts of what was asked."""

    calendar: Calendar
    months: tuple[Month, ...]
    undated: tuple[MeetingLine, ...]
    coming: int
    past: int
    pages: int
    next_round: RoundItem | None


def shown(calendar: Calendar, days: Sequence[RoundDay], choice: Choice, which: Which, accord: str) -> Shown:
    """Put meetings and days of rounds together, in order of day; a day stands on the page of the meetings around it."""
    rounds = [RoundItem(day, accord) for day in days] if choice.rounds else []
    past = sum(one.day.past for one in rounds)
    since, until = (calendar.since, calendar.until) if choice.meetings else (None, None)
    here = [one for one in rounds if _asked(one.day, which) and _within(one.day.on, since, until)]
    items = [Item(one.day.on, round=one) for one in here]
    if choice.meetings:
        meetings = (line for month in calendar.months for line in month.meetings)
        items = [*(Item(day, meeting=line) for line in meetings if (day := line.first_day)), *items]
    return Shown(
        calendar,
        _by_month(sorted(items, key=lambda one: one.on)),
        calendar.undated if choice.meetings else (),
        calendar.coming * choice.meetings + len(rounds) - past,
        calendar.past * choice.meetings + past,
        calendar.pages if choice.meetings else 1,
        next((one for one in rounds if not one.day.past), None),
    )


def _asked(day: RoundDay, which: Which) -> bool:
    return which is Which.ALL or day.past == (which is Which.PAST)


def _within(on: date, since: date | None, until: date | None) -> bool:
    return (since is None or since <= on) and (until is None or on < until)


def _by_month(items: Sequence[Item]) -> tuple[Month, ...]:
    months = groupby(items, key=lambda one: (one.on.year, one.on.month))
    return tuple(Month(month_label(*month, get_language() or "nl"), tuple(group)) for month, group in months)
