# SPDX-License-Identifier: EUPL-1.2
"""What the parties hold themselves to: principles, and the ladder by which a stuck action climbs."""

from django.db import models

from akkoord.foundation.timeline.models import record_constraints, record_indexes
from akkoord.programme.accord.choices import PrincipleScope
from akkoord.programme.accord.models.base import AccordAnchor
from akkoord.programme.sources.models import SourcedRecord


class Principle(AccordAnchor):
    """A working principle of an accord."""


class PrincipleRecord(SourcedRecord):
    """What a principle says and where it applies."""

    identity = ("principle",)

    principle = models.ForeignKey(Principle, on_delete=models.PROTECT, related_name="records")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=500)
    meaning = models.TextField(blank=True)
    applies_to = models.CharField(max_length=30, choices=PrincipleScope)

    class Meta:
        constraints = record_constraints("principle", ("principle",))
        indexes = record_indexes("principle", ("principle",))

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"


class LadderRung(AccordAnchor):
    """A rung of the escalation ladder."""


class LadderRungRecord(SourcedRecord):
    """Who acts at a rung, by which routes."""

    identity = ("rung",)

    rung = models.ForeignKey(LadderRung, on_delete=models.PROTECT, related_name="records")
    level = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    who = models.CharField(max_length=500)
    how = models.TextField(blank=True)
    routes = models.JSONField(default=list, blank=True)
    bodies = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = record_constraints("ladder_rung", ("rung",))
        indexes = record_indexes("ladder_rung", ("rung",))

    def __str__(self) -> str:
        return f"{self.level}. {self.title}"
