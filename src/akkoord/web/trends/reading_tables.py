# SPDX-License-Identifier: EUPL-1.2
"""The tables of drift, of old answers, of waiting, and of one action over the rounds."""

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from akkoord.programme.rounds.overviews.by_round import ActionCourse, RoundOfAction
from akkoord.programme.rounds.overviews.drift import DriftLine, ForecastDrift, NotMeasured
from akkoord.programme.rounds.overviews.naming import PartyShown
from akkoord.programme.rounds.overviews.stale import StaleAnswers, StaleLine
from akkoord.programme.rounds.overviews.waiting import NeedInShort, WaitedFor, Waiting, WaitingLine
from akkoord.programme.rounds.rules.drift import Direction, PlanSource
from akkoord.web.components.spans import Dumbbell, TimeScale
from akkoord.web.components.table import Cell, Column, Filter, Option, Row, Table, TableQuery
from akkoord.web.components.wording import date_short, worded
from akkoord.web.frame.references import verified_cell
from akkoord.web.trends import sentences
from akkoord.web.trends.links import action_url, linked
from akkoord.web.trends.tables import kind_of, moment, movement_word, owner_of, theme_of, unbroken

NOBODY = "niemand"


def why_not(reason: NotMeasured) -> str:
    """Why the drift of an action cannot be told."""
    words = {
        NotMeasured.FINISHED: _("afgerond"),
        NotMeasured.NOT_ANSWERED: _("niet beantwoord"),
        NotMeasured.NO_FORECAST: _("geen prognose"),
        NotMeasured.NO_PLAN: _("geen eerste plan"),
        NotMeasured.UNDECIDED: _("nog te bepalen"),
    }
    return words[reason]


def direction_filter(shown: ForecastDrift, params: Mapping[str, str]) -> Filter:
    """The question which way, with how many there are of each."""
    words = {
        Direction.LATER: _("Later"),
        Direction.EARLIER: _("Eerder"),
        Direction.SAME: _("Gelijk"),
        Direction.PERHAPS: _("Misschien anders"),
    }
    options = [Option(way.value, f"{word} ({shown.directions.get(way, 0)})") for way, word in words.items()]
    options += [
        Option(why.value, f"{why_not(why).capitalize()} ({number})") for why, number in shown.not_measured.items()
    ]
    return Filter("afwijking", _("Afwijking"), params.get("afwijking", ""), options, _("Alle"))


def drift_table(shown: ForecastDrift, accord: str, params: Mapping[str, str]) -> Table:
    """The actions with their plan and forecast, what drifted most first."""
    scale = TimeScale.of(one for line in shown.lines.items for one in (line.plan, line.forecast))
    columns = (
        Column("action", _("Actie"), row_header=True),
        Column("owner", _("Trekker")),
        Column("plan", _("Eerste plan"), kind="date"),
        Column("now", _("Prognose nu"), kind="date"),
        Column("picture", _("Beeld, %(years)s") % {"years": scale.label} if scale else _("Beeld")),
        Column("drift", _("Afwijking"), sortable=True),
        Column("kind", _("Soort")),
    )
    return Table(
        key="prognoses",
        caption=_("Prognose tegen het eerste plan"),
        columns=columns,
        rows=[_drift_row(line, scale, accord) for line in shown.lines.items],
        total=shown.lines.total,
        query=TableQuery.read(params, columns=columns, default="-drift").within(shown.lines.total),
        unit=_("acties"),
        empty=_("Geen enkele actie past hierbij. Kies een ander thema, een andere trekker of een latere peildatum."),
    )


def _drift_row(line: DriftLine, scale: TimeScale | None, accord: str) -> Row:
    tone = line.drift.direction.value if line.drift else "unknown"
    picture = Dumbbell.of(scale, line.plan, line.forecast, tone) if scale else None
    theme = line.action.theme
    return Row(
        line.action.key,
        (
            Cell(
                line.action.title,
                reverse("trends:action", args=[accord, line.action.key]),
                note=f"{theme.letter} {theme.title}".strip(),
                value=line.action.title,
            ),
            owner_of(accord, line.action),
            _plan_cell(line),
            moment(line.forecast, _("geen prognose")),
            Cell(dumbbell=picture, value=""),
            Cell(sentences.days(line.drift)) if line.drift else Cell(missing=_why(line)),
            kind_of(line.practice),
        ),
    )


def _why(line: DriftLine) -> str:
    return why_not(line.why_not) if line.why_not else ""


def _plan_cell(line: DriftLine) -> Cell:
    if line.plan is None:
        return Cell(missing=_("onbekend"))
    if line.plan_source is PlanSource.DEADLINE:
        note = _("eerst afgesproken datum")
    else:
        round_word = worded(line.first_given_in) if line.first_given_in else ""
        note = _("eerste prognose, %(round)s") % {"round": round_word}
    return Cell(worded(line.plan), note=note, value=str(line.plan))


def stale_table(shown: StaleAnswers, accord: str, params: Mapping[str, str], *, silent: bool) -> Table:
    """The actions with what has stood there for long, the oldest first."""
    columns = (
        Column("action", _("Actie"), row_header=True),
        Column("theme", _("Thema")),
        Column("owner", _("Trekker")),
        Column("status", _("Status"), kind="status"),
        Column("rounds", _("Rondes achter elkaar"), kind="number"),
        Column("ticked", _("Met ‘niets veranderd’"), kind="number"),
        Column("since", _("Sinds"), kind="date"),
        Column("age", _("Dagen"), kind="number"),
        Column("explanation", _("Toelichting")),
        Column("kind", _("Soort")),
    )
    empty = _("Geen enkele actie was zo lang stil.") if silent else _("Geen enkel antwoord staat er zo lang hetzelfde.")
    return Table(
        key="zelfde-antwoord",
        caption=_("Acties zonder antwoord") if silent else _("Acties met hetzelfde antwoord"),
        columns=columns,
        rows=[_stale_row(line, accord, silent=silent) for line in shown.lines.items],
        total=shown.lines.total,
        query=TableQuery.read(params, columns=columns, default="-age").within(shown.lines.total),
        unit=_("acties"),
        empty=empty,
    )


def _stale_row(line: StaleLine, accord: str, *, silent: bool) -> Row:
    own = Cell(signal=line.status.signal, value=line.status.label) if line.status and not silent else None
    status = Cell(lines=[own or Cell(missing=_("niet beantwoord")), verified_cell(line.verified)])
    return Row(
        line.action.key,
        (
            Cell(line.action.title, reverse("trends:action", args=[accord, line.action.key])),
            theme_of(accord, line.action),
            owner_of(accord, line.action),
            status,
            Cell(str(line.rounds), value=line.rounds),
            Cell("–", value="") if silent else Cell(str(line.ticked), value=line.ticked),
            Cell(line.since_period.short, note=_since_note(line, silent=silent), value=line.since),
            Cell(str(line.age), value=line.age),
            Cell(line.explanation),
            kind_of(line.practice),
        ),
    )


def _since_note(line: StaleLine, *, silent: bool) -> str:
    """Whether it never was otherwise."""
    if not line.all_along:
        return ""
    return _("nog nooit beantwoord") if silent else _("nooit anders geweest")


def wanted_from(party: PartyShown | None) -> str:
    """From whom something is needed."""
    return party.title if party else _("Van niemand in het bijzonder")


def parties_table(shown: Waiting, accord: str, params: Mapping[str, str]) -> Table:
    """How many actions wait for whom; a number leads to what they wait for."""
    columns = (
        Column("party", _("Wachten op"), row_header=True),
        Column("actions", _("Acties"), kind="number"),
        Column("needs", _("Dingen"), kind="number"),
        Column("overdue", _("Had er al moeten zijn"), kind="number"),
        Column("undated", _("Zonder datum"), kind="number"),
        Column("first", _("Eerste datum"), kind="date"),
    )
    return Table(
        key="wachten-op",
        caption=_("Hoeveel acties op wie wachten"),
        columns=columns,
        rows=[_party_row(one, accord, params) for one in shown.parties],
        total=len(shown.parties),
        query=TableQuery.read(params, columns=columns, default="", page_size=max(len(shown.parties), 1), prefix="wie-"),
        unit=_("partijen"),
        empty=_("In de laatste ronde heeft niemand gezegd iets van een ander nodig te hebben."),
    )


def _party_row(one: WaitedFor, accord: str, params: Mapping[str, str]) -> Row:
    key = one.party.key if one.party else NOBODY
    lines = linked("waiting", accord, van=key, thema=params.get("thema", ""))
    page = reverse("parties:page", args=[accord, key]) if one.party else ""
    return Row(
        key,
        (
            Cell(wanted_from(one.party), page),
            Cell(str(one.actions), f"{lines}#wat", value=one.actions),
            Cell(str(one.needs), value=one.needs),
            Cell(str(one.overdue), value=one.overdue),
            Cell(str(one.undated), value=one.undated),
            Cell(date_short(one.first_day), value=one.first_day) if one.first_day else Cell(missing=_("geen datum")),
        ),
    )


def needs_table(shown: Waiting, accord: str, params: Mapping[str, str]) -> Table:
    """What is needed, overdue first; since when it stands there in the same words."""
    columns = (
        Column("what", _("Wat is er nodig"), row_header=True),
        Column("from", _("Van wie")),
        Column("by", _("Wanneer"), kind="date"),
        Column("since", _("Staat er sinds")),
        Column("action", _("Voor actie")),
        Column("owner", _("Trekker")),
        Column("kind", _("Soort")),
    )
    return Table(
        key="wat-er-nodig-is",
        caption=_("Wat er nodig is"),
        columns=columns,
        rows=[_need_row(number, line, accord) for number, line in enumerate(shown.lines.items)],
        total=shown.lines.total,
        query=TableQuery.read(params, columns=columns, default="by").within(shown.lines.total),
        unit=_("dingen"),
        empty=_("Er is niets dat hierbij past."),
    )


def _need_row(number: int, line: WaitingLine, accord: str) -> Row:
    again = ngettext("%(count)s ronde", "%(count)s rondes achter elkaar", line.rounds) % {"count": line.rounds}
    return Row(
        str(number),
        (
            Cell(line.need.what),
            Cell(wanted_from(line.need.wanted_from)),
            _by_cell(line),
            Cell(line.since.short, note=again, value=line.since.code),
            Cell(line.action.title, action_url(accord, line.action.key)),
            owner_of(accord, line.action),
            kind_of(line.practice),
        ),
    )


def _by_cell(line: WaitingLine) -> Cell:
    if line.need.by is None:
        return Cell(missing=_("niet bekend"))
    note = _("datum is voorbij") if line.overdue else ""
    return Cell(worded(line.need.by), note=note, value=str(line.need.by))


def open_table(needs: Sequence[NeedInShort], accord: str, params: Mapping[str, str]) -> Table:
    """What is needed by answers of the open round, which may still change."""
    columns = (
        Column("what", _("Wat is er nodig"), row_header=True),
        Column("from", _("Van wie")),
        Column("by", _("Wanneer"), kind="date"),
        Column("action", _("Voor actie")),
        Column("kind", _("Soort")),
    )
    rows = [
        Row(
            str(number),
            (
                Cell(one.need.what),
                Cell(wanted_from(one.need.wanted_from)),
                moment(one.need.by, _("niet bekend")),
                Cell(one.action.title, action_url(accord, one.action.key)),
                kind_of(one.practice),
            ),
        )
        for number, one in enumerate(needs)
    ]
    query = TableQuery.read(params, columns=columns, default="by", page_size=max(len(rows), 1), prefix="open-")
    return Table("nog-open", _("Nog niet vastgesteld"), columns, rows, len(rows), query, unit=_("dingen"))


def rounds_table(course: ActionCourse, accord: str, params: Mapping[str, str]) -> Table:
    """One action: a row for each round, the last first."""
    scale = TimeScale.of(
        [course.action.deadline, *(one.stood.forecast if one.stood else None for one in course.rounds)]
    )
    columns = (
        Column("period", _("Ronde"), row_header=True),
        Column("status", _("Status"), kind="status"),
        Column("movement", _("Beweging")),
        Column("forecast", _("Prognose"), kind="date"),
        Column("picture", _("Beeld, %(years)s") % {"years": scale.label} if scale else _("Beeld")),
        Column("explanation", _("Toelichting")),
        Column("by", _("Gegeven door")),
        Column("kind", _("Soort")),
    )
    return Table(
        key="verloop-van-de-actie",
        caption=_("Deze actie per ronde"),
        columns=columns,
        rows=[_round_row(one, course, scale, accord) for one in course.rounds],
        total=len(course.rounds),
        query=TableQuery.read(params, columns=columns, default="-period", page_size=max(len(course.rounds), 1)),
        unit=_("rondes"),
        empty=_("Zodra een ronde is gesloten, staat hier wat er over deze actie is gezegd."),
    )


def _round_row(one: RoundOfAction, course: ActionCourse, scale: TimeScale | None, accord: str) -> Row:
    code = one.period.code
    name = Cell(one.period.short, reverse("rounds:page", args=[accord, code]), note=unbroken(one.peildatum))
    stood = one.stood
    if stood is None:
        return Row(code, (name, Cell(missing=_("niet gevraagd")), *[Cell()] * 6))
    signal = stood.status.signal if stood.status and stood.answered else None
    status = Cell(signal=signal, value=signal.label) if signal else Cell(missing=_("niet beantwoord"))
    shift = one.drift.direction.value if one.drift else "unknown"
    picture = Dumbbell.of(scale, course.action.deadline, stood.forecast, shift) if scale else None
    return Row(
        code,
        (
            name,
            status,
            Cell(movement_word(one.movement) if one.movement else "–"),
            Cell(worded(stood.forecast), note=_shift(one), value=str(stood.forecast))
            if stood.forecast
            else Cell(missing=_("geen prognose")),
            Cell(dumbbell=picture, value=""),
            Cell(stood.explanation, note=_told(one)),
            Cell(stood.answered_by, note=_marks(one)),
            kind_of(stood.practice),
        ),
    )


def _shift(one: RoundOfAction) -> str:
    """How far the forecast lies from that of the round before."""
    if one.drift is None or one.drift.direction is Direction.SAME:
        return ""
    return sentences.days(one.drift)


def _told(one: RoundOfAction) -> str:
    """Whether the explanation is another than in the round before."""
    if one.repeats:
        return _("zelfde antwoord als de ronde ervoor")
    return _("andere toelichting") if one.new_text else ""


def _marks(one: RoundOfAction) -> str:
    marks = []
    if one.stood and one.stood.accepted:
        marks.append(_("nagekeken en akkoord"))
    if one.corrected and one.stood:
        marks.append(_("gecorrigeerd: %(reason)s") % {"reason": one.stood.correction_reason})
    return "; ".join(marks)
