# SPDX-License-Identifier: EUPL-1.2
"""The table of what should have been ready."""

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from akkoord.programme.accord.overviews.counts import ThemeActions
from akkoord.reports.figures.overdue import Outcome, OverduePage, OverdueStep
from akkoord.web.components.table import Cell, Column, Filter, Option, Row, Table, TableQuery
from akkoord.web.components.wording import worded
from akkoord.web.frame.references import standing_cell


def overdue_columns() -> tuple[Column, ...]:
    """The columns; the order is fixed: what passed longest ago comes first."""
    return (
        Column("step", _("Stap"), row_header=True),
        Column("action", _("Actie")),
        Column("owner", _("Trekker"), term="trekker"),
        Column("day", _("Laatste dag"), kind="date"),
        Column("status", _("Status van de actie"), kind="status"),
    )


def overdue_table(
    found: OverduePage, themes: Sequence[ThemeActions], accord: str, params: Mapping[str, str], query: TableQuery
) -> Table:
    """A page of steps whose last day passed, with the filters on theme and outcome."""
    return Table(
        key="te-laat",
        caption=_("Stappen waarvan de laatste dag voorbij is"),
        columns=overdue_columns(),
        rows=[_row(step, accord) for step in found.steps],
        total=found.total,
        query=query.within(found.total),
        unit=_("stappen"),
        filters=[
            Filter(
                "thema", _("Thema"), params.get("thema", ""),
                [Option(theme.key, f"{theme.letter}. {theme.title}") for theme in themes], _("alle thema’s"),
            ),
            Filter(
                "uitkomst", _("Uitkomst"), params.get("uitkomst", ""),
                [Option(Outcome.LATE.value, _("te laat")), Option(Outcome.UNKNOWN.value, _("onbekend of gehaald"))],
                _("te laat en onbekend"),
            ),
        ],
        empty=_("Op deze peildatum is van geen enkele stap de laatste dag voorbij."),
        downloadable=False,
    )  # fmt: skip


def _row(step: OverdueStep, accord: str) -> Row:
    chart = reverse("flowcharts:page", args=[accord, step.theme_key])
    action = Cell(missing=_("rij onzeker"))
    if step.action_key:
        action = Cell(step.action_title, url=reverse("actions:page", args=[accord, step.action_key]))
    owner = Cell(step.owner) if step.owner else Cell(missing=_("geen trekker") if step.action_key else "")
    return Row(
        step.key,
        [
            Cell(step.title, url=f"{chart}#rij-stappen-{step.key}", note=step.theme_letter, uncertain=step.uncertain),
            action,
            owner,
            Cell(worded(step.end) if step.end else "", value=step.last_day),
            standing_cell(step.standing),
        ],
    )
