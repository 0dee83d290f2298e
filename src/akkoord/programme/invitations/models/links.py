# SPDX-License-Identifier: EUPL-1.2
"""Personal links: how somebody answers without a password."""

from django.conf import settings
from django.db import models

from akkoord.programme.accord.models import Transfer
from akkoord.programme.rounds.models import Round


class PersonalLink(models.Model):
    """A secret address for one person. Only the digest of the secret is kept; the address itself stands in a mail.

    It opens that person's own questions as long as one of its rounds is open, and otherwise only the requests to take
    an action over that it was made for. Revoked it opens nothing.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    issued_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        indexes = [models.Index(fields=["person", "-issued_at"], name="link_of_person")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.issued_at:%Y-%m-%d}"


class LinkedRound(models.Model):
    """A link was issued for a round."""

    link = models.ForeignKey(PersonalLink, on_delete=models.CASCADE, related_name="linked_rounds")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["link", "round"], name="linked_round_once")]

    def __str__(self) -> str:
        return f"{self.link_id} {self.round_id}"


class LinkedTransfer(models.Model):
    """A link was issued for a request to take an action over, that its person may decide."""

    link = models.ForeignKey(PersonalLink, on_delete=models.CASCADE, related_name="linked_transfers")
    transfer = models.ForeignKey(Transfer, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["link", "transfer"], name="linked_transfer_once")]

    def __str__(self) -> str:
        return f"{self.link_id} {self.transfer_id}"
