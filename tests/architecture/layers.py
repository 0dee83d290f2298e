# SPDX-License-Identifier: EUPL-1.2
"""The list of layers as the contracts in pyproject.toml state it, so that there is one list only."""

import ast
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "akkoord"


@cache
def ranks(container: str) -> dict[str, int]:
    """The rank of each module in a container: the lowest layer has rank 0, strangers share a rank."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(c["layers"] for c in contracts if container in c.get("containers", []))
    return {
        name.strip().strip("()"): rank
        for rank, layer in enumerate(reversed(layers))
        for name in layer.replace(":", "|").split("|")
    }


def place(dotted: str) -> tuple[int, int]:
    """Storey and rank in it of a dotted module name, such as akkoord.programme.accord.models."""
    _project, storey, *rest = dotted.split(".")
    container = f"akkoord.{storey}"
    within = ranks(container).get(rest[0], 0) if rest and storey in ("foundation", "programme") else 0
    return ranks("akkoord")[storey], within


def python_files(*, migrations: bool = False) -> Iterator[Path]:
    """Every Python file of the product."""
    for path in sorted(SOURCE.rglob("*.py")):
        if migrations or "migrations" not in path.parts:
            yield path


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def dotted_name(path: Path) -> str:
    """akkoord.kernel.period for src/akkoord/kernel/period.py."""
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported_names(path: Path) -> Iterator[str]:
    """Every dotted name a file imports, wherever in the file."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
