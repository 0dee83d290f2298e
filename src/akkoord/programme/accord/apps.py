# SPDX-License-Identifier: EUPL-1.2
"""Makes the accord module known to the registries beneath it."""

from django.apps import AppConfig

from akkoord.foundation.packages.sections import register


class AccordConfig(AppConfig):
    name = "akkoord.programme.accord"
    label = "accord"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from akkoord.programme.accord.package import SECTIONS

        for section in SECTIONS:
            register(section)
