# SPDX-License-Identifier: EUPL-1.2
"""The accord itself, and the base of everything that belongs to one."""

from django.db import models

from akkoord.foundation.timeline.fields import PlannedMomentField
from akkoord.foundation.timeline.models import record_constraints, record_indexes
from akkoord.programme.parties.models import Party
from akkoord.programme.sources.models import SourcedRecord


class Accord(models.Model):
    """A multi-party accord."""

    key = models.CharField(max_length=100, unique=True)

    def __str__(self) -> str:
        return self.key


class AccordRecord(SourcedRecord):
    """What is known of an accord: names, term, and the party that monitors it."""

    identity = ("accord",)

    accord = models.ForeignKey(Accord, on_delete=models.PROTECT, related_name="records")
    name = models.CharField(max_length=300)
    short_name = models.CharField(max_length=50)
    starts = PlannedMomentField()
    ends = PlannedMomentField()
    description = models.TextField(blank=True)
    language = models.CharField(max_length=5, default="nl")
    monitoring_party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        constraints = record_constraints("accord", ("accord",))
        indexes = record_indexes("accord", ("accord",))

    def __str__(self) -> str:
        return self.short_name


class AccordAnchor(models.Model):
    """A row that bears the stable key of something in one accord."""

    accord = models.ForeignKey(Accord, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=100)

    class Meta:
        abstract = True
        constraints = [models.UniqueConstraint(fields=["accord", "key"], name="%(class)s_key_once")]

    def __str__(self) -> str:
        return self.key
