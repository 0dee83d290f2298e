# SPDX-License-Identifier: EUPL-1.2
"""Dates, moments, numbers and counts in the language of the reader of a page: `kernel.dutch` with that filled in."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Protocol

from django.utils.translation import get_language

from akkoord.kernel import dutch
from akkoord.kernel.signal import Signal, SignalKind


class Labelled(Protocol):
    """A value of the kernel that names itself in a language: a moment, a period, an amount, an as-of date."""

    def label_in(self, language: str) -> str:
        """The name in "nl" or "en"."""


def reader_language() -> str:
    """The language of the page, "nl" or "en"."""
    return (get_language() or "nl")[:2]


def worded(value: Labelled | date) -> str:
    """A value in the reader's words: the third quarter of 2023 is "third quarter of 2023" on an English page."""
    return date_label(value) if isinstance(value, date) else value.label_in(reader_language())


def date_label(day: date) -> str:
    """`kernel.dutch.date_label` in the reader's language: "1 October 2023"."""
    return dutch.date_label(day, reader_language())


def date_short(day: date) -> str:
    """`kernel.dutch.date_short` in the reader's language: "1/10/2023"."""
    return dutch.date_short(day, reader_language())


def number_label(value: Decimal | int) -> str:
    """`kernel.dutch.number_label` in the reader's language: "1,234"."""
    return dutch.number_label(value, language=reader_language())


def list_label(items: Sequence[str]) -> str:
    """`kernel.dutch.list_label` in the reader's language: "a, b and c"."""
    return dutch.list_label(items, reader_language())


def plural(count: int, one: str, many: str) -> str:
    """A count with its noun, of which both forms are already in the reader's language: "1,234 actions"."""
    return dutch.plural(count, one, many, reader_language())


def gloss(signal: Signal) -> str:
    """What the accord's own word for a status means on an English page: "needs attention"; nothing on a Dutch one."""
    if reader_language() == "nl":
        return ""
    plain = signal.kind.label_in(reader_language())
    return "" if signal.label == plain else plain.lower()


def signal_of(kind: SignalKind) -> Signal:
    """A status with the plain word of its kind in the reader's language, for what no scheme describes."""
    return Signal(kind, kind.label_in(reader_language()))
