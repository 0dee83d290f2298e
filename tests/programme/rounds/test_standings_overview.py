# SPDX-License-Identifier: EUPL-1.2
"""How the actions stand and moved, read back."""

from datetime import date
from typing import Any

import pytest
from django.db.models import Count, Q
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import given as given_by
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.kernel.asof import AsOf
from akkoord.kernel.verdict import Refused
from akkoord.programme.accord.models import Accord
from akkoord.programme.parties.policies import Capacity
from akkoord.programme.rounds.models import Question, Standing
from akkoord.programme.rounds.operations import close_round, correct_answer, publish_edition
from akkoord.programme.rounds.overviews import (
    AttentionReason,
    attention,
    movement_by_theme,
    needs_by_party,
    rounds_of,
    standing_history,
    standings_by_theme,
)
from akkoord.programme.rounds.rules import Movement
from tests.factories import (
    ActionToMake,
    answer_one,
    given,
    make_accord,
    make_actions,
    make_party,
    make_round,
    make_theme,
)

ALL = Capacity(everything=True)
STATUSES = ("afgerond", "op-schema", "aanvullende-inzet", "niet-gestart", "onbekend")
LONG_AFTER = date(2024, 6, 1)


def now(day: date = LONG_AFTER) -> AsOf:
    return AsOf.at(day, now=timezone.now())


@pytest.fixture
def accord(db: None) -> Accord:
    accord = make_accord()
    zin = make_party("zin", "Zorginstituut")
    a, b = make_theme(accord, "a-zorg"), make_theme(accord, "b-regio")
    make_actions(
        accord,
        [
            ActionToMake("a-1", a, zin, deadline="2023-Q3"),
            ActionToMake("a-2", a, zin),
            ActionToMake("b-1", b, zin),
            ActionToMake("b-later", b, zin, since=date(2024, 1, 1)),
        ],
    )
    return accord


def closed_round(answers: dict[str, dict[str, Any]], period: str = "2023Q3") -> None:
    opened = make_round(period=period)
    for action, answer in answers.items():
        answer_one(opened, action, **answer)
    close_round(SYSTEM, round_id=opened.pk)


def test_without_a_round_nothing_was_asked(accord: Accord) -> None:
    read = standings_by_theme(ALL, now(), accord="proef")
    assert read.holding is None
    assert [(line.theme.key, line.not_asked, line.actions) for line in read.themes] == [
        ("a-zorg", 2, 2),
        ("b-regio", 2, 2),
    ]


def test_each_theme_counts_every_status_and_what_was_not_asked(accord: Accord) -> None:
    closed_round({"a-1": {"status": "op-schema"}, "b-1": {"status": "onbekend"}})
    read = standings_by_theme(ALL, now(), accord="proef")
    assert read.holding is not None
    assert (read.holding.period.code, read.holding.edition.number) == ("2023Q3", 1)
    a, b = read.themes
    assert [(count.status.key, count.actions, count.unanswered) for count in a.counts if count.actions] == [
        ("op-schema", 1, 0),
        ("onbekend", 1, 1),
    ]
    assert [(count.status.key, count.actions, count.unanswered) for count in b.counts if count.actions] == [
        ("onbekend", 1, 0)
    ]
    assert (b.not_asked, b.actions, read.total.asked, read.total.not_asked) == (1, 2, 3, 1)
    assert tuple(status.key for status in read.statuses) == STATUSES


def test_before_the_peildatum_and_before_the_closing_nothing_is_known(accord: Accord) -> None:
    before = timezone.now()
    closed_round({"a-1": {}})
    assert standings_by_theme(ALL, now(date(2023, 9, 29)), accord="proef").holding is None
    assert standings_by_theme(ALL, AsOf(LONG_AFTER, before), accord="proef").holding is None


def test_actions_move_between_rounds(accord: Accord) -> None:
    closed_round({"a-1": {"status": "niet-gestart"}, "a-2": {"status": "op-schema"}}, "2023Q2")
    closed_round(
        {"a-1": {"status": "op-schema"}, "a-2": {"status": "aanvullende-inzet"}, "b-1": {"status": "afgerond"}}
    )
    read = movement_by_theme(ALL, now(), accord="proef")
    assert read.compared_with is not None
    assert read.compared_with.period.code == "2023Q2"
    assert read.themes[0].counts == {**dict.fromkeys(Movement, 0), Movement.BETTER: 1, Movement.WORSE: 1}
    assert read.total.counts[Movement.UNKNOWN] == 1
    assert sum(read.total.counts.values()) == 3


def test_what_asks_for_attention_comes_with_its_reasons(accord: Accord) -> None:
    closed_round(
        {
            "a-1": {"status": "aanvullende-inzet", "forecast": "2024-Q1"},
            "b-1": {"status": "op-schema", "forecast": "2023-Q2"},
        }
    )
    read = attention(ALL, now(), accord="proef")
    assert [(line.action.key, line.reasons) for line in read.lines.items] == [
        ("a-1", (AttentionReason.ATTENTION, AttentionReason.LATE)),
        ("b-1", (AttentionReason.OVERDUE,)),
        ("a-2", (AttentionReason.UNANSWERED,)),
    ]
    assert (read.actions, read.counts[AttentionReason.LATE], read.lines.total) == (3, 1, 3)
    only_b = attention(ALL, now(), accord="proef", theme="b-regio")
    assert [line.action.key for line in only_b.lines.items] == ["b-1"]
    late = attention(ALL, now(), accord="proef", reason=AttentionReason.LATE)
    assert [line.action.key for line in late.lines.items] == ["a-1"]
    assert (late.lines.items[0].action.owner or make_party()).title == "Zorginstituut"


def test_finished_and_on_schedule_ask_for_nothing(accord: Accord) -> None:
    closed_round({key: {"status": status} for key, status in zip(("a-1", "a-2", "b-1"), STATUSES, strict=False)})
    closed_round({"a-1": {"status": "afgerond", "forecast": "2023-Q1"}, "a-2": {}, "b-1": {}}, "2023Q4")
    assert not attention(ALL, now(), accord="proef").lines.items


def test_needs_are_counted_per_party_and_sorted_by_when(accord: Accord) -> None:
    make_party("vws", "Ministerie")
    closed_round(
        {
            "a-1": {"needs": [("Later", "2025", "vws"), ("Eerst", "2023-Q4", "vws")]},
            "b-1": {"needs": [("Iemand", "PM", "")]},
        }
    )
    read = needs_by_party(ALL, now(), accord="proef")
    assert [(one.party and one.party.title, one.needs, one.due) for one in read.parties] == [
        ("Ministerie", 2, 1),
        (None, 1, 0),
    ]
    of_vws = needs_by_party(ALL, now(), accord="proef", party="vws")
    assert [line.need.what for line in of_vws.lines.items] == ["Eerst", "Later"]
    assert of_vws.lines.total == 2
    of_nobody = needs_by_party(ALL, now(), accord="proef", party="")
    assert [(line.need.what, line.need.wanted_from) for line in of_nobody.lines.items] == [("Iemand", None)]


def test_one_action_tells_its_line_of_standings(accord: Accord) -> None:
    closed_round({"a-1": {"status": "niet-gestart"}}, "2023Q2")
    closed_round({"a-1": {"status": "op-schema", "forecast": "2024", "needs": [("Geld", "PM", "")]}})
    last, first = standing_history(ALL, now(), accord="proef", action_key="a-1")
    assert (last.period.code, last.movement, str(last.forecast)) == ("2023Q3", Movement.BETTER, "2024")
    assert [need.what for need in last.needs] == ["Geld"]
    assert (first.period.code, first.movement) == ("2023Q2", Movement.FIRST)
    (only,) = standing_history(ALL, now(date(2023, 9, 1)), accord="proef", action_key="a-1")
    assert only.period.code == "2023Q2"


def test_rounds_are_listed_with_the_editions_known_then(accord: Accord) -> None:
    closed_round({"a-1": {}})
    once = timezone.now()
    about = Question.objects.get(action__key="a-1")
    correct_answer(SYSTEM, given=given(about, "afgerond"), reason="Vergissing.")
    publish_edition(SYSTEM, round_id=about.round_id, reason="Correctie.")
    (listed,) = rounds_of(ALL, now(), accord="proef")
    assert ([edition.number for edition in listed.editions], listed.is_open) == ([2, 1], False)
    (then,) = rounds_of(ALL, AsOf(LONG_AFTER, once), accord="proef")
    assert [edition.number for edition in then.editions] == [1]
    assert rounds_of(ALL, now(date(2023, 9, 29)), accord="proef") == ()


def test_without_a_mandate_nothing_is_read(accord: Accord) -> None:
    for read in (standings_by_theme, movement_by_theme, attention, needs_by_party, rounds_of):
        with pytest.raises(Refused):
            read(Capacity(), now(), accord="proef")


answers = st.dictionaries(st.sampled_from([f"actie-{number}" for number in range(6)]), st.sampled_from(STATUSES))
corrections = st.lists(st.tuples(st.integers(0, 5), st.sampled_from(STATUSES)), max_size=2)


class KeptCounts(TestCase):
    """The counts that an edition keeps are the counts of its standings, whatever was answered and corrected."""

    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    @given_by(st.lists(answers, min_size=1, max_size=3), corrections)
    def test_kept_counts_equal_counting_the_standings(
        self, rounds: list[dict[str, str]], corrected: list[tuple[int, str]]
    ) -> None:
        accord = make_accord()
        themes = [make_theme(accord, key) for key in ("a-zorg", "b-regio")]
        make_actions(accord, [ActionToMake(f"actie-{number}", themes[number % 2]) for number in range(6)])
        moments = []
        for period, said in zip(("2023Q2", "2023Q3", "2023Q4"), rounds, strict=False):
            closed_round({action: {"status": status} for action, status in said.items()}, period)
            moments.append(timezone.now())
        for number, status in corrected:
            question = Question.objects.get(action__key=f"actie-{number}", round__period="2023Q2")
            correct_answer(SYSTEM, given=given(question, status), reason="Vergissing.")
            publish_edition(SYSTEM, round_id=question.round_id, reason="Correctie.")
            moments.append(timezone.now())
        for day in (date(2023, 7, 15), date(2023, 10, 15), date(2024, 1, 15)):
            for known_at in moments:
                assert kept(AsOf(day, known_at)) == counted(AsOf(day, known_at))


def kept(as_of: AsOf) -> set[tuple[str, str, int, int]]:
    read = standings_by_theme(ALL, as_of, accord="proef")
    return {
        (line.theme.key, count.status.key, count.actions, count.unanswered)
        for line in read.themes
        for count in line.counts
        if count.actions
    }


def counted(as_of: AsOf) -> set[tuple[str, str, int, int]]:
    rows = Standing.objects.as_of(as_of).values_list("theme__key", "status__key")
    return set(rows.annotate(actions=Count("pk"), unanswered=Count("pk", filter=Q(answer__isnull=True))))
