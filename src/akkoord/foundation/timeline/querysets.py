# SPDX-License-Identifier: EUPL-1.2
"""The one place where a read is narrowed to a peildatum and to what was known."""

from typing import TypeVar

from django.db import models

from akkoord.kernel.asof import FOREVER_DATE, FOREVER_MOMENT, AsOf

RecordModel = TypeVar("RecordModel", bound=models.Model)


class RecordQuerySet(models.QuerySet[RecordModel]):
    """Questions every dated record answers."""

    def as_of(self, as_of: AsOf) -> "RecordQuerySet[RecordModel]":
        """Records that hold on the peildatum, as known at the moment asked: at most one per identity."""
        return self.filter(**as_of_conditions(as_of))

    def known(self) -> "RecordQuerySet[RecordModel]":
        """Records nobody has superseded, whatever day they hold for."""
        return self.filter(superseded_at=FOREVER_MOMENT)

    def lasting(self) -> "RecordQuerySet[RecordModel]":
        """The last known record of each identity that was not ended."""
        return self.known().filter(holds_until=FOREVER_DATE)

    def history(self, as_of: AsOf) -> "RecordQuerySet[RecordModel]":
        """All records known at the moment asked that began on or before the peildatum, oldest first."""
        return self.filter(
            holds_from__lte=as_of.peildatum, recorded_at__lte=as_of.known_at, superseded_at__gt=as_of.known_at
        ).order_by("holds_from", "recorded_at")


def as_of_conditions(as_of: AsOf, prefix: str = "") -> dict[str, object]:
    """The four conditions of an as-at read as keyword filters; `prefix` names a relation (`records__`)."""
    return {
        f"{prefix}holds_from__lte": as_of.peildatum,
        f"{prefix}holds_until__gt": as_of.peildatum,
        f"{prefix}recorded_at__lte": as_of.known_at,
        f"{prefix}superseded_at__gt": as_of.known_at,
    }
