# SPDX-License-Identifier: EUPL-1.2
"""An owner who signed in and is asked how it stands."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.answering import (
    ATTENTION,
    DATE,
    MOVED,
    WHY,
    card,
    fill_in,
    open_own_questions,
    submit,
    unanswered,
)
from tests.journeys.browsers import DESK, PLAIN, Device
from tests.journeys.conftest import OpenBrowser
from tests.journeys.roles import Role, enter_as

pytestmark = pytest.mark.journey
on_two_devices = pytest.mark.parametrize("device", [DESK, PLAIN], ids=str)  # the third adds nothing here


@pytest.fixture
def page(open_browser: OpenBrowser, own: str, device: Device) -> Page:
    """The owner's questions in the open round."""
    page = enter_as(open_browser(own, device), Role.OWNER)
    open_own_questions(page)
    return page


def test_an_owner_says_that_nothing_changed_and_what_did_and_finds_both_kept(page: Page) -> None:
    same, changed = unanswered(page)
    card(page, same).get_by_role("radio", name="Niets veranderd").check()
    fill_in(card(page, changed), "", forecast="ooit eens")
    submit(page)
    summary = page.get_by_role("alert").filter(has_text="Dit klopt nog niet")
    expect(summary).to_contain_text("Er is nog niets ingediend")
    expect(card(page, same).get_by_role("radio", name="Niets veranderd")).to_be_checked()
    expect(card(page, changed).get_by_label(DATE)).to_have_value("ooit eens")
    expect(card(page, changed).get_by_role("radio", name=ATTENTION)).to_be_checked()
    summary.get_by_role("link").first.click()
    card(page, changed).get_by_label(WHY).fill("Het besluit van de tafel ontbreekt.")
    card(page, changed).get_by_label(DATE).fill("Q2 2024")
    submit(page)
    expect(summary).to_contain_text("nu 2e kwartaal 2024.")
    expect(card(page, changed)).to_contain_text("nu 2e kwartaal 2024. Zeg waarom.")
    expect(card(page, changed).get_by_label(DATE)).to_have_value("Q2 2024")
    card(page, changed).get_by_label(MOVED).fill("De tafel besluit pas in mei.")
    submit(page)
    expect(page.get_by_role("heading", name="Uw antwoorden zijn binnen")).to_be_visible()
    expect(page.locator(".ak-answer")).to_contain_text("2 antwoorden zijn ingediend.")
    open_own_questions(page)
    expect(card(page, changed)).to_contain_text("Het besluit van de tafel ontbreekt.")
    expect(card(page, changed)).to_contain_text("2e kwartaal 2024")
    expect(card(page, changed)).to_contain_text("De tafel besluit pas in mei.")
    expect(page.locator(".ak-answer")).to_contain_text("Alles is beantwoord.")
    assert unanswered(page) == []


@on_two_devices
def test_nothing_changed_for_all_is_one_press_and_can_be_undone(page: Page) -> None:
    first, second = unanswered(page)
    page.get_by_role("button", name=re.compile("^Niets veranderd bij 2 acties")).click()
    for one in (first, second):
        expect(card(page, one).get_by_role("radio", name="Niets veranderd")).to_be_checked()
    page.get_by_role("button", name=re.compile("^Maak “niets veranderd” ongedaan")).click()
    expect(card(page, first).get_by_role("radio", name="Niets veranderd")).not_to_be_checked()
    card(page, first).get_by_role("radio", name="Niets veranderd").check()
    card(page, first).get_by_role("button", name=re.compile("^Ongedaan maken")).click()
    expect(card(page, first).get_by_role("radio", name="Niets veranderd")).not_to_be_checked()


@on_two_devices
def test_another_row_for_what_is_needed_keeps_what_was_typed(page: Page) -> None:
    which = unanswered(page)[0]
    where = card(page, which)
    where.get_by_role("radio", name=ATTENTION).check()
    where.get_by_label(WHY).fill("Er is een besluit nodig.")
    where.get_by_label("Wat", exact=True).fill("een besluit over de volgorde")
    where.get_by_label("Van wie").select_option("NZa")
    where.get_by_role("button", name="Nog iets nodig").click()
    expect(where.get_by_label("Wat", exact=True)).to_have_count(2)
    expect(where.get_by_label(WHY)).to_have_value("Er is een besluit nodig.")
    submit(page)
    expect(page.get_by_role("heading", name="Uw antwoorden zijn binnen")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("een besluit over de volgorde (van NZa), nog te bepalen (PM)")


def test_the_number_that_waits_stands_in_the_menu(open_browser: OpenBrowser, shown: str) -> None:
    page = enter_as(open_browser(shown), Role.OWNER)
    page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name=re.compile("^Mijn vragen 2")).click()
    expect(page.get_by_role("heading", name="Mijn vragen", level=1)).to_be_visible()
