# SPDX-License-Identifier: EUPL-1.2
"""All flowcharts at once are the flowcharts one by one, in a fixed number of queries."""

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from akkoord.kernel.verdict import Refused
from akkoord.programme.parties.policies import Capacity
from akkoord.programme.planning.overviews.flowchart import flowchart, flowcharts
from tests.foundation.packages.small_package import SOURCE
from tests.programme.accord.rich_package import TODAY, as_at, load, rich_package

pytestmark = pytest.mark.django_db
READER = Capacity(everything=True)


def three_themes() -> dict[str, object]:
    """Two more themes: one with a lane, a loose step, a note on its step and a meeting; one with nothing at all."""
    content = rich_package()
    for letter in "BC":
        key = f"{letter.lower()}-meer"
        content["themes"].append({"key": key, "letter": letter, "title": f"Thema {letter}", "source": SOURCE})
    content["actions"].append(
        {"key": "b-actie", "theme": "b-meer", "title": "Actie", "owner_missing": "Geen.", "source": SOURCE}
    )
    step = {"theme": "b-meer", "kind": "product", "source": SOURCE}
    content["steps"] += [
        step | {"key": "b-s1", "action": "b-actie", "title": "Stuk", "end": "2023-Q4"},
        step | {"key": "b-los", "title": "Los stuk"},
    ]
    content["notes"].append(
        {"key": "n3", "on": {"step": "b-los"}, "kind": "footnote", "text": "Misschien.", "source": SOURCE}
    )
    content["meetings"][0]["on_flowchart_of"] = ["b-meer"]
    return content


@pytest.mark.parametrize("day", ["2023-06-30", "2023-09-30", "2026-03-01"])
def test_each_equals_the_flowchart_of_its_theme(tmp_path: Path, day: str) -> None:
    load(tmp_path, three_themes())
    as_of = as_at(day)
    charts = flowcharts(READER, as_of, accord="proef")
    assert [chart.letter for chart in charts] == ["A", "B", "C"]
    for chart in charts:
        assert chart == flowchart(READER, as_of, accord="proef", theme=chart.theme_key, page=None)


def test_everything_stands_with_its_own_theme(tmp_path: Path) -> None:
    load(tmp_path, three_themes())
    _, chart, empty = flowcharts(READER, TODAY, accord="proef")
    assert [item.title for item in chart.items] == ["Stuk", "Los stuk"]
    assert [note.text for note in chart.notes] == ["Misschien."]
    assert [date.key for date in chart.board_dates] == ["bo-1"]
    assert not (empty.items or empty.notes or empty.board_dates)


def test_more_themes_and_actions_cost_no_more_queries(tmp_path: Path) -> None:
    load(tmp_path / "small", three_themes())
    with CaptureQueriesContext(connection) as small:
        flowcharts(READER, TODAY, accord="proef")
    load(tmp_path / "large", rich_package(copies=3))
    with CaptureQueriesContext(connection) as large:
        flowcharts(READER, TODAY, accord="proef")
    assert len(small) == len(large) == 8


def test_a_stranger_sees_none(tmp_path: Path) -> None:
    load(tmp_path)
    with pytest.raises(Refused):
        flowcharts(Capacity(), TODAY, accord="proef")
