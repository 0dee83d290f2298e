# SPDX-License-Identifier: EUPL-1.2
"""Words, without accents or case, and their Dutch stems: done here, so that every database finds the same."""

import re
import threading
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

import snowballstemmer

MAX_WORD = 64
UNSEEN = frozenset({"Cc", "Cf", "Cs"})
_WORD = re.compile(r"([^\W_]+)(?:['’]s(?![^\W_]))?")
_STEMMERS = threading.local()


class Stemmer(Protocol):
    """What is used of the stemmers."""

    def stemWord(self, word: str) -> str:
        """The stem of one word."""
        ...


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is compared, and where it stands in the text."""

    folded: str
    start: int
    end: int


def clean_text(text: str) -> str:
    """The text in composed form, without signs that are not seen (controls, soft hyphens), with plain spaces."""
    signs = unicodedata.normalize("NFC", text)
    return "".join(_seen(sign) for sign in signs).strip()


def words_of(text: str) -> list[Word]:
    """The words of a text in order: "Één 24/7-lijn: thema's" has "een", "24", "7", "lijn" and "thema"."""
    found = ((_folded(match.group(1)), match) for match in _WORD.finditer(text))
    return [Word(folded[:MAX_WORD], match.start(), match.end()) for folded, match in found if folded]


@lru_cache(maxsize=50_000)
def stem_of(folded: str) -> str:
    """The Dutch stem of a folded word: "huizen" and "huis" give "huis", "gezonde" and "gezondheid" "gezond".

    Source: the Snowball project's two stemmers for Dutch. The newer one knows plurals better, but takes "ge" for that
    of a participle ("gezond" would be found with "zon"); where it does, the older one is used.
    """
    stem = _stemmer("dutch").stemWord(folded)
    if folded.startswith("ge") and not stem.startswith("ge"):
        stem = _stemmer("dutch_porter").stemWord(folded)
    return _folded(stem) or folded


def _stemmer(algorithm: str) -> Stemmer:
    """A stemmer keeps state while it works, so each thread has its own."""
    known: Stemmer | None = getattr(_STEMMERS, algorithm, None)
    if known is None:
        known = snowballstemmer.stemmer(algorithm)
        setattr(_STEMMERS, algorithm, known)
    return known


def index_key(folded: str) -> str:
    """A word as it stands in the index: one that begins with a digit gets letters before it.

    Without them PostgreSQL reads "5e3a" as a number and a word.
    """
    return f"nr{folded}" if folded[0].isdigit() else folded


def _folded(word: str) -> str:
    """Lower case, without accents, only letters and digits: "Één" gives "een"."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in plain if sign.isalnum())


def _seen(sign: str) -> str:
    if sign.isspace():
        return "\n" if sign == "\n" else " "
    return "" if unicodedata.category(sign) in UNSEEN else sign
