# SPDX-License-Identifier: EUPL-1.2
"""No reminders any more, or again: each person decides for themselves, without a password."""

from django.core import signing
from django.db import transaction
from django.utils import timezone

from akkoord.foundation.accounts.models import User
from akkoord.foundation.accounts.overviews import USER_SUBJECT
from akkoord.foundation.journal.operations import record
from akkoord.foundation.subjects.refs import SubjectRef
from akkoord.programme.invitations.errors import ReminderAddressUnknown
from akkoord.programme.invitations.models import OptOut

SALT = "akkoord.invitations.reminders"


def reminder_token(person: User) -> str:
    """What stands in the address with which this person switches reminders off or on; it opens nothing else."""
    return signing.Signer(salt=SALT).sign(str(person.pk))


def person_of_token(token: str) -> User:
    """Whose reminders an address is about. One query. Refusals: ReminderAddressUnknown, also when it was altered."""
    try:
        number = int(signing.Signer(salt=SALT).unsign(token))
    except (signing.BadSignature, ValueError):
        raise ReminderAddressUnknown from None
    person = User.objects.filter(pk=number, is_active=True).first()
    if person is None:
        raise ReminderAddressUnknown
    return person


@transaction.atomic
def stop_reminders(actor: User) -> None:
    """Send this person no reminders any more; requests still come.

    Who: the person. Effect: a line in the journal, the first time. No refusals: stopping twice is stopping once.
    """
    _, is_new = OptOut.objects.get_or_create(person=actor, defaults={"since": timezone.now()})
    if is_new:
        _write_down(actor, "reminders_stopped")


@transaction.atomic
def resume_reminders(actor: User) -> None:
    """Send this person reminders again.

    Who: the person. Effect: a line in the journal, if they had been stopped. No refusals.
    """
    number, _ = OptOut.objects.filter(person=actor).delete()
    if number:
        _write_down(actor, "reminders_resumed")


def _write_down(actor: User, verb: str) -> None:
    record(actor, verb=verb, subject=SubjectRef(USER_SUBJECT, str(actor.pk)))
