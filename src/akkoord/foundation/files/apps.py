# SPDX-License-Identifier: EUPL-1.2
"""Django's description of the files brick."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FilesConfig(AppConfig):
    """Attachments of any subject."""

    name = "akkoord.foundation.files"
    label = "files"
    verbose_name = _("Bijlagen")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the verb of adding one."""
        from akkoord.foundation.journal.verbs import register_verb

        register_verb("attachment_added", _("voegde de bijlage {new} toe"))
