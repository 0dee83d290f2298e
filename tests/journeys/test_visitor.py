# SPDX-License-Identifier: EUPL-1.2
"""Somebody who only looks: from the front page to a source and back, through time, by words, and by keyboard."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.browsers import DESK, PLAIN, Device
from tests.journeys.conftest import OpenBrowser
from tests.journeys.roles import Role, enter_as

pytestmark = pytest.mark.journey
on_two_devices = pytest.mark.parametrize("device", [DESK, PLAIN], ids=str)  # the third adds nothing here

DAY, DAY_IN_WORDS = "2023-09-30", "30 september 2023"
LINE_OF_SIGHT = (
    ("/iza/", "main a[href*='/themas/a-passende-zorg/']"),
    ("/iza/themas/a-passende-zorg/", "main a[href*='/stroomschema/']"),
    ("/iza/themas/a-passende-zorg/stroomschema/", "main a[href*='/acties/']"),
    ("/iza/acties/", "main a[href*='/bronnen/']"),
    ("/iza/bronnen/", ""),
)
"""The pages on the way from the total picture to a source, each with the link to the next."""


@pytest.fixture
def page(open_browser: OpenBrowser, shown: str, device: Device) -> Page:
    """What a reader sees first."""
    return enter_as(open_browser(shown, device), Role.READER)


def follow(page: Page, link: str) -> None:
    """Go where the first visible link of that kind leads; one inside a picture is chosen with the keyboard."""
    found = page.locator(link).locator("visible=true").first
    found.focus()
    page.keyboard.press("Enter")
    page.wait_for_load_state()


def choose_day(page: Page, day: str) -> None:
    page.locator("#peildatum-keuze summary").click()
    page.get_by_label("Peildatum", exact=True).fill(day)
    page.get_by_role("button", name="Toon deze dag").click()


def test_the_front_page_says_what_it_is_before_anybody_signs_in(
    open_browser: OpenBrowser, shown: str, device: Device
) -> None:
    page = open_browser(shown, device).new_page()
    page.goto("/")
    expect(page.get_by_role("main")).to_contain_text("Integraal Zorgakkoord")
    expect(page.locator("body")).to_contain_text("oefengegevens", ignore_case=True)
    page.goto("/iza/themas/")
    expect(page).to_have_url(re.compile(r"/aanmelden\?next=/iza/themas/"))


def test_a_reader_follows_the_line_of_sight_to_its_source_and_comes_back(page: Page) -> None:
    for path, link in LINE_OF_SIGHT:
        expect(page).to_have_url(re.compile(re.escape(path)))
        if link:
            follow(page, link)
    for path, _link in reversed(LINE_OF_SIGHT[:-1]):
        page.go_back()
        expect(page).to_have_url(re.compile(re.escape(path)))


def test_a_chosen_day_stays_chosen_on_the_whole_way(page: Page) -> None:
    choose_day(page, DAY)
    for _path, link in LINE_OF_SIGHT:
        expect(page).to_have_url(re.compile(f"peildatum={DAY}"))
        expect(page.locator("#peildatum-keuze summary")).to_contain_text(DAY_IN_WORDS)
        expect(page.get_by_text("U ziet hoe het staat op")).to_contain_text(DAY_IN_WORDS)
        if link:
            follow(page, link)
    page.get_by_role("link", name="Terug naar vandaag").click()
    expect(page.locator("#peildatum-keuze summary")).to_contain_text("vandaag")
    assert "peildatum" not in page.url


@on_two_devices
def test_every_link_of_a_page_keeps_the_chosen_day(page: Page) -> None:
    page.goto(f"/iza/?peildatum={DAY}")
    links = page.locator("a[href^='/iza'], a[href^='?']").evaluate_all("all => all.map((a) => a.getAttribute('href'))")
    chosen = [link for link in links if "peildatum=" in link]
    others = set(links) - set(chosen)
    today = page.get_by_role("link", name="Terug naar vandaag").get_attribute("href")
    assert len(chosen) > 20
    assert others == {today}


def test_a_day_that_is_none_is_explained_and_can_be_mended_at_once(page: Page) -> None:
    page.goto("/iza/themas/?peildatum=31-9-2023")
    expect(page.get_by_role("main")).to_contain_text("31-9-2023")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    form = page.get_by_role("main").locator("form")
    form.get_by_label("Peildatum").fill(DAY)
    form.get_by_role("button").click()
    expect(page).to_have_url(re.compile(rf"/iza/themas/\?peildatum={DAY}"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Thema")


def test_words_lead_to_what_was_meant(page: Page, device: Device) -> None:
    if device is DESK:
        page.keyboard.press("/")
    else:
        page.get_by_text("Menu", exact=True).click()
        page.locator("#zoek-smal").focus()
    page.keyboard.type("dure geneesmiddelen")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/iza/zoeken/\?.*q=dure"))
    page.get_by_role("main").get_by_role("link", name="Gepast gebruik dure geneesmiddelen").first.click()
    expect(page).to_have_url(re.compile(r"/iza/acties/a-dure-geneesmiddelen/"))


@on_two_devices
def test_words_that_are_nowhere_get_an_answer_too(page: Page) -> None:
    page.goto("/iza/zoeken/?q=zandloperzeepbel")
    expect(page.get_by_role("main")).to_contain_text("0 keer gevonden")


@on_two_devices
def test_every_page_of_the_menu_opens(page: Page, device: Device) -> None:
    menu = page.get_by_role("navigation", name="Hoofdmenu")
    if device is not DESK:
        page.get_by_text("Menu", exact=True).click()
    links = menu.locator("visible=true").get_by_role("link").evaluate_all("all => all.map((a) => a.href)")
    assert len(links) >= 9
    for link in links:
        answer = page.goto(link)
        assert answer is not None
        assert answer.status == 200
        expect(page.locator("nav [aria-current=page]").first).to_be_attached()


def test_the_table_of_actions_sorts_filters_and_gives_a_file(page: Page) -> None:
    page.goto("/iza/acties/")
    region = page.locator("#tabel-acties")
    region.get_by_label("Trekker ontbreekt").select_option("ja")
    region.get_by_role("button", name="Toon").click()
    expect(page).to_have_url(re.compile("zonder=ja"))
    expect(region.get_by_role("status")).to_contain_text("89")
    with page.expect_download() as download:
        region.get_by_role("link", name="CSV").click()
    content = download.value.path().read_text(encoding="utf-8-sig")
    assert content.count("\n") >= 89
