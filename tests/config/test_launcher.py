# SPDX-License-Identifier: EUPL-1.2
"""The launcher is standard library only and makes nothing twice."""

import ast
import hashlib
import importlib.util
import sys
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def launcher(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    loader = SourceFileLoader("launcher", str(ROOT / "akkoord"))
    spec = importlib.util.spec_from_loader("launcher", loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    loader.exec_module(module)
    (tmp_path / "requirements").mkdir()
    for name in ("base", "test"):
        (tmp_path / "requirements" / f"{name}.txt").write_text(name)
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    return module


@pytest.fixture
def installed(launcher: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the requirement files that were installed, without installing anything."""
    names: list[str] = []

    def pretend(requirements: Path) -> None:
        names.append(requirements.name)
        launcher.PYTHON.parent.mkdir(parents=True, exist_ok=True)
        launcher.PYTHON.touch()

    monkeypatch.setattr(launcher, "install", pretend)
    return names


def test_the_launcher_needs_only_the_standard_library() -> None:
    tree = ast.parse((ROOT / "akkoord").read_text())
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    assert names <= sys.stdlib_module_names
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]


def test_what_is_installed_is_not_installed_again(launcher: ModuleType, installed: list[str]) -> None:
    launcher.prepare("demo")
    launcher.prepare("serve")
    assert installed == ["base.txt"]


def test_every_tool_finds_the_package_also_after_the_checkout_moved(launcher: ModuleType, installed: list[str]) -> None:
    packages = launcher.VENV / "lib" / "python3.11" / "site-packages"
    packages.mkdir(parents=True)
    (packages / "akkoord.pth").write_text("/elsewhere/src\n")
    launcher.prepare("demo")
    assert (packages / "akkoord.pth").read_text() == f"{launcher.ROOT / 'src'}\n"


def test_the_tests_install_their_own_requirements(launcher: ModuleType, installed: list[str]) -> None:
    launcher.prepare("test")
    assert installed == ["test.txt"]


def test_changed_requirements_are_installed(launcher: ModuleType, installed: list[str]) -> None:
    launcher.prepare("demo")
    (launcher.ROOT / "requirements" / "base.txt").write_text("changed")
    launcher.prepare("demo")
    assert installed == ["base.txt", "base.txt"]


def test_an_interrupted_installation_is_done_again(launcher: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_requirements: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(launcher, "install", interrupt)
    with pytest.raises(KeyboardInterrupt):
        launcher.prepare("demo")
    assert not (launcher.VENV / "akkoord-base.sha256").exists()


def test_an_environment_of_somebody_else_with_the_same_stamp_is_left_alone(
    launcher: ModuleType, installed: list[str], tmp_path: Path
) -> None:
    other = tmp_path / "other"
    (other / "bin").mkdir(parents=True)
    (other / "bin" / "python").touch()
    (other / "akkoord-base.sha256").write_text(hashlib.sha256(b"base").hexdigest())
    launcher.VENV.symlink_to(other)
    launcher.prepare("demo")
    assert installed == []


def test_an_old_python_is_told_what_is_needed(launcher: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(launcher.sys, "version_info", (3, 9))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer and this is 3\.9"):
        launcher.main()
