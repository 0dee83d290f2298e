# SPDX-License-Identifier: EUPL-1.2
"""The roles that the front page of the demo offers, and taking one."""

import re
from enum import StrEnum

from playwright.sync_api import BrowserContext, Page


class Role(StrEnum):
    """The beginning of the name on a role's button."""

    TEAM = "Programmateam"
    MONITOR = "Monitoringspartij"
    OWNER = "Trekker"
    CHAIR = "Voorzitter"
    READER = "Lezer"


def enter_as(context: BrowserContext, role: Role) -> Page:
    """A page of somebody who chose a role on the front page, with one click; it shows the cockpit."""
    page = context.new_page()
    page.goto("/")
    page.get_by_role("button", name=re.compile(f"^{role}")).click()
    page.wait_for_url(re.compile(r"/iza/"))
    return page
