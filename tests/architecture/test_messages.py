# SPDX-License-Identifier: EUPL-1.2
"""The English catalogue: complete, and compiled as it stands. `.ci/messages.py` also checks that it was extracted."""

import ast
import re
from collections.abc import Iterator

import polib
import pytest

from tests.architecture.layers import SOURCE, python_files, tree_of

PO = SOURCE / "locale" / "en" / "LC_MESSAGES" / "django.po"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}|</?\w[^>]*>")
Texts = dict[tuple[str, str], tuple[str, ...]]


def texts(catalogue: polib.POFile | polib.MOFile) -> Texts:
    return {
        (entry.msgctxt or "", entry.msgid): tuple(entry.msgstr_plural.values()) or (entry.msgstr,)
        for entry in catalogue
        if entry.msgid
    }


def pairs(catalogue: polib.POFile) -> Iterator[tuple[str, str]]:
    """Each Dutch text with its English one, also in the plural."""
    for entry in catalogue:
        yield entry.msgid, entry.msgstr_plural[0] if entry.msgid_plural else entry.msgstr
        if entry.msgid_plural:
            yield entry.msgid_plural, entry.msgstr_plural[1]


@pytest.fixture(scope="module")
def english() -> polib.POFile:
    return polib.pofile(str(PO))


def test_what_is_compiled_is_what_was_translated(english: polib.POFile) -> None:
    compiled = texts(polib.mofile(str(PO.with_suffix(".mo"))))
    written = texts(english)
    assert {key for key in written.keys() | compiled.keys() if written.get(key) != compiled.get(key)} == set()


def test_every_text_has_its_english_and_none_is_a_guess(english: polib.POFile) -> None:
    assert [entry.msgid for entry in english.untranslated_entries()] == []
    assert [entry.msgid for entry in english.fuzzy_entries()] == []
    assert [entry.msgid for entry in english.obsolete_entries()] == []


def test_english_has_a_singular_and_a_plural(english: polib.POFile) -> None:
    assert english.metadata["Plural-Forms"] == "nplurals=2; plural=(n != 1);"
    assert [entry.msgid for entry in english if entry.msgid_plural and set(entry.msgstr_plural) != {0, 1}] == []


def test_every_place_to_fill_in_is_there_in_english_too(english: polib.POFile) -> None:
    wrong = [
        dutch
        for dutch, text in pairs(english)
        if sorted(PLACEHOLDER.findall(dutch)) != sorted(PLACEHOLDER.findall(text))
    ]
    assert wrong == []


def test_a_text_that_ends_a_sentence_ends_one_in_english(english: polib.POFile) -> None:
    wrong = [
        dutch
        for dutch, text in pairs(english)
        if dutch.strip()[-1:] in ".?!:" and text.strip()[-1:] != dutch.strip()[-1:]
    ]
    assert wrong == []


EXTRACTED = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}


def test_no_text_hides_behind_a_name_that_is_not_extracted() -> None:
    hidden = [
        f"{path.relative_to(SOURCE)}: {name.name} as {name.asname}"
        for path in python_files()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for name in node.names
        if name.asname and name.asname not in EXTRACTED
    ]
    assert hidden == []


def test_no_text_hides_in_an_f_string() -> None:
    hidden = [
        f"{path.relative_to(SOURCE)}:{call.lineno}"
        for path in python_files()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.JoinedStr)
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in EXTRACTED
    ]
    assert hidden == []
