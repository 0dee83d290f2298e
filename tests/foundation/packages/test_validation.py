# SPDX-License-Identifier: EUPL-1.2
"""Every fault of a package is named at once, with file, line, field and what to do."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from akkoord.foundation.packages.problems import InvalidPackage, Problem
from akkoord.foundation.packages.reading import MAX_FILE_BYTES
from akkoord.foundation.packages.validation import validate_package
from tests.foundation.packages.small_package import small_package, write_small


def faults(folder: Path) -> list[Problem]:
    with pytest.raises(InvalidPackage) as refused:
        validate_package(folder)
    return refused.value.problems


def bent(tmp_path: Path, bend: Callable[[dict[str, Any]], object]) -> list[Problem]:
    content = small_package()
    bend(content)
    return faults(write_small(tmp_path / "pakket", content))


def test_a_right_package_gives_its_entries_by_section(tmp_path: Path) -> None:
    package = validate_package(write_small(tmp_path / "pakket"))
    assert package.header.accord == "proef"
    assert [entry.key for _, entry in package.entries["actions"]] == ["a-kader", "a-agenda"]


def test_a_wrong_date_is_named_with_its_line_and_what_is_accepted(tmp_path: Path) -> None:
    (problem,) = bent(tmp_path, lambda content: content["actions"][0].update(deadline="2023-Q7"))
    line = (tmp_path / "pakket" / "pakket.yaml").read_text().splitlines()[problem.line - 1]
    assert (problem.section, problem.key, problem.field) == ("actions", "a-kader", "deadline")
    assert "2023-Q7" in line
    assert "2023-Q7" in problem.message


def test_a_dangling_reference_names_the_key_and_offers_what_is_near(tmp_path: Path) -> None:
    (problem,) = bent(tmp_path, lambda content: content["actions"][0].update(theme="a-zorgg"))
    assert problem.field == "theme"
    assert "'a-zorgg' komt niet voor in de sectie themes" in problem.message
    assert "a-zorg?" in problem.message


def test_a_duplicate_key_names_the_place_of_the_first(tmp_path: Path) -> None:
    (problem,) = bent(tmp_path, lambda content: content["parties"].append(dict(content["parties"][0])))
    assert "'vws' is al gebruikt in pakket.yaml:" in problem.message


@pytest.mark.parametrize("owners", [["vws", "zin"], "vws, zin", "vws/zin"])
def test_two_owners_are_refused(tmp_path: Path, owners: object) -> None:
    (problem,) = bent(tmp_path, lambda content: content["actions"][0].update(owner=owners))
    assert problem.field == "owner"
    assert "precies één trekker" in problem.message


def test_an_action_without_owner_must_say_why(tmp_path: Path) -> None:
    (problem,) = bent(tmp_path, lambda content: content["actions"][1].pop("owner_missing"))
    assert "zeg waarom die ontbreekt" in problem.message


def test_a_cycle_in_dependencies_is_written_out(tmp_path: Path) -> None:
    back = {
        "key": "d2",
        "from": {"step": "a-s1"},
        "needs": {"step": "a-s2"},
        "source": small_package()["notes"][0]["source"],
    }
    (problem,) = bent(tmp_path, lambda content: content["dependencies"].append(back))
    assert "step a-s2 → step a-s1 → step a-s2" in problem.message


def test_broken_yaml_is_named_with_its_line(tmp_path: Path) -> None:
    folder = write_small(tmp_path / "pakket")
    (folder / "stuk.yaml").write_text("actions:\n  - key: a\n    title: [open\n", encoding="utf-8")
    (problem,) = faults(folder)
    assert problem.file == "stuk.yaml"
    assert problem.line == 4
    assert "geen geldige YAML" in problem.message


def test_references_into_an_unreadable_file_are_not_called_wrong(tmp_path: Path) -> None:
    content = small_package()
    parties = content.pop("parties")
    folder = write_small(tmp_path / "pakket", content)
    (folder / "partijen.yaml").write_text(f"parties: {parties}\n  - : [open\n", encoding="utf-8")
    assert [problem.file for problem in faults(folder)] == ["partijen.yaml"]


def test_a_file_of_a_hundred_megabytes_is_refused_unread(tmp_path: Path) -> None:
    folder = write_small(tmp_path / "pakket")
    with (folder / "groot.yaml").open("wb") as big:
        big.truncate(100_000_000)
    (problem,) = faults(folder)
    assert problem.file == "groot.yaml"
    assert f"de grens is {MAX_FILE_BYTES // 1_000_000} MB" in problem.message


def test_unknown_fields_and_sections_name_what_is_known(tmp_path: Path) -> None:
    def bend(content: dict[str, Any]) -> None:
        content["themes"][0]["kleur"] = "blauw"
        content["acties"] = content["actions"]

    section, field = bent(tmp_path, bend)[::-1]
    assert "Deze sectie is onbekend" in section.message
    assert "actions" in section.message
    assert field.field == "kleur"
    assert "letter" in field.message


def test_a_field_written_twice_is_a_fault_and_not_a_choice(tmp_path: Path) -> None:
    folder = write_small(tmp_path / "pakket")
    (folder / "dubbel.yaml").write_text(
        "notes:\n  - key: n2\n    key: n3\n    kind: remark\n    text: x\n    on: {theme: a-zorg}\n"
        "    source: {document: brief, place: 1}\n",
        encoding="utf-8",
    )
    (problem,) = faults(folder)
    assert (problem.line, problem.field, problem.message) == (3, "key", "Dit veld staat er twee keer.")


def test_all_faults_are_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    def bend(content: dict[str, Any]) -> None:
        content["documents"][0]["date"] = "1 juni"
        content["bodies"][0]["kind"] = "kring"
        content["steps"][1]["end"] = "2023-13-01"

    problems = bent(tmp_path, bend)
    assert [problem.field for problem in problems] == ["date", "kind", "end"]
    assert [problem.line for problem in problems] == sorted(problem.line for problem in problems)


def test_an_alias_that_holds_itself_is_refused(tmp_path: Path) -> None:
    folder = write_small(tmp_path / "pakket")
    (folder / "rond.yaml").write_text("notes:\n  - &x\n    key: n2\n    on: *x\n", encoding="utf-8")
    assert any("naar zichzelf" in problem.message for problem in faults(folder))


def test_a_folder_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    (problem,) = faults(tmp_path / "nergens")
    assert "bestaat niet" in problem.message


def test_a_step_that_ends_before_it_begins_is_refused(tmp_path: Path) -> None:
    (problem,) = bent(tmp_path, lambda content: content["steps"][1].update(start="2024-Q1"))
    assert "ligt voor het begin" in problem.message
