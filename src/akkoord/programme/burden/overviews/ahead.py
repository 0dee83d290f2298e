# SPDX-License-Identifier: EUPL-1.2
"""What a round would ask of each party, before anybody opens it."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count

from akkoord.kernel.asof import AsOf
from akkoord.programme.accord.models import ActionRecord, ThemeRecord
from akkoord.programme.burden.overviews.limits import Limits, limits_of
from akkoord.programme.burden.rules import over_limit
from akkoord.programme.parties.policies import Capacity
from akkoord.programme.rounds.choices import RoundState
from akkoord.programme.rounds.models import Request, Standing
from akkoord.programme.rounds.overviews.naming import PartyShown, parties_in
from akkoord.programme.rounds.policies import may_open_round
from akkoord.programme.rounds.rules import expected_minutes


@dataclass(frozen=True)
class PartyAhead:
    """What one party is asked in the coming round, and at the same time in open rounds of other accords.

    `minutes` None: unknown, since an open round elsewhere does not say what it takes.
    """

    party: PartyShown
    questions: int
    minutes_here: int
    questions_elsewhere: int
    minutes_elsewhere: int | None
    limit: int | None

    @property
    def minutes(self) -> int | None:
        """All minutes together."""
        return None if self.minutes_elsewhere is None else self.minutes_here + self.minutes_elsewhere

    @property
    def is_over(self) -> bool:
        """Whether it is certainly more than the limit."""
        return over_limit(self.minutes_here if self.minutes is None else self.minutes, self.limit)


@dataclass(frozen=True)
class BurdenAhead:
    """What a round would ask, by party, most minutes first."""

    parties: tuple[PartyAhead, ...]

    @property
    def over(self) -> tuple[PartyAhead, ...]:
        """The parties that would be asked more than their limit."""
        return tuple(one for one in self.parties if one.is_over)


@dataclass
class _Load:
    questions: int = 0
    minutes: int = 0


def burden_ahead(viewer: Capacity, day: AsOf, *, accord: str) -> BurdenAhead:
    """What a round with this peildatum would ask of each party, over all accords that ask it something now.

    A party is asked for the actions it owns, and for those without an owner in the themes it chairs; a theme without a
    chair asks no party. Practice rounds elsewhere ask nobody. Six queries. Refusals: Refused for who may not open
    rounds.
    Example: 4 actions with an answer of last time and 1 new one are 4 minutes; with 9 minutes in an open round of
    another accord that is 13, and over a limit of 12.
    """
    may_open_round(viewer).require()
    loads = _loads(day, accord)
    elsewhere = _elsewhere(accord, set(loads))
    limits = limits_of(accord, day.known_at)
    parties = parties_in(day, loads)
    rows = [_ahead(pk, parties[pk], load, elsewhere, limits) for pk, load in loads.items() if pk in parties]
    rows.sort(key=lambda one: (-(one.minutes or one.minutes_here), one.party.title.casefold()))
    return BurdenAhead(tuple(rows))


def _ahead(
    party_id: int,
    party: PartyShown,
    load: _Load,
    elsewhere: Mapping[int, tuple[int, int | None]],
    limits: Limits,
) -> PartyAhead:
    questions, minutes = elsewhere.get(party_id, (0, 0))
    return PartyAhead(party, load.questions, load.minutes, questions, minutes, limits.of(party_id))


def _loads(day: AsOf, accord: str) -> dict[int, _Load]:
    """Questions and minutes by party, request by request. Three queries."""
    actions = ActionRecord.objects.filter(action__accord__key=accord).as_of(day)
    asked = list(actions.values_list("action_id", "theme_id", "owner_id"))
    standing = Standing.objects.filter(action__accord__key=accord, answer__isnull=False).as_of(day)
    repeatable = set(standing.values_list("action_id", flat=True))
    chairs = dict(
        ThemeRecord.objects.filter(theme__accord__key=accord, chair__isnull=False)
        .as_of(day)
        .values_list("theme_id", "chair_id")
    )
    requests: dict[tuple[int | None, int | None], Counter[bool]] = defaultdict(Counter)
    for action, theme, owner in asked:
        requests[(owner, None) if owner else (chairs.get(theme), theme)][action in repeatable] += 1
    loads: dict[int, _Load] = defaultdict(_Load)
    for (party, _theme), counted in requests.items():
        if party is not None:
            loads[party].questions += counted.total()
            loads[party].minutes += expected_minutes(first_time=counted[False], repeated=counted[True])
    return dict(loads)


def _elsewhere(accord: str, parties: set[int]) -> dict[int, tuple[int, int | None]]:
    """Questions and minutes by party in open rounds of other accords; minutes None where one is unknown. One query."""
    requests = (
        Request.objects.filter(round__state=RoundState.OPEN, round__practice=False, party__isnull=False)
        .exclude(round__accord__key=accord)
        .annotate(asked=Count("questions"))
    )
    found: dict[int, tuple[int, int | None]] = {}
    for party, asked, minutes in requests.values_list("party_id", "asked", "expected_minutes"):
        questions, known = found.get(party, (0, 0))
        found[party] = (questions + asked, known + minutes if minutes and known is not None else None)
    return {party: asked for party, asked in found.items() if party in parties}
