# SPDX-License-Identifier: EUPL-1.2
"""Published figures."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from akkoord.foundation.timeline.fields import PlannedMomentField
from akkoord.foundation.timeline.models import record_constraints, record_indexes
from akkoord.programme.accord.models import AccordAnchor, Theme
from akkoord.programme.parties.models import Party
from akkoord.programme.sources.models import SourcedRecord


class Unit(models.TextChoices):
    """In what a figure is counted."""

    EURO = "euro", _("euro")
    EURO_MILLION = "euro_million", _("miljoen euro")
    COUNT = "count", _("aantal")
    PERCENT = "percent", _("procent")
    FTE = "fte", _("fte")
    PEOPLE = "people", _("mensen")
    TIMES_PER_YEAR = "times_per_year", _("keer per jaar")
    HOURS_PER_WEEK = "hours_per_week", _("uur per week")
    TEXT = "text", _("tekst")


class Figure(AccordAnchor):
    """A figure that somebody published."""


class FigureRecord(SourcedRecord):
    """What a figure says: value in `unit` or printed text, as at a peildatum, provisional or final.

    `table_key` with row and column puts figures of one printed table together; `contradicts` are keys of figures that
    say otherwise: both stand.
    """

    identity = ("figure",)

    figure = models.ForeignKey(Figure, on_delete=models.PROTECT, related_name="records")
    label = models.CharField(max_length=300)
    value = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    unit = models.CharField(max_length=20, choices=Unit)
    text = models.TextField(blank=True)
    as_at = PlannedMomentField()
    provisional = models.BooleanField(default=False)
    scheme = models.CharField(max_length=200, blank=True)
    table_key = models.CharField(max_length=100, blank=True)
    row = models.CharField(max_length=300, blank=True)
    column = models.CharField(max_length=300, blank=True)
    row_order = models.PositiveIntegerField(default=0)
    column_order = models.PositiveIntegerField(default=0)
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    note = models.TextField(blank=True)
    contradicts = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [
            *record_constraints("figure", ("figure",)),
            models.CheckConstraint(
                condition=models.Q(value__isnull=False) | ~models.Q(text=""), name="figure_says_something"
            ),
        ]
        indexes = record_indexes("figure", ("figure",))

    def __str__(self) -> str:
        return self.label
