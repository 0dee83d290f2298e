# SPDX-License-Identifier: EUPL-1.2
"""A tree that could not be shown truthfully is refused when it is built."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from akkoord.kernel.moment import PlannedMoment
from akkoord.kernel.money import Euro
from akkoord.kernel.signal import Signal, SignalKind
from akkoord.reports.tree import (
    Axis,
    BarRow,
    BarStack,
    Block,
    Chapter,
    Column,
    ColumnKind,
    DateCell,
    Link,
    NumberCell,
    Origin,
    Report,
    ReportInvalid,
    Section,
    SignalCell,
    SignalCount,
    Table,
    TextCell,
    UnknownCell,
    charts_of,
    count_cell,
    moment_cell,
    money_cell,
    signal_cell,
    tables_of,
)
from tests.reports.sample import sample


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//elders.example", "acties", "https://a b", "/a\n/b", "\\\\x"]
)
def test_an_unsafe_address_is_refused(url: str) -> None:
    with pytest.raises(ReportInvalid, match="Geen veilig adres"):
        Link("lees", url)
    with pytest.raises(ReportInvalid, match="Geen veilig adres"):
        Origin("bron", url)


def test_a_row_must_fit_its_columns() -> None:
    columns = (Column("Actie"), Column("Aantal", ColumnKind.NUMBER))
    with pytest.raises(ReportInvalid, match="Rij 1"):
        Table("t", "T", columns, ((TextCell("een"),),))
    with pytest.raises(ReportInvalid, match="Rij 2"):
        Table("t", "T", columns, ((TextCell("een"), count_cell(1)), (TextCell("twee"), TextCell("2"))))


def test_unknown_fits_every_column() -> None:
    columns = tuple(Column(kind.value, kind) for kind in ColumnKind)
    assert Table("t", "T", columns, ((UnknownCell(),) * len(columns),)).rows


@pytest.mark.parametrize("position", [-1, 1])
def test_a_header_column_that_does_not_exist_is_refused(position: int) -> None:
    with pytest.raises(ReportInvalid, match="geen kolom"):
        Table("t", "T", (Column("Actie"),), (), header_column=position)


def test_a_table_without_columns_or_caption_is_refused() -> None:
    with pytest.raises(ReportInvalid, match="bijschrift of kolommen"):
        Table("t", "T", (), ())
    with pytest.raises(ReportInvalid, match="bijschrift of kolommen"):
        Table("t", " ", (Column("A"),), ())


def test_practice_data_without_a_notice_is_refused() -> None:
    with pytest.raises(ReportInvalid, match="oefengegevens"):
        replace(sample(rows=1), practice_notice=" ")


def test_a_report_without_a_title_is_refused() -> None:
    with pytest.raises(ReportInvalid, match="titel"):
        replace(sample(rows=1), title="")


@pytest.mark.parametrize("key", ["acties-hoofdstuk", "Hoofdletter", "spatie in sleutel", "", "-kop"])
def test_keys_are_unique_and_plain(key: str) -> None:
    report = sample(rows=1)
    with pytest.raises(ReportInvalid, match="Sleutels"):
        replace(report, chapters=(*report.chapters, Chapter("Nog een", key, ())))


def test_sections_go_three_deep_and_no_further() -> None:
    def nested(depth: int) -> tuple[Block, ...]:
        return (Section("Kop", f"kop-{depth}", nested(depth - 1)),) if depth else ()

    def with_depth(depth: int) -> Report:
        return replace(sample(rows=1), chapters=(Chapter("A", "a", nested(depth)),))

    assert with_depth(3).chapters
    with pytest.raises(ReportInvalid, match="te diep"):
        with_depth(4)


def test_a_chart_needs_a_description_in_words() -> None:
    table = Table("t", "T", (Column("A"),), ())
    with pytest.raises(ReportInvalid, match="beschrijving"):
        BarStack("b", "Bijschrift", " ", (), table)


def test_impossible_values_are_refused() -> None:
    with pytest.raises(ReportInvalid, match="onder nul"):
        SignalCount(SignalKind.UNKNOWN, "Onbekend", -1)
    with pytest.raises(ReportInvalid, match="eindig"):
        NumberCell(Decimal("NaN"))
    with pytest.raises(ReportInvalid, match="woord"):
        SignalCell(SignalKind.UNKNOWN, " ")
    with pytest.raises(ReportInvalid, match="tijdas"):
        Axis(date(2024, 1, 2), date(2024, 1, 1), ())
    with pytest.raises(ReportInvalid, match="kolom"):
        Column("A", width=0)


def test_the_table_of_a_chart_counts_as_a_table_of_the_report() -> None:
    report = sample(rows=1)
    assert [table.key for table in tables_of(report)] == ["status-tabel", "acties", "plannen", "stroom-tabel"]
    assert [chart.key for chart in charts_of(report)] == ["status", "stroom"]


def test_a_bar_adds_up_its_counts() -> None:
    counts = (SignalCount(SignalKind.FINISHED, "Afgerond", 3), SignalCount(SignalKind.UNKNOWN, "Onbekend", 4))
    assert BarRow("Thema", counts).total == 7


def test_values_of_the_kernel_become_cells_without_loss() -> None:
    assert money_cell(Euro.of("39.90")).cents == 3990
    quarter = moment_cell(PlannedMoment.quarter(2023, 3))
    assert (quarter.moment, quarter.first_day) == ("2023-Q3", date(2023, 7, 1))
    assert moment_cell(PlannedMoment.to_be_decided()).first_day is None
    cell = signal_cell(Signal(SignalKind.ATTENTION, "Aanvullende inzet nodig"))
    assert (cell.signal, cell.label) == (SignalKind.ATTENTION, "Aanvullende inzet nodig")
    assert DateCell(date(2023, 9, 30)).day.year == 2023
