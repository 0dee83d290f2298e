# SPDX-License-Identifier: EUPL-1.2
"""The rhythm of an accord's rounds, as its package gives it."""

from django.db import models

from akkoord.foundation.timeline.models import record_constraints, record_indexes
from akkoord.programme.accord.models import AccordAnchor, Body
from akkoord.programme.sources.models import SourcedRecord


class Rhythm(AccordAnchor):
    """How rounds follow an accord's calendar."""


class RhythmRecord(SourcedRecord):
    """What is known of a rhythm; all terms count working days.

    A round opens `opens_before` the meeting of `bureau` that precedes one of `board`, and can be answered for
    `answer_days`. Where the calendar has no such meeting, it is taken to be `bureau_before_board` ahead of the board.
    `reminders` is a list of {days, to}: days after the due date (negative: before) and whom it is for.
    """

    identity = ("rhythm",)

    rhythm = models.ForeignKey(Rhythm, on_delete=models.PROTECT, related_name="records")
    board = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    bureau = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    bureau_before_board = models.PositiveIntegerField()
    opens_before = models.PositiveIntegerField()
    answer_days = models.PositiveIntegerField()
    reminders = models.JSONField(default=list, blank=True)
    most_reminders = models.PositiveIntegerField()

    class Meta:
        constraints = record_constraints("rhythm", ("rhythm",))
        indexes = record_indexes("rhythm", ("rhythm",))

    def __str__(self) -> str:
        return f"{self.opens_before} {self.answer_days}"
