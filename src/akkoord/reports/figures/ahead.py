# SPDX-License-Identifier: EUPL-1.2
"""The next meetings, what falls due before each, and what its owner forecasts too late for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, F, OuterRef, Q, QuerySet, Subquery, Value, When, Window
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

    Refuses (Refused) who may not read. Two queries: the meetings, and the steps with their counts in one.
    """
    may_read(viewer).require()
    meetings: list[Any] = list(meetings_ahead(as_of, accord, kinds)[:limit])
    days = [meeting.first_day for meeting in meetings if meeting.first_day]
    rows: list[Any] = list(_due(as_of, accord, days)) if days else []
    found = []
    for place, meeting in enumerate(meetings):
        own = [row for row in rows if row.before == place]
        found.append(
            MeetingAhead(
                key=meeting.meeting.key,
                title=meeting.title,
                body_key=meeting.body.key,
                body_title=meeting.body_title or meeting.body.key,
                when=meeting.when or PlannedMoment.to_be_decided(),
                due=own[0].in_all if own else 0,
                too_late=own[0].late_in_all if own else 0,
                steps=tuple(_due_step(row) for row in own),
            )
        )
    return tuple(found)


def _due(as_of: AsOf, accord: str, days: Sequence[date]) -> QuerySet[Any]:
    """The first five steps before each meeting; every row also carries the counts of all steps before that meeting."""
    standings = Standing.objects.as_of(as_of).filter(action_id=OuterRef("action_id"))
    still_open = standings.exclude(signal=SignalKind.FINISHED)
    after = [When(before=place, forecast_until__gt=day, then=Value(1)) for place, day in enumerate(days)]
    order = ("last_day", "order", "step__key")
    due: QuerySet[Any] = steps_due(as_of, accord, days)
    counted: QuerySet[Any] = (
        due.annotate(forecast_until=Subquery(still_open.values("forecast_last_day")[:1]))
        .annotate(late=Case(*after, default=Value(0)))
        .annotate(
            rank=Window(RowNumber(), partition_by=F("before"), order_by=order),
            in_all=Window(Count("pk"), partition_by=F("before")),
            late_in_all=Window(Count("pk", filter=Q(late=1)), partition_by=F("before")),
        )
        .filter(rank__lte=SHOWN)
        .select_related("step", "theme", "action")
        .order_by("before", *order)
    )
    return counted


def _due_step(row: Any) -> DueStep:
    return DueStep(
        key=row.step.key,
        title=row.title,
        theme_key=row.theme.key,
        action_key=row.action.key if row.action else "",
        end=row.end,
        too_late=bool(row.late),
    )
