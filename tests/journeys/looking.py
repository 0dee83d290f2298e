# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with a page: by axe, by its width, by what the browser complains of."""

import os
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import ConsoleMessage, Page, Response

AXE = "AXE_SCRIPT"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN_AXE = """
async ([type, values]) => {
  const found = await axe.run(document, {runOnly: {type, values}, resultTypes: ["violations"]});
  return found.violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target.join(" ")}`));
}
"""
TOO_WIDE = """
() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  const hides = ["auto", "scroll", "hidden", "clip"];
  const scrolls = (element) => element && element !== document.body &&
    (hides.includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  const wide = [...document.body.querySelectorAll("*")].filter((one) =>
    one.getBoundingClientRect().right > room + 1 && !scrolls(one.parentElement));
  return [`${document.documentElement.scrollWidth} px`, ...wide.slice(0, 5).map((one) =>
    `${one.tagName.toLowerCase()}.${one.getAttribute("class") || ""} "${one.textContent.trim().slice(0, 40)}"`)];
}
"""


@cache
def axe() -> str:
    """The script of axe-core 4.14.1; the test is skipped when AXE_SCRIPT does not say where it is."""
    place = os.environ.get(AXE)
    if not place:
        pytest.skip(f"{AXE} does not name axe.min.js; get it with `npm pack axe-core@4.14.1`")
    return Path(place).read_text()


def violations(page: Page, only: list[str] | None = None) -> list[str]:
    """What axe finds on the page as it now looks, by all of its rules or only some: "rule: element" for each.

    The script comes in through the debugger: the page's own policy rightly refuses scripts from elsewhere.
    """
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(axe())
    found: list[str] = page.evaluate(RUN_AXE, ["rule", only] if only else ["tag", TAGS])
    return found


def sticking_out(page: Page) -> list[str]:
    """Nothing when the page fits its window; else how wide it is, and the first elements that do not fit."""
    wide: list[str] = page.evaluate(TOO_WIDE)
    return wide


class Complaints:
    """What the browser complains of on a page: errors of scripts, refused styles, files that are not there."""

    def __init__(self, page: Page, expected_status: int = 200) -> None:
        self.texts: list[str] = []
        self._expected = expected_status
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.texts.append(str(error)))
        page.on("response", self._on_response)

    def _on_console(self, message: ConsoleMessage) -> None:
        about_status = f"status of {self._expected}" in message.text  # the page itself, which is an error page
        if message.type in ("error", "warning") and not about_status:
            self.texts.append(f"{message.type}: {message.text}")

    def _on_response(self, response: Response) -> None:
        if response.status >= 400 and response.status != self._expected:
            self.texts.append(f"{response.status} {response.url}")
