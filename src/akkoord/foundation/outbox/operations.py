# SPDX-License-Identifier: EUPL-1.2
"""Queueing mail and sending it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from email.utils import make_msgid, parseaddr
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from post_office.mail import get_queued, send_queued
from post_office.models import PRIORITY, STATUS, Email, RecipientDeliveryStatus

from akkoord.foundation.accounts.actors import Actor
from akkoord.foundation.journal.operations import record
from akkoord.foundation.outbox.bounces import read_bounce
from akkoord.foundation.outbox.errors import BouncedMailUnknown, MailNotFailed, QueuedOutsideTransaction
from akkoord.foundation.outbox.models import DeliveryTurn, Mail
from akkoord.foundation.outbox.policies import may_manage_mail
from akkoord.foundation.outbox.rules import (
    TURN_LENGTH,
    checked_headers,
    checked_recipients,
    checked_subject,
    checked_text,
)
from akkoord.foundation.subjects.refs import SubjectRef

FORGOTTEN = "-"  # a mail has plain text; this one's was removed after it was sent


@dataclass(frozen=True, slots=True)
class Delivered:
    """What one round of sending did: sent, failed for good, and failed but to be tried again later."""

    sent: int
    failed: int
    retrying: int


def queue_mail(
    *,
    to: str | Sequence[str],
    subject: str,
    text: str,
    html: str = "",
    kind: str,
    related: SubjectRef,
    dedupe_key: str = "",
    headers: Mapping[str, str] | None = None,
) -> Mail:
    """Put a mail in the outbox, in the transaction of the change that it tells of.

    In: bare addresses; a subject line; plain text and, if wanted, HTML that is already safe; what sort of mail it is
    ("answer_requested"); what it is about; a key under which the same mail is queued only once, ever; headers of the
    few kinds that may be given (how to unsubscribe).
    Out: what is kept of it; that of the first time when the key was used before.
    Nothing of the text is read as a template: braces are sent as they are.
    Refusals: RecipientInvalid, SubjectInvalid (also what would add a header), TextMissing, HeaderInvalid,
    QueuedOutsideTransaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise QueuedOutsideTransaction(f"queue {kind!r} inside transaction.atomic()")
    recipients, line, body = checked_recipients(to), checked_subject(subject), checked_text(text)
    extra = checked_headers(headers or {})
    values = {"kind": kind, "related": str(related), "queued_at": timezone.now()}
    if dedupe_key:
        mail, is_new = Mail.objects.get_or_create(dedupe_key=dedupe_key, defaults=values)
        if not is_new:
            return mail
    else:
        mail = Mail.objects.create(**values)
    mail.email = Email.objects.create(
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=recipients,
        subject=line,
        message=body,
        html_message=html,
        message_id=make_msgid(domain=parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or None),
        headers={"Auto-Submitted": "auto-generated", **extra},
        priority=PRIORITY.medium,
        status=STATUS.queued,
    )
    mail.save(update_fields=["email"])
    return mail


def deliver_once() -> Delivered:
    """Send one batch of what is due, if no other worker is at it.

    Who: the worker. A mail that fails waits a quarter of an hour and is tried again, four times, before it has failed
    for good (settings POST_OFFICE). A worker that dies loses its turn after ten minutes; what it had sent but not yet
    written down is then sent again: better twice than never.
    """
    if not get_queued().exists():
        return Delivered(0, 0, 0)
    with _turn() as is_mine:
        if not is_mine:
            return Delivered(0, 0, 0)
        sent, failed, retrying = send_queued(processes=1)
    return Delivered(sent, failed, retrying)


@transaction.atomic
def requeue_mail(actor: Actor, *, mail: Mail) -> Mail:
    """Let a mail that failed for good be tried again, from the start.

    Who: an administrator or a command on the server. Effect: it is queued; a line in the journal.
    Refusals: Refused, MailNotFailed.
    """
    may_manage_mail(actor).require()
    requeued = Email.objects.filter(pk=mail.email_id, status=STATUS.failed).update(
        status=STATUS.queued, number_of_retries=None, scheduled_time=None, last_updated=timezone.now()
    )
    if not requeued:
        raise MailNotFailed
    record(actor, verb="mail_requeued", subject=SubjectRef.parse(mail.related), changes={"kind": [None, mail.kind]})
    return mail


@transaction.atomic
def forget_content(kinds: Collection[str]) -> int:
    """Empty the text of mails of these kinds that were sent, as it holds a secret; how many were emptied. One query.

    Who: the worker, for the module whose mails they are. That a mail was sent, to whom and about what stays known.
    """
    ours = Mail.objects.filter(kind__in=kinds).values("email")
    sent = Email.objects.filter(pk__in=ours, status=STATUS.sent).exclude(message=FORGOTTEN)
    return int(sent.update(message=FORGOTTEN, html_message=""))


@transaction.atomic
def note_bounce(actor: Actor, *, report: bytes) -> Mail:
    """Keep that a mail came back, by the report of a mail server.

    Who: an administrator or a command on the server. Effect: the mail is shown as come back; a line in the journal, the
    first time. A report that it may still arrive does not undo one that it never will.
    Refusals: Refused, BounceUnreadable, BouncedMailUnknown.
    """
    may_manage_mail(actor).require()
    bounce = read_bounce(report)
    mail = Mail.objects.select_related("email").filter(email__message_id=bounce.message_id).first()
    if mail is None or mail.email is None:
        raise BouncedMailUnknown
    hard, soft = RecipientDeliveryStatus.HARD_BOUNCED, RecipientDeliveryStatus.SOFT_BOUNCED
    status = hard if bounce.for_good or mail.email.recipient_delivery_status == hard else soft
    if mail.email.recipient_delivery_status != status:
        now = timezone.now()
        Email.objects.filter(pk=mail.email_id).update(recipient_delivery_status=status, last_updated=now)
        record(actor, verb="mail_bounced", subject=SubjectRef.parse(mail.related), changes={"kind": [None, mail.kind]})
    return mail


@contextmanager
def _turn() -> Iterator[bool]:
    """Whether this worker may send now: one row decides, so that it also holds between machines."""
    holder, now = uuid4(), timezone.now()
    with transaction.atomic():
        DeliveryTurn.objects.get_or_create(pk=1, defaults={"until": now})
        is_mine = DeliveryTurn.objects.filter(pk=1, until__lte=now).update(holder=holder, until=now + TURN_LENGTH) == 1
    try:
        yield is_mine
    finally:
        DeliveryTurn.objects.filter(pk=1, holder=holder).update(holder=None, until=now)
