# SPDX-License-Identifier: EUPL-1.2
"""Every type of page: for everybody, on every screen, in both colours."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.browsers import DESK, PHONE, SMALLEST, new_context
from tests.journeys.installation import copy_data, installation, run_in
from tests.journeys.looking import Complaints, sticking_out, violations
from tests.journeys.page_types import EMPTY_PAGES, ERROR_PAGES, NO_PAGE, PAGE_TYPES, SAME_TITLE, PageType
from tests.journeys.roles import Role, enter_as
from tests.permissions.table import ROWS

pytestmark = pytest.mark.journey

A4, A3_LYING = 680, 1496  # what the margins leave, in CSS pixels: 180 mm and 396 mm
PageOf = Callable[[Role | None], Page]
Underway = tuple[str, dict[str, str]]


@pytest.fixture(scope="module")
def underway(untouched: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Underway]:
    """A demo in which people are in the middle of things: its address, and words for addresses."""
    folder = tmp_path_factory.mktemp("underway") / "data"
    copy_data(untouched, folder)
    made: dict[str, str] = json.loads(run_in(folder, "tests.journeys.underway"))
    with installation(folder, ["serve", "--workers", "1"]) as address:
        yield address, made


@pytest.fixture(scope="module")
def page_of(browser: Browser, underway: Underway) -> Iterator[PageOf]:
    """The one page of whoever looks, signed in once."""
    pages: dict[Role | None, Page] = {}

    def page(role: Role | None) -> Page:
        if role not in pages:
            context = new_context(browser, underway[0])
            pages[role] = enter_as(context, role) if role else context.new_page()
        return pages[role]

    yield page
    for one in pages.values():
        one.context.close()


@pytest.fixture(scope="module")
def titles() -> dict[str, str]:
    """Which kind of page was first to have a title; pages that refuse may share one."""
    return {}


def show_on(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": DESK.height})


def go_to(page: Page, kind: PageType, words: dict[str, str]) -> None:
    page.emulate_media(color_scheme="light")
    show_on(page, DESK.width)
    answer = page.goto(kind.path.format(**words))
    for link in kind.through:
        answer = page.goto(str(page.locator(link).first.get_attribute("href")))
    assert answer is not None
    assert answer.status == kind.status


def faults(page: Page) -> dict[str, list[str]]:
    """What is wrong, by screen and colour; colours say nothing about structure, so the second look is for contrast."""
    found = {"wide, light": violations(page)}
    page.emulate_media(color_scheme="dark")
    found["wide, dark"] = violations(page, only=["color-contrast"])
    show_on(page, PHONE.width)
    found["narrow, dark"] = violations(page)
    page.emulate_media(color_scheme="light")
    found["narrow, light"] = violations(page, only=["color-contrast"])
    show_on(page, SMALLEST)
    found["sticks out of the smallest screen"] = sticking_out(page)
    page.emulate_media(media="print")
    show_on(page, A3_LYING if page.locator(".ak-print-wide").count() else A4)
    found["does not fit on paper"] = sticking_out(page)
    page.emulate_media(media="screen")
    return {where: what for where, what in found.items() if what}


def test_every_page_for_people_is_looked_at() -> None:
    pages = {row.url for row in ROWS if row.method == "GET"}
    assert {kind.url_name for kind in PAGE_TYPES} | set(NO_PAGE) == pages


@pytest.mark.parametrize("kind", [*PAGE_TYPES, *EMPTY_PAGES, *ERROR_PAGES], ids=str)
def test_the_page_is_in_order_on_every_screen_and_in_both_colours(
    kind: PageType, page_of: PageOf, titles: dict[str, str], underway: Underway
) -> None:
    page = page_of(kind.role)
    complaints = Complaints(page, expected_status=kind.status)
    go_to(page, kind, underway[1])
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator("main")).to_have_count(1)
    if kind.status == 200:
        same = SAME_TITLE.get(kind.url_name, kind.url_name)
        assert titles.setdefault(page.title(), same) == same
    assert faults(page) == {}
    assert complaints.texts == []
