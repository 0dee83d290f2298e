# SPDX-License-Identifier: EUPL-1.2
"""What was answered, what is needed, and what the reviewer found: only ever added to."""

from django.conf import settings
from django.db import models

from akkoord.foundation.timeline.fields import PlannedMomentField
from akkoord.programme.accord.models import Status
from akkoord.programme.parties.models import Party
from akkoord.programme.rounds.choices import Channel, Judgement
from akkoord.programme.rounds.models.requests import Question
from akkoord.programme.rounds.querysets import AnswerQuerySet


class Answer(models.Model):
    """One answer to a question; a later one stands beside it with the next number.

    `explanation` is why the status is what it is, `forecast_reason` why the forecast moved since the round before;
    `nothing_needed` says that nothing is needed of others, `product` what an action that is finished delivered.
    `unchanged` says that it was given with "nothing changed"; `correction` that it was given after the round closed,
    with `reason` why. `entered_by` is who put the answer in for `submitted_by`, null when that is the same person.
    """

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    number = models.PositiveIntegerField()
    status = models.ForeignKey(Status, on_delete=models.PROTECT, related_name="+")
    explanation = models.TextField(blank=True)
    forecast = PlannedMomentField()
    forecast_reason = models.TextField(blank=True)
    nothing_needed = models.BooleanField(default=False)
    product = models.TextField(blank=True)
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.PAGE)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    unchanged = models.BooleanField(default=False)
    correction = models.BooleanField(default=False)
    reason = models.TextField(blank=True)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    submitted_at = models.DateTimeField()

    objects = AnswerQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "number"], name="answer_number_once")]

    def __str__(self) -> str:
        return f"{self.question_id} #{self.number}"


class Need(models.Model):
    """What is needed for an action, from whom, by when; `wanted_from` null is a need of nobody in particular.

    `last_day` bounds `by`, so that the database can sort by it.
    """

    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="needs")
    wanted_from = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    what = models.TextField()
    by = PlannedMomentField()
    last_day = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["wanted_from", "last_day"], name="need_of_party")]

    def __str__(self) -> str:
        return self.what[:80]


class Review(models.Model):
    """What a reviewer found of one answer; asking back needs a reason."""

    answer = models.OneToOneField(Answer, on_delete=models.PROTECT, related_name="review")
    judgement = models.CharField(max_length=20, choices=Judgement)
    reason = models.TextField(blank=True)
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    reviewed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(judgement=Judgement.ASKED_BACK, reason=""), name="review_asks_back_with_reason"
            )
        ]

    def __str__(self) -> str:
        return f"{self.answer_id} {self.judgement}"
