# SPDX-License-Identifier: EUPL-1.2
"""Requests to hand an action over from one party to another."""

from django.conf import settings
from django.db import models

from akkoord.programme.accord.choices import TransferState
from akkoord.programme.accord.models.actions import Action
from akkoord.programme.parties.models import Party


class Transfer(models.Model):
    """The owner of an action asked another party to take it over, and what that party answered.

    Until it is accepted the owner stays what it was; one request at a time waits for an action. `answer` is what the
    other party said, `holds_from` the day from which it owns the action. `asked_by` and `decided_by` are null when the
    installation itself did it.
    """

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+")
    from_party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    to_party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    state = models.CharField(max_length=10, choices=TransferState, default=TransferState.ASKED)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    asked_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    holds_from = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["action"], condition=models.Q(state=TransferState.ASKED), name="transfer_one_waits"
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="transfer_has_reason"),
            models.CheckConstraint(
                condition=~models.Q(from_party=models.F("to_party")), name="transfer_to_another_party"
            ),
            models.CheckConstraint(
                condition=models.Q(state=TransferState.ASKED, decided_at__isnull=True)
                | (~models.Q(state=TransferState.ASKED) & models.Q(decided_at__isnull=False)),
                name="transfer_decided_at_a_moment",
            ),
        ]
        indexes = [models.Index(fields=["to_party", "state"], name="transfer_to_party")]

    def __str__(self) -> str:
        return f"{self.action_id}: {self.from_party_id} → {self.to_party_id} ({self.state})"

    @property
    def waits(self) -> bool:
        return self.state == TransferState.ASKED
