# SPDX-License-Identifier: EUPL-1.2
"""Makes the invitations module known to the registries beneath it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from akkoord.foundation.journal.verbs import register_verb


class InvitationsConfig(AppConfig):
    name = "akkoord.programme.invitations"
    label = "invitations"
    verbose_name = _("Uitnodigingen")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        for verb, phrase in VERBS.items():
            register_verb(verb, phrase)


VERBS = {
    "link_issued": _("maakte een persoonlijke link voor {new}"),
    "link_revoked": _("trok de persoonlijke link van {new} in"),
}
