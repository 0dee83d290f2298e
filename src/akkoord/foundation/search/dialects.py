# SPDX-License-Identifier: EUPL-1.2
"""The two spellings of one question: FTS5 on SQLite, tsquery on PostgreSQL.

Every word that gets here consists of letters and digits only (`words.words_of`), and goes in as a parameter.
"""

from collections.abc import Sequence
from typing import Protocol

from akkoord.foundation.search.rules import Term


class Dialect(Protocol):
    """How one database is asked."""

    source: str
    match: str
    score: str

    def expression(self, terms: Sequence[Term], *, title_only: bool) -> str:
        """The full-text expression that matches what has all the terms, anywhere or in its title."""
        ...


class SqliteDialect:
    """FTS5: columns are named before what they must have; bm25 is lower for a better match."""

    source = "search_index JOIN search_searchrow r ON r.id = search_index.rowid"
    match = "search_index MATCH %s"
    score = "bm25(search_index, 4.0, 1.0, 2.0, 0.5)"

    def expression(self, terms: Sequence[Term], *, title_only: bool) -> str:
        """For example: ({title_stems text_stems}: "zorg") AND (…)."""
        stems = "{title_stems}" if title_only else "{title_stems text_stems}"
        words = "{title_words}" if title_only else "{title_words text_words}"
        return " AND ".join(f"({self._term(term, stems, words)})" for term in terms)

    def _term(self, term: Term, stems: str, words: str) -> str:
        if term.is_phrase:
            return f'{words} : "{" ".join(term.word_keys)}"'
        exact = f'{stems} : "{term.stem_key}"'
        return f'{exact} OR {words} : "{term.word_keys[0]}" *' if term.is_prefix else exact


class PostgresqlDialect:
    """A tsquery over one column whose weights name the parts: A and C the title, B and D the text, A and B stems."""

    source = "search_searchrow r"
    match = "r.search_index @@ %s::tsquery"
    score = "-ts_rank('{0.1, 0.2, 0.25, 1.0}', r.search_index, %s::tsquery)"

    def expression(self, terms: Sequence[Term], *, title_only: bool) -> str:
        """For example: ('zorg':AB) & (…). Words in a row stand in one part, so the parts are asked one by one."""
        stems, words = ("A", "C") if title_only else ("AB", "CD")
        return " & ".join(f"({self._term(term, stems, words)})" for term in terms)

    def _term(self, term: Term, stems: str, words: str) -> str:
        if term.is_phrase:
            return " | ".join(" <-> ".join(f"'{word}':{part}" for word in term.word_keys) for part in words)
        exact = f"'{term.stem_key}':{stems}"
        return f"{exact} | '{term.word_keys[0]}':*{words}" if term.is_prefix else exact


DIALECTS: dict[str, Dialect] = {"sqlite": SqliteDialect(), "postgresql": PostgresqlDialect()}
