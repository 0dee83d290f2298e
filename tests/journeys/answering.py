# SPDX-License-Identifier: EUPL-1.2
"""What people do on the page of their own questions, in their words."""

from playwright.sync_api import Locator, Page

ATTENTION = "Aanvullende inzet nodig"
WHY = "Waarom?"
DATE = "Wanneer verwacht u dat het klaar is?"
MOVED = "Waarom verschuift de datum?"


def open_own_questions(page: Page) -> None:
    """To the page with all that is asked of whoever signed in."""
    page.goto("/mijn-vragen/")


def unanswered(page: Page) -> list[str]:
    """The cards that have no answer yet, by their id."""
    cards = page.locator("article:not([data-answered])")
    return [str(card.get_attribute("id")) for card in cards.all()]


def card(page: Page, id: str) -> Locator:
    """One card."""
    return page.locator(f"article#{id}")


def fill_in(where: Locator, explanation: str, forecast: str = "", status: str = ATTENTION) -> None:
    """Fill in an answer, without sending it; an answered card must stand open."""
    where.get_by_role("radio", name=status).check()
    where.get_by_label(WHY).fill(explanation)
    where.get_by_label(DATE).fill(forecast)
    where.get_by_role("checkbox", name="Er is niets nodig van anderen").check()


def submit(page: Page) -> None:
    """Hand in everything on the page."""
    page.get_by_role("button", name="Alles indienen").click()
