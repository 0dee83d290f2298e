# SPDX-License-Identifier: EUPL-1.2
"""A workbook that was made for somebody."""

from uuid import uuid4

from django.conf import settings
from django.db import models

from akkoord.programme.accord.models import Theme
from akkoord.programme.rounds.models import Round
from akkoord.programme.workbooks.choices import Scope


class IssuedWorkbook(models.Model):
    """One workbook of one round; its number stands in the workbook, so that it is known again when it comes back.

    `person` is who is to fill it in, null when that is nobody in particular; `issued_by` is null when the installation
    itself made it. The file is not kept: it holds nothing that is not in the database.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    scope = models.CharField(max_length=10, choices=Scope)
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    questions = models.PositiveIntegerField()
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    issued_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(scope=Scope.THEME, theme__isnull=False)
                | (~models.Q(scope=Scope.THEME) & models.Q(theme__isnull=True)),
                name="issued_workbook_names_its_theme",
            ),
            models.CheckConstraint(
                condition=~models.Q(scope=Scope.PERSON) | models.Q(person__isnull=False),
                name="issued_workbook_names_its_person",
            ),
        ]
        indexes = [models.Index(fields=["round", "issued_at"], name="issued_workbook_of_round")]

    def __str__(self) -> str:
        return f"{self.round_id} {self.scope} {self.pk}"
