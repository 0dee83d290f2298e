# SPDX-License-Identifier: EUPL-1.2
"""What the monitoring party itself found beside what owners say, and what the chairs find of their themes."""

from collections.abc import Sequence

from akkoord.kernel.dutch import plural
from akkoord.programme.rounds.overviews.disagreements import Compared, Disagreements
from akkoord.programme.rounds.overviews.remarks import JudgementShown
from akkoord.programme.rounds.overviews.standings import Standings
from akkoord.programme.rounds.overviews.verified import VerifiedShown
from akkoord.reports.chapters.material import Material
from akkoord.reports.tree import (
    Cell,
    Chapter,
    Column,
    ColumnKind,
    Paragraph,
    Table,
    TextCell,
    UnknownCell,
    count_cell,
    signal_cell,
    words,
)

NOT_VERIFIED = "niet geverifieerd"


def verified_chapter(material: Material, found: Disagreements, standings: Standings) -> Chapter:
    """Both statuses of every action that was verified, each with its age, and on what the finding rests."""
    return Chapter(
        "Geverifieerde status",
        "geverifieerd",
        (Paragraph(words(verified_sentence(found, standings.total.actions))), _compared(material, found)),
    )


def verified_sentence(found: Disagreements, actions: int) -> str:
    """How many actions were verified and where both differ.

    Example: "De monitoringspartij heeft 12 van de 96 acties geverifieerd. Bij 3 acties wijkt de geverifieerde status af
    van wat is gemeld. De aantallen in dit rapport zijn wat trekkers en voorzitters melden."
    """
    if not found.verified:
        return f"Geen van de {plural(actions, 'actie', 'acties')} is geverifieerd door de monitoringspartij."
    told = f"De monitoringspartij heeft {found.verified} van de {plural(actions, 'actie', 'acties')} geverifieerd."
    differing = len(found.lines)
    differs = (
        f"Bij {plural(differing, 'actie', 'acties')} wijkt de geverifieerde status af van wat is gemeld."
        if differing
        else "Nergens wijkt de geverifieerde status af van wat is gemeld."
    )
    return f"{told} {differs} De aantallen in dit rapport zijn wat trekkers en voorzitters melden."


def _compared(material: Material, found: Disagreements) -> Table:
    columns = (
        Column("Actie", width=8),
        Column("Thema", width=3),
        Column("Volgens trekker of voorzitter", ColumnKind.SIGNAL, 6),
        Column("Dagen oud", ColumnKind.NUMBER, 3),
        Column("Geverifieerd", ColumnKind.SIGNAL, 6),
        Column("Dagen oud", ColumnKind.NUMBER, 3),
        Column("Wijkt af", width=3),
        Column("Waarop het rust", width=11),
    )
    return Table(
        "trekker-en-geverifieerd",
        "Gemeld en geverifieerd",
        columns,
        tuple(_row(material, one) for one in found.compared),
        note="De leeftijd is gerekend tot de peildatum. Acties die hier niet staan, zijn niet geverifieerd.",
        empty_text="Er is nog geen actie geverifieerd.",
        origin=material.round_origin,
    )


def _row(material: Material, one: Compared) -> tuple[Cell, ...]:
    evidence = " ".join(part for part in (one.verified.evidence, _source(one.verified)) if part)
    return (
        material.action_cell(one.action),
        TextCell(one.action.theme.letter, material.url("themes:page", one.action.theme.key)),
        signal_cell(one.own) if one.answered else UnknownCell("niet beantwoord"),
        count_cell(one.own_age),
        signal_cell(one.verified.signal),
        count_cell(one.verified.age),
        TextCell("ja" if one.differs else "nee"),
        TextCell(evidence),
    )


def _source(verified: VerifiedShown) -> str:
    return f"({verified.source})" if verified.source else ""


def verified_cell(verified: VerifiedShown | None) -> Cell:
    """What was verified of an action, or that nothing was."""
    return signal_cell(verified.signal) if verified else UnknownCell(NOT_VERIFIED)


def judgements_table(material: Material, standings: Standings, judgements: Sequence[JudgementShown]) -> Table:
    """What the chair of each theme finds of it, with the number of the judgement that counts; or that there is none."""
    given = {one.theme.key: one for one in judgements}
    rows: list[tuple[Cell, ...]] = []
    for line in standings.themes:
        judgement = given.get(line.theme.key)
        rows.append(
            (
                TextCell(f"{line.theme.letter}. {line.theme.title}", material.url("themes:page", line.theme.key)),
                TextCell(judgement.text) if judgement else UnknownCell("geen oordeel gegeven"),
                count_cell(judgement.number) if judgement else UnknownCell(),
            )
        )
    return Table(
        "oordeel-van-de-voorzitters",
        "Oordeel van de voorzitters",
        (Column("Thema", width=3), Column("Oordeel", width=8), Column("Nummer", ColumnKind.NUMBER)),
        tuple(rows),
        note="Het nummer zegt om het hoeveelste oordeel van de voorzitter in deze ronde het gaat; het laatste telt.",
        origin=material.round_origin,
    )
