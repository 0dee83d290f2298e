# SPDX-License-Identifier: EUPL-1.2
"""What was mailed to whom: requests, what follows from them, and reminders."""

from django.conf import settings
from django.db import models

from akkoord.foundation.outbox.models import Mail
from akkoord.programme.accord.models import Transfer
from akkoord.programme.invitations.choices import ABOUT_ANSWERS, ABOUT_TRANSFERS, NoticeKind
from akkoord.programme.invitations.models.links import PersonalLink
from akkoord.programme.rounds.models import Answer, DeadlineMove, Request, Round


class Invitation(models.Model):
    """Somebody is asked to answer a request. Without `mail` it waits for the next mail to that person.

    `mail` and `link` are those of the last time it was sent.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    mail = models.ForeignKey(Mail, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    link = models.ForeignKey(PersonalLink, on_delete=models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "request"], name="invitation_once")]
        indexes = [models.Index(fields=["mail", "person"], name="invitation_waiting")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.request_id}"


class Notice(models.Model):
    """Something that somebody is told by mail: of an answer given or asked back, of a deadline that moved, or of a
    request to take an action over.

    Without `mail` it waits for the next mail of its kind to that person.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=NoticeKind)
    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    move = models.ForeignKey(DeadlineMove, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    transfer = models.ForeignKey(Transfer, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    made_at = models.DateTimeField()
    mail = models.ForeignKey(Mail, on_delete=models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "answer"],
                condition=models.Q(answer__isnull=False),
                name="notice_of_answer_once",
            ),
            models.UniqueConstraint(
                fields=["person", "move"], condition=models.Q(move__isnull=False), name="notice_of_move_once"
            ),
            models.UniqueConstraint(
                fields=["person", "kind", "transfer"],
                condition=models.Q(transfer__isnull=False),
                name="notice_of_transfer_once",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    kind=NoticeKind.DEADLINE_MOVED, move__isnull=False, answer__isnull=True, transfer__isnull=True
                )
                | models.Q(kind__in=ABOUT_ANSWERS, answer__isnull=False, move__isnull=True, transfer__isnull=True)
                | models.Q(kind__in=ABOUT_TRANSFERS, transfer__isnull=False, answer__isnull=True, move__isnull=True),
                name="notice_of_one_thing",
            ),
        ]
        indexes = [models.Index(fields=["mail", "person"], name="notice_waiting")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind}"


class Reminder(models.Model):
    """Somebody was reminded of a round, by one step of the accord's rhythm (`owner-3`); each step comes once."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=20)
    questions = models.PositiveIntegerField()
    sent_at = models.DateTimeField()
    mail = models.ForeignKey(Mail, on_delete=models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "person", "step"], name="reminder_once_per_step")]
        indexes = [models.Index(fields=["person", "-sent_at"], name="reminder_of_person")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.round_id} {self.step}"


class OptOut(models.Model):
    """Somebody wants no reminders; requests still come. The row is gone when they want them again."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.person_id)
