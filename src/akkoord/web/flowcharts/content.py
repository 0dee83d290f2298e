# SPDX-License-Identifier: EUPL-1.2
"""What the pages and files of a flowchart show: the chart with its standings, and the same content as tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from akkoord.kernel.asof import AsOf
from akkoord.kernel.moment import PlannedMoment
from akkoord.programme.parties.policies import Capacity
from akkoord.programme.planning.errors import ThemeNotFound
from akkoord.programme.planning.overviews.flowchart import Flowchart, FlowItem, FlowLane, Origin, flowchart
from akkoord.programme.rounds.overviews.by_action import standings_of
from akkoord.web.components.items import SourceRef
from akkoord.web.components.table import Cell, Column, Row, Table, TableQuery
from akkoord.web.components.wording import list_label, plural, worded
from akkoord.web.flowcharts.standings import Standings, standings_on
from akkoord.web.frame.references import standing_cell

LATEST = PlannedMoment.to_be_decided()


@dataclass(frozen=True)
class Content:
    """A flowchart with how its actions stand."""

    accord: str
    chart: Flowchart
    standings: Standings

    @property
    def title(self) -> str:
        """The name of the theme with its letter."""
        return f"{self.chart.letter}. {self.chart.title}"

    @property
    def source(self) -> str:
        """The documents that the steps and lanes come from, in words."""
        origins = [*(item.origin for item in self.chart.items), *(lane.origin for lane in self.chart.lanes)]
        titles = {origin.document_title or origin.document for origin in origins}
        return list_label(sorted(title for title in titles if title)) or _("geen bron genoemd")


def read_content(viewer: Capacity, as_of: AsOf, *, accord: str, theme: str, page: int = 1) -> Content:
    """The flowchart of a theme with its standings. Refuses with Http404 when there is no such theme.

    Thirteen queries at most.
    """
    try:
        chart = flowchart(viewer, as_of, accord=accord, theme=theme, page=page)
    except ThemeNotFound:
        raise Http404(_("Dit thema is er op deze peildatum niet.")) from None
    held = standings_of(viewer, as_of, action_ids=[lane.action_id for lane in chart.lanes])
    return Content(accord, chart, standings_on(chart, held))


def answer(content: Content) -> str:
    """The sentence above the drawing: how many actions have no owner, and how many steps no moment."""
    chart = content.chart
    ownerless = sum(not lane.owner for lane in chart.lanes)
    words = [
        _("%(ownerless)s geen trekker, van %(lanes)s op deze tekening.")
        % {"ownerless": plural(ownerless, _("actie heeft"), _("acties hebben")), "lanes": len(chart.lanes)},
        _("Van de %(steps)s hebben er %(known)s een moment; bij %(loose)s is niet zeker bij welke actie ze horen.")
        % {
            "steps": plural(len(chart.items), _("stap"), _("stappen")),
            "known": sum(item.span is not None for item in chart.items),
            "loose": len(chart.unplaced),
        },
    ]
    missed = [one for one in content.standings.forecasts.values() if one.missed]
    if missed:
        counted = plural(len(missed), _("actie mist"), _("acties missen"))
        words.append(_("%(counted)s volgens de prognose een overleg.") % {"counted": counted})
    differing = content.standings.differing
    if differing:
        counted = plural(differing, _("actie"), _("acties"))
        words.append(_("Bij %(counted)s wijkt de geverifieerde status af van wat is gemeld.") % {"counted": counted})
    return " ".join(words)


def step_table(content: Content, params: Mapping[str, str]) -> Table:
    """Every step of the drawing, in the printed order unless the reader chose another."""
    columns = _step_columns()
    query = TableQuery.read(params, columns=columns, default="printed", page_size=10_000, prefix="stap-")
    pairs = [(lane, item) for lane in content.chart.lanes for item in lane.items]
    placed: list[tuple[FlowLane | None, FlowItem]] = [*pairs, *((None, item) for item in content.chart.unplaced)]
    keys = {
        "step": lambda pair: pair[1].title.lower(),
        "kind": lambda pair: str(pair[1].kind.label),
        "action": lambda pair: pair[0].title.lower() if pair[0] else "~",
        "when": lambda pair: pair[1].end or pair[1].start or LATEST,
    }
    if query.sort in keys:
        placed.sort(key=keys[query.sort], reverse=query.descending)
    return Table(
        key="stappen",
        caption=_("Stappen van %(theme)s") % {"theme": content.title},
        columns=columns,
        rows=[_step_row(lane, item, content.accord) for lane, item in placed],
        total=len(placed),
        query=query,
        unit=_("stappen"),
        empty=_("Bij dit thema zijn nog geen stappen bekend."),
    )


def lane_table(content: Content) -> Table:
    """Every row of the drawing with its owner, its status and its forecast."""
    rows = [_lane_row(group.title, lane, content) for group in content.chart.groups for lane in group.lanes]
    return _fixed("acties", _("Rijen van de tekening"), _lane_columns(), rows, _("acties"))


def meeting_table(content: Content) -> Table:
    """Every vertical line of the drawing."""
    rows = [
        Row(meeting.key, [
            Cell(f"{meeting.title}", note=meeting.body if meeting.body not in meeting.title else ""),
            Cell(worded(meeting.when)),
            _source_cell(meeting.origin, content.accord),
        ])
        for meeting in content.chart.board_dates
    ]  # fmt: skip
    return _fixed("overleggen", _("Overleggen op de tekening"), _meeting_columns(), rows, _("vergaderingen"))


def _fixed(key: str, caption: str, columns: Sequence[Column], rows: Sequence[Row], unit: str) -> Table:
    query = TableQuery("printed", page_size=10_000, prefix=f"{key}-")
    empty = _("Op deze tekening staan er geen.")
    return Table(key, caption, columns, rows, len(rows), query, unit, empty=empty, downloadable=False)


def _step_row(lane: FlowLane | None, item: FlowItem, accord: str) -> Row:
    notes = [_("Herhaalt zich: %(how)s") % {"how": item.recurring}] if item.recurring else []
    notes += [_("Voorbehoud: %(what)s") % {"what": item.conditional}] if item.conditional else []
    who = [item.body, *item.parties] if item.body else item.parties
    action = (
        Cell(lane.title, url=reverse("actions:page", args=[accord, lane.key]))
        if lane
        else Cell(missing=_("rij onzeker"))
    )
    known = item.start or item.end
    return Row(
        item.key,
        [
            Cell(item.title, note=". ".join(notes), uncertain=item.origin.uncertain),
            Cell(str(item.kind.label)),
            action,
            Cell(item.when) if known else Cell(missing=item.when),
            Cell(", ".join(who)),
            _source_cell(item.origin, accord),
        ],
    )


def _lane_row(group: str, lane: FlowLane, content: Content) -> Row:
    standing = content.standings.by_action.get(lane.action_id)
    forecast = content.standings.forecasts.get(lane.action_id)
    party = reverse("parties:page", args=[content.accord, lane.owner_key]) if lane.owner_key else ""
    return Row(
        lane.key,
        [
            Cell(lane.title, url=reverse("actions:page", args=[content.accord, lane.key])),
            Cell(group),
            Cell(lane.owner, url=party, uncertain=lane.origin.uncertain)
            if lane.owner
            else Cell(missing=_("geen trekker")),
            standing_cell(standing),
            Cell(forecast.words) if forecast else Cell(),
            _source_cell(lane.origin, content.accord),
        ],
    )


def _source_cell(origin: Origin, accord: str) -> Cell:
    if not origin.document:
        return Cell(missing=_("geen bron"))
    url = reverse("sources:page", args=[accord, origin.document])
    return Cell(sources=[SourceRef(origin.document_title or origin.document, origin.place, url)])


def _step_columns() -> tuple[Column, ...]:
    return (
        Column("step", _("Stap"), sortable=True, row_header=True),
        Column("kind", _("Soort"), sortable=True),
        Column("action", _("Actie"), sortable=True),
        Column("when", _("Moment"), kind="date", sortable=True),
        Column("parties", _("Wie")),
        Column("source", _("Bron")),
    )


def _lane_columns() -> tuple[Column, ...]:
    return (
        Column("action", _("Actie"), row_header=True),
        Column("group", _("Groep")),
        Column("owner", _("Trekker"), term="trekker"),
        Column("status", _("Status"), kind="status"),
        Column("forecast", _("Prognose")),
        Column("source", _("Bron")),
    )


def _meeting_columns() -> tuple[Column, ...]:
    return (
        Column("meeting", _("Vergadering"), row_header=True),
        Column("when", _("Moment"), kind="date"),
        Column("source", _("Bron")),
    )
