# SPDX-License-Identifier: EUPL-1.2
"""What the rounds add to a flowchart: how each action stands, when it is forecast, and which meeting that misses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from akkoord.kernel.moment import PlannedMoment
from akkoord.programme.planning.overviews.flowchart import BoardDate, Flowchart, FlowLane
from akkoord.programme.planning.rules import Miss, Span, miss_of, span_of
from akkoord.reports.figures.lane_standings import LaneStanding


@dataclass(frozen=True, slots=True)
class Forecast:
    """A forecast on a lane; `planned` is the end it is compared with, `missed` the first meeting it is too late for."""

    moment: PlannedMoment
    span: Span | None
    planned: PlannedMoment | None
    missed: str
    miss: Miss | None

    @property
    def words(self) -> str:
        """The forecast, and the meeting that it misses."""
        shown = {"moment": self.moment.short, "meeting": self.missed}
        if self.miss is Miss.MISSES:
            return _("Prognose %(moment)s: mist %(meeting)s") % shown
        if self.miss is Miss.MAY_MISS:
            return _("Prognose %(moment)s: mist mogelijk %(meeting)s") % shown
        return _("Prognose %(moment)s") % shown


@dataclass(frozen=True, slots=True)
class Standings:
    """Standings and forecasts by action; both empty when no round was held yet."""

    by_action: Mapping[int, LaneStanding]
    forecasts: Mapping[int, Forecast]

    @property
    def practice(self) -> bool:
        """Whether any of them comes from a practice round."""
        return any(standing.practice for standing in self.by_action.values())


def standings_on(chart: Flowchart, by_action: Mapping[int, LaneStanding]) -> Standings:
    """The standings of the lanes of a chart, with the forecasts of what is still open laid against its meetings."""
    lanes = {lane.action_id: lane for lane in chart.lanes}
    forecasts = {
        action_id: _forecast(lanes[action_id], standing.forecast, chart.board_dates)
        for action_id, standing in by_action.items()
        if action_id in lanes and standing.forecast is not None and standing.signal.counts_as_open
    }
    return Standings({action: one for action, one in by_action.items() if action in lanes}, forecasts)


def _forecast(lane: FlowLane, moment: PlannedMoment, meetings: Sequence[BoardDate]) -> Forecast:
    planned = lane.planned_end
    span = span_of(None, moment, is_point=True)
    for meeting in meetings:
        miss = miss_of(planned, moment, meeting.when)
        if miss is not None:
            return Forecast(moment, span, planned, f"{meeting.body} {meeting.when.short}", miss)
    return Forecast(moment, span, planned, "", None)
