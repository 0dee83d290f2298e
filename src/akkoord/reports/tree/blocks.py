# SPDX-License-Identifier: EUPL-1.2
"""The blocks of a chapter. A section holds blocks and may hold sections."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Discriminator

from akkoord.reports.tree.cells import Cell
from akkoord.reports.tree.charts import BarStack, Swimlane
from akkoord.reports.tree.tables import Table
from akkoord.reports.tree.text import Spans, check_address


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    spans: Spans
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list of short texts without an order."""

    items: tuple[Spans, ...]
    kind: Literal["bullets"] = "bullets"


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure that stands out: what it counts, the figure (its cell may carry the origin and a link), a remark."""

    label: str
    value: Cell
    note: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """A row of key figures."""

    figures: tuple[KeyFigure, ...]
    kind: Literal["key_figures"] = "key_figures"


class CalloutKind(StrEnum):
    """Why a text stands apart: the answer itself, a remark, a warning, or a notice about practice data."""

    ANSWER = "answer"
    NOTE = "note"
    WARNING = "warning"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class Callout:
    """A text that stands apart."""

    callout: CalloutKind
    spans: Spans
    title: str = ""
    kind: Literal["callout"] = "callout"


@dataclass(frozen=True, slots=True)
class SourceItem:
    """A source document: who published it and when, where to find it, which places were used."""

    title: str
    publisher: str = ""
    published: str = ""
    url: str = ""
    places: str = ""

    def __post_init__(self) -> None:
        """Refuse an unsafe address."""
        check_address(self.url)


@dataclass(frozen=True, slots=True)
class SourceList:
    """The documents this report rests on."""

    items: tuple[SourceItem, ...]
    kind: Literal["sources"] = "sources"


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page, where there are pages."""

    kind: Literal["page_break"] = "page_break"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its blocks; `landscape` gives it wide pages of its own."""

    title: str
    key: str
    blocks: tuple["Block", ...]
    landscape: bool = False
    kind: Literal["section"] = "section"


Block = Annotated[
    Paragraph | BulletList | Table | BarStack | Swimlane | KeyFigures | Callout | SourceList | PageBreak | Section,
    Discriminator("kind"),
]
