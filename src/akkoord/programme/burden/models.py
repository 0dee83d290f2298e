# SPDX-License-Identifier: EUPL-1.2
"""What answering took, and what may be asked of a party."""

from django.conf import settings
from django.db import models

from akkoord.programme.accord.models import Accord
from akkoord.programme.parties.models import Party
from akkoord.programme.rounds.models import Request


class TimeSpent(models.Model):
    """The seconds in which somebody was at work on a request: one number for all who answered it.

    Nothing is kept of who it was or when. A request without a row was not measured, which is not zero.
    """

    request = models.OneToOneField(Request, on_delete=models.PROTECT, related_name="+")
    seconds = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.request_id}: {self.seconds} s"


class BurdenLimit(models.Model):
    """How many minutes a round may ask of a party, set in an accord; only ever added to, the last one counts.

    `party` null is the limit for every party without one of its own; `minutes` null takes the limit away.
    """

    accord = models.ForeignKey(Accord, on_delete=models.PROTECT, related_name="+")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    minutes = models.PositiveIntegerField(null=True, blank=True)
    reason = models.TextField(blank=True)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    set_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["accord", "party", "-set_at"], name="burden_limit_last")]

    def __str__(self) -> str:
        return f"{self.accord_id} {self.party_id or '*'}: {self.minutes}"
