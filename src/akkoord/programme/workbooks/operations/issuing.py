# SPDX-License-Identifier: EUPL-1.2
"""Making a workbook for somebody."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from akkoord.foundation.accounts.actors import Actor, actor_id
from akkoord.foundation.accounts.models import User
from akkoord.foundation.journal.operations import record
from akkoord.kernel.asof import AsOf
from akkoord.programme.accord.models import Theme, ThemeRecord
from akkoord.programme.parties.policies import capacity_of
from akkoord.programme.rounds.errors import RoundIsClosed, RoundNotFound
from akkoord.programme.rounds.models import Question, Round
from akkoord.programme.rounds.operations.subjects import round_ref
from akkoord.programme.rounds.policies import theme_scope
from akkoord.programme.workbooks.choices import Scope
from akkoord.programme.workbooks.errors import NothingToAnswer, PersonCannotAnswer
from akkoord.programme.workbooks.gathering import answerable_by, content_of, questions_for
from akkoord.programme.workbooks.models import IssuedWorkbook
from akkoord.programme.workbooks.policies import may_issue_person, may_issue_round, may_issue_theme
from akkoord.programme.workbooks.writing import write_workbook


@dataclass(frozen=True)
class _Asked:
    """What goes in: the questions, in whose words, for which theme."""

    questions: Sequence[Question]
    for_whom: str
    theme: Theme | None = None


@transaction.atomic
def issue_workbook(
    actor: Actor,
    *,
    round_id: int,
    scope: Scope,
    target: Path | BinaryIO,
    theme: str = "",
    person: User | None = None,
) -> IssuedWorkbook:
    """Make a workbook of an open round and write it to a target.

    Who: everybody their own (`scope` person); the chair that of the theme; who runs the round all of them, also for
    somebody else.
    In: the round; what it is to hold; the theme's key for that of a theme; who is to fill it in (for a person: the
    actor when nobody is named; for a theme or the whole round it may be nobody in particular).
    Effect: the workbook is known by its number from then on; a line in the journal of the round. The file is not kept.
    Refusals: RoundNotFound, RoundIsClosed, Refused, NothingToAnswer, PersonCannotAnswer.
    """
    now = timezone.now()
    asked_round = Round.objects.select_related("accord").filter(pk=round_id).first()
    if asked_round is None:
        raise RoundNotFound
    filler = person or (actor if scope == Scope.PERSON and isinstance(actor, User) else None)
    asked = _allowed(actor, asked_round, scope, theme, filler)
    if not asked_round.is_open:
        raise RoundIsClosed
    if not asked.questions:
        raise NothingToAnswer
    issued = IssuedWorkbook.objects.create(
        id=uuid4(),
        round=asked_round,
        scope=scope,
        theme=asked.theme,
        person=filler,
        questions=len(asked.questions),
        issued_by_id=actor_id(actor),
        issued_at=now,
    )
    content = content_of(asked_round, asked.questions, for_whom=asked.for_whom, now=now)
    write_workbook(content, issued=issued.pk, target=target)
    record(
        actor,
        verb="workbook_issued",
        subject=round_ref(asked_round),
        changes={"workbook": [None, asked.for_whom]},
        accord=asked_round.accord.key,
    )
    return issued


def _allowed(actor: Actor, asked: Round, scope: Scope, theme: str, filler: User | None) -> _Asked:
    today = timezone.localdate()
    capacity = capacity_of(actor, today)
    if scope == Scope.ROUND:
        may_issue_round(capacity).require()
        return _Asked(questions_for(asked), _("iedereen in deze ronde"))
    if scope == Scope.THEME:
        record_of = _theme_of(asked, theme)
        may_issue_theme(capacity, theme_scope(asked.accord.key, theme), record_of.chair_id).require()
        title = f"{record_of.letter} {record_of.title}".strip()
        return _Asked(questions_for(asked, theme=theme), title, record_of.theme)
    if filler is None:
        raise NothingToAnswer
    own = isinstance(actor, User) and filler.pk == actor.pk
    may_issue_person(capacity, own=own).require()
    found = answerable_by(capacity_of(filler, today), questions_for(asked), asked.accord.key)
    if not found and not own:
        raise PersonCannotAnswer(filler.name)
    return _Asked(found, filler.name)


def _theme_of(asked: Round, theme: str) -> ThemeRecord:
    day = AsOf.at(asked.peildatum, now=timezone.now())
    found = ThemeRecord.objects.as_of(day).filter(theme__accord=asked.accord_id, theme__key=theme)
    record_of = found.select_related("theme").first()
    if record_of is None:
        raise RoundNotFound
    return record_of
