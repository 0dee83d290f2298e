# SPDX-License-Identifier: EUPL-1.2
"""Asking people to answer: who is asked, one mail with one link for all of it, and sending it again."""

import logging
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from itertools import islice

from django.db import transaction
from django.utils import timezone, translation

from akkoord.foundation.accounts.actors import SYSTEM, Actor
from akkoord.foundation.accounts.models import User
from akkoord.foundation.outbox.errors import MailRefusal
from akkoord.programme.invitations.errors import InvitationRefusal, NothingToInvite, PracticeMailsNobody
from akkoord.programme.invitations.letters.inviting import AskedInRound, invitation_letter
from akkoord.programme.invitations.models import Invitation, LinkedRound
from akkoord.programme.invitations.operations.links import revoke_link
from akkoord.programme.invitations.operations.mailing import named, new_link, post, rounds_to_reach
from akkoord.programme.invitations.operations.reading import titles_of
from akkoord.programme.invitations.policies import AskedQuestion, Reach, hears_of, may_manage_links, questions_in
from akkoord.programme.invitations.rules.reaching import share_of_minutes
from akkoord.programme.parties.policies import capacity_of
from akkoord.programme.rounds.choices import RoundState
from akkoord.programme.rounds.models import Round
from akkoord.programme.rounds.operations.subjects import round_ref

log = logging.getLogger(__name__)

KIND = "answer_requested"
PEOPLE_AT_ONCE = 100


def send_invitations() -> int:
    """The chore: ask everybody who may answer something in an open round and was not asked yet. How many were mailed.

    It finds its work by itself: an owner named halfway, or a colleague who took over an action, is asked as well. One
    mail to a person for all that waits; each person is a transaction, so a worker that dies loses and doubles nothing.
    """
    invite_missing()
    waiting = Invitation.objects.filter(mail=None, request__round__state=RoundState.OPEN, person__is_active=True)
    people = list(waiting.order_by("person").values_list("person", flat=True).distinct())
    return sum(islice(filter(None, map(_try, people)), PEOPLE_AT_ONCE))


@transaction.atomic
def invite_missing() -> int:
    """Note who has to be asked in the open rounds and is not noted yet; how many. Six queries, and one per 400 rows.

    Nobody is asked anew for a request of which everything was answered already.
    """
    now = timezone.now()
    rounds = {one.pk: one for one in Round.objects.filter(state=RoundState.OPEN).select_related("accord")}
    if not rounds:
        return 0
    reach = Reach.on(timezone.localdate(now))
    open_questions = [one for one in questions_in(rounds.values(), now) if not one.is_answered]
    wanted = {
        (pk, question.request_id)
        for pk, (person, questions) in reach.questions_by_person(open_questions).items()
        for question in questions
        if hears_of(person, rounds[question.round_id])
    }
    known = Invitation.objects.filter(request__round__in=rounds).values_list("person", "request")
    missing = sorted(wanted - set(known))
    made = [Invitation(person_id=person, request_id=request, made_at=now) for person, request in missing]
    Invitation.objects.bulk_create(made, batch_size=400, ignore_conflicts=True)
    return len(missing)


@transaction.atomic
def ask_anew(question_id: int, *, person_id: int | None = None) -> int:
    """Let whoever may answer a question be asked by mail, also who was asked something else of its request before.

    For a question that came to somebody in the course of a round; `person_id` when it came to one person. How many
    people are asked by the next mail. A fixed number of queries. What was answered already is not asked.
    """
    now = timezone.now()
    about = Round.objects.select_related("accord").filter(questions=question_id, state=RoundState.OPEN).first()
    if about is None:
        return 0
    invite_missing()
    question = next(one for one in questions_in([about], now) if one.id == question_id)
    reached = set() if question.is_answered else set(Reach.on(timezone.localdate(now)).of(question))
    people = reached if person_id is None else reached & {person_id}
    again = Invitation.objects.filter(request=question.request_id, person__in=people)
    again.filter(mail__isnull=False).update(mail=None)
    return again.count()


def _try(person_id: int) -> int:
    """Mail one person; an address that cannot be mailed is left to be mended, and holds up nobody else."""
    try:
        return _send_what_waits(person_id)
    except (MailRefusal, InvitationRefusal) as refusal:
        log.warning("an invitation could not be mailed: %s", type(refusal).__name__)
        return 0


@transaction.atomic
def _send_what_waits(person_id: int) -> int:
    rows = list(
        Invitation.objects.select_for_update(of=("self",))
        .filter(person=person_id, mail=None, request__round__state=RoundState.OPEN)
        .select_related("person", "request__round__accord")
        .order_by("pk")
    )
    if not rows:
        return 0
    _send(rows, actor=SYSTEM, now=timezone.now(), also=rounds_to_reach(rows[0].person))
    return 1


def _send(rows: Sequence[Invitation], *, actor: Actor, now: datetime, also: Sequence[Round]) -> None:
    """Mail these invitations of one person with a new link, which `also` leads to rounds they were asked in before."""
    person = rows[0].person
    rounds = {row.request.round_id: row.request.round for row in rows}
    with translation.override(person.language):
        asked = _asked(person, rows, rounds, now)
        reached = rounds | {one.pk: one for one in also}
        address, link = new_link(person, reached.values(), actor=actor)
        letter = invitation_letter(person.name, asked, address)
        mail = post(person, letter, kind=KIND, about=round_ref(next(iter(rounds.values()))))
    Invitation.objects.filter(pk__in=[row.pk for row in rows]).update(mail=mail, link=link)


def _asked(person: User, rows: Sequence[Invitation], rounds: dict[int, Round], now: datetime) -> list[AskedInRound]:
    names = named(rounds.values())
    questions = questions_in(rounds.values(), now)
    invited = {row.request_id for row in rows}
    mine = [one for one in _questions_of(person, questions, now) if one.request_id in invited]
    total = Counter(question.request_id for question in questions)
    own = Counter(question.request_id for question in mine)
    titles = titles_of(one.action_id for one in mine if own[one.request_id] < total[one.request_id])
    minutes: Counter[int] = Counter()
    for row in rows:
        request = row.request
        minutes[request.round_id] += share_of_minutes(request.expected_minutes, own[request.pk], total[request.pk])
    return [
        AskedInRound(
            names[pk],
            sum(one.round_id == pk for one in mine),
            sum(one.round_id == pk and not one.is_answered for one in mine),
            minutes[pk],
            [titles[one.action_id] for one in mine if one.round_id == pk and one.action_id in titles],
        )
        for pk in rounds
    ]


def _questions_of(person: User, questions: Sequence[AskedQuestion], now: datetime) -> list[AskedQuestion]:
    reached = Reach.on(timezone.localdate(now)).questions_by_person(questions)
    return reached[person.pk][1] if person.pk in reached else []


@transaction.atomic
def resend_invitation(actor: Actor, *, person_id: int, round_id: int) -> None:
    """Send somebody's request again with a new link; the links they had to this round open nothing any more.

    Who: who runs the round. Effect: one mail with all that is asked of them in the round; lines in the journal of the
    links withdrawn and made.
    Refusals: Refused; NothingToInvite when nothing is asked of this person in an open round; PracticeMailsNobody.
    """
    now = timezone.now()
    may_manage_links(capacity_of(actor, timezone.localdate(now))).require()
    rows = list(
        Invitation.objects.select_for_update(of=("self",))
        .filter(person=person_id, request__round=round_id, request__round__state=RoundState.OPEN)
        .select_related("person", "request__round__accord")
        .order_by("pk")
    )
    if not rows or not rows[0].person.is_active:
        raise NothingToInvite
    if not hears_of(rows[0].person, rows[0].request.round):
        raise PracticeMailsNobody
    reached_before = rounds_to_reach(rows[0].person)
    revoke_links_of(actor, person_id=person_id, round_id=round_id)
    _send(rows, actor=actor, now=now, also=reached_before)


@transaction.atomic
def revoke_links_of(actor: Actor, *, person_id: int, round_id: int, reason: str = "") -> int:
    """Withdraw every link of a person that leads to a round; how many were in force.

    Who: who runs the round. Effect: lines in the journal. Refusals: Refused.
    """
    may_manage_links(capacity_of(actor, timezone.localdate())).require()
    in_force = LinkedRound.objects.filter(round=round_id, link__person=person_id, link__revoked_at=None)
    links = list(in_force.values_list("link", flat=True))
    for link_id in links:
        revoke_link(actor, link_id=link_id, reason=reason)
    return len(links)
