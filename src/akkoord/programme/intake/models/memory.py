# SPDX-License-Identifier: EUPL-1.2
"""What is remembered of lists that were brought in, so that the next one asks less."""

from django.db import models

from akkoord.programme.accord.models import Accord, Action
from akkoord.programme.intake.choices import NameKind


class ImportMapping(models.Model):
    """Which column held what under these headings; `fingerprint` is a number over the headings of one sheet."""

    accord = models.ForeignKey(Accord, on_delete=models.CASCADE, related_name="+")
    fingerprint = models.CharField(max_length=64)
    columns = models.JSONField(default=dict)
    used_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["accord", "fingerprint"], name="import_mapping_once")]

    def __str__(self) -> str:
        return f"{self.accord_id} {self.fingerprint[:12]}"


class NameMeaning(models.Model):
    """What somebody decided that a word of a list means in this accord; `text` is the word as it is compared."""

    accord = models.ForeignKey(Accord, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=NameKind)
    text = models.CharField(max_length=500)
    meaning = models.CharField(max_length=500)
    used_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["accord", "kind", "text"], name="name_meaning_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.text}"


class ListNumber(models.Model):
    """The number that lists give an action, with its theme: "a-zorg/12"; so a title can change without being lost."""

    accord = models.ForeignKey(Accord, on_delete=models.CASCADE, related_name="+")
    number = models.CharField(max_length=200)
    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["accord", "number"], name="list_number_once")]

    def __str__(self) -> str:
        return self.number
