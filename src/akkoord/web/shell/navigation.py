# SPDX-License-Identifier: EUPL-1.2
"""The main navigation: which pages stand in it, and which of them is open now."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from akkoord.web.shell.surroundings import Surroundings


@dataclass(frozen=True)
class NavigationEntry:
    """One page of the main navigation, by the name of its URL."""

    label: str | Promise
    url_name: str
    also: tuple[str, ...] = ()
    """Packages of pages that belong to it and whose addresses do not begin with its own."""


@dataclass(frozen=True)
class NavigationLink:
    """One link as drawn."""

    label: str | Promise
    url: str
    current: bool
    count: int = 0


MAIN = (
    NavigationEntry(_("Cockpit"), "cockpit:page"),
    NavigationEntry(_("Thema’s"), "themes:list"),
    NavigationEntry(_("Acties"), "actions:list", ("intake",)),
    NavigationEntry(_("Stroomschema’s"), "flowcharts:list"),
    NavigationEntry(_("Partijen"), "parties:list"),
    NavigationEntry(_("Kalender"), "calendar:page"),
    NavigationEntry(_("Rondes"), "rounds:list", ("trends", "burden", "handover")),
    NavigationEntry(_("Rapporten"), "reports:list"),
    NavigationEntry(_("Bronnen"), "sources:list"),
    NavigationEntry(_("Journaal"), "journal:page"),
)
OWN = NavigationEntry(_("Mijn vragen"), "answering:mine")
FOOT = (
    NavigationEntry(_("Over het akkoord"), "about:page"),
    NavigationEntry(_("Cijfers"), "figures:page"),
)
SEARCH = "search:page"
TERMS = ("glossary:page", "shell:terms")


def url_of(url_name: str, accord: str = "") -> str:
    """Return the URL of a page, with the accord's key where the page wants one; "" when there is no such page."""
    for kwargs in ({"accord": accord} if accord else {}, {}):
        with suppress(NoReverseMatch):
            return reverse(url_name, kwargs=kwargs)
    return ""


def main_links(
    request: HttpRequest, accord: str = "", entries: Sequence[NavigationEntry] = MAIN, count: int = 0
) -> list[NavigationLink]:
    """Return the links that exist; current is the one whose URL is the longest beginning of this page's path.

    A page of a package that an entry names as its own lights up that entry, whatever its path begins with.

    `count` stands beside the link to one's own questions.
    """
    found = [(entry, url) for entry in entries if (url := url_of(entry.url_name, accord))]
    package = request.resolver_match.namespace if request.resolver_match else ""
    inside = [url for _entry, url in found if request.path == url or request.path.startswith(url.rstrip("/") + "/")]
    current = next((url for entry, url in found if package in entry.also), max(inside, key=len, default=None))
    return [NavigationLink(entry.label, url, url == current, count if entry is OWN else 0) for entry, url in found]


def home_of(around: Surroundings) -> str:
    """Where somebody starts: the accord; their own questions for who only answers; else the front page."""
    own = url_of(OWN.url_name) if around.to_answer is not None else ""
    return around.accord_url or own or reverse("shell:landing")
