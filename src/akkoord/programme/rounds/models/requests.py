# SPDX-License-Identifier: EUPL-1.2
"""A round and what it asks of whom."""

from django.conf import settings
from django.db import models

from akkoord.programme.accord.models import Accord, Action, StatusScheme, Theme
from akkoord.programme.parties.models import Party
from akkoord.programme.rounds.choices import RequestKind, RoundState


class Round(models.Model):
    """One round of progress for a period (`2023Q3`), asked as at its peildatum with one status scheme.

    `practice` marks a round whose answers are generated for exercise: every page and export says so. `opened_by` is
    null when the installation itself did it; so are all such fields of this module.
    """

    accord = models.ForeignKey(Accord, on_delete=models.PROTECT, related_name="+")
    period = models.CharField(max_length=10)
    peildatum = models.DateField()
    due_on = models.DateField()
    scheme = models.ForeignKey(StatusScheme, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=RoundState, default=RoundState.OPEN)
    practice = models.BooleanField(default=False)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    opened_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["accord", "period"], name="round_once_per_period"),
            models.UniqueConstraint(
                fields=["accord"], condition=models.Q(state=RoundState.OPEN), name="round_one_open_per_accord"
            ),
        ]
        indexes = [models.Index(fields=["accord", "peildatum"], name="round_peildatum")]

    def __str__(self) -> str:
        return f"{self.accord_id} {self.period}"

    @property
    def is_open(self) -> bool:
        return self.state == RoundState.OPEN


class DeadlineMove(models.Model):
    """The last day to answer was moved, with the reason; only ever added to."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="deadline_moves")
    was = models.DateField()
    became = models.DateField()
    reason = models.TextField()
    moved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    moved_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(reason=""), name="deadline_moved_with_reason")]

    def __str__(self) -> str:
        return f"{self.round_id} {self.was} {self.became}"


class Request(models.Model):
    """What one party is asked in a round: all its actions at once.

    Of kind owner: the actions the party owns. Of kind theme_chair: the actions of `theme` that have no owner; `party`
    is then the chair's, null while the theme has no chair. `expected_minutes` is what answering is thought to take,
    worked out when the round opened.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="requests")
    kind = models.CharField(max_length=20, choices=RequestKind)
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    expected_minutes = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "party"], condition=models.Q(kind=RequestKind.OWNER), name="request_once_per_owner"
            ),
            models.UniqueConstraint(
                fields=["round", "theme"],
                condition=models.Q(kind=RequestKind.THEME_CHAIR),
                name="request_once_per_theme",
            ),
            models.CheckConstraint(
                condition=models.Q(kind=RequestKind.OWNER, party__isnull=False, theme__isnull=True)
                | models.Q(kind=RequestKind.THEME_CHAIR, theme__isnull=False),
                name="request_of_owner_or_theme",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.kind} {self.party_id or self.theme_id}"


class Question(models.Model):
    """One action asked in a request.

    `version` counts the answers given: a page sends back the version it showed, so that a second tab is noticed.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="questions")
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="questions")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "action"], name="question_once_per_round")]
        indexes = [models.Index(fields=["round", "theme"], name="question_of_theme")]

    def __str__(self) -> str:
        return f"{self.round_id} {self.action_id}"
