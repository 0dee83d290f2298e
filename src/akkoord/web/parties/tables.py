# SPDX-License-Identifier: EUPL-1.2
"""The tables on the pages of parties."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from akkoord.programme.accord.choices import Ring
from akkoord.programme.accord.overviews.actions import ActionList
from akkoord.programme.accord.overviews.parties import PartyLine, PartyList
from akkoord.programme.parties.choices import PartyKind
from akkoord.programme.rounds.overviews.by_action import ActionStanding
from akkoord.web.components.table import Cell, Column, Filter, Option, Row, Table, TableQuery
from akkoord.web.frame.references import fact_cell, moment_cell, source_cell, standing_cell, theme_cell

PARTIES = (
    Column("title", gettext_lazy("Partij"), sortable=True, row_header=True),
    Column("kind", gettext_lazy("Soort")),
    Column("ring", gettext_lazy("Ring"), sortable=True),
    Column("owned", gettext_lazy("Trekker van"), kind="number", sortable=True),
    Column("named", gettext_lazy("Genoemd bij"), kind="number", sortable=True),
    Column("chaired", gettext_lazy("Voorzitter van"), kind="number", sortable=True),
    Column("memberships", gettext_lazy("Lid van"), kind="number", sortable=True),
    Column("source", gettext_lazy("Bron")),
)
ACTIONS = (
    Column("title", gettext_lazy("Actie"), sortable=True, row_header=True),
    Column("theme", gettext_lazy("Thema"), sortable=True),
    Column("status", gettext_lazy("Status"), kind="status"),
    Column("deadline", gettext_lazy("Uiterlijk"), kind="date", sortable=True),
    Column("source", gettext_lazy("Bron")),
)


@dataclass(frozen=True)
class Wording:
    """What a table of actions is called, and what it says when there are none."""

    key: str
    caption: str | Promise
    empty: str | Promise


OWNED = Wording(
    "trekt",
    gettext_lazy("Acties waarvan deze partij trekker is"),
    gettext_lazy("Deze partij is van geen enkele actie trekker."),
)
NAMED = Wording(
    "genoemd",
    gettext_lazy("Acties waarbij deze partij wordt genoemd"),
    gettext_lazy("Deze partij wordt bij geen andere actie genoemd."),
)


def party_filters(asked: Mapping[str, str]) -> tuple[Filter, ...]:
    """The questions above the list of parties."""
    rings = [Option(ring.value, str(ring.label)) for ring in Ring]
    kinds = [Option(kind.value, str(kind.label)) for kind in PartyKind]
    return (
        Filter("tekst", _("Naam"), asked.get("tekst", "")),
        Filter("ring", _("Ring"), asked.get("ring", ""), rings),
        Filter("soort", _("Soort"), asked.get("soort", ""), kinds),
    )


def party_table(found: PartyList, accord: str, query: TableQuery, asked: Mapping[str, str]) -> Table:
    """A page of parties with what binds them to the accord."""
    return Table(
        key="partijen",
        caption=_("Partijen"),
        columns=PARTIES,
        rows=[_party_row(line, accord) for line in found.parties],
        total=found.total,
        query=query.within(found.total),
        unit=_("partijen"),
        filters=party_filters(asked),
        empty=_("Op deze peildatum zijn er nog geen partijen bekend. Kies een latere peildatum."),
    )


def _party_row(line: PartyLine, accord: str) -> Row:
    full = line.name if line.name != line.title else ""
    counts = (line.owned, line.named + line.partner, line.chaired, line.memberships)
    cells = [
        fact_cell(line.title, line.origin, reverse("parties:page", args=[accord, line.key]), full),
        Cell(str(line.kind.label)),
        Cell(str(line.ring.label)) if line.ring else Cell(missing=_("geen deelnemer")),
        *(Cell(str(count), value=count) for count in counts),
        source_cell(accord, line.origin),
    ]
    return Row(line.key, cells)


def action_table(
    found: ActionList,
    standings: Mapping[int, ActionStanding],
    accord: str,
    query: TableQuery,
    words: Wording,
) -> Table:
    """The actions that a party owns (`OWNED`), or is named with (`NAMED`)."""
    rows = [
        Row(
            action.key,
            [
                fact_cell(action.title, action.origin, reverse("actions:page", args=[accord, action.key])),
                theme_cell(accord, action.theme),
                standing_cell(standings.get(action.id)),
                moment_cell(action.deadline, _("niet bekend")),
                source_cell(accord, action.origin),
            ],
        )
        for action in found.actions
    ]
    return Table(
        key=words.key,
        caption=str(words.caption),
        columns=ACTIONS,
        rows=rows,
        total=found.total,
        query=query.within(found.total),
        unit=_("acties"),
        empty=str(words.empty),
    )
