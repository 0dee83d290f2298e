# SPDX-License-Identifier: EUPL-1.2
"""Workbooks as they come back: sorted, renamed, merged, with formulas, from another program, or with rows of others."""

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl.utils import get_column_letter

from akkoord.kernel.moment import PlannedMoment
from akkoord.programme.workbooks.choices import RowKind, Scope
from akkoord.programme.workbooks.columns import Field
from akkoord.programme.workbooks.errors import NotOurWorkbook
from akkoord.programme.workbooks.models import Upload
from akkoord.programme.workbooks.operations import accept_rows
from tests.foundation.tabular.workbooks import by_office
from tests.programme.workbooks.world import GOOD, HEADING, Filled, World, kinds, row_of


def filled(world: World, **texts: Any) -> Filled:
    """A workbook in which the row of kader was filled in."""
    return Filled(world.issue()).fill("kader", **(dict(GOOD) | texts))


def faults(upload: Upload, action: str = "kader") -> dict[str, str]:
    """The faults of a row: message by column."""
    return {fault["field"]: fault["message"] for fault in row_of(upload, action).faults}


def test_a_fault_names_its_cell_and_what_is_expected(world: World) -> None:
    book = filled(world, status="aanvullende-inzet", explanation="", forecast="ooit", need_from="niemand")
    upload = world.send(book.bytes())
    row = row_of(upload, "kader")
    assert (row.kind, row.sheet) == (RowKind.FAULTY, "A a-zorg")
    cells = {fault["field"]: fault["cell"] for fault in row.faults}
    assert cells["forecast"] == book.cell("kader", Field.FORECAST).coordinate
    assert "Schrijf een dag" in faults(upload)["forecast"]
    assert "explanation" in cells
    assert "geen partij" in faults(upload)["need_from"]


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        (date(2024, 3, 15), PlannedMoment.day(date(2024, 3, 15))),
        (datetime(2024, 3, 15), PlannedMoment.day(date(2024, 3, 15))),
        ("15 maart 2024", PlannedMoment.day(date(2024, 3, 15))),
        ("15 March 2024", PlannedMoment.day(date(2024, 3, 15))),
        ("maart 2024", PlannedMoment.month(2024, 3)),
        (2024, PlannedMoment.year(2024)),
        ("q2 2024", PlannedMoment.quarter(2024, 2)),
        ("2024 onwards", PlannedMoment.from_year(2024)),
        ("PM", PlannedMoment.to_be_decided()),
    ],
)
def test_a_date_is_read_however_it_was_written(world: World, typed: Any, moment: PlannedMoment) -> None:
    upload = world.send(filled(world, forecast=typed).bytes())
    accept_rows(world.owner, upload_id=upload.pk)
    assert world.answers("kader")[0].forecast == moment


def test_a_number_that_is_no_date_is_a_fault(world: World) -> None:
    assert "45366" in faults(world.send(filled(world, forecast=45366).bytes()))["forecast"]


def test_tabs_may_be_renamed_and_reordered(world: World) -> None:
    book = filled(world)
    book.book["A a-zorg"].title = "Mijn blad"
    book.book.move_sheet("Mijn blad", 3)
    upload = world.send(book.bytes())
    assert (row_of(upload, "kader").kind, row_of(upload, "kader").sheet) == (RowKind.NEW, "Mijn blad")


def test_rows_may_be_sorted_and_rows_and_columns_put_in_between(world: World) -> None:
    book = filled(world)
    sheet, _row = book.place("kader")
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEADING + 1)]
    for number, values in enumerate(reversed(rows), HEADING + 1):
        for column, value in enumerate(values, 1):
            sheet.cell(number, column).value = value
    sheet.insert_rows(HEADING + 2, 2)
    sheet.insert_cols(5, 2)
    sheet.cell(HEADING, 5).value = "Mijn eigen kolom"
    sheet.cell(HEADING + 2, 5).value = "aantekening"
    assert kinds(world.send(book.bytes()))["kader"] == RowKind.NEW


def test_columns_are_known_by_english_and_other_headings(world: World) -> None:
    book = filled(world)
    sheet, _row = book.place("kader")
    headings = {Field.STATUS: "STATUS:", Field.EXPLANATION: "Reason", Field.FORECAST: "Expected"}
    for field, heading in headings.items():
        sheet.cell(HEADING, book.column(sheet, field)).value = heading
    upload = world.send(book.bytes())
    assert kinds(upload)["kader"] == RowKind.NEW
    assert row_of(upload, "kader").becomes["explanation"] == "Het loopt."


def test_a_column_that_was_deleted_is_told(world: World) -> None:
    book = filled(world)
    sheet, _row = book.place("kader")
    sheet.delete_cols(book.column(sheet, Field.EXPLANATION))
    upload = world.send(book.bytes())
    assert any("Toelichting of reden" in note for note in upload.notes)
    assert row_of(upload, "kader").becomes["explanation"] == ""


def test_headings_that_were_deleted_are_told(world: World) -> None:
    book = filled(world)
    sheet, _row = book.place("kader")
    sheet.delete_rows(HEADING)
    upload = world.send(book.bytes())
    assert any("geen rij met kolomkoppen" in note for note in upload.notes)
    assert "kader" not in kinds(upload)


def test_a_row_that_was_added_is_unknown(world: World) -> None:
    book = filled(world)
    sheet, row = book.place("kader")
    extra = sheet.max_row + 1
    sheet.cell(extra, 2).value = "Actie nieuw"
    sheet.cell(extra, book.column(sheet, Field.STATUS)).value = "op-schema"
    upload = world.send(book.bytes())
    assert kinds(upload)["nieuw"] == RowKind.UNKNOWN
    assert "erbij gezet" in faults(upload, "nieuw")["key"]


def test_a_changed_key_is_noticed(world: World) -> None:
    book = filled(world)
    sheet, row = book.place("kader")
    key = sheet.cell(row, 1)
    key.value = re.sub(r"\.(\d+)\.", lambda found: f".{int(found[1]) + 1}.", key.value, count=1)
    upload = world.send(book.bytes())
    assert "is veranderd" in faults(upload)["key"]
    assert row_of(upload, "kader").question is None


def test_keys_that_were_swapped_go_with_their_question_and_not_their_title(world: World) -> None:
    book = filled(world)
    sheet, row = book.place("kader")
    _same, other = book.place("toets")
    first, second = sheet.cell(row, 1), sheet.cell(other, 1)
    first.value, second.value = second.value, first.value
    upload = world.send(book.bytes())
    assert row_of(upload, "toets").becomes["explanation"] == "Het loopt."


def test_a_row_that_is_there_twice_is_a_fault_that_names_the_other(world: World) -> None:
    book = filled(world)
    sheet, row = book.place("kader")
    extra = sheet.max_row + 1
    for column in range(1, sheet.max_column + 1):
        sheet.cell(extra, column).value = sheet.cell(row, column).value
    upload = world.send(book.bytes())
    second = upload.rows.get(number=extra)
    assert second.kind == RowKind.FAULTY
    assert f"rij {row}" in second.faults[0]["message"]
    accept_rows(world.owner, upload_id=upload.pk)
    assert len(world.answers("kader")) == 1


def test_a_merged_status_counts_for_every_row_it_covers(world: World) -> None:
    book = filled(world).fill("toets", explanation="Ook.")
    sheet, row = book.place("kader")
    letter = get_column_letter(book.column(sheet, Field.STATUS))
    sheet.merge_cells(f"{letter}{row}:{letter}{row + 1}")
    assert kinds(world.send(book.bytes()))["toets"] == RowKind.NEW


def test_a_formula_without_a_result_and_an_error_are_faults(world: World) -> None:
    upload = world.send(filled(world, explanation='="Het "&"loopt"', forecast="#N/B").bytes())
    assert "formule zonder uitkomst" in faults(upload)["explanation"]
    assert "#N/B" in faults(upload)["forecast"]


def test_nothing_changed_beside_something_else_is_a_fault(world: World) -> None:
    assert "Kies één van beide" in faults(world.send(filled(world, unchanged="ja").bytes()))["unchanged"]
    wrong = world.send(Filled(world.issue()).fill("kader", unchanged="misschien").bytes())
    assert "geen ja of nee" in faults(wrong)["unchanged"]


def test_nothing_changed_without_an_answer_last_time_is_a_fault(world: World) -> None:
    upload = world.send(Filled(world.issue()).fill("toets", unchanged="ja").bytes())
    assert row_of(upload, "toets").kind == RowKind.FAULTY


def test_two_needs_stand_on_two_lines(world: World) -> None:
    needs = {"need_what": "Geld\nEen besluit", "need_from": "NZa\n-", "need_by": "Q1 2024"}
    upload = world.send(filled(world, status="aanvullende-inzet", **needs).bytes())
    accept_rows(world.owner, upload_id=upload.pk)
    kept = [(one.what, str(one.by), one.wanted_from) for one in world.answers("kader")[0].needs.order_by("pk")]
    assert [(what, by, party.key if party else None) for what, by, party in kept] == [
        ("Geld", "2024-Q1", "nza"),
        ("Een besluit", "2024-Q1", None),
    ]


def test_rows_of_somebody_elses_workbook_are_not_yours(world: World) -> None:
    book, other = filled(world), Filled(world.issue(world.other))
    sheet, _row = book.place("norm")
    theirs, row = other.place("tarief")
    extra = sheet.max_row + 1
    for column in range(1, theirs.max_column + 1):
        sheet.cell(extra, column).value = theirs.cell(row, column).value
    sheet.cell(extra, book.column(sheet, Field.STATUS)).value = "afgerond"
    upload = world.send(book.bytes())
    assert kinds(upload)["tarief"] == RowKind.NOT_YOURS
    accept_rows(world.owner, upload_id=upload.pk)
    assert world.answers("tarief") == []


def test_a_workbook_without_stamp_is_known_by_its_rows_and_without_both_by_nothing(world: World) -> None:
    book = filled(world)
    del book.book["_stempel"]
    assert kinds(world.send(book.bytes()))["kader"] == RowKind.NEW
    for sheet in book.book.worksheets:
        sheet.delete_cols(1)
    with pytest.raises(NotOurWorkbook):
        world.send(book.bytes())


def test_a_text_that_looks_like_a_formula_stays_a_text(world: World) -> None:
    content = filled(world, explanation="'=1+1").bytes()
    accept_rows(world.owner, upload_id=world.send(content).pk)
    again = Filled(world.issue()).cell("kader", Field.EXPLANATION)
    assert (again.value, again.data_type) == ("'=1+1", "s")


@pytest.mark.parametrize("kind", ["ods", "xlsx"])
def test_what_libreoffice_saved_gives_the_same_answers(world: World, tmp_path: Path, kind: str) -> None:
    book = filled(world, forecast=date(2024, 3, 15)).fill("norm", unchanged="ja")
    path = by_office(book.saved(tmp_path), kind)
    upload = world.send(path.read_bytes(), name=path.name)
    assert kinds(upload) == {"kader": RowKind.NEW, "norm": RowKind.REPEAT, "toets": RowKind.BLANK}
    accept_rows(world.owner, upload_id=upload.pk)
    assert str(world.answers("kader")[0].forecast) == "2024-03-15"


def test_two_people_send_in_one_workbook_and_each_row_is_answered_once(world: World) -> None:
    content = Filled(world.issue(world.team, Scope.ROUND)).fill("kader", **GOOD).fill("tarief", **GOOD).bytes()
    mine, theirs = world.send(content, world.owner), world.send(content, world.other)
    assert (kinds(mine)["kader"], kinds(mine)["tarief"]) == (RowKind.NEW, RowKind.NOT_YOURS)
    accept_rows(world.owner, upload_id=mine.pk)
    accept_rows(world.other, upload_id=theirs.pk)
    assert len(world.answers("kader")) == len(world.answers("tarief")) == 1
