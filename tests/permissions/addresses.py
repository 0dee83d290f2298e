# SPDX-License-Identifier: EUPL-1.2
"""Every address of the installation, found by walking the URL resolver."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Address:
    """One URL: its name as used by `reverse`, and its view."""

    name: str
    view: Any

    @property
    def open_to_all(self) -> bool:
        """Whether the view says that no sign-in is needed."""
        return not getattr(self.view, "login_required", True)


def addresses() -> Mapping[str, Address]:
    """All of them by name; a URL without a name goes by its view, so that no table can contain it."""
    return {address.name: address for address in _within(get_resolver(), ())}


def _within(resolver: URLResolver, spaces: tuple[str, ...]) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _within(entry, (*spaces, entry.namespace) if entry.namespace else spaces)
        elif isinstance(entry, URLPattern):
            name = ":".join((*spaces, entry.name)) if entry.name else f"{entry.callback} at {entry.pattern}"
            yield Address(name, entry.callback)
