# SPDX-License-Identifier: EUPL-1.2
"""The terms that explain themselves on hover, on focus and on the page with all terms."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Term:
    """A term of the interface: a key for templates, the word, what it means, and where that meaning comes from."""

    key: str
    word: str | Promise
    meaning: str | Promise
    source: str | Promise = ""


class UnknownTerm(KeyError):
    """A template asks for a term that nobody registered."""


class TermAlreadyRegistered(ValueError):
    """Two places give the same term a different meaning."""


_TERMS: dict[str, Term] = {}


def register_terms(terms: Iterable[Term]) -> None:
    """Add terms; call it in `apps.ready()`. The same term twice is fine, another meaning for a key is refused."""
    for term in terms:
        if _TERMS.get(term.key, term) != term:
            raise TermAlreadyRegistered(term.key)
        _TERMS[term.key] = term


def term(key: str) -> Term:
    """Return one term, or raise UnknownTerm: a template with a wrong key fails its first test."""
    try:
        return _TERMS[key]
    except KeyError:
        raise UnknownTerm(key) from None


def all_terms() -> list[Term]:
    """Return all terms by the alphabet, without regard to capitals."""
    return sorted(_TERMS.values(), key=lambda one: str(one.word).casefold())
