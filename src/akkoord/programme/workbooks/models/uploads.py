# SPDX-License-Identifier: EUPL-1.2
"""A workbook that was sent in, and what each of its rows would do."""

from uuid import uuid4

from django.conf import settings
from django.db import models

from akkoord.foundation.files.models import Attachment
from akkoord.programme.rounds.models import Question, Request, Round
from akkoord.programme.workbooks.choices import Arrival, Decision, RowKind, UploadState
from akkoord.programme.workbooks.models.issued import IssuedWorkbook


class Batch(models.Model):
    """Several workbooks that one person sent in at once; `refusals` say by name which files were not taken, and why."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    refusals = models.JSONField(default=list)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.pk)


class Upload(models.Model):
    """One workbook that came in for a round, looked at row by row before anything is taken over.

    `total` is how many rows there are to look at and `seen` how many were; `claim` and `claimed_until` say who is
    looking, so that worker and page never look at one row twice. `notes` tell what is odd about the whole workbook.
    `own_only`: it came by a personal link, so it never holds an answer of somebody else than who sent it in.
    Removed with its file some time after the round closed or it was taken over.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    issued = models.ForeignKey(IssuedWorkbook, on_delete=models.PROTECT, related_name="uploads")
    attachment = models.ForeignKey(Attachment, on_delete=models.SET_NULL, related_name="+", null=True)
    name = models.CharField(max_length=150)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="uploads", null=True)
    own_only = models.BooleanField(default=False)
    arrival = models.CharField(max_length=10, choices=Arrival, default=Arrival.PAGE)
    state = models.CharField(max_length=10, choices=UploadState, default=UploadState.CHECKING)
    total = models.PositiveIntegerField(default=0)
    seen = models.PositiveIntegerField(default=0)
    notes = models.JSONField(default=list)
    refusal = models.TextField(blank=True)
    claim = models.UUIDField(null=True)
    claimed_until = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["round", "uploaded_at"], name="upload_of_round"),
            models.Index(fields=["state", "claimed_until"], name="upload_to_check"),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.name}"


class UploadRow(models.Model):
    """One row of a workbook that was sent in, and what taking it over would do.

    `version` is that of the question when the row was looked at. `was` and `becomes` hold an answer as it stands and as
    it was typed, field by field; `faults` say per cell what is expected. `answerers` are those who may give the answer:
    with one, it is clear whose it is.
    """

    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="rows")
    sheet = models.CharField(max_length=100)
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=RowKind)
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="+", null=True)
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="+", null=True)
    version = models.PositiveIntegerField(default=0)
    title = models.CharField(max_length=500, blank=True)
    was = models.JSONField(default=dict)
    becomes = models.JSONField(default=dict)
    faults = models.JSONField(default=list)
    answerers = models.JSONField(default=list)
    decision = models.CharField(max_length=10, choices=Decision, default=Decision.OPEN)

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["upload", "sheet", "number"], name="upload_row_once")]
        indexes = [models.Index(fields=["upload", "kind"], name="upload_row_of_kind")]

    def __str__(self) -> str:
        return f"{self.sheet} {self.number}"
