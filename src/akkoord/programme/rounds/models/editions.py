# SPDX-License-Identifier: EUPL-1.2
"""What a round froze: editions, the standing of each action, and counts that pages read without counting."""

from django.conf import settings
from django.db import models

from akkoord.foundation.timeline.fields import PlannedMomentField
from akkoord.foundation.timeline.models import Record, record_constraints, record_indexes
from akkoord.programme.accord.models import Action, Status, Theme
from akkoord.programme.rounds.models.answers import Answer
from akkoord.programme.rounds.models.requests import Round
from akkoord.programme.rounds.querysets import EditionQuerySet


class Edition(models.Model):
    """A frozen state of a round: number 1 at its closing, the next for each correction that is published.

    `digest` is the SHA-256 of the standings in a fixed order. Totals: `asked` questions, `answered` of them.
    `compared_with` is the edition of the round before that the flows were counted against: a later correction of that
    round does not change what was published here.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    reason = models.TextField(blank=True)
    digest = models.CharField(max_length=64)
    asked = models.PositiveIntegerField()
    answered = models.PositiveIntegerField()
    unchanged = models.PositiveIntegerField(default=0)
    forecasts_late = models.PositiveIntegerField(default=0)
    needs = models.PositiveIntegerField(default=0)
    changes = models.JSONField(default=list)
    compared_with = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    published_at = models.DateTimeField(db_index=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "number"], name="edition_number_once")]

    def __str__(self) -> str:
        return f"{self.round_id} editie {self.number}"


class Standing(Record):
    """How an action stands from a round's peildatum until the next round's.

    `answer` is null, and `status` the scheme's unknown one, where the owner did not answer: that is not the same as
    the last answer going on. `accepted` says that a reviewer agreed. `late`: the forecast lies past the deadline that
    held on the peildatum; `slipped`: past the forecast of the round before; `overdue`: the forecast went by unfinished.
    """

    identity = ("action",)

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    status = models.ForeignKey(Status, on_delete=models.PROTECT, related_name="+")
    signal = models.CharField(max_length=20)
    explanation = models.TextField(blank=True)
    forecast = PlannedMomentField()
    forecast_last_day = models.DateField(null=True, blank=True)
    late = models.BooleanField(default=False)
    slipped = models.BooleanField(default=False)
    overdue = models.BooleanField(default=False)
    accepted = models.BooleanField(default=False)
    practice = models.BooleanField(default=False)

    class Meta:
        constraints = record_constraints("standing", ("action",))
        indexes = [
            *record_indexes("standing", ("action",)),
            models.Index(fields=["theme", "superseded_at", "holds_from"], name="standing_of_theme"),
            models.Index(  # all that "how does this action stand" asks, so that no row has to be looked at
                fields=[
                    "action",
                    "holds_until",
                    "holds_from",
                    "superseded_at",
                    "recorded_at",
                    "signal",
                    "forecast_last_day",
                ],
                name="standing_at_a_glance",
            ),
            models.Index(fields=["signal", "superseded_at", "holds_from"], name="standing_of_signal"),
            models.Index(fields=["round", "superseded_at"], name="standing_of_round"),
        ]

    def __str__(self) -> str:
        return f"{self.action_id} {self.signal}"


class ThemeCount(models.Model):
    """How many actions of a theme have a status in an edition; kept so that pages need not count."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="theme_counts")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="+")
    status = models.ForeignKey(Status, on_delete=models.PROTECT, related_name="+")
    answered = models.BooleanField()
    actions = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "theme", "status", "answered"], name="theme_count_once")
        ]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.theme_id} {self.status_id}: {self.actions}"


class Flow(models.Model):
    """How many actions of a theme went from one status to another since the round before.

    `before` is null for actions that the round before did not hold.
    """

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="flows")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="+")
    before = models.ForeignKey(Status, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    after = models.ForeignKey(Status, on_delete=models.PROTECT, related_name="+")
    actions = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "theme", "before", "after"], name="flow_once"),
            models.UniqueConstraint(
                fields=["edition", "theme", "after"], condition=models.Q(before=None), name="flow_first_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.theme_id}: {self.actions}"
