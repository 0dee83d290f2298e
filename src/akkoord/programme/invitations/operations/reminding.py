# SPDX-License-Identifier: EUPL-1.2
"""Reminding people of what nobody answered: on working days, one mail a day at most, within the accord's limit."""

import logging
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from akkoord.foundation.accounts.models import User
from akkoord.foundation.outbox.errors import MailRefusal
from akkoord.kernel.asof import AsOf
from akkoord.programme.invitations.choices import Audience
from akkoord.programme.invitations.errors import InvitationRefusal
from akkoord.programme.invitations.letters.layout import Letter
from akkoord.programme.invitations.letters.reminding import Unanswered, reminder_letter
from akkoord.programme.invitations.models import Invitation, OptOut, Reminder
from akkoord.programme.invitations.operations.mailing import full_address, named, new_link, post, rounds_to_reach
from akkoord.programme.invitations.operations.opting_out import reminder_token
from akkoord.programme.invitations.operations.reading import titles_of
from akkoord.programme.invitations.policies import AskedQuestion, Reach, hears_of, questions_in
from akkoord.programme.invitations.round_calendar import RhythmKnown, rhythms
from akkoord.programme.invitations.rules.reminding import ReminderStep, may_remind, step_due
from akkoord.programme.invitations.rules.working_days import is_office_hour, working_days_until
from akkoord.programme.parties.models import PartyRecord
from akkoord.programme.rounds.choices import RoundState
from akkoord.programme.rounds.models import Round
from akkoord.programme.rounds.operations.subjects import round_ref

log = logging.getLogger(__name__)

STOP_PAGE = "invitations:reminders"
ROUND_PAGE = "rounds:page"
KIND = "reminder"


@dataclass(frozen=True)
class Due:
    """A step that is due for one person in one round, with what is unanswered."""

    round: Round
    step: ReminderStep
    questions: Sequence[AskedQuestion]


def send_reminders() -> int:
    """The chore: remind of what nobody answered; how many people were mailed.

    Only on working days from 8 to 18 o'clock in the Netherlands. By the steps of each accord's rhythm, each once per
    person and round and never above its limit; one mail a day for all rounds. Nobody is reminded on the day they were
    asked, nor who wants no reminders. The rows of the steps go into the transaction of their mail, so that it can be
    done twice and by two workers.
    """
    now = timezone.localtime()
    if not is_office_hour(now):
        return 0
    return sum(_try(person, due, now) for person, due in _everybody_due(now))


def _everybody_due(now: datetime) -> list[tuple[User, list[Due]]]:
    """Who is to be reminded now, of what. A fixed number of queries."""
    rounds = {one.pk: one for one in Round.objects.filter(state=RoundState.OPEN).select_related("accord")}
    known = rhythms({one.accord.key for one in rounds.values()}, AsOf.at(now.date(), now=now))
    rounds = {pk: one for pk, one in rounds.items() if one.accord.key in known}
    if not rounds:
        return []
    unanswered = [one for one in questions_in(rounds.values(), now) if not one.is_answered]
    done = _steps_done(rounds)
    due: dict[int, tuple[User, list[Due]]] = {}
    reach = Reach.on(now.date())
    for audience in Audience:
        for pk, (person, questions) in reach.questions_by_person(unanswered, audience).items():
            for about, mine in _by_round(questions, rounds):
                step = _step(known[about.accord.key], audience, about, done.get((about.pk, pk), set()), now.date())
                if step is not None and hears_of(person, about):
                    due.setdefault(pk, (person, []))[1].append(Due(about, step, mine))
    resting = _resting(due, now.date())
    return [found for pk, found in due.items() if pk not in resting]


def _by_round(questions: Sequence[AskedQuestion], rounds: dict[int, Round]) -> list[tuple[Round, list[AskedQuestion]]]:
    grouped: dict[int, list[AskedQuestion]] = defaultdict(list)
    for question in questions:
        grouped[question.round_id].append(question)
    return [(rounds[pk], found) for pk, found in grouped.items()]


def _step(rhythm: RhythmKnown, audience: Audience, about: Round, done: set[str], today: date) -> ReminderStep | None:
    step = step_due(rhythm.steps, audience, about.due_on, today)
    return step if step is not None and may_remind(step, done, rhythm.most_reminders) else None


def _steps_done(rounds: Collection[int]) -> dict[tuple[int, int], set[str]]:
    done: dict[tuple[int, int], set[str]] = defaultdict(set)
    for about, person, step in Reminder.objects.filter(round__in=rounds).values_list("round", "person", "step"):
        done[about, person].add(step)
    return done


def _resting(people: Collection[int], today: date) -> set[int]:
    """Who gets nothing today: reminded or asked today, waiting for the request itself, or without reminders."""
    asked = Invitation.objects.filter(person__in=people, request__round__state=RoundState.OPEN)
    return {
        *OptOut.objects.filter(person__in=people).values_list("person", flat=True),
        *Reminder.objects.filter(person__in=people, sent_at__date=today).values_list("person", flat=True),
        *asked.filter(mail__queued_at__date=today).values_list("person", flat=True),
        *asked.filter(mail=None).values_list("person", flat=True),
    }


def _try(person: User, due: Sequence[Due], now: datetime) -> int:
    try:
        with transaction.atomic():
            _remind(person, due, now)
    except IntegrityError:  # another worker was first
        return 0
    except (MailRefusal, InvitationRefusal) as refusal:
        log.warning("a reminder could not be mailed: %s", type(refusal).__name__)
        return 0
    return 1


def _remind(person: User, due: Sequence[Due], now: datetime) -> None:
    within = _within_limit(due)
    rows = Reminder.objects.bulk_create(
        [
            Reminder(person=person, round=one.round, step=one.step.code, questions=len(one.questions), sent_at=now)
            for one in within
        ]
    )
    stop = full_address(STOP_PAGE, reminder_token(person))
    headers = {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    with translation.override(person.language):
        letter = _letter(person, within, stop, now)
        mail = post(person, letter, kind=KIND, about=round_ref(within[0].round), headers=headers)
    Reminder.objects.filter(pk__in=[row.pk for row in rows]).update(mail=mail)


def _within_limit(due: Sequence[Due]) -> list[Due]:
    """One step of a round for a person a day: what they answer themselves goes before what they only follow."""
    first: dict[int, Due] = {}
    for one in due:
        first.setdefault(one.round.pk, one)
    return list(first.values())


def _letter(person: User, due: Sequence[Due], stop: str, now: datetime) -> Letter:
    names = named([one.round for one in due])
    questions = [question for one in due for question in one.questions]
    titles, owners = titles_of([one.action_id for one in questions]), _owners(questions)
    unanswered = [
        Unanswered(
            names[one.round.pk],
            one.step.to,
            [_line(question, one.step.to, titles, owners) for question in one.questions],
            working_days_until(now.date(), one.round.due_on),
            full_address(ROUND_PAGE, one.round.accord.key, one.round.period) if one.step.to == Audience.CHAIR else "",
        )
        for one in due
    ]
    return reminder_letter(person.name, unanswered, _link(person, due), stop, today=now.date())


def _line(question: AskedQuestion, to: Audience, titles: dict[int, str], owners: dict[int, str]) -> str:
    title = titles[question.action_id]
    owner = owners.get(question.target.party_id or 0, "")
    return f"{title} ({owner})" if to != Audience.OWNER and owner else title


def _owners(questions: Sequence[AskedQuestion]) -> dict[int, str]:
    parties = {one.target.party_id for one in questions if one.target.party_id}
    return {row.party_id: row.title for row in PartyRecord.objects.lasting().filter(party__in=parties)}


def _link(person: User, due: Sequence[Due]) -> str:
    """A link to the person's own questions; none for who only follows those of others."""
    answering = {one.round.pk: one.round for one in due if one.step.to != Audience.CHAIR}
    if not answering:
        return ""
    return new_link(person, (answering | {one.pk: one for one in rounds_to_reach(person)}).values())[0]
