# SPDX-License-Identifier: EUPL-1.2
"""The import contracts of pyproject.toml hold, in the quick suite and not only in CI."""

import os
import subprocess
import sys

from tests.architecture.layers import ROOT, ranks


def test_every_contract_is_kept() -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(is_debug_mode=False))",
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]


def test_the_storeys_stand_in_the_order_of_the_design() -> None:
    order = sorted(ranks("akkoord"), key=ranks("akkoord").__getitem__, reverse=True)
    assert order[0] == "config"
    assert {*order[1:4]} == {"web", "public", "api"}
    assert order[4:] == ["reports", "programme", "foundation", "kernel"]
