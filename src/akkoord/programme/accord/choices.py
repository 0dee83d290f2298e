# SPDX-License-Identifier: EUPL-1.2
"""Enumerations of accords."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Ring(models.TextChoices):
    """How near a party stands to the accord."""

    INNER = "inner", _("binnenring")
    OUTER = "outer", _("buitenring")
    OTHER = "other", _("geen ring")


class BodyKind(models.TextChoices):
    """What sort of meeting body it is."""

    BOARD = "board", _("bestuurlijk overleg")
    DIRECTORS = "directors", _("directeurenoverleg")
    INNER_RING = "inner_ring", _("binnenringoverleg")
    BUREAU = "bureau", _("bureauoverleg")
    THEME_TABLE = "theme_table", _("thematafel")
    CORE_GROUP = "core_group", _("kerngroep")
    WORKING_GROUP = "working_group", _("werkgroep")
    PROGRAMME_TEAM = "programme_team", _("programmateam")
    BRIEFING = "briefing", _("bijpraat")
    EXTERNAL = "external", _("extern overleg")
    OTHER = "other", _("ander overleg")


class Involvement(models.TextChoices):
    """How a party is bound to an action beside owning it."""

    NAMED = "named", _("genoemd bij de actie")
    PARTNER = "partner", _("partner")


class NoteKind(models.TextChoices):
    """What sort of note it is."""

    FOOTNOTE = "footnote", _("voetnoot")
    RESERVATION = "reservation", _("voorbehoud")
    EXCERPT = "excerpt", _("uitsnede")
    REMARK = "remark", _("opmerking")


class PrincipleScope(models.TextChoices):
    """What a principle is a norm for."""

    PROCESS = "process", _("de uitvoering")
    TRANSFORMATION_PLANS = "transformation_plans", _("transformatieplannen")


class TransferState(models.TextChoices):
    """How far a request to hand an action over is."""

    ASKED = "asked", _("wacht op antwoord")
    ACCEPTED = "accepted", _("aanvaard")
    DECLINED = "declined", _("geweigerd")
    WITHDRAWN = "withdrawn", _("ingetrokken")
