# SPDX-License-Identifier: EUPL-1.2
"""Telling the programme team on the day that a round should open."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone, translation

from akkoord.foundation.accounts.models import User
from akkoord.foundation.outbox.models import Mail
from akkoord.foundation.outbox.operations import queue_mail
from akkoord.foundation.subjects.refs import SubjectRef
from akkoord.kernel.asof import AsOf
from akkoord.programme.accord.overviews.heads import AccordHead, accord_heads
from akkoord.programme.invitations.letters.layout import as_html, as_text
from akkoord.programme.invitations.letters.reminding import RoundToOpen, opening_letter
from akkoord.programme.invitations.operations.mailing import full_address
from akkoord.programme.invitations.round_calendar import RhythmKnown, planned_rounds, rhythms
from akkoord.programme.invitations.rules.rounds_ahead import PlannedRound
from akkoord.programme.invitations.rules.working_days import is_office_hour
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Mandate
from akkoord.programme.rounds.models import Round

OPEN_PAGE = "rounds:open"
KIND = "round_to_open"


def announce_rounds() -> int:
    """The chore: mail the programme team once when a round should open by the calendar; how many mails were queued.

    Nothing opens by itself (own choice): owners and actions may have to be put right first. Told from the day of
    opening until the last day to answer, on working days from 8 to 18 o'clock, unless the period has a round.
    """
    now = timezone.localtime()
    if not is_office_hour(now):
        return 0
    heads = {head.key: head for head in accord_heads()}
    day = AsOf.at(now.date(), now=now)
    due = [
        (heads[key], ahead)
        for key, rhythm in rhythms(heads, day).items()
        for ahead in _to_open(rhythm, day, now.date())
    ]
    if not due:
        return 0
    team = [mandate.user for mandate in _team(now.date())]
    return sum(
        _tell(person, head, ahead, now) for head, ahead in due for person in {one.pk: one for one in team}.values()
    )


def _to_open(rhythm: RhythmKnown, day: AsOf, today: date) -> list[PlannedRound]:
    ahead = [one for one in planned_rounds(rhythm, day, since=today) if one.opens_on <= today <= one.due_on]
    asked = set(Round.objects.filter(accord__key=rhythm.accord).values_list("period", flat=True)) if ahead else set()
    return [one for one in ahead if one.period.code not in asked]


def _team(today: date) -> Sequence[Mandate]:
    mandates = Mandate.objects.valid_on(today).filter(role=Role.PROGRAMME_TEAM, user__is_active=True)
    return list(mandates.select_related("user").order_by("pk"))


@transaction.atomic
def _tell(person: User, head: AccordHead, ahead: PlannedRound, now: datetime) -> int:
    key = f"{KIND}:{head.key}:{ahead.period.code}:{ahead.board_on.isoformat()}:{person.pk}"
    if Mail.objects.filter(dedupe_key=key).exists():
        return 0
    page = f"{full_address(OPEN_PAGE, head.key)}?periode={ahead.period.code}&termijn={ahead.due_on.isoformat()}"
    with translation.override(person.language):
        to_open = RoundToOpen(
            head.short_name or head.name,
            ahead.period.label_in(person.language),
            ahead.opens_on,
            ahead.due_on,
            ahead.bureau_on,
            ahead.bureau_assumed,
            ahead.board_on,
        )
        letter = opening_letter(person.name, to_open, page)
        queue_mail(
            to=person.email,
            subject=letter.subject_line,
            text=as_text(letter),
            html=as_html(letter),
            kind=KIND,
            related=SubjectRef("accord", head.key),
            dedupe_key=key,
        )
    return 1
