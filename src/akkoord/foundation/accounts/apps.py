# SPDX-License-Identifier: EUPL-1.2
"""Django's description of the accounts brick."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Accounts, and the kind of subject that they are."""

    name = "akkoord.foundation.accounts"
    label = "accounts"
    verbose_name = _("Accounts")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Make accounts something a journal line can be about."""
        from akkoord.foundation.accounts.overviews import USER_SUBJECT, describe_users
        from akkoord.foundation.subjects.registry import register

        register(USER_SUBJECT, label=_("Account"), plural=_("Accounts"), describe=describe_users)
