# SPDX-License-Identifier: EUPL-1.2
"""The fixed words of a report in the report's own language, whatever language the reader's site has."""

from dataclasses import dataclass

from django.utils.translation import gettext, override

from akkoord.kernel.signal import SignalKind
from akkoord.reports.tree import MarkKind


@dataclass(frozen=True, slots=True)
class Wording:
    """Words that the renderers add to a report."""

    contents: str
    practice: str
    page: str
    of: str
    table: str
    figure: str
    source: str
    sources: str
    as_table: str
    as_a_table: str
    empty: str
    skip: str
    reading_guide: str
    key_figures: str
    what: str
    value: str
    remark: str
    title: str
    as_of: str
    edition: str
    made: str
    author: str
    sheet: str
    rows: str
    first_day: str
    part: str
    unknown_moment: str
    slips: str
    uncertain: str
    runs_on: str
    marks: dict[MarkKind, str]
    signals: dict[SignalKind, str]


def wording(language: str) -> Wording:
    """The words in "nl" or "en"."""
    with override(language):
        return Wording(
            contents=gettext("Inhoud"),
            practice=gettext("Oefengegevens"),
            page=gettext("Pagina"),
            of=gettext("van"),
            table=gettext("Tabel"),
            figure=gettext("Figuur"),
            source=gettext("Bron"),
            sources=gettext("Bronnen"),
            as_table=gettext("Dezelfde gegevens als tabel"),
            as_a_table=gettext("als tabel"),
            empty=gettext("Er zijn geen regels in deze tabel."),
            skip=gettext("Naar de inhoud"),
            reading_guide=gettext("Leeswijzer"),
            key_figures=gettext("Kerncijfers"),
            what=gettext("Onderwerp"),
            value=gettext("Waarde"),
            remark=gettext("Opmerking"),
            title=gettext("Titel"),
            as_of=gettext("Peildatum"),
            edition=gettext("Editie"),
            made=gettext("Gemaakt op"),
            author=gettext("Opsteller"),
            sheet=gettext("Werkblad"),
            rows=gettext("Regels"),
            first_day=gettext("eerste dag"),
            part=gettext("deel"),
            unknown_moment=gettext("Moment onbekend"),
            slips=gettext("loopt uit tot de prognose"),
            uncertain=gettext("plaats onzeker"),
            runs_on=gettext("loopt door"),
            marks=_marks(),
            signals={kind: kind.label_in(language) for kind in SignalKind},
        )


def _marks() -> dict[MarkKind, str]:
    return {
        MarkKind.PRODUCT: gettext("product"),
        MarkKind.CONSULTATION: gettext("raadpleging"),
        MarkKind.DECISION: gettext("besluit"),
        MarkKind.DEADLINE: gettext("uiterste datum"),
        MarkKind.MILESTONE: gettext("mijlpaal"),
    }
