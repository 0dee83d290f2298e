# SPDX-License-Identifier: EUPL-1.2
"""What somebody is still typing."""

from django.conf import settings
from django.db import models

from akkoord.programme.rounds.models.requests import Question


class Draft(models.Model):
    """What one person typed at a question and did not submit yet; nobody else sees it, and submitting removes it.

    `typed` holds the fields of a `GivenAnswer` as they were typed. `based_on` is the version of the question that the
    person saw; `revision` goes up with each save, so that a second tab is noticed.
    """

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="drafts")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    typed = models.JSONField(default=dict)
    based_on = models.PositiveIntegerField()
    revision = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "person"], name="draft_once_per_person")]

    def __str__(self) -> str:
        return f"{self.question_id} {self.person_id}"
