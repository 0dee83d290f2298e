# SPDX-License-Identifier: EUPL-1.2
"""Every link leads somewhere: to a page that is there, and to a place that is on it."""

import html
import re
from collections import Counter, deque
from collections.abc import Iterator
from urllib.parse import parse_qsl, urljoin, urlsplit

import pytest
from django.urls import Resolver404, resolve
from playwright.sync_api import APIRequestContext

from tests.journeys.conftest import OpenBrowser
from tests.journeys.roles import Role, enter_as

pytestmark = pytest.mark.journey

HREF = re.compile(r'<a\b[^>]*?\bhref="([^"]+)"')
ID = re.compile(r'\bid="([^"]+)"')
ELSEWHERE = ("http:", "https:", "mailto:", "webcal:")
FILES = re.compile(r"\.(pdf|docx|xlsx|json|ics|svg)$|formaat=xlsx")
OF_A_KIND = 2  # as many pages are visited with the same URL name and the same questions in the query
AT_LEAST = 60
KNOWN_LATER = re.compile(r"^/iza/rondes/[^?]+\?.*peildatum=")  # on an earlier day a later round is not there


class Walk:
    """A walk along all kinds of links, from one page on."""

    def __init__(self, browser: APIRequestContext) -> None:
        self.browser = browser
        self.places: dict[str, set[str]] = {}
        self.broken: list[str] = []
        self._wanted: list[tuple[str, str, str]] = []
        self._kinds: Counter[object] = Counter()

    def from_page(self, start: str) -> "Walk":
        """Follow links until every kind was followed often enough."""
        todo, seen = deque([(start, "")]), {start}
        while todo:
            page, origin = todo.popleft()
            for link in self._links_of(page, origin):
                whole, _hash, place = urljoin(page, link).partition("#")
                if place:
                    self._wanted.append((whole, place, page))
                if whole not in seen:
                    seen.add(whole)
                    todo.append((whole, page))
        return self

    def missing_places(self) -> list[str]:
        """Links to a place that is not on its page, one of each kind."""
        lost = {
            (urlsplit(page).path, place.split("-")[0]): f"{page}#{place} (on {origin})"
            for page, place, origin in self._wanted
            if page in self.places and place not in self.places[page]
        }
        return list(lost.values())

    def _links_of(self, page: str, origin: str) -> Iterator[str]:
        parts = urlsplit(page)
        try:
            kind = (resolve(parts.path).view_name, *sorted({name for name, _value in parse_qsl(parts.query)}))
        except Resolver404:
            self.broken.append(f"{page} (on {origin}): no such address")
            return
        self._kinds[kind] += 1
        if self._kinds[kind] > OF_A_KIND or FILES.search(page):
            return
        answer = self.browser.get(page)
        if answer.status >= 400:
            if not KNOWN_LATER.search(page):
                self.broken.append(f"{page} (on {origin}): {answer.status}")
            return
        if answer.headers["content-type"].startswith("text/html"):
            text = answer.text()
            self.places[page] = set(ID.findall(text))
            yield from (link for link in map(html.unescape, HREF.findall(text)) if not link.startswith(ELSEWHERE))


@pytest.mark.parametrize("role", [Role.OWNER, Role.MONITOR, Role.CHAIR, Role.TEAM])
def test_every_link_leads_to_a_page_and_a_place_that_are_there(
    role: Role, open_browser: OpenBrowser, shown: str
) -> None:
    context = open_browser(shown)
    enter_as(context, role)
    walk = Walk(context.request).from_page("/iza/")
    assert walk.broken == []
    assert walk.missing_places() == []
    assert len(walk.places) > AT_LEAST
