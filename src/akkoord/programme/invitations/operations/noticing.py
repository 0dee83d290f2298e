# SPDX-License-Identifier: EUPL-1.2
"""Noting what people have to be told after the request: answers received or asked back, and a deadline that moved."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from akkoord.programme.invitations.choices import NoticeKind
from akkoord.programme.invitations.models import Invitation, Notice
from akkoord.programme.invitations.policies import Reach, hears_of, questions_in
from akkoord.programme.rounds.models import Answer, DeadlineMove


@transaction.atomic
def note_answers(answer_ids: Sequence[int], kind: NoticeKind) -> int:
    """Note that whoever gave these answers is to be told of them; how many notes.

    Nobody is told of what the installation answered or, but for demo accounts, of practice. Two queries.
    """
    now = timezone.now()
    answers = Answer.objects.filter(pk__in=answer_ids, submitted_by__is_active=True).select_related(
        "submitted_by", "question__round"
    )
    notes = [
        Notice(person=answer.submitted_by, kind=kind, answer=answer, made_at=now)
        for answer in answers
        if answer.submitted_by is not None and hears_of(answer.submitted_by, answer.question.round)
    ]
    Notice.objects.bulk_create(notes, ignore_conflicts=True)
    return len(notes)


@transaction.atomic
def note_deadline_moved(move_id: int) -> int:
    """Note that everybody who still has to answer is to be told of the new day; how many notes.

    Who waits for the invitation itself reads the new day there.
    """
    now = timezone.now()
    move = DeadlineMove.objects.select_related("round__accord").get(pk=move_id)
    invited = set(
        Invitation.objects.filter(request__round=move.round, mail__isnull=False).values_list("person", flat=True)
    )
    unanswered = [one for one in questions_in([move.round], now) if not one.is_answered]
    reached = Reach.on(timezone.localdate(now)).questions_by_person(unanswered)
    notes = [
        Notice(person=person, kind=NoticeKind.DEADLINE_MOVED, move=move, made_at=now)
        for pk, (person, _questions) in reached.items()
        if pk in invited and hears_of(person, move.round)
    ]
    Notice.objects.bulk_create(notes, batch_size=400, ignore_conflicts=True)
    return len(notes)
