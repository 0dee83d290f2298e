# SPDX-License-Identifier: EUPL-1.2
"""Enumerations of rounds."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class RoundState(models.TextChoices):
    """How far a round is."""

    OPEN = "open", _("open")
    CLOSED = "closed", _("gesloten")


class RequestKind(models.TextChoices):
    """Whom a request is asked of."""

    OWNER = "owner", _("trekker")
    THEME_CHAIR = "theme_chair", _("voorzitter thematafel")


class Channel(models.TextChoices):
    """How an answer came in."""

    PAGE = "page", _("op de pagina")
    WORKBOOK = "workbook", _("in een werkboek")
    IMPORT = "import", _("uit een ingelezen actielijst")


class Judgement(models.TextChoices):
    """What a reviewer finds of an answer."""

    ACCEPTED = "accepted", pgettext_lazy("beoordeling", "akkoord")
    ASKED_BACK = "asked_back", _("teruggevraagd")


class AnswerState(models.TextChoices):
    """Where the answer to a question stands; worked out, never stored on its own."""

    NOT_ANSWERED = "not_answered", _("niet beantwoord")
    ANSWERED = "answered", _("beantwoord")
    ACCEPTED = "accepted", pgettext_lazy("beoordeling", "akkoord")
    ASKED_BACK = "asked_back", _("teruggevraagd")
