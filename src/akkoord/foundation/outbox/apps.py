# SPDX-License-Identifier: EUPL-1.2
"""Django's description of the outbox brick."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    """What we know of a mail besides what django-post-office keeps."""

    name = "akkoord.foundation.outbox"
    label = "outbox"
    verbose_name = _("Uitgaande post")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the verbs of mail that did not arrive."""
        from akkoord.foundation.journal.verbs import register_verb

        register_verb("mail_requeued", _("zette een mislukt bericht weer klaar"))
        register_verb("mail_bounced", _("noteerde dat een mail is teruggekomen"))
