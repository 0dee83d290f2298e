# SPDX-License-Identifier: EUPL-1.2
"""Answers that have been the same for long, and actions that have been silent for long."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import CharField, Count, Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce

from akkoord.foundation.timeline.querysets import as_of_conditions
from akkoord.kernel.asof import AsOf
from akkoord.kernel.moment import PlannedMoment
from akkoord.kernel.period import Period
from akkoord.kernel.signal import SignalKind
from akkoord.programme.parties.policies import Capacity, may_read
from akkoord.programme.rounds.models import Edition, Standing
from akkoord.programme.rounds.overviews.course import holding_editions
from akkoord.programme.rounds.overviews.drift import of_owner
from akkoord.programme.rounds.overviews.naming import (
    ActionShown,
    Page,
    PartyShown,
    StatusShown,
    ThemeShown,
    actions_in,
    bounds,
    parties_in,
    statuses_in,
    themes_in,
)
from akkoord.programme.rounds.overviews.standings import HoldingEdition, holding_of
from akkoord.programme.rounds.overviews.verified import VerifiedShown, shown_by_action, verification_rows
from akkoord.programme.rounds.rules.judging import age_in_days
from akkoord.programme.rounds.rules.staleness import Said, last_run


@dataclass(frozen=True)
class Threshold:
    """From when on an answer is old: so many rounds in a row the same, or so many days."""

    rounds: int = 0
    days: int = 0


@dataclass(frozen=True)
class StaleLine:
    """One action: what stands, for how many rounds in a row, since when, and how old that is on the peildatum.

    `ticked` of these rounds were answered with "nothing changed"; `all_along` is True when it never was otherwise.
    `verified` is what the monitoring party itself found of it.
    """

    action: ActionShown
    status: StatusShown | None
    explanation: str
    forecast: PlannedMoment | None
    rounds: int
    ticked: int
    since: date
    since_period: Period
    age: int
    all_along: bool
    practice: bool
    verified: VerifiedShown | None = None


@dataclass(frozen=True)
class StaleAnswers:
    """A page of actions, the oldest first, and how many per theme and per owner (None: no owner)."""

    holding: HoldingEdition | None
    rounds: int
    lines: Page[StaleLine]
    by_theme: tuple[tuple[ThemeShown, int], ...]
    by_owner: tuple[tuple[PartyShown | None, int], ...]
    asked: int


def stale_answers(
    viewer: Capacity,
    as_of: AsOf,
    *,
    accord: str,
    threshold: Threshold,
    silent: bool = False,
    theme: str = "",
    party: str = "",
    page: int | None = 1,
) -> StaleAnswers:
    """Actions whose answer has said the same for at least so many rounds or days, as at the peildatum.

    The same: status, explanation and forecast. Finished actions are left out: they are done. With `silent` the actions
    that were not answered for so long. In: the key of one theme, of one owner; the page, or None for all of them.
    Twelve queries at most. Refusals: Refused.
    """
    may_read(viewer).require()
    editions = holding_editions(as_of, accord)
    last = editions[-1] if editions else None
    begin = _begin(editions, as_of, threshold)
    themes = themes_in(as_of, accord)
    if last is None or begin is None:
        return StaleAnswers(holding_of(last), len(editions), Page((), 1, 0), (), (), last.asked if last else 0)
    standings = _standing(last, as_of, theme, party)
    asked = standings.count()
    old = _unchanged_since(standings, begin, as_of, silent=silent)
    old = old if silent else old.exclude(signal=SignalKind.FINISHED)
    by_theme = dict(old.order_by().values_list("theme_id").annotate(Count("pk")))
    rows = list(old.order_by(F("changed").asc(nulls_first=True), "theme_id", "action__key")[bounds(page)])
    return StaleAnswers(
        holding=holding_of(last),
        rounds=len(editions),
        lines=Page(_lines(viewer, rows, as_of, themes), max(1, page or 1), sum(by_theme.values())),
        by_theme=tuple((shown, by_theme[pk]) for pk, shown in themes.items() if pk in by_theme),
        by_owner=_by_owner(old, as_of),
        asked=asked,
    )


def _begin(editions: Sequence[Edition], as_of: AsOf, threshold: Threshold) -> date | None:
    """The day on which it has to have been said already; None when there are not that many rounds."""
    if threshold.days:
        day = as_of.peildatum - timedelta(days=threshold.days)
        return day if editions and editions[0].round.peildatum <= day else None
    return editions[-threshold.rounds].round.peildatum if 0 < threshold.rounds <= len(editions) else None


def _standing(last: Edition, as_of: AsOf, theme: str, party: str) -> QuerySet[Standing]:
    standings: QuerySet[Standing] = Standing.objects.as_of(as_of).filter(round_id=last.round_id)
    standings = standings.filter(theme__key=theme) if theme else standings
    return of_owner(standings, as_of, party) if party else standings


def _moment_text(name: str) -> Coalesce:
    return Coalesce(Cast(name, CharField()), Value(""))


def _unchanged_since(standings: QuerySet[Standing], begin: date, as_of: AsOf, *, silent: bool) -> QuerySet[Standing]:
    """Those that said the same on a day as they do now, and all the time between; `changed` is when it last differed.

    With `silent` those that said nothing on that day, nor since.
    """
    same = Q(answer__isnull=True)
    if not silent:
        said = {"status": OuterRef("status"), "explanation": OuterRef("explanation"), "text": OuterRef("moment")}
        same = Q(answer__isnull=False, **said)
    of_action = Standing.objects.annotate(text=_moment_text("forecast")).filter(action=OuterRef("action"))
    then = of_action.filter(**as_of_conditions(AsOf(begin, as_of.known_at))).filter(same)
    otherwise = of_action.history(as_of).exclude(same)
    unchanged = standings.filter(answer__isnull=silent).annotate(moment=_moment_text("forecast"))
    unchanged = unchanged.filter(Exists(then), ~Exists(otherwise.filter(holds_from__gt=begin)))
    return unchanged.annotate(changed=Subquery(otherwise.order_by("-holds_from").values("holds_from")[:1]))


def _by_owner(old: QuerySet[Standing], as_of: AsOf) -> tuple[tuple[PartyShown | None, int], ...]:
    """How many per owner on the peildatum, most first. Two queries."""
    record = Q(**as_of_conditions(as_of, "action__records__"))
    owned = old.order_by().annotate(known_action=FilteredRelation("action__records", condition=record))
    rows = dict(owned.values_list("known_action__owner").annotate(Count("pk")))
    parties = parties_in(as_of, rows)
    shown = [(parties.get(pk) if pk else None, actions) for pk, actions in rows.items()]
    return tuple(sorted(shown, key=lambda one: (-one[1], one[0].title if one[0] else "")))


def _lines(
    viewer: Capacity, rows: Sequence[Standing], as_of: AsOf, themes: dict[int, ThemeShown]
) -> tuple[StaleLine, ...]:
    actions = actions_in(as_of, [row.action_id for row in rows], themes)
    found = verification_rows(viewer, as_of, action_ids=list(actions))
    statuses = statuses_in(as_of, ids=[row.status_id for row in rows] + [row.status_id for row in found.values()])
    verified = shown_by_action(found.values(), statuses, as_of)
    said = _said(as_of, list(actions))
    shown = []
    for row in rows:
        run = last_run([one for one, _ in said.get(row.action_id, [])])
        if run is None or row.action_id not in actions:
            continue
        periods = {one.peildatum: period for one, period in said[row.action_id]}
        shown.append(
            StaleLine(
                action=actions[row.action_id],
                status=statuses.get(row.status_id),
                explanation=row.explanation,
                forecast=row.forecast,
                rounds=run.rounds,
                ticked=run.ticked,
                since=run.since,
                since_period=periods[run.since],
                age=age_in_days(run.since, as_of.peildatum),
                all_along=run.rounds == len(said[row.action_id]),
                practice=row.practice,
                verified=verified.get(row.action_id),
            )
        )
    return tuple(shown)


def _said(as_of: AsOf, actions: Sequence[int]) -> dict[int, list[tuple[Said, Period]]]:
    """What was said of actions in all rounds, oldest first. One query."""
    rows = Standing.objects.history(as_of).filter(action__in=actions)
    columns = ("action_id", "holds_from", "answer_id", "status_id", "explanation", "forecast", "answer__unchanged")
    said: dict[int, list[tuple[Said, Period]]] = {}
    for action, since, answer, status, text, forecast, ticked, period in rows.values_list(*columns, "round__period"):
        one = Said(since, answer is not None, status, text, forecast, bool(ticked))
        said.setdefault(action, []).append((one, Period.parse(period)))
    return said
