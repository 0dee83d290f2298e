# SPDX-License-Identifier: EUPL-1.2
"""What the rounds add to a flowchart: how each action stands, when it is forecast, and which meeting that misses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from akkoord.kernel.moment import PlannedMoment
from akkoord.programme.planning.overviews.flowchart import BoardDate, Flowchart, FlowLane
from akkoord.programme.planning.rules import Miss, Span, miss_of, span_of
from akkoord.programme.rounds.overviews.by_action import ActionStanding
from akkoord.web.frame.references import with_age


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

    by_action: Mapping[int, ActionStanding]
    forecasts: Mapping[int, Forecast]

    @property
    def practice(self) -> bool:
        """Whether any of them, or what was verified beside it, comes from a practice round."""
        return any(one.practice or (one.verified and one.verified.practice) for one in self.by_action.values())

    @property
    def verified(self) -> int:
        """Of how many actions a status was verified."""
        return sum(one.verified is not None for one in self.by_action.values())

    @property
    def differing(self) -> int:
        """On how many actions something else was verified than was told."""
        return sum(one.disagrees for one in self.by_action.values())


def told_words(standing: ActionStanding) -> str:
    """The status that the owner or chair told, with its age: "Op schema, 46 dagen oud"."""
    return with_age(standing.signal.label, standing.age)


def verified_words(standing: ActionStanding) -> str:
    """What was verified, with its age: "Geverifieerd: Op schema, 46 dagen oud"; where nothing was it says so."""
    found = standing.verified
    if found is None:
        return _("niet geverifieerd")
    return with_age(_("Geverifieerd: %(status)s") % {"status": found.signal.label}, found.age)


def standings_on(chart: Flowchart, by_action: Mapping[int, ActionStanding]) -> Standings:
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
