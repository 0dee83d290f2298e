# SPDX-License-Identifier: EUPL-1.2
"""Drafts: what somebody is still typing, kept so that a closed browser loses nothing."""

import json
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from akkoord.foundation.accounts.models import User
from akkoord.programme.parties.policies import capacity_of
from akkoord.programme.rounds.errors import DraftMovedOn, DraftTooLong, RoundIsClosed, RoundNotFound
from akkoord.programme.rounds.models import Draft, Question
from akkoord.programme.rounds.policies import asked_of, may_answer, place_of
from akkoord.programme.rounds.rules import MAX_DRAFT, GivenAnswer, typed_in


@transaction.atomic
def save_draft(actor: User, *, given: GivenAnswer, revision: int) -> Draft:
    """Keep what somebody typed at a question, for that person alone.

    Who: whoever may answer the question. In: the fields as typed, with the version of the question that was shown, and
    the revision of the draft that the page knows (0: none). Nothing is checked but the length: it is not an answer yet.
    Effect: the person's one draft of the question is written, its revision one higher; the same text again changes
    nothing. No line in the journal: a draft is nobody else's business, and it goes when the answer is handed in.
    Refusals: RoundNotFound, Refused, RoundIsClosed, DraftTooLong; DraftMovedOn when another tab saved something else
    meanwhile, with what that is. Four queries at most.
    """
    typed = typed_in(given)
    if len(json.dumps(typed, ensure_ascii=False)) > MAX_DRAFT:
        raise DraftTooLong(MAX_DRAFT)
    question = _question_for(actor, given.question_id)
    now = timezone.now()
    start = {"typed": typed, "based_on": given.expected_version, "saved_at": now}
    draft, is_new = Draft.objects.select_for_update().get_or_create(question=question, person=actor, defaults=start)
    if is_new or draft.typed == typed:
        return draft
    if draft.revision != revision:
        raise DraftMovedOn(draft.typed, draft.revision, draft.saved_at)
    draft.typed, draft.based_on, draft.saved_at = typed, given.expected_version, now
    draft.revision += 1
    draft.save(update_fields=["typed", "based_on", "saved_at", "revision"])
    return draft


@transaction.atomic
def save_drafts(actor: User, *, drafts: Sequence[tuple[GivenAnswer, int]]) -> tuple[Draft, ...]:
    """Keep several drafts, each given with its revision: all of them, or nothing. For the rest as `save_draft`."""
    return tuple(save_draft(actor, given=given, revision=revision) for given, revision in drafts)


def _question_for(actor: User, question_id: int) -> Question:
    related = ("action", "theme", "request__theme", "request__round__accord")
    question = Question.objects.select_related(*related).filter(pk=question_id).first()
    if question is None:
        raise RoundNotFound
    request = question.request
    place = place_of(request.round.accord.key, question.theme.key, question.action.key)
    may_answer(capacity_of(actor, timezone.localdate()), asked_of(request), (place,)).require()
    if not request.round.is_open:
        raise RoundIsClosed
    return question
