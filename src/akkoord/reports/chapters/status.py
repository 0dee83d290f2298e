# SPDX-License-Identifier: EUPL-1.2
"""How the actions stand: in total, per theme, and what moved since the round before."""

from collections.abc import Sequence

from akkoord.kernel.dutch import plural
from akkoord.kernel.signal import SignalKind
from akkoord.programme.rounds.overviews.remarks import JudgementShown
from akkoord.programme.rounds.overviews.standings import Movements, Standings, ThemeStanding
from akkoord.programme.rounds.rules import Movement
from akkoord.reports.chapters.material import Material
from akkoord.reports.chapters.verified import judgements_table
from akkoord.reports.tree import (
    BarRow,
    BarStack,
    Cell,
    Chapter,
    Column,
    ColumnKind,
    Paragraph,
    SignalCount,
    Table,
    TextCell,
    count_cell,
    words,
)


def status_chapter(
    material: Material, standings: Standings, movements: Movements, judgements: Sequence[JudgementShown]
) -> Chapter:
    """Themes × status as bars and as a table, the movement since the round before, and what the chairs find."""
    blocks = (
        _bars(material, standings),
        _movement(material, movements),
        judgements_table(material, standings, judgements),
    )
    return Chapter("Stand per thema", "stand-per-thema", blocks)


def _bars(material: Material, standings: Standings) -> BarStack:
    columns = (
        Column("Thema", width=3),
        *(Column(status.label, ColumnKind.NUMBER) for status in standings.statuses),
        Column("Niet gevraagd", ColumnKind.NUMBER),
        Column("Acties", ColumnKind.NUMBER),
    )
    rows = [*(_row(material, line) for line in standings.themes), _row(material, standings.total, total=True)]
    table = Table(
        "acties-per-thema-en-status",
        "Acties per thema en status",
        columns,
        tuple(rows),
        note="Onbekend is geen nul: van deze acties is niet gezegd hoe ze ervoor staan.",
        numbered=False,
        origin=material.round_origin,
    )
    return BarStack(
        "stand-per-thema-in-beeld",
        "Acties per thema en status",
        _alt(standings),
        tuple(_bar(material, line) for line in standings.themes),
        table,
        material.round_origin,
    )


def _alt(standings: Standings) -> str:
    parts = [f"{line.theme.letter}. {line.theme.title}: {_counts_in_words(line)}" for line in standings.themes]
    return "; ".join(parts) + "." if parts else "Er zijn nog geen thema's."


def _counts_in_words(line: ThemeStanding) -> str:
    shown = [f"{count.actions} {count.status.label}" for count in line.counts if count.actions]
    if line.not_asked:
        shown.append(f"{line.not_asked} niet gevraagd")
    return ", ".join(shown) or "geen acties"


def _bar(material: Material, line: ThemeStanding) -> BarRow:
    counts = [SignalCount(count.status.signal.kind, count.status.label, count.actions) for count in line.counts]
    if line.not_asked:
        counts.append(SignalCount(SignalKind.UNKNOWN, "niet gevraagd", line.not_asked))
    label = f"{line.theme.letter}. {line.theme.title}"
    return BarRow(label, tuple(counts), material.url("themes:page", line.theme.key))


def _row(material: Material, line: ThemeStanding, *, total: bool = False) -> tuple[Cell, ...]:
    link = "" if total else material.url("themes:page", line.theme.key)
    name = "Totaal" if total else f"{line.theme.letter}. {line.theme.title}"
    counts = [count_cell(count.actions) for count in line.counts]
    return (TextCell(name, link), *counts, count_cell(line.not_asked), count_cell(line.actions))


def _movement(material: Material, movements: Movements) -> Table | Paragraph:
    if movements.compared_with is None:
        return Paragraph(words("Er is geen eerdere ronde om mee te vergelijken."))
    names = ("Vooruit", "Achteruit", "Gelijk", "Voor het eerst gevraagd", "Niet te zeggen")
    kinds = (Movement.BETTER, Movement.WORSE, Movement.SAME, Movement.FIRST, Movement.UNKNOWN)
    rows: list[tuple[Cell, ...]] = []
    for line in movements.themes:
        sums = [sum(flow.actions for flow in line.flows if flow.movement is kind) for kind in kinds]
        name = f"{line.theme.letter}. {line.theme.title}"
        rows.append((TextCell(name, material.url("themes:page", line.theme.key)), *map(count_cell, sums)))
    before = movements.compared_with
    return Table(
        "beweging-sinds-de-vorige-ronde",
        f"Beweging sinds {before.period.label}",
        (Column("Thema", width=3), *(Column(name, ColumnKind.NUMBER) for name in names)),
        tuple(rows),
        note="Niet te zeggen: van of naar een onbekende stand.",
        origin=material.round_origin,
    )


def movement_sentence(movements: Movements) -> str:
    """The movement in one sentence; empty without a round before."""
    if movements.compared_with is None:
        return ""
    better = sum(flow.actions for flow in movements.total.flows if flow.movement is Movement.BETTER)
    worse = sum(flow.actions for flow in movements.total.flows if flow.movement is Movement.WORSE)
    since = movements.compared_with.period.label
    return f"Beweging sinds {since}: {plural(better, 'actie', 'acties')} vooruit en {worse} achteruit."
