# SPDX-License-Identifier: EUPL-1.2
"""Makes the indicators module known to the registries beneath it."""

from django.apps import AppConfig

from akkoord.foundation.events.bus import subscribe
from akkoord.foundation.packages.events import PackageLoaded
from akkoord.foundation.packages.sections import register
from akkoord.foundation.search.documents import register_source


class IndicatorsConfig(AppConfig):
    name = "akkoord.programme.indicators"
    label = "indicators"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from akkoord.programme.indicators import facts
        from akkoord.programme.indicators.package import SECTIONS
        from akkoord.programme.indicators.reactions import FIGURES, on_package_loaded
        from akkoord.programme.indicators.subjects import register_subjects

        for section in SECTIONS:
            register(section)
        facts.register()
        register_subjects()
        register_source(FIGURES.kind, FIGURES.everything)
        subscribe(PackageLoaded)(on_package_loaded)
