# SPDX-License-Identifier: EUPL-1.2
"""Rules of the house that no general tool knows."""

import ast
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from tests.architecture.layers import ROOT, SOURCE, dotted_name, imported_names, python_files, tree_of

VAGUE = {"util", "utils", "helper", "helpers", "misc", "common", "manager", "managers", "lib"}
IMPURE = ("django.db", "django.http", "django.utils.timezone", "django.contrib", "django.conf")
OF_THE_WEB = ("django.http", "django.shortcuts", "django.views", "django.forms", "django_htmx")
MACHINE = re.compile(r"(?<![\w./])/(?:work|farm|root|home/[a-z]\w*|Users/\w+|tmp/\w+)(?=/|\b)")
LICENCE = ": ".join(("SPDX-License-Identifier", "EUPL-1.2"))
HOST = re.compile(r"://")
TEXT_SUFFIXES = {".py", ".md", ".toml", ".txt", ".yaml", ".yml", ".html", ".css", ".js", ".json", ".typ", ".cfg", ""}


def tracked() -> Iterator[Path]:
    """Files in version control; every file that is not ignored where git is missing is too broad a net."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    for name in filter(None, listed.split("\0")):
        path = ROOT / name
        if path.is_file():
            yield path


def test_no_module_has_a_vague_name() -> None:
    assert not [str(p) for p in python_files() if VAGUE & {*p.relative_to(SOURCE).with_suffix("").parts}]


def test_rules_know_no_database_no_clock_and_no_request() -> None:
    rules = [p for p in python_files() if "rules" in p.relative_to(SOURCE).with_suffix("").parts]
    assert rules
    assert not {
        dotted_name(p): name
        for p in rules
        for name in imported_names(p)
        if name.startswith(IMPURE) or ".models" in name
    }


def test_only_the_web_storey_knows_of_requests() -> None:
    inside = [p for p in python_files() if p.relative_to(SOURCE).parts[0] in ("kernel", "programme", "reports")]
    wrong = {dotted_name(p): name for p in inside for name in imported_names(p) if name.startswith(OF_THE_WEB)}
    assert not wrong


def test_no_model_overrides_how_it_is_saved() -> None:
    wrong = [
        model._meta.label
        for model in apps.get_models()
        if model.__module__.startswith("akkoord.programme") and model.save is not models.Model.save
    ]
    assert not wrong


def test_no_module_finds_models_by_name_or_listens_to_signals() -> None:
    names = ("django.apps.apps.get_model", "django.dispatch", "django.db.models.signals")
    assert not {dotted_name(p): n for p in python_files() for n in imported_names(p) if n.startswith(names)}
    calls = [
        f"{dotted_name(path)}:{node.lineno}"
        for path in python_files()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute) and node.attr == "get_model"
    ]
    assert not calls


def test_a_relation_to_another_module_names_a_class_not_a_text() -> None:
    texts = [
        f"{dotted_name(path)}:{node.lineno} {node.args[0].value}"
        for path in python_files()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("ForeignKey", "OneToOneField", "ManyToManyField")
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and "." in str(node.args[0].value)
    ]
    assert not texts


def test_every_source_file_names_its_licence() -> None:
    files = [*python_files(migrations=True), *sorted((ROOT / "tests").rglob("*.py")), ROOT / "akkoord"]
    bare = [str(path.relative_to(ROOT)) for path in files if (text := path.read_text()) and LICENCE not in text[:300]]
    assert not bare


def test_every_package_says_what_it_is_for() -> None:
    packages = [p for p in python_files() if p.name == "__init__.py"]
    assert not [str(p.relative_to(ROOT)) for p in packages if not ast.get_docstring(tree_of(p))]


def test_requirements_name_no_host_and_pin_every_hash() -> None:
    for path in sorted((ROOT / "requirements").glob("*.txt")):
        text = path.read_text()
        assert not HOST.search(text), path
        pins = re.findall(r"^[a-z0-9][\w.\[\]-]*==\S+", text, flags=re.MULTILINE | re.IGNORECASE)
        assert len(pins) > 10
        assert text.count("==") >= len(pins)
        assert all("--hash=sha256:" in block for block in re.split(r"\n(?=[a-z0-9])", text.strip()))


def test_no_file_names_a_machine() -> None:
    wrong = {}
    for path in tracked():
        if path.suffix in TEXT_SUFFIXES and path.name != Path(__file__).name and "vendor" not in path.parts:
            found = MACHINE.search(path.read_text(encoding="utf-8", errors="ignore"))
            if found:
                wrong[str(path.relative_to(ROOT))] = found[0]
    assert not wrong


@pytest.mark.parametrize(
    ("text", "names_a_machine"),
    [
        ("see /home/jan/akkoord", True),
        ("DATABASE_URL=sqlite:////root/x", False),
        ("open('/root/x')", True),
        ("/framework/x", False),
        ("a/work/b", False),
        ("https://akkoord.example.nl/home/", False),
    ],
)
def test_the_name_of_a_machine_is_recognised(text: str, names_a_machine: bool) -> None:
    assert bool(MACHINE.search(text)) is names_a_machine
