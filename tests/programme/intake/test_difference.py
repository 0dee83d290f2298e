# SPDX-License-Identifier: EUPL-1.2
"""What rows say, what they mean, and what they would change."""

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.programme.intake.choices import ListField, NameKind, RowKind
from akkoord.programme.intake.rules.difference import Difference, Known, KnownAction, compare
from akkoord.programme.intake.rules.keys import new_action_keys
from akkoord.programme.intake.rules.mapping import (
    AS_NEW,
    LEAVE_OUT,
    NEW_PARTY,
    NOBODY,
    TAKE,
    ListMapping,
    MappingUnreadable,
    SheetMapping,
    as_plain,
    from_plain,
)
from akkoord.programme.intake.rules.reading import Reader, words_to_decide
from akkoord.programme.intake.rules.rows import RawRow, raw_rows
from akkoord.programme.intake.rules.words import NO_RESULT, CellValue, Sheet, SheetRow
from tests.programme.intake.names import AROUND, PARTIES

DAY = date(2026, 9, 30)
NUMBER, TITLE, OWNER, DEADLINE, STATUS = (
    ListField.NUMBER,
    ListField.TITLE,
    ListField.OWNER,
    ListField.DEADLINE,
    ListField.STATUS,
)
COLUMNS = {0: NUMBER, 1: TITLE, 2: OWNER, 3: DEADLINE, 4: STATUS}
KADER = KnownAction(1, 11, "a-kader", "a-zorg", "Kader maken", date(2023, 1, 1), owner="zin")
KEYS = frozenset(party.key for party in PARTIES)


def raws(
    *rows: tuple[CellValue, ...], theme: str = "a-zorg", columns: Mapping[int, ListField] = COLUMNS
) -> list[RawRow]:
    lines = [SheetRow(1, ("Kop",))] + [SheetRow(number, row) for number, row in enumerate(rows, 2)]
    mapping = SheetMapping("Blad", True, 1, theme, columns)
    return list(raw_rows(Sheet("Blad", tuple(lines)), mapping, AROUND.themes))


def difference(
    *rows: tuple[CellValue, ...],
    known: tuple[KnownAction, ...] = (KADER,),
    numbers: Mapping[str, str] | None = None,
    mapping: ListMapping | None = None,
    holds_from: date = DAY,
) -> Difference:
    chosen = mapping or ListMapping()
    reader = Reader(chosen, AROUND, KEYS)
    outcomes = [(raw, reader.read(raw)) for raw in raws(*rows)]
    return compare(outcomes, Known(known, numbers or {}), choices=chosen.rows, holds_from=holds_from)


def kinds(*rows: tuple[CellValue, ...], **rest: object) -> list[RowKind]:
    return [entry.kind for entry in difference(*rows, **rest).entries]  # type: ignore[arg-type]


def test_a_theme_column_goes_on_until_another_is_named_and_a_sheet_may_have_tussenkoppen() -> None:
    columns = {0: ListField.THEME, 1: TITLE, 2: OWNER}
    found = raws(("Passende zorg", "Een"), ("", "Twee"), ("B", "Drie"), theme="", columns=columns)
    assert [raw.said[ListField.THEME] for raw in found] == ["Passende zorg", "Passende zorg", "B"]


def test_a_heading_between_the_rows_names_the_theme_or_the_group() -> None:
    lines = [
        SheetRow(1, ("Nr", "Actie")),
        SheetRow(2, ("Regionale samenwerking",), spans=True),
        SheetRow(3, ("Voorbereiding",), spans=True),
        SheetRow(4, (1, "Een")),
    ]
    mapping = SheetMapping("Blad", True, 1, "", {0: NUMBER, 1: TITLE})
    (found,) = raw_rows(Sheet("Blad", tuple(lines)), mapping, AROUND.themes)
    assert (found.theme, found.said[ListField.GROUP]) == ("b-regio", "Voorbereiding")


def test_an_action_with_nothing_beside_it_is_an_action_in_a_list_without_numbers() -> None:
    found = raws(("Alleen een titel",), columns={0: TITLE, 1: OWNER})
    assert [raw.said[TITLE] for raw in found] == ["Alleen een titel"]


def test_several_columns_of_notes_become_one_text() -> None:
    columns = {0: TITLE, 1: ListField.EXPLANATION, 2: ListField.EXPLANATION}
    (found,) = raws(("Een", "eerste", "tweede"), columns=columns)
    assert found.said[ListField.EXPLANATION] == "eerste\ntweede"


def test_a_row_is_new_changed_or_the_same() -> None:
    found = difference((1, "Iets nieuws", "VWS"), (2, "Kader maken", "VWS", "Q4 2026"))
    assert [entry.kind for entry in found.entries] == [RowKind.NEW, RowKind.CHANGED]
    assert [(one.field, one.was, one.became) for one in found.entries[1].changes] == [
        (OWNER, "zin", "vws"),
        (DEADLINE, "", "4e kwartaal 2026"),
    ]
    assert kinds((1, "kader MAKEN", "ZINL")) == [RowKind.CHANGED]  # the title is written otherwise
    assert kinds((1, "Kader maken", "ZINL")) == [RowKind.SAME]


def test_an_empty_cell_changes_nothing_and_what_is_not_in_the_list_stays() -> None:
    other = replace(KADER, id=2, record_id=12, key="a-ander", title="Iets heel anders")
    found = difference((1, "Kader maken"), known=(KADER, other))
    assert [entry.kind for entry in found.entries] == [RowKind.SAME]
    assert [action.key for action in found.absent] == ["a-ander"]


def test_the_worked_example_of_the_documentation() -> None:
    found = difference(
        (None, "Kader maken", "VWS"),
        (None, "Kader maken", None, "PM"),
        (None, None, "VWS"),
        (None, "Het kader maken", "ZN"),
        (None, "Kader maaken", "ZN"),
    )
    assert [entry.kind for entry in found.entries] == [
        RowKind.DUPLICATE,
        RowKind.DUPLICATE,
        RowKind.UNREADABLE,
        RowKind.NEW,
        RowKind.POSSIBLE,
    ]
    assert found.entries[4].near == ((KADER, 96),)


def test_a_number_that_a_list_gave_before_finds_an_action_with_another_title() -> None:
    numbers = {"a-zorg/12": "a-kader"}
    found = difference((12, "Kader maken en delen", "ZIN"), numbers=numbers)
    assert found.entries[0].kind == RowKind.CHANGED
    assert [one.field for one in found.entries[0].changes] == [TITLE]


def test_a_number_with_quite_another_title_is_a_question() -> None:
    found = difference((12, "Verslag over de wijkverpleging", "ZIN"), numbers={"a-zorg/12": "a-kader"})
    assert found.entries[0].kind == RowKind.POSSIBLE
    assert "nummer" in found.entries[0].why


def test_the_same_title_in_another_theme_is_a_question() -> None:
    elsewhere = replace(KADER, theme="b-regio")
    assert kinds((1, "Kader maken", "ZIN"), known=(elsewhere,)) == [RowKind.POSSIBLE]


@pytest.mark.parametrize(
    ("choice", "kind"),
    [(AS_NEW, RowKind.NEW), ("a-kader", RowKind.CHANGED), (LEAVE_OUT, RowKind.LEFT_OUT), ("", RowKind.POSSIBLE)],
)
def test_a_person_decides_what_a_possible_duplicate_is(choice: str, kind: RowKind) -> None:
    mapping = ListMapping(rows={"Blad!2": choice} if choice else {})
    assert kinds((None, "Kader maaken", "ZN"), mapping=mapping) == [kind]


def test_rows_that_say_the_same_count_once_and_of_others_the_one_that_was_chosen() -> None:
    row = (None, "Iets nieuws", "VWS")
    assert kinds(row, row) == [RowKind.NEW, RowKind.DUPLICATE]
    chosen = ListMapping(rows={"Blad!3": TAKE})
    assert kinds(row, (None, "Iets nieuws", "ZN"), mapping=chosen) == [RowKind.DUPLICATE, RowKind.NEW]


def test_a_change_before_what_is_known_cannot_be_read_and_says_from_which_day() -> None:
    found = difference((1, "Kader maken", "VWS"), holds_from=date(2022, 1, 1))
    assert found.entries[0].kind == RowKind.UNREADABLE
    assert "1-1-2023" in found.entries[0].faults[0].message


@pytest.mark.parametrize(
    ("row", "cell", "told"),
    [
        ((1, "", "VWS"), "B2", "wat de actie is"),
        ((1, "x" * 501, "VWS"), "B2", "501 tekens"),
        ((1, "Een", "VWSS"), "C2", "geen bekende partij"),
        ((1, "Een", "VWS / ZN"), "C2", "meer namen"),
        ((1, "Een", "VWS", "ooit"), "D2", "geen moment"),
        ((1, "Een", "VWS", "", "paars"), "E2", "geen status"),
        ((1, "Een", "#N/B"), "C2", "formule"),
        ((1, "Een", NO_RESULT), "C2", "formule"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named(row: tuple[CellValue, ...], cell: str, told: str) -> None:
    (entry,) = difference(row).entries
    assert entry.kind == RowKind.UNREADABLE
    assert (entry.faults[0].sheet, entry.faults[0].cell) == ("Blad", cell)
    assert told in entry.faults[0].message


def test_an_action_without_a_theme_cannot_be_read() -> None:
    reader = Reader(ListMapping(), AROUND, KEYS)
    (raw,) = raws((1, "Een", "VWS"), theme="")
    assert "geen thema" in reader.read(raw)[0].message  # type: ignore[index]


def test_words_are_asked_once_with_where_they_stand() -> None:
    found = words_to_decide(
        raws((1, "Een", "VWSS", "ooit", "groen"), (2, "Twee", "VWSS"), (3, "Drie", "VWS / ZN", "", "Op schema")),
        ListMapping(),
        AROUND,
    )
    assert [(word.kind, word.text, word.count) for word in found] == [
        (NameKind.PARTY, "VWSS", 2),
        (NameKind.OWNER, "VWS / ZN", 1),
        (NameKind.STATUS, "groen", 1),
        (NameKind.MOMENT, "ooit", 1),
    ]
    assert found[0].cells == ("Blad C2", "Blad C3")
    assert found[2].proposal == "op-schema"


def test_decisions_are_followed() -> None:
    mapping = (
        ListMapping()
        .with_meanings(NameKind.PARTY, {"VWSS": "vws", "Iemand": NEW_PARTY, "Niemand": NOBODY})
        .with_meanings(NameKind.OWNER, {"VWS / ZN": "zn", "VWS / ZIN": NOBODY})
    )
    owners = ("VWSS", "Iemand", "Niemand", "VWS / ZN", "VWS / ZIN")
    rows = [(number, f"Actie {number}", owner) for number, owner in enumerate(owners)]
    read = [entry.read for entry in difference(*rows, mapping=mapping).entries]
    assert [one.owner for one in read if one] == ["vws", "iemand", "", "zn", ""]
    assert read[2] is not None and read[2].owner_missing == "De actielijst noemt “Niemand”."
    assert read[3] is not None and read[3].parties == {"vws"}
    assert read[4] is not None and read[4].parties == {"vws", "zin"}


@given(st.lists(st.sampled_from(["Kader maken", "Iets nieuws", "Kader maaken", "Nog iets"]), max_size=6), st.randoms())
def test_the_order_of_rows_changes_nothing(titles: list[str], chance: random.Random) -> None:
    rows = [(None, title, "VWS") for title in titles]
    shuffled = chance.sample(rows, len(rows))

    def told(found: Difference) -> list[tuple[str, str]]:
        return sorted((entry.kind.value, entry.title) for entry in found.entries)

    assert told(difference(*rows)) == told(difference(*shuffled))


def test_the_digest_moves_with_what_would_be_written() -> None:
    one = difference((1, "Kader maken", "VWS")).digest
    assert difference((1, "Kader maken", "VWS")).digest == one
    assert difference((1, "Kader maken", "ZN")).digest != one
    assert difference((1, "Kader maken", "VWS"), known=(replace(KADER, record_id=99),)).digest != one


def test_keys_of_new_actions_are_free() -> None:
    wished = [("A", "Kader passende zorg"), ("A", "Kader passende zorg"), ("", "…")]
    assert new_action_keys(wished, {"a-kader-passende-zorg"}) == [
        "a-kader-passende-zorg-2",
        "a-kader-passende-zorg-3",
        "actie",
    ]


def test_a_mapping_comes_back_from_plain_values_as_it_was() -> None:
    mapping = ListMapping(
        (SheetMapping("Blad", True, 4, "a-zorg", {0: NUMBER, 27: TITLE}),),
        {NameKind.PARTY: {"vwss": "vws", "iemand": NEW_PARTY}, NameKind.STATUS: {"groen": NOBODY}},
        {"Blad!4": LEAVE_OUT},
    )
    assert from_plain(as_plain(mapping)) == mapping


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ([], "geen lijst van onderdelen"),
        ({"blad": 1}, "“blad” is geen onderdeel"),
        ({"bladen": {"a": 1}}, "“bladen” is geen lijst"),
        ({"bladen": [{"kopregel": 1}]}, "bladen, 1e blad: de naam"),
        ({"bladen": [{"blad": "X", "kopregel": 0}]}, "kopregel is geen rijnummer"),
        ({"bladen": [{"blad": "X", "kolommen": {"1": "actie"}}]}, "geen kolomletter"),
        ({"bladen": [{"blad": "X", "kolommen": {"A": "akte"}}]}, "kolom A: “akte”"),
        ({"bladen": [{"blad": "X", "kolommen": {"A": "actie", "B": "actie"}}]}, "twee kolommen"),
        ({"partijen": ["vws"]}, "naam: waarde"),
    ],
)
def test_a_mapping_with_a_fault_says_where(content: object, told: str) -> None:
    with pytest.raises(MappingUnreadable, match=told):
        from_plain(content)
