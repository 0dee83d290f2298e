# SPDX-License-Identifier: EUPL-1.2
"""Enumerations of planning."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class StepKind(models.TextChoices):
    """What sort of step it is; `POINT_KINDS` are drawn as marks, the others as bars."""

    ACTIVITY = "activity", _("activiteit")
    PRODUCT = "product", _("product")
    RESEARCH = "research", _("onderzoek")
    CONSULTATION = "consultation", _("raadpleging van de achterban")
    INTERNET_CONSULTATION = "internet_consultation", _("internetconsultatie")
    APPROVAL = "approval", _("vaststelling")
    ADVICE = "advice", _("advies")
    DECISION = "decision", _("besluit")
    LETTER = "letter", _("brief aan de Kamer")
    LEGISLATION = "legislation", _("wetgeving")
    IMPLEMENTATION = "implementation", _("uitvoering")
    CONTINUOUS = "continuous", _("doorlopend")
    DEADLINE = "deadline", _("uiterste datum")
    MILESTONE = "milestone", _("mijlpaal")
    GOAL = "goal", _("doel")
    MEETING = "meeting", _("bijeenkomst")
    GRANT_WINDOW = "grant_window", _("subsidieronde")
    MONITORING = "monitoring", _("monitoring")
    CONTRACTING = "contracting", _("contractering")


POINT_KINDS = frozenset(
    {
        StepKind.PRODUCT,
        StepKind.APPROVAL,
        StepKind.ADVICE,
        StepKind.DECISION,
        StepKind.LETTER,
        StepKind.DEADLINE,
        StepKind.MILESTONE,
        StepKind.MEETING,
    }
)
