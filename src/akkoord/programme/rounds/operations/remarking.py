# SPDX-License-Identifier: EUPL-1.2
"""What reviewers and chairs add in words: remarks at a question, and a judgement on a theme."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from akkoord.foundation.accounts.actors import Actor, actor_id
from akkoord.foundation.journal.operations import record
from akkoord.kernel.asof import AsOf
from akkoord.programme.accord.models import ThemeRecord
from akkoord.programme.parties.policies import capacity_of
from akkoord.programme.rounds.errors import JudgedMeanwhile, RoundIsClosed, RoundNotFound, TextInvalid
from akkoord.programme.rounds.models import Question, ReviewNote, ThemeJudgement
from akkoord.programme.rounds.operations.closing import locked_round
from akkoord.programme.rounds.operations.subjects import action_ref, round_ref
from akkoord.programme.rounds.policies import (
    asked_of,
    is_own_matter,
    may_judge_theme,
    may_write_note,
    place_of,
    theme_scope,
)
from akkoord.programme.rounds.rules.judging import MAX_REMARK, text_fault


@transaction.atomic
def add_review_note(
    actor: Actor, *, question_id: int, text: str, for_owner: bool, round_id: int | None = None
) -> ReviewNote:
    """Add a remark at a question: for the owner too (`for_owner`), or for reviewers alone.

    Who: the monitoring party, but nobody of whom the question is asked.
    In: the round that the question must be of, or None for any.
    Effect: it stands there for good. The journal says that a remark was made, and neither what nor for whom.
    Refusals: RoundNotFound, Refused, TextInvalid.
    """
    now = timezone.now()
    related = ("action", "theme", "request__theme", "request__round__accord")
    question = Question.objects.filter(pk=question_id).select_related(*related).first()
    if question is None or round_id not in (None, question.round_id):
        raise RoundNotFound
    accord = question.request.round.accord.key
    capacity = capacity_of(actor, timezone.localdate(now))
    place = place_of(accord, question.theme.key, question.action.key)
    may_write_note(capacity, own=is_own_matter(capacity, asked_of(question.request), place)).require()
    if fault := text_fault(text, MAX_REMARK, missing=_("Schrijf eerst een opmerking.")):
        raise TextInvalid(fault)
    note = ReviewNote.objects.create(
        question=question, text=text.strip(), for_owner=for_owner, written_by_id=actor_id(actor), written_at=now
    )
    record(actor, verb="review_note_added", subject=action_ref(accord, question.action.key), accord=accord)
    return note


@transaction.atomic
def add_theme_judgement(actor: Actor, *, round_id: int, theme: str, text: str, expected_number: int) -> ThemeJudgement:
    """Judge a theme as a whole while its round is open.

    Who: the chair of the theme. In: the theme's key; the number of the judgement that the page showed (0: none).
    Effect: a judgement with the next number, beside the earlier ones; the last counts and is frozen when the round
    closes. The journal says that it was given.
    Refusals: RoundNotFound (no such round, or nothing of this theme was asked in it), Refused, RoundIsClosed,
    TextInvalid, JudgedMeanwhile.
    """
    now = timezone.now()
    about = locked_round(round_id)
    day = AsOf.at(about.peildatum, now=now)
    found = ThemeRecord.objects.filter(theme__accord_id=about.accord_id, theme__key=theme).as_of(day).first()
    if found is None or not Question.objects.filter(round=about, theme_id=found.theme_id).exists():
        raise RoundNotFound
    capacity = capacity_of(actor, timezone.localdate(now))
    may_judge_theme(capacity, theme_scope(about.accord.key, theme), found.chair_id).require()
    if not about.is_open:
        raise RoundIsClosed
    if fault := text_fault(text, MAX_REMARK, missing=_("Schrijf eerst uw oordeel.")):
        raise TextInvalid(fault)
    given = ThemeJudgement.objects.filter(round=about, theme_id=found.theme_id)
    last = given.order_by("-number").values_list("number", flat=True).first() or 0
    if last != expected_number:
        raise JudgedMeanwhile
    judgement = _keep(
        ThemeJudgement(
            round=about,
            theme_id=found.theme_id,
            number=last + 1,
            text=text.strip(),
            given_by_id=actor_id(actor),
            given_at=now,
        )
    )
    changes: dict[str, list[Any]] = {"theme": [None, found.title], "judgement": [last or None, judgement.number]}
    record(actor, verb="theme_judged", subject=round_ref(about), changes=changes, accord=about.accord.key)
    return judgement


def _keep(judgement: ThemeJudgement) -> ThemeJudgement:
    try:
        with transaction.atomic():
            judgement.save(force_insert=True)
    except IntegrityError:
        raise JudgedMeanwhile from None
    return judgement
