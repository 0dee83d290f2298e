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
from akkoord.programme.accord.rules import reached
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
    """One document with a page of the facts taken from it that hold on the peildatum (at most 5 queries).

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
    tallies = _tallies(as_of, accord, row).get(record.document_id, [])
    question = _Question(as_of, accord, record.document_id, text, only_uncertain, only_amended)
    groups = [(one.kind, one.having(question)) for one in tallies if kind in ("", one.kind.kind)]
    total = question.count([one for one, _number in groups]) if question.must_count else sum(n for _, n in groups)
    wanted = [one for one, _number in groups]
    if order == "kind" and not question.must_count:
        wanted, offset = reached(groups[::-1] if descending else groups, offset, limit)
    facts = question.page(wanted, order, descending, offset, limit)
    return DocumentPage(_line(record, tallies), tuple((one.kind, one.number) for one in tallies), total, facts)


@dataclass(frozen=True)
class _Question:
    """Which facts of one document."""

    as_of: AsOf
    accord: str
    document: int
    text: str
    only_uncertain: bool
    only_amended: bool

    @property
    def must_count(self) -> bool:
        """Whether the tallies do not tell how many facts there are."""
        return bool(self.text.split()) or (self.only_uncertain and self.only_amended)

    def count(self, kinds: Sequence[FactKind]) -> int:
        """How many facts of these kinds (one query)."""
        found = self._found(kinds)
        return 0 if found is None else found.count()

    def page(
        self, kinds: Sequence[FactKind], order: str, descending: bool, offset: int, limit: int | None
    ) -> tuple[Fact, ...]:
        """A page of the facts of these kinds (one query)."""
        found = self._found(kinds)
        if found is None:
            return ()
        first = {"kind": "fact_order", "title": "fact_title", "place": "place"}[order]
        columns = dict.fromkeys((first, "fact_order", "fact_title", "fact_key"))
        ordered = found.order_by(*(f"-{one}" if descending and one == first else one for one in columns))
        known = {one.kind: one for one in kinds}
        rows: Iterable[tuple[Any, ...]] = ordered[offset : None if limit is None else offset + limit]
        return tuple(Fact(known[name], *rest) for name, *rest, _order in rows)

    def _found(self, kinds: Sequence[FactKind]) -> QuerySet[Any] | None:
        conditions = Q(document=self.document)
        for word in self.text.split():
            conditions &= Q(fact_title__icontains=word) | Q(place__icontains=word)
        if self.only_uncertain:
            conditions &= ~Q(uncertain="")
        if self.only_amended:
            conditions &= ~Q(amended="")
        parts = (_told(one, _held(one, self.as_of, self.accord)).filter(conditions) for one in kinds)
        return _union([part.values_list(*COLUMNS, "fact_order") for part in parts])


@dataclass(frozen=True)
class _Tally:
    """How many facts of one kind a document has, and how many of them are uncertain or were amended."""

    kind: FactKind
    number: int
    uncertain: int
    amended: int

    def having(self, question: _Question) -> int:
        """How many of them have the one mark that is asked, if any."""
        if question.only_uncertain:
            return self.uncertain
        return self.amended if question.only_amended else self.number


def _held(kind: FactKind, as_of: AsOf, accord: str) -> QuerySet[Any]:
    rows: QuerySet[Any] = kind.record.objects.as_of(as_of).order_by()
    return rows.filter(**{kind.accord: accord}) if kind.accord else rows


def _told(kind: FactKind, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Rows with what every kind of fact is told by, as text, so that kinds can stand in one list."""

    def text(value: Any, *, path: bool) -> Cast:
        shown = F(value) if path and isinstance(value, str) and value else value
        return Cast(Value(shown) if isinstance(shown, str) else shown, TextField())

    told: QuerySet[Any] = rows.annotate(
        fact_kind=text(kind.kind, path=False),
        fact_order=Value(kind.order, output_field=IntegerField()),
        fact_key=text(kind.key_path, path=True),
        fact_title=text(kind.title, path=True),
        fact_page=text(kind.page, path=False),
        fact_page_key=text(kind.page_key, path=True),
    )
    return told


def _union(parts: Sequence[QuerySet[Any]]) -> QuerySet[Any] | None:
    if not parts:
        return None
    first, *others = parts
    joined: QuerySet[Any] = first.union(*others, all=True) if others else first
    return joined


def _tallies(as_of: AsOf, accord: str, document: int | None = None) -> dict[int, list[_Tally]]:
    kinds = fact_kinds()
    parts = []
    for place, kind in enumerate(kinds):
        rows = _held(kind, as_of, accord)
        rows = rows.filter(document__isnull=False) if document is None else rows.filter(document=document)
        counted = rows.values("document").annotate(
            number=Count("pk"),
            doubtful=Count("pk", filter=~Q(uncertain="")),
            changed=Count("pk", filter=~Q(amended="")),
            fact_place=Value(place, output_field=IntegerField()),
        )
        parts.append(counted.values_list("fact_place", "document", "number", "doubtful", "changed"))
    found = _union(parts)
    tallies: dict[int, list[_Tally]] = defaultdict(list)
    for place, row, *numbers in found.order_by("fact_place") if found is not None else ():
        tallies[row].append(_Tally(kinds[place], *numbers))
    return tallies


def _line(record: DocumentRecord, tallies: Sequence[_Tally]) -> DocumentLine:
    return DocumentLine(
        record.document.key,
        record.title,
        record.publisher,
        record.date,
        record.date_precision_note,
        DocumentKind(record.kind),
        record.url,
        sum(one.number for one in tallies),
        sum(one.uncertain for one in tallies),
        sum(one.amended for one in tallies),
    )
