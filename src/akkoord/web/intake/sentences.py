# SPDX-License-Identifier: EUPL-1.2
"""What the pages of intake say first, in whole sentences."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from akkoord.programme.intake.choices import ImportState, NameKind, RowKind
from akkoord.programme.intake.comparing import Comparison
from akkoord.programme.intake.overviews.listing import ImportShown
from akkoord.programme.intake.overviews.preview import SheetShown
from akkoord.web.components.table import Cell
from akkoord.web.components.wording import date_label
from akkoord.web.intake.word_forms import WordForm


@dataclass(frozen=True)
class WordGroup:
    """Words of one kind with the question that goes for all of them."""

    kind: NameKind
    heading: str
    question: str
    forms: Sequence[WordForm]


def about_sheets(sheets: Sequence[SheetShown]) -> str:
    """How much was recognised, and what asks for attention."""
    taken = [one for one in sheets if one.mapping.included]
    rows = sum(one.rows for one in taken)
    unsure = sum(not one.is_sure for one in taken)
    told = {"count": len(taken), "rows": rows, "unsure": unsure}
    text = (
        ngettext("%(count)s blad met %(rows)s rijen.", "%(count)s bladen met samen %(rows)s rijen.", len(taken)) % told
    )
    if not unsure:
        return text + " " + _("Alle kolommen zijn herkend. Kijk of het klopt en ga verder.")
    looks = ngettext(
        "Bekijk %(unsure)s blad goed: daar is niet alles zeker.",
        "Bekijk %(unsure)s bladen goed: daar is niet alles zeker.",
        unsure,
    )
    return f"{text} {looks % told}"


def about_words(found: Comparison) -> str:
    """How many words wait."""
    open_now = len(found.undecided)
    if not found.open_words:
        return _("Alle namen, statussen en datums zijn bekend. U hoeft niets te kiezen.")
    if not open_now:
        return _("Alles is gekozen. U kunt het hieronder nog veranderen.")
    text = ngettext("%(count)s woord wacht op uw keuze.", "%(count)s woorden wachten op uw keuze.", open_now)
    return text % {"count": open_now} + " " + _("De rest herkennen we met zekerheid.")


def about_undecided(left: int) -> str:
    """What stands above the page when something still has to be chosen."""
    if not left:
        return _("Een getypte partij is niet bekend. Kies een naam uit de lijst, of voeg een nieuwe partij toe.")
    text = ngettext("Kies nog voor %(count)s woord.", "Kies nog voor %(count)s woorden.", left) % {"count": left}
    return text + " " + _("Wat u al koos, is bewaard.")


def word_groups(forms: Sequence[WordForm]) -> list[WordGroup]:
    """The words by their kind, each with its question; kinds without words are left out."""
    texts = {
        NameKind.THEME: (_("Thema’s"), _("Welk thema is dit?")),
        NameKind.PARTY: (
            _("Partijen"),
            _("Welke partij is dit? Wat erop lijkt staat bovenaan, en hoeveel."),
        ),
        NameKind.OWNER: (
            _("Cellen met meer trekkers"),
            _("Een actie heeft één trekker. Wie is dat? De anderen worden betrokken partij."),
        ),
        NameKind.STATUS: (_("Statussen"), _("Welke status van dit akkoord is dit? Een voorstel is al ingevuld.")),
        NameKind.MOMENT: (
            _("Datums"),
            _("Welk moment is dit? Schrijf 30-9-2023, Q3 2023, 2024 of PM. Leeg betekent: laat onbekend."),
        ),
    }
    groups = []
    for kind, (heading, question) in texts.items():
        of_kind = [form for form in forms if form.word.kind == kind]
        if of_kind:
            groups.append(WordGroup(kind, heading, question, of_kind))
    return groups


def about_difference(found: Comparison) -> str:
    """What the list would do, in one or two sentences."""
    counts = found.difference.counts
    if not found.writes:
        text = _("Deze lijst verandert niets: wat erin staat, is al bekend of overgeslagen.")
    else:
        told = {"new": counts[RowKind.NEW], "changed": counts[RowKind.CHANGED], "answers": len(found.answers)}
        text = _("Nieuw: %(new)s. Gewijzigd: %(changed)s. Antwoorden: %(answers)s. Er is nog niets vastgelegd.") % told
    waiting = counts[RowKind.POSSIBLE] + counts[RowKind.UNREADABLE] + counts[RowKind.DUPLICATE]
    if waiting:
        more = ngettext(
            "%(count)s rij wacht op u en gaat zo niet mee.",
            "%(count)s rijen wachten op u en gaan zo niet mee.",
            waiting,
        )
        text = f"{text} {more % {'count': waiting}}"
    return text


def about_writing(found: Comparison, shown: ImportShown) -> tuple[str, ...]:
    """What follows from writing, one sentence each."""
    counts = found.difference.counts
    day = date_label(shown.holds_from)
    new, changed, answers = counts[RowKind.NEW], counts[RowKind.CHANGED], len(found.answers)
    told = []
    if new:
        text = ngettext(
            "%(count)s nieuwe actie, geldig vanaf %(day)s.",
            "%(count)s nieuwe acties, geldig vanaf %(day)s.",
            new,
        )
        told.append(text % {"count": new, "day": day})
    if changed:
        text = ngettext("%(count)s actie verandert per %(day)s.", "%(count)s acties veranderen per %(day)s.", changed)
        told.append(text % {"count": changed, "day": day})
    if found.new_parties:
        told.append(_("Nieuwe partijen: %(names)s.") % {"names": ", ".join(sorted(found.new_parties.values()))})
    if answers and found.round:
        text = ngettext(
            "%(count)s antwoord in ronde %(round)s, dat nog wordt nagekeken.",
            "%(count)s antwoorden in ronde %(round)s, die nog worden nagekeken.",
            answers,
        )
        told.append(text % {"count": answers, "round": found.round.period})
    waiting = counts[RowKind.POSSIBLE] + counts[RowKind.UNREADABLE] + counts[RowKind.DUPLICATE]
    if waiting:
        text = ngettext("%(count)s rij gaat niet mee.", "%(count)s rijen gaan niet mee.", waiting)
        told.append(text % {"count": waiting})
    told.append(_("Acties die niet in het bestand staan, blijven zoals zij zijn."))
    told.append(_("Terugdraaien in één keer kan niet. U kunt elke actie daarna wijzigen; wat er stond blijft te zien."))
    return tuple(told)


def about_import(shown: ImportShown) -> str:
    """How far an import is, and what it changed."""
    if shown.state == ImportState.DISCARDED:
        return _("Dit inlezen is weggedaan. Er is niets vastgelegd.")
    if shown.is_open:
        return _("Dit inlezen is nog niet af. Er is niets vastgelegd; u kunt verdergaan waar u was.")
    told = {name: shown.counts.get(name, 0) for name in ("new", "changed", "answers")}
    return _("Vastgelegd: %(new)s nieuwe acties, %(changed)s gewijzigde acties en %(answers)s antwoorden.") % told


def facts_of(shown: ImportShown) -> list[tuple[str, Cell]]:
    """Who did what and when, and how many rows there were of each kind."""
    started = timezone.localtime(shown.started_at)
    facts = [
        (_("Geldt per"), Cell(date_label(shown.holds_from))),
        (_("Begonnen door"), Cell(_who(shown.started_by, date_label(started.date()), f"{started:%H:%M}"))),
    ]
    if shown.ended_at:
        ended = timezone.localtime(shown.ended_at)
        label = _("Vastgelegd door") if shown.state == ImportState.WRITTEN else _("Weggedaan door")
        facts.append((label, Cell(_who(shown.ended_by, date_label(ended.date()), f"{ended:%H:%M}"))))
    if shown.round_period:
        facts.append((_("Ronde"), Cell(shown.round_period)))
    for kind in RowKind:
        if shown.counts.get(kind.value):
            facts.append((_("Rijen: %(kind)s") % {"kind": kind.label}, Cell(str(shown.counts[kind.value]))))
    return facts


def _who(name: str, day: str, time: str) -> str:
    return ", ".join((name or _("het systeem"), day, time))
