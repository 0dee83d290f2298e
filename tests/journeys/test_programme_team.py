# SPDX-License-Identifier: EUPL-1.2
"""The programme team finds an action without an owner, and names one."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.browsers import DESK, PLAIN, Device
from tests.journeys.conftest import OpenBrowser
from tests.journeys.roles import Role, enter_as

pytestmark = pytest.mark.journey
on_two_devices = pytest.mark.parametrize("device", [DESK, PLAIN], ids=str)  # the third adds nothing here

SINCE, DAY_BEFORE = "2024-02-01", "2024-01-31"
REASON = "Besluit van de thematafel van 1 februari 2024."


@pytest.fixture
def page(open_browser: OpenBrowser, own: str, device: Device) -> Page:
    """The action without an owner."""
    page = enter_as(open_browser(own, device), Role.TEAM)
    page.goto("/iza/acties/?zonder=ja")
    page.locator("#tabel-acties tbody").get_by_role("link").first.click()
    return page


def name_owner(page: Page, reason: str = REASON) -> None:
    page.get_by_label("Trekker", exact=True).select_option(label="NZa (Nederlandse Zorgautoriteit)")
    page.get_by_label("Geldt vanaf").fill(SINCE)
    page.get_by_label("Waarom").fill(reason)
    page.get_by_role("button", name="Vastleggen").click()


def test_an_owner_is_named_with_a_reason_and_holds_from_that_day(page: Page) -> None:
    address, title = page.url, page.get_by_role("heading", level=1).inner_text()
    expect(page.get_by_role("main")).to_contain_text("Deze actie heeft nog geen trekker")
    page.get_by_role("link", name="Trekker aanwijzen").click()
    name_owner(page, reason="")
    expect(page.get_by_role("alert").first).to_be_visible()
    expect(page.get_by_label("Geldt vanaf")).to_have_value(SINCE)
    name_owner(page)
    expect(page.locator("#meldingen")).to_contain_text("De trekker is vastgelegd")
    expect(page.locator(".ak-answer")).to_contain_text("NZa is trekker")
    expect(page.get_by_role("main")).to_contain_text(REASON)

    page.goto(f"{address}?peildatum={DAY_BEFORE}")
    expect(page.locator(".ak-answer")).to_contain_text("Deze actie heeft nog geen trekker")
    page.goto(f"{address}?peildatum={SINCE}")
    expect(page.locator(".ak-answer")).to_contain_text("NZa is trekker")

    page.goto("/iza/journaal/")
    expect(page.get_by_role("main")).to_contain_text(title)
    expect(page.get_by_role("main")).to_contain_text(REASON)
    expect(page.get_by_role("main")).to_contain_text("Programmateam")


@on_two_devices
def test_of_two_people_the_second_sees_what_the_first_decided(page: Page) -> None:
    page.get_by_role("link", name="Trekker aanwijzen").click()
    other = page.context.new_page()
    other.goto(page.url)
    name_owner(page)
    expect(page.locator("#meldingen")).to_contain_text("De trekker is vastgelegd")
    name_owner(other, reason="Mijn eigen reden.")
    expect(other.get_by_role("main")).to_contain_text("Uw wijziging is niet bewaard")
    expect(other.get_by_role("main")).to_contain_text("Mijn eigen reden.")
