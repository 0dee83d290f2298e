# SPDX-License-Identifier: EUPL-1.2
"""The documents behind an accord, and every fact that was taken from one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, IntegerField, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast

from akkoord.foundation.timeline.naming import naming_records
from akkoord.kernel.asof import AsOf
from akkoord.programme.accord.errors import NotInAccord
from akkoord.programme.parties.policies import Capacity, may_read
from akkoord.programme.sources.facts import FactKind, fact_kinds
from akkoord.programme.sources.models import Document, DocumentKind, DocumentRecord

PAGE_SIZE = 50
ORDERS = ("kind", "title", "place")
COLUMNS = ("fact_kind", "fact_key", "fact_title", "place", "uncertain", "amended", "fact_page", "fact_page_key")


@dataclass(frozen=True)
class DocumentLine:
    """A document, how many facts of the accord come from it, and how many of those are uncertain or were amended.

    `date_note` says what is wrong with the date, for a document that does not print its day.
    """

    key: str
    title: str
    publisher: str
    date: date
    date_note: str
    kind: DocumentKind
    url: str
    facts: int
    uncertain: int
    amended: int


@dataclass(frozen=True)
class Fact:
    """One fact as its document has it: what it is, where it stands, and the page on which it is used."""

    kind: FactKind
    key: str
    title: str
    place: str
    uncertain: str
    amended: str
    page: str
    page_key: str


@dataclass(frozen=True)
class DocumentPage:
    """One document with a page of its facts; `counts` are per kind over the whole document, `total` after filtering."""

    document: DocumentLine
    counts: tuple[tuple[FactKind, int], ...]
    total: int
    facts: tuple[Fact, ...]


def documents_list(viewer: Capacity, as_of: AsOf, *, accord: str) -> tuple[DocumentLine, ...]:
    """The documents from which facts of the accord come, newest first (2 queries).

    Refusals: Refused without a mandate.
    """
    may_read(viewer).require()
    tallies = _tallies(as_of, accord)
    records = naming_records(DocumentRecord, tallies, as_of)
    lines = (_line(record, tallies[row]) for row, record in records.items())
    return tuple(sorted(lines, key=lambda line: (-line.date.toordinal(), line.title)))


def document_page(
    viewer: Capacity,
    as_of: AsOf,
    *,
    accord: str,
    document: str,
    kind: str = "",
    text: str = "",
    only_uncertain: bool = False,
    only_amended: bool = False,
    order: str = "kind",
    descending: bool = False,
    limit: int | None = PAGE_SIZE,
    offset: int = 0,
) -> DocumentPage:
    """One document with a page of the facts taken from it that hold on the peildatum (5 queries).

    In: a kind of fact ("" for all), words in title or place, only doubtful or amended facts; the order ("kind",
    "title" or "place"); the page, or limit None for all.
    Refusals: Refused without a mandate; NotInAccord for an unknown document; ValueError for another order.
    """
    may_read(viewer).require()
    if order not in ORDERS:
        raise ValueError(f"facts are not ordered by {order!r}")
    row = Document.objects.filter(key=document).values_list("pk", flat=True).first()
    record = naming_records(DocumentRecord, [row], as_of).get(row or 0)
    if record is None:
        raise NotInAccord(document)
    tally = _tallies(as_of, accord, row).get(record.document_id, [])
    conditions = _conditions(text, only_uncertain=only_uncertain, only_amended=only_amended)
    wanted = [one for one in fact_kinds() if kind in ("", one.kind)]
    parts = (_part(one, as_of, accord).filter(conditions, document=row) for one in wanted)
    found = _union([part.values_list(*COLUMNS, "fact_order") for part in parts])
    total = found.count() if found is not None else 0
    facts = _page(found, order, descending, offset, limit) if found is not None and total else ()
    known = {one.kind: one for one in fact_kinds()}
    return DocumentPage(_line(record, tally), tuple((known[name], number) for name, number, *_ in tally), total, facts)


Tally = list[tuple[str, int, int, int]]


def _part(kind: FactKind, as_of: AsOf, accord: str) -> QuerySet[Any]:
    def text(value: Any, *, path: bool) -> Cast:
        shown = F(value) if path and isinstance(value, str) and value else value
        return Cast(Value(shown) if isinstance(shown, str) else shown, TextField())

    rows: QuerySet[Any] = kind.record.objects.as_of(as_of).order_by()
    if kind.accord:
        rows = rows.filter(**{kind.accord: accord})
    part: QuerySet[Any] = rows.annotate(
        fact_kind=text(kind.kind, path=False),
        fact_order=Value(kind.order, output_field=IntegerField()),
        fact_key=text(kind.key_path, path=True),
        fact_title=text(kind.title, path=True),
        fact_page=text(kind.page, path=False),
        fact_page_key=text(kind.page_key, path=True),
    )
    return part


def _union(parts: Sequence[QuerySet[Any]]) -> QuerySet[Any] | None:
    if not parts:
        return None
    first, *others = parts
    joined: QuerySet[Any] = first.union(*others, all=True) if others else first
    return joined


def _conditions(text: str, *, only_uncertain: bool, only_amended: bool) -> Q:
    conditions = Q()
    for word in text.split():
        conditions &= Q(fact_title__icontains=word) | Q(place__icontains=word)
    if only_uncertain:
        conditions &= ~Q(uncertain="")
    if only_amended:
        conditions &= ~Q(amended="")
    return conditions


def _page(found: QuerySet[Any], order: str, descending: bool, offset: int, limit: int | None) -> tuple[Fact, ...]:
    first = {"kind": "fact_order", "title": "fact_title", "place": "place"}[order]
    columns = dict.fromkeys((first, "fact_order", "fact_title", "fact_key"))
    ordered = found.order_by(*(f"-{one}" if descending and one == first else one for one in columns))
    known = {one.kind: one for one in fact_kinds()}
    rows: Iterable[tuple[Any, ...]] = ordered[offset : None if limit is None else offset + limit]
    return tuple(Fact(known[name], *rest) for name, *rest, _order in rows)


def _tallies(as_of: AsOf, accord: str, document: int | None = None) -> dict[int, Tally]:
    parts = []
    for kind in fact_kinds():
        rows = _part(kind, as_of, accord).filter(document__isnull=False)
        rows = rows if document is None else rows.filter(document=document)
        counted = rows.values("document", "fact_kind", "fact_order").annotate(
            number=Count("pk"),
            doubtful=Count("pk", filter=~Q(uncertain="")),
            changed=Count("pk", filter=~Q(amended="")),
        )
        parts.append(counted.values_list("document", "fact_kind", "number", "doubtful", "changed", "fact_order"))
    found = _union(parts)
    tallies: dict[int, Tally] = defaultdict(list)
    if found is not None:
        for row, name, number, doubtful, changed, _order in found.order_by("fact_order", "fact_kind"):
            tallies[row].append((name, number, doubtful, changed))
    return tallies


def _line(record: DocumentRecord, tally: Tally) -> DocumentLine:
    return DocumentLine(
        record.document.key,
        record.title,
        record.publisher,
        record.date,
        record.date_precision_note,
        DocumentKind(record.kind),
        record.url,
        sum(number for _name, number, _doubtful, _changed in tally),
        sum(doubtful for _name, _number, doubtful, _changed in tally),
        sum(changed for _name, _number, _doubtful, changed in tally),
    )
