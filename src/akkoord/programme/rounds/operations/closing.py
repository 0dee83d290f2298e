# SPDX-License-Identifier: EUPL-1.2
"""Closing a round: what was answered becomes how it stands."""

from django.db import transaction
from django.utils import timezone

from akkoord.foundation.accounts.actors import Actor, actor_id
from akkoord.foundation.events.bus import publish
from akkoord.foundation.journal.operations import record
from akkoord.programme.parties.policies import capacity_of
from akkoord.programme.rounds.choices import RoundState
from akkoord.programme.rounds.errors import RoundIsClosed, RoundNotFound
from akkoord.programme.rounds.events import EditionPublished
from akkoord.programme.rounds.models import Answer, Edition, Question, Round
from akkoord.programme.rounds.operations.freezing import (
    complete_edition,
    edition_before,
    end_of_others,
    ground_of,
    write_standings,
)
from akkoord.programme.rounds.operations.subjects import round_ref
from akkoord.programme.rounds.policies import may_close


@transaction.atomic
def close_round(actor: Actor, *, round_id: int) -> Edition:
    """Close a round and publish its first edition.

    Who: the monitoring party or the programme team.
    Effect: the last answer to each question becomes the standing of its action from the peildatum on; where nobody
    answered, the scheme's status for unknown does, without an answer. Actions that the round did not ask have no
    standing from its peildatum on. Counts per theme, flows since the round before, totals and a digest are kept.
    EditionPublished is announced. A round without any answer may be closed too: that is what happened.
    Queries: a fixed number, plus a few for each batch of rows that the database takes at once.
    Refusals: RoundNotFound, Refused, RoundIsClosed.
    """
    now = timezone.now()
    closing = locked_round(round_id)
    may_close(capacity_of(actor, timezone.localdate(now))).require()
    if not closing.is_open:
        raise RoundIsClosed
    questions = list(Question.objects.filter(round=closing).order_by("pk"))
    compared_with = edition_before(closing)
    edition = Edition.objects.create(
        round=closing,
        number=1,
        asked=0,
        answered=0,
        compared_with=compared_with,
        published_by_id=actor_id(actor),
        published_at=now,
    )
    ground = ground_of(closing, compared_with, now)
    answers = Answer.objects.filter(question__round=closing).last_given().select_related("review")
    write_standings(edition, questions, {answer.question_id: answer for answer in answers}, ground)
    end_of_others(closing, [question.action_id for question in questions], now)
    complete_edition(edition, ground)
    Round.objects.filter(pk=closing.pk).update(state=RoundState.CLOSED)
    record(
        actor,
        verb="round_closed",
        subject=round_ref(closing),
        changes={"edition": [None, 1], "asked": [None, edition.asked], "answered": [None, edition.answered]},
        accord=closing.accord.key,
    )
    publish(EditionPublished(edition.pk, now))
    return edition


def locked_round(round_id: int) -> Round:
    """The round with its accord, locked until the transaction ends. Refusals: RoundNotFound."""
    found = Round.objects.select_for_update(of=("self",)).select_related("accord").filter(pk=round_id).first()
    if found is None:
        raise RoundNotFound
    return found
