# SPDX-License-Identifier: EUPL-1.2
"""A browser, an installation to look at, installations to change, and people who are signed in."""

import importlib.util
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.journeys.browsers import DESK, DEVICES, Device, new_context
from tests.journeys.installation import copy_data, installation

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

if importlib.util.find_spec("playwright") is None:  # installed from requirements/e2e.txt, only for journeys
    collect_ignore_glob = ["test_*.py"]

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
OpenBrowser = Callable[..., "BrowserContext"]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The distribution's own Chromium, without calls to elsewhere."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.fail("Journeys need Chromium: apt install chromium, or name it in CHROMIUM.")
    return {**browser_type_launch_args, "executable_path": path, "args": list(QUIET)}


@pytest.fixture(scope="session")
def shown_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of the installation that journeys only look at."""
    return tmp_path_factory.mktemp("shown")


@pytest.fixture(scope="session")
def shown(shown_folder: Path) -> Iterator[str]:
    """The demo as its command starts it, for journeys that change nothing; gives its address."""
    with installation(shown_folder, ["demo"]) as address:
        yield address


@pytest.fixture(scope="session")
def untouched(shown: str, shown_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of a demo that nobody has used yet."""
    folder = tmp_path_factory.mktemp("untouched")
    copy_data(shown_folder, folder)
    return folder


@pytest.fixture
def own_folder(untouched: Path, tmp_path: Path) -> Path:
    """The data of one journey's own."""
    copy_data(untouched, tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def own(own_folder: Path) -> Iterator[str]:
    """An installation of one journey's own, to change; gives its address."""
    with installation(own_folder, ["serve", "--workers", "1"]) as address:
        yield address


@pytest.fixture(params=DEVICES, ids=str)
def device(request: pytest.FixtureRequest) -> Device:
    """A desk screen, a phone, and a phone on which no script runs."""
    return request.param


@pytest.fixture
def open_browser(browser: "Browser") -> Iterator[OpenBrowser]:
    """Give everybody in a journey a browser: `open_browser(address, device)`."""
    opened: list[BrowserContext] = []

    def new(address: str, device: Device = DESK) -> "BrowserContext":
        opened.append(new_context(browser, address, device))
        return opened[-1]

    yield new
    for context in opened:
        context.close()
