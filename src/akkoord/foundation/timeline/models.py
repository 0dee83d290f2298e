# SPDX-License-Identifier: EUPL-1.2
"""The abstract record that carries both times."""

from typing import ClassVar

from django.db import models

from akkoord.foundation.timeline.querysets import RecordQuerySet
from akkoord.kernel.asof import FOREVER_DATE, FOREVER_MOMENT


class Record(models.Model):
    """One fact of one identity: it holds `[holds_from, holds_until)` and is known `[recorded_at, superseded_at)`.

    `identity` names the fields that say whose fact it is. Rows are written by `timeline.writing.write_facts` alone;
    values never change afterwards, only `superseded_at` moves once from forever to the moment of a later write.
    """

    identity: ClassVar[tuple[str, ...]] = ()

    holds_from = models.DateField()
    holds_until = models.DateField(default=FOREVER_DATE)
    recorded_at = models.DateTimeField()
    superseded_at = models.DateTimeField(default=FOREVER_MOMENT)

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True


def record_constraints(name: str, identity: tuple[str, ...]) -> list[models.BaseConstraint]:
    """The constraints every record model declares: real stretches, and one open record per identity and start."""
    return [
        models.CheckConstraint(
            condition=models.Q(holds_from__lt=models.F("holds_until")), name=f"{name}_holds_forward"
        ),
        models.CheckConstraint(
            condition=models.Q(recorded_at__lte=models.F("superseded_at")), name=f"{name}_known_forward"
        ),
        models.UniqueConstraint(
            fields=[*identity, "holds_from"],
            condition=models.Q(superseded_at=FOREVER_MOMENT),
            name=f"{name}_one_open",
        ),
    ]


def record_indexes(name: str, identity: tuple[str, ...]) -> list[models.Index]:
    """The indexes every record model declares: one identity's line, and a whole table as at a day."""
    return [
        models.Index(fields=[*identity, "superseded_at", "holds_from"], name=f"{name}_line"),
        models.Index(fields=["superseded_at", "holds_until", "holds_from"], name=f"{name}_as_of"),
    ]
