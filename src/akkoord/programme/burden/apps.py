# SPDX-License-Identifier: EUPL-1.2
"""Makes the burden module known to the registries beneath it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BurdenConfig(AppConfig):
    name = "akkoord.programme.burden"
    label = "burden"
    verbose_name = _("Lastenmeting")
    default_auto_field = "django.db.models.BigAutoField"
