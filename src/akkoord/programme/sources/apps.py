# SPDX-License-Identifier: EUPL-1.2
"""Makes the sources module known to the registries beneath it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from akkoord.foundation.journal.verbs import register_verb
from akkoord.foundation.packages.sections import register


class SourcesConfig(AppConfig):
    name = "akkoord.programme.sources"
    label = "sources"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from akkoord.programme.sources.package import SECTIONS
        from akkoord.programme.sources.subjects import register_subjects

        for section in SECTIONS:
            register(section)
        register_subjects()
        register_verb("document_added", _("voegde het document toe"))
