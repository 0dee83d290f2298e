# SPDX-License-Identifier: EUPL-1.2
"""Makes the planning module known to the registries beneath it."""

from django.apps import AppConfig

from akkoord.foundation.packages.sections import register


class PlanningConfig(AppConfig):
    name = "akkoord.programme.planning"
    label = "planning"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from akkoord.programme.planning.package import SECTIONS

        for section in SECTIONS:
            register(section)
