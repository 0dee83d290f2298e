# SPDX-License-Identifier: EUPL-1.2
"""Finding."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.urls import reverse

from akkoord.foundation.search.dialects import DIALECTS, Dialect
from akkoord.foundation.search.rules import Term, TextPart, highlighted, parse_query, snippet
from akkoord.foundation.subjects.refs import SubjectRef
from akkoord.kernel.asof import AsOf

MAX_FOUND = 1000
MAX_PAGE = 100


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One thing found: its title and a piece of its text, each in parts of which those that match are marked."""

    subject: SubjectRef
    accord: str
    title: str
    title_parts: tuple[TextPart, ...]
    snippet_parts: tuple[TextPart, ...]
    context: str
    url_name: str
    url_args: tuple[str, ...]
    holds_from: date
    holds_until: date

    @property
    def kind(self) -> str:
        """The kind of its subject."""
        return self.subject.kind

    @property
    def url(self) -> str:
        """The path of its page, or an empty text for a thing without a page."""
        return reverse(self.url_name, args=self.url_args) if self.url_name else ""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """A page of hits, how many there are in all, and how many of each kind whatever kinds were asked for.

    `is_capped`: there are more than 1,000; the counts are then of the first 1,000 found.
    """

    total: int
    is_capped: bool
    hits: tuple[SearchHit, ...]
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class _Question:
    terms: tuple[Term, ...]
    as_of: AsOf
    accord: str | None


def search(
    query: str,
    *,
    as_of: AsOf,
    accord: str | None,
    kinds: Collection[str] | None = None,
    limit: int = 20,
    offset: int = 0,
) -> SearchResult:
    """What has all the words of a query, as at a peildatum: title matches first, then the better match.

    In: what was typed (anything goes; see `rules.parse_query`), the accord's key or None for every accord, and the
    kinds to show. Who may see what is for the caller to decide, by the accord and the kinds it passes.
    Out: an empty result for a query without words. Queries: two, or none for an empty query.
    """
    terms = parse_query(query)
    if not terms or (kinds is not None and not kinds):
        return SearchResult(total=0, is_capped=False, hits=(), counts={})
    question = _Question(terms, as_of, accord)
    counts = _counts(question)
    rows = _page(question, kinds, max(1, min(limit, MAX_PAGE)), max(0, offset))
    found = rows[0][-1] if rows else sum(counts.get(kind, 0) for kind in (counts if kinds is None else kinds))
    return SearchResult(
        total=min(found, MAX_FOUND),
        is_capped=found > MAX_FOUND,
        hits=tuple(_hit(row, terms) for row in rows),
        counts=counts,
    )


def _counts(question: _Question) -> dict[str, int]:
    found, parameters = _found(question, None)
    with connection.cursor() as cursor:
        cursor.execute(f"WITH {found} SELECT kind, COUNT(*) FROM found GROUP BY kind ORDER BY kind", parameters)  # noqa: S608 - words are parameters
        return dict(cursor.fetchall())


def _page(question: _Question, kinds: Collection[str] | None, limit: int, offset: int) -> list[tuple[Any, ...]]:
    found, parameters = _found(question, kinds)
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH {found} SELECT r.subject, r.accord, r.title, r.text, r.context, r.url_name, r.url_args, "  # noqa: S608 - words are parameters
            "r.holds_from, r.holds_until, COUNT(*) OVER () FROM found JOIN search_searchrow r ON r.id = found.id "
            "ORDER BY found.tier, found.score, r.title, r.id LIMIT %s OFFSET %s",
            [*parameters, limit, offset],
        )
        return list(cursor.fetchall())


def _found(question: _Question, kinds: Collection[str] | None) -> tuple[str, list[Any]]:
    """The first 1,001 rows that match in their title and the first 1,001 that match anywhere, each row once."""
    dialect = DIALECTS[connection.vendor]
    in_title, title_parameters = _matches(dialect, question, kinds, title_only=True)
    anywhere, parameters = _matches(dialect, question, kinds, title_only=False)
    sql = (
        f"found AS (SELECT id, kind, MIN(tier) AS tier, MIN(score) AS score FROM ("  # noqa: S608 - words are parameters
        f"SELECT * FROM ({in_title}) t UNION ALL SELECT * FROM ({anywhere}) a) both_tiers "
        f"GROUP BY id, kind ORDER BY MIN(tier), MIN(score) LIMIT {MAX_FOUND + 1})"
    )
    return sql, [*title_parameters, *parameters]


def _matches(
    dialect: Dialect, question: _Question, kinds: Collection[str] | None, *, title_only: bool
) -> tuple[str, list[Any]]:
    expression = dialect.expression(question.terms, title_only=title_only)
    peildatum = connection.ops.adapt_datefield_value(question.as_of.peildatum)
    known_at = connection.ops.adapt_datetimefield_value(question.as_of.known_at)
    conditions = [
        dialect.match,
        "r.holds_from <= %s AND %s < r.holds_until",
        "r.recorded_at <= %s AND %s < r.superseded_at",
    ]
    parameters: list[Any] = [expression] * (dialect.match.count("%s") + dialect.score.count("%s"))
    parameters += [peildatum, peildatum, known_at, known_at]
    if question.accord is not None:
        conditions.append("r.accord = %s")
        parameters.append(question.accord)
    if kinds is not None:
        conditions.append(f"r.kind IN ({', '.join(['%s'] * len(kinds))})")
        parameters += sorted(kinds)
    sql = (
        f"SELECT r.id, r.kind, {0 if title_only else 1} AS tier, {dialect.score} AS score FROM {dialect.source} "  # noqa: S608 - words are parameters
        f"WHERE {' AND '.join(conditions)} LIMIT {MAX_FOUND + 1}"
    )
    return sql, parameters


def _hit(row: Sequence[Any], terms: Sequence[Term]) -> SearchHit:
    subject, accord, title, text, context, url_name, url_args, holds_from, holds_until, _ = row
    return SearchHit(
        subject=SubjectRef.parse(subject),
        accord=accord,
        title=title,
        title_parts=highlighted(title, terms),
        snippet_parts=snippet(text, terms),
        context=context,
        url_name=url_name,
        url_args=tuple(json.loads(url_args) if isinstance(url_args, str) else url_args),
        holds_from=_as_date(holds_from),
        holds_until=_as_date(holds_until),
    )


def _as_date(value: date | str) -> date:
    if isinstance(value, datetime):
        return value.date()
    return date.fromisoformat(value) if isinstance(value, str) else value
