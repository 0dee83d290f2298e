# SPDX-License-Identifier: EUPL-1.2
"""Writes SVG: every text and attribute passes one escaping door, and looks come from classes alone."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.html import escape
from django.utils.safestring import SafeString

Value = str | float


class Canvas:
    """A growing piece of SVG. Attribute names take underscores for hyphens (`stroke_width`); `cls` is class."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def add(self, name: str, **attributes: Value) -> None:
        """An element without content."""
        self._parts.append(f"<{name}{_written(attributes)}/>")

    def text(self, content: str, x: float, y: float, cls: str, **attributes: Value) -> None:
        """A line of text with its baseline at `y`."""
        shown = _written({"x": x, "y": y, "class": cls, **attributes})
        self._parts.append(f"<text{shown}>{escape(content)}</text>")

    def title(self, content: str) -> None:
        """What a pointer that rests here is told."""
        self._parts.append(f"<title>{escape(content)}</title>")

    def named(self, element: str, identifier: str, content: str) -> None:
        """An element of text alone, such as the title of the whole; without an identifier when that is empty."""
        shown = f' id="{escape(identifier)}"' if identifier else ""
        self._parts.append(f"<{element}{shown}>{content if element == 'style' else escape(content)}</{element}>")

    def join(self, drawn: SafeString) -> None:
        """What another canvas drew."""
        self._parts.append(drawn)

    @contextmanager
    def inside(self, name: str, **attributes: Value) -> Iterator[None]:
        """An element around what is drawn within."""
        self._parts.append(f"<{name}{_written(attributes)}>")
        yield
        self._parts.append(f"</{name}>")

    @property
    def markup(self) -> SafeString:
        """All that was drawn. Safe: nothing gets in but through the escaping of this class."""
        return SafeString("".join(self._parts))


def number(value: float) -> str:
    """At most one decimal: 12.0 is "12", 12.345 is "12.3"."""
    return f"{value:.1f}".removesuffix(".0")


def _written(attributes: dict[str, Value]) -> str:
    pairs = []
    for name, value in attributes.items():
        shown = value if isinstance(value, str) else number(value)
        pairs.append(f' {"class" if name == "cls" else name.replace("_", "-")}="{escape(shown)}"')
    return "".join(pairs)
