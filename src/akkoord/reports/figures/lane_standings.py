# SPDX-License-Identifier: EUPL-1.2
"""How given actions stand: the frozen status, its word in the scheme, and the forecast."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from akkoord.kernel.asof import AsOf
from akkoord.kernel.moment import PlannedMoment
from akkoord.kernel.signal import Signal, SignalKind
from akkoord.programme.accord.models import StatusRecord
from akkoord.programme.parties.policies import Capacity, may_read
from akkoord.programme.rounds.models import Standing


@dataclass(frozen=True, slots=True)
class LaneStanding:
    """The standing of one action as the last round froze it."""

    signal: Signal
    forecast: PlannedMoment | None
    practice: bool


def lane_standings(viewer: Capacity, as_of: AsOf, *, action_ids: Collection[int]) -> dict[int, LaneStanding]:
    """The standings of these actions on the peildatum; an action that no round held is left out.

    Refuses (Refused) who may not read. One query.
    """
    may_read(viewer).require()
    words = StatusRecord.objects.as_of(as_of).filter(status_id=OuterRef("status_id"))
    rows = (
        Standing.objects.as_of(as_of)
        .filter(action_id__in=action_ids)
        .annotate(word=Subquery(words.values("label")[:1]), meaning=Subquery(words.values("definition")[:1]))
    )
    return {
        row.action_id: LaneStanding(_signal(row.signal, row.word, row.meaning), row.forecast, row.practice)
        for row in rows
    }


def _signal(kind: str, word: str | None, meaning: str | None) -> Signal:
    shown = SignalKind(kind)
    return Signal(shown, word or shown.label, meaning or "")
