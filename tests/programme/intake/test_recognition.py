# SPDX-License-Identifier: EUPL-1.2
"""Which row has the headings, and which column holds what; with the numbers of docs/rules/action-lists.md."""

from datetime import date

import pytest

from akkoord.programme.intake.choices import ListField
from akkoord.programme.intake.rules.headings import heading_scores
from akkoord.programme.intake.rules.layout import find_header, rows_below
from akkoord.programme.intake.rules.recognition import recognise_columns
from akkoord.programme.intake.rules.words import CellValue, Sheet, SheetRow, address, column_letter, column_number
from tests.programme.intake.names import AROUND


def sheet(*rows: tuple[CellValue, ...]) -> Sheet:
    return Sheet("Blad", tuple(SheetRow(number, row) for number, row in enumerate(rows, 1) if row))


def recognised(headings: tuple[str, ...], *rows: tuple[CellValue, ...]) -> dict[str, tuple[ListField, int]]:
    below = [SheetRow(number, row) for number, row in enumerate(rows, 2)]
    guesses = recognise_columns(SheetRow(1, headings), below, AROUND)
    return {guess.letter: (guess.field, guess.confidence) for guess in guesses}


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Actie", ListField.TITLE),
        ("ACTIES", ListField.TITLE),
        ("Actie / afspraak", ListField.TITLE),
        ("Action item", ListField.TITLE),
        ("Nr.", ListField.NUMBER),
        ("No.", ListField.NUMBER),
        ("Actie nr", ListField.NUMBER),
        ("ID", ListField.NUMBER),
        ("Omschrijving actie", ListField.DESCRIPTION),
        ("Description", ListField.DESCRIPTION),
        ("Thema", ListField.THEME),
        ("Workstream", ListField.THEME),
        ("Onderwerp", ListField.GROUP),
        ("Trekker", ListField.OWNER),
        ("Actiehouder", ListField.OWNER),
        ("Trekker(s)", ListField.OWNER),
        ("Verantwoordelijke partij", ListField.OWNER),
        ("Action owner", ListField.OWNER),
        ("Lead", ListField.OWNER),
        ("Wie?", ListField.OWNER),
        ("Betrokken partijen", ListField.PARTIES),
        ("Samen met", ListField.PARTIES),
        ("Stakeholders", ListField.PARTIES),
        ("Deadline", ListField.DEADLINE),
        ("Datum gereed", ListField.DEADLINE),
        ("Due date", ListField.DEADLINE),
        ("Status", ListField.STATUS),
        ("Stoplicht", ListField.STATUS),
        ("RAG status", ListField.STATUS),
        ("Toelichting", ListField.EXPLANATION),
        ("Stand van zaken", ListField.EXPLANATION),
        ("Remarks", ListField.EXPLANATION),
        ("Prognose", ListField.FORECAST),
        ("Verwachte einddatum", ListField.FORECAST),
        ("Revised date", ListField.FORECAST),
    ],
)
def test_a_heading_is_read_as_the_field_it_names(heading: str, field: ListField) -> None:
    scores = heading_scores(heading)
    assert max(scores, key=lambda one: scores[one]) == field


@pytest.mark.parametrize("heading", ["Startdatum", "Start date", "Prioriteit", "Telefoon", "Bijlage", "", "12", "–"])
def test_a_heading_that_is_none_of_ours_says_nothing(heading: str) -> None:
    assert heading_scores(heading) == {}


@pytest.mark.parametrize(
    ("heading", "field", "points"),
    [
        ("Due date", ListField.DEADLINE, 95),
        ("Actiehouder (organisatie)", ListField.OWNER, 72),
        ("Trekkr", ListField.OWNER, 75),
    ],
)
def test_a_heading_has_the_points_of_the_documentation(heading: str, field: ListField, points: int) -> None:
    assert heading_scores(heading)[field] == points


def test_the_row_with_most_known_headings_is_the_header() -> None:
    found = find_header(sheet(("Actielijst",), (), ("Nr", "Actie", "Trekker", "Bijlage"), (1, "Iets doen", "ZN", "")))
    assert found is not None
    assert (found.row, found.confidence) == (3, 88)


def test_without_a_known_heading_the_first_row_with_two_cells_is_the_header_and_not_sure() -> None:
    found = find_header(sheet(("Titel van de lijst",), ("Qq", "Zz"), ("a", "b")))
    assert found is not None
    assert (found.row, found.confidence) == (2, 20)


def test_a_sheet_of_loose_sentences_has_no_header() -> None:
    assert find_header(sheet(("Vul dit elk kwartaal in.",), ("Met dank.",))) is None


def test_headings_printed_again_and_empty_rows_are_no_actions() -> None:
    lines = sheet(("Nr", "Actie"), (1, "Een"), (), ("Nr", "Actie"), (2, "Twee"))
    assert [row.number for row in rows_below(lines, 1)] == [2, 5]


def test_content_that_fits_makes_a_heading_surer_and_what_does_not_fit_less_sure() -> None:
    found = recognised(("Actie", "Trekker"), ("Iets doen in de zorg", "ZN"), ("Iets anders doen nu", "VWS"))
    assert found["B"] == (ListField.OWNER, 100)
    doubtful = recognised(("Actie", "Trekker"), ("Iets doen", date(2026, 1, 1)), ("Iets anders", date(2026, 2, 1)))
    assert doubtful["B"] == (ListField.OWNER, 65)


def test_columns_without_headings_are_recognised_by_what_stands_in_them() -> None:
    rows = [
        (f"{n}", f"Iets doen met onderwerp {n}", "ZN" if n % 2 else "VWS", date(2026, 1, n), "groen")
        for n in range(1, 10)
    ]
    found = recognised(("Qq", "Ww", "Rr", "Tt", "Yy"), *rows, ("10", "Het laatste dat gebeurt", "ZIN", "ooit", "rood"))
    assert found["D"] == (ListField.DEADLINE, 72)
    assert {letter: field for letter, (field, _points) in found.items()} == {
        "A": ListField.NUMBER,
        "B": ListField.TITLE,
        "C": ListField.OWNER,
        "D": ListField.DEADLINE,
        "E": ListField.STATUS,
    }


def test_a_field_that_stands_once_goes_to_the_surest_column() -> None:
    found = recognised(("Actie", "Naam van de actie", "Toelichting", "Opmerkingen"), ("Een", "Twee", "a", "b"))
    assert found["A"][0] == ListField.TITLE
    assert found["B"][0] == ListField.IGNORED
    assert (found["C"][0], found["D"][0]) == (ListField.EXPLANATION, ListField.EXPLANATION)


def test_without_a_title_the_description_is_the_action() -> None:
    assert recognised(("Nr", "Omschrijving"), (1, "Iets doen"), (2, "Nog iets"))["B"] == (ListField.TITLE, 50)


def test_headings_that_were_confirmed_before_are_read_as_then() -> None:
    header, rows = SheetRow(1, ("Actie", "Wie ook weer")), [SheetRow(2, ("Iets", "ZN"))]
    guesses = recognise_columns(header, rows, AROUND, {"actie": ListField.DESCRIPTION, "wie ook weer": ListField.TITLE})
    assert [(guess.field, guess.confidence) for guess in guesses] == [
        (ListField.DESCRIPTION, 100),
        (ListField.TITLE, 100),
    ]


def test_every_guess_says_why_and_shows_a_sample() -> None:
    (guess,) = recognise_columns(SheetRow(1, ("Trekker",)), [SheetRow(2, ("ZN",))], AROUND)
    assert "trekker" in guess.why
    assert guess.sample == ("ZN",)


@pytest.mark.parametrize(("number", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_named_as_a_spreadsheet_names_them(number: int, letters: str) -> None:
    assert column_letter(number) == letters
    assert column_number(letters) == number
    assert address(number, 7) == f"{letters}7"
