# SPDX-License-Identifier: EUPL-1.2
"""The tables of the course and of the flow."""

from collections.abc import Mapping
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from akkoord.kernel.moment import PlannedMoment
from akkoord.programme.rounds.overviews.course import Course, RoundPoint
from akkoord.programme.rounds.overviews.flows import GONE, NEW, FlowLink, MovedActions, MovedLine, RoundFlow
from akkoord.programme.rounds.overviews.naming import ActionShown, StatusShown
from akkoord.programme.rounds.rules import Movement
from akkoord.web.components.table import Cell, Column, Row, Table, TableQuery
from akkoord.web.components.wording import date_short, worded
from akkoord.web.trends.alluvial import gone, new
from akkoord.web.trends.links import action_url, linked


def unbroken(day: date) -> str:
    """A short date that stays on one line in a narrow column."""
    return date_short(day).replace("-", "\N{NON-BREAKING HYPHEN}")


def kind_of(practice: bool) -> Cell:
    """Whether something is practice data, in a column of its own."""
    return Cell(_("oefengegevens") if practice else _("echt"))


def theme_of(accord: str, action: ActionShown) -> Cell:
    """The theme of an action."""
    theme = action.theme
    url = reverse("themes:page", args=[accord, theme.key]) if theme.key else ""
    return Cell(f"{theme.letter} {theme.title}".strip(), url)


def owner_of(accord: str, action: ActionShown) -> Cell:
    """The owner of an action, or that there is none."""
    if action.owner is None:
        return Cell(missing=_("geen trekker"))
    return Cell(action.owner.title, reverse("parties:page", args=[accord, action.owner.key]))


def moment(value: PlannedMoment | None, missing: str) -> Cell:
    """A moment in words, or what to say when there is none."""
    return Cell(worded(value), value=str(value)) if value else Cell(missing=missing)


def course_table(course: Course, accord: str, params: Mapping[str, str]) -> Table:
    """The rounds against the statuses, the last round first."""
    with_moves = any(point.moved is not None for point in course.points)
    columns = (
        Column("period", _("Ronde"), row_header=True),
        Column("edition", _("Editie"), kind="number"),
        *(Column(f"status-{number}", one.label, kind="number") for number, one in enumerate(course.statuses)),
        Column("unanswered", _("Niet beantwoord"), kind="number"),
        Column("asked", _("Acties"), kind="number"),
        Column("share", _("Beantwoord"), kind="number"),
        *_movement_columns(with_moves),
        Column("kind", _("Soort")),
    )
    rows = [_course_row(point, accord, with_moves, first=point is course.points[0]) for point in course.points]
    return Table(
        key="verloop",
        caption=_("Status per ronde"),
        columns=columns,
        rows=rows[::-1],
        total=len(rows),
        query=TableQuery.read(params, columns=columns, default="-period", page_size=max(len(rows), 1)),
        unit=_("rondes") if len(rows) != 1 else _("ronde"),
        empty=_("Sluit eerst een ronde; daarna staat hier hoe de acties er per ronde voor stonden."),
    )


def _movement_columns(wanted: bool) -> tuple[Column, ...]:
    if not wanted:
        return ()
    return (
        Column("better", _("Vooruit"), kind="number"),
        Column("worse", _("Achteruit"), kind="number"),
        Column("unclear", _("Niet te zeggen"), kind="number"),
    )


def _course_row(point: RoundPoint, accord: str, with_moves: bool, *, first: bool) -> Row:
    code = point.period.code
    counts = (*point.answered_by_status, point.unanswered, point.asked)
    edition = reverse("rounds:edition", args=[accord, code, point.edition])
    cells = [
        Cell(point.period.short, reverse("rounds:page", args=[accord, code]), note=unbroken(point.peildatum)),
        Cell(str(point.edition), edition, note=_("gecorrigeerd") if point.corrected else "", value=point.edition),
        *(Cell(str(count), value=count) for count in counts),
        Cell(_("niets gevraagd")) if point.share is None else Cell(f"{point.share}%", value=point.share),
    ]
    if with_moves:
        cells += _moved_cells(point, first=first)
    return Row(code, [*cells, kind_of(point.practice)])


def _moved_cells(point: RoundPoint, *, first: bool) -> list[Cell]:
    """The first round moved nothing: that is a dash, not a zero."""
    if first or point.moved is None:
        return [Cell("–", value="")] * 3
    counts = (point.moved[Movement.BETTER], point.moved[Movement.WORSE], point.moved[Movement.UNKNOWN])
    return [Cell(str(count), value=count) for count in counts]


def movement_word(way: Movement | None) -> str:
    """Which way an action moved, in a word with its mark."""
    words = {
        Movement.BETTER: _("▲ vooruit"),
        Movement.WORSE: _("▼ achteruit"),
        Movement.SAME: _("= gelijk"),
        Movement.FIRST: _("+ nieuw"),
        Movement.UNKNOWN: _("? niet te zeggen"),
        None: _("– niet meer gevraagd"),
    }
    return words[way]


FLOW_ORDERS = ("before", "after", "movement", "actions")


def flow_table(flow: RoundFlow, accord: str, params: Mapping[str, str]) -> Table:
    """Every link of a flow; its number leads to the actions."""
    columns = (
        Column("before", _("Van"), kind="status", sortable=True, row_header=True),
        Column("after", _("Naar"), kind="status", sortable=True),
        Column("movement", _("Beweging"), sortable=True),
        Column("actions", _("Acties"), kind="number", sortable=True),
    )
    query = TableQuery.read(params, columns=columns, default="-actions", page_size=max(len(flow.links), 1))
    rank = {
        "before": lambda link: _rank(link.before),
        "after": lambda link: _rank(link.after),
        "movement": lambda link: list(Movement).index(link.movement) if link.movement else len(Movement),
        "actions": lambda link: link.actions,
    }
    links = sorted(flow.links, key=rank[query.sort], reverse=query.descending)
    return Table(
        key="stroom",
        caption=_("Van status naar status"),
        columns=columns,
        rows=[_flow_row(link, flow, accord) for link in links],
        total=len(links),
        query=query,
        unit=_("stromen"),
        empty=_("Er is nog niets om te vergelijken: daarvoor zijn twee gesloten rondes nodig."),
    )


def _rank(status: StatusShown | None) -> tuple[bool, int]:
    return (status is None, status.order if status else 0)


def _flow_row(link: FlowLink, flow: RoundFlow, accord: str) -> Row:
    sides = (link.before.key if link.before else NEW, link.after.key if link.after else GONE)
    url = linked(
        "moved",
        accord,
        naar=flow.after.period.code if flow.after else "",
        was=sides[0],
        werd=sides[1],
        thema=flow.theme.key if flow.theme else "",
    )
    return Row(
        "-".join(sides),
        (
            side_cell(link.before, new()),
            side_cell(link.after, gone()),
            Cell(movement_word(link.movement)),
            Cell(str(link.actions), url, value=link.actions),
        ),
    )


def side_cell(status: StatusShown | None, none: str) -> Cell:
    """A status at one side of a flow."""
    return Cell(signal=status.signal, value=status.label) if status else Cell(missing=none)


def moved_table(moved: MovedActions, accord: str, params: Mapping[str, str]) -> Table:
    """The actions of one link, fifty a page."""
    columns = (
        Column("action", _("Actie"), row_header=True),
        Column("theme", _("Thema")),
        Column("owner", _("Trekker")),
        Column("forecast", _("Prognose"), kind="date"),
        Column("explanation", _("Toelichting")),
        Column("kind", _("Soort")),
    )
    return Table(
        key="acties-in-deze-stroom",
        caption=_("Acties in deze stroom"),
        columns=columns,
        rows=[_moved_row(line, accord) for line in moved.lines.items],
        total=moved.lines.total,
        query=TableQuery.read(params, columns=columns, default="theme").within(moved.lines.total),
        unit=_("acties"),
        empty=_("Geen enkele actie ging deze weg. Kies een getal in de tabel van de stroom."),
    )


def _moved_row(line: MovedLine, accord: str) -> Row:
    return Row(
        line.action.key,
        (
            Cell(line.action.title, action_url(accord, line.action.key)),
            theme_of(accord, line.action),
            owner_of(accord, line.action),
            moment(line.forecast, _("geen prognose")),
            Cell(line.explanation),
            kind_of(line.practice),
        ),
    )
