# SPDX-License-Identifier: EUPL-1.2
"""Themes, bodies and agreements as other pages name them."""

from collections.abc import Iterable
from dataclasses import dataclass

from akkoord.foundation.timeline.naming import naming_records
from akkoord.kernel.asof import AsOf
from akkoord.programme.accord.models import AgreementRecord, BodyRecord, ThemeRecord


@dataclass(frozen=True)
class ThemeRef:
    """A theme: key of its page, letter and title."""

    key: str
    letter: str
    title: str
    order: int = 0

    @property
    def label(self) -> str:
        """ "A. Passende zorg"."""
        return f"{self.letter}. {self.title}"


@dataclass(frozen=True)
class BodyRef:
    """A meeting body: key of its page, what it is called for short, and its full name."""

    key: str
    title: str
    name: str


@dataclass(frozen=True)
class AgreementRef:
    """An agreement: its key and title."""

    key: str
    title: str


def theme_refs(ids: Iterable[int | None], as_of: AsOf) -> dict[int, ThemeRef]:
    """The themes behind a number of ids (one query)."""
    return {row: theme_ref(record) for row, record in naming_records(ThemeRecord, ids, as_of).items()}


def theme_ref(record: ThemeRecord) -> ThemeRef:
    """A theme as its record names it."""
    return ThemeRef(record.theme.key, record.letter, record.title, record.order)


def body_refs(ids: Iterable[int | None], as_of: AsOf) -> dict[int, BodyRef]:
    """The bodies behind a number of ids (one query)."""
    return {row: body_ref(record) for row, record in naming_records(BodyRecord, ids, as_of).items()}


def body_ref(record: BodyRecord) -> BodyRef:
    """A body as its record names it."""
    return BodyRef(record.body.key, record.title, record.name)


def agreement_refs(ids: Iterable[int | None], as_of: AsOf) -> dict[int, AgreementRef]:
    """The agreements behind a number of ids (one query)."""
    named = naming_records(AgreementRecord, ids, as_of)
    return {row: AgreementRef(record.agreement.key, record.title) for row, record in named.items()}
