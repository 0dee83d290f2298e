# SPDX-License-Identifier: EUPL-1.2
"""The tables on the pages of themes."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from akkoord.programme.accord.overviews.actions import ActionList
from akkoord.programme.accord.overviews.theme_page import ThemePage
from akkoord.programme.accord.overviews.themes import ThemeLine, ThemesOverview
from akkoord.programme.rounds.overviews.by_action import ActionStanding
from akkoord.web.components.table import Cell, Column, Row, Table, TableQuery
from akkoord.web.frame.references import body_cell, fact_cell, moment_cell, party_cell, source_cell, standing_cell

THEMES = (
    Column("theme", gettext_lazy("Thema"), sortable=True, row_header=True),
    Column("body", gettext_lazy("Tafel"), term="thematafel"),
    Column("chair", gettext_lazy("Voorzitter")),
    Column("actions", gettext_lazy("Acties"), kind="number", sortable=True),
    Column("missing", gettext_lazy("Zonder trekker"), kind="number", sortable=True),
    Column("flowchart", gettext_lazy("Planning")),
    Column("source", gettext_lazy("Bron")),
)
ACTIONS = (
    Column("title", gettext_lazy("Actie"), sortable=True, row_header=True),
    Column("group", gettext_lazy("Groep")),
    Column("owner", gettext_lazy("Trekker"), sortable=True),
    Column("status", gettext_lazy("Status"), kind="status"),
    Column("deadline", gettext_lazy("Uiterlijk"), kind="date", sortable=True),
    Column("source", gettext_lazy("Bron")),
)
AGREEMENTS = (
    Column("agreement", gettext_lazy("Afspraak"), row_header=True),
    Column("summary", gettext_lazy("Wat is beloofd")),
    Column("actions", gettext_lazy("Acties"), kind="number"),
    Column("source", gettext_lazy("Bron")),
)


def theme_table(page: ThemesOverview, accord: str, params: Mapping[str, str]) -> Table:
    """All themes; an accord has few, so they are ordered here and stand on one page."""
    query = TableQuery.read(params, columns=THEMES, default="theme", page_size=1000)
    orders = {"actions": lambda theme: theme.actions, "missing": lambda theme: theme.without_owner}
    themes = list(page.themes)
    if query.sort in orders:
        themes.sort(key=orders[query.sort])
    if query.descending:
        themes.reverse()
    return Table(
        key="themas",
        caption=_("Thema’s"),
        columns=THEMES,
        rows=[_theme_row(theme, accord) for theme in themes],
        total=len(themes),
        query=query,
        unit=_("thema’s"),
        empty=_("Op deze peildatum zijn er nog geen thema’s bekend. Kies een latere peildatum."),
    )


def _theme_row(theme: ThemeLine, accord: str) -> Row:
    url = reverse("themes:page", args=[accord, theme.key])
    chart = Cell(_("Stroomschema"), reverse("flowcharts:page", args=[accord, theme.key]))
    cells = [
        fact_cell(theme.label, theme.origin, url),
        body_cell(accord, theme.body),
        party_cell(accord, theme.chair, _("onbekend")),
        Cell(str(theme.actions), value=theme.actions),
        Cell(str(theme.without_owner), value=theme.without_owner),
        chart,
        source_cell(accord, theme.origin),
    ]
    return Row(theme.key, cells)


def agreement_table(page: ThemePage, accord: str, params: Mapping[str, str]) -> Table:
    """What the accord promises at this theme."""
    rows = [
        Row(
            line.key,
            [
                fact_cell(line.title, line.origin, f"?afspraak={line.key}#tabel-acties"),
                Cell(line.summary),
                Cell(str(line.actions), value=line.actions),
                source_cell(accord, line.origin),
            ],
        )
        for line in page.agreements
    ]
    return Table(
        key="afspraken",
        caption=_("Afspraken"),
        columns=AGREEMENTS,
        rows=rows,
        total=len(rows),
        query=TableQuery.read(params, columns=AGREEMENTS, default="agreement", page_size=1000, prefix="afspraken-"),
        unit=_("afspraken"),
        empty=_("De bronnen noemen bij dit thema geen afspraak. De acties staan hieronder."),
        downloadable=False,
    )


def action_table(found: ActionList, standings: Mapping[int, ActionStanding], accord: str, query: TableQuery) -> Table:
    """The actions of a theme, or of one of its agreements."""
    rows = [
        Row(
            action.key,
            [
                fact_cell(action.title, action.origin, reverse("actions:page", args=[accord, action.key])),
                Cell(action.group),
                party_cell(accord, action.owner, action.owner_missing),
                standing_cell(standings.get(action.id)),
                moment_cell(action.deadline, _("niet bekend")),
                source_cell(accord, action.origin),
            ],
        )
        for action in found.actions
    ]
    return Table(
        key="acties",
        caption=_("Acties"),
        columns=ACTIONS,
        rows=rows,
        total=found.total,
        query=query.within(found.total),
        unit=_("acties"),
        empty=_("Dit thema heeft op deze peildatum geen acties. Kies een latere peildatum."),
    )
