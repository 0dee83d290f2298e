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
    TRANSFER_ASKED = "transfer_asked", _("verzoek om een actie over te nemen")
    TRANSFER_WITHDRAWN = "transfer_withdrawn", _("ingetrokken verzoek om een actie over te nemen")
    TRANSFER_RECEIPT = "transfer_receipt", _("bevestiging van een besluit over een verzoek")


ABOUT_ANSWERS = (NoticeKind.RECEIPT, NoticeKind.ASKED_BACK)
ABOUT_TRANSFERS = (NoticeKind.TRANSFER_ASKED, NoticeKind.TRANSFER_WITHDRAWN, NoticeKind.TRANSFER_RECEIPT)
