# SPDX-License-Identifier: EUPL-1.2
"""Reports as a Django application."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "akkoord.reports"
    label = "reports"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to rounds, and give the journal its phrase."""
        from django.utils.translation import gettext_lazy as _

        from akkoord.foundation.events.bus import subscribe
        from akkoord.foundation.journal.verbs import register_verb
        from akkoord.programme.rounds.events import EditionPublished
        from akkoord.reports.operations import REPORT_FROZEN
        from akkoord.reports.reactions import freeze_when_published

        register_verb(REPORT_FROZEN, _("legde het rapport vast (editie {editie_new})"))
        subscribe(EditionPublished)(freeze_when_published)
