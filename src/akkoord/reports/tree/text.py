# SPDX-License-Identifier: EUPL-1.2
"""Running text of a report: spans, and the origin a figure comes from."""

import re
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Discriminator

_ADDRESS = re.compile(r"(?:https?://|mailto:|#|/(?!/))[^\s\x00-\x1f\x7f\\]*", re.IGNORECASE)


class ReportInvalid(ValueError):
    """A part of a report that cannot be shown truthfully in every format."""


def check_address(url: str) -> None:
    """Refuse (ReportInvalid) an address that is not http(s), mail, a place on this site or in this report.

    An empty address means "no link". `javascript:alert(1)` and `//elsewhere` are refused.
    """
    if url and not _ADDRESS.fullmatch(url):
        raise ReportInvalid(f"Geen veilig adres: {url[:80]!r}.")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a fact comes from: a short label, and as far as known its address, document and place in it."""

    label: str
    url: str = ""
    document: str = ""
    place: str = ""

    def __post_init__(self) -> None:
        """Refuse an unsafe address."""
        check_address(self.url)


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words."""

    text: str
    kind: Literal["text"] = "text"


@dataclass(frozen=True, slots=True)
class Strong:
    """Words with emphasis."""

    text: str
    kind: Literal["strong"] = "strong"


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address."""

    text: str
    url: str
    kind: Literal["link"] = "link"

    def __post_init__(self) -> None:
        """Refuse an unsafe address."""
        check_address(self.url)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in running text, with where it comes from."""

    text: str
    origin: Origin
    kind: Literal["figure"] = "figure"


Span = Annotated[Text | Strong | Link | Figure, Discriminator("kind")]
Spans = tuple[Span, ...]


def words(text: str) -> Spans:
    """One plain span: `words("Twee acties")` is `(Text("Twee acties"),)`."""
    return (Text(text),)


def plain(spans: Spans) -> str:
    """The text of spans without emphasis, links or origins."""
    return "".join(span.text for span in spans)
