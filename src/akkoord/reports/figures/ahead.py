# SPDX-License-Identifier: EUPL-1.2
"""The next meetings, what falls due before each, and what its owner forecasts too late for it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, OuterRef, QuerySet, Subquery, Window
from django.db.models.functions import RowNumber

from akkoord.kernel.asof import AsOf
from akkoord.kernel.moment import PlannedMoment
from akkoord.kernel.signal import SignalKind
from akkoord.programme.parties.policies import Capacity, may_read
from akkoord.programme.planning.overviews.due import meetings_ahead, steps_due
from akkoord.programme.rounds.models import Standing

MEETINGS = 3
SHOWN = 5


@dataclass(frozen=True, slots=True)
class DueStep:
    """A step that should be ready before a meeting. Without a certain action `action_key` is empty.

    `too_late`: the action is open and its forecast may end after the meeting's first day.
    """

    key: str
    title: str
    theme_key: str
    action_key: str
    end: PlannedMoment | None
    too_late: bool


@dataclass(frozen=True, slots=True)
class MeetingAhead:
    """A meeting to come, how many steps are due before it (and after the one before), and the first five of them."""

    key: str
    title: str
    body_key: str
    body_title: str
    when: PlannedMoment
    due: int
    too_late: int
    steps: tuple[DueStep, ...]


def board_dates(
    viewer: Capacity, as_of: AsOf, *, accord: str, limit: int = MEETINGS, kinds: Sequence[str] = ()
) -> tuple[MeetingAhead, ...]:
    """The next meetings on or after the peildatum (of bodies of these kinds, or of all), with what is due before each.

    Refuses (Refused) who may not read. Three queries: the meetings, the counts, and the first steps.
    """
    may_read(viewer).require()
    meetings: list[Any] = list(meetings_ahead(as_of, accord, kinds)[:limit])
    days = [meeting.first_day for meeting in meetings if meeting.first_day]
    counts = _counts(as_of, accord, days) if days else {}
    rows: list[Any] = list(_first_steps(as_of, accord, days)) if days else []
    return tuple(
        MeetingAhead(
            key=meeting.meeting.key,
            title=meeting.title,
            body_key=meeting.body.key,
            body_title=meeting.body_title or meeting.body.key,
            when=meeting.when or PlannedMoment.to_be_decided(),
            due=counts.get((place, False), 0) + counts.get((place, True), 0),
            too_late=counts.get((place, True), 0),
            steps=tuple(_due_step(row, days[place]) for row in rows if row.before == place),
        )
        for place, meeting in enumerate(meetings)
    )


def _counts(as_of: AsOf, accord: str, days: Sequence[date]) -> Mapping[tuple[int, bool], int]:
    """How many steps are due before each meeting, apart for those whose forecast ends after it."""
    grouped = _with_forecast(as_of, accord, days).values("before", "forecast_until").annotate(n=Count("pk"))
    counts: dict[tuple[int, bool], int] = defaultdict(int)
    for place, forecast, number in grouped.values_list("before", "forecast_until", "n").order_by():
        counts[place, forecast is not None and forecast > days[place]] += number
    return counts


def _first_steps(as_of: AsOf, accord: str, days: Sequence[date]) -> QuerySet[Any]:
    order = ("last_day", "order", "step__key")
    rank = Window(RowNumber(), partition_by=F("before"), order_by=order)
    ranked: QuerySet[Any] = steps_due(as_of, accord, days).annotate(rank=rank).filter(rank__lte=SHOWN)
    first: QuerySet[Any] = _with_forecast(as_of, accord, days).filter(pk__in=ranked.values("pk"))
    return first.select_related("step", "theme", "action").order_by("before", *order)


def _with_forecast(as_of: AsOf, accord: str, days: Sequence[date]) -> Any:
    """Steps due with the last day that the owner of an open action forecasts."""
    still_open = (
        Standing.objects.as_of(as_of).filter(action_id=OuterRef("action_id")).exclude(signal=SignalKind.FINISHED)
    )
    forecast = Subquery(still_open.values("forecast_last_day")[:1])
    return steps_due(as_of, accord, days).annotate(forecast_until=forecast)


def _due_step(row: Any, day: date) -> DueStep:
    return DueStep(
        key=row.step.key,
        title=row.title,
        theme_key=row.theme.key,
        action_key=row.action.key if row.action else "",
        end=row.end,
        too_late=row.forecast_until is not None and row.forecast_until > day,
    )
