# SPDX-License-Identifier: EUPL-1.2
"""The limits in force."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from akkoord.kernel.asof import AsOf
from akkoord.programme.burden.models import BurdenLimit
from akkoord.programme.burden.policies import may_set_limit
from akkoord.programme.parties.policies import Capacity
from akkoord.programme.rounds.overviews.naming import PartyShown, parties_in


@dataclass(frozen=True)
class Limits:
    """The minutes that a round may ask of a party: for each party without its own, and by party."""

    for_all: int | None
    by_party: Mapping[int, int]

    def of(self, party_id: int | None) -> int | None:
        """The limit of a party; None where there is none."""
        return self.by_party.get(party_id or 0, self.for_all)


@dataclass(frozen=True)
class LimitShown:
    """One limit in force: for a party (None: all without their own), set by whom, when and why."""

    party: PartyShown | None
    minutes: int
    set_by: str
    set_at: datetime
    reason: str


def limits_of(accord: str, known_at: datetime) -> Limits:
    """The limits of an accord as set by a moment. One query."""
    rows = _in_force(accord, known_at)
    by_party = {party: row.minutes for party, row in rows.items() if party and row.minutes is not None}
    return Limits(rows[None].minutes if None in rows else None, by_party)


def limits_shown(viewer: Capacity, as_of: AsOf, *, accord: str) -> tuple[LimitShown, ...]:
    """The limits in force, the one for all first. Two queries. Refusals: Refused for who does not set them."""
    may_set_limit(viewer).require()
    rows = {party: row for party, row in _in_force(accord, as_of.known_at).items() if row.minutes is not None}
    parties = parties_in(as_of, rows)
    shown = [
        LimitShown(
            parties.get(party) if party else None,
            row.minutes or 0,
            row.set_by.name if row.set_by else "",
            row.set_at,
            row.reason,
        )
        for party, row in rows.items()
    ]
    return tuple(sorted(shown, key=lambda one: one.party.title.casefold() if one.party else ""))


def _in_force(accord: str, known_at: datetime) -> dict[int | None, BurdenLimit]:
    rows = BurdenLimit.objects.filter(accord__key=accord, set_at__lte=known_at).select_related("set_by")
    return {row.party_id: row for row in rows.order_by("set_at", "pk")}
