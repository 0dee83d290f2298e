# SPDX-License-Identifier: EUPL-1.2
"""A flowchart over as many sheets of paper as it takes to be read: each as wide as the paper, and no higher."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from akkoord.programme.planning.overviews.flowchart import Flowchart, FlowLane, LaneGroup
from akkoord.web.flowcharts.geometry import Measures, lay_out
from akkoord.web.flowcharts.standings import Standings

WIDE, HIGH = 392.0, 232.0
"""What a sheet leaves for a drawing, in mm: see flowchart.typ."""
AROUND = 100.0
"""Above and beneath the lanes: the margins and two lines of legend."""


@dataclass(frozen=True)
class Sheet:
    """A part of a flowchart: its lanes, with the heading of the group that goes on, and how their actions stand."""

    chart: Flowchart
    standings: Standings


@dataclass
class _Part:
    """What goes on one sheet while it is filled, and how high it has become."""

    groups: list[LaneGroup] = field(default_factory=list)
    height: float = 0.0
    unplaced: bool = False

    def add(self, group: LaneGroup, lane: FlowLane, height: float) -> None:
        if self.groups and self.groups[-1].title == group.title:
            self.groups[-1] = LaneGroup(group.title, (*self.groups[-1].lanes, lane))
        else:
            self.groups.append(LaneGroup(group.title, (lane,)))
        self.height += height


def sheets(chart: Flowchart, standings: Standings, measures: Measures) -> list[Sheet]:
    """The parts of a flowchart, in order; a flowchart that fits as it is, is one part.

    In: the chart of a page; how its actions stand; the measures of paper. Every lane stands on one sheet, the steps
    without a certain lane on the last. A lane that is higher than a sheet has one of its own, and is drawn smaller.
    """
    layout = lay_out(chart, standings, measures)
    most = (measures.label + layout.width) * HIGH / WIDE - layout.header - AROUND
    headings = {group.text: group.height for group in layout.groups}
    parts = [_Part()]
    heights = iter(layout.lanes)
    for group in chart.groups:
        heading = headings.get(group.title, 0.0)
        for lane in group.lanes:
            height = next(heights).height
            goes_on = bool(parts[-1].groups) and parts[-1].groups[-1].title == group.title
            if parts[-1].groups and parts[-1].height + height + heading * (not goes_on) > most:
                parts.append(_Part())
                goes_on = False
            parts[-1].add(group, lane, height + heading * (not goes_on))
    for box in heights:
        if parts[-1].groups and parts[-1].height + box.height + layout.groups[-1].height > most:
            parts.append(_Part())
        parts[-1].unplaced = True
    return list(_as_sheets(chart, standings, parts))


def _as_sheets(chart: Flowchart, standings: Standings, parts: Sequence[_Part]) -> Iterator[Sheet]:
    for part in parts:
        ours = replace(chart, groups=tuple(part.groups), unplaced=chart.unplaced if part.unplaced else ())
        actions = {lane.action_id for lane in ours.lanes}
        yield Sheet(
            ours,
            Standings(
                {action: one for action, one in standings.by_action.items() if action in actions},
                {action: one for action, one in standings.forecasts.items() if action in actions},
            ),
        )
