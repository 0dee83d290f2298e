# SPDX-License-Identifier: EUPL-1.2
"""Makes the intake module known to the registries beneath it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntakeConfig(AppConfig):
    name = "akkoord.programme.intake"
    label = "intake"
    verbose_name = _("Inlezen")
    default_auto_field = "django.db.models.BigAutoField"
