# SPDX-License-Identifier: EUPL-1.2
"""The summary: the answer in a few sentences, the figures that stand out, and how they were counted."""

from collections.abc import Sequence

from akkoord.kernel.dutch import list_label, plural
from akkoord.programme.accord.overviews.counts import ThemeActions
from akkoord.programme.rounds.overviews.standings import Movements, Standings
from akkoord.reports.chapters.material import Material
from akkoord.reports.chapters.status import movement_sentence
from akkoord.reports.figures.overdue import Outcome, Overdue
from akkoord.reports.tree import (
    Callout,
    CalloutKind,
    Chapter,
    KeyFigure,
    KeyFigures,
    Paragraph,
    count_cell,
    words,
)


def summary_chapter(
    material: Material,
    standings: Standings,
    movements: Movements,
    actions: Sequence[ThemeActions],
    overdue: Overdue,
) -> Chapter:
    """The answer first, then the key figures, then how they were counted."""
    blocks = (
        Callout(CalloutKind.ANSWER, words(answer_sentence(standings, movements))),
        _key_figures(material, standings, actions, overdue),
        Paragraph(words(_how_counted(material))),
    )
    return Chapter("Samenvatting", "samenvatting", blocks)


def answer_sentence(standings: Standings, movements: Movements) -> str:
    """How all actions stand, in words, followed by the movement.

    Example: "Van de 96 acties: 20 afgerond, 40 op schema, 16 onbekend en 20 niet gevraagd."
    """
    total = standings.total
    counts = [f"{count.actions} {count.status.label.lower()}" for count in total.counts if count.actions]
    if total.not_asked:
        counts.append(f"{total.not_asked} niet gevraagd")
    if not counts:
        return "Er zijn op deze peildatum nog geen acties."
    first = f"Van de {plural(total.actions, 'actie', 'acties')}: {list_label(counts)}."
    return f"{first} {movement_sentence(movements)}".strip()


def _key_figures(
    material: Material, standings: Standings, actions: Sequence[ThemeActions], overdue: Overdue
) -> KeyFigures:
    origin = material.round_origin
    missing = sum(theme.owner_missing for theme in actions)
    total = sum(theme.actions for theme in actions)
    edition = material.round.edition
    asked, answered = (edition.asked, edition.answered) if edition else (0, 0)
    late, unsure = (material.url("cockpit:overdue", uitkomst=outcome.value) for outcome in Outcome)
    shown = [
        KeyFigure("Acties", count_cell(total, material.url("actions:list"), origin)),
        KeyFigure("Acties zonder trekker", count_cell(missing, material.url("actions:list", zonder="ja"), origin)),
        KeyFigure("Beantwoord in deze ronde", count_cell(answered, origin=origin), f"van de {asked} gevraagde acties"),
        KeyFigure("Niet beantwoord", count_cell(asked - answered, origin=origin)),
        KeyFigure("Te laat", count_cell(overdue.late, late, origin), "stappen en deadlines, voorbij en nog open"),
        KeyFigure("Voorbij, stand onbekend", count_cell(overdue.unknown, unsure, origin)),
    ]
    if edition:
        shown.append(KeyFigure("Prognose na de deadline", count_cell(edition.forecasts_late, origin=origin)))
        shown.append(KeyFigure("Gevraagde hulp", count_cell(edition.needs, origin=origin), "wat trekkers nodig hebben"))
    return KeyFigures(tuple(shown))


def _how_counted(material: Material) -> str:
    return (
        "Zo is geteld: de standen komen uit de antwoorden van de trekkers in deze ronde. "
        "Een actie zonder antwoord telt als onbekend, niet als nul en niet als haar vorige stand. "
        "Een stap is te laat als de laatst mogelijke dag voor de peildatum ligt en de actie niet is afgerond."
    )
