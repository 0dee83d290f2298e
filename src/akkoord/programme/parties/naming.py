# SPDX-License-Identifier: EUPL-1.2
"""Parties as other pages name them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Value
from django.db.models.functions import Coalesce, Lower, NullIf

from akkoord.foundation.timeline.naming import naming_records
from akkoord.kernel.asof import AsOf
from akkoord.programme.parties.models import PartyRecord

PLACE_IN_ALPHABET = Lower(Coalesce(NullIf("short_name", Value("")), "name"))
"""What to order party records by: the name they are shown with, without regard to capitals."""


@dataclass(frozen=True)
class PartyRef:
    """A party: the key of its page, what it is called for short, and its full name."""

    key: str
    title: str
    name: str

    @property
    def both_names(self) -> str:
        """Both names for a list to choose from, `NZa (Nederlandse Zorgautoriteit)`; one where they are the same."""
        return self.title if self.title == self.name else f"{self.title} ({self.name})"


def party_refs(ids: Iterable[int | None], as_of: AsOf) -> dict[int, PartyRef]:
    """The parties behind a number of ids (one query); None among them is passed over."""
    return {row: party_ref(record) for row, record in naming_records(PartyRecord, ids, as_of).items()}


def party_ref(record: PartyRecord) -> PartyRef:
    """A party as its record names it."""
    return PartyRef(record.party.key, record.title, record.name)
