# SPDX-License-Identifier: EUPL-1.2
"""Whom a name in a list means: only what is certain is taken, what is near is shown for a decision."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from rapidfuzz import fuzz, process

from akkoord.programme.intake.rules.words import plain, says_nothing

NEAR_FROM = 72
BY_A_WORD = 80
MOST_NEAR = 4
STRONG = (re.compile(r"[\n;]"), re.compile(r"[|+/]|\s[-–]\s"), re.compile(r",(?!\d)"))
WEAK = re.compile(r"\s+(?:en|and|&|met|samen met|with)\s+", re.IGNORECASE)
IN_BRACKETS = re.compile(r"^(?P<name>.*\S)\s*\((?P<short>[^()]+)\)$")
SMALL_WORDS = frozenset({"van", "de", "het", "en", "voor", "der", "in", "of", "the", "and", "for", "op", "te", "een"})
REWRITTEN = ((re.compile(r"^min(?:isterie)? (?:van |v )?"), "ministerie van "), (re.compile(r"^ver(?:eniging)? "), ""))


class MatchKind(StrEnum):
    """How a name was found; only the first three are certain."""

    EXACT = "exact"
    ALIAS = "alias"
    ABBREVIATION = "abbreviation"
    NEAR = "near"
    NONE = "none"

    @property
    def is_certain(self) -> bool:
        """Whether the match is taken without asking."""
        return self in (MatchKind.EXACT, MatchKind.ALIAS, MatchKind.ABBREVIATION)


@dataclass(frozen=True)
class KnownName:
    """A party or theme that a name may mean: its key, name, short name, and other names."""

    key: str
    name: str
    short_name: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """How it is shown: short and in full."""
        return f"{self.short_name} ({self.name})" if self.short_name and self.short_name != self.name else self.name


@dataclass(frozen=True)
class NameMatch:
    """What became of a name. `key` only with a certain match; `near` are keys with their likeness, best first."""

    kind: MatchKind
    key: str = ""
    near: tuple[tuple[str, int], ...] = ()


@dataclass
class NameBook:
    """Known names, ready to be asked; the order in which they are given changes nothing."""

    known: Sequence[KnownName]
    _exact: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set), init=False)
    _alias: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set), init=False)
    _initials: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set), init=False)
    _words: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set), init=False)
    _answers: dict[str, NameMatch] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        for one in self.known:
            for text in filter(None, (one.name, one.short_name, one.key)):
                self._exact[_rewritten(text)].add(one.key)
            for text in one.aliases:
                self._alias[_rewritten(text)].add(one.key)
            for initials in _initials_of(one.name):
                self._initials[initials].add(one.key)
            for text in (one.name, one.short_name, *one.aliases):
                if len(plain(text)) >= 2:
                    self._words[plain(text)].add(one.key)

    def match(self, text: str) -> NameMatch:
        """Whom a name means.

        Certain is: the name, short name or key of exactly one party; one of its other names; its initials where no
        other party has them ("Zorgverzekeraars Nederland (ZN)" by both parts). What is 72% or more alike comes as
        `near`, at most four, for a person to choose from; a longer name with a known short name in it as 80. Example:
        "Zorgverzekeraars Nederlnd" is near "zn" with 98, "directie CZ van VWS" near "vws" with 80.
        """
        words = _rewritten(text)
        if words not in self._answers:
            self._answers[words] = self._certain(text, words) or self._near(text)
        return self._answers[words]

    def _certain(self, text: str, words: str) -> NameMatch | None:
        for kind, names in ((MatchKind.EXACT, self._exact), (MatchKind.ALIAS, self._alias)):
            found = names.get(words, set())
            if len(found) == 1:
                return NameMatch(kind, next(iter(found)))
            if found:
                return NameMatch(MatchKind.NEAR, near=tuple((key, 100) for key in sorted(found)))
        bracketed = IN_BRACKETS.match(" ".join(text.split()))
        if bracketed:
            return self._from_both(bracketed["name"], bracketed["short"])
        initials = self._initials.get(words, set()) if " " not in words else set()
        return NameMatch(MatchKind.ABBREVIATION, next(iter(initials))) if len(initials) == 1 else None

    def _from_both(self, name: str, short: str) -> NameMatch | None:
        """A name with another one in brackets: certain where both say the same, or one says something and not both."""
        found = {
            match.key
            for part in (name, short)
            if (match := self._certain(part, _rewritten(part))) and match.kind.is_certain
        }
        return NameMatch(MatchKind.ALIAS, next(iter(found))) if len(found) == 1 else None

    def _near(self, text: str) -> NameMatch:
        words = plain(text)
        if len(words) < 2:
            return NameMatch(MatchKind.NONE)
        best = {key: BY_A_WORD for word in words.split() if len(word) >= 2 for key in self._called(word)}
        hits = process.extract(words, sorted(self._words), scorer=_likeness, score_cutoff=NEAR_FROM, limit=50)
        for name, score, _place in hits:
            for key in self._words[name]:
                best[key] = max(best.get(key, 0), min(99, round(score)))
        near = tuple(sorted(best.items(), key=lambda one: (-one[1], one[0]))[:MOST_NEAR])
        return NameMatch(MatchKind.NEAR, near=near) if near else NameMatch(MatchKind.NONE)

    def _called(self, word: str) -> set[str]:
        """Parties that one word of a longer name stands for, such as "vws" in "directie van VWS"."""
        return self._exact.get(word, set()) | self._alias.get(word, set())


def names_in(text: str, book: NameBook) -> tuple[str, ...]:
    """The names in one cell, in the order in which they stand; none where the cell says "not known".

    What is one known name as a whole stays whole ("Justitie en Veiligheid"). Else it is split at new lines and ;, then
    at / | + and a dash between spaces, then at commas. It is split at "en", "and", "&" and "met" only where every part
    is a known name, as these words also stand inside names.
    """
    if says_nothing(text):
        return ()
    if book.match(text).kind.is_certain:
        return (" ".join(text.split()),)
    return tuple(dict.fromkeys(name for name in _pieces(text, book) if not says_nothing(name)))


def _pieces(text: str, book: NameBook, level: int = 0) -> list[str]:
    """A text split further as long as it is no known name as a whole, from the clearest sign on."""
    name = " ".join(text.split()).strip(" .")
    if not name or book.match(name).kind.is_certain:
        return [name] if name else []
    if level < len(STRONG):
        return [found for part in STRONG[level].split(text) for found in _pieces(part, book, level + 1)]
    parts = WEAK.split(name)
    return parts if all(book.match(part).kind.is_certain for part in parts) else [name]


def _likeness(one: str, other: str, *, score_cutoff: float | None = None, **_options: object) -> float:
    """The better of two measures: letter by letter, and by words in whatever order."""
    cutoff = score_cutoff or 0
    return max(fuzz.ratio(one, other, score_cutoff=cutoff), fuzz.token_sort_ratio(one, other, score_cutoff=cutoff))


def _rewritten(text: str) -> str:
    """A name as it is compared, with "min. VWS" and "ministerie van VWS" alike."""
    words = plain(text)
    for pattern, instead in REWRITTEN:
        words = pattern.sub(instead, words)
    return words


def _initials_of(name: str) -> Iterable[str]:
    words = plain(name).split()
    large = [word for word in words if word not in SMALL_WORDS]
    for chosen in (words, large):
        if len(chosen) >= 2:
            yield "".join(word[0] for word in chosen)
