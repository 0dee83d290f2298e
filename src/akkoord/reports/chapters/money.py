# SPDX-License-Identifier: EUPL-1.2
"""Plans and money: published figures with their source, printed tables, and figures that contradict each other."""

from collections.abc import Sequence

from akkoord.programme.indicators.models import Unit
from akkoord.programme.indicators.overviews import FigureLine, FigureList, PrintedTable
from akkoord.reports.chapters.material import Material
from akkoord.reports.tree import (
    Block,
    Cell,
    Chapter,
    Column,
    ColumnKind,
    Origin,
    Paragraph,
    Section,
    Table,
    TextCell,
    UnknownCell,
    moment_cell,
    words,
)


def money_chapter(
    material: Material,
    figures: FigureList,
    tables: Sequence[PrintedTable],
    contradictions: Sequence[Sequence[FigureLine]],
) -> Chapter:
    """Figures as published, tables as printed, contradictions side by side; what nobody published is not filled in."""
    blocks: list[Block] = [
        Paragraph(
            words(
                "Deze cijfers komen uit openbare documenten, elk met zijn eigen peildatum. "
                "Spreken bronnen elkaar tegen, dan staan ze naast elkaar."
            )
        ),
        _figures(material, figures),
    ]
    blocks += [_printed(material, table) for table in tables]
    blocks.append(_contradictions(material, contradictions))
    return Chapter("Plannen en geld", "plannen-en-geld", tuple(blocks))


def _figures(material: Material, figures: FigureList) -> Table:
    columns = (
        Column("Wat", width=4),
        Column("Cijfer", width=2),
        Column("Peildatum", ColumnKind.MOMENT, 2),
        Column("Bron", width=4),
    )
    return Table(
        "cijfers",
        "Gepubliceerde cijfers",
        columns,
        tuple(_row(material, line) for line in figures.figures),
        empty_text="Op deze peildatum zijn er geen gepubliceerde cijfers.",
        origin=Origin("Cijfers", material.url("figures:page")),
    )


def _row(material: Material, line: FigureLine) -> tuple[Cell, ...]:
    return (
        TextCell(line.label),
        TextCell(_shown(line)),
        moment_cell(line.as_at) if line.as_at else UnknownCell(),
        TextCell(_source(line), material.url("sources:page", line.origin.document_key)),
    )


def _shown(line: FigureLine) -> str:
    return f"{line.shown} (voorlopig)" if line.provisional else line.shown


def _source(line: FigureLine) -> str:
    doubt = f" Onzeker: {line.origin.uncertain}" if line.origin.uncertain else ""
    return f"{line.origin.document}, {line.origin.place}.{doubt}"


def _printed(material: Material, table: PrintedTable) -> Section:
    columns = (Column("Regel", width=3), *(Column(name) for name in table.columns))
    rows: list[tuple[Cell, ...]] = []
    for name, cells in table.rows:
        shown = [TextCell(_shown(cell)) if cell else UnknownCell("niet gedrukt") for cell in cells]
        rows.append((TextCell(name), *shown))
    source = Origin(
        table.origin.document,
        material.url("sources:page", table.origin.document_key),
        table.origin.document,
        table.origin.place,
    )
    units = {cell.unit for _, cells in table.rows for cell in cells if cell and cell.unit is not Unit.TEXT}
    note = f"In {', '.join(str(unit.label) for unit in sorted(units))}." if units else ""
    key = f"tabel-{table.key}"
    block = Table(key, table.title, columns, tuple(rows), note=note, origin=source)
    return Section(table.title, f"deel-{table.key}", (block,), landscape=len(columns) > 6)


def _contradictions(material: Material, groups: Sequence[Sequence[FigureLine]]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for number, group in enumerate(groups, 1):
        rows += [(TextCell(str(number)), *_row(material, line)) for line in group]
    columns = (
        Column("Groep"),
        Column("Wat", width=4),
        Column("Cijfer", width=2),
        Column("Peildatum", ColumnKind.MOMENT, 2),
        Column("Bron", width=4),
    )
    return Table(
        "tegenspraak",
        "Cijfers die elkaar tegenspreken",
        columns,
        tuple(rows),
        header_column=1,
        note="Regels met hetzelfde nummer gaan over hetzelfde." if rows else "",
        empty_text="Geen bronnen spreken elkaar op deze peildatum tegen.",
    )
