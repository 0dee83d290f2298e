# SPDX-License-Identifier: EUPL-1.2
"""The tables on pages of rounds."""

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from akkoord.kernel.signal import Signal, SignalKind
from akkoord.programme.rounds.overviews.attention import NeedsByParty
from akkoord.programme.rounds.overviews.progress import RequestProgress, RoundProgress
from akkoord.programme.rounds.overviews.rounds import RoundShown
from akkoord.web.components.charts import StatusBar
from akkoord.web.components.table import Cell, Column, Filter, Option, Row, Table, TableQuery
from akkoord.web.components.wording import date_label, date_short, worded
from akkoord.web.rounds import sentences
from akkoord.web.rounds.links import page_of

NOBODY = "niemand"


def rounds_table(rounds: Sequence[RoundShown], accord: str, params: Mapping[str, str]) -> Table:
    """The rounds, the last one first."""
    columns = (
        Column("period", _("Ronde"), row_header=True),
        Column("state", _("Stand")),
        Column("peildatum", _("Peildatum"), kind="date"),
        Column("due", _("Antwoorden tot en met"), kind="date"),
        Column("answered", _("Beantwoord"), kind="number"),
        Column("asked", _("Gevraagd"), kind="number"),
        Column("edition", _("Editie"), kind="number"),
        Column("practice", _("Soort")),
    )
    return Table(
        key="rondes",
        caption=_("Rondes"),
        columns=columns,
        rows=[_round_row(one, accord) for one in rounds],
        total=len(rounds),
        query=TableQuery.read(params, columns=columns, default="-peildatum", page_size=max(len(rounds), 1)),
        unit=_("rondes") if len(rounds) != 1 else _("ronde"),
    )


def _round_row(one: RoundShown, accord: str) -> Row:
    number = one.edition.number if one.edition else None
    return Row(
        one.period.code,
        (
            Cell(worded(one.period), url=reverse("rounds:page", args=[accord, one.period.code])),
            Cell(_("open") if one.is_open else _("gesloten")),
            Cell(date_label(one.peildatum), value=one.peildatum),
            Cell(date_label(one.due_on), value=one.due_on),
            Cell(str(one.answered), value=one.answered),
            Cell(str(one.asked), value=one.asked),
            Cell(str(number), value=number) if number else Cell(_("nog geen")),
            Cell(_("oefengegevens") if one.practice else _("echt")),
        ),
    )


def progress_bar(progress: RoundProgress) -> StatusBar:
    """How the questions of a round divide: accepted, to be reviewed, asked back, not answered."""
    to_review = progress.answered - progress.accepted - progress.asked_back
    return StatusBar.of(
        [
            (Signal(SignalKind.FINISHED, pgettext("beoordeling", "Akkoord")), progress.accepted),
            (Signal(SignalKind.ON_SCHEDULE, _("Beantwoord, nog na te kijken")), to_review),
            (Signal(SignalKind.ATTENTION, _("Teruggevraagd")), progress.asked_back),
            (Signal(SignalKind.NOT_STARTED, _("Niet beantwoord")), progress.asked - progress.answered),
        ],
        unit=_("vragen"),
    )


def requests_table(progress: RoundProgress, accord: str, params: Mapping[str, str]) -> Table:
    """Who was asked how much and answered how much, who has most left to answer first."""
    columns = (
        Column("party", _("Gevraagd aan"), row_header=True),
        Column("asked", _("Gevraagd"), kind="number"),
        Column("answered", _("Beantwoord"), kind="number"),
        Column("open", _("Nog open"), kind="number"),
        Column("to_review", _("Na te kijken"), kind="number"),
        Column("accepted", pgettext("beoordeling", "Akkoord"), kind="number"),
        Column("asked_back", _("Teruggevraagd"), kind="number"),
        Column("last", _("Laatste antwoord"), kind="date"),
    )
    rows = progress.requests
    return Table(
        key="verzoeken",
        caption=_("Verzoeken per partij"),
        columns=columns,
        rows=[_request_row(one, progress.round, accord) for one in rows],
        total=len(rows),
        query=TableQuery.read(params, columns=columns, default="party", page_size=max(len(rows), 1)),
        unit=_("verzoeken"),
    )


def _request_row(one: RequestProgress, about: RoundShown, accord: str) -> Row:
    at = timezone.localtime(one.last_at).date() if one.last_at else None
    url = reverse("rounds:answer", args=[accord, about.period.code, one.request_id])
    missing = "" if one.has_holder else _("niemand heeft een mandaat om te antwoorden")
    return Row(
        str(one.request_id),
        (
            Cell(sentences.whom(one), url=url, lines=[Cell(missing=missing)] if missing else ()),
            Cell(str(one.asked), value=one.asked),
            Cell(str(one.answered), value=one.answered),
            Cell(str(one.asked - one.answered), value=one.asked - one.answered),
            Cell(str(one.to_review), value=one.to_review),
            Cell(str(one.accepted), value=one.accepted),
            Cell(str(one.asked_back), value=one.asked_back),
            Cell(date_short(at), value=at) if at else Cell(_("nog geen")),
        ),
    )


def unanswered_table(progress: RoundProgress, accord: str, params: Mapping[str, str]) -> Table:
    """The questions that nobody answered, fifty a page."""
    columns = (
        Column("action", _("Actie"), row_header=True),
        Column("theme", _("Thema")),
        Column("party", _("Gevraagd aan")),
    )
    code = progress.round.period.code
    asked_of = {one.request_id: sentences.whom(one) for one in progress.requests}
    rows = [
        Row(
            str(line.question_id),
            (
                Cell(
                    line.action.title,
                    url=reverse("rounds:answer", args=[accord, code, line.request_id]) + f"#kaart-{line.question_id}",
                ),
                Cell(f"{line.action.theme.letter} {line.action.theme.title}".strip()),
                Cell(asked_of[line.request_id], note=sentences.colleagues(line)),
            ),
        )
        for line in progress.not_answered.items
    ]
    query = TableQuery.read(params, columns=columns, default="action").within(progress.not_answered.total)
    return Table(
        key="niet-beantwoord",
        caption=_("Vragen zonder antwoord"),
        columns=columns,
        rows=rows,
        total=progress.not_answered.total,
        query=query,
        unit=_("vragen"),
        empty=_("Alle vragen zijn beantwoord."),
        downloadable=False,
    )


def chosen_party(params: Mapping[str, str]) -> str | None:
    """The party that the address asks for: its key, "" for nobody in particular, None for all."""
    chosen = params.get("partij", "")
    return "" if chosen == NOBODY else chosen or None


def needs_table(needs: NeedsByParty, accord: str, params: Mapping[str, str]) -> Table:
    """What is needed, what is due first on top; to be filtered by the party it is wanted from."""
    columns = (
        Column("what", _("Wat is er nodig"), row_header=True),
        Column("from", _("Van wie")),
        Column("by", _("Wanneer"), kind="date"),
        Column("action", _("Voor actie")),
    )
    options = [
        Option(one.party.key if one.party else NOBODY, f"{sentences.wanted_from(one.party)} ({one.needs})")
        for one in needs.parties
    ]
    rows = [
        Row(
            str(number),
            (
                Cell(line.need.what),
                Cell(sentences.wanted_from(line.need.wanted_from)),
                Cell(worded(line.need.by) if line.need.by else ""),
                Cell(line.action.title, url=page_of("actions:page", accord, line.action.key)),
            ),
        )
        for number, line in enumerate(needs.lines.items)
    ]
    return Table(
        key="nodig",
        caption=_("Wat er nodig is"),
        columns=columns,
        rows=rows,
        total=needs.lines.total,
        query=TableQuery.read(params, columns=columns, default="by").within(needs.lines.total),
        unit=_("dingen"),
        filters=[Filter("partij", _("Van wie"), params.get("partij", ""), options, _("Iedereen"))],
        empty=_("In deze ronde heeft niemand gezegd dat er iets nodig is."),
    )
