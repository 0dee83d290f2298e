# SPDX-License-Identifier: EUPL-1.2
"""Enumerations of invitations."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """To whom a mail about an unanswered question goes."""

    OWNER = "owner", _("wie is gevraagd")
    DEPUTY = "deputy", _("de plaatsvervanger")
    CHAIR = "chair", _("de voorzitter van het thema")


class NoticeKind(models.TextChoices):
    """What somebody is told beside the request itself."""

    RECEIPT = "receipt", _("ontvangstbevestiging")
    ASKED_BACK = "asked_back", _("teruggevraagd antwoord")
    DEADLINE_MOVED = "deadline_moved", _("verzette uiterste datum")
