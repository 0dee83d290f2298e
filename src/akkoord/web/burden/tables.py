# SPDX-License-Identifier: EUPL-1.2
"""The tables and pictures on burden pages."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from akkoord.programme.burden.overviews.limits import LimitShown
from akkoord.programme.burden.overviews.round_burden import PartyBurden, PartyRound, QuestionBurden, RoundBurden
from akkoord.programme.burden.overviews.trend import RoundLoad
from akkoord.programme.burden.rules import whole_minutes
from akkoord.web.burden import sentences
from akkoord.web.components.charts import Trend, TrendPoint
from akkoord.web.components.table import Cell, Column, Filter, Option, Row, Table, TableQuery
from akkoord.web.components.wording import date_short, worded

Line = TypeVar("Line")
ONE_PAGE = 10_000
DROPPABLE, KEPT = "ja", "nee"


def parties_table(found: RoundBurden, accord: str, params: Mapping[str, str]) -> Table:
    """What the round asked of each party that the viewer may see.

    With a limit among them: against it, and to be filtered by whether it is passed.
    """
    limited = any(one.limit is not None for one in found.parties)
    columns = _party_columns(limited=limited)
    orders: dict[str, Callable[[PartyBurden], Any]] = {
        "party": _name,
        "questions": lambda one: one.burden.questions,
        "expected": lambda one: _known(one.burden.expected),
        "spent": lambda one: _known(one.burden.seconds),
        "unchanged": lambda one: one.burden.unchanged / max(one.burden.answered, 1),
        "drop": lambda one: len(one.burden.proposals),
        "limit": lambda one: _known(one.limit),
    }
    query = TableQuery.read(params, columns=columns, default="-questions", page_size=ONE_PAGE)
    chosen = params.get("grens", "") if limited else ""
    against = Filter("grens", _("Tegen de grens"), chosen, [Option("boven", _("boven de grens"))])
    parties = [one for one in found.parties if chosen != "boven" or one.is_over]
    return Table(
        key="lasten",
        caption=_("Lasten per partij"),
        columns=columns,
        rows=[
            _party_row(one, accord, found.round.period.code, _limit_cells(one) if limited else ())
            for one in _ordered(parties, orders, query)
        ],
        total=len(parties),
        query=query,
        unit=_("partijen"),
        filters=(against,) if limited else (),
        empty=_("In deze ronde is aan geen enkele partij iets gevraagd."),
    )


def _party_columns(*, limited: bool) -> tuple[Column, ...]:
    columns = (
        Column("party", _("Partij"), sortable=True, row_header=True),
        Column("questions", _("Vragen"), kind="number", sortable=True),
        Column("expected", _("Minuten verwacht"), kind="number", sortable=True),
        Column("spent", _("Minuten gemeten"), kind="number", sortable=True),
        Column("unchanged", _("Niets veranderd"), sortable=True),
        Column("channels", _("Hoe beantwoord")),
        Column("drop", _("Kan vervallen"), kind="number", sortable=True),
    )
    if not limited:
        return columns
    limit = Column("limit", _("Grens in minuten"), kind="number", sortable=True)
    return (*columns, limit, Column("over", _("Tegen de grens")))


def _name(one: PartyBurden) -> str:
    return one.party.title.casefold() if one.party else ""


def _known(number: int | None) -> tuple[bool, int]:
    """What is unknown stands below everything that is known."""
    return (number is not None, number or 0)


def _ordered(rows: Sequence[Line], orders: Mapping[str, Callable[[Line], Any]], query: TableQuery) -> list[Line]:
    return sorted(rows, key=orders[query.sort], reverse=query.descending)


def _party_row(one: PartyBurden, accord: str, period: str, limit: tuple[Cell, ...]) -> Row:
    burden, key = one.burden, one.party.key if one.party else ""
    url = reverse("burden:party", args=[accord, key]) + f"?ronde={period}" if key else ""
    return Row(
        key or "niemand",
        (
            Cell(one.party.title, url) if one.party else Cell(missing=_("thema zonder voorzitter")),
            _number(burden.questions),
            _number(burden.expected, _("niet berekend")),
            _spent(one),
            Cell(sentences.unchanged(burden)),
            Cell(sentences.channels(burden)),
            _number(len(burden.proposals)),
            *limit,
        ),
    )


def _number(count: int | None, missing: str = "") -> Cell:
    return Cell(missing=missing) if count is None else Cell(str(count), value=count)


def _spent(one: PartyBurden) -> Cell:
    if one.burden.seconds is None:
        return Cell(missing=_("niet gemeten"))
    minutes = whole_minutes(one.burden.seconds)
    return Cell(str(minutes), note=sentences.measured_of(one.burden), value=minutes)


def _limit_cells(one: PartyBurden) -> tuple[Cell, Cell]:
    if one.limit is None:
        return Cell(note=_("geen grens")), Cell()
    if one.burden.expected is None:
        return _number(one.limit), Cell(missing=_("niet te zeggen"))
    return _number(one.limit), Cell(_("boven de grens") if one.is_over else _("binnen de grens"))


def questions_table(found: PartyRound, accord: str, params: Mapping[str, str]) -> Table:
    """What a party was asked, question by question; to be filtered by whether it could be left out."""
    columns = (
        Column("action", _("Actie"), sortable=True, row_header=True),
        Column("theme", _("Thema"), sortable=True),
        Column("asked", _("Hoe gevraagd"), sortable=True),
        Column("answer", _("Antwoord"), sortable=True),
        Column("who", _("Beantwoord door"), sortable=True),
        Column("channel", _("Hoe beantwoord"), sortable=True),
        Column("drop", _("Kan vervallen omdat")),
        Column("saves", _("Scheelt"), sortable=True),
    )
    orders: dict[str, Callable[[QuestionBurden], Any]] = {
        "action": lambda one: one.action.title.casefold(),
        "theme": lambda one: (one.action.theme.order, one.action.theme.letter, one.action.title.casefold()),
        "asked": lambda one: one.line.can_be_repeated,
        "answer": lambda one: (one.line.said is not None, one.line.said is not None and one.line.said.unchanged),
        "who": lambda one: sentences.who(one.line).casefold(),
        "channel": lambda one: one.line.said.channel if one.line.said else "",
        "saves": lambda one: one.line.proposal.seconds if one.line.proposal else 0,
    }
    query = TableQuery.read(params, columns=columns, default="theme", page_size=ONE_PAGE)
    chosen = params.get("vervalt", "")
    kept = [one for one in found.questions if chosen not in (DROPPABLE, KEPT) or _is_chosen(one, chosen)]
    return Table(
        key="vragen",
        caption=_("Vragen aan deze partij"),
        columns=columns,
        rows=[_question_row(one, accord) for one in _ordered(kept, orders, query)],
        total=len(kept),
        query=query,
        unit=_("vragen"),
        filters=(Filter("vervalt", _("Kan vervallen"), chosen, [Option(DROPPABLE, _("ja")), Option(KEPT, _("nee"))]),),
        empty=_("Aan deze partij is in deze ronde niets gevraagd."),
    )


def _is_chosen(one: QuestionBurden, chosen: str) -> bool:
    return (one.line.proposal is not None) == (chosen == DROPPABLE)


def _question_row(one: QuestionBurden, accord: str) -> Row:
    line, said = one.line, one.line.said
    theme = one.action.theme
    answer = _("niets veranderd") if said and said.unchanged else _("nieuw antwoord")
    return Row(
        str(line.question_id),
        (
            Cell(one.action.title, reverse("actions:page", args=[accord, one.action.key])),
            Cell(f"{theme.letter} {theme.title}".strip()),
            Cell(_("herhaling") if line.can_be_repeated else _("nieuwe vraag")),
            Cell(answer) if said else Cell(missing=_("niet beantwoord")),
            Cell(sentences.who(line)),
            Cell(str(said.channel.label) if said else ""),
            Cell(sentences.why(line.proposal) if line.proposal else ""),
            Cell(sentences.duration(line.proposal.seconds) if line.proposal else ""),
        ),
    )


def expected_trend(loads: Sequence[RoundLoad]) -> Trend:
    """The minutes expected in each round."""
    points = [TrendPoint(worded(one.round.period), one.expected, sentences.minutes(one.expected)) for one in loads]
    return _trend(_("Minuten die elke ronde naar verwachting vraagt"), points)


def spent_trend(loads: Sequence[RoundLoad]) -> Trend:
    """The minutes measured in each round; a round that was not measured is a gap."""
    points = [
        TrendPoint(worded(one.round.period), whole_minutes(one.seconds), sentences.duration(one.seconds))
        if one.seconds is not None
        else TrendPoint(worded(one.round.period), None, _("niet gemeten"))
        for one in loads
    ]
    return _trend(_("Minuten die in elke ronde zijn gemeten"), points)


def _trend(caption: str, points: Sequence[TrendPoint]) -> Trend:
    """A trend that says where it begins and ends: the line alone has no scale."""
    known = [point.shown for point in points if point.value is not None]
    if len(known) > 1:
        words = {"what": caption, "first": known[0], "last": known[-1]}
        caption = _("%(what)s: van %(first)s naar %(last)s") % words
    return Trend(caption, tuple(points))


def limits_table(limits: Sequence[LimitShown]) -> Table:
    """The limits in force."""
    columns = (
        Column("party", _("Voor"), row_header=True),
        Column("minutes", _("Minuten per ronde"), kind="number"),
        Column("by", _("Ingesteld door")),
        Column("on", _("Ingesteld op"), kind="date"),
        Column("reason", _("Reden")),
    )
    rows = [
        Row(
            one.party.key if one.party else "alle",
            (
                Cell(one.party.title if one.party else _("alle partijen zonder eigen grens")),
                Cell(str(one.minutes), value=one.minutes),
                Cell(one.set_by or _("de installatie zelf")),
                Cell(date_short(timezone.localtime(one.set_at).date()), value=timezone.localtime(one.set_at).date()),
                Cell(one.reason),
            ),
        )
        for one in limits
    ]
    return Table(
        key="grenzen",
        caption=_("Grenzen die nu gelden"),
        columns=columns,
        rows=rows,
        total=len(rows),
        query=TableQuery.read({}, columns=columns, default="party", page_size=ONE_PAGE),
        unit=_("grenzen"),
        empty=_("Er is nog geen grens ingesteld."),
        downloadable=False,
    )
