# SPDX-License-Identifier: EUPL-1.2
"""Writing facts: nothing is overwritten, what was known stays to be asked for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models, transaction

from akkoord.foundation.timeline.models import Record
from akkoord.foundation.timeline.rules import Placement, Stretch, end_fact, place_fact, replace_from
from akkoord.kernel.asof import FOREVER_DATE, FOREVER_MOMENT

BATCH = 400
TIME_FIELDS = ("id", "holds_from", "holds_until", "recorded_at", "superseded_at")

Identity = tuple[Any, ...]


@dataclass(frozen=True)
class NewFact:
    """A fact to write: whose (values of the model's `identity`, in that order), from which day, with which values.

    `values` None ends the fact from that day on. `for_good` lets it hold for ever after, also where a later change was
    already known; without it the fact holds until that change.
    """

    identity: Identity
    holds_from: date
    values: Mapping[str, Any] | None = None
    for_good: bool = False


def write_facts(model: type[Record], facts: Iterable[NewFact], *, now: datetime) -> int:
    """Write facts of one record model in bulk and give the number of rows made.

    `now` is the moment of recording (aware). At most one fact per identity in a call. Queries: per 400 facts one read,
    one update and one insert, whatever the number of fields.
    """
    new_facts = list(facts)
    if not new_facts:
        return 0
    with transaction.atomic():
        batches = range(0, len(new_facts), BATCH)
        return sum(_write_batch(model, new_facts[begin : begin + BATCH], now) for begin in batches)


def _write_batch(model: type[Record], facts: Sequence[NewFact], now: datetime) -> int:
    lines = _open_lines(model, [fact.identity for fact in facts])
    superseded: list[int] = []
    rows: list[Record] = []
    for fact in facts:
        line = lines.get(fact.identity, [])
        placement = _place(line, fact)
        superseded += [line[position].pk for position in placement.supersede]
        rows += [_shortened(line[position], stretch, now) for position, stretch in placement.keep]
        if fact.values is not None and placement.hold is not None:
            rows.append(_new_row(model, fact, placement.hold, now))
    if superseded:
        model._default_manager.filter(pk__in=superseded).update(superseded_at=now)
    model._default_manager.bulk_create(rows)
    return len(rows)


def _place(line: Sequence[Record], fact: NewFact) -> Placement:
    stretches = [Stretch(row.holds_from, row.holds_until) for row in line]
    if fact.values is None:
        return end_fact(stretches, fact.holds_from)
    return (replace_from if fact.for_good else place_fact)(stretches, fact.holds_from)


def _open_lines(model: type[Record], identities: Sequence[Identity]) -> dict[Identity, list[Record]]:
    attributes = _identity_columns(model)
    first = attributes[0]
    candidates = model._default_manager.filter(
        superseded_at=FOREVER_MOMENT, **{f"{first}__in": {identity[0] for identity in identities}}
    ).order_by("holds_from")
    wanted = set(identities)
    lines: dict[Identity, list[Record]] = defaultdict(list)
    for row in candidates:
        identity = tuple(getattr(row, name) for name in attributes)
        if identity in wanted:
            lines[identity].append(row)
    return lines


def _new_row(model: type[Record], fact: NewFact, stretch: Stretch, now: datetime) -> Record:
    whose = dict(zip(_identity_columns(model), fact.identity, strict=True))
    return model(
        **whose,
        **(fact.values or {}),
        holds_from=stretch.start,
        holds_until=stretch.end,
        recorded_at=now,
        superseded_at=FOREVER_MOMENT,
    )


def _identity_columns(model: type[Record]) -> list[str]:
    columns = {column.name: column.attname for column in model._meta.concrete_fields}
    return [columns[name] for name in model.identity]


def _shortened(row: Record, stretch: Stretch, now: datetime) -> Record:
    values = {name: value for name, value in record_values(row).items() if name not in TIME_FIELDS}
    return type(row)(
        **values, holds_from=stretch.start, holds_until=stretch.end, recorded_at=now, superseded_at=FOREVER_MOMENT
    )


def record_values(row: models.Model) -> dict[str, Any]:
    """All column values of a row by attribute name (`theme_id`, not `theme`)."""
    return {column.attname: getattr(row, column.attname) for column in row._meta.concrete_fields}


def is_open(row: Record) -> bool:
    """Whether nobody superseded the record and it was not ended."""
    return row.superseded_at == FOREVER_MOMENT and row.holds_until == FOREVER_DATE
