# SPDX-License-Identifier: EUPL-1.2
"""The monitoring party reviews and verifies a round, a chair judges a theme, and the round closes."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.browsers import DESK, PHONE, Device
from tests.journeys.conftest import OpenBrowser
from tests.journeys.looking import sticking_out, violations
from tests.journeys.roles import Role, enter_as

pytestmark = pytest.mark.journey
on_two_screens = pytest.mark.parametrize("device", [DESK, PHONE], ids=str)

PERIOD, LABEL = "2023Q4", "4e kwartaal 2023"
REVIEW, ROUND = f"/iza/rondes/{PERIOD}/nakijken/", f"/iza/rondes/{PERIOD}/"
REMARK = "Het verslag van de tafel zegt iets anders."
EVIDENCE = "Verslag van de thematafel van 14 december 2023, punt 3."
JUDGEMENT = "Het thema ligt op koers; de toets vraagt in het voorjaar een besluit."


@pytest.fixture
def monitor(open_browser: OpenBrowser, own: str, device: Device) -> Page:
    """Somebody of the monitoring party."""
    return enter_as(open_browser(own, device), Role.MONITOR)


@pytest.fixture
def chair(open_browser: OpenBrowser, own: str, device: Device) -> Page:
    """The chair of the first theme."""
    return enter_as(open_browser(own, device), Role.CHAIR)


def told(page: Page, text: str) -> None:
    expect(page.locator("#meldingen")).to_contain_text(text)


def with_id(page: Page, article: Locator) -> Locator:
    """The same answer, also when the list around it changes."""
    return page.locator(f"article#{article.get_attribute('id')}")


@on_two_screens
def test_who_is_silent_comes_first_and_a_proposed_question_is_asked(monitor: Page) -> None:
    monitor.goto("/iza/rondes/")
    monitor.get_by_role("main").get_by_role("link", name=LABEL).first.click()
    expect(monitor.get_by_role("main").get_by_role("heading", level=2).first).to_have_text(
        "Wie heeft nog niet geantwoord?"
    )
    monitor.get_by_role("link", name="Antwoorden nakijken").click()
    proposed = monitor.locator("article", has=monitor.get_by_role("button", name=re.compile("^Gebruik deze vraag")))
    answer = with_id(monitor, proposed.first)
    question = answer.locator("q").first.inner_text()
    answer.get_by_role("button", name=re.compile("^Gebruik deze vraag")).first.click()
    field = answer.get_by_label("Wat wilt u nog weten?")
    expect(field).to_be_visible()
    assert question in field.input_value()
    answer.get_by_role("button", name="Terugvragen met deze reden").click()
    told(monitor, "1 antwoord is teruggevraagd")


@on_two_screens
def test_a_remark_and_a_verified_status_stand_beside_the_answer(monitor: Page) -> None:
    monitor.goto(REVIEW)
    answer = with_id(monitor, monitor.locator("article").first)
    answer.locator("summary", has_text="Opmerking maken").click()
    answer.get_by_label("Uw opmerking").fill(REMARK)
    answer.get_by_role("button", name="Opmerking bewaren").click()
    told(monitor, "Uw opmerking is bewaard")
    expect(answer).to_contain_text(REMARK)
    expect(answer).to_contain_text("alleen voor nakijkers")

    answer.get_by_role("link", name="Geverifieerde status geven").click()
    monitor.get_by_role("radio", name="Aanvullende inzet nodig").check()
    monitor.get_by_role("button", name="Geverifieerde status bewaren").click()
    expect(monitor.get_by_role("alert")).to_be_visible()
    expect(monitor.get_by_role("radio", name="Aanvullende inzet nodig")).to_be_checked()
    assert violations(monitor) + sticking_out(monitor) == []
    monitor.get_by_label("Waarop rust dat?").fill(EVIDENCE)
    monitor.get_by_role("button", name="Geverifieerde status bewaren").click()
    told(monitor, "De geverifieerde status is bewaard")
    monitor.get_by_role("link", name="Terug naar nakijken").click()
    expect(answer).to_contain_text(EVIDENCE)


@on_two_screens
def test_a_chair_judges_the_theme_before_the_round_closes_and_the_report_says_so(chair: Page, monitor: Page) -> None:
    chair.goto(ROUND)
    chair.get_by_role("region", name="Antwoorden op uw thema").get_by_role("link").first.click()
    expect(chair.locator("article").first).to_be_visible()
    chair.get_by_role("button", name="Oordeel bewaren").click()
    expect(chair.get_by_role("alert")).to_be_focused()
    assert violations(chair) + sticking_out(chair) == []
    chair.get_by_label("Uw oordeel als voorzitter").or_(chair.get_by_label("Nieuw oordeel")).fill(JUDGEMENT)
    chair.get_by_role("button", name="Oordeel bewaren").click()
    told(chair, "Uw oordeel over het thema is bewaard")

    monitor.goto(ROUND)
    monitor.get_by_role("link", name="Ronde sluiten").click()
    expect(monitor.get_by_role("heading", name="Wat nog openstaat")).to_be_visible()
    expect(monitor.get_by_role("main")).to_contain_text(JUDGEMENT)
    monitor.get_by_role("button", name="Ronde sluiten").click()
    told(monitor, "De ronde is gesloten. Editie 1 is vastgesteld")
    monitor.get_by_role("link", name="Rapport van deze ronde").click()
    monitor.goto(str(monitor.get_by_role("link", name="Webpagina in één bestand").get_attribute("href")))
    expect(monitor.locator("body")).to_contain_text(JUDGEMENT)
