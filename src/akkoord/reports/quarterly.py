# SPDX-License-Identifier: EUPL-1.2
"""The quarterly report of one round's edition as a document tree."""

from collections.abc import Mapping

from django.utils.translation import override

from akkoord.kernel.asof import AsOf
from akkoord.kernel.dutch import date_label
from akkoord.kernel.signal import SignalKind
from akkoord.programme.accord.overviews.actions import actions_list
from akkoord.programme.accord.overviews.counts import action_counts
from akkoord.programme.accord.overviews.documents import documents_list
from akkoord.programme.accord.overviews.heads import AccordHead
from akkoord.programme.indicators.overviews import contradictions, figures_list, printed_tables
from akkoord.programme.parties.policies import Capacity
from akkoord.programme.planning.overviews.flowchart import flowcharts
from akkoord.programme.rounds.models import Standing
from akkoord.programme.rounds.overviews.attention import attention, needs_by_party
from akkoord.programme.rounds.overviews.disagreements import disagreements
from akkoord.programme.rounds.overviews.remarks import theme_judgements
from akkoord.programme.rounds.overviews.rounds import edition_changes, round_shown
from akkoord.programme.rounds.overviews.standings import movement_by_theme, standings_by_theme
from akkoord.reports.chapters.attention import attention_chapter, changes_chapter
from akkoord.reports.chapters.flowcharts import flowcharts_chapter
from akkoord.reports.chapters.material import Material
from akkoord.reports.chapters.money import money_chapter
from akkoord.reports.chapters.owners import owners_chapter
from akkoord.reports.chapters.sources import sources_chapter
from akkoord.reports.chapters.status import status_chapter
from akkoord.reports.chapters.summary import summary_chapter
from akkoord.reports.chapters.verified import verified_chapter
from akkoord.reports.figures.overdue import overdue
from akkoord.reports.tree import Chapter, Report

PRACTICE_NOTICE = (
    "Oefengegevens: antwoorden, prognoses, gevraagde hulp, geverifieerde statussen en oordelen zijn verzonnen om mee "
    "te oefenen en zeggen niets over "
    "de echte voortgang."
)


@override("nl")
def quarterly_report(accord: AccordHead, viewer: Capacity, as_of: AsOf, *, period: str, base_url: str = "") -> Report:
    """The report of a round as at its peildatum, with what was known at `as_of.known_at`.

    In: who it is made for, the peildatum of the round with the moment its edition was published, the period code, and
    the address of the site for links. Out: the tree, in Dutch whatever language the maker reads; it marks practice
    data. The number of queries is fixed.
    Refusals: Refused, RoundNotFound.
    """
    shown = round_shown(viewer, as_of, accord=accord.key, period=period)
    material = Material(accord, shown, as_of, viewer)
    number = shown.edition.number if shown.edition else 0
    return Report(
        title=f"Voortgangsrapportage {accord.name}",
        subtitle=shown.period.label_in("nl").capitalize(),
        language="nl",
        as_of_label=f"Peildatum {date_label(as_of.peildatum)}",
        edition=f"Editie {number}",
        created_at=as_of.known_at,
        chapters=_chapters(material),
        practice=shown.practice,
        practice_notice=PRACTICE_NOTICE if shown.practice else "",
        metadata={"author": "Akkoord", "base_url": base_url},
    )


def _chapters(material: Material) -> tuple[Chapter, ...]:
    viewer, as_of, accord = material.viewer, material.as_of, material.accord.key
    standings = standings_by_theme(viewer, as_of, accord=accord)
    movements = movement_by_theme(viewer, as_of, accord=accord)
    counts = action_counts(viewer, as_of, accord=accord)
    chapters = [
        summary_chapter(material, standings, movements, counts, overdue(viewer, as_of, accord=accord)),
        status_chapter(
            material, standings, movements, theme_judgements(viewer, as_of, accord=accord, about=material.round)
        ),
        attention_chapter(
            material,
            attention(viewer, as_of, accord=accord, page=None),
            needs_by_party(viewer, as_of, accord=accord, page=None),
        ),
        verified_chapter(material, disagreements(viewer, as_of, accord=accord), standings),
        owners_chapter(material, actions_list(viewer, as_of, accord=accord, limit=None)),
        flowcharts_chapter(material, flowcharts(viewer, as_of, accord=accord), _signals(material), standings.statuses),
        money_chapter(
            material,
            figures_list(viewer, as_of, accord=accord, limit=None),
            printed_tables(viewer, as_of, accord=accord),
            contradictions(viewer, as_of, accord=accord),
        ),
        sources_chapter(material, documents_list(viewer, as_of, accord=accord)),
    ]
    if material.round.edition and material.round.edition.number > 1:
        changes = edition_changes(viewer, as_of, accord=accord, period=material.round.period.code)
        chapters.insert(1, changes_chapter(material, changes))
    return tuple(chapters)


def _signals(material: Material) -> Mapping[int, SignalKind]:
    standings = Standing.objects.filter(action__accord_id=material.accord.id).as_of(material.as_of)
    return {action: SignalKind(signal) for action, signal in standings.values_list("action_id", "signal")}
