# SPDX-License-Identifier: EUPL-1.2
"""Makes the burden module known to the registries beneath it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from akkoord.foundation.journal.verbs import register_verb


class BurdenConfig(AppConfig):
    name = "akkoord.programme.burden"
    label = "burden"
    verbose_name = _("Lastenmeting")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        register_verb("burden_limit_set", _("stelde de lastengrens op {new} minuten per ronde"))
        register_verb("burden_limit_removed", _("haalde de lastengrens weg"))
