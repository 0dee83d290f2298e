# SPDX-License-Identifier: EUPL-1.2
"""Reports as they were frozen."""

from django.db import models

from akkoord.programme.rounds.models import Edition


class FrozenReport(models.Model):
    """The document tree of one edition of a round: canonical JSON that never changes, and its SHA-256."""

    edition = models.OneToOneField(Edition, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    tree = models.TextField()
    digest = models.CharField(max_length=64)
    frozen_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.title
