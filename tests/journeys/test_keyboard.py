# SPDX-License-Identifier: EUPL-1.2
"""Without a mouse."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import OpenBrowser
from tests.journeys.roles import Role, enter_as

pytestmark = pytest.mark.journey

STEPS = 40
FOCUSED = """
() => {
  const at = document.activeElement;
  const style = getComputedStyle(at);
  const box = at.getBoundingClientRect();
  const ringed = (one) => one && ["outlineStyle", "boxShadow"].some((name) => getComputedStyle(one)[name] !== "none");
  return {
    name: `${at.tagName} ${(at.textContent || at.getAttribute("aria-label") || "").trim().slice(0, 30)}`,
    shown: box.width > 0 && box.height > 0 && style.visibility === "visible",
    ringed: ringed(at) || ringed(at.parentElement),
    place: [...document.querySelectorAll("*")].indexOf(at),
  };
}
"""


@pytest.fixture
def page(open_browser: OpenBrowser, shown: str) -> Page:
    """The cockpit, in a new window."""
    page = enter_as(open_browser(shown), Role.READER)
    page.goto("/iza/")
    return page


def test_the_first_key_leads_past_the_menu_to_the_content(page: Page) -> None:
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Naar de inhoud")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#inhoud")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.querySelector('main').contains(document.activeElement)")


def test_focus_goes_in_reading_order_and_can_always_be_seen(page: Page) -> None:
    seen = []
    for _step in range(STEPS):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(FOCUSED))
    places = [one["place"] for one in seen]
    assert places == sorted(places)
    assert len(set(places)) == STEPS
    assert [one["name"] for one in seen if not (one["shown"] and one["ringed"])] == []


def test_a_panel_opens_with_enter_and_closes_with_escape(page: Page) -> None:
    opener = page.locator("#peildatum-keuze summary")
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Toon deze dag")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Toon deze dag")).to_be_hidden()
    expect(opener).to_be_focused()


def test_the_slash_goes_to_search_but_not_while_typing(page: Page) -> None:
    page.keyboard.press("/")
    box = page.locator("#zoek")
    expect(box).to_be_focused()
    page.keyboard.type("a/b")
    expect(box).to_have_value("a/b")


def test_colours_and_language_are_chosen_with_the_keyboard_and_remembered(page: Page) -> None:
    page.locator("#persoon summary").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Donker").focus()
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.goto("/iza/themas/")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.locator("#persoon summary").press("Enter")
    page.get_by_role("button", name="English").press("Enter")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page).to_have_url(re.compile("/iza/themas/"))


def test_focus_can_be_seen_on_all_that_an_owner_is_asked(open_browser: OpenBrowser, shown: str) -> None:
    page = enter_as(open_browser(shown), Role.OWNER)
    page.goto("/mijn-vragen/")
    page.locator("h1").evaluate("heading => { heading.tabIndex = -1; heading.focus(); }")
    seen = []
    for _step in range(2 * STEPS):
        page.keyboard.press("Tab")
        if not page.evaluate("() => document.querySelector('main').contains(document.activeElement)"):
            break
        seen.append(page.evaluate(FOCUSED))
    assert len(seen) > 10
    assert "BUTTON Alles indienen" in [one["name"] for one in seen]
    assert [one["name"] for one in seen if not (one["shown"] and one["ringed"])] == []


@pytest.mark.parametrize(
    ("role", "path", "where"),
    [(Role.OWNER, "/mijn-vragen/", "#bewaard"), (Role.MONITOR, "/iza/rondes/2023Q4/nakijken/", "#meldingen")],
    ids=["draft kept", "act done"],
)
def test_what_happens_is_also_told_to_who_does_not_see_it(
    role: Role, path: str, where: str, open_browser: OpenBrowser, shown: str
) -> None:
    page = enter_as(open_browser(shown), role)
    page.goto(path)
    place = page.locator(where)
    expect(place).to_be_attached()  # before there is anything to tell: a place that comes with its text is not read out
    assert place.evaluate("one => one.closest('[role=status], [aria-live=polite]') !== null")
