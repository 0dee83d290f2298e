# SPDX-License-Identifier: EUPL-1.2
"""Themes: the tables at which the actions are carried out."""

from django.db import models

from akkoord.foundation.timeline.models import record_constraints, record_indexes
from akkoord.programme.accord.models.base import AccordAnchor
from akkoord.programme.accord.models.bodies import Body
from akkoord.programme.parties.models import Party
from akkoord.programme.sources.models import SourcedRecord


class Theme(AccordAnchor):
    """A theme of an accord."""


class ThemeRecord(SourcedRecord):
    """What is known of a theme: its letter, title, table and chair."""

    identity = ("theme",)

    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="records")
    letter = models.CharField(max_length=3)
    title = models.CharField(max_length=300)
    chair = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    order = models.PositiveIntegerField(default=0)
    description = models.TextField(blank=True)

    class Meta:
        constraints = record_constraints("theme", ("theme",))
        indexes = record_indexes("theme", ("theme",))

    def __str__(self) -> str:
        return f"{self.letter}. {self.title}"
