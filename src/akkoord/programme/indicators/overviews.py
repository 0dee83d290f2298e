# SPDX-License-Identifier: EUPL-1.2
"""Published figures: as a list, as the tables they were printed in, and side by side where they contradict."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Lower
from django.utils.translation import get_language

from akkoord.kernel.asof import AsOf
from akkoord.kernel.moment import PlannedMoment
from akkoord.programme.accord.overviews.naming import ThemeRef, theme_refs
from akkoord.programme.indicators.models import FigureRecord, Unit
from akkoord.programme.indicators.rules import figure_text, joined_groups
from akkoord.programme.parties.naming import PartyRef, party_refs
from akkoord.programme.parties.policies import Capacity, may_read
from akkoord.programme.sources.origins import Origin, Origins

PAGE_SIZE = 50
ORDERS = ("label", "scheme", "as_at")
MOST_CELLS = 2000


@dataclass(frozen=True)
class FigureLine:
    """One figure. `shown` is it in words ("€ 39,9 miljoen"); `as_at` is None where the source gives no peildatum."""

    key: str
    label: str
    shown: str
    value: Decimal | None
    unit: Unit
    as_at: PlannedMoment | None
    provisional: bool
    scheme: str
    party: PartyRef | None
    theme: ThemeRef | None
    note: str
    contradicts: tuple[str, ...]
    origin: Origin


@dataclass(frozen=True)
class FigureList:
    """One page of figures, how many there are in all, and the schemes to choose from with their numbers."""

    total: int
    figures: tuple[FigureLine, ...]
    schemes: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class PrintedTable:
    """A table as its source prints it; a cell that the source leaves blank is None."""

    key: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[FigureLine | None, ...]], ...]
    origin: Origin


def figures_list(
    viewer: Capacity,
    as_of: AsOf,
    *,
    accord: str,
    text: str = "",
    scheme: str = "",
    theme: str = "",
    order: str = "scheme",
    descending: bool = False,
    limit: int | None = PAGE_SIZE,
    offset: int = 0,
) -> FigureList:
    """A page of the figures that hold on the peildatum (6 queries).

    In: words in the label or note; a scheme; a theme's key; the order ("label", "scheme" or "as_at"); the page, or
    limit None for all. Refusals: Refused without a mandate; ValueError for another order.
    """
    may_read(viewer).require()
    if order not in ORDERS:
        raise ValueError(f"figures are not ordered by {order!r}")
    everything = _figures(as_of, accord)
    schemes = everything.exclude(scheme="").values_list("scheme").annotate(number=Count("pk")).order_by("scheme")
    conditions = Q()
    for word in text.split():
        conditions &= Q(label__icontains=word) | Q(note__icontains=word) | Q(text__icontains=word)
    if scheme:
        conditions &= Q(scheme=scheme)
    if theme:
        conditions &= Q(theme__key=theme)
    found = everything.filter(conditions)
    ordered = found.order_by(*_order(order, descending))
    records = list(ordered.select_related("figure")[offset : None if limit is None else offset + limit])
    return FigureList(found.count(), _lines(records, as_of), tuple(schemes))


def printed_tables(viewer: Capacity, as_of: AsOf, *, accord: str) -> tuple[PrintedTable, ...]:
    """The printed tables, rebuilt from the figures in their cells; 2,000 cells at most (4 queries).

    Refusals: Refused without a mandate.
    """
    may_read(viewer).require()
    found = _figures(as_of, accord).exclude(table_key="").order_by("table_key", "row_order", "column_order")
    records = list(found.select_related("figure")[:MOST_CELLS])
    lines = _lines(records, as_of)
    tables: dict[str, list[tuple[FigureRecord, FigureLine]]] = defaultdict(list)
    for record, line in zip(records, lines, strict=True):
        tables[record.table_key].append((record, line))
    return tuple(_table(key, cells) for key, cells in tables.items())


def contradictions(viewer: Capacity, as_of: AsOf, *, accord: str) -> tuple[tuple[FigureLine, ...], ...]:
    """Groups of figures that say otherwise about the same thing, each shown beside the others (5 queries).

    Figures are in one group when one names the other, directly or by way of a third.
    Refusals: Refused without a mandate.
    """
    may_read(viewer).require()
    naming = list(_figures(as_of, accord).exclude(contradicts=[]).values_list("figure__key", "contradicts"))
    groups = joined_groups([(key, other) for key, others in naming for other in others])
    keys = [key for group in groups for key in group]
    records = list(_figures(as_of, accord).filter(figure__key__in=keys).select_related("figure"))
    lines = {line.key: line for line in _lines(records, as_of)}
    shown = (tuple(lines[key] for key in group if key in lines) for group in groups)
    return tuple(group for group in shown if len(group) > 1)


def _figures(as_of: AsOf, accord: str) -> QuerySet[FigureRecord]:
    return FigureRecord.objects.as_of(as_of).filter(figure__accord__key=accord)


def _order(order: str, descending: bool) -> list[Any]:
    first = F("as_at") if order == "as_at" else Lower(order)
    return [first.desc(nulls_last=True) if descending else first.asc(nulls_last=True), "label", "figure__key"]


def _lines(records: Sequence[FigureRecord], as_of: AsOf) -> tuple[FigureLine, ...]:
    parties = party_refs((record.party_id for record in records), as_of)
    themes = theme_refs((record.theme_id for record in records), as_of)
    origins = Origins(records, as_of)
    return tuple(
        FigureLine(
            record.figure.key,
            record.label,
            figure_text(record.value, Unit(record.unit), record.text, get_language() or "nl"),
            record.value,
            Unit(record.unit),
            record.as_at,
            record.provisional,
            record.scheme,
            parties.get(record.party_id or 0),
            themes.get(record.theme_id or 0),
            record.note,
            tuple(record.contradicts),
            origins.of(record),
        )
        for record in records
    )


def _table(key: str, cells: Sequence[tuple[FigureRecord, FigureLine]]) -> PrintedTable:
    columns = [name for _place, name in sorted({(record.column_order, record.column) for record, _line in cells})]
    rows = [name for _place, name in sorted({(record.row_order, record.row) for record, _line in cells})]
    found = {(record.row, record.column): line for record, line in cells}
    first, line = cells[0]
    filled = tuple((row, tuple(found.get((row, column)) for column in columns)) for row in rows)
    return PrintedTable(key, first.scheme or key, tuple(columns), filled, line.origin)
