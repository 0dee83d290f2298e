# SPDX-License-Identifier: EUPL-1.2
"""Makes the workbooks module known to the registries beneath it."""

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkbooksConfig(AppConfig):
    name = "akkoord.programme.workbooks"
    label = "workbooks"
    verbose_name = _("Werkboeken")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from akkoord.foundation.chores.registry import register_chore
        from akkoord.foundation.journal.verbs import register_verb
        from akkoord.foundation.subjects.registry import register
        from akkoord.programme.workbooks.operations import check_waiting, remove_old_uploads
        from akkoord.programme.workbooks.subjects import UPLOAD_SUBJECT, describe_uploads

        register(
            UPLOAD_SUBJECT,
            label=_("ingestuurd werkboek"),
            plural=_("ingestuurde werkboeken"),
            describe=describe_uploads,
        )
        register_verb("workbook_issued", _("maakte een werkboek voor {new}"))
        register_verb("workbook_received", _("stuurde het werkboek {new} in"))
        register_chore("check_workbooks", check_waiting, every=timedelta(seconds=5))
        register_chore("remove_workbooks", remove_old_uploads, every=timedelta(hours=6))
