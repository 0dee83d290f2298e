# SPDX-License-Identifier: EUPL-1.2
"""Makes the parties module known to the registries beneath it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from akkoord.foundation.journal.verbs import register_verb
from akkoord.foundation.packages.sections import register


class PartiesConfig(AppConfig):
    name = "akkoord.programme.parties"
    label = "parties"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from akkoord.programme.parties import facts
        from akkoord.programme.parties.package import SECTIONS
        from akkoord.programme.parties.subjects import register_subjects

        for section in SECTIONS:
            register(section)
        facts.register()
        register_subjects()
        register_verb("mandate_given", _("gaf een mandaat aan {new}"))
        register_verb("party_added", _("voegde de partij toe"))
        register_verb("mandate_ended", _("beëindigde het mandaat van {old}"))
