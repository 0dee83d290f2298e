# SPDX-License-Identifier: EUPL-1.2
"""English, for who chooses it: the words of the interface change, those of the accord stay as they were written."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.browsers import DESK, PLAIN, Device
from tests.journeys.conftest import OpenBrowser
from tests.journeys.looking import violations
from tests.journeys.roles import Role, enter_as

pytestmark = pytest.mark.journey

SAME_IN_BOTH = {"Cockpit"}


def choose(page: Page, language: str) -> None:
    page.locator("#persoon summary").click()
    page.get_by_role("button", name=language).click()


def menu(page: Page) -> set[str]:
    """The words of the main navigation, also where it is folded away."""
    return set(page.locator("header nav").first.get_by_role("link", include_hidden=True).all_inner_texts())


@pytest.mark.parametrize("device", [DESK, PLAIN], ids=str)
def test_english_is_chosen_on_any_page_and_leaves_no_dutch_in_the_menu(
    device: Device, open_browser: OpenBrowser, shown: str
) -> None:
    page = enter_as(open_browser(shown, device), Role.READER)
    page.goto("/iza/themas/?peildatum=2023-09-30")
    dutch, heading = menu(page), page.get_by_role("heading", level=1).inner_text()
    choose(page, "English")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.url.endswith("/iza/themas/?peildatum=2023-09-30")
    assert menu(page) & dutch <= SAME_IN_BOTH
    assert len(menu(page)) == len(dutch)
    assert page.get_by_role("heading", level=1).inner_text() != heading
    expect(page.locator("#peildatum-keuze summary")).to_contain_text("30 September 2023")
    choose(page, "Nederlands")
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    assert menu(page) == dutch


@pytest.mark.parametrize(
    "path",
    ["/iza/", "/iza/acties/a-kader-passende-zorg/", "/iza/rondes/2023Q3/", "/iza/verloop/stroom/", "/mijn-vragen/"],
)
def test_an_english_page_is_as_accessible(path: str, open_browser: OpenBrowser, shown: str) -> None:
    page = enter_as(open_browser(shown), Role.READER)
    choose(page, "English")
    page.goto(path)
    assert violations(page) == []
