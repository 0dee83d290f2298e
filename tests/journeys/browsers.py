# SPDX-License-Identifier: EUPL-1.2
"""Browsers as people have them: in Dutch, on a desk screen or a phone, with scripts or without."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

SMALLEST = 320
PATIENCE = 20_000  # milliseconds; a busy machine is no fault of the page


@dataclass(frozen=True)
class Device:
    """A screen, and whether scripts run."""

    name: str
    width: int
    height: int
    scripts: bool = True

    def __str__(self) -> str:
        return self.name


DESK = Device("desk", 1280, 900)
PHONE = Device("phone", 360, 740)
PLAIN = Device("phone without scripts", 360, 740, scripts=False)
DEVICES = (DESK, PHONE, PLAIN)


def new_context(browser: "Browser", address: str, device: Device = DESK) -> "BrowserContext":
    """A browser of somebody's own, with the installation at `address` in it."""
    context = browser.new_context(
        base_url=address,
        locale="nl-NL",
        timezone_id="Europe/Amsterdam",
        viewport={"width": device.width, "height": device.height},
        java_script_enabled=device.scripts,
    )
    context.set_default_timeout(PATIENCE)
    return context
