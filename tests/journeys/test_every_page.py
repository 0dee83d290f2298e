# SPDX-License-Identifier: EUPL-1.2
"""Every type of page: for everybody, on every screen, in both colours."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.browsers import DESK, PHONE, SMALLEST, new_context
from tests.journeys.looking import Complaints, sticking_out, violations
from tests.journeys.page_types import ERROR_PAGES, NO_PAGE, PAGE_TYPES, PageType
from tests.journeys.roles import Role, enter_as
from tests.permissions.table import ROWS

pytestmark = pytest.mark.journey

PageOf = Callable[[Role | None], Page]


@pytest.fixture(scope="module")
def page_of(browser: Browser, shown: str) -> Iterator[PageOf]:
    """The one page of whoever looks, signed in once."""
    pages: dict[Role | None, Page] = {}

    def page(role: Role | None) -> Page:
        if role not in pages:
            context = new_context(browser, shown)
            pages[role] = enter_as(context, role) if role else context.new_page()
        return pages[role]

    yield page
    for one in pages.values():
        one.context.close()


@pytest.fixture(scope="module")
def titles() -> dict[str, PageType]:
    """Which page was first to have a title."""
    return {}


def show_on(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": DESK.height})


def go_to(page: Page, kind: PageType) -> None:
    page.emulate_media(color_scheme="light")
    show_on(page, DESK.width)
    answer = page.goto(kind.path)
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
    return {where: what for where, what in found.items() if what}


def test_every_page_for_people_is_looked_at() -> None:
    pages = {row.url for row in ROWS if row.method == "GET"}
    assert {kind.url_name for kind in PAGE_TYPES} | set(NO_PAGE) == pages


@pytest.mark.parametrize("kind", [*PAGE_TYPES, *ERROR_PAGES], ids=str)
def test_the_page_is_in_order_on_every_screen_and_in_both_colours(
    kind: PageType, page_of: PageOf, titles: dict[str, PageType]
) -> None:
    page = page_of(kind.role)
    complaints = Complaints(page, expected_status=kind.status)
    go_to(page, kind)
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator("main")).to_have_count(1)
    assert titles.setdefault(page.title(), kind) == kind
    assert faults(page) == {}
    assert complaints.texts == []
