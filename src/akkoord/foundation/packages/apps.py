# SPDX-License-Identifier: EUPL-1.2
"""The packages brick."""

from django.apps import AppConfig


class PackagesConfig(AppConfig):
    name = "akkoord.foundation.packages"
    label = "packages"
    default_auto_field = "django.db.models.BigAutoField"
