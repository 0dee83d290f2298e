# SPDX-License-Identifier: EUPL-1.2
"""Named questions on mandates."""

from datetime import date
from typing import Any, Self, TypeVar

from django.db import models

MandateModel = TypeVar("MandateModel", bound=models.Model)


class MandateQuerySet(models.QuerySet[MandateModel]):
    """Questions on who may act for whom."""

    def valid_on(self, day: date) -> Self:
        """Mandates in force on a day, first and last day included."""
        return self.filter(models.Q(valid_until__isnull=True) | models.Q(valid_until__gte=day), valid_from__lte=day)

    def of(self, user: Any) -> Self:
        """The mandates of one person."""
        return self.filter(user_id=user.pk)
