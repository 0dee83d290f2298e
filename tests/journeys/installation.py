# SPDX-License-Identifier: EUPL-1.2
"""Installations to visit: the demo as anybody starts it, in a folder and a process of its own."""

import os
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATABASE = "demo.sqlite3"
READY_SECONDS = 180
STOP_SECONDS = 15


@contextmanager
def installation(folder: Path, job: Sequence[str], settings: Mapping[str, str] | None = None) -> Iterator[str]:
    """A running installation that keeps its data in `folder`; gives its address.

    In: what to start, such as ("demo",) or ("serve", "--workers", "1"); settings beside or instead of the usual ones.
    Refusals: RuntimeError with what it printed, when it stops by itself or does not answer in time.
    """
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    with (folder / "output.txt").open("w+") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "akkoord.config.cli", *job, "--port", str(port)],
            cwd=ROOT,
            env=_environment(folder) | dict(settings or {}),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_until_ready(address, process, folder / "output.txt")
            yield address
        finally:
            process.terminate()
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def copy_data(of: Path, to: Path) -> None:
    """Copy an installation's data, also while it is running."""
    to.mkdir(parents=True, exist_ok=True)
    (to / "secret-key").write_bytes((of / "secret-key").read_bytes())
    with closing(sqlite3.connect(of / DATABASE)) as source, closing(sqlite3.connect(to / DATABASE)) as target:
        source.backup(target)


def run_in(folder: Path, module: str, *words: str) -> str:
    """Run a module on the data of an installation, and give what it prints."""
    command = [sys.executable, "-m", module, *words]
    done = subprocess.run(command, cwd=ROOT, env=_environment(folder), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-3000:])
    return done.stdout


def _environment(folder: Path) -> dict[str, str]:
    own = {
        "AKKOORD_DATA_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "akkoord.config.settings.demo",
        "PYTHONPATH": str(ROOT / "src"),
        "PYTHONUNBUFFERED": "1",
    }
    return {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | own


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_ready(address: str, process: subprocess.Popen[bytes], output: Path) -> None:
    until = time.monotonic() + READY_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{address}/gezond", timeout=5) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"no answer from {address}:\n{output.read_text()[-3000:]}")
