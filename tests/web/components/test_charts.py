# SPDX-License-Identifier: EUPL-1.2
import re

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from akkoord.kernel.signal import Signal, SignalKind
from akkoord.web.components.charts import TREND_HEIGHT, TREND_WIDTH, StatusBar, Trend, TrendPoint

SIGNALS = [Signal.of(kind) for kind in SignalKind]


def draw(template: str, **context: object) -> str:
    return Template("{% load akkoord_components %}" + template).render(Context(context))


def test_a_bar_of_thirty_and_ten_is_three_quarters_and_one_quarter() -> None:
    bar = StatusBar.of([(SIGNALS[0], 30), (SIGNALS[1], 10)], "acties")
    assert [(one.start, one.width, one.share) for one in bar.segments] == [
        ("0.000%", "75.000%", 75),
        ("75.000%", "25.000%", 25),
    ]
    assert bar.words == "40 acties: 30 afgerond, 10 op schema."


@given(st.lists(st.integers(0, 10_000), min_size=5, max_size=5))
def test_the_segments_of_a_bar_fill_it_and_never_overlap(counts: list[int]) -> None:
    bar = StatusBar.of(list(zip(SIGNALS, counts, strict=True)))
    ends = [float(one.start[:-1]) + float(one.width[:-1]) for one in bar.segments]
    starts = [float(one.start[:-1]) for one in bar.segments]
    assert all(abs(end - start) < 0.01 for end, start in zip(ends, starts[1:], strict=False))
    assert abs(ends[-1] - (100 if sum(counts) else 0)) < 0.01


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        StatusBar.of([(SIGNALS[0], -1)])


def test_a_bar_says_in_words_what_it_draws_and_shows_shape_word_and_number() -> None:
    drawn = draw("{% status_bar bar caption='Acties' %}", bar=StatusBar.of([(one, 2) for one in SIGNALS], "acties"))
    assert 'aria-label="Acties. 10 acties: 2 afgerond, 2 op schema' in drawn
    for kind in SignalKind:
        assert f"ak-bar__part--{kind}" in drawn
        assert f"icons.svg#status-{kind}" in drawn
    assert drawn.count("ak-bar__count") == 5


def test_a_compact_bar_keeps_its_words() -> None:
    drawn = draw("{% status_bar bar caption='Acties' compact=True %}", bar=StatusBar.of([(SIGNALS[2], 3)], "acties"))
    assert "3 acties: 3 aandacht nodig" in drawn
    assert "ak-bar__legend" not in drawn


def test_two_bars_on_a_page_have_a_pattern_each() -> None:
    bar = StatusBar.of([(SIGNALS[4], 1)])
    drawn = draw("{% status_bar bar caption='A' %}{% status_bar bar caption='B' %}", bar=bar)
    ids = re.findall(r'<pattern id="([^"]+)"', drawn)
    assert len(set(ids)) == 2


def test_a_bar_of_nothing_says_so() -> None:
    drawn = draw("{% status_bar bar caption='Acties' %}", bar=StatusBar.of([(one, 0) for one in SIGNALS]))
    assert "Nog niets om te tellen." in drawn
    assert "ak-bar__none" in drawn


def test_an_unknown_value_breaks_the_line_and_is_no_zero() -> None:
    line = Trend("Verloop", tuple(TrendPoint(str(number), value) for number, value in enumerate([1, 2, None, 4, 5])))
    assert len(line.lines) == 2
    assert len(line.dots) == 4
    drawn = draw("{% trend line %}", line=line)
    assert '<td class="ak-number">onbekend</td>' in drawn
    assert drawn.count("<polyline") == 2


@given(st.lists(st.one_of(st.none(), st.integers(-1000, 1000)), max_size=20))
def test_a_trend_stays_within_its_box(values: list[int | None]) -> None:
    line = Trend("Verloop", tuple(TrendPoint(str(number), value) for number, value in enumerate(values)))
    assert all(0 <= x <= TREND_WIDTH and 0 <= y <= TREND_HEIGHT for x, y in line.dots)
    assert len(line.places) == len(values)
