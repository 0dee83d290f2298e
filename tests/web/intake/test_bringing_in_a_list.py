# SPDX-License-Identifier: EUPL-1.2
"""Bringing in a list on the pages: from the upload to what became known, and every way off the path."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from akkoord.programme.accord.models import Action, ActionRecord
from akkoord.programme.intake.choices import ImportState
from akkoord.programme.intake.models import ActionImport
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Party
from tests.factories import give_mandate, make_round
from tests.factories.action_lists import HEADINGS, make_list, make_messy_list
from tests.programme.intake.bringing import SHEET, make_world, workbook

pytestmark = pytest.mark.django_db
LIST = "/proef/actielijst-inlezen/"
KADER = (2, "Actie a-kader", "Ministerie van VWS", "2024", None, None)
NEW = (1, "Iets nieuws doen", "Zorginstituut", "Q4 2023", None, None)
Upload = Callable[..., HttpResponse]


@pytest.fixture
def team(client: Client) -> Client:
    make_world()
    client.force_login(give_mandate(Role.PROGRAMME_TEAM, Party.objects.get(key="vws")))
    return client


@pytest.fixture
def upload(team: Client) -> Upload:
    def send(path: Path, day: str = "30-9-2023", **rest: str) -> HttpResponse:
        with path.open("rb") as file:
            return team.post(LIST, {"workbook": file, "holds_from": day, **rest})

    return send


def text_of(response: HttpResponse) -> str:
    return response.content.decode()


def confirm_columns(
    team: Client, columns: dict[int, str], *, row: int = 1, place: int = 0, **rest: str
) -> HttpResponse:
    form = {f"kolom-{place}-{column}": field for column, field in columns.items()}
    known = {f"blad-{place}": "ja", f"kopregel-{place}": str(row), "holds_from": "30-9-2023", "doen": "verder"}
    return team.post(f"{LIST}1/kolommen/", known | form | rest)


TIDY = {0: "number", 1: "title", 2: "owner", 3: "deadline", 4: "status", 5: "explanation"}


def to_the_difference(team: Client, upload: Upload, path: Path) -> str:
    upload(path)
    confirm_columns(team, TIDY, **{"thema-0": "a-zorg"})
    return text_of(team.post(f"{LIST}1/woorden/", {"met-antwoorden": "ja"}, follow=True))


def digest_on(page: str) -> str:
    return page.partition('name="controlegetal" value="')[2].partition('"')[0]


def test_a_list_goes_from_upload_to_known_actions(team: Client, upload: Upload, tmp_path: Path) -> None:
    response = upload(workbook(tmp_path, [NEW, KADER]))
    assert response["Location"] == f"{LIST}1/kolommen/"
    columns = text_of(team.get(response["Location"]))
    assert "Alle kolommen zijn herkend" in columns
    assert "Iets nieuws doen" in columns
    words = confirm_columns(team, TIDY, **{"thema-0": "a-zorg"})
    assert words["Location"] == f"{LIST}1/woorden/"
    assert "U hoeft niets te kiezen" in text_of(team.get(words["Location"]))
    difference = text_of(team.post(words["Location"], {"met-antwoorden": "ja"}, follow=True))
    assert "Nieuw: 1. Gewijzigd: 1. Antwoorden: 0. Er is nog niets vastgelegd." in difference
    assert Action.objects.count() == 1
    write = text_of(team.post(f"{LIST}1/verschil/", {"doen": "verder"}, follow=True))
    assert "1 nieuwe actie, geldig vanaf 30 september 2023." in write
    assert "Terugdraaien in één keer kan niet." in write
    done = text_of(team.post(f"{LIST}1/vastleggen/", {"controlegetal": digest_on(write)}, follow=True))
    assert "Vastgelegd: 1 nieuwe acties, 1 gewijzigde acties en 0 antwoorden." in done
    assert ActionRecord.objects.lasting().get(action__key="a-iets-nieuws-doen").place == f"blad {SHEET}, rij 2"
    assert "lijst.xlsx" in text_of(team.get(LIST))


def test_changes_are_shown_field_by_field(team: Client, upload: Upload, tmp_path: Path) -> None:
    to_the_difference(team, upload, workbook(tmp_path, [KADER]))
    page = text_of(team.get(f"{LIST}1/verschil/?soort=gewijzigd"))
    assert "<dt>Trekker</dt>" in page
    assert "Zorginstituut</del>" in page
    assert "Ministerie van VWS</ins>" in page


def test_an_untidy_list_asks_only_what_is_not_certain(team: Client, upload: Upload, tmp_path: Path) -> None:
    upload(make_messy_list(tmp_path / "rommel.xlsx", theme="a-zorg"))
    columns = text_of(team.get(f"{LIST}1/kolommen/"))
    assert "Oefengegevens" in columns
    assert "Leeswijzer" in columns
    fields = {0: "theme", 1: "number", 2: "title", 3: "owner", 4: "deadline", 5: "status", 6: "explanation"}
    confirm_columns(team, fields, row=5, place=1)
    words = text_of(team.get(f"{LIST}1/woorden/"))
    for text in ("Zorginstituut Nederlnd", "Stichting Verzonnen", "VWS / ZIN", "amber", "eind 2026"):
        assert f"“{text}”" in words
    assert "“Q4 2026”" not in words
    asked = text_of(team.post(f"{LIST}1/woorden/", {"doen": "verder"}))
    assert "Kies nog voor" in asked


def test_a_party_can_be_typed_and_one_that_nobody_knows_is_said(team: Client, upload: Upload, tmp_path: Path) -> None:
    upload(workbook(tmp_path, [(1, "Iets doen", "Heel iets anders", None, None, None)]))
    confirm_columns(team, TIDY, **{"thema-0": "a-zorg"})
    wrong = team.post(f"{LIST}1/woorden/", {"woord-0": "+ander", "partij-0": "Bestaat niet"})
    assert wrong.status_code == 422
    assert 'value="Bestaat niet"' in text_of(wrong)
    right = team.post(f"{LIST}1/woorden/", {"woord-0": "+ander", "partij-0": "zorginstituut"})
    assert right["Location"] == f"{LIST}1/verschil/"
    assert "Zorginstituut" in text_of(team.get(f"{LIST}1/woorden/"))


def test_for_all_cells_with_more_owners_the_first_can_be_chosen_at_once(
    team: Client, upload: Upload, tmp_path: Path
) -> None:
    owners = "Zorginstituut / Ministerie van VWS"
    rows = [(n, f"Samen iets doen {n}", f"{owners}{';' * n}", None, None, None) for n in (1, 2)]
    upload(workbook(tmp_path, rows))
    confirm_columns(team, TIDY, **{"thema-0": "a-zorg"})
    response = team.post(f"{LIST}1/woorden/", {"doen": "trekkers:eerste"})
    assert response["Location"] == f"{LIST}1/verschil/"
    assert text_of(team.get(response["Location"])).count("<dd>Zorginstituut</dd>") == 2


def test_another_row_of_headings_is_recognised_anew(team: Client, upload: Upload, tmp_path: Path) -> None:
    rows = [("Actie", "Trekker"), ("Nr", "Actie"), (1, "Iets doen"), (2, "Nog iets")]
    upload(make_list(tmp_path / "dubbel.xlsx", {"A": rows}))
    form = {"blad-0": "ja", "kopregel-0": "2", "holds_from": "30-9-2023", "doen": "herken:0"}
    page = text_of(team.post(f"{LIST}1/kolommen/", form))
    assert "A: Nr" in page
    assert '<option value="number" selected>' in page


@pytest.mark.parametrize(
    ("columns", "rest", "told"),
    [
        ({2: "owner"}, {}, "kies de kolom waarin de actie staat"),
        ({1: "title", 2: "title"}, {}, "twee kolommen"),
        (TIDY, {"holds_from": "ooit"}, "Dit is geen dag"),
        (TIDY, {"blad-0": "nee"}, "Kies minstens één blad"),
    ],
)
def test_a_choice_of_columns_that_cannot_be_is_told_with_what_was_chosen_kept(
    team: Client, upload: Upload, tmp_path: Path, columns: dict[int, str], rest: dict[str, str], told: str
) -> None:
    upload(workbook(tmp_path, [NEW]))
    response = confirm_columns(team, columns, **rest)
    assert response.status_code == 422
    assert told in text_of(response)
    assert ActionImport.objects.get().state == ImportState.STARTED


def test_rows_can_be_left_out_and_taken_along_again(team: Client, upload: Upload, tmp_path: Path) -> None:
    to_the_difference(team, upload, workbook(tmp_path, [NEW, KADER]))
    url = f"{LIST}1/verschil/?soort=nieuw"
    team.post(url, {"rij": f"{SHEET}!2", "vak-0": "ja", "doen": "bewaren"})
    page = text_of(team.get(f"{LIST}1/verschil/?soort=overgeslagen"))
    assert "Iets nieuws doen" in page
    team.post(f"{LIST}1/verschil/?soort=overgeslagen", {"doen": "alles"})
    assert "Nieuw: 1." in text_of(team.get(url))


def test_a_title_that_is_almost_the_same_is_a_question(team: Client, upload: Upload, tmp_path: Path) -> None:
    to_the_difference(team, upload, workbook(tmp_path, [(None, "Actie a-kaders", "Zorginstituut")]))
    url = f"{LIST}1/verschil/?soort=misschien-bekend"
    assert "Dit is “Actie a-kader”" in text_of(team.get(url))
    team.post(url, {"rij": f"{SHEET}!2", "keuze-0": "a-kader", "doen": "bewaren"})
    assert "Actie a-kaders</ins>" in text_of(team.get(f"{LIST}1/verschil/?soort=gewijzigd"))


def test_a_cell_that_cannot_be_read_is_named_by_sheet_and_address(team: Client, upload: Upload, tmp_path: Path) -> None:
    page = to_the_difference(team, upload, workbook(tmp_path, [(1, None, "Zorginstituut", "2024", None, "Hallo.")]))
    assert "1 rij wacht op u" in page
    assert f"blad {SHEET}, rij 2" in page
    assert "<strong>B2</strong>" in page


def test_statuses_go_to_the_open_round_only_if_there_is_one(team: Client, upload: Upload, tmp_path: Path) -> None:
    row = (1, "Actie a-kader", "Zorginstituut", None, "op-schema", None)
    page = to_the_difference(team, upload, workbook(tmp_path, [row]))
    assert "Er is geen open ronde" in page
    make_round("proef", "2023Q3")
    assert "Antwoorden: 1." in text_of(team.get(f"{LIST}1/verschil/"))
    assert "in de open ronde 2023Q3" in text_of(team.get(f"{LIST}1/woorden/"))


def test_what_changed_after_it_was_shown_is_shown_again(team: Client, upload: Upload, tmp_path: Path) -> None:
    to_the_difference(team, upload, workbook(tmp_path, [NEW]))
    page = text_of(team.post(f"{LIST}1/vastleggen/", {"controlegetal": "verouderd"}, follow=True))
    assert "Er is iets veranderd sinds u het verschil zag." in page
    assert Action.objects.count() == 1


def test_an_import_can_be_left_and_gone_on_with_or_thrown_away(team: Client, upload: Upload, tmp_path: Path) -> None:
    upload(workbook(tmp_path, [NEW]))
    assert "Nog niet af" in text_of(team.get(LIST))
    page = text_of(team.get(f"{LIST}1/"))
    assert f'href="{LIST}1/kolommen/"' in page
    assert "Wilt u het inlezen van “lijst.xlsx” wegdoen?" in text_of(team.get(f"{LIST}1/wegdoen/"))
    team.post(f"{LIST}1/wegdoen/", {"bevestigd": "ja"})
    assert ActionImport.objects.get().state == ImportState.DISCARDED
    for step in ("kolommen", "woorden", "verschil", "vastleggen", "wegdoen"):
        assert team.get(f"{LIST}1/{step}/")["Location"] == f"{LIST}1/"
    assert "Er is niets vastgelegd" in text_of(team.get(f"{LIST}1/"))


def test_a_finished_import_can_be_compared_again(team: Client, upload: Upload, tmp_path: Path) -> None:
    to_the_difference(team, upload, workbook(tmp_path, [NEW]))
    write = text_of(team.get(f"{LIST}1/vastleggen/"))
    team.post(f"{LIST}1/vastleggen/", {"controlegetal": digest_on(write)})
    assert team.post(f"{LIST}1/opnieuw/")["Location"] == f"{LIST}2/kolommen/"
    assert "verandert niets" in text_of(team.get(f"{LIST}2/verschil/"))
    assert team.get(f"{LIST}2/vastleggen/")["Location"] == f"{LIST}2/verschil/"


def test_the_mapping_can_be_fetched_for_the_command_line(team: Client, upload: Upload, tmp_path: Path) -> None:
    upload(workbook(tmp_path, [(1, "Iets doen", "Onbekende Club")]))
    response = team.get(f"{LIST}1/koppeling.yaml")
    assert response["Content-Type"].startswith("application/yaml")
    assert "kolommen:" in text_of(response)
    assert "# Te kiezen: “Onbekende Club”" in text_of(response)


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"", "Het bestand is leeg."), (b"Actie;Trekker", "Dit is geen werkboek."), (b"PK\x03\x04kapot", "")],
)
def test_a_file_that_is_no_workbook_is_told_at_its_field(
    upload: Upload, tmp_path: Path, content: bytes, told: str
) -> None:
    path = tmp_path / "lijst.xlsx"
    path.write_bytes(content)
    response = upload(path)
    assert response.status_code == 422
    assert told in text_of(response)
    assert 'value="30-9-2023"' in text_of(response)


def test_only_the_programme_team_is_led_to_these_pages(team: Client, client: Client) -> None:
    assert LIST in text_of(team.get("/proef/acties/"))
    assert LIST in text_of(team.get("/proef/rondes/"))
    other = Client()
    other.force_login(give_mandate(Role.MONITORING_PARTY, Party.objects.get(key="zin")))
    assert LIST not in text_of(other.get("/proef/acties/"))
    assert LIST not in text_of(other.get("/proef/rondes/"))
    assert other.get(LIST).status_code == 403


def queries_of(team: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert team.get(url).status_code == 200
    return len(asked)


def test_three_times_the_rows_ask_as_much_of_the_database(team: Client, upload: Upload, tmp_path: Path) -> None:
    seen = []
    for number, count in ((1, 10), (2, 30)):
        titles = [f"{chr(97 + n % 26) * 9} {n} bezigheid" for n in range(count)]
        rows = [(None, title, "Zorginstituut", None, None, None) for title in titles]
        upload(make_list(tmp_path / f"{count}.xlsx", {SHEET: [HEADINGS, *rows]}))
        ActionImport.objects.filter(number=number).update(state=ImportState.COMPARED)
        pages = ("kolommen", "woorden", "verschil", "vastleggen")
        seen.append([queries_of(team, f"{LIST}{number}/{page}/") for page in pages])
    assert seen[0] == seen[1]
