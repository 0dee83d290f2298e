# SPDX-License-Identifier: EUPL-1.2
"""Sizes at which a file, a function or a template is split by topic."""

import ast

import pytest

from tests.architecture.layers import ROOT, SOURCE, python_files, tree_of

FILE_LINES, FUNCTION_LINES, TEMPLATE_LINES = 400, 40, 120


def test_no_file_is_longer_than_400_lines() -> None:
    files = [*python_files(), *sorted((ROOT / "tests").rglob("*.py"))]
    files += [p for p in SOURCE.rglob("*") if p.suffix in (".css", ".js", ".typ") and "vendor" not in p.parts]
    long = {str(p.relative_to(ROOT)): n for p in files if (n := len(p.read_text().splitlines())) > FILE_LINES}
    assert not long


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its docstring: explaining more is never a fault."""
    first = function.body[0]
    has_text = (
        isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    )
    text = (first.end_lineno or 0) - first.lineno + 1 if has_text else 0
    return (function.end_lineno or 0) - function.lineno + 1 - text


def test_no_function_is_longer_than_40_lines() -> None:
    long = {
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}": length(node)
        for path in python_files()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and length(node) > FUNCTION_LINES
    }
    assert not long


def test_no_template_is_longer_than_120_lines() -> None:
    templates = [p for p in SOURCE.rglob("templates/**/*") if p.is_file()]
    long = {str(p.relative_to(ROOT)): n for p in templates if (n := len(p.read_text().splitlines())) > TEMPLATE_LINES}
    assert not long


@pytest.mark.parametrize(("lines", "expected"), [(1, 2), (39, 40), (40, 41)])
def test_the_docstring_is_not_counted(lines: int, expected: int) -> None:
    source = 'def f():\n    """One.\n\n    Two.\n    """\n' + "    x = 1\n" * lines
    function = ast.parse(source).body[0]
    assert isinstance(function, ast.FunctionDef)
    assert length(function) == expected
