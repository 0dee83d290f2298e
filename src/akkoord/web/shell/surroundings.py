# SPDX-License-Identifier: EUPL-1.2
"""What the shell shows around a page and gets from the domain: the accord, its rounds, the practice notice.

The shell knows no domain. Who does, hands over one function, once, in `provide_surroundings`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest


@dataclass(frozen=True)
class AccordLink:
    """One accord that can be opened."""

    name: str
    url: str
    current: bool = False
    summary: str = ""


@dataclass(frozen=True)
class PeildatumShortcut:
    """A day worth looking at, such as the peildatum of a round."""

    label: str
    peildatum: date


@dataclass(frozen=True)
class Surroundings:
    """The frame of a page. `practice_notice` is empty unless the page shows oefengegevens.

    `to_answer` is how many questions wait for who signed in; None for who is never asked any.
    """

    accord_key: str = ""
    accord_name: str = ""
    accord_url: str = ""
    accords: Sequence[AccordLink] = ()
    peildata: Sequence[PeildatumShortcut] = ()
    practice_notice: str = ""
    to_answer: int | None = None
    figures_from: str = ""


Provider = Callable[[HttpRequest], Surroundings]


class _Provided:
    provider: Provider | None = None


def provide_surroundings(provider: Provider | None) -> Provider | None:
    """Say who knows the surroundings of a page, and return who knew them before.

    The provider is called at most once a page, only when the page shows something of it,
    and never for an anonymous visitor outside the demo.
    """
    before, _Provided.provider = _Provided.provider, provider
    return before


def surroundings_of(request: HttpRequest) -> Surroundings:
    """Return the surroundings of this page; empty ones when nobody provides them."""
    return _Provided.provider(request) if _Provided.provider else Surroundings()
