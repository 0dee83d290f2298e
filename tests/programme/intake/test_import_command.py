# SPDX-License-Identifier: EUPL-1.2
"""`akkoord import`: what it says, what it writes, and how it leaves."""

import io
from pathlib import Path

import pytest
import yaml
from django.core.management import CommandError, call_command

from akkoord.programme.accord.models import Action, ActionRecord
from akkoord.programme.intake.models import ActionImport
from tests.factories.action_lists import make_list, make_messy_list
from tests.programme.intake.bringing import SHEET, make_world, workbook

pytestmark = pytest.mark.django_db
ROWS = ((1, "Iets nieuws doen", "Ministerie van VWS", "Q4 2023", "groen", "Gaat goed."), (2, None, "Zorginstituut"))


@pytest.fixture(autouse=True)
def _accord() -> None:
    make_world()


def run(path: Path, *options: str) -> str:
    told = io.StringIO()
    call_command("import_actions", str(path), "--accord", "proef", *options, stdout=told)
    return told.getvalue()


def refused(path: Path, *options: str) -> str:
    with pytest.raises(CommandError) as refusal:
        run(path, *options)
    return str(refusal.value)


def edited(path: Path, **parts: object) -> Path:
    """The mapping that was written, with parts filled in."""
    content = yaml.safe_load(path.read_text()) | parts
    path.write_text(yaml.safe_dump(content, allow_unicode=True))
    return path


def test_without_a_mapping_it_says_how_the_list_reads_and_what_waits(tmp_path: Path) -> None:
    told = io.StringIO()
    with pytest.raises(CommandError) as refusal:
        call_command("import_actions", str(workbook(tmp_path, ROWS)), "--accord", "proef", stdout=told)
    assert f"Blad “{SHEET}”: koppen in rij 1, thema a-zorg" in told.getvalue()
    assert "B “Actie”: actie (" in told.getvalue()
    assert f"status “groen” ({SHEET} E2); voorstel: op-schema" in str(refusal.value)
    assert Action.objects.count() == 1


def test_a_trial_shows_the_difference_also_while_words_wait(tmp_path: Path) -> None:
    told = io.StringIO()
    with pytest.raises(CommandError, match="wachten op een keuze"):
        call_command("import_actions", str(workbook(tmp_path, ROWS)), "--accord", "proef", "--dry-run", stdout=told)
    assert f"blad “{SHEET}”, cel E2: “groen” is geen status van dit akkoord." in told.getvalue()
    assert "bekend en niet in het bestand (blijft zoals het is): 1" in told.getvalue()
    assert Action.objects.count() == 1


def test_a_mapping_is_written_edited_tried_and_followed(tmp_path: Path) -> None:
    path, mapping = make_messy_list(tmp_path / "rommel.xlsx", theme="a-zorg"), tmp_path / "koppeling.yaml"
    said = refused(path, "--write-mapping", str(mapping))
    assert "wachten op een keuze" in said
    assert "# Te kiezen: “VWS / ZIN”" in mapping.read_text()
    edited(
        mapping,
        partijen={"Zorginstituut Nederlnd": "zin", "Stichting Verzonnen": "nieuw"},
        trekkers={"VWS / ZIN": "VWS"},
    )
    told = run(path, "--mapping", str(mapping), "--dry-run", "--peildatum", "2023-09-30")
    assert "nieuw: 3" in told
    assert "blad “Lijst”, cel C10: Hier hoort te staan wat de actie is." in told
    assert "Proef: er is niets geschreven." in told
    assert not ActionImport.objects.exists()
    assert "Vastgelegd: 3 nieuw, 0 gewijzigd, 0 antwoorden." in run(
        path, "--mapping", str(mapping), "--peildatum", "2023-09-30"
    )
    assert ActionRecord.objects.get(action__key="a-kader-maken-voor-verzonnen-zorg").place == "blad Lijst, rij 7"
    assert "Niets gewijzigd" in run(path, "--mapping", str(mapping), "--peildatum", "2023-09-30")


def test_without_a_mapping_nothing_is_ever_written(tmp_path: Path) -> None:
    path = workbook(tmp_path, [(1, "Iets doen", "Zorginstituut")])
    assert "Er is niets geschreven" in refused(path)
    assert Action.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("bladen: [", "geen geldige YAML"),
        ("bladen:\n- blad: Elders\n  kolommen: {A: actie}\n", "Blad “Elders” van de koppeling staat niet in"),
        ("bladen:\n- blad: X\n  kolommen: {A: akte}\n", "kolom A: “akte” ken ik niet"),
        ("peildatum: ooit\nbladen: []\n", "peildatum: “ooit” is geen datum"),
    ],
)
def test_a_mapping_with_a_fault_is_refused_in_words(tmp_path: Path, text: str, told: str) -> None:
    mapping = tmp_path / "koppeling.yaml"
    mapping.write_text(text)
    assert told in refused(workbook(tmp_path, ROWS), "--mapping", str(mapping))


def test_what_is_not_there_or_no_list_is_refused_in_words(tmp_path: Path) -> None:
    assert "geen-bestand.xlsx" in refused(tmp_path / "geen-bestand.xlsx")
    assert "geen lijst" in refused(make_list(tmp_path / "leeg.xlsx", {"Blad1": []}))
    (tmp_path / "tekst.xlsx").write_text("geen werkboek")
    assert "Dit is geen werkboek" in refused(tmp_path / "tekst.xlsx")
    with pytest.raises(CommandError, match="geen akkoord “elders”"):
        call_command("import_actions", str(workbook(tmp_path, ROWS)), "--accord", "elders")
    assert "--peildatum" in refused(workbook(tmp_path, ROWS), "--peildatum", "ooit")


def test_a_list_to_practise_with_is_made_and_says_so(tmp_path: Path) -> None:
    path, told = tmp_path / "oefenlijst.xlsx", io.StringIO()
    call_command("make_practice_list", "--accord", "proef", "--actions", "30", "-o", str(path), stdout=told)
    assert "30 verzonnen acties" in told.getvalue()
    assert "woorden wachten op een keuze" in refused(path)
    with pytest.raises(CommandError, match="niet geladen"):
        call_command("make_practice_list", "--accord", "elders", "-o", str(path))
