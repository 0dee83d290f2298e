# SPDX-License-Identifier: EUPL-1.2
"""Meeting bodies and when they meet."""

from django.db import models

from akkoord.foundation.timeline.fields import PlannedMomentField
from akkoord.foundation.timeline.models import Record, record_constraints, record_indexes
from akkoord.programme.accord.choices import BodyKind
from akkoord.programme.accord.models.base import AccordAnchor
from akkoord.programme.parties.models import Party
from akkoord.programme.sources.models import SourcedRecord


class Body(AccordAnchor):
    """A board, table or group that meets for an accord."""


class BodyRecord(SourcedRecord):
    """What is known of a body: what for, how often, who chairs, above which other body it stands."""

    identity = ("body",)

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="records")
    name = models.CharField(max_length=300)
    short_name = models.CharField(max_length=100, blank=True)
    kind = models.CharField(max_length=20, choices=BodyKind)
    purpose = models.TextField(blank=True)
    rhythm = models.CharField(max_length=500, blank=True)
    times_per_year = models.PositiveIntegerField(null=True, blank=True)
    chair = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    chair_note = models.TextField(blank=True)
    parent = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    composition = models.TextField(blank=True)
    theme = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = record_constraints("body", ("body",))
        indexes = record_indexes("body", ("body",))

    def __str__(self) -> str:
        return self.short_name or self.name

    @property
    def title(self) -> str:
        return self.short_name or self.name


class BodyMember(Record):
    """A party sits in a body."""

    identity = ("body", "party")

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="members")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = record_constraints("body_member", ("body", "party"))
        indexes = record_indexes("body_member", ("body", "party"))

    def __str__(self) -> str:
        return f"{self.body_id} {self.party_id}"


class Meeting(AccordAnchor):
    """One meeting of a body."""


class MeetingRecord(SourcedRecord):
    """What is known of a meeting; `first_day` and `last_day` are the bounds of `when` for the calendar."""

    identity = ("meeting",)

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="records")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    when = PlannedMomentField()
    first_day = models.DateField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)
    title = models.CharField(max_length=300)
    on_flowchart_of = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = record_constraints("meeting", ("meeting",))
        indexes = [
            *record_indexes("meeting", ("meeting",)),
            models.Index(fields=["first_day", "superseded_at"], name="meeting_first_day"),
        ]

    def __str__(self) -> str:
        return self.title
