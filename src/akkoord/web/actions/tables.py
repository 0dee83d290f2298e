# SPDX-License-Identifier: EUPL-1.2
"""The tables on the pages of actions."""

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from akkoord.programme.accord.overviews.actions import ActionLine, ActionList
from akkoord.programme.accord.overviews.naming import ThemeRef
from akkoord.programme.parties.naming import PartyRef
from akkoord.programme.planning.overviews.action_steps import ActionSteps, DependencyEnd, StepLine
from akkoord.programme.rounds.overviews.by_action import ActionStanding
from akkoord.programme.rounds.overviews.naming import NeedShown, StatusShown
from akkoord.programme.rounds.overviews.standings import StandingShown
from akkoord.programme.rounds.overviews.verified import VerifiedShown
from akkoord.web.components.table import Cell, Column, Filter, Option, Row, Table, TableQuery
from akkoord.web.components.wording import worded
from akkoord.web.frame.references import (
    body_cell,
    fact_cell,
    list_cell,
    moment_cell,
    party_cell,
    source_cell,
    standing_cell,
    theme_cell,
    verified_cell,
)

YES = "ja"
ACTIONS = (
    Column("title", gettext_lazy("Actie"), sortable=True, row_header=True),
    Column("theme", gettext_lazy("Thema"), sortable=True),
    Column("owner", gettext_lazy("Trekker"), sortable=True),
    Column("status", gettext_lazy("Status"), kind="status"),
    Column("deadline", gettext_lazy("Uiterlijk"), kind="date", sortable=True),
    Column("source", gettext_lazy("Bron")),
)
STEPS = (
    Column("step", gettext_lazy("Stap"), row_header=True),
    Column("kind", gettext_lazy("Soort")),
    Column("start", gettext_lazy("Begin"), kind="date"),
    Column("end", gettext_lazy("Uiterlijk"), kind="date"),
    Column("body", gettext_lazy("Besluit bij")),
    Column("source", gettext_lazy("Bron")),
)
STANDINGS = (
    Column("round", gettext_lazy("Ronde"), row_header=True, term="ronde"),
    Column("status", gettext_lazy("Gemeld"), kind="status"),
    Column("verified", gettext_lazy("Geverifieerd"), kind="status"),
    Column("explanation", gettext_lazy("Toelichting")),
    Column("forecast", gettext_lazy("Prognose"), kind="date"),
    Column("needs", gettext_lazy("Wat nodig is")),
)
DEPENDENCIES = (
    Column("what", gettext_lazy("Wat"), row_header=True),
    Column("other", gettext_lazy("Waarop of voor wie")),
    Column("note", gettext_lazy("Toelichting")),
    Column("source", gettext_lazy("Bron")),
)


def action_filters(
    asked: Mapping[str, str],
    themes: Sequence[ThemeRef],
    owners: Sequence[PartyRef],
    statuses: Sequence[StatusShown],
) -> tuple[Filter, ...]:
    """The questions above the list of actions, with what was asked filled in."""
    return (
        Filter("tekst", _("Woorden"), asked.get("tekst", "")),
        Filter("thema", _("Thema"), asked.get("thema", ""), [Option(one.key, one.label) for one in themes]),
        Filter("trekker", _("Trekker"), asked.get("trekker", ""), [Option(one.key, one.title) for one in owners]),
        Filter("status", _("Status"), asked.get("status", ""), [Option(one.key, one.label) for one in statuses]),
        Filter("zonder", _("Trekker ontbreekt"), asked.get("zonder", ""), [Option(YES, _("Ja"))], _("Maakt niet uit")),
        Filter(
            "afwijkend", _("Geverifieerde status"), asked.get("afwijkend", ""),
            [Option(YES, _("Wijkt af van wat is gemeld"))], _("Maakt niet uit"),
        ),
    )  # fmt: skip


def action_table(
    found: ActionList,
    standings: Mapping[int, ActionStanding],
    accord: str,
    query: TableQuery,
    filters: Sequence[Filter],
) -> Table:
    """A page of actions."""
    return Table(
        key="acties",
        caption=_("Acties"),
        columns=ACTIONS,
        rows=[_action_row(action, standings.get(action.id), accord) for action in found.actions],
        total=found.total,
        query=query.within(found.total),
        unit=_("acties"),
        filters=filters,
        empty=_("Op deze peildatum zijn er nog geen acties bekend. Kies een latere peildatum."),
    )


def _action_row(action: ActionLine, standing: ActionStanding | None, accord: str) -> Row:
    cells = [
        fact_cell(action.title, action.origin, reverse("actions:page", args=[accord, action.key])),
        theme_cell(accord, action.theme),
        party_cell(accord, action.owner, action.owner_missing),
        standing_cell(standing),
        moment_cell(action.deadline, _("niet bekend")),
        source_cell(accord, action.origin),
    ]
    return Row(action.key, cells)


def step_table(found: ActionSteps, accord: str, params: Mapping[str, str]) -> Table:
    """The steps of one action in their order."""
    rows = [Row(step.key, _step_cells(step, accord)) for step in found.steps]
    return Table(
        key="stappen",
        caption=_("Stappen"),
        columns=STEPS,
        rows=rows,
        total=len(rows),
        query=TableQuery.read(params, columns=STEPS, default="printed", page_size=10_000, prefix="stappen-"),
        unit=_("stappen"),
        empty=_("De bron noemt bij deze actie geen stap, of zegt niet zeker welke stappen erbij horen."),
        downloadable=False,
    )


def _step_cells(step: StepLine, accord: str) -> list[Cell]:
    note = ". ".join(part for part in (step.recurring, step.conditional) if part)
    return [
        fact_cell(step.title, step.origin, note=note),
        Cell(str(step.kind.label)),
        moment_cell(step.start),
        moment_cell(step.end, _("niet bekend")),
        body_cell(accord, step.body),
        source_cell(accord, step.origin),
    ]


def standing_table(
    history: Sequence[StandingShown], verified: Sequence[VerifiedShown], accord: str, params: Mapping[str, str]
) -> Table:
    """How the action stood by its owner and what was verified in the same round, the last round first."""
    found = {one.period.code: one for one in verified}
    rows = [Row(line.period.code, _standing_cells(line, found.get(line.period.code), accord)) for line in history]
    return Table(
        key="standen",
        caption=_("Hoe het ervoor stond, per ronde"),
        columns=STANDINGS,
        rows=rows,
        total=len(rows),
        query=TableQuery.read(params, columns=STANDINGS, default="round", page_size=1000, prefix="standen-"),
        unit=_("rondes"),
        empty=_("Voor de peildatum is deze actie nog in geen ronde gevraagd."),
        downloadable=False,
    )


def _standing_cells(line: StandingShown, verified: VerifiedShown | None, accord: str) -> list[Cell]:
    told = [_("oefengegevens")] if line.practice else []
    told += [_("niet beantwoord")] if not line.answered else []
    told += [_("editie %(number)s") % {"number": line.edition}] if line.edition > 1 else []
    who = _("Gemeld door %(who)s") % {"who": line.answered_by} if line.answered_by else ""
    signal = line.status.signal if line.status else None
    late = _("later dan de uiterste datum") if line.late else _("later dan gemeld") if line.slipped else ""
    moved = _("Waarom veranderd: %(reason)s") % {"reason": line.forecast_reason} if line.forecast_reason else ""
    needs = [Cell(need.what, note=" ".join(part for part in _need_words(need) if part)) for need in line.needs]
    return [
        Cell(worded(line.period), reverse("rounds:page", args=[accord, line.period.code]), note=", ".join(told)),
        Cell(signal=signal) if signal else Cell(missing=_("onbekend")),
        _verified_cell(verified),
        Cell(line.explanation, note=". ".join(part for part in (_delivered(line), who) if part)),
        Cell(worded(line.forecast) if line.forecast else "", note=". ".join(part for part in (late, moved) if part)),
        list_cell(needs) if needs else Cell(note=_("niets nodig") if line.nothing_needed else ""),
    ]


def _delivered(line: StandingShown) -> str:
    return _("Opgeleverd: %(product)s") % {"product": line.product} if line.product else ""


def _verified_cell(verified: VerifiedShown | None) -> Cell:
    if verified is None:
        return verified_cell(None)
    rests_on = " ".join(part for part in (verified.evidence, f"({verified.source})" if verified.source else "") if part)
    return Cell(lines=[verified_cell(verified), Cell(note=rests_on)])


def _need_words(need: NeedShown) -> tuple[str, str]:
    whose = _("van %(party)s") % {"party": need.wanted_from.title} if need.wanted_from else ""
    return whose, _("uiterlijk %(moment)s") % {"moment": worded(need.by)} if need.by else ""


def dependency_table(found: ActionSteps, accord: str, params: Mapping[str, str]) -> Table:
    """What the action waits for, and what waits for the action."""
    rows = [
        Row(
            f"{way}-{line.key}",
            [
                fact_cell(first.title, line.origin),
                _end_cell(words, second, accord),
                Cell(line.note),
                source_cell(accord, line.origin),
            ],
        )
        for way, words, lines in (
            ("op", _("wacht op"), found.waits_for),
            ("voor", _("laat wachten"), found.keeps_waiting),
        )
        for line in lines
        for first, second in ((line.waits, line.needs) if way == "op" else (line.needs, line.waits),)
    ]
    return Table(
        key="afhankelijkheden",
        caption=_("Waarop de actie wacht, en wat op de actie wacht"),
        columns=DEPENDENCIES,
        rows=rows,
        total=len(rows),
        query=TableQuery.read(params, columns=DEPENDENCIES, default="what", page_size=1000, prefix="wacht-"),
        unit=_("afhankelijkheden"),
        empty=_("De bronnen noemen niets waarop deze actie wacht of wat op haar wacht."),
        downloadable=False,
    )


def _end_cell(words: str, end: DependencyEnd, accord: str) -> Cell:
    url = reverse("actions:page", args=[accord, end.action_key]) if end.action_key else ""
    return Cell(f"{words}: {end.title}", url)
