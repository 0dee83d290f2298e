# SPDX-License-Identifier: EUPL-1.2
"""Named questions on mandates."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    from akkoord.programme.parties.models import Mandate


class MandateQuerySet(models.QuerySet["Mandate"]):
    """Questions on who may act for whom."""

    def valid_on(self, day: date) -> "MandateQuerySet":
        """Mandates in force on a day, first and last day included."""
        return self.filter(
            models.Q(valid_until__isnull=True) | models.Q(valid_until__gte=day), valid_from__lte=day
        )

    def of(self, user: Any) -> "MandateQuerySet":
        """The mandates of one person."""
        return self.filter(user_id=user.pk)
