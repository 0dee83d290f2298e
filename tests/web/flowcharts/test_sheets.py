# SPDX-License-Identifier: EUPL-1.2
"""A flowchart on paper: over as many sheets as it takes, with every lane on one of them."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from akkoord.kernel.signal import SignalKind
from akkoord.programme.planning.overviews.flowchart import Flowchart, FlowItem, LaneGroup
from akkoord.web.flowcharts.geometry import lay_out
from akkoord.web.flowcharts.picture import PAPER
from akkoord.web.flowcharts.sheets import AROUND, HIGH, WIDE, Sheet, sheets
from akkoord.web.flowcharts.standings import standings_on
from tests.web.flowcharts.test_geometry import NOTHING, chart, item, items, lane, standing


def fits(sheet: Sheet) -> bool:
    layout = lay_out(sheet.chart, sheet.standings, PAPER)
    return layout.height + AROUND <= (PAPER.label + layout.width) * HIGH / WIDE + 2


def in_groups(sizes: list[int], of: list[list[FlowItem]]) -> Flowchart:
    made = chart([lane(found, number) for number, found in enumerate(of)], [item(key="los")])
    lanes, groups = list(made.lanes), []
    for number, size in enumerate(sizes):
        some, lanes = lanes[:size], lanes[size:]
        groups += [LaneGroup(f"Groep {number}", tuple(some))] if some else []
    rest = [LaneGroup("", tuple(lanes))] if lanes else []
    return replace(made, groups=(*groups, *rest))


@given(st.lists(st.integers(0, 9), max_size=6), st.lists(st.lists(items, max_size=4), max_size=25))
@settings(max_examples=40, deadline=None)
def test_every_lane_stands_on_one_sheet_in_its_own_order_and_group(sizes: list[int], of: list[list[FlowItem]]) -> None:
    made = in_groups(sizes, of)
    parts = [sheet.chart for sheet in sheets(made, NOTHING, PAPER)]
    assert [one for part in parts for one in part.lanes] == list(made.lanes)
    assert [one for part in parts for one in part.unplaced] == list(made.unplaced)
    assert all(part.lanes or part.unplaced for part in parts)
    headings = {one.action_id: group.title for group in made.groups for one in group.lanes}
    assert all(headings[one.action_id] == group.title for part in parts for group in part.groups for one in group.lanes)


def test_a_small_flowchart_is_one_sheet() -> None:
    made = chart([lane([item(start="2023-05")])], [item()])
    assert [sheet.chart for sheet in sheets(made, NOTHING, PAPER)] == [made]


def test_a_flowchart_without_lanes_or_steps_is_still_a_sheet() -> None:
    assert len(sheets(chart([]), NOTHING, PAPER)) == 1


def test_a_long_flowchart_goes_on_under_the_same_heading_and_fits_each_sheet() -> None:
    made = chart([lane([item(start="2023-05", key=f"s{number}")], number) for number in range(40)])
    held = {number: standing(SignalKind.ON_SCHEDULE) for number in range(40)}
    parts = sheets(made, standings_on(made, held), PAPER)
    assert len(parts) > 2
    assert all(fits(sheet) for sheet in parts)
    assert {group.title for sheet in parts for group in sheet.chart.groups} == {"Groep"}
    assert [len(sheet.standings.by_action) for sheet in parts] == [len(sheet.chart.lanes) for sheet in parts]
