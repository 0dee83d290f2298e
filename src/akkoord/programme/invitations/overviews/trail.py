# SPDX-License-Identifier: EUPL-1.2
"""What was mailed to one person about one round, and the links they got."""

from dataclasses import dataclass
from datetime import datetime

from akkoord.foundation.accounts.models import User
from akkoord.foundation.outbox.overviews import Delivery, deliveries
from akkoord.programme.invitations.models import LinkedRound, OptOut, Reminder
from akkoord.programme.invitations.policies import may_manage_links
from akkoord.programme.parties.policies import Capacity


@dataclass(frozen=True)
class LinkShown:
    """A link, without its secret: when it was made, first opened and withdrawn."""

    issued_at: datetime
    opened_at: datetime | None
    revoked_at: datetime | None


@dataclass(frozen=True)
class ReminderShown:
    """A reminder: when, of how many questions, and how far its mail is."""

    sent_at: datetime
    questions: int
    mail: Delivery | None


@dataclass(frozen=True)
class MailTrail:
    """Links and reminders of one person in one round, the last first."""

    links: tuple[LinkShown, ...]
    reminders: tuple[ReminderShown, ...]


def mail_trail(viewer: Capacity, *, round_id: int, person_id: int) -> MailTrail:
    """What one person got about one round. Three queries. Refusals: Refused for who does not run rounds."""
    may_manage_links(viewer).require()
    linked = LinkedRound.objects.filter(round=round_id, link__person=person_id).select_related("link")
    links = [one.link for one in linked.order_by("-link__issued_at", "-link")]
    reminders = list(Reminder.objects.filter(round=round_id, person=person_id).order_by("-sent_at"))
    mails = deliveries([one.mail_id for one in reminders if one.mail_id])
    return MailTrail(
        tuple(LinkShown(link.issued_at, link.opened_at, link.revoked_at) for link in links),
        tuple(ReminderShown(one.sent_at, one.questions, mails.get(one.mail_id or 0)) for one in reminders),
    )


def wants_reminders(person: User) -> bool:
    """Whether somebody gets reminders: everybody does until they switch them off. One query."""
    return not OptOut.objects.filter(person=person).exists()
