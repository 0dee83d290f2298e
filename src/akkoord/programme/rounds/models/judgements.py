# SPDX-License-Identifier: EUPL-1.2
"""What others than the owner find: the verified status of an action, notes of reviewers, the judgement on a theme."""

from django.conf import settings
from django.db import models

from akkoord.foundation.timeline.models import Record, record_constraints, record_indexes
from akkoord.programme.accord.models import Action, Status, Theme
from akkoord.programme.rounds.models.requests import Question, Round
from akkoord.programme.sources.models import Document


class Verification(Record):
    """How an action stands by the monitoring party's own finding, beside what its owner says and never merged with it.

    `evidence` is what it rests on, `document` and `place` where that can be read. It holds from the day it was found
    for until the next one; its age is told wherever it is shown. `round` is the round in which it was given.
    """

    identity = ("action",)

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    status = models.ForeignKey(Status, on_delete=models.PROTECT, related_name="+")
    signal = models.CharField(max_length=20)
    evidence = models.TextField()
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    place = models.CharField(max_length=500, blank=True)
    practice = models.BooleanField(default=False)
    verified_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = [
            *record_constraints("verification", ("action",)),
            models.CheckConstraint(condition=~models.Q(evidence=""), name="verification_has_evidence"),
        ]
        indexes = record_indexes("verification", ("action",))

    def __str__(self) -> str:
        return f"{self.action_id} {self.signal}"


class ReviewNote(models.Model):
    """A remark of a reviewer at a question: for the owner too, or for reviewers alone."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="notes")
    text = models.TextField()
    for_owner = models.BooleanField(default=False)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    written_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(text=""), name="review_note_says_something")]

    def __str__(self) -> str:
        return self.text[:80]


class ThemeJudgement(models.Model):
    """What the chair of a theme finds of the whole theme in a round; a later one stands beside it, the last counts."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="theme_judgements")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    text = models.TextField()
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "theme", "number"], name="theme_judgement_number_once"),
            models.CheckConstraint(condition=~models.Q(text=""), name="theme_judgement_says_something"),
        ]

    def __str__(self) -> str:
        return self.text[:80]
