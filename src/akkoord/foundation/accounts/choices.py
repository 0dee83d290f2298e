# SPDX-License-Identifier: EUPL-1.2
"""Enumerations of the accounts brick."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Language(models.TextChoices):
    """Languages of the interface."""

    DUTCH = "nl", _("Nederlands")
    ENGLISH = "en", _("Engels")
