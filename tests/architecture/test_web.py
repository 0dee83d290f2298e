# SPDX-License-Identifier: EUPL-1.2
"""The web storey: urls > desk > one package per subject (strangers) > frame > shell > components."""

import ast
from pathlib import Path

from tests.architecture.layers import SOURCE, dotted_name, imported_names, python_files, tree_of

WEB = SOURCE / "web"
BELOW_PAGES = ["components", "shell", "frame"]
LINES_OF_A_VIEW = 25


def page_packages() -> set[str]:
    """The packages of web that hold pages of one subject."""
    packages = {path.parent.name for path in WEB.glob("*/__init__.py")}
    return packages - {*BELOW_PAGES, "templatetags", "desk"}


def package_of(dotted: str) -> str:
    return dotted.removeprefix("akkoord.web.").split(".")[0]


def web_imports() -> list[tuple[str, str, str]]:
    """Importer, its package and the package it imports from, within the web storey."""
    return [
        (dotted_name(path), package_of(dotted_name(path)), package_of(name))
        for path in python_files()
        if WEB in path.parents
        for name in imported_names(path)
        if name.startswith("akkoord.web.")
    ]


def test_packages_of_pages_are_strangers() -> None:
    pages = page_packages()
    wrong = [(file, to) for file, at, to in web_imports() if at in pages and to in pages and at != to]
    assert not wrong


def test_what_all_pages_stand_on_knows_no_page() -> None:
    rank = {name: number for number, name in enumerate(BELOW_PAGES)} | dict.fromkeys(page_packages(), len(BELOW_PAGES))
    rank |= {"desk": len(BELOW_PAGES) + 1}
    wrong = [(file, to) for file, at, to in web_imports() if at in rank and to in rank and rank[at] < rank[to]]
    assert not wrong


def views() -> list[tuple[Path, ast.FunctionDef]]:
    return [
        (path, node)
        for path in python_files()
        if WEB in path.parents and ("views" in path.stem or "views" in path.parent.name)
        for node in tree_of(path).body
        if isinstance(node, ast.FunctionDef)
    ]


def test_a_view_asks_the_database_nothing_by_itself() -> None:
    wrong = [
        f"{dotted_name(path)}.{view.name}:{node.lineno}"
        for path, view in views()
        for node in ast.walk(view)
        if isinstance(node, ast.Attribute) and node.attr == "objects"
    ]
    assert not wrong


def test_a_view_is_short() -> None:
    wrong = {
        f"{dotted_name(path)}.{view.name}": size
        for path, view in views()
        if (size := (view.end_lineno or 0) - view.lineno + 1) > LINES_OF_A_VIEW
    }
    assert not wrong
