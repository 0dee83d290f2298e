# SPDX-License-Identifier: EUPL-1.2
"""A demo account that answers one action for its owner, by the same act as an owner uses."""

from datetime import date, timedelta

from django.db import transaction

from akkoord.foundation.accounts.models import User
from akkoord.foundation.accounts.operations import create_user
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Mandate
from akkoord.programme.rounds.choices import RequestKind, RoundState
from akkoord.programme.rounds.management.demo_roles import DEMO, address_of
from akkoord.programme.rounds.management.practice_answers import MARK
from akkoord.programme.rounds.models import Question
from akkoord.programme.rounds.operations import delegate_action

MAILBOX, NAME = "plaatsvervanger", "Plaatsvervanger (één actie)"
TERM = timedelta(days=90)
"""How long the practice mandate lasts: long enough to try a demo out. A demo that starts later makes a new one."""
REASON = MARK + "een collega vervangt de trekker bij deze actie."


@transaction.atomic
def make_demo_deputy(accord_key: str, *, today: date) -> Mandate | None:
    """Let the demo's owner ask a colleague to answer one action that is open in the practice round.

    In: the accord's key; the day. The account is made when it is missing.
    None when the colleague has an action already, and when there is no owner or no open question to hand on.
    """
    person = User.objects.filter(email=address_of(MAILBOX)).first()
    if person is not None and Mandate.objects.of(person).valid_on(today).exists():
        return None
    owner = User.objects.filter(email=address_of("trekker"), is_demo_user=True).first()
    question = _question(accord_key, owner, today) if owner else None
    if owner is None or question is None:
        return None
    if person is None:
        person = create_user(DEMO, email=address_of(MAILBOX), name=NAME, is_demo_user=True)
    return delegate_action(owner, question_id=question.pk, email=person.email, until=today + TERM, reason=REASON)


def _question(accord_key: str, owner: User, today: date) -> Question | None:
    """The last question to the owner that nobody answered: the first ones are for who tries the owner's own page."""
    parties = Mandate.objects.of(owner).valid_on(today).filter(role=Role.OWNER).values("party")
    asked = Question.objects.filter(
        round__accord__key=accord_key,
        round__state=RoundState.OPEN,
        round__practice=True,
        request__kind=RequestKind.OWNER,
        request__party__in=parties,
    )
    return asked.filter(version=0).order_by("-pk").first()
