# SPDX-License-Identifier: EUPL-1.2
"""Reads over the outgoing mail."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, QuerySet, Subquery
from post_office.models import STATUS, Email, Log, RecipientDeliveryStatus

from akkoord.foundation.accounts.actors import Actor
from akkoord.foundation.accounts.models import User
from akkoord.foundation.outbox.choices import DeliveryState
from akkoord.foundation.outbox.models import Mail
from akkoord.foundation.outbox.policies import may_manage_mail, may_read_own_mail
from akkoord.foundation.subjects.refs import SubjectRef

BOUNCED = (
    RecipientDeliveryStatus.SOFT_BOUNCED,
    RecipientDeliveryStatus.UNDETERMINED_BOUNCED,
    RecipientDeliveryStatus.HARD_BOUNCED,
)


@dataclass(frozen=True, slots=True)
class FailedMail:
    """A mail that did not arrive: it could not be sent, or it came back (`has_bounced`)."""

    id: int
    to: tuple[str, ...]
    subject: str
    kind: str
    related: SubjectRef
    queued_at: datetime
    attempts: int
    error: str
    has_bounced: bool


def failed_mails(viewer: Actor, *, limit: int = 100) -> tuple[FailedMail, ...]:
    """Mail that failed for good or came back, newest first, with the last error. One query.

    Refusals: Refused, for whoever may not manage mail.
    """
    may_manage_mail(viewer).require()
    failed = Mail.objects.filter(email__status=STATUS.failed) | Mail.objects.filter(
        email__recipient_delivery_status__in=BOUNCED
    )
    return tuple(_failed(mail) for mail in _with_last_error(failed)[:limit])


def _with_last_error(mails: QuerySet[Mail]) -> QuerySet[Mail]:
    last = Log.objects.filter(email=OuterRef("email"), status=STATUS.failed).order_by("-id").values("message")[:1]
    return mails.select_related("email").annotate(last_error=Subquery(last)).order_by("-id")


def _failed(mail: Mail) -> FailedMail:
    email: Email = mail.email
    return FailedMail(
        id=mail.pk,
        to=tuple(email.to),
        subject=email.subject,
        kind=mail.kind,
        related=SubjectRef.parse(mail.related),
        queued_at=mail.queued_at,
        attempts=(email.number_of_retries or 0) + 1,
        error=getattr(mail, "last_error", None) or "",
        has_bounced=email.recipient_delivery_status in BOUNCED,
    )


@dataclass(frozen=True, slots=True)
class Delivery:
    """How far a mail is and since when, without anything of its content."""

    state: DeliveryState
    at: datetime


def deliveries(mail_ids: Collection[int]) -> dict[int, Delivery]:
    """How far each mail is, by id. One query.

    Whoever asks decides who may see it: it says nothing of the content. A mail whose content was cleaned up was sent.
    """
    mails = Mail.objects.filter(pk__in=mail_ids).select_related("email")
    return {mail.pk: Delivery(_state(mail.email), _since(mail)) for mail in mails}


def _state(email: Email | None) -> DeliveryState:
    if email is None:
        return DeliveryState.SENT
    if email.recipient_delivery_status in BOUNCED:
        return DeliveryState.BOUNCED
    if email.status == STATUS.failed:
        return DeliveryState.FAILED
    return DeliveryState.SENT if email.status == STATUS.sent else DeliveryState.WAITING


def _since(mail: Mail) -> datetime:
    if mail.email is None or _state(mail.email) is DeliveryState.WAITING:
        return mail.queued_at
    changed: datetime = mail.email.last_updated
    return changed


@dataclass(frozen=True, slots=True)
class OwnMail:
    """A mail as its receiver reads it, in plain text."""

    id: int
    subject: str
    text: str
    queued_at: datetime
    state: DeliveryState


def own_mails(viewer: User, *, demo: bool, limit: int = 50) -> tuple[OwnMail, ...]:
    """The mails to a demo account, newest first. One query.

    Who: that account, in a demo. Refusals: Refused.
    """
    may_read_own_mail(viewer, demo=demo).require()
    mails = Mail.objects.filter(email__to=viewer.email).select_related("email").order_by("-id")
    return tuple(
        OwnMail(mail.pk, mail.email.subject, mail.email.message, mail.queued_at, _state(mail.email))
        for mail in mails[:limit]
        if mail.email is not None
    )
