# SPDX-License-Identifier: EUPL-1.2
"""Parties."""

from datetime import UTC, date, datetime

from akkoord.foundation.timeline.writing import NewFact, write_facts
from akkoord.programme.parties.choices import PartyKind
from akkoord.programme.parties.models import Party, PartyRecord

SINCE = date(2022, 9, 16)
RECORDED = datetime(2023, 1, 2, 9, tzinfo=UTC)


def make_party(key: str = "zin", name: str = "") -> Party:
    """A party that is known from the start of the accord."""
    party, made = Party.objects.get_or_create(key=key)
    if made:
        fact = NewFact((party.pk,), SINCE, {"name": name or key.upper(), "kind": PartyKind.OTHER.value})
        write_facts(PartyRecord, [fact], now=RECORDED)
    return party
