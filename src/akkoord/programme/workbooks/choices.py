# SPDX-License-Identifier: EUPL-1.2
"""Enumerations of workbooks."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Scope(models.TextChoices):
    """What a workbook asks: what one person may answer, one theme, or all of a round."""

    PERSON = "person", _("één persoon")
    THEME = "theme", _("één thema")
    ROUND = "round", _("de hele ronde")


class UploadState(models.TextChoices):
    """How far a workbook that was sent in is."""

    CHECKING = "checking", _("wordt nagekeken")
    READY = "ready", _("wacht op uw keuze")
    DONE = "done", _("overgenomen")
    BROKEN = "broken", _("niet te lezen")


class Arrival(models.TextChoices):
    """How a workbook came in."""

    PAGE = "page", _("op de pagina")
    MAIL = "mail", _("per mail")


class RowKind(models.TextChoices):
    """What a row of a workbook would do."""

    NEW = "new", _("nieuw antwoord")
    REPEAT = "repeat", _("niets veranderd")
    CONFLICT = "conflict", _("intussen anders beantwoord")
    FAULTY = "faulty", _("fout")
    NOT_YOURS = "not_yours", _("niet van u")
    UNKNOWN = "unknown", _("onbekende rij")
    SAME = "same", _("al zo beantwoord")
    BLANK = "blank", _("niet ingevuld")


ACCEPTABLE = (RowKind.NEW, RowKind.REPEAT, RowKind.CONFLICT)
"""Kinds that can be taken over; a conflict only when it is chosen by itself."""


class Decision(models.TextChoices):
    """What was decided on a row."""

    OPEN = "open", _("nog niet")
    ACCEPTED = "accepted", _("overgenomen")
