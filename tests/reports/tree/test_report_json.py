# SPDX-License-Identifier: EUPL-1.2
"""A report keeps everything on its way to JSON and back."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.kernel.signal import SignalKind
from akkoord.reports.tree import (
    BulletList,
    Callout,
    CalloutKind,
    Chapter,
    Column,
    ColumnKind,
    DateCell,
    Figure,
    KeyFigure,
    KeyFigures,
    Link,
    MomentCell,
    MoneyCell,
    NumberCell,
    Origin,
    PageBreak,
    Paragraph,
    Report,
    Section,
    SignalCell,
    SourceItem,
    SourceList,
    Strong,
    Table,
    Text,
    TextCell,
    UnknownCell,
    UnreadableReport,
    digest,
    from_json,
    report_schema,
    to_json,
)
from tests.reports.sample import sample

ADDRESSES = st.sampled_from(
    ["", "#acties", "/acties/a001?op=2023-09-30", "https://example.org/een%20bron", "mailto:x@example.org"]
)
ORIGINS = st.none() | st.builds(Origin, st.text(), ADDRESSES, st.text(), st.text())
TITLES = st.text(min_size=1).filter(str.strip)
CELLS = {
    ColumnKind.TEXT: st.builds(TextCell, st.text(), ADDRESSES, ORIGINS),
    ColumnKind.NUMBER: st.builds(
        NumberCell, st.decimals(allow_nan=False, allow_infinity=False), st.integers(0, 6), st.text(), ADDRESSES, ORIGINS
    ),
    ColumnKind.MONEY: st.builds(MoneyCell, st.integers(), ADDRESSES, ORIGINS),
    ColumnKind.DATE: st.builds(DateCell, st.dates(), ADDRESSES, ORIGINS),
    ColumnKind.SIGNAL: st.builds(SignalCell, st.sampled_from(SignalKind), TITLES, ADDRESSES, ORIGINS),
    ColumnKind.MOMENT: st.builds(MomentCell, st.text(), st.text(), st.none() | st.dates(), ADDRESSES, ORIGINS),
}
UNKNOWN = st.builds(UnknownCell, st.text(), ORIGINS)
SPANS = st.lists(
    st.builds(Text, st.text())
    | st.builds(Strong, st.text())
    | st.builds(Link, st.text(), ADDRESSES)
    | st.builds(Figure, st.text(), st.builds(Origin, st.text(), ADDRESSES)),
    max_size=4,
).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table of any kinds of columns whose rows fit."""
    kinds = draw(st.lists(st.sampled_from(ColumnKind), min_size=1, max_size=4))
    columns = tuple(Column(draw(TITLES), kind, draw(st.integers(1, 6))) for kind in kinds)
    row = st.tuples(*(CELLS[kind] | UNKNOWN for kind in kinds))
    return Table("tabel", draw(TITLES), columns, tuple(draw(st.lists(row, max_size=3))), note=draw(st.text()))


BLOCKS = (
    st.builds(Paragraph, SPANS)
    | st.builds(BulletList, st.lists(SPANS, max_size=3).map(tuple))
    | st.builds(Callout, st.sampled_from(CalloutKind), SPANS, st.text())
    | st.builds(
        KeyFigures, st.lists(st.builds(KeyFigure, st.text(), CELLS[ColumnKind.MONEY] | UNKNOWN), max_size=3).map(tuple)
    )
    | st.builds(
        SourceList, st.lists(st.builds(SourceItem, st.text(), st.text(), st.text(), ADDRESSES), max_size=2).map(tuple)
    )
    | st.just(PageBreak())
)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report with every kind of plain block, a table and a nested section."""
    inner = Section(draw(st.text()), "binnen", tuple(draw(st.lists(BLOCKS, max_size=3))), draw(st.booleans()))
    blocks = (*draw(st.lists(BLOCKS, max_size=3)), draw(tables()), Section(draw(st.text()), "buiten", (inner,)))
    return Report(
        title=draw(TITLES),
        subtitle=draw(st.text()),
        language=draw(st.sampled_from(["nl", "en"])),
        as_of_label=draw(st.text()),
        edition=draw(st.text()),
        created_at=draw(st.datetimes(timezones=st.just(UTC))),
        chapters=(Chapter(draw(st.text()), "hoofdstuk", blocks),),
        metadata=draw(st.dictionaries(st.text().filter(lambda key: key != "base_url"), st.text(), max_size=3)),
    )


@given(reports())
def test_a_report_comes_back_from_its_json_as_it_was(report: Report) -> None:
    text = to_json(report)
    assert from_json(text) == report
    assert to_json(from_json(text)) == text


def test_charts_come_back_from_their_json_as_they_were() -> None:
    report = sample(rows=3)
    assert from_json(to_json(report)) == report


def test_the_json_is_canonical() -> None:
    text = to_json(sample(rows=2))
    assert text == json.dumps(json.loads(text), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def test_equal_reports_have_equal_digests_and_a_changed_cell_changes_it() -> None:
    assert digest(sample(rows=2)) == digest(sample(rows=2))
    assert digest(sample(rows=2)) != digest(sample(rows=3))
    assert len(digest(sample(rows=2))) == 64


def test_an_amount_keeps_its_exact_cents_and_a_number_its_exact_digits() -> None:
    columns = (Column("Bedrag", ColumnKind.MONEY), Column("Getal", ColumnKind.NUMBER))
    row = (MoneyCell(2_800_000_000_01), NumberCell(Decimal("0.10")))
    report = replace(sample(rows=1), chapters=(Chapter("A", "a", (Table("t", "T", columns, (row,)),)),))
    table = from_json(to_json(report)).chapters[0].blocks[0]
    assert isinstance(table, Table)
    assert str(table.rows[0][1].value) == "0.10"  # type: ignore[union-attr]
    assert table.rows[0][0] == row[0]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "geen json",
        "[]",
        "{}",
        '{"title": 1}',
        to_json(sample(rows=1)).replace("akkoord.report/1", "akkoord.report/9"),
    ],
)
def test_a_text_that_is_no_report_is_refused_in_words(text: str) -> None:
    with pytest.raises(UnreadableReport, match="Dit is geen leesbaar rapport"):
        from_json(text)


def test_json_cannot_smuggle_in_an_address_the_tree_refuses() -> None:
    text = to_json(sample(rows=1)).replace("https://example.org/werkwijze", "javascript:alert(1)")
    with pytest.raises(UnreadableReport, match="Geen veilig adres"):
        from_json(text)


def test_the_published_schema_is_that_of_the_tree(pytestconfig: pytest.Config) -> None:
    published: dict[str, Any] = json.loads((pytestconfig.rootpath / "docs/schemas/report.schema.json").read_text())
    assert published == report_schema(), "Maak het opnieuw met: python -m akkoord.reports.schema"


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="tijdzone"):
        replace(sample(rows=1), created_at=datetime(2023, 10, 5))
