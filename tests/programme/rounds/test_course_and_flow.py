# SPDX-License-Identifier: EUPL-1.2
"""The course over rounds and the flow between two of them, read back."""

from datetime import date

import pytest
from django.utils import timezone

from akkoord.kernel.asof import AsOf
from akkoord.kernel.signal import SignalKind
from akkoord.kernel.verdict import Refused
from akkoord.programme.accord.models import Accord
from akkoord.programme.parties.policies import Capacity
from akkoord.programme.rounds.errors import RoundNotFound
from akkoord.programme.rounds.models import Standing, ThemeCount
from akkoord.programme.rounds.overviews.course import course
from akkoord.programme.rounds.overviews.flows import GONE, NEW, MovedActions, RoundFlow, moved_actions, round_flow
from akkoord.programme.rounds.rules import Movement
from akkoord.programme.rounds.rules.trend import Bounds
from tests.programme.rounds.many_rounds import ALL, changed, closed, corrected, ended, make_small_accord, now, theme


@pytest.fixture
def accord(db: None) -> Accord:
    return make_small_accord()


def links(flow: RoundFlow) -> dict[tuple[str, str], int]:
    """The links by key, as they stand in an address."""
    return {
        (one.before.key if one.before else NEW, one.after.key if one.after else GONE): one.actions for one in flow.links
    }


def moved(was: str, became: str, period: str = "2023Q3", **rest: str) -> MovedActions:
    return moved_actions(ALL, now(), accord="proef", period=period, sides=(was, became), **rest)


def test_before_a_round_there_is_no_course(accord: Accord) -> None:
    shown = course(ALL, now(), accord="proef")
    assert (shown.points, shown.statuses, shown.theme) == ((), (), None)
    assert [one.key for one in shown.themes] == ["a-zorg", "b-regio"]


def test_nobody_reads_without_a_mandate(accord: Accord) -> None:
    with pytest.raises(Refused):
        course(Capacity(), now(), accord="proef")
    with pytest.raises(Refused):
        round_flow(Capacity(), now(), accord="proef")


def test_each_round_counts_its_statuses_and_its_silence_apart(accord: Accord) -> None:
    closed("2023Q2", a_1="niet-gestart", a_2="op-schema", b_1="onbekend")
    closed("2023Q3", a_1="op-schema", a_2="afgerond", b_1="op-schema")
    shown = course(ALL, now(), accord="proef")
    assert [status.key for status in shown.statuses] == ["afgerond", "op-schema", "niet-gestart", "onbekend"]
    first, last = shown.points
    assert (first.answered_by_status, first.unanswered, first.share) == ((0, 1, 1, 1), 1, 75)
    assert (last.answered_by_status, last.unanswered, last.asked) == ((1, 2, 0, 0), 1, 4)
    assert first.kinds[SignalKind.UNKNOWN] == 2
    assert first.between(SignalKind.ON_SCHEDULE) == Bounds(1, 3)
    assert last.moved == {**dict.fromkeys(Movement, 0), Movement.BETTER: 2, Movement.UNKNOWN: 2}


def test_the_course_of_a_theme_keeps_actions_where_they_were_asked(accord: Accord) -> None:
    closed("2023Q2", a_1="op-schema", a_2="op-schema", b_1="op-schema")
    changed("a-2", date(2023, 8, 1), theme_id=theme("b-regio").pk)
    closed("2023Q3", a_1="op-schema", a_2="op-schema", b_1="op-schema")
    of_a, of_b = (course(ALL, now(), accord="proef", theme=key).points for key in ("a-zorg", "b-regio"))
    assert [point.asked for point in of_a] == [2, 1]
    assert [point.asked for point in of_b] == [2, 3]


def test_the_course_of_an_owner_follows_what_it_owned_then(accord: Accord) -> None:
    closed("2023Q2", a_1="op-schema", a_2="op-schema", b_1="op-schema")
    zin = Standing.objects.get(action__key="b-1").action.records.get().owner
    changed("a-2", date(2023, 8, 1), owner_id=zin.pk if zin else None)
    closed("2023Q3", a_1="afgerond", a_2="op-schema")
    of_zin, of_nza = (course(ALL, now(), accord="proef", party=key).points for key in ("zin", "nza"))
    assert [(point.asked, point.unanswered) for point in of_zin] == [(2, 0), (1, 0)]
    assert [(point.asked, point.unanswered) for point in of_nza] == [(1, 0), (2, 1)]
    assert of_nza[1].moved is None
    assert course(ALL, now(), accord="proef", party="zin", theme="b-regio").points[1].asked == 0


def test_an_owner_that_never_answered_is_unknown_all_along(accord: Accord) -> None:
    closed("2023Q2", a_1="op-schema")
    closed("2023Q3", a_1="op-schema")
    points = course(ALL, now(), accord="proef", party="nza").points
    assert [(point.answered, point.unanswered, point.share) for point in points] == [(0, 1, 0), (0, 1, 0)]


def test_a_key_that_names_nothing_counts_nothing(accord: Accord) -> None:
    closed("2023Q2", a_1="op-schema")
    for shown in (
        course(ALL, now(), accord="proef", theme="niets"),
        course(ALL, now(), accord="proef", party="niets"),
    ):
        assert [(point.asked, point.share) for point in shown.points] == [(0, None)]


def test_a_past_peildatum_sees_the_rounds_until_then(accord: Accord) -> None:
    closed("2023Q2", a_1="op-schema")
    closed("2023Q3", a_1="afgerond")
    until = [point.period.code for point in course(ALL, now(date(2023, 9, 29)), accord="proef").points]
    assert until == ["2023Q2"]


def test_as_then_known_gives_the_edition_before_the_correction(accord: Accord) -> None:
    about = closed("2023Q2", a_1="op-schema")
    then = timezone.now()
    corrected(about, "a-1", "aanvullende-inzet")
    before = course(ALL, AsOf(date(2024, 6, 1), then), accord="proef").points[0]
    after = course(ALL, now(), accord="proef").points[0]
    assert (before.edition, before.corrected, before.kinds[SignalKind.ON_SCHEDULE]) == (1, False, 1)
    assert (after.edition, after.corrected, after.kinds[SignalKind.ATTENTION]) == (2, True, 1)


def test_the_owner_s_course_follows_the_same_editions(accord: Accord) -> None:
    about = closed("2023Q2", a_1="op-schema")
    then = timezone.now()
    corrected(about, "a-1", "aanvullende-inzet")
    before = course(ALL, AsOf(date(2024, 6, 1), then), accord="proef", party="zin").points[0]
    after = course(ALL, now(), accord="proef", party="zin").points[0]
    assert before.kinds[SignalKind.ON_SCHEDULE] == after.kinds[SignalKind.ATTENTION] == 1


def test_a_flow_goes_from_status_to_status(accord: Accord) -> None:
    closed("2023Q2", a_1="niet-gestart", a_2="op-schema", b_1="op-schema")
    closed("2023Q3", a_1="op-schema", a_2="aanvullende-inzet", b_1="op-schema")
    flow = round_flow(ALL, now(), accord="proef")
    assert links(flow) == {
        ("niet-gestart", "op-schema"): 1,
        ("op-schema", "op-schema"): 1,
        ("op-schema", "aanvullende-inzet"): 1,
        ("onbekend", "onbekend"): 1,
    }
    assert (flow.moved(Movement.BETTER), flow.moved(Movement.WORSE), flow.moved(Movement.UNKNOWN)) == (1, 1, 1)
    assert flow.before is not None
    assert flow.before.period.code == "2023Q2"
    assert [period.code for period in flow.rounds] == ["2023Q3"]


def test_the_first_round_has_nothing_to_flow_from(accord: Accord) -> None:
    assert round_flow(ALL, now(), accord="proef").after is None
    closed("2023Q2", a_1="op-schema")
    flow = round_flow(ALL, now(), accord="proef")
    assert flow.before is None
    assert set(links(flow)) == {(NEW, "op-schema"), (NEW, "onbekend")}


def test_new_and_ended_actions_stand_at_the_ends(accord: Accord) -> None:
    ended("b-2", date(2022, 1, 1))
    closed("2023Q2", a_1="op-schema", a_2="op-schema", b_1="op-schema")
    ended("b-1", date(2023, 8, 1))
    changed_back = Standing.objects.count()
    closed("2023Q3", a_1="op-schema", a_2="op-schema")
    assert changed_back == 3
    flow = round_flow(ALL, now(), accord="proef")
    assert links(flow) == {("op-schema", "op-schema"): 2, ("op-schema", GONE): 1}
    gone = moved("op-schema", GONE)
    assert [line.action.key for line in gone.lines.items] == ["b-1"]


def test_flows_out_of_a_status_sum_to_its_count_before(accord: Accord) -> None:
    closed("2023Q2", a_1="op-schema", a_2="op-schema", b_1="aanvullende-inzet", b_2="op-schema")
    changed("a-2", date(2023, 8, 1), theme_id=theme("b-regio").pk)
    ended("a-1", date(2023, 8, 1))
    closed("2023Q3", a_2="afgerond", b_1="op-schema")
    for key in ("", "a-zorg", "b-regio"):
        flow = round_flow(ALL, now(), accord="proef", theme=key)
        kept = ThemeCount.objects.filter(edition=flow.before.edition.id if flow.before else None)
        kept = kept.filter(theme__key=key) if key else kept
        came = sum(link.actions for link in flow.links if link.before) - flow.entered
        assert came == sum(kept.values_list("actions", flat=True)), key


def test_a_theme_tells_which_actions_came_from_another(accord: Accord) -> None:
    closed("2023Q2", a_1="op-schema", a_2="op-schema", b_1="op-schema", b_2="op-schema")
    changed("a-2", date(2023, 8, 1), theme_id=theme("b-regio").pk)
    closed("2023Q3", a_1="op-schema", a_2="afgerond", b_1="op-schema", b_2="op-schema")
    of_b = round_flow(ALL, now(), accord="proef", theme="b-regio")
    assert (of_b.entered, links(of_b)) == (1, {("op-schema", "op-schema"): 2, ("op-schema", "afgerond"): 1})
    of_a = round_flow(ALL, now(), accord="proef", theme="a-zorg")
    assert (of_a.entered, links(of_a)) == (0, {("op-schema", "op-schema"): 1, ("op-schema", GONE): 1})
    assert [line.action.key for line in moved("op-schema", GONE, theme="a-zorg").lines.items] == ["a-2"]


def test_a_later_correction_of_the_round_before_leaves_the_flow_and_says_so(accord: Accord) -> None:
    about = closed("2023Q2", a_1="op-schema")
    closed("2023Q3", a_1="op-schema")
    before = round_flow(ALL, now(), accord="proef")
    corrected(about, "a-1", "aanvullende-inzet")
    after = round_flow(ALL, now(), accord="proef")
    assert links(before) == links(after)
    assert (before.replaced_by, after.replaced_by) == (None, 2)
    assert [line.action.key for line in moved("op-schema", "op-schema").lines.items] == ["a-1"]


def test_every_number_of_a_flow_lists_as_many_actions(accord: Accord) -> None:
    about = closed("2023Q2", a_1="op-schema", a_2="op-schema", b_1="op-schema")
    corrected(about, "b-1", "afgerond")
    changed("a-2", date(2023, 8, 1), theme_id=theme("b-regio").pk)
    later = closed("2023Q3", a_1="afgerond", a_2="aanvullende-inzet")
    corrected(later, "a-1", "op-schema")
    for key in ("", "a-zorg", "b-regio"):
        for (was, became), actions in links(round_flow(ALL, now(), accord="proef", theme=key)).items():
            assert moved(was, became, theme=key).lines.total == actions, (key, was, became)


@pytest.mark.parametrize("wrong", [{"period": "2023Q4"}, {"theme": "niets"}, {"was": "vrolijk"}, {"became": "vrolijk"}])
def test_a_flow_that_is_not_there_is_not_found(accord: Accord, wrong: dict[str, str]) -> None:
    closed("2023Q3", a_1="op-schema")
    asked = {"was": NEW, "became": "op-schema", **wrong}
    with pytest.raises(RoundNotFound):
        moved(**asked)
    with pytest.raises(RoundNotFound):
        round_flow(ALL, now(), accord="proef", period="1999Q1")
