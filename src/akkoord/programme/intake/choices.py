# SPDX-License-Identifier: EUPL-1.2
"""Enumerations of intake."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ListField(models.TextChoices):
    """What a column of an action list may hold."""

    NUMBER = "number", _("nummer of sleutel")
    TITLE = "title", _("actie")
    DESCRIPTION = "description", _("omschrijving")
    THEME = "theme", _("thema")
    GROUP = "group", _("groep")
    OWNER = "owner", _("trekker")
    PARTIES = "parties", _("betrokken partijen")
    DEADLINE = "deadline", _("uiterste datum")
    STATUS = "status", _("status")
    EXPLANATION = "explanation", _("toelichting")
    FORECAST = "forecast", _("prognose")
    IGNORED = "ignored", _("negeren")

    @property
    def may_repeat(self) -> bool:
        """Whether several columns of one sheet may hold it; their texts are then put together."""
        return self in (ListField.DESCRIPTION, ListField.EXPLANATION, ListField.PARTIES, ListField.IGNORED)


class ImportState(models.TextChoices):
    """How far bringing in a list is."""

    STARTED = "started", _("kolommen kiezen")
    MAPPED = "mapped", _("namen en woorden kiezen")
    COMPARED = "compared", _("verschil bekijken")
    WRITTEN = "written", _("vastgelegd")
    DISCARDED = "discarded", _("weggedaan")

    @property
    def is_open(self) -> bool:
        """Whether it can still be changed, continued and discarded."""
        return self not in (ImportState.WRITTEN, ImportState.DISCARDED)


class NameKind(models.TextChoices):
    """What sort of word of a list has a meaning that a person chose."""

    THEME = "theme", _("thema")
    PARTY = "party", _("partij")
    OWNER = "owner", _("trekker uit meer namen")
    STATUS = "status", _("status")
    MOMENT = "moment", _("moment")


class RowKind(models.TextChoices):
    """What a row of a list would do."""

    NEW = "new", _("nieuw")
    CHANGED = "changed", _("gewijzigd")
    SAME = "same", _("gelijk")
    POSSIBLE = "possible", _("misschien al bekend")
    DUPLICATE = "duplicate", _("dubbel in het bestand")
    UNREADABLE = "unreadable", _("niet te lezen")
    LEFT_OUT = "left_out", _("overgeslagen")

    @property
    def is_written(self) -> bool:
        """Whether such a row changes what is known of an action."""
        return self in (RowKind.NEW, RowKind.CHANGED)
