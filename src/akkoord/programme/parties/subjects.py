# SPDX-License-Identifier: EUPL-1.2
"""How the journal, the mail and the search show a party."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from akkoord.foundation.subjects.registry import SubjectInfo, register
from akkoord.programme.parties.models import PartyRecord


def describe_parties(keys: Sequence[str]) -> Mapping[str, SubjectInfo]:
    """Parties by key (one query). Accords share them; the page, which lies within one, is for the reader to add."""
    rows = PartyRecord.objects.known().filter(party__key__in=keys).select_related("party").order_by("holds_from")
    return {row.party.key: SubjectInfo(row.title) for row in rows}


def register_subjects() -> None:
    """Make the kind known; called in `apps.ready()`."""
    register("party", label=_("partij"), plural=_("partijen"), describe=describe_parties)
