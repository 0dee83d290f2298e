# SPDX-License-Identifier: EUPL-1.2
import csv
import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from django.http import QueryDict
from django.template import Context, Template
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from akkoord.kernel.signal import Signal, SignalKind
from akkoord.web.components.bound_table import BoundTable
from akkoord.web.components.export import FileNote, as_csv, as_xlsx, file_name
from akkoord.web.components.items import SourceRef
from akkoord.web.components.table import Cell, Column, Filter, Option, Row, Table, TableQuery
from akkoord.web.shell.downloads import table_download
from akkoord.web.shell.surroundings import Surroundings

COLUMNS = (
    Column("title", "Actie", sortable=True, row_header=True),
    Column("owner", "Trekker"),
    Column("steps", "Stappen", kind="number", sortable=True),
)
NOTE = FileNote("30 september 2023")
PRACTICE = FileNote("30 september 2023", "Deze pagina toont oefengegevens.")


def a_table(query: str = "", total: int = 120, **changes: object) -> Table:
    asked = TableQuery.read(QueryDict(query), columns=COLUMNS, default="title").within(total)
    rows = (
        Row("1", (Cell("Actie 1", url="/acties/1"), Cell(missing="Trekker ontbreekt"), Cell("1.234", value=1234))),
        Row("2", (Cell("=cmd()"), Cell("Partij A"), Cell("-5", value=-5))),
    )
    given = {"unit": "acties", "empty": "Laad eerst een akkoord.", **changes}
    return Table("acties", "Acties", COLUMNS, given.pop("rows", rows), total, asked, **given)


def draw(table: Table, query: str = "") -> str:
    request = RequestFactory().get(f"/acties?{query}")
    return Template("{% load akkoord_components %}{% data_table table %}").render(
        Context({"table": table, "request": request})
    )


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ("title", False, 0, 50)),
        ("sorteer=-steps&pagina=3", ("steps", True, 100, 50)),
        ("sorteer=owner", ("title", False, 0, 50)),
        ("sorteer='; DROP TABLE", ("title", False, 0, 50)),
        ("pagina=-4", ("title", False, 0, 50)),
        ("pagina=²", ("title", False, 0, 50)),
        ("formaat=xlsx&pagina=3", ("title", False, 0, None)),
        ("formaat=exe", ("title", False, 0, 50)),
    ],
)
def test_what_the_reader_asks_is_read_and_the_rest_falls_back(
    query: str, expected: tuple[str, bool, int, int | None]
) -> None:
    asked = TableQuery.read(QueryDict(query), columns=COLUMNS, default="title")
    assert (asked.sort, asked.descending, asked.offset, asked.limit) == expected


@given(st.text(max_size=20), st.text(max_size=20), st.integers(0, 10_000))
def test_no_query_breaks_a_table(sort: str, page: str, total: int) -> None:
    asked = TableQuery.read({"sorteer": sort, "pagina": page}, columns=COLUMNS, default="-steps").within(total)
    assert asked.sort in {"title", "steps"}
    assert 0 <= asked.offset <= total


def test_the_heading_in_use_says_so_and_turns_the_order_around() -> None:
    drawn = draw(a_table("sorteer=steps&status=open&pagina=2"), "sorteer=steps&status=open&pagina=2")
    assert drawn.count("aria-sort=") == 1
    assert 'aria-sort="ascending"' in drawn
    assert 'href="?status=open&amp;sorteer=-steps"' in drawn
    assert 'href="?status=open&amp;sorteer=title"' in drawn


def test_pages_keep_the_order_and_leave_out_what_lies_between() -> None:
    bound = BoundTable(a_table("sorteer=-steps&pagina=5", total=500), QueryDict("sorteer=-steps&pagina=5"))
    assert [link.number for link in bound.page_links] == [1, None, 4, 5, 6, None, 10]
    assert bound.next_url == "?sorteer=-steps&pagina=6"
    assert [link.number for link in bound.page_links if link.current] == [5]


def test_a_page_beyond_the_last_shows_the_last() -> None:
    assert a_table("pagina=99").query.page == 3


def test_a_row_has_a_heading_labels_for_the_phone_and_what_is_missing() -> None:
    drawn = draw(a_table())
    assert 'scope="row" data-label="Actie"' in drawn
    assert 'data-label="Trekker"' in drawn
    assert '<span class="ak-missing">Trekker ontbreekt</span>' in drawn
    assert "1 tot en met 2 van 120 acties" in drawn


def test_a_link_in_a_row_keeps_the_peildatum() -> None:
    request = RequestFactory().get("/acties")
    request.as_of_params = {"peildatum": "2023-09-30"}
    text = Template("{% load akkoord_components %}{% data_table table %}")
    drawn = text.render(Context({"table": a_table(), "request": request}))
    assert 'href="/acties/1?peildatum=2023-09-30"' in drawn


def test_a_cell_can_hold_a_status_a_doubt_and_its_sources() -> None:
    cell = Cell(
        signal=Signal(SignalKind.ATTENTION, "aanvullende inzet nodig"),
        uncertain="De bron noemt geen jaar.",
        sources=(SourceRef("S1", "blz. 2", "/bronnen/s1"), SourceRef("S2")),
    )
    drawn = draw(a_table(rows=(Row("1", (Cell("A"), cell, Cell("1"))),), total=1))
    assert "ak-status--attention" in drawn
    assert "aanvullende inzet nodig" in drawn
    assert "De bron noemt geen jaar." in drawn
    assert "S1, blz. 2" in drawn
    assert "S2" in drawn


def test_an_empty_table_says_what_to_do_next() -> None:
    drawn = draw(a_table(rows=(), total=0))
    assert "Laad eerst een akkoord." in drawn
    assert "formaat=csv" not in drawn


def test_nothing_found_offers_to_clear_the_choice() -> None:
    chosen = Filter("status", "Status", "open", (Option("open", "Open"),))
    query = "status=open&sorteer=steps"
    drawn = draw(a_table(query, rows=(), total=0, filters=(chosen,)), query)
    assert "Niets gevonden met deze keuze" in drawn
    assert 'href="?sorteer=steps"' in drawn
    assert '<option value="open" selected>' in drawn
    assert '<input type="hidden" name="sorteer" value="steps">' in drawn


def test_two_tables_on_a_page_do_not_meet() -> None:
    params = QueryDict("a-sorteer=steps&b-pagina=2")
    first = TableQuery.read(params, columns=COLUMNS, default="title", prefix="a-")
    second = TableQuery.read(params, columns=COLUMNS, default="title", prefix="b-")
    assert (first.sort, first.page, second.sort, second.page) == ("steps", 1, "title", 2)


def test_a_row_with_a_cell_too_few_is_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        a_table(rows=(Row("1", (Cell("A"),)),)).cells_of(Row("1", (Cell("A"),)))


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_csv_holds_values_and_makes_formulas_harmless() -> None:
    lines = read_csv(as_csv(a_table(), NOTE))
    assert lines[0] == ["Actie", "Trekker", "Stappen", "Peildatum"]
    assert lines[1] == ["Actie 1", "Trekker ontbreekt", "1234", "30 september 2023"]
    assert lines[2][:3] == ["'=cmd()", "Partij A", "-5"]


def test_practice_data_is_marked_in_each_row_of_csv_and_in_the_name_of_the_file() -> None:
    lines = read_csv(as_csv(a_table(), PRACTICE))
    assert all(line[-1] == "oefengegevens" for line in lines[1:])
    assert file_name(a_table(), "csv", PRACTICE) == "acties-oefengegevens.csv"


def test_excel_holds_numbers_dates_and_text_and_no_formula() -> None:
    cells = (Cell("=1+1"), Cell("x", value=date(2023, 9, 30)), Cell("39,9", value=Decimal("39.9")))
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(a_table(rows=(Row("1", cells),), total=1), PRACTICE)))
    sheet = book.active
    assert sheet["A1"].value == f"Oefengegevens. {PRACTICE.practice_notice}"
    assert "30 september 2023" in sheet["A2"].value
    assert [sheet.cell(4, 1).value, sheet.cell(4, 1).data_type] == ["=1+1", "s"]
    assert sheet.cell(4, 2).value.date() == date(2023, 9, 30)
    assert sheet.cell(4, 3).value == 39.9
    assert "Oefengegevens" in sheet.oddHeader.center.text


@pytest.mark.django_db
def test_the_page_of_a_table_answers_with_a_file_when_asked(
    rf: RequestFactory, surroundings: Surroundings, settings: object
) -> None:
    settings.DEMO = True
    answer = table_download(rf.get("/acties?formaat=csv"), a_table("formaat=csv"))
    assert answer is not None
    assert answer["Content-Disposition"] == 'attachment; filename="acties-oefengegevens.csv"'
    assert b"oefengegevens" in answer.content
    assert table_download(rf.get("/acties"), a_table()) is None


def test_a_cell_without_anything_to_see_says_so() -> None:
    assert Cell().is_empty
    assert Cell(value=3).is_empty
    assert not Cell("0", value=0).is_empty
    assert not Cell(missing="onbekend").is_empty
    assert not Cell(note="geen grens").is_empty
