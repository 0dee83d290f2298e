# SPDX-License-Identifier: EUPL-1.2
"""The programme team brings in the action list that exists, from the file to what became known."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.browsers import DESK, PHONE, Device
from tests.journeys.conftest import OpenBrowser
from tests.journeys.installation import run_in
from tests.journeys.looking import sticking_out, violations
from tests.journeys.roles import Role, enter_as

pytestmark = pytest.mark.journey
on_two_screens = pytest.mark.parametrize("device", [DESK, PHONE], ids=str)

ACTIONS = 20


@pytest.fixture
def page(open_browser: OpenBrowser, own: str, device: Device) -> Page:
    """The programme team at the actions."""
    page = enter_as(open_browser(own, device), Role.TEAM)
    page.goto("/iza/acties/")
    return page


@pytest.fixture
def practice_list(own_folder: Path, tmp_path: Path) -> Path:
    """A list of made-up actions, as people make them."""
    path = tmp_path / "actielijst.xlsx"
    run_in(own_folder, "akkoord.config.cli", "make_practice_list", "--actions", str(ACTIONS), "-o", str(path))
    return path


def in_order(page: Page) -> None:
    assert violations(page) + sticking_out(page) == []


def choose_what_waits(page: Page) -> None:
    """A choice for every word that has no proposal: the first name, and for a moment 2026."""
    for field in page.locator("select[name^=woord-]").all():
        if not field.input_value():
            field.select_option(index=1)
    for field in page.locator("input[name^=woord-]").all():
        if not field.input_value():
            field.fill("2026")


@on_two_screens
def test_a_list_is_brought_in_from_the_file_to_what_became_known(page: Page, practice_list: Path) -> None:
    page.get_by_role("link", name="Actielijst inlezen").click()
    page.get_by_role("button", name="Lees het bestand").click()
    expect(page.get_by_role("alert").first).to_be_visible()
    in_order(page)
    page.get_by_label("Werkboek").set_input_files(practice_list)
    page.get_by_label("Dit zijn oefengegevens").check()
    page.get_by_role("button", name="Lees het bestand").click()
    expect(page.get_by_role("heading", name="Kolommen kiezen")).to_be_visible()
    page.get_by_role("button", name="Bewaar en ga verder").click()

    expect(page.locator(".ak-answer")).to_contain_text("op uw keuze")
    choose_what_waits(page)
    page.get_by_role("button", name="Bewaar en bekijk het verschil").click()
    expect(page.locator(".ak-answer")).to_contain_text(f"Nieuw: {ACTIONS}.")
    expect(page.locator(".ak-answer")).to_contain_text("Er is nog niets vastgelegd.")
    in_order(page)
    page.get_by_role("button", name="Naar vastleggen").click()
    expect(page.get_by_role("main")).to_contain_text("Terugdraaien in één keer kan niet.")
    page.get_by_role("button", name="Vastleggen", exact=True).click()
    expect(page.locator("#meldingen")).to_contain_text("De actielijst is ingelezen.")
    expect(page.locator(".ak-answer")).to_contain_text(f"{ACTIONS} nieuwe acties")
    in_order(page)
