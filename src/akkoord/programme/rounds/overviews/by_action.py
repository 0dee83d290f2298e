# SPDX-License-Identifier: EUPL-1.2
"""How each of a number of actions stands, and which actions have a certain status."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet

from akkoord.kernel.asof import AsOf
from akkoord.kernel.moment import PlannedMoment
from akkoord.kernel.period import Period
from akkoord.kernel.signal import Signal
from akkoord.programme.parties.policies import Capacity, may_read
from akkoord.programme.rounds.models import Standing
from akkoord.programme.rounds.overviews.naming import StatusShown, statuses_in
from akkoord.programme.rounds.overviews.standings import holding_edition


@dataclass(frozen=True)
class ActionStanding:
    """How one action stands on the peildatum; `answered` is False where the status is there for want of an answer."""

    signal: Signal
    answered: bool
    forecast: PlannedMoment | None
    period: Period
    peildatum: date
    practice: bool


def standings_of(viewer: Capacity, as_of: AsOf, *, action_ids: Collection[int]) -> dict[int, ActionStanding]:
    """How these actions stand; one that no round asked is left out (2 queries). Refusals: Refused."""
    may_read(viewer).require()
    rows = list(Standing.objects.as_of(as_of).filter(action__in=action_ids).select_related("round"))
    return _by_action(rows, statuses_in(as_of, ids={row.status_id for row in rows}))


def _by_action(rows: Sequence[Standing], statuses: Mapping[int, StatusShown]) -> dict[int, ActionStanding]:
    return {
        row.action_id: ActionStanding(
            statuses[row.status_id].signal,
            row.answer_id is not None,
            row.forecast,
            Period.parse(row.round.period),
            row.round.peildatum,
            row.practice,
        )
        for row in rows
        if row.status_id in statuses
    }


@dataclass(frozen=True)
class ThemeStandings:
    """How these actions of a theme stand, and how many of all its actions have which status, in the scheme's order."""

    by_action: dict[int, ActionStanding]
    counts: tuple[tuple[Signal, int], ...]


def standings_of_theme(
    viewer: Capacity, as_of: AsOf, *, accord: str, theme: str, action_ids: Collection[int]
) -> ThemeStandings:
    """The standings on a theme's page; nothing before a round (3 queries). Refusals: Refused."""
    may_read(viewer).require()
    rows = list(Standing.objects.as_of(as_of).filter(action__in=action_ids).select_related("round"))
    held = Standing.objects.as_of(as_of).filter(theme__accord__key=accord, theme__key=theme)
    counts = dict(held.order_by().values_list("status").annotate(number=Count("pk")))
    statuses = statuses_in(as_of, ids=counts)
    counted = tuple((status.signal, counts[row]) for row, status in statuses.items())
    return ThemeStandings(_by_action(rows, statuses), counted)


def statuses_held(viewer: Capacity, as_of: AsOf, *, accord: str) -> tuple[StatusShown, ...]:
    """The statuses of the scheme of the round that holds, to choose from; none before the first round (2 queries)."""
    may_read(viewer).require()
    edition = holding_edition(as_of, accord)
    return tuple(statuses_in(as_of, scheme_id=edition.round.scheme_id).values()) if edition else ()


def actions_with_status(as_of: AsOf, *, accord: str, status: str) -> QuerySet[Any]:
    """The ids of the actions that have a status, to narrow a list of actions with. No query by itself."""
    held = Standing.objects.as_of(as_of).filter(action__accord__key=accord, status__key=status)
    return held.values("action")
