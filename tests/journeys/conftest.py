# SPDX-License-Identifier: EUPL-1.2
"""A browser, the demonstration in a process of its own, and axe.

Run with `python3 akkoord test -m journey` after installing requirements/e2e.txt. Uses the Chromium of the machine, or
the one that CHROMIUM names. AXE_SCRIPT names axe.min.js of the package axe-core; without it nothing asks axe.
"""

import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 180
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

if importlib.util.find_spec("pytest_playwright") is None:
    collect_ignore_glob = ["test_*.py"]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The Chromium of the machine, quiet on the network."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
    quiet += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    return {**browser_type_launch_args, "args": quiet} | ({"executable_path": path} if path else {})


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any], demo: str) -> dict[str, Any]:
    """Dutch pages in Dutch time, at the address of the demonstration."""
    return {**browser_context_args, "locale": "nl-NL", "timezone_id": "Europe/Amsterdam", "base_url": demo}


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a demonstration with practice rounds, on a database of its own."""
    folder = tmp_path_factory.mktemp("demo")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "akkoord.config.settings.demo",
        "DATABASE_URL": f"sqlite:///{folder / 'demo.sqlite3'}",
        "AKKOORD_DATA_DIR": str(folder),
        "PYTHONPATH": str(ROOT / "src"),
    }
    command = [sys.executable, "-m", "akkoord.config.cli", "demo", "--port", str(port)]
    log = folder / "log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
        )
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(address, server, log)
        yield address
    finally:
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGTERM)
        server.wait(30)


def wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the server answers; fail with its output when it stops or takes too long."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=10).close()
            return
        except urllib.error.HTTPError as error:
            pytest.fail(f"the demonstration answers {error.code}:\n{log.read_text()[-3000:]}")
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.3)
    pytest.fail(f"the demonstration did not start:\n{log.read_text()[-3000:]}")


@pytest.fixture
def axe() -> Callable[[Any], list[str]]:
    """What axe finds on a page, a line per rule with the first place; empty is good."""
    script = os.environ.get("AXE_SCRIPT")
    if not script:
        pytest.skip("AXE_SCRIPT does not name axe.min.js")
    source = Path(script).read_text()

    def look(page: Any) -> list[str]:
        # through the debugger, as the content security policy of the page rightly refuses other scripts
        page.evaluate(source + "; undefined")
        found = page.evaluate("rules => axe.run({runOnly: {type: 'tag', values: rules}})", STANDARDS)
        return [f"{v['id']} ({len(v['nodes'])}x): {v['nodes'][0]['html'][:160]}" for v in found["violations"]]

    return look
