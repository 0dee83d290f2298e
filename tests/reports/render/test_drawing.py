# SPDX-License-Identifier: EUPL-1.2
"""Charts show what the data say, within their edges."""

from dataclasses import replace
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.kernel.signal import SignalKind
from akkoord.reports.fonts import can_show, text_width
from akkoord.reports.render.drawing import draw, page_share
from akkoord.reports.render.drawing.canvas import fit, wrap
from akkoord.reports.render.drawing.packing import Frame, place
from akkoord.reports.render.palette import SYMBOLS, TONES
from akkoord.reports.render.wording import wording
from akkoord.reports.tree import Bar, Lane, Mark, MarkKind, SignalWord, charts_of
from tests.reports.sample import axis, sample, swimlane

WORDS = wording("nl")
FRAME = Frame(100, 600, axis())
DAYS = st.dates(date(2022, 1, 1), date(2026, 1, 1))


def _texts(svg: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


def test_bars_show_every_count_and_the_total() -> None:
    chart = next(iter(charts_of(sample(rows=1))))
    drawing = draw(chart, WORDS, landscape=False, pages=False)[0]
    texts = _texts(drawing.svg)
    assert {"Passende zorg", "15", "33", "Aanvullende inzet nodig"} <= set(texts)


def test_a_chart_without_rows_is_still_a_picture() -> None:
    chart = next(iter(charts_of(sample(rows=1))))
    empty = replace(chart, rows=())
    assert ElementTree.fromstring(draw(empty, WORDS, landscape=False, pages=True)[0].svg) is not None


def test_a_tall_swimlane_is_cut_between_lanes_and_keeps_them_all() -> None:
    drawings = draw(swimlane(30), WORDS, landscape=True, pages=True)
    assert len(drawings) > 3
    assert all(page_share(drawing, landscape=True) > 0.8 for drawing in drawings)
    texts = [text for drawing in drawings for text in _texts(drawing.svg)]
    assert all(any(text.startswith(f"Spoor {number}:") for text in texts) for number in range(30))


def test_the_parts_of_a_swimlane_are_about_equally_tall() -> None:
    for lanes in range(6, 40, 3):
        heights = [drawing.height for drawing in draw(swimlane(lanes), WORDS, landscape=True, pages=True)]
        assert min(heights) > max(heights) * 0.5, (lanes, heights)


def test_the_remark_of_a_lane_stands_below_its_name() -> None:
    lane = replace(swimlane(1).lanes[0], note="trekker: Zorginstituut")
    drawing = draw(replace(swimlane(1), lanes=(lane,)), WORDS, landscape=True, pages=False)[0]
    assert "trekker: Zorginstituut" in _texts(drawing.svg)


def test_letters_are_never_outlined_because_that_makes_each_of_them_a_shape_in_a_pdf() -> None:
    for chart in charts_of(sample(rows=3)):
        svg = ElementTree.fromstring(draw(chart, WORDS, landscape=True, pages=False)[0].svg)
        assert all("stroke" not in text.attrib for text in svg.iter("{http://www.w3.org/2000/svg}text"))


def test_a_swimlane_a_little_too_tall_is_drawn_smaller_rather_than_cut() -> None:
    shares = {}
    for lanes in range(1, 12):
        parts = draw(swimlane(lanes), WORDS, landscape=True, pages=True)
        shares[lanes] = (len(parts), page_share(parts[0], landscape=True))
    assert any(count == 1 and share < 1 for count, share in shares.values())
    assert all(share > 0.8 for _, share in shares.values())


def test_on_a_screen_a_swimlane_is_one_picture() -> None:
    assert len(draw(swimlane(30), WORDS, landscape=True, pages=False)) == 1


def test_what_has_no_day_stands_in_the_column_of_unknown_moments() -> None:
    lane = Lane("Spoor", (Bar("Zonder dag", None, None),))
    texts = _texts(draw(replace(swimlane(1), lanes=(lane,)), WORDS, landscape=True, pages=False)[0].svg)
    assert "Moment onbekend" in texts
    assert "Zonder dag" in texts


def test_an_uncertain_place_is_marked_with_a_question_mark() -> None:
    lane = Lane("Spoor", (Bar("Stap", date(2023, 2, 1), date(2023, 12, 1), certain=False),))
    texts = _texts(draw(replace(swimlane(1), lanes=(lane,)), WORDS, landscape=True, pages=False)[0].svg)
    assert "Stap (?)" in texts
    assert "(?) plaats onzeker" in texts


def test_the_legend_uses_the_words_of_the_accord() -> None:
    lane = Lane("Spoor", (Bar("Stap", date(2023, 2, 1), date(2023, 12, 1), SignalKind.ATTENTION),))
    chart = replace(swimlane(1), lanes=(lane,), words=(SignalWord(SignalKind.ATTENTION, "Extra inzet"),))
    assert "Extra inzet" in _texts(draw(chart, WORDS, landscape=True, pages=False)[0].svg)


def test_lines_carry_their_labels() -> None:
    texts = _texts(draw(swimlane(1), WORDS, landscape=True, pages=False)[0].svg)
    assert {"BO 11 sep", "Peildatum", "BO 11 dec"} <= set(texts)


def test_a_forecast_after_the_plan_is_drawn_as_slip_and_an_earlier_one_is_not() -> None:
    late = Bar("a", date(2023, 1, 1), date(2023, 3, 31), forecast_last_day=date(2023, 6, 30))
    early = replace(late, forecast_last_day=date(2023, 2, 1))
    assert place(Lane("x", (late,)), FRAME)[0].slip > place(Lane("x", (late,)), FRAME)[0].end
    assert place(Lane("x", (early,)), FRAME)[0].slip == place(Lane("x", (early,)), FRAME)[0].end


def test_every_tick_is_equally_wide_and_a_day_falls_at_its_share_of_its_tick() -> None:
    assert FRAME.at(date(2023, 1, 1)) == 100
    assert FRAME.after(date(2024, 12, 31)) == 600
    assert FRAME.at(date(2024, 1, 1)) == pytest.approx(350)
    assert FRAME.at(date(1999, 1, 1)) == 100
    assert FRAME.after(date.max) == 600


@given(
    st.lists(
        st.builds(Bar, st.text(max_size=30), DAYS, DAYS | st.none(), forecast_last_day=DAYS | st.none())
        | st.builds(Mark, st.text(max_size=30), st.sampled_from(MarkKind), DAYS, DAYS | st.none()),
        max_size=8,
    )
)
def test_shapes_stay_in_the_frame_and_never_overlap_in_a_row(items: list[Bar | Mark]) -> None:
    bars = tuple(item for item in items if isinstance(item, Bar))
    marks = tuple(item for item in items if isinstance(item, Mark))
    placed = place(Lane("x", bars, marks), FRAME)
    assert len(placed) == len(items)
    for each in placed:
        assert FRAME.left - 0.1 <= each.start <= each.end <= FRAME.right + 2.1
    for row in {each.row for each in placed}:
        spans = sorted((each.start, max(each.end, each.slip)) for each in placed if each.row == row)
        assert all(first[1] <= second[0] for first, second in zip(spans, spans[1:], strict=False))


@given(st.text(max_size=60), st.floats(5, 200))
def test_a_fitted_text_is_no_wider_than_its_room(text: str, width: float) -> None:
    assert text_width(fit(text, width, 8), 8) <= width + 0.01


def test_long_labels_wrap_and_the_last_line_says_that_more_follows() -> None:
    lines = wrap("een lang opschrift dat niet op twee regels past en dus wordt ingekort", 80, 8, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")


def test_semibold_text_is_wider_and_width_grows_with_size() -> None:
    assert text_width("Akkoord", 10) < text_width("Akkoord", 10, strong=True)
    assert text_width("Akkoord", 20) == pytest.approx(2 * text_width("Akkoord", 10))
    assert text_width("000", 10) == text_width("111", 10)


def test_the_fonts_cover_what_the_reports_use() -> None:
    assert all(can_show(letter) for letter in "€–—‘’“”…é●■▲○◆😀" + "".join(SYMBOLS.values()))
    assert not can_show("中")


def test_every_status_looks_different_in_shape_and_in_lightness() -> None:
    assert len(set(SYMBOLS.values())) == len(SignalKind)
    light = {kind: _luminance(tone.fill) for kind, tone in TONES.items()}
    assert len({round(value, 2) for value in light.values()}) == len(SignalKind)


@pytest.mark.parametrize("kind", SignalKind)
def test_text_on_a_status_can_be_read(kind: SignalKind) -> None:
    tone = TONES[kind]
    assert _contrast(tone.text, tone.fill) >= 4.5
    assert _contrast("#1b2631", tone.tint) >= 4.5
    assert _contrast(tone.edge, "#ffffff") >= 3


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_days_of_a_year_never_go_back() -> None:
    days = [date(2023, 1, 1) + timedelta(days=number) for number in range(731)]
    places = [FRAME.at(day) for day in days]
    assert places == sorted(places)
