# SPDX-License-Identifier: EUPL-1.2
"""Makes the intake module known to the registries beneath it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from akkoord.foundation.journal.verbs import register_verb


class IntakeConfig(AppConfig):
    name = "akkoord.programme.intake"
    label = "intake"
    verbose_name = _("Inlezen")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from akkoord.foundation.subjects.registry import register
        from akkoord.programme.intake.subjects import IMPORT_SUBJECT, describe_imports

        register(IMPORT_SUBJECT, label=_("inlezing"), plural=_("inlezingen"), describe=describe_imports)
        for verb, phrase in VERBS.items():
            register_verb(verb, phrase)


VERBS = {
    "import_started": _("begon met het inlezen van een actielijst"),
    "import_discarded": _("zag af van het inlezen van de actielijst"),
    "actions_imported": _("las de actielijst in"),
}
