# SPDX-License-Identifier: EUPL-1.2
"""Actions with their one owner, and the notes that sources print beside them."""

from django.db import models

from akkoord.foundation.timeline.fields import PlannedMomentField
from akkoord.foundation.timeline.models import Record, record_constraints, record_indexes
from akkoord.programme.accord.choices import Involvement, NoteKind
from akkoord.programme.accord.models.base import AccordAnchor
from akkoord.programme.accord.models.promises import Agreement
from akkoord.programme.accord.models.themes import Theme
from akkoord.programme.parties.models import Party
from akkoord.programme.sources.models import SourcedRecord


class Action(AccordAnchor):
    """A track on which an accord is carried out."""


class ActionRecord(SourcedRecord):
    """What is known of an action. Exactly one owner, or the reason why there is none; `last_day` bounds `deadline`."""

    identity = ("action",)

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="records")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="+")
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    group = models.CharField(max_length=300, blank=True)
    group_order = models.PositiveIntegerField(default=0)
    order = models.PositiveIntegerField(default=0)
    title = models.CharField(max_length=500)
    printed_title = models.CharField(max_length=500, blank=True)
    description = models.TextField(blank=True)
    owner = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    owner_missing = models.TextField(blank=True)
    deadline = PlannedMomentField()
    last_day = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            *record_constraints("action", ("action",)),
            models.CheckConstraint(
                condition=models.Q(owner__isnull=False, owner_missing="")
                | (models.Q(owner__isnull=True) & ~models.Q(owner_missing="")),
                name="action_one_owner_or_reason",
            ),
        ]
        indexes = [
            *record_indexes("action", ("action",)),
            models.Index(fields=["theme", "superseded_at", "holds_until"], name="action_of_theme"),
            models.Index(fields=["owner", "superseded_at", "holds_until"], name="action_of_owner"),
        ]

    def __str__(self) -> str:
        return self.title


class ActionParty(Record):
    """A party is named with an action or works on it, without owning it."""

    identity = ("action", "party", "role")

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="parties")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=10, choices=Involvement)

    class Meta:
        constraints = record_constraints("action_party", ("action", "party", "role"))
        indexes = [
            *record_indexes("action_party", ("action", "party", "role")),
            models.Index(fields=["party", "superseded_at"], name="action_party_of_party"),
        ]

    def __str__(self) -> str:
        return f"{self.action_id} {self.party_id} {self.role}"


class Note(AccordAnchor):
    """A footnote, reservation or remark of a source."""


class NoteRecord(SourcedRecord):
    """What a note says; `subject_kind` and `subject_key` name what it is printed with."""

    identity = ("note",)

    note = models.ForeignKey(Note, on_delete=models.PROTECT, related_name="records")
    subject_kind = models.CharField(max_length=20)
    subject_key = models.CharField(max_length=100)
    kind = models.CharField(max_length=20, choices=NoteKind)
    marker = models.CharField(max_length=10, blank=True)
    text = models.TextField()

    class Meta:
        constraints = record_constraints("note", ("note",))
        indexes = [
            *record_indexes("note", ("note",)),
            models.Index(fields=["subject_kind", "subject_key"], name="note_of_subject"),
        ]

    def __str__(self) -> str:
        return self.text[:80]
