# SPDX-License-Identifier: EUPL-1.2
"""What people do on the pages of a round, in their words."""

from playwright.sync_api import Locator, Page

ATTENTION = "Aanvullende inzet nodig"


def open_own_questions(page: Page) -> None:
    """From the list of rounds to the questions for one's own party."""
    page.goto("/iza/rondes/")
    page.locator("section", has_text="Mijn vragen").get_by_role("link").first.click()


def unanswered(page: Page) -> list[str]:
    """The cards that have no answer yet, by their id."""
    cards = page.locator("article:has(button[value^='niets:'])")
    return [str(card.get_attribute("id")) for card in cards.all()]


def card(page: Page, id: str) -> Locator:
    """One card."""
    return page.locator(f"article#{id}")


def fill_in(where: Locator, explanation: str, forecast: str = "", status: str = ATTENTION) -> None:
    """Fill in an answer with a reason and what is needed, without sending it."""
    where.get_by_role("radio", name=status).check()
    where.get_by_label("Toelichting").fill(explanation)
    where.get_by_label("Wanneer verwacht u dat het klaar is?").fill(forecast)
    where.get_by_label("Waarom is de datum veranderd?").fill("Er was meer overleg nodig.")
    where.get_by_label("Er is niets nodig van een ander").uncheck()
    where.get_by_role("group", name="Regel 1").get_by_label("Wat", exact=True).fill("Een besluit van de tafel")


def submit(where: Locator) -> None:
    """Send the answer on one card."""
    where.get_by_role("button", name="Dien dit antwoord in").click()
