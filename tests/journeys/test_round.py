# SPDX-License-Identifier: EUPL-1.2
"""A round from the last answers to a corrected report."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.answering import card, fill_in, open_own_questions, submit, unanswered
from tests.journeys.browsers import DESK, PLAIN, Device
from tests.journeys.conftest import OpenBrowser
from tests.journeys.roles import Role, enter_as

pytestmark = pytest.mark.journey
on_two_devices = pytest.mark.parametrize("device", [DESK, PLAIN], ids=str)  # the third adds nothing here

PERIOD, LABEL = "2023Q4", "4e kwartaal 2023"
REVIEW = f"/iza/rondes/{PERIOD}/nakijken/"
QUESTION = "Wie neemt dit besluit, en wanneer?"
ANSWER = "De stuurgroep neemt het besluit in maart 2024."
CORRECTED = "Bij nader inzien loopt het niet op schema."
BEGINNINGS = {"PDF": b"%PDF-", "Word": b"PK\x03\x04", "Excel": b"PK\x03\x04"}


@pytest.fixture
def monitor(open_browser: OpenBrowser, own: str, device: Device) -> Page:
    """Somebody of the monitoring party."""
    return enter_as(open_browser(own, device), Role.MONITOR)


@pytest.fixture
def owner(open_browser: OpenBrowser, own: str, device: Device) -> Page:
    """The owner, in another browser."""
    return enter_as(open_browser(own, device), Role.OWNER)


@pytest.fixture
def chair(open_browser: OpenBrowser, own: str, device: Device) -> Page:
    """The chair of the first theme, who is asked about the actions without an owner."""
    return enter_as(open_browser(own, device), Role.CHAIR)


def told(page: Page, text: str) -> None:
    expect(page.locator("#meldingen")).to_contain_text(text)


def ask_back(page: Page) -> str:
    """Ask the first answer of the chair back, and tell on which action."""
    page.goto(REVIEW)
    page.get_by_label("Partij").select_option("VWS")
    page.get_by_role("button", name="Toon").click()
    answer = page.locator("article").first
    title = answer.get_by_role("heading", level=2).inner_text()
    answer.locator("summary", has_text="Terugvragen").click()
    answer.get_by_label("Wat wilt u nog weten?").fill(QUESTION)
    answer.get_by_role("button", name="Terugvragen met deze reden").click()
    told(page, "1 antwoord is teruggevraagd")
    return title


def close(page: Page) -> None:
    """Close the round from its own page."""
    page.goto(f"/iza/rondes/{PERIOD}/")
    page.get_by_role("link", name="Ronde sluiten").click()
    expect(page.get_by_role("main")).to_contain_text("Daarna verandert daar niets meer aan")
    page.get_by_role("button", name="Ronde sluiten").click()
    told(page, "De ronde is gesloten. Editie 1 is vastgesteld")


def correct(page: Page) -> str:
    """Correct the first answer of the round, and tell on which action."""
    page.goto(f"/iza/rondes/{PERIOD}/voortgang/")
    page.locator("#tabel-per-partij, main").get_by_role("link", name="VWS").first.click()
    page.get_by_role("link", name=re.compile("^Correctie geven")).first.click()
    title = page.locator("article").get_by_role("heading", level=2).inner_text()
    fill_in(page.locator("article"), CORRECTED)
    page.get_by_role("button", name="Correctie indienen").click()
    expect(page.get_by_role("alert").first).to_be_visible()
    expect(page.get_by_label("Waarom?")).to_have_value(CORRECTED)
    page.get_by_label("Waarom verandert dit antwoord?").fill("Het was te gunstig.")
    page.get_by_role("button", name="Correctie indienen").click()
    told(page, "Uw correctie is bewaard")
    return title


def test_answers_are_accepted_or_asked_back_and_answered_again(monitor: Page, chair: Page) -> None:
    monitor.goto("/iza/rondes/")
    monitor.get_by_role("main").get_by_role("link", name=LABEL).first.click()
    expect(monitor.get_by_role("heading", name="Wie heeft nog niet geantwoord?")).to_be_visible()
    monitor.get_by_role("link", name="Antwoorden nakijken").click()
    monitor.locator("article").first.get_by_role("button", name=re.compile("^Akkoord")).click()
    told(monitor, "1 antwoord is akkoord")
    title = ask_back(monitor)

    open_own_questions(chair)
    asked = chair.locator("article", has=chair.get_by_role("heading", name=title))
    expect(asked).to_contain_text(QUESTION)
    fill_in(asked, ANSWER)
    submit(chair)
    expect(chair.get_by_role("heading", name="Uw antwoorden zijn binnen")).to_be_visible()

    monitor.goto(REVIEW)
    expect(monitor.locator("article", has=monitor.get_by_role("heading", name=title))).to_contain_text(ANSWER)


@on_two_devices
def test_many_answers_are_accepted_at_once(monitor: Page) -> None:
    monitor.goto(REVIEW)
    for box in monitor.get_by_role("checkbox", name=re.compile("^Kiezen")).all()[:3]:
        box.check()
    monitor.get_by_role("button", name="Gekozen antwoorden akkoord").click()
    told(monitor, "3 antwoorden zijn akkoord")


def test_a_closed_round_becomes_a_report_and_a_correction_its_second_edition(
    monitor: Page, device: Device, tmp_path: Path
) -> None:
    close(monitor)
    monitor.get_by_role("link", name="Rapport van deze ronde").click()
    expect(monitor.get_by_role("heading", level=1)).to_contain_text(LABEL)
    expect(monitor.locator("body")).to_contain_text("oefengegevens", ignore_case=True)
    for name, beginning in BEGINNINGS.items():
        with monitor.expect_download() as download:
            monitor.get_by_role("main").get_by_role("link", name=re.compile(f"^{name}")).first.click()
        assert download.value.path().read_bytes().startswith(beginning)

    title = correct(monitor)
    monitor.get_by_role("link", name=re.compile("editie vaststellen")).first.click()
    expect(monitor.get_by_role("main")).to_contain_text(CORRECTED)
    monitor.get_by_label("Reden").fill("Een antwoord was te gunstig.")
    monitor.get_by_role("button", name="Editie vaststellen").click()
    told(monitor, "Editie 2 is vastgesteld")
    expect(monitor.get_by_role("main")).to_contain_text(title)
    expect(monitor.get_by_role("main")).to_contain_text(CORRECTED)
    monitor.goto(f"/iza/rapporten/{PERIOD}/")
    expect(monitor.get_by_role("main")).to_contain_text("Een antwoord was te gunstig.")
    expect(monitor.get_by_role("link", name="Editie 1")).to_be_visible()


@on_two_devices
def test_who_was_typing_when_the_round_closed_keeps_the_words(monitor: Page, owner: Page) -> None:
    open_own_questions(owner)
    which = unanswered(owner)[0]
    fill_in(card(owner, which), ANSWER)
    close(monitor)
    submit(owner)
    expect(owner.get_by_role("main")).to_contain_text("gesloten")
    expect(owner.locator("textarea[readonly]")).to_have_value(re.compile(ANSWER))
