# SPDX-License-Identifier: EUPL-1.2
"""Makes the indicators module known to the registries beneath it."""

from django.apps import AppConfig

from akkoord.foundation.packages.sections import register


class IndicatorsConfig(AppConfig):
    name = "akkoord.programme.indicators"
    label = "indicators"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from akkoord.programme.indicators.package import SECTIONS

        for section in SECTIONS:
            register(section)
