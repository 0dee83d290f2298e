# SPDX-License-Identifier: EUPL-1.2
"""How the page of a document shows the steps and dependencies that were taken from it."""

from django.db.models import F, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import gettext_lazy as _

from akkoord.programme.accord.facts import fact_in_accord
from akkoord.programme.planning.models import DependencyRecord, StepRecord
from akkoord.programme.sources.facts import register_facts

DEPENDENCY_TITLE = Coalesce(NullIf(F("note"), Value("")), F("dependency__key"))


def register() -> None:
    """Make these facts known; called in `apps.ready()`."""
    register_facts(fact_in_accord((_("stap"), _("stappen")), StepRecord, "title", 60, "flowchart", "theme__key"))
    register_facts(
        fact_in_accord((_("afhankelijkheid"), _("afhankelijkheden")), DependencyRecord, DEPENDENCY_TITLE, 61)
    )
