# SPDX-License-Identifier: EUPL-1.2
"""What should have been ready, and what is due before the next meetings. How it stands is for the rounds to say.

These are questions, not answers: a figure that joins plans with standings narrows them further and asks them once.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Case, CharField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, NullIf

from akkoord.kernel.asof import AsOf
from akkoord.programme.accord.models import BodyRecord, MeetingRecord
from akkoord.programme.accord.overviews.calendar import meetings_as_of
from akkoord.programme.accord.overviews.counts import themes_of
from akkoord.programme.planning.choices import StepKind
from akkoord.programme.planning.models import StepRecord
from akkoord.programme.planning.rules import windows

NEVER_DUE = (StepKind.CONTINUOUS, StepKind.MEETING)


def steps_past(as_of: AsOf, accord: str) -> QuerySet[StepRecord]:
    """Steps whose last possible day lies before the peildatum; what goes on or is held is never past. No query."""
    return StepRecord.objects.as_of(as_of).filter(
        ~Q(kind__in=NEVER_DUE), theme_id__in=_themes(as_of, accord), last_day__lt=as_of.peildatum, recurring=""
    )


def meetings_ahead(as_of: AsOf, accord: str, kinds: Sequence[str] = ()) -> QuerySet[MeetingRecord]:
    """Meetings that are sure to be on or after the peildatum, the first one first, each with its `body_title`.

    `kinds` narrows to bodies of those kinds. No query yet.
    """
    bodies = BodyRecord.objects.as_of(as_of).filter(body_id=OuterRef("body_id"))
    named = bodies.annotate(shown=Coalesce(NullIf("short_name", Value("")), "name", output_field=CharField()))
    coming = meetings_as_of(as_of, accord).filter(first_day__gte=as_of.peildatum)
    if kinds:
        coming = coming.filter(body_id__in=BodyRecord.objects.as_of(as_of).filter(kind__in=kinds).values("body_id"))
    return (
        coming.annotate(body_title=Subquery(named.values("shown")[:1]))
        .select_related("meeting", "body")
        .order_by("first_day", "last_day", "meeting__key")
    )


def steps_due(as_of: AsOf, accord: str, days: Sequence[date]) -> QuerySet[StepRecord]:
    """Steps that fall due before meetings on these days (in order), each with the place of its meeting as `before`.

    A step is due before a meeting when its last possible day is no later than the meeting's first, and later than that
    of the meeting before it. No query yet. Needs at least one day.
    """
    places = [When(last_day__range=pair, then=Value(n)) for n, pair in enumerate(windows(as_of.peildatum, days))]
    due = StepRecord.objects.as_of(as_of).filter(
        ~Q(kind__in=NEVER_DUE),
        theme_id__in=_themes(as_of, accord),
        last_day__range=(as_of.peildatum, days[-1]),
        recurring="",
    )
    return due.annotate(before=Case(*places))


def _themes(as_of: AsOf, accord: str) -> QuerySet[Any]:
    return themes_of(as_of, accord).values("theme_id")
