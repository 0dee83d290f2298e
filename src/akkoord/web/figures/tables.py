# SPDX-License-Identifier: EUPL-1.2
"""The tables on the page of figures."""

from collections.abc import Collection, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from akkoord.programme.accord.overviews.naming import ThemeRef
from akkoord.programme.indicators.overviews import FigureLine, FigureList, PrintedTable
from akkoord.programme.sources.origins import Origin
from akkoord.web.components.table import Cell, Column, Filter, Option, Row, Table, TableQuery
from akkoord.web.frame.references import amendment, fact_cell, moment_cell, source_cell, theme_cell

FIGURES = (
    Column("label", gettext_lazy("Cijfer"), sortable=True, row_header=True),
    Column("value", gettext_lazy("Waarde"), kind="number"),
    Column("as_at", gettext_lazy("Stand op"), kind="date", sortable=True),
    Column("scheme", gettext_lazy("Hoort bij"), sortable=True),
    Column("theme", gettext_lazy("Thema")),
    Column("source", gettext_lazy("Bron")),
)


def figure_filters(asked: Mapping[str, str], found: FigureList, themes: Sequence[ThemeRef]) -> tuple[Filter, ...]:
    """The questions above the list of figures."""
    schemes = [Option(scheme, f"{scheme} ({number})") for scheme, number in found.schemes]
    return (
        Filter("tekst", _("Woorden"), asked.get("tekst", "")),
        Filter("hoort-bij", _("Hoort bij"), asked.get("hoort-bij", ""), schemes),
        Filter("thema", _("Thema"), asked.get("thema", ""), [Option(one.key, one.label) for one in themes]),
    )


def figure_table(
    found: FigureList, accord: str, query: TableQuery, filters: Sequence[Filter], contradicted: Collection[str]
) -> Table:
    """A page of figures; `contradicted` are the keys of those that another figure of the peildatum contradicts."""
    return Table(
        key="cijfers",
        caption=_("Cijfers"),
        columns=FIGURES,
        rows=[Row(line.key, _figure_cells(line, accord, line.key in contradicted)) for line in found.figures],
        total=found.total,
        query=query.within(found.total),
        unit=_("cijfers"),
        filters=filters,
        empty=_("Op deze peildatum zijn er nog geen cijfers gepubliceerd. Kies een latere peildatum."),
    )


def _figure_cells(line: FigureLine, accord: str, contradicted: bool) -> list[Cell]:
    otherwise = _("andere bron zegt iets anders") if contradicted else ""
    notes = [part for part in (line.note, line.party.title if line.party else "", otherwise) if part]
    return [
        fact_cell(line.label, line.origin, note=". ".join(notes)),
        value_cell(line),
        moment_cell(line.as_at, _("niet genoemd")),
        Cell(line.scheme),
        theme_cell(accord, line.theme) if line.theme else Cell(),
        source_cell(accord, line.origin),
    ]


def value_cell(line: FigureLine) -> Cell:
    """A figure as people read it; a download holds the number."""
    note = _("voorlopig") if line.provisional else ""
    return Cell(line.shown, note=note, value=line.value if line.value is not None else line.shown)


def printed_table(table: PrintedTable, params: Mapping[str, str]) -> Table:
    """A printed table with its own rows and columns; a blank cell of the source stays blank."""
    columns = [Column("row", _("Regel"), row_header=True)]
    columns += [Column(f"c{place}", name, kind="number") for place, name in enumerate(table.columns)]
    rows = [
        Row(f"r{place}", [Cell(name), *(_printed_cell(line, table.origin) for line in lines)])
        for place, (name, lines) in enumerate(table.rows)
    ]
    return Table(
        key=f"tabel-{table.key}",
        caption=table.title,
        columns=columns,
        rows=rows,
        total=len(rows),
        query=TableQuery.read(params, columns=columns, default="row", page_size=10_000, prefix=f"{table.key}-"),
        unit=_("regels"),
        notes=tuple(dict.fromkeys(line.note for _name, lines in table.rows for line in lines if line and line.note)),
    )


def _printed_cell(line: FigureLine | None, of_table: Origin) -> Cell:
    """A cell of a printed table; a doubt that the whole table shares stands at its heading."""
    if line is None:
        return Cell(note=_("leeg in de bron"), value="")
    doubt = line.origin.uncertain
    return Cell(
        line.shown,
        note=amendment(line.origin),
        uncertain="" if doubt == of_table.uncertain else doubt,
        value=line.value if line.value is not None else line.shown,
    )
