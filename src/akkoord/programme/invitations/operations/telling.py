# SPDX-License-Identifier: EUPL-1.2
"""Telling people what was noted for them: one mail a kind, once they have been quiet for a minute."""

import logging
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from itertools import islice

from django.db import models, transaction
from django.utils import timezone, translation

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.foundation.outbox.errors import MailRefusal
from akkoord.foundation.outbox.models import Mail
from akkoord.programme.invitations.choices import NoticeKind
from akkoord.programme.invitations.errors import InvitationRefusal
from akkoord.programme.invitations.letters.following import (
    AnsweredInRound,
    AskedBack,
    Moved,
    asked_back_letter,
    moved_letter,
    receipt_letter,
)
from akkoord.programme.invitations.models import Notice
from akkoord.programme.invitations.operations.mailing import named, new_link, post, rounds_to_reach
from akkoord.programme.invitations.operations.reading import answers_given, titles_of
from akkoord.programme.invitations.operations.transferring import (
    asked_mail,
    note_missing_requests,
    receipt_mail,
    withdrawn_mail,
)
from akkoord.programme.invitations.policies import Reach, questions_in
from akkoord.programme.rounds.models import Answer, ReviewNote, Round
from akkoord.programme.rounds.operations.subjects import round_ref

log = logging.getLogger(__name__)

QUIET = timedelta(minutes=1)
LONGEST = timedelta(minutes=5)
MAILS_AT_ONCE = 100


def tell_what_was_noted() -> int:
    """The chore: mail what was noted, collected per person and kind; how many mails were queued.

    A person is told when nothing was noted for them for a minute, or when the oldest note waits five. Each mail is a
    transaction with its notes, so a worker that dies loses and doubles nothing. What no longer matters is dropped: an
    answer asked back that was given anew, a deadline of a round that is closed, a request that does not wait any more.
    Who became an owner of a party since it was asked to take an action over is told of that as well.
    """
    now = timezone.now()
    note_missing_requests()
    waiting = Notice.objects.filter(mail=None).values("person", "kind")
    due = waiting.annotate(first=models.Min("made_at"), last=models.Max("made_at")).filter(
        models.Q(last__lte=now - QUIET) | models.Q(first__lte=now - LONGEST)
    )
    pairs = list(due.order_by("person", "kind").values_list("person", "kind"))
    told = (_try(person, NoticeKind(kind), now) for person, kind in pairs)
    return sum(islice(filter(None, told), MAILS_AT_ONCE))


def _try(person_id: int, kind: NoticeKind, now: datetime) -> int:
    try:
        return _tell(person_id, kind, now)
    except (MailRefusal, InvitationRefusal) as refusal:
        log.warning("a notice (%s) could not be mailed: %s", kind, type(refusal).__name__)
        return 0


@transaction.atomic
def _tell(person_id: int, kind: NoticeKind, now: datetime) -> int:
    rows = list(
        Notice.objects.select_for_update(of=("self",))
        .filter(person=person_id, kind=kind, mail=None)
        .select_related("person", "answer__question__round__accord", "answer__review", "move__round__accord")
        .select_related("transfer__action__accord")
        .order_by("pk")
    )
    kept = [row for row in rows if _still_matters(row)]
    mail = None
    if kept and kept[0].person.is_active:
        with translation.override(kept[0].person.language):
            mail = LETTERS[kind](kept[0].person, kept, now)
    told = kept if mail else []
    Notice.objects.filter(pk__in=[row.pk for row in told]).update(mail=mail)
    Notice.objects.filter(pk__in=[row.pk for row in rows if row not in told]).delete()
    return int(mail is not None)


def _still_matters(row: Notice) -> bool:
    if row.transfer is not None:
        return row.kind != NoticeKind.TRANSFER_ASKED or row.transfer.waits
    if row.kind == NoticeKind.RECEIPT:
        return True
    if row.move is not None:
        return row.move.round.is_open
    (answer,) = _answers([row])
    return answer.question.round.is_open and answer.question.version == answer.number


def _answers(rows: Sequence[Notice]) -> list[Answer]:
    """The answers that notices are about."""
    return [row.answer for row in rows if row.answer is not None]


def _receipt(person: User, rows: Sequence[Notice], now: datetime) -> Mail:
    """One receipt for all rounds; of a question answered twice in that minute, the last answer."""
    last = {answer.question_id: answer for answer in _answers(rows)}
    rounds = {answer.question.round_id: answer.question.round for answer in last.values()}
    names = named(rounds.values())
    answered = [
        AnsweredInRound(
            names[pk],
            answers_given([answer for answer in last.values() if answer.question.round_id == pk], about, now),
            about.is_open,
        )
        for pk, about in rounds.items()
    ]
    about = round_ref(next(iter(rounds.values())))
    return post(person, receipt_letter(person.name, answered), kind="answer_received", about=about)


def _asked_back(person: User, rows: Sequence[Notice], now: datetime) -> Mail:
    answers = _answers(rows)
    rounds = {answer.question.round_id: answer.question.round for answer in answers}
    names, titles = named(rounds.values()), titles_of(answer.question.action_id for answer in answers)
    notes = ReviewNote.objects.filter(question__in=[answer.question_id for answer in answers], for_owner=True)
    texts: dict[int, list[str]] = {}
    for question, text in notes.order_by("pk").values_list("question", "text"):
        texts.setdefault(question, []).append(text)
    back = [
        AskedBack(
            names[answer.question.round_id],
            titles[answer.question.action_id],
            answer.review.reason,
            texts.get(answer.question_id, ()),
        )
        for answer in answers
    ]
    letter = asked_back_letter(person.name, back, _link(person, rounds))
    return post(person, letter, kind="answer_asked_back", about=round_ref(next(iter(rounds.values()))))


def _moved(person: User, rows: Sequence[Notice], now: datetime) -> Mail | None:
    """The last move of each round, told to whoever still has something to answer there."""
    told = [row.move for row in rows if row.move is not None]
    last = {move.round_id: move for move in told}
    first_was = {move.round_id: move.was for move in reversed(told)}
    rounds = {move.round_id: move.round for move in told}
    unanswered = [one for one in questions_in(rounds.values(), now) if not one.is_answered]
    mine = Reach.on(timezone.localdate(now)).questions_by_person(unanswered).get(person.pk, (person, []))[1]
    left = Counter(question.round_id for question in mine)
    names = named(rounds.values())
    moves = [Moved(names[pk], first_was[pk], move.reason, left[pk]) for pk, move in last.items() if left[pk]]
    if not moves:
        return None
    letter = moved_letter(person.name, moves, _link(person, rounds))
    return post(person, letter, kind="deadline_moved", about=round_ref(next(iter(rounds.values()))))


def _link(person: User, rounds: dict[int, Round]) -> str:
    reached = rounds | {one.pk: one for one in rounds_to_reach(person)}
    return new_link(person, reached.values())[0]


LETTERS: dict[NoticeKind, Callable[[User, Sequence[Notice], datetime], Mail | None]] = {
    NoticeKind.RECEIPT: _receipt,
    NoticeKind.ASKED_BACK: _asked_back,
    NoticeKind.DEADLINE_MOVED: _moved,
    NoticeKind.TRANSFER_ASKED: partial(asked_mail, SYSTEM),
    NoticeKind.TRANSFER_WITHDRAWN: withdrawn_mail,
    NoticeKind.TRANSFER_RECEIPT: receipt_mail,
}
