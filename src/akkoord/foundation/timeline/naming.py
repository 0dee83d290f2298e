# SPDX-License-Identifier: EUPL-1.2
"""The record by which a thing is called, also for a day before that record holds."""

from collections.abc import Iterable
from typing import Any, TypeVar

from akkoord.foundation.timeline.models import Record
from akkoord.kernel.asof import AsOf

R = TypeVar("R", bound=Record)


def naming_records(model: type[R], ids: Iterable[int | None], as_of: AsOf) -> dict[int, R]:
    """The record to name each identity by, as known at the moment asked (one query; none for no ids).

    The row that bears the key comes along, so `record.party.key` asks nothing more.

    In: a record model with one foreign key as identity, and ids of what it points at; None is passed over.
    Out: per id the record that holds on the peildatum, else the last one before it, else the first one after it: a
    fact may be older than the document in which its party was first described. Ids that nothing is known of are left
    out.
    """
    wanted = {one for one in ids if one is not None}
    if not wanted:
        return {}
    owner = f"{model.identity[0]}_id"
    known: Any = (
        model._default_manager.filter(
            recorded_at__lte=as_of.known_at, superseded_at__gt=as_of.known_at, **{f"{owner}__in": wanted}
        )
        .select_related(model.identity[0])
        .order_by("holds_from")
    )
    found: dict[int, R] = {}
    for record in known:
        row = getattr(record, owner)
        if row not in found or record.holds_from <= as_of.peildatum:
            found[row] = record
    return found
