# SPDX-License-Identifier: EUPL-1.2
"""One action list that somebody brings in."""

from django.conf import settings
from django.db import models

from akkoord.foundation.files.models import Attachment
from akkoord.programme.accord.models import Accord
from akkoord.programme.intake.choices import ImportState
from akkoord.programme.rounds.models import Round


class ActionImport(models.Model):
    """A file with actions, how it is read, and what became of it.

    `number` counts within the accord. `mapping` is the reading as plain values (`rules.mapping`), `counts` how many
    rows there were of each kind when it was written. `round` is the round into which its statuses went. `practice`
    marks a list of made-up actions. People are null where the installation itself did it.
    """

    accord = models.ForeignKey(Accord, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=ImportState, default=ImportState.STARTED)
    holds_from = models.DateField()
    practice = models.BooleanField(default=False)
    mapping = models.JSONField(default=dict, blank=True)
    with_answers = models.BooleanField(default=True)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    counts = models.JSONField(default=dict, blank=True)
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    started_at = models.DateTimeField()
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["accord", "number"], name="action_import_number_once")]
        indexes = [models.Index(fields=["accord", "started_at"], name="action_import_of_accord")]

    def __str__(self) -> str:
        return f"{self.accord_id} #{self.number} {self.file_name}"

    @property
    def is_open(self) -> bool:
        return ImportState(self.state).is_open
