# SPDX-License-Identifier: EUPL-1.2
"""Makes the workbooks module known to the registries beneath it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkbooksConfig(AppConfig):
    name = "akkoord.programme.workbooks"
    label = "workbooks"
    verbose_name = _("Werkboeken")
    default_auto_field = "django.db.models.BigAutoField"
