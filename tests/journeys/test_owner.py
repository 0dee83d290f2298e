# SPDX-License-Identifier: EUPL-1.2
"""An owner who is asked how it stands."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.answering import ATTENTION, card, fill_in, open_own_questions, submit, unanswered
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


def test_an_owner_says_that_nothing_changed_then_what_did_and_finds_both_kept(page: Page) -> None:
    same, changed = unanswered(page)
    card(page, same).get_by_role("button", name="Niets veranderd").click()
    expect(card(page, same).locator(".ak-state")).to_have_text("beantwoord")
    expect(page.locator("#meldingen")).to_contain_text("is ingediend")

    fill_in(card(page, changed), "", forecast="ooit eens")
    submit(card(page, changed))
    expect(page.get_by_role("alert").first).to_contain_text("Dit klopt nog niet")
    expect(card(page, changed).get_by_label("Wanneer verwacht u dat het klaar is?")).to_have_value("ooit eens")
    expect(card(page, changed).get_by_role("radio", name=ATTENTION)).to_be_checked()
    expect(card(page, changed).locator("[aria-invalid=true]").first).to_be_visible()

    fill_in(card(page, changed), "Het besluit van de tafel ontbreekt.", forecast="Q2 2024")
    submit(card(page, changed))
    expect(card(page, changed).locator(".ak-state")).to_have_text("beantwoord")
    open_own_questions(page)
    expect(card(page, changed)).to_contain_text("Het besluit van de tafel ontbreekt.")
    expect(card(page, changed)).to_contain_text("2e kwartaal 2024")
    expect(page.locator(".ak-answer")).to_contain_text("Alle 3 vragen zijn beantwoord")
    assert unanswered(page) == []


@on_two_devices
def test_all_cards_are_sent_at_once_and_what_is_wrong_keeps_all_of_them(page: Page) -> None:
    first, second = unanswered(page)
    fill_in(card(page, first), "Dit is nieuw op de eerste kaart.")
    fill_in(card(page, second), "Dit is nieuw op de tweede kaart.", forecast="ooit eens")
    page.get_by_role("button", name="Alles indienen wat ik heb ingevuld").click()
    summary = page.locator("#fouten [role=alert]")
    expect(summary).to_contain_text("Er is nog niets ingediend")
    expect(card(page, first).get_by_label("Toelichting")).to_have_value("Dit is nieuw op de eerste kaart.")
    summary.get_by_role("link").first.click()
    card(page, second).get_by_label("Wanneer verwacht u dat het klaar is?").fill("PM")
    page.get_by_role("button", name="Alles indienen wat ik heb ingevuld").click()
    expect(page.locator("#meldingen")).to_contain_text("2 antwoorden zijn ingediend")
    assert unanswered(page) == []


def test_of_two_windows_the_second_is_told_and_keeps_its_words(page: Page) -> None:
    other = page.context.new_page()
    open_own_questions(other)
    which = unanswered(page)[0]
    fill_in(card(page, which), "Wat in het eerste venster is gezegd.")
    submit(card(page, which))
    expect(card(page, which).locator(".ak-state")).to_have_text("beantwoord")

    fill_in(card(other, which), "Wat in het tweede venster is gezegd.")
    submit(card(other, which))
    expect(card(other, which)).to_contain_text("terwijl u bezig was")
    expect(card(other, which)).to_contain_text("Wat in het eerste venster is gezegd.")
    expect(card(other, which).get_by_label("Toelichting")).to_have_value("Wat in het tweede venster is gezegd.")
    submit(card(other, which))
    expect(card(other, which).locator(".ak-state")).to_have_text("beantwoord")
    open_own_questions(page)
    expect(card(page, which)).to_contain_text("Wat in het tweede venster is gezegd.")


@on_two_devices
def test_another_row_for_what_is_needed_keeps_what_was_typed(page: Page) -> None:
    which = unanswered(page)[0]
    fill_in(card(page, which), "Er is een besluit nodig.")
    card(page, which).get_by_label("Wat", exact=True).fill("een besluit over de volgorde")
    card(page, which).get_by_label("Van wie").select_option("NZa")
    card(page, which).get_by_label("Wanneer", exact=True).fill("maart 2024")
    card(page, which).get_by_role("button", name="Nog een regel").click()
    expect(card(page, which).get_by_label("Wat", exact=True)).to_have_count(2)
    expect(card(page, which).get_by_label("Toelichting")).to_have_value("Er is een besluit nodig.")
    submit(card(page, which))
    expect(card(page, which).locator(".ak-state")).to_have_text("beantwoord")
    expect(card(page, which)).to_contain_text("een besluit over de volgorde (van NZa), maart 2024")
