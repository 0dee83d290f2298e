# SPDX-License-Identifier: EUPL-1.2
"""Actions that need attention, what is needed from whom, and what a later edition changed."""

from akkoord.programme.rounds.overviews.attention import Attention, AttentionLine, AttentionReason, NeedsByParty
from akkoord.programme.rounds.overviews.rounds import EditionChanges
from akkoord.reports.chapters.material import Material
from akkoord.reports.chapters.verified import verified_cell
from akkoord.reports.tree import (
    Cell,
    Chapter,
    Column,
    ColumnKind,
    Paragraph,
    Section,
    SignalCell,
    Table,
    TextCell,
    UnknownCell,
    moment_cell,
    signal_cell,
    words,
)

REASONS = {
    AttentionReason.ATTENTION: "extra inzet nodig",
    AttentionReason.LATE: "prognose na de deadline",
    AttentionReason.OVERDUE: "prognose voorbij",
    AttentionReason.UNANSWERED: "niet beantwoord",
    AttentionReason.NOT_STARTED: "niet gestart",
}


def attention_chapter(material: Material, attention: Attention, needs: NeedsByParty) -> Chapter:
    """The actions that ask for attention, most urgent first, and the needs by party."""
    blocks = (_actions(material, attention), _needs(material, needs))
    return Chapter("Acties die aandacht vragen", "aandacht", blocks)


def _actions(material: Material, attention: Attention) -> Table:
    columns = (
        Column("Actie", width=8),
        Column("Thema", width=4),
        Column("Trekker", width=5),
        Column("Volgens trekker of voorzitter", ColumnKind.SIGNAL, 6),
        Column("Geverifieerd", ColumnKind.SIGNAL, 6),
        Column("Waarom", width=6),
        Column("Prognose", ColumnKind.MOMENT, 5),
        Column("Toelichting", width=11),
    )
    return Table(
        "acties-die-aandacht-vragen",
        "Acties die aandacht vragen",
        columns,
        tuple(_attention_row(material, line) for line in attention.lines.items),
        note="Hoe oud beide zijn en waarop de geverifieerde status rust, staat in het hoofdstuk Geverifieerde status.",
        empty_text="Geen enkele actie vraagt op deze peildatum aandacht.",
        origin=material.round_origin,
    )


def _attention_row(material: Material, line: AttentionLine) -> tuple[Cell, ...]:
    status: Cell = signal_cell(line.status.signal) if line.status else UnknownCell()
    return (
        material.action_cell(line.action),
        TextCell(line.action.theme.letter, material.url("themes:page", line.action.theme.key)),
        material.owner_cell(line.action),
        status if isinstance(status, SignalCell) else UnknownCell(),
        verified_cell(line.verified),
        TextCell(", ".join(REASONS[reason] for reason in line.reasons)),
        moment_cell(line.forecast) if line.forecast else UnknownCell(),
        TextCell(line.explanation) if line.explanation else UnknownCell("geen toelichting"),
    )


def _needs(material: Material, needs: NeedsByParty) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            TextCell(line.need.wanted_from.title if line.need.wanted_from else "niet genoemd"),
            TextCell(line.need.what),
            moment_cell(line.need.by) if line.need.by else UnknownCell(),
            material.action_cell(line.action),
        )
        for line in needs.lines.items
    ]
    columns = (
        Column("Van wie", width=2),
        Column("Wat", width=4),
        Column("Wanneer", ColumnKind.MOMENT, 2),
        Column("Voor welke actie", width=3),
    )
    return Table(
        "wat-er-nodig-is",
        "Wat er nodig is, en van wie",
        columns,
        tuple(rows),
        empty_text="Geen trekker heeft in deze ronde om hulp gevraagd.",
        origin=material.round_origin,
    )


def changes_chapter(material: Material, changes: EditionChanges) -> Chapter:
    """What a later edition changed of the one before: per action before and after, and why."""
    columns = (
        Column("Actie", width=3),
        Column("Status was", ColumnKind.SIGNAL, 2),
        Column("Status is", ColumnKind.SIGNAL, 2),
        Column("Prognose was", ColumnKind.MOMENT, 2),
        Column("Prognose is", ColumnKind.MOMENT, 2),
        Column("Waarom", width=3),
    )
    rows: list[tuple[Cell, ...]] = []
    for change in changes.changes:
        before, after = (signal_cell(one.signal) if one else UnknownCell() for one in change.status)
        was, now = (moment_cell(one) if one else UnknownCell() for one in change.forecast)
        title = TextCell(change.action_title, material.url("actions:page", change.action_key))
        rows.append((title, before, after, was, now, TextCell(change.reason)))
    reason = changes.edition.reason
    table = Table("wat-deze-editie-wijzigt", "Wat deze editie wijzigt", columns, tuple(rows))
    blocks = (Paragraph(words(f"Reden van deze editie: {reason}")), table) if reason else (table,)
    return Chapter("Wijzigingen in deze editie", "wijzigingen", (Section("Per actie", "per-actie", blocks),))
