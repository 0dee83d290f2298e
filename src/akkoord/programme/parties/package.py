# SPDX-License-Identifier: EUPL-1.2
"""The section `parties`."""

from typing import Literal

from akkoord.foundation.packages.schema import Line
from akkoord.programme.parties.models import Party, PartyRecord
from akkoord.programme.sources.package import SourcedEntry, SourcedSection

Kind = Literal[
    "ministry",
    "government",
    "municipalities",
    "insurer_association",
    "provider_association",
    "professional_association",
    "patient_association",
    "supervisor",
    "knowledge_institute",
    "executive_agency",
    "company",
    "region",
    "working_group",
    "other",
]


class PartyEntry(SourcedEntry):
    """An organisation; other names under which sources know it are aliases of the same party."""

    name: Line
    short_name: Line | None = None
    aliases: list[Line] = []
    kind: Kind
    sector: Line | None = None
    website: Line | None = None


class PartiesSection(SourcedSection):
    """Parties are shared by accords."""

    name, label, schema, order = "parties", "partijen", PartyEntry, 20
    anchor, record = Party, PartyRecord


SECTIONS = (PartiesSection(),)
