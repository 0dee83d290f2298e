# SPDX-License-Identifier: EUPL-1.2
"""Django's description of the journal brick."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from akkoord.foundation.events.bus import subscribe
from akkoord.foundation.journal.verbs import register_verb


class JournalConfig(AppConfig):
    """The journal, which listens to the accounts beneath it."""

    name = "akkoord.foundation.journal"
    label = "journal"
    verbose_name = _("Journaal")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the verbs of accounts and listen to its events."""
        from akkoord.foundation.accounts.events import EmailChanged, PasswordSet, UserCreated, UserDeactivated
        from akkoord.foundation.journal import reactions

        register_verb("user_created", _("opende het account"))
        register_verb("user_deactivated", _("sloot het account"))
        register_verb("email_changed", _("gaf het account een ander e-mailadres"))
        register_verb("password_set", _("stelde een nieuw wachtwoord in"))
        subscribe(UserCreated)(reactions.on_user_created)
        subscribe(UserDeactivated)(reactions.on_user_deactivated)
        subscribe(EmailChanged)(reactions.on_email_changed)
        subscribe(PasswordSet)(reactions.on_password_set)
