# SPDX-License-Identifier: EUPL-1.2
"""Small values that the components draw: a source, a crumb, a tab, a figure, a line of history."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class SourceRef:
    """Where a fact comes from: the document, the place in it, and our own page about it."""

    document: str
    place: str = ""
    url: str = ""


@dataclass(frozen=True)
class Crumb:
    """One step of the way to this page; the last one has no url."""

    label: str
    url: str = ""


@dataclass(frozen=True)
class Tab:
    """A page beside this one, shown as a tab; `count` is optional."""

    label: str
    url: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True)
class KeyFigure:
    """One figure with what it counts; `text` is already written in Dutch ("€ 39,9 mln", "78 van 90")."""

    text: str
    label: str
    url: str = ""
    note: str = ""
    source: SourceRef | None = None
    uncertain: str = ""


@dataclass(frozen=True)
class FieldChange:
    """What one field was and became."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class HistoryItem:
    """One thing that happened: when, who in which role, what, why."""

    at: datetime
    who: str
    what: str
    why: str = ""
    url: str = ""
    changes: Sequence[FieldChange] = ()


@dataclass(frozen=True)
class DownloadLink:
    """One file that can be fetched, with its kind and, when known, its size."""

    label: str
    url: str
    size: str = ""
