# SPDX-License-Identifier: EUPL-1.2
"""Moving the last day to answer a round."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language

from akkoord.foundation.accounts.actors import Actor, actor_id
from akkoord.foundation.events.bus import publish
from akkoord.foundation.journal.operations import record
from akkoord.kernel.dutch import date_label
from akkoord.programme.parties.policies import capacity_of
from akkoord.programme.rounds.errors import (
    DeadlineMovedMeanwhile,
    DeadlineTheSame,
    MoveNeedsReason,
    NewDeadlinePassed,
    RoundIsClosed,
)
from akkoord.programme.rounds.events import DeadlineMoved
from akkoord.programme.rounds.models import DeadlineMove, Round
from akkoord.programme.rounds.operations.closing import locked_round
from akkoord.programme.rounds.operations.subjects import round_ref
from akkoord.programme.rounds.policies import may_move_deadline


@transaction.atomic
def move_deadline(actor: Actor, *, round_id: int, due_on: date, reason: str, expected_due_on: date) -> DeadlineMove:
    """Move the last day to answer, earlier or later.

    Who: the monitoring party or the programme team.
    In: the new day, why, and the day that the page showed.
    Effect: the round has the new day; the move stays with its reason; a line in the journal; DeadlineMoved
    is announced.
    Refusals: RoundNotFound, Refused, RoundIsClosed, DeadlineMovedMeanwhile, MoveNeedsReason, NewDeadlinePassed,
    DeadlineTheSame.
    """
    now = timezone.now()
    about = locked_round(round_id)
    may_move_deadline(capacity_of(actor, timezone.localdate(now))).require()
    _check(about, due_on, reason, expected_due_on, today=timezone.localdate(now))
    move = DeadlineMove.objects.create(
        round=about,
        was=about.due_on,
        became=due_on,
        reason=reason.strip(),
        moved_by_id=actor_id(actor),
        moved_at=now,
    )
    Round.objects.filter(pk=about.pk).update(due_on=due_on)
    record(
        actor,
        verb="deadline_moved",
        subject=round_ref(about),
        changes={"due_on": [move.was, due_on]},
        reason=move.reason,
        accord=about.accord.key,
    )
    publish(DeadlineMoved(move.pk, now))
    return move


def _check(about: Round, due_on: date, reason: str, expected_due_on: date, *, today: date) -> None:
    if not about.is_open:
        raise RoundIsClosed
    if about.due_on != expected_due_on:
        raise DeadlineMovedMeanwhile(date_label(about.due_on, get_language() or "nl"))
    if not reason.strip():
        raise MoveNeedsReason
    if due_on == about.due_on:
        raise DeadlineTheSame
    if due_on < today:
        raise NewDeadlinePassed
