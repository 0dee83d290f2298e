# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, date, datetime
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from akkoord.kernel.asof import AsOf
from akkoord.kernel.moment import PlannedMoment
from akkoord.kernel.period import Period
from akkoord.kernel.signal import Signal, SignalKind
from akkoord.programme.planning.choices import POINT_KINDS, StepKind
from akkoord.programme.planning.overviews.flowchart import BoardDate, Flowchart, FlowItem, FlowLane, LaneGroup, Origin
from akkoord.programme.planning.rules import axis_for, column_of, span_of
from akkoord.programme.rounds.overviews.by_action import ActionStanding
from akkoord.programme.rounds.overviews.verified import VerifiedShown
from akkoord.reports.fonts import text_width
from akkoord.web.flowcharts.geometry import Layout, Measures, lay_out, status_lines, wrap
from akkoord.web.flowcharts.standings import Standings, standings_on

AS_OF = AsOf.at(date(2023, 9, 30), now=datetime(2023, 10, 1, tzinfo=UTC))
ORIGIN = Origin("stroomschema", "Stroomschema's", "blad 1", "")
NOTHING = Standings({}, {})

words = st.text("abc defg hijklmn opq", min_size=1, max_size=120).filter(lambda text: bool(text.strip()))
texts = st.sampled_from(["", "2023-05", "2023-Q3", "2023-09-11", "2024", "2024+", "PM"])


def item(
    title: str = "Stap", kind: StepKind = StepKind.ACTIVITY, start: str = "", end: str = "", key: str = "s"
) -> FlowItem:
    moments = [PlannedMoment.parse(text) if text else None for text in (start, end)]
    point = kind in POINT_KINDS
    span, column = span_of(*moments, is_point=point), column_of(*moments)
    return FlowItem(key, title, kind, point, *moments, column, span, "", "", "", False, (), ORIGIN)


def lane(items: list[FlowItem], number: int = 1, title: str = "Actie") -> FlowLane:
    return FlowLane(number, f"a-{number}", title, "", "", "Niemand.", None, ORIGIN, tuple(items))


def chart(lanes: list[FlowLane], unplaced: list[FlowItem] | None = None, meetings: tuple[str, ...] = ()) -> Flowchart:
    boards = tuple(
        BoardDate(text, text, "BO", "bo", when, span_of(None, when, is_point=True), ORIGIN)
        for text in meetings
        if (when := PlannedMoment.parse(text))
    )
    items = [one for row in lanes for one in row.items] + (unplaced or [])
    moments = [moment for one in items for moment in (one.start, one.end) if moment]
    axis = axis_for(moments + [board.when for board in boards], AS_OF.peildatum)
    groups = (LaneGroup("Groep", tuple(lanes)),) if lanes else ()
    loose = tuple(unplaced or ())
    return Flowchart("t", "A", "Thema", AS_OF, axis, groups, loose, boards, (), (), len(lanes), len(loose), 1, 1)


items = st.builds(item, words, st.sampled_from(list(StepKind)), texts, texts)


def boxes(layout: Layout) -> list[tuple[float, float, float, float]]:
    blocks = [block for box in layout.lanes for block in box.blocks]
    cards = [card for box in layout.lanes for card in box.cards]
    return [(*block.reach, block.y, block.y + block.height) for block in blocks] + [
        (card.x, card.x + 180, card.y, card.y + card.height) for card in cards
    ]


@settings(max_examples=60)
@given(st.lists(st.lists(items, max_size=6), min_size=1, max_size=4), st.lists(items, max_size=8))
def test_nothing_lies_over_anything_else_and_all_lies_within(rows: list[list[FlowItem]], loose: list[FlowItem]) -> None:
    made = chart([lane(row, number) for number, row in enumerate(rows, 1)], loose)
    layout = lay_out(made, NOTHING, Measures())
    placed = boxes(layout)
    assert len(placed) == len(made.items)
    for one, other in combinations(placed, 2):
        apart = one[1] <= other[0] or other[1] <= one[0] or one[3] <= other[2] or other[3] <= one[2]
        assert apart, (one, other)
    for left, right, top, bottom in placed:
        assert left >= -0.1
        assert right <= layout.width + 0.1 or right - left > layout.width
        assert layout.header <= top
        assert bottom <= layout.height
    for before, after in zip(layout.lanes, layout.lanes[1:], strict=False):
        assert before.y + before.height <= after.y


@given(words, st.floats(40, 300), st.integers(1, 6))
def test_wrapped_text_fits_and_loses_nothing_unseen(text: str, width: float, most: int) -> None:
    lines = wrap(text, width, 12.5, most)
    assert len(lines) <= most
    assert all(text_width(line, 12.5) <= width for line in lines)
    if lines and not lines[-1].endswith("…"):
        assert "".join(lines).replace("-", "").replace(" ", "") == text.replace(" ", "")


def test_a_step_without_a_moment_stands_in_the_unknown_column() -> None:
    layout = lay_out(chart([lane([item("Zonder moment")])]), NOTHING, Measures())
    (card,) = layout.lanes[0].cards
    assert layout.unknown_x is not None
    assert card.x > layout.unknown_x >= layout.axis_width


def test_a_step_to_be_decided_stands_in_its_own_column() -> None:
    layout = lay_out(chart([lane([item("PM", end="PM"), item("Zonder moment")])]), NOTHING, Measures())
    assert layout.decided_x is not None
    assert layout.unknown_x is not None
    assert sorted(card.x > layout.unknown_x for card in layout.lanes[0].cards) == [False, True]


def test_a_mark_stands_in_the_middle_of_the_days_it_can_be() -> None:
    made = chart([lane([item("Besluit", StepKind.DECISION, end="2023-Q3")])])
    layout = lay_out(made, NOTHING, Measures(column=100, fill=0))
    (block,) = layout.lanes[0].blocks
    assert (block.left, block.right, block.mark) == (300, 400, 350)


def test_steps_without_a_lane_come_last_under_a_heading_of_their_own() -> None:
    layout = lay_out(chart([lane([])], [item("Los", end="2023-05"), item("Ook los")]), NOTHING, Measures())
    assert layout.lanes[-1].lane is None
    assert layout.groups[-1].text == "Plaats onzeker"
    assert (len(layout.lanes[-1].blocks), len(layout.lanes[-1].cards)) == (1, 1)


def test_labels_of_meetings_never_overlap() -> None:
    layout = lay_out(chart([lane([])], meetings=("2023-09-11", "2023-09-12", "2023-09")), NOTHING, Measures())
    assert len({line.label_row for line in layout.meetings}) == 3


def standing(
    kind: SignalKind, forecast: str = "PM", *, found: SignalKind | None = None, age: int = 46
) -> ActionStanding:
    told = Signal.of(kind), True, PlannedMoment.parse(forecast), Period.parse("2023Q3"), date(2023, 9, 30)
    return ActionStanding(*told, practice=True, age=age, verified=verified(found, age) if found else None)


def verified(kind: SignalKind, age: int) -> VerifiedShown:
    about = "Het verslag.", "", "", date(2023, 9, 30), Period.parse("2023Q3"), ""
    return VerifiedShown(1, kind.value, Signal.of(kind), *about, age=age, practice=True)


def test_a_forecast_past_a_meeting_names_it() -> None:
    made = chart([lane([item("Klaar", end="2023-Q2")])], meetings=("2023-09-11", "2023-12-04"))
    found = standings_on(made, {1: standing(SignalKind.ON_SCHEDULE, "2023-10")})
    assert found.forecasts[1].words == "Prognose 10-2023: mist BO 11-9-2023"
    assert found.practice


def test_what_is_finished_has_no_forecast() -> None:
    made = chart([lane([item("Klaar", end="2023-Q2")])])
    assert not standings_on(made, {1: standing(SignalKind.FINISHED, "2023-10")}).forecasts


def test_a_forecast_is_drawn_from_the_planned_end() -> None:
    made = chart([lane([item("Klaar", end="2023-Q2")])])
    held = standings_on(made, {1: standing(SignalKind.ATTENTION, "2023-Q4")})
    layout = lay_out(made, held, Measures(column=100, fill=0))
    (block,) = [block for block in layout.lanes[0].blocks if block.forecast]
    assert (block.slip_from, block.mark) == (300, 450)


def test_what_was_told_and_what_was_verified_take_lines_of_their_own() -> None:
    held = {1: standing(SignalKind.ON_SCHEDULE, found=SignalKind.ATTENTION), 2: standing(SignalKind.ON_SCHEDULE)}
    told, found = status_lines(held[1], Measures(label=400))
    assert (told, found) == (("Op schema, 46 dagen oud",), ("Geverifieerd: Aandacht nodig, 46 dagen oud",))
    assert status_lines(held[2], Measures(label=400))[1] == ("niet geverifieerd",)
    made = chart([lane([]), lane([], number=2)])
    layout = lay_out(made, standings_on(made, held), Measures())
    assert layout.lanes[0].height > layout.lanes[1].height > lay_out(made, NOTHING, Measures()).lanes[1].height


def test_on_how_many_lanes_both_differ_is_counted() -> None:
    made = chart([lane([]), lane([], number=2), lane([], number=3)])
    same = standing(SignalKind.FINISHED, found=SignalKind.FINISHED)
    held = {1: standing(SignalKind.FINISHED, found=SignalKind.ATTENTION), 2: same, 3: standing(SignalKind.FINISHED)}
    assert (standings_on(made, held).verified, standings_on(made, held).differing) == (2, 1)
