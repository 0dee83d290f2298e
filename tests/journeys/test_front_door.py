# SPDX-License-Identifier: EUPL-1.2
"""Whoever starts the demonstration comes in with one click and finds every page of the main navigation in order."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.journey
WIDTHS = {"desktop": (1280, 900), "phone": (360, 740)}


def sign_in(page: Page) -> None:
    """As the first role that the landing page offers."""
    page.goto("/")
    page.locator("form[action$='aanmelden/demo'] button").first.click()
    expect(page.locator("main")).to_be_visible()


def main_pages(page: Page) -> list[str]:
    """The addresses in the main navigation."""
    links = page.locator("nav a[href^='/']").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    return list(dict.fromkeys(link.partition("#")[0] for link in links))


def test_the_landing_page_tells_what_it_is_about_before_anybody_signs_in(page: Page) -> None:
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    expect(page.locator("body")).to_contain_text("Integraal Zorgakkoord")
    expect(page.locator("body")).to_contain_text("oefengegevens", ignore_case=True)


@pytest.mark.parametrize("size", WIDTHS)
def test_every_page_of_the_navigation_is_accessible_and_fits(
    page: Page, axe: Callable[[Any], list[str]], size: str
) -> None:
    width, height = WIDTHS[size]
    page.set_viewport_size({"width": width, "height": height})
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(f"script: {error}"))
    page.on("console", lambda line: faults.append(f"console: {line.text}") if line.type == "error" else None)
    sign_in(page)
    addresses = main_pages(page)
    assert len(addresses) > 3
    for address in addresses:
        answer = page.goto(address)
        if answer is None or answer.status != 200:
            faults.append(f"{address}: {answer.status if answer else 'no answer'}")
            continue
        faults += [f"{address}: {finding}" for finding in axe(page)]
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wider > 0:
            faults.append(f"{address}: {wider} pixels wider than the screen")
    assert not faults, "\n".join(faults)


def test_the_keyboard_reaches_the_content_first(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.getAttribute('href')")
    assert focused is not None
    assert focused.startswith("#")
