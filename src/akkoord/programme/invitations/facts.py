# SPDX-License-Identifier: EUPL-1.2
"""How the page of a document shows the rhythm that was taken from it."""

from django.utils.translation import gettext_lazy as _

from akkoord.programme.accord.facts import fact_in_accord
from akkoord.programme.invitations.models import RhythmRecord
from akkoord.programme.sources.facts import register_facts


def register() -> None:
    """Make these facts known; called in `apps.ready()`."""
    register_facts(fact_in_accord((_("ritme"), _("ritmes")), RhythmRecord, "rhythm__key", 70))
