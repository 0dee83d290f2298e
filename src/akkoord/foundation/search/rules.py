# SPDX-License-Identifier: EUPL-1.2
"""What somebody means by a query, and which part of a text to show for it."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from akkoord.foundation.search.words import Word, clean_text, index_key, stem_of, words_of

MAX_TERMS = 12
MAX_QUERY = 500
SNIPPET_LENGTH = 220
LEAD_IN = 60
# fmt: off
STOP_WORDS = frozenset((
    "aan", "als", "bij", "dat", "de", "den", "der", "des", "die", "dit", "door", "een", "en",
    "het", "in", "is", "met", "naar", "of", "om", "op", "te", "tot", "van", "voor",
))
# fmt: on
_PART = re.compile(r'"([^"]*)"|([^"]+)')


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that a hit must have: words in a row (`is_phrase`), or one word in any form of its stem.

    With `is_prefix` the word may also be the beginning of a longer one.
    """

    words: tuple[str, ...]
    is_phrase: bool = False
    is_prefix: bool = False

    @property
    def stem(self) -> str:
        """The stem of the first word."""
        return stem_of(self.words[0])

    @property
    def stem_key(self) -> str:
        """The stem of the first word, as it stands in the index."""
        return index_key(self.stem)

    @property
    def word_keys(self) -> tuple[str, ...]:
        """The words, as they stand in the index."""
        return tuple(index_key(word) for word in self.words)


@dataclass(frozen=True, slots=True)
class TextPart:
    """A piece of text to show, marked when the query is why it is there."""

    text: str
    is_match: bool


def parse_query(query: str) -> tuple[Term, ...]:
    """The terms of what somebody typed; a hit has them all.

    A part between double quotes is a phrase. The last word counts as the beginning of one, unless a space or a quote
    follows it. Small words such as "van" are left out, unless nothing else remains. At most 12 terms count.
    Example: `de regionale "passende zorg" zieken` has the stem of "regionale", the phrase "passende zorg" and
    anything that begins with "zieken".
    """
    terms: list[Term] = []
    text = clean_text(query[:MAX_QUERY])
    for match in _PART.finditer(text):
        quoted, plain = match.group(1), match.group(2)
        folded = tuple(word.folded for word in words_of(quoted if plain is None else plain))
        if plain is None and len(folded) > 1:
            terms.append(Term(folded, is_phrase=True))
        else:
            terms.extend(Term((word,)) for word in folded)
    if terms and not terms[-1].is_phrase and query[:MAX_QUERY][-1:].isalnum():
        terms[-1] = Term(terms[-1].words, is_prefix=True)
    telling = [term for term in terms if term.is_phrase or term.is_prefix or term.words[0] not in STOP_WORDS]
    return tuple(dict.fromkeys(telling or terms))[:MAX_TERMS]


def highlighted(text: str, terms: Sequence[Term]) -> tuple[TextPart, ...]:
    """The whole text in parts, those that match marked; joined they are the text again."""
    return _in_parts(text, _matching(words_of(text), terms))


def snippet(text: str, terms: Sequence[Term]) -> tuple[TextPart, ...]:
    """The piece of some 220 characters around the first match, in parts; the beginning when nothing matches.

    An ellipsis stands where something was left out.
    """
    words = words_of(text)
    matches = _matching(words, terms)
    first = matches[0].start if matches else 0
    start = max((word.start for word in words if word.start <= max(0, first - LEAD_IN)), default=0)
    if first <= LEAD_IN:
        start = 0
    end = len(text)
    if end - start > SNIPPET_LENGTH:
        end = max((word.end for word in words if start < word.end <= start + SNIPPET_LENGTH), default=end)
    inside = [Word(word.folded, word.start - start, word.end - start) for word in matches if start <= word.start < end]
    parts = _in_parts(text[start:end], [word for word in inside if word.end <= end - start])
    before = (TextPart("… ", is_match=False),) if start else ()
    after = (TextPart(" …", is_match=False),) if end < len(text) else ()
    return (*before, *parts, *after)


def _matching(words: Sequence[Word], terms: Iterable[Term]) -> list[Word]:
    hits: set[int] = set()
    for term in terms:
        if term.is_phrase:
            hits.update(_phrase_places(words, term.words))
        else:
            matches = _word_test(term)
            hits.update(place for place, word in enumerate(words) if matches(word.folded))
    return [words[place] for place in sorted(hits)]


def _phrase_places(words: Sequence[Word], phrase: tuple[str, ...]) -> Iterable[int]:
    size = len(phrase)
    for start in range(len(words) - size + 1):
        if all(words[start + step].folded == phrase[step] for step in range(size)):
            yield from range(start, start + size)


def _word_test(term: Term) -> Callable[[str], bool]:
    word, stem = term.words[0], term.stem
    if term.is_prefix:
        return lambda folded: folded.startswith(word) or stem_of(folded) == stem
    return lambda folded: stem_of(folded) == stem


def _in_parts(text: str, matches: Sequence[Word]) -> tuple[TextPart, ...]:
    parts: list[TextPart] = []
    place = 0
    for word in matches:
        parts.append(TextPart(text[place : word.start], is_match=False))
        parts.append(TextPart(text[word.start : word.end], is_match=True))
        place = word.end
    parts.append(TextPart(text[place:], is_match=False))
    return tuple(part for part in parts if part.text)
