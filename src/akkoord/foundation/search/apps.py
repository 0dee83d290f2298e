# SPDX-License-Identifier: EUPL-1.2
"""Django's description of the search brick."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """The search table; what is in it comes from other apps."""

    name = "akkoord.foundation.search"
    label = "search"
    verbose_name = _("Zoeken")
    default_auto_field = "django.db.models.BigAutoField"
