# SPDX-License-Identifier: EUPL-1.2
"""An owner is asked by mail, lets a colleague answer one action, and hands another over to a party that accepts."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.answering import card, fill_in, open_own_questions, submit, unanswered
from tests.journeys.browsers import DESK, PHONE, Device
from tests.journeys.conftest import OpenBrowser
from tests.journeys.installation import run_in
from tests.journeys.looking import sticking_out, violations
from tests.journeys.roles import Role, enter_as

pytestmark = pytest.mark.journey
on_two_screens = pytest.mark.parametrize("device", [DESK, PHONE], ids=str)

COLLEAGUE = "lezer@example.invalid"
SAID = "De werkgroep komt in januari bijeen."
REASON = "De NZa voert deze toets uit."


@pytest.fixture
def owner(open_browser: OpenBrowser, own: str, device: Device) -> Page:
    """The owner, signed in."""
    return enter_as(open_browser(own, device), Role.OWNER)


@pytest.fixture
def other(open_browser: OpenBrowser, own: str, device: Device) -> Page:
    """Somebody else, who can only read until asked something."""
    return enter_as(open_browser(own, device), Role.READER)


def post(folder: Path, page: Page) -> None:
    """The mail comes, and is read in the mailbox of the demo."""
    run_in(folder, "tests.journeys.post")
    page.goto("/demo/postvak/")


def link_in_mail(page: Page) -> str:
    """The personal link in the newest mail."""
    return str(page.locator("article").first.locator("a[href*='/mijn-vragen/open/']").get_attribute("href"))


def is_received(page: Page) -> None:
    expect(page.get_by_role("heading", name="Uw antwoorden zijn binnen")).to_be_visible()


@on_two_screens
def test_from_the_mail_to_the_receipt_in_the_mailbox(
    owner: Page, own: str, own_folder: Path, open_browser: OpenBrowser, device: Device
) -> None:
    post(own_folder, owner)
    expect(owner.locator("article").first).to_contain_text("Hoe staat het ervoor? IZA")
    page = open_browser(own, device).new_page()
    page.goto(link_in_mail(owner))
    expect(page.get_by_role("main")).to_contain_text("Trekker (VWS)")
    page.get_by_role("button", name=re.compile("^Niets veranderd bij 2 acties")).click()
    submit(page)
    is_received(page)
    post(own_folder, owner)
    expect(owner.locator("article")).to_have_count(2)
    receipt = owner.locator("article").first
    expect(receipt).to_contain_text("oefengegevens")
    expect(receipt).to_contain_text("iets veranderd")
    assert violations(owner) + sticking_out(owner) == []


@on_two_screens
def test_a_colleague_answers_one_action_by_the_link_in_the_mail(
    owner: Page, other: Page, own: str, own_folder: Path, open_browser: OpenBrowser, device: Device
) -> None:
    open_own_questions(owner)
    which = unanswered(owner)[0]
    title = card(owner, which).get_by_role("heading", level=3).inner_text()
    card(owner, which).get_by_role("link", name="Een collega laten antwoorden").click()
    owner.get_by_role("button", name="Verder").click()
    expect(owner.get_by_role("main")).to_contain_text("Vul het e-mailadres van uw collega in.")
    assert violations(owner) + sticking_out(owner) == []
    owner.get_by_label("E-mailadres van uw collega").fill(COLLEAGUE)
    owner.get_by_label("Tot en met").fill("2026-12-31")
    owner.get_by_role("button", name="Verder").click()
    expect(owner.get_by_role("heading", name="Wat er dan gebeurt")).to_be_visible()
    owner.get_by_role("button", name="Ja, laat mijn collega antwoorden").click()
    expect(owner.locator("#meldingen")).to_contain_text("Lezer kan deze actie beantwoorden")

    post(own_folder, other)
    page = open_browser(own, device).new_page()
    page.goto(link_in_mail(other))
    expect(page.locator("article")).to_have_count(1)
    expect(page.locator("article")).to_contain_text(title)
    fill_in(page.locator("article"), SAID)
    submit(page)
    is_received(page)
    open_own_questions(owner)
    expect(card(owner, which)).to_contain_text(SAID)
    assert which not in unanswered(owner)


@on_two_screens
def test_another_party_accepts_an_action_by_the_link_in_the_mail_and_becomes_its_owner(
    owner: Page, other: Page, own: str, own_folder: Path, open_browser: OpenBrowser, device: Device
) -> None:
    run_in(own_folder, "akkoord.config.cli", "give_mandate", COLLEAGUE, "--party", "nza", "--role", "trekker")
    open_own_questions(owner)
    which = unanswered(owner)[0]
    title = card(owner, which).get_by_role("heading", level=3).inner_text()
    address = str(card(owner, which).get_by_role("link", name="Over deze actie").get_attribute("href"))
    card(owner, which).get_by_role("link", name="Deze actie overdragen").click()
    owner.get_by_label("Welke partij wordt trekker").select_option(label="NZa (Nederlandse Zorgautoriteit)")
    owner.get_by_label("Waarom").fill(REASON)
    owner.get_by_role("button", name="Verder").click()
    expect(owner.get_by_role("heading", name="Wat er dan gebeurt")).to_be_visible()
    owner.get_by_role("main").get_by_role("button").first.click()
    expect(owner.locator("#meldingen")).to_contain_text("Uw verzoek is verstuurd")

    post(own_folder, other)
    mail = other.locator("article").first
    expect(mail).to_contain_text(REASON)
    expect(mail).to_contain_text("U hebt geen wachtwoord nodig.")
    page = open_browser(own, device).new_page()
    page.goto(link_in_mail(other))
    assert page.url.endswith("/mijn-vragen/overdrachten/")
    for told in (title, "Trekker (VWS)", REASON):
        expect(page.get_by_role("main")).to_contain_text(told)
    assert violations(page) + sticking_out(page) == []
    page.goto("/mijn-vragen/")
    expect(page.get_by_role("main")).to_contain_text("Deze pagina opent hij niet.")
    assert violations(page) + sticking_out(page) == []
    page.get_by_role("link", name="Naar het verzoek").click()
    page.get_by_role("button", name="Wij nemen deze actie over").click()
    page.get_by_role("button", name="Ja, wij worden trekker").click()
    expect(page.locator("#meldingen")).to_contain_text("Uw partij is de nieuwe trekker")
    expect(page.get_by_role("region", name="Uw antwoord is binnen")).to_contain_text(title)
    assert violations(page) + sticking_out(page) == []
    open_own_questions(other)
    expect(other.locator("article", has=other.get_by_role("heading", name=title))).to_be_visible()
    open_own_questions(owner)
    expect(card(owner, which)).to_have_count(0)
    owner.goto(address)
    expect(owner.locator(".ak-answer")).to_contain_text("NZa is trekker")
