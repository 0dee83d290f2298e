# SPDX-License-Identifier: EUPL-1.2
"""Makes the planning module known to the registries beneath it."""

from django.apps import AppConfig

from akkoord.foundation.events.bus import subscribe
from akkoord.foundation.packages.events import PackageLoaded
from akkoord.foundation.packages.sections import register
from akkoord.foundation.search.documents import register_source


class PlanningConfig(AppConfig):
    name = "akkoord.programme.planning"
    label = "planning"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from akkoord.programme.planning import facts
        from akkoord.programme.planning.package import SECTIONS
        from akkoord.programme.planning.reactions import STEPS, on_package_loaded
        from akkoord.programme.planning.subjects import register_subjects

        for section in SECTIONS:
            register(section)
        facts.register()
        register_subjects()
        register_source(STEPS.kind, STEPS.everything)
        subscribe(PackageLoaded)(on_package_loaded)
