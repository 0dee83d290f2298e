# SPDX-License-Identifier: EUPL-1.2
"""How records become what the search can find: a module says how one record reads, the rest is the same for all."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Q
from django.utils import timezone

from akkoord.foundation.search.documents import SearchDocument
from akkoord.foundation.search.operations import index_rows
from akkoord.foundation.subjects.refs import SubjectRef
from akkoord.foundation.timeline.models import Record
from akkoord.kernel.asof import AsOf

CHUNK = 1000


@dataclass(frozen=True)
class Wording:
    """The words by which a record is found: title, text, what it belongs to, and the page on which it stands."""

    title: str
    text: str
    context: str
    url_name: str
    url_args: tuple[str, ...]


Words = Callable[[Sequence[Any], AsOf], Iterable[Wording]]


@dataclass(frozen=True)
class Searchable:
    """Records of one kind that can be found.

    `words` gives a wording for each of a number of records, in their order, with a fixed number of queries; the
    records come with the thing that bears their key and its accord.
    """

    kind: str
    record: type[Record]
    words: Words

    def everything(self) -> Iterator[SearchDocument]:
        """Every wording there ever was, with its times: what a rebuild of the search asks for."""
        rows = self._rows().filter(recorded_at__lt=F("superseded_at")).order_by("pk")
        yield from self._in_chunks(rows)

    def touched(self, at: datetime) -> Iterator[SearchDocument]:
        """What now holds of each thing of which a record was written or superseded at this very moment."""
        anchor = self.record.identity[0]
        written = self.record._default_manager.filter(Q(recorded_at=at) | Q(superseded_at=at)).values(anchor)
        yield from self._in_chunks(self._rows().known().filter(**{f"{anchor}__in": written}).order_by("pk"))

    def _rows(self) -> Any:
        return self.record._default_manager.select_related(f"{self.record.identity[0]}__accord")

    def _in_chunks(self, rows: Any) -> Iterator[SearchDocument]:
        chunk: list[Record] = []
        for row in rows.iterator(chunk_size=CHUNK):
            chunk.append(row)
            if len(chunk) == CHUNK:
                yield from self._documents(chunk)
                chunk = []
        yield from self._documents(chunk)

    def _documents(self, rows: Sequence[Record]) -> Iterator[SearchDocument]:
        if not rows:
            return
        now = timezone.now()
        for row, wording in zip(rows, self.words(rows, AsOf.at(timezone.localdate(now), now=now)), strict=True):
            thing = getattr(row, self.record.identity[0])
            yield SearchDocument(
                subject=SubjectRef(self.kind, f"{thing.accord.key}/{thing.key}"),
                title=wording.title,
                text=wording.text,
                accord=thing.accord.key,
                context=wording.context,
                url_name=wording.url_name,
                url_args=wording.url_args,
                holds_from=row.holds_from,
                holds_until=row.holds_until,
                recorded_at=row.recorded_at,
                superseded_at=row.superseded_at,
            )


def index_touched(searchables: Iterable[Searchable], at: datetime) -> None:
    """Let the search know what was written at this moment; call it inside the act that wrote it."""
    for searchable in searchables:
        index_rows(searchable.touched(at), at=at)
