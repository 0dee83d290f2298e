# SPDX-License-Identifier: EUPL-1.2
"""How the page of a document shows the parties that it names."""

from django.utils.translation import gettext_lazy as _

from akkoord.programme.parties.models import PartyRecord
from akkoord.programme.sources.facts import FactKind, register_facts

PARTIES = FactKind("party", _("partij"), _("partijen"), PartyRecord, "name", 20, page="party", page_key="party__key")


def register() -> None:
    """Make these facts known; called in `apps.ready()`."""
    register_facts(PARTIES)
