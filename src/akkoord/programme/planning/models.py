# SPDX-License-Identifier: EUPL-1.2
"""Steps and what they wait for."""

from django.db import models

from akkoord.foundation.timeline.fields import PlannedMomentField
from akkoord.foundation.timeline.models import record_constraints, record_indexes
from akkoord.programme.accord.models import AccordAnchor, Action, Body, Theme
from akkoord.programme.planning.choices import StepKind
from akkoord.programme.sources.models import SourcedRecord


class Step(AccordAnchor):
    """A box of a flowchart: an activity or a moment on the way of an action."""


class StepRecord(SourcedRecord):
    """What is known of a step. Without `action` its track is uncertain; `first_day`/`last_day` bound start and end."""

    identity = ("step",)

    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="records")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="+")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    kind = models.CharField(max_length=30, choices=StepKind)
    title = models.CharField(max_length=600)
    start = PlannedMomentField()
    end = PlannedMomentField()
    first_day = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    order = models.PositiveIntegerField(default=0)
    recurring = models.CharField(max_length=200, blank=True)
    conditional = models.TextField(blank=True)
    named_parties = models.JSONField(default=list, blank=True)
    part_of_goal = models.BooleanField(default=False)

    class Meta:
        constraints = record_constraints("step", ("step",))
        indexes = [
            *record_indexes("step", ("step",)),
            models.Index(fields=["theme", "superseded_at", "holds_until"], name="step_of_theme"),
            models.Index(fields=["action", "superseded_at", "holds_until"], name="step_of_action"),
            models.Index(fields=["last_day", "superseded_at"], name="step_last_day"),
            models.Index(  # all that counting what passed asks, so that it never has to look at a row
                fields=[
                    "theme",
                    "last_day",
                    "holds_until",
                    "holds_from",
                    "superseded_at",
                    "recorded_at",
                    "action",
                    "kind",
                    "recurring",
                ],
                name="step_passed",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Dependency(AccordAnchor):
    """Something waits for something else."""


class DependencyRecord(SourcedRecord):
    """What waits (`from_…`) for what (`needs_…`), each a step or an action."""

    identity = ("dependency",)

    dependency = models.ForeignKey(Dependency, on_delete=models.PROTECT, related_name="records")
    from_step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    from_action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    needs_step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    needs_action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints = record_constraints("dependency", ("dependency",))
        indexes = record_indexes("dependency", ("dependency",))

    def __str__(self) -> str:
        return f"{self.from_step_id or self.from_action_id} → {self.needs_step_id or self.needs_action_id}"
