# SPDX-License-Identifier: EUPL-1.2
"""Hands that count what they do: a tap, a text typed, a selection; a text counts once, however long."""

from playwright.sync_api import Locator, Page


class Hands:
    """Somebody at a page. `count` is how many interactions it took so far."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.count = 0

    def follow(self, address: str) -> None:
        """Tap a link in a mail."""
        self.count += 1
        self.page.goto(address)

    def tap(self, what: Locator) -> None:
        """Tap something."""
        self.count += 1
        what.click()

    def write(self, where: Locator, text: str) -> None:
        """Type a text in a field."""
        self.count += 1
        where.fill(text)
