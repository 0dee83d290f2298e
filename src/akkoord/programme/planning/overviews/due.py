# SPDX-License-Identifier: EUPL-1.2
"""What should have been ready, and what is due before the next meetings. How it stands is for the rounds to say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from akkoord.kernel.asof import AsOf
from akkoord.kernel.moment import PlannedMoment
from akkoord.programme.accord.models import ActionRecord, ThemeRecord
from akkoord.programme.accord.overviews.calendar import body_titles, meetings_as_of
from akkoord.programme.parties.policies import Capacity, may_read
from akkoord.programme.planning.choices import StepKind
from akkoord.programme.planning.models import StepRecord

MEETINGS_AHEAD = 3
STEPS_SHOWN = 12
NEVER_DUE = (StepKind.CONTINUOUS, StepKind.MEETING)


@dataclass(frozen=True, slots=True)
class DueStep:
    """A step that should be ready before a meeting; without a certain action, `action_key` is empty."""

    key: str
    title: str
    theme_key: str
    action_id: int | None
    action_key: str
    end: PlannedMoment


@dataclass(frozen=True, slots=True)
class MeetingAhead:
    """A meeting to come: how many steps fall due before it (and after the one before it), and the first of them."""

    key: str
    title: str
    body_key: str
    body_title: str
    when: PlannedMoment
    due: int
    steps: tuple[DueStep, ...]


def theme_ids(as_of: AsOf, accord: str) -> list[int]:
    """The themes of an accord on the peildatum: their steps and actions are found through an index (one query)."""
    themes = ThemeRecord.objects.as_of(as_of).filter(theme__accord__key=accord)
    return list(themes.values_list("theme_id", flat=True))


def steps_past(as_of: AsOf, themes: Sequence[int]) -> QuerySet[StepRecord]:
    """Steps whose last possible day lies before the peildatum; what goes on or is held is never past. No query."""
    return StepRecord.objects.as_of(as_of).filter(
        ~Q(kind__in=NEVER_DUE), theme_id__in=themes, last_day__lt=as_of.peildatum, recurring=""
    )


def actions_past(as_of: AsOf, themes: Sequence[int]) -> QuerySet[ActionRecord]:
    """Actions whose deadline's last possible day lies before the peildatum. No query yet."""
    return ActionRecord.objects.as_of(as_of).filter(theme_id__in=themes, last_day__lt=as_of.peildatum)


def meetings_ahead(
    viewer: Capacity, as_of: AsOf, *, accord: str, limit: int = MEETINGS_AHEAD, kinds: Sequence[str] = ()
) -> tuple[MeetingAhead, ...]:
    """The next meetings on or after the peildatum, with what falls due before each and after the one before it.

    A step is due before a meeting when its last possible day is no later than the meeting's first. `kinds` narrows to
    bodies of those kinds. The first twelve due steps are given with their meeting; `due` counts all of them.
    Refuses (Refused) who may not read. Five queries.
    """
    may_read(viewer).require()
    coming = (
        meetings_as_of(as_of, accord)
        .filter(first_day__gte=as_of.peildatum)
        .select_related("meeting", "body")
        .order_by("first_day", "last_day", "meeting__key")
    )
    if kinds:
        coming = coming.filter(body__records__kind__in=kinds).distinct()
    meetings = list(coming[:limit])
    days = [meeting.first_day for meeting in meetings if meeting.first_day]
    names = body_titles(as_of, [meeting.body_id for meeting in meetings])
    steps, counts = _due_before(as_of, accord, days)
    return tuple(
        MeetingAhead(
            key=meeting.meeting.key,
            title=meeting.title,
            body_key=meeting.body.key,
            body_title=names.get(meeting.body_id, meeting.body.key),
            when=meeting.when or PlannedMoment.to_be_decided(),
            due=counts[place],
            steps=tuple(step for number, step in steps if number == place),
        )
        for place, meeting in enumerate(meetings)
    )


def windows(peildatum: date, days: Sequence[date]) -> list[tuple[date, date]]:
    """The stretch before each meeting: from the day after the one before it (or the peildatum) to its own first day.

    Example: peildatum 30 September, meetings on 15 November and 4 December give (30 September, 15 November) and
    (16 November, 4 December). Two meetings on one day: the second has an empty stretch.
    """
    found = []
    start = peildatum
    for day in days:
        found.append((start, day))
        start = day + timedelta(days=1)
    return found


def _due_before(as_of: AsOf, accord: str, days: Sequence[date]) -> tuple[list[tuple[int, DueStep]], list[int]]:
    if not days:
        return [], []
    stretches = windows(as_of.peildatum, days)
    due = StepRecord.objects.as_of(as_of).filter(
        theme_id__in=theme_ids(as_of, accord), last_day__gte=as_of.peildatum, last_day__lte=days[-1]
    )
    filters = {f"n{place}": Count("pk", filter=Q(last_day__range=pair)) for place, pair in enumerate(stretches)}
    counted = due.aggregate(**filters)
    rows = due.select_related("step", "action", "theme").order_by("last_day", "order", "step__key")[:STEPS_SHOWN]
    steps = [(_window_of(row.last_day, stretches), _due_step(row)) for row in rows]
    return steps, [counted[f"n{place}"] for place in range(len(stretches))]


def _window_of(day: date | None, stretches: Sequence[tuple[date, date]]) -> int:
    return next(place for place, (start, end) in enumerate(stretches) if day is not None and start <= day <= end)


def _due_step(row: StepRecord) -> DueStep:
    return DueStep(
        key=row.step.key,
        title=row.title,
        theme_key=row.theme.key,
        action_id=row.action_id,
        action_key=row.action.key if row.action else "",
        end=row.end or PlannedMoment.to_be_decided(),
    )
