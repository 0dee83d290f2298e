# SPDX-License-Identifier: EUPL-1.2
"""Keeping the search table true. Modules call this inside the act that changes what can be found."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import TypeVar

from django.db import transaction

from akkoord.foundation.search.documents import SOURCES, SearchDocument, SearchSources
from akkoord.foundation.search.errors import SearchDocumentInvalid
from akkoord.foundation.search.models import SearchRow
from akkoord.foundation.search.words import clean_text, index_key, stem_of, words_of
from akkoord.foundation.subjects.refs import SubjectRef
from akkoord.kernel.asof import FOREVER_MOMENT

T = TypeVar("T")
CHUNK = 500
MAX_TEXT = 20_000
COMPARED = ("title", "text", "accord", "context", "url_name", "url_args", "holds_from", "holds_until")


@dataclass(frozen=True, slots=True)
class Indexed:
    """What indexing did: wordings added, wordings closed, and wordings that were right already."""

    added: int
    closed: int
    unchanged: int


@transaction.atomic
def index_rows(documents: Iterable[SearchDocument], *, at: datetime) -> Indexed:
    """Let the search know, as of `at`, these wordings of their subjects and no other.

    In: for each subject all the wordings that are now right (one for each stretch of days).
    Effect: what was known before stays to be found "as then known"; a wording that was right already is left alone, so
    doing it twice changes nothing. A wording recorded at this same moment is replaced.
    Queries: a few for each 500 subjects, however many there are.
    """
    by_subject: dict[str, list[SearchDocument]] = defaultdict(list)
    for document in documents:
        by_subject[str(document.subject)].append(document)
    added = closed = unchanged = 0
    for subjects in _chunks(by_subject):
        wanted = [_row(document, at) for subject in subjects for document in by_subject[subject]]
        known = list(_open_rows(subjects))
        right = {_signature(row) for row in wanted}
        stale = [row for row in known if _signature(row) not in right]
        present = {_signature(row) for row in known}
        fresh = list({_signature(row): row for row in wanted if _signature(row) not in present}.values())
        _close(stale, at)
        SearchRow.objects.bulk_create(fresh)
        added, closed, unchanged = added + len(fresh), closed + len(stale), unchanged + len(known) - len(stale)
    return Indexed(added, closed, unchanged)


@transaction.atomic
def close_rows(subjects: Iterable[SubjectRef], *, at: datetime) -> int:
    """Let these subjects no longer be found by what is known from `at` on; out: how many wordings were closed."""
    closed = 0
    for chunk in _chunks(str(subject) for subject in subjects):
        stale = list(_open_rows(chunk))
        _close(stale, at)
        closed += len(stale)
    return closed


@transaction.atomic
def rebuild(sources: SearchSources = SOURCES) -> int:
    """Empty the table and fill it again from the registered sources, with their own times; out: how many wordings.

    Refusals: SearchDocumentInvalid for a document that does not say when it was recorded; then nothing changed.
    """
    SearchRow.objects.all().delete()
    count = 0
    for documents in _chunks(sources.documents()):
        rows = [_row(document, _recorded(document), document.superseded_at) for document in documents]
        SearchRow.objects.bulk_create(rows)
        count += len(rows)
    return count


def _recorded(document: SearchDocument) -> datetime:
    if document.recorded_at is None:
        raise SearchDocumentInvalid(f"{document.subject} does not say when it was recorded")
    return document.recorded_at


def _row(document: SearchDocument, recorded_at: datetime, superseded_at: datetime = FOREVER_MOMENT) -> SearchRow:
    title, text = clean_text(document.title), clean_text(document.text)[:MAX_TEXT]
    title_words = [word.folded for word in words_of(title)]
    text_words = [word.folded for word in words_of(text)]
    return SearchRow(
        subject=str(document.subject),
        kind=document.subject.kind,
        accord=document.accord,
        title=title,
        text=text,
        context=document.context,
        url_name=document.url_name,
        url_args=list(document.url_args),
        title_stems=_keys(map(stem_of, title_words)),
        text_stems=_keys(map(stem_of, text_words)),
        title_words=_keys(title_words),
        text_words=_keys(text_words),
        holds_from=document.holds_from,
        holds_until=document.holds_until,
        recorded_at=recorded_at,
        superseded_at=superseded_at,
    )


def _keys(words: Iterable[str]) -> str:
    return " ".join(index_key(word) for word in words)


def _signature(row: SearchRow) -> tuple[str, ...]:
    return (row.subject, *(str(getattr(row, field)) for field in COMPARED))


def _open_rows(subjects: Sequence[str]) -> Iterator[SearchRow]:
    fields = SearchRow.objects.filter(subject__in=subjects, superseded_at=FOREVER_MOMENT)
    return fields.only("subject", "recorded_at", *COMPARED).iterator()


def _close(rows: Sequence[SearchRow], at: datetime) -> None:
    of_this_moment = [row.pk for row in rows if row.recorded_at >= at]
    SearchRow.objects.filter(pk__in=of_this_moment).delete()
    SearchRow.objects.filter(pk__in=[row.pk for row in rows if row.recorded_at < at]).update(superseded_at=at)


def _chunks(things: Iterable[T]) -> Iterator[list[T]]:
    remaining = iter(things)
    while chunk := list(islice(remaining, CHUNK)):
        yield chunk
