# SPDX-License-Identifier: EUPL-1.2
"""How the last day to answer was moved."""

from dataclasses import dataclass
from datetime import date, datetime

from akkoord.programme.parties.policies import Capacity, may_read
from akkoord.programme.rounds.models import DeadlineMove


@dataclass(frozen=True)
class DeadlineMoveShown:
    """One move: from which day to which, why, when and by whom (empty: by the installation)."""

    was: date
    became: date
    reason: str
    at: datetime
    by: str


def deadline_moves(viewer: Capacity, *, round_id: int) -> tuple[DeadlineMoveShown, ...]:
    """The moves of a round, the last one first. One query. Refusals: Refused."""
    may_read(viewer).require()
    moves = DeadlineMove.objects.filter(round=round_id).select_related("moved_by").order_by("-moved_at", "-pk")
    return tuple(
        DeadlineMoveShown(one.was, one.became, one.reason, one.moved_at, one.moved_by.name if one.moved_by else "")
        for one in moves
    )
