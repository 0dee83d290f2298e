# SPDX-License-Identifier: EUPL-1.2
"""The accords there are, as every page names them."""

from dataclasses import dataclass

from akkoord.kernel.moment import PlannedMoment
from akkoord.programme.accord.models import AccordRecord


@dataclass(frozen=True)
class AccordHead:
    """An accord by its row, key and names, with its term and the party that monitors it."""

    id: int
    key: str
    name: str
    short_name: str
    description: str
    starts: PlannedMoment | None
    ends: PlannedMoment | None


def accord_heads() -> tuple[AccordHead, ...]:
    """All accords by name, under their last known names whatever the peildatum. One query."""
    records = AccordRecord.objects.lasting().select_related("accord").order_by("name")
    return tuple(
        AccordHead(
            record.accord_id,
            record.accord.key,
            record.name,
            record.short_name,
            record.description,
            record.starts,
            record.ends,
        )
        for record in records
    )
