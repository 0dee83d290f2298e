# SPDX-License-Identifier: EUPL-1.2
"""Who takes part in an accord and what they agreed."""

from django.db import models

from akkoord.foundation.timeline.models import record_constraints, record_indexes
from akkoord.programme.accord.choices import Ring
from akkoord.programme.accord.models.base import AccordAnchor
from akkoord.programme.accord.models.themes import Theme
from akkoord.programme.parties.models import Party
from akkoord.programme.sources.models import SourcedRecord


class Participant(AccordAnchor):
    """A party's place in an accord."""


class ParticipantRecord(SourcedRecord):
    """In which ring a party stands and whether it signed."""

    identity = ("participant",)

    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="records")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    ring = models.CharField(max_length=10, choices=Ring)
    signatory = models.BooleanField(default=False)

    class Meta:
        constraints = record_constraints("participant", ("participant",))
        indexes = record_indexes("participant", ("participant",))

    def __str__(self) -> str:
        return f"{self.party_id} {self.ring}"


class Agreement(AccordAnchor):
    """Something the accord promises."""


class AgreementRecord(SourcedRecord):
    """What an agreement promises, in which chapter, at which theme."""

    identity = ("agreement",)

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="records")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    chapter = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=500)
    summary = models.TextField(blank=True)

    class Meta:
        constraints = record_constraints("agreement", ("agreement",))
        indexes = record_indexes("agreement", ("agreement",))

    def __str__(self) -> str:
        return self.title
