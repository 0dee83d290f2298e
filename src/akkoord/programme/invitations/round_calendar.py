# SPDX-License-Identifier: EUPL-1.2
"""What the calendar of an accord says of its rounds: its rhythm, read beside its meetings."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from akkoord.kernel.asof import AsOf
from akkoord.programme.accord.models import MeetingRecord
from akkoord.programme.invitations.choices import Audience
from akkoord.programme.invitations.models import RhythmRecord
from akkoord.programme.invitations.rules.reminding import ReminderStep
from akkoord.programme.invitations.rules.rounds_ahead import PlannedRound, Terms, bureau_before, planned_round


@dataclass(frozen=True)
class RhythmKnown:
    """The rhythm of an accord's rounds as its package gives it; `uncertain` says what is doubtful about it."""

    accord: str
    board_id: int
    bureau_id: int | None
    terms: Terms
    steps: tuple[ReminderStep, ...]
    most_reminders: int
    uncertain: str


def rhythms(accords: Collection[str], as_of: AsOf) -> dict[str, RhythmKnown]:
    """The rhythm of each accord that has one, by key. One query."""
    rows = RhythmRecord.objects.as_of(as_of).filter(rhythm__accord__key__in=accords).order_by("-pk")
    return {row.rhythm.accord.key: _known(row) for row in rows.select_related("rhythm__accord")}


def _known(row: RhythmRecord) -> RhythmKnown:
    steps = tuple(ReminderStep(step["days"], Audience(step["to"])) for step in row.reminders)
    return RhythmKnown(
        row.rhythm.accord.key,
        row.board_id,
        row.bureau_id,
        Terms(row.bureau_before_board, row.opens_before, row.answer_days),
        steps,
        row.most_reminders,
        row.uncertain,
    )


def planned_rounds(rhythm: RhythmKnown, as_of: AsOf, *, since: date) -> list[PlannedRound]:
    """The rounds for the board meetings from a day on, the first one first. One query.

    A meeting of which the calendar knows no more than a month or a quarter is taken on the first day it can be.
    """
    bodies = [rhythm.board_id, *([rhythm.bureau_id] if rhythm.bureau_id else [])]
    rows = MeetingRecord.objects.as_of(as_of).filter(body__in=bodies, first_day__isnull=False)
    found = rows.order_by("first_day").values_list("body_id", "first_day")
    days = [(body, day) for body, day in found if day is not None]
    bureaus = tuple(day for body, day in days if body == rhythm.bureau_id)
    boards = dict.fromkeys(day for body, day in days if body == rhythm.board_id and day >= since)
    return [planned_round(day, bureau_before(day, bureaus, rhythm.terms), rhythm.terms) for day in boards]
