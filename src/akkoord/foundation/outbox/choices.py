# SPDX-License-Identifier: EUPL-1.2
"""Enumerations of the outbox."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DeliveryState(models.TextChoices):
    """How far a mail is; `SENT` says that our mail server took it, not that it was read."""

    WAITING = "waiting", _("klaargezet")
    SENT = "sent", _("verstuurd")
    FAILED = "failed", _("niet verstuurd")
    BOUNCED = "bounced", _("teruggekomen")
