# SPDX-License-Identifier: EUPL-1.2
"""Every action with its owner, and those for which no source names one."""

from collections import Counter

from akkoord.kernel.dutch import list_label, plural
from akkoord.programme.accord.overviews.actions import ActionLine, ActionList
from akkoord.reports.chapters.material import Material
from akkoord.reports.tree import (
    Cell,
    Chapter,
    Column,
    ColumnKind,
    Origin,
    Paragraph,
    Table,
    TextCell,
    UnknownCell,
    moment_cell,
    words,
)


def owners_chapter(material: Material, actions: ActionList) -> Chapter:
    """All actions of the accord with owner, deadline and source; a missing owner is said, with the reason."""
    sentence = (
        f"{plural(actions.without_owner, 'actie heeft', 'acties hebben')} geen trekker, van de {actions.total}. "
        "Een actie hoort precies één trekker te hebben; noemt een bron twee partijen, dan is er geen aangewezen."
    )
    columns = (
        Column("Actie", width=12),
        Column("Thema", width=4),
        Column("Trekker", width=8),
        Column("Deadline", ColumnKind.MOMENT, 5),
        Column("Plaats in de bron", width=14),
    )
    usual = _usual_reason(actions)
    table = Table(
        "acties-en-trekkers",
        "Alle acties en hun trekker",
        columns,
        tuple(_row(material, line, usual) for line in actions.actions),
        note=_note(actions, usual),
        origin=Origin("Lijst van acties", material.url("actions:list")),
    )
    return Chapter("Acties en trekkers", "acties", (Paragraph(words(sentence)), table))


def _usual_reason(actions: ActionList) -> str:
    """The reason that most often says why an owner is missing: it stands below the table instead of in each row."""
    reasons = Counter(line.owner_missing for line in actions.actions if not line.owner)
    return max(reasons, key=lambda reason: (reasons[reason], reason), default="")


def _note(actions: ActionList, usual: str) -> str:
    documents = list_label(list(dict.fromkeys(line.origin.document for line in actions.actions)))
    reason = f"Staat er alleen “ontbreekt”, dan is dit de reden: {usual.rstrip('.')}. " if usual else ""
    return f"{reason}Bron: {documents}."


def _row(material: Material, line: ActionLine, usual: str) -> tuple[Cell, ...]:
    owner: Cell = (
        TextCell(line.owner.title, material.url("parties:page", line.owner.key))
        if line.owner
        else UnknownCell("ontbreekt" if line.owner_missing == usual else f"ontbreekt: {line.owner_missing}")
    )
    return (
        TextCell(line.title, material.url("actions:page", line.key)),
        TextCell(line.theme.letter, material.url("themes:page", line.theme.key)),
        owner,
        moment_cell(line.deadline) if line.deadline else UnknownCell(),
        TextCell(line.origin.place),
    )
