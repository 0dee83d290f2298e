# SPDX-License-Identifier: EUPL-1.2
"""How far the forecasts drifted from the first plan of each action."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any

from django.db.models import CharField, FilteredRelation, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast

from akkoord.foundation.timeline.querysets import as_of_conditions
from akkoord.kernel.asof import AsOf
from akkoord.kernel.moment import PlannedMoment
from akkoord.kernel.period import Period
from akkoord.kernel.signal import SignalKind
from akkoord.programme.accord.models import ActionRecord
from akkoord.programme.parties.policies import Capacity, may_read
from akkoord.programme.planning.choices import StepKind
from akkoord.programme.planning.models import StepRecord
from akkoord.programme.rounds.models import Edition, Standing
from akkoord.programme.rounds.overviews.naming import (
    PAGE_SIZE,
    ActionShown,
    Page,
    StatusShown,
    actions_in,
    statuses_in,
    themes_in,
)
from akkoord.programme.rounds.overviews.standings import HoldingEdition, holding_edition, holding_of
from akkoord.programme.rounds.rules.drift import (
    Direction,
    Drift,
    PlanSource,
    drift,
    median_drift,
    worst_drift,
)

UNDECIDED = str(PlannedMoment.to_be_decided())


class NotMeasured(StrEnum):
    """Why the drift of an action cannot be told."""

    FINISHED = "finished"
    NOT_ANSWERED = "not_answered"
    NO_FORECAST = "no_forecast"
    NO_PLAN = "no_plan"
    UNDECIDED = "undecided"


@dataclass(frozen=True)
class DriftLine:
    """One action: its first plan and where that comes from, its forecast now, and how far that lies after the plan.

    `first_given_in` is the round of the first forecast, where that is the plan. Either `drift` or `why_not` is there.
    """

    action: ActionShown
    status: StatusShown | None
    plan: PlannedMoment | None
    plan_source: PlanSource | None
    first_given_in: Period | None
    forecast: PlannedMoment | None
    drift: Drift | None
    why_not: NotMeasured | None
    practice: bool


@dataclass(frozen=True)
class ForecastDrift:
    """All actions of the round that holds: what can be said of their drift together, and a page of them."""

    holding: HoldingEdition | None
    lines: Page[DriftLine]
    median: Drift | None
    worst: Drift | None
    directions: Mapping[Direction, int]
    not_measured: Mapping[NotMeasured, int]

    @property
    def measured(self) -> int:
        """Of how many actions the drift can be told."""
        return sum(self.directions.values())


@dataclass(frozen=True)
class _Found:
    action_id: int
    status_id: int
    plan: str
    source: PlanSource | None
    forecast: str
    drift: Drift | None
    why_not: NotMeasured | None
    practice: bool


Wanted = Direction | NotMeasured | None


def forecast_drift(
    viewer: Capacity,
    as_of: AsOf,
    *,
    accord: str,
    theme: str = "",
    party: str = "",
    wanted: Wanted = None,
    ascending: bool = False,
    page: int | None = 1,
) -> ForecastDrift:
    """How far the forecast of each action lies after its first plan, what drifts most first.

    The first plan is the first date that was agreed for the action (its own, else the last of its steps that a source
    prints as a deadline), else the first forecast that its owner gave in a round. The forecast is that of the round
    that holds: an older one does not go on. In: the key of one theme, of one owner, and which way or why not for the
    lines; the page, or None for all of them. Eight queries at most. Refusals: Refused.
    """
    may_read(viewer).require()
    edition = holding_edition(as_of, accord)
    found = _found(edition, as_of, accord, theme, party) if edition else []
    drifts = [one.drift for one in found if one.drift]
    in_order = sorted((one for one in found if wanted in (None, _says(one))), key=lambda one: _order(one, ascending))
    number = max(1, page or 1)
    shown = in_order if page is None else in_order[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    return ForecastDrift(
        holding=holding_of(edition),
        lines=Page(_lines(shown, as_of, accord), number, len(in_order)),
        median=median_drift(drifts),
        worst=worst_drift(drifts),
        directions=Counter(one.direction for one in drifts),
        not_measured=Counter(one.why_not for one in found if one.why_not),
    )


def _says(one: _Found) -> Wanted:
    return one.drift.direction if one.drift else one.why_not


def _order(one: _Found, ascending: bool) -> tuple[bool, float, float, int]:
    """What cannot be told comes last, whichever way the rest is sorted."""
    sign = 1 if ascending else -1
    least, most = one.drift.order if one.drift else (0, 0)
    return (one.drift is None, sign * least, sign * most, one.action_id)


def _found(edition: Edition, as_of: AsOf, accord: str, theme: str, party: str) -> list[_Found]:
    standings: QuerySet[Standing] = Standing.objects.as_of(as_of).filter(round_id=edition.round_id)
    standings = standings.filter(theme__key=theme) if theme else standings
    standings = of_owner(standings, as_of, party) if party else standings
    rows = standings.annotate(now=Cast("forecast", CharField()), first=Subquery(_first_forecast(as_of)))
    agreed = _first_agreed(as_of, accord)
    return [
        _measured(*row, agreed.get(row[0], ""))
        for row in rows.values_list("action_id", "status_id", "signal", "answer_id", "practice", "now", "first")
    ]


def of_owner(standings: QuerySet[Standing], as_of: AsOf, party: str) -> QuerySet[Standing]:
    """The standings of the actions that a party owns on the peildatum."""
    record = Q(**as_of_conditions(as_of, "action__records__"))
    owned = standings.annotate(known_action=FilteredRelation("action__records", condition=record))
    return owned.filter(known_action__owner__key=party)


def _first_forecast(as_of: AsOf) -> QuerySet[Any, Any]:
    given = Standing.objects.history(as_of).filter(action=OuterRef("action"), forecast__isnull=False)
    return given.exclude(forecast=UNDECIDED).annotate(text=Cast("forecast", CharField())).values("text")[:1]


def _first_agreed(as_of: AsOf, accord: str) -> dict[int, str]:
    """The first date agreed for each action that has one, in its canonical text. Two queries."""
    steps = StepRecord.objects.filter(step__accord__key=accord, kind=StepKind.DEADLINE, action__isnull=False)
    last: dict[int, tuple[date, str]] = {}
    seen: set[int] = set()
    for step, action, day, end in _texts(steps.history(as_of), "end", "step_id", "action_id", "last_day"):
        if step not in seen and day is not None and (action not in last or day > last[action][0]):
            last[action] = (day, end)
        seen.add(step)
    agreed = {action: text for action, (_, text) in last.items()}
    own: dict[int, str] = {}
    records = ActionRecord.objects.filter(action__accord__key=accord, deadline__isnull=False)
    for action, text in _texts(records.history(as_of), "deadline", "action_id"):
        own.setdefault(action, text)
    return agreed | own


def _texts(records: QuerySet[Any], moment: str, *columns: str) -> QuerySet[Any, Any]:
    """Columns, and last the canonical text of a moment that is there: read as it is, since there are few different."""
    there = records.filter(**{f"{moment}__isnull": False})
    found: QuerySet[Any, Any] = there.annotate(text=Cast(moment, CharField())).values_list(*columns, "text")
    return found


def _measured(
    action: int,
    status: int,
    signal: str,
    answer: int | None,
    practice: bool,
    now: str | None,
    first: str | None,
    agreed: str,
) -> _Found:
    plan, source = (agreed, PlanSource.DEADLINE) if agreed else (first or "", PlanSource.FIRST_FORECAST)
    why_not = _why_not(signal, answer, now, plan)
    found = None if why_not else _drift(plan, now or "")
    if why_not is None and found is None:
        why_not = NotMeasured.UNDECIDED
    return _Found(action, status, plan, source if plan else None, now or "", found, why_not, practice)


def _why_not(signal: str, answer: int | None, now: str | None, plan: str) -> NotMeasured | None:
    if answer is None:
        return NotMeasured.NOT_ANSWERED
    if signal == SignalKind.FINISHED:
        return NotMeasured.FINISHED
    if not now:
        return NotMeasured.NO_FORECAST
    if now == UNDECIDED:
        return NotMeasured.UNDECIDED
    return None if plan else NotMeasured.NO_PLAN


@lru_cache(maxsize=4096)
def _drift(plan: str, forecast: str) -> Drift | None:
    return drift(PlannedMoment.parse(plan), PlannedMoment.parse(forecast))


def _lines(found: Sequence[_Found], as_of: AsOf, accord: str) -> tuple[DriftLine, ...]:
    actions = actions_in(as_of, [one.action_id for one in found], themes_in(as_of, accord))
    statuses = statuses_in(as_of, ids={one.status_id for one in found})
    first = _first_given(as_of, [one.action_id for one in found if one.source is PlanSource.FIRST_FORECAST])
    return tuple(
        DriftLine(
            actions[one.action_id],
            statuses.get(one.status_id),
            _moment(one.plan),
            one.source,
            first.get(one.action_id) if one.source is PlanSource.FIRST_FORECAST else None,
            _moment(one.forecast),
            one.drift,
            one.why_not,
            one.practice,
        )
        for one in found
        if one.action_id in actions
    )


def _first_given(as_of: AsOf, actions: Iterable[int]) -> dict[int, Period]:
    """The round in which the first forecast was given. One query."""
    given = Standing.objects.history(as_of).filter(action__in=list(actions), forecast__isnull=False)
    rows = given.exclude(forecast=UNDECIDED).order_by("-holds_from").values_list("action_id", "round__period")
    return {action: Period.parse(period) for action, period in rows}


def _moment(text: str) -> PlannedMoment | None:
    return PlannedMoment.parse(text) if text else None
