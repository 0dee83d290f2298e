# SPDX-License-Identifier: EUPL-1.2
"""Documents cannot drift from the code."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import get_commands, load_command_class

from akkoord.config.cli import COMMANDS, HELP
from akkoord.config.settings.environment import VARIABLES
from tests.architecture.layers import ROOT, SOURCE, python_files, ranks, tree_of

DOCS = ROOT / "docs"
COMMAND = re.compile(r"python3 akkoord ([^\n`]*)")
IMAGE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
LARGEST_IMAGE = 150 * 1024
LONGEST_PAGE = 160
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")


def rows(path: Path) -> list[list[str]]:
    """The rows of all tables of a page, without headings and rules."""
    lines = [line.strip().strip("|") for line in path.read_text().splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.split(" | ")] for line in lines]
    return [row for row in cells if not set("".join(row)) <= {"-", "|", " ", ":"}]


def glossary() -> list[tuple[str, str]]:
    return [(row[0], row[1].strip("`")) for row in rows(DOCS / "glossary.md") if row[0] != "Dutch term"]


@cache
def identifiers() -> frozenset[str]:
    """Every name the code defines: modules, classes, functions, fields, members, parameters."""
    found = set()
    for path in python_files():
        found |= set(path.relative_to(SOURCE).with_suffix("").parts)
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ClassDef | ast.FunctionDef):
                found.add(node.name)
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                found.add(node.id)
            elif isinstance(node, ast.arg):
                found.add(node.arg)
    return frozenset(found)


def test_every_code_name_of_the_glossary_exists() -> None:
    assert len(glossary()) > 40
    assert [name for _term, name in glossary() if name not in identifiers()] == []


def test_every_model_of_the_programme_is_in_the_glossary() -> None:
    names = {name for _term, name in glossary()}
    models = [m.__name__ for m in apps.get_models() if m.__module__.startswith("akkoord.programme.")]
    assert models
    assert [name for name in models if name.removesuffix("Record") not in names] == []


@pytest.mark.parametrize("column", [0, 1], ids=["term", "code name"])
def test_a_term_has_one_code_name_and_a_code_name_one_term(column: int) -> None:
    words = [entry[column] for entry in glossary()]
    assert {word for word in words if words.count(word) > 1} == set()


def test_every_row_of_the_glossary_is_whole() -> None:
    assert [row for row in rows(DOCS / "glossary.md") if len(row) != 4 or not all(row)] == []


def test_the_architecture_page_names_every_storey_and_module() -> None:
    page = (DOCS / "architecture.md").read_text()
    storeys = {name for name in ranks("akkoord")}
    modules = {
        p.parent.name for p in SOURCE.glob("*/*/__init__.py") if p.parent.parent.name in ("foundation", "programme")
    }
    assert modules
    assert [name for name in sorted(storeys | modules) if f"`{name}`" not in page and f"### {name}" not in page] == []


def test_the_order_inside_a_module_is_that_of_the_contract() -> None:
    page = (DOCS / "architecture.md").read_text()
    line = next(line for line in page.splitlines() if line.startswith("apps > "))
    order = [{name.strip() for name in layer.split("|")} for layer in line.split(">")]
    in_contract: dict[int, set[str]] = {}
    for name, rank in ranks("akkoord.programme.*").items():
        in_contract.setdefault(-rank, set()).add(name)
    assert order == [in_contract[rank] for rank in sorted(in_contract)]


def test_every_setting_is_documented_with_its_default() -> None:
    documented = {row[0].strip("`"): row[1].strip("`") for row in rows(DOCS / "settings.md") if len(row) == 3}
    documented = {name: default for name, default in documented.items() if name.isupper()}
    assert documented == {name: default or "*(none)*" for name, default in VARIABLES.items()}


def test_no_code_reads_the_environment_by_itself() -> None:
    allowed = {"config/settings/base.py", "config/wsgi.py", "config/management/commands/doctor.py"}
    readers = {
        str(path.relative_to(SOURCE))
        for path in python_files()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute) and node.attr in ("environ", "getenv")
    }
    assert readers <= allowed


def test_every_decision_is_listed_dated_and_weighs_what_it_rejects() -> None:
    listed = (DOCS / "decisions" / "README.md").read_text()
    pages = sorted((DOCS / "decisions").glob("0*.md"))
    assert [page.name[:4] for page in pages] == [f"{number:04}" for number in range(1, len(pages) + 1)]
    for page in pages:
        text = page.read_text()
        assert f"({page.name})" in listed
        assert re.search(r"^Accepted on \d{1,2} \w+ \d{4}\.$", text, flags=re.MULTILINE), page.name
        assert [h for h in ("Context", "Decision", "Rejected", "Consequence") if f"\n## {h}\n" not in text] == [], (
            page.name
        )


def test_every_dependency_is_in_the_decision_on_the_stack() -> None:
    listed = (DOCS / "decisions" / "0003-stack.md").read_text()
    project = (ROOT / "pyproject.toml").read_text()
    block = project.partition("dependencies = [")[2].partition("\n]")[0]
    names = re.findall(r'^\s*"([a-z][a-z0-9-]*)', block, flags=re.MULTILINE)
    assert len(names) > 10
    assert [name for name in names if name not in listed] == []


def test_every_job_exists_and_is_in_the_help_and_the_readme() -> None:
    readme = (ROOT / "README.md").read_text()
    known = get_commands()
    for job, command in COMMANDS.items():
        assert command in known, command
        assert f"akkoord {job}" in HELP
        assert f"python3 akkoord {job}" in readme
    assert "python3 akkoord test" in readme


@pytest.mark.parametrize(
    "document",
    [*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md"))],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    targets = [target for target in LINK.findall(document.read_text()) if "://" not in target]
    assert [target for target in targets if not (document.parent / target).exists()] == []


def typed_commands() -> list[tuple[str, str]]:
    """Every command that a page for users shows, with the page it stands on."""
    pages = [ROOT / "README.md", *sorted((DOCS / "handleiding").glob("*.md"))]
    return [(page.name, typed) for page in pages for typed in COMMAND.findall(page.read_text())]


def test_every_command_of_the_manual_exists_with_its_options() -> None:
    assert len(typed_commands()) > 30
    known = get_commands()
    wrong = []
    for page, typed in typed_commands():
        job, *rest = typed.partition("#")[0].split() or ["help"]
        if job in ("test", "bench", "help"):
            continue
        name = COMMANDS.get(job, job)
        if name not in known:
            wrong.append((page, job))
            continue
        command = load_command_class(known[name], name) if isinstance(known[name], str) else known[name]
        options = command.create_parser("akkoord", name)._option_string_actions
        wrong += [(page, word) for word in rest if word.startswith("-") and word not in options]
    assert wrong == []


def test_every_word_of_the_screen_that_the_manual_names_is_on_a_screen() -> None:
    screens = [path.read_text().lower() for path in (*SOURCE.rglob("*.html"), *python_files())]
    named = {
        (page.name, " ".join(words.lower().split()))
        for page in (DOCS / "handleiding").glob("*.md")
        for words in re.findall(r"\*\*([^*]+)\*\*", page.read_text())
    }
    assert len(named) > 40
    assert sorted((page, words) for page, words in named if not any(words in text for text in screens)) == []


def test_every_page_of_the_manual_is_in_its_index_and_short() -> None:
    folder = DOCS / "handleiding"
    index = (folder / "README.md").read_text()
    pages = [page for page in sorted(folder.glob("*.md")) if page.name != "README.md"]
    assert len(pages) >= 6
    assert [page.name for page in pages if f"({page.name})" not in index] == []
    assert [page.name for page in pages if len(page.read_text().splitlines()) > LONGEST_PAGE] == []


@pytest.mark.parametrize(
    "document",
    [ROOT / "README.md", *sorted((DOCS / "handleiding").glob("*.md"))],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_every_picture_exists_is_small_and_has_words(document: Path) -> None:
    for words, target in IMAGE.findall(document.read_text()):
        picture = document.parent / target
        assert picture.exists(), target
        assert picture.stat().st_size <= LARGEST_IMAGE, target
        assert len(words) > 20, target


def test_every_picture_is_shown_somewhere() -> None:
    pages = [ROOT / "README.md", *DOCS.rglob("*.md")]
    shown = {(page.parent / target).resolve() for page in pages for _words, target in IMAGE.findall(page.read_text())}
    assert {path.resolve() for path in (DOCS / "images").iterdir()} <= shown


def test_links_to_a_heading_of_a_page_find_it() -> None:
    missing = []
    for page in sorted((DOCS / "handleiding").glob("*.md")):
        for target, heading in re.findall(r"\]\(([^)#\s]+\.md)#([^)]+)\)", page.read_text()):
            headings = re.findall(r"^#+ (.+)$", (page.parent / target).read_text(), flags=re.MULTILINE)
            anchors = {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in headings}
            missing += [(page.name, target, heading)] if heading not in anchors else []
    assert missing == []
