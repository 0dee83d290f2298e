# SPDX-License-Identifier: EUPL-1.2
"""What rounds asked, one after the other."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from akkoord.programme.burden.models import TimeSpent
from akkoord.programme.burden.policies import may_see_burden, may_see_burden_of
from akkoord.programme.parties.models import Party
from akkoord.programme.parties.policies import Capacity
from akkoord.programme.rounds.models import Request
from akkoord.programme.rounds.overviews.rounds import RoundShown


@dataclass(frozen=True)
class RoundLoad:
    """What one round asked: questions, minutes expected (None: unknown), seconds measured (None: not measured)."""

    round: RoundShown
    questions: int
    expected: int | None
    seconds: int | None


def burden_trend(viewer: Capacity, *, rounds: Sequence[RoundShown], party: str = "") -> tuple[RoundLoad, ...]:
    """What each of these rounds asked, the first one first: of all parties together, or of one.

    In: the rounds as their overview gave them, the last one first; the key of a party, or empty for all.
    A round that did not ask the party is left out. Two queries, three for one party. Refusals: Refused.
    """
    may_see_burden(viewer).require()
    requests = Request.objects.filter(round__in=[one.id for one in rounds])
    if party:
        found = Party.objects.filter(key=party).values_list("pk", flat=True).first()
        may_see_burden_of(viewer, found).require()
        requests = requests.filter(party=found)
    loads = _loads(requests)
    return tuple(RoundLoad(one, *loads[one.id]) for one in reversed(rounds) if one.id in loads)


def _loads(requests: QuerySet[Request]) -> dict[int, tuple[int, int | None, int | None]]:
    spent = dict(TimeSpent.objects.filter(request__in=requests).values_list("request_id", "seconds"))
    loads: dict[int, tuple[int, int | None, int | None]] = {}
    rows = requests.annotate(asked=Count("questions")).values_list("pk", "round_id", "asked", "expected_minutes")
    for pk, round_id, asked, minutes in rows:
        questions, expected, seconds = loads.get(round_id, (0, 0, None))
        loads[round_id] = (
            questions + asked,
            expected + minutes if minutes and expected is not None else None,
            seconds + spent.get(pk, 0) if seconds is not None else spent.get(pk),
        )
    return loads
