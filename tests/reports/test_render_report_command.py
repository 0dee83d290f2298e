# SPDX-License-Identifier: EUPL-1.2
"""`akkoord report`: a frozen report to a file or to standard output."""

import hashlib
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from akkoord.reports.models import FrozenReport
from akkoord.reports.render import FORMATS
from tests.factories import correct
from tests.reports.package import FINISHED, closed_round

pytestmark = pytest.mark.django_db
BEGINS = {"pdf": b"%PDF-", "docx": b"PK", "xlsx": b"PK", "html": b"<!DOCTYPE html>", "json": b"{"}


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_is_written_to_the_file_asked(tmp_path: Path, form: str) -> None:
    closed_round(tmp_path / "pakket")
    target = tmp_path / f"rapport.{form}"
    call_command("render_report", "proef", "--round", "2023Q3", "--format", form, "-o", str(target), verbosity=0)
    assert target.read_bytes().startswith(BEGINS[form])


def test_json_is_the_frozen_text_so_that_its_hash_can_be_checked(tmp_path: Path) -> None:
    closed_round(tmp_path / "pakket")
    target = tmp_path / "rapport.json"
    call_command("render_report", "proef", "--round", "2023Q3", "--format", "json", "-o", str(target))
    assert hashlib.sha256(target.read_bytes()).hexdigest() == FrozenReport.objects.get().digest


def test_the_last_edition_comes_unless_another_is_asked(tmp_path: Path) -> None:
    correct(closed_round(tmp_path / "pakket"), "a-kader", FINISHED, reason="Het kader lag er al")
    for extra, edition in (([], "Editie 2"), (["--edition", "1"], "Editie 1")):
        target = tmp_path / "rapport.json"
        call_command("render_report", "proef", "--round", "2023Q3", "--format", "json", "-o", str(target), *extra)
        assert f'"edition":"{edition}"' in target.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--round", "2023Q4"], "Er is geen rapport van ronde 2023Q4"),
        (["--round", "voorjaar"], "voorjaar"),
        (["--round", "2023Q3", "--edition", "7"], "Er is geen rapport van ronde 2023Q3, editie 7"),
        (["--round", "2023Q3", "--format", "odt"], "odt"),
    ],
)
def test_what_is_not_there_is_refused_and_nothing_is_written(tmp_path: Path, asked: list[str], said: str) -> None:
    closed_round(tmp_path / "pakket")
    target = tmp_path / "rapport"
    with pytest.raises(CommandError, match=said):
        call_command("render_report", "proef", *asked, "-o", str(target))
    assert not target.exists()


def test_an_altered_report_is_refused(tmp_path: Path) -> None:
    closed_round(tmp_path / "pakket")
    FrozenReport.objects.update(tree="{}")
    with pytest.raises(CommandError, match="past niet bij zijn hash"):
        call_command("render_report", "proef", "--round", "2023Q3", "--format", "json")


def test_an_accord_that_is_not_there_has_no_report(tmp_path: Path) -> None:
    closed_round(tmp_path / "pakket")
    with pytest.raises(CommandError, match="Er is geen rapport"):
        call_command("render_report", "elders", "--round", "2023Q3")
