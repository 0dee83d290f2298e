# SPDX-License-Identifier: EUPL-1.2
"""Closing a round."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.events.bus import EventBus
from akkoord.foundation.journal.models import Entry
from akkoord.foundation.timeline.writing import NewFact, write_facts
from akkoord.kernel.asof import AsOf
from akkoord.kernel.verdict import Refused
from akkoord.programme.accord.models import Accord, Action, ActionRecord
from akkoord.programme.parties.choices import Role
from akkoord.programme.planning.models import Step, StepRecord
from akkoord.programme.rounds.choices import Judgement
from akkoord.programme.rounds.errors import RoundIsClosed, RoundNotFound
from akkoord.programme.rounds.events import EditionPublished
from akkoord.programme.rounds.models import Edition, Flow, Round, Standing, ThemeCount
from akkoord.programme.rounds.operations import close_round, review_answer
from akkoord.programme.rounds.operations.freezing import digest_of, rows_of
from tests.factories import (
    ActionToMake,
    answer_all,
    answer_one,
    give_mandate,
    make_accord,
    make_actions,
    make_party,
    make_round,
    make_theme,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def accord() -> Accord:
    accord = make_accord()
    theme, zin = make_theme(accord), make_party("zin")
    make_actions(
        accord,
        [ActionToMake("a-kader", theme, zin, deadline="2023-Q3"), ActionToMake("a-agenda", theme, zin)],
    )
    return accord


def standing(action: str, day: date = date(2023, 10, 1)) -> Standing:
    return Standing.objects.as_of(AsOf.at(day, now=timezone.now())).get(action__key=action)


def test_the_last_answer_becomes_the_standing_from_the_peildatum_on(accord: Accord) -> None:
    opened = make_round()
    answer_one(opened, "a-kader", "op-schema")
    last = answer_one(opened, "a-kader", "aanvullende-inzet", explanation="Wacht op besluit.", forecast="2024-Q1")
    review_answer(SYSTEM, answer_id=last.pk, judgement=Judgement.ACCEPTED)
    close_round(SYSTEM, round_id=opened.pk)
    held = standing("a-kader")
    assert (held.answer, held.status.key, held.signal) == (last, "aanvullende-inzet", "attention")
    assert (held.explanation, str(held.forecast), held.forecast_last_day) == (
        "Wacht op besluit.",
        "2024-Q1",
        date(2024, 3, 31),
    )
    assert (held.accepted, held.late, held.holds_from) == (True, True, date(2023, 9, 30))
    assert not Standing.objects.as_of(AsOf.at(date(2023, 9, 29), now=timezone.now())).exists()


def test_not_answering_is_unknown_and_not_the_last_answer_going_on(accord: Accord) -> None:
    first = make_round(period="2023Q2")
    answer_all(first)
    close_round(SYSTEM, round_id=first.pk)
    close_round(SYSTEM, round_id=make_round(period="2023Q3").pk)
    held = standing("a-kader")
    assert (held.answer, held.status.key, held.explanation) == (None, "onbekend", "")
    assert standing("a-kader", date(2023, 9, 29)).status.key == "op-schema"


def test_an_answer_that_was_asked_back_stands_without_being_accepted(accord: Accord) -> None:
    opened = make_round()
    answer = answer_one(opened, "a-kader")
    review_answer(SYSTEM, answer_id=answer.pk, judgement=Judgement.ASKED_BACK, reason="Welke dag?")
    close_round(SYSTEM, round_id=opened.pk)
    assert (standing("a-kader").answer, standing("a-kader").accepted) == (answer, False)


def test_a_deadline_that_a_step_prints_counts_where_the_action_has_none(accord: Accord) -> None:
    step = Step.objects.create(accord=accord, key="a-s1")
    agenda = Action.objects.get(key="a-agenda")
    values = {
        "theme_id": ActionRecord.objects.get(action=agenda).theme_id,
        "action_id": agenda.pk,
        "kind": "deadline",
        "title": "Uiterlijk",
        "end": "2023-11",
        "last_day": date(2023, 11, 30),
    }
    write_facts(StepRecord, [NewFact((step.pk,), date(2023, 1, 1), values)], now=timezone.now())
    opened = make_round()
    answer_one(opened, "a-agenda", forecast="2024")
    edition = close_round(SYSTEM, round_id=opened.pk)
    assert standing("a-agenda").late
    assert edition.forecasts_late == 1


def test_a_forecast_that_moved_back_has_slipped_and_one_that_went_by_is_overdue(accord: Accord) -> None:
    first = make_round(period="2023Q2")
    answer_one(first, "a-kader", forecast="2023-Q3")
    answer_one(first, "a-agenda", forecast="2023-Q3")
    close_round(SYSTEM, round_id=first.pk)
    second = make_round(period="2023Q3")
    answer_one(second, "a-kader", forecast="2023-Q4")
    answer_one(second, "a-agenda", forecast="2023-Q2")
    close_round(SYSTEM, round_id=second.pk)
    assert (standing("a-kader").slipped, standing("a-kader").overdue) == (True, False)
    assert (standing("a-agenda").slipped, standing("a-agenda").overdue) == (False, True)


def test_an_edition_keeps_its_totals_counts_and_flows(accord: Accord) -> None:
    first = make_round(period="2023Q2")
    answer_one(first, "a-kader", "niet-gestart")
    close_round(SYSTEM, round_id=first.pk)
    second = make_round(period="2023Q3")
    answer_one(second, "a-kader", "op-schema", needs=[("Geld", "PM", ""), ("Tijd", "PM", "")])
    edition = close_round(SYSTEM, round_id=second.pk)
    assert (edition.number, edition.asked, edition.answered, edition.unchanged, edition.needs) == (1, 2, 1, 0, 2)
    counts = ThemeCount.objects.filter(edition=edition).values_list("status__key", "answered", "actions")
    assert set(counts) == {("op-schema", True, 1), ("onbekend", False, 1)}
    flows = Flow.objects.filter(edition=edition).values_list("before__key", "after__key", "actions")
    assert set(flows) == {("niet-gestart", "op-schema", 1), ("onbekend", "onbekend", 1)}
    assert edition.compared_with == Edition.objects.get(round=first)
    earliest = Flow.objects.filter(edition__round=first).values_list("before__key", "after__key")
    assert set(earliest) == {(None, "niet-gestart"), (None, "onbekend")}


def test_actions_that_are_no_longer_asked_have_no_standing_any_more(accord: Accord) -> None:
    first = make_round(period="2023Q2")
    answer_all(first)
    close_round(SYSTEM, round_id=first.pk)
    gone = Action.objects.get(key="a-agenda")
    write_facts(ActionRecord, [NewFact((gone.pk,), date(2023, 8, 1))], now=timezone.now())
    close_round(SYSTEM, round_id=make_round(period="2023Q3").pk)
    now = AsOf.at(date(2023, 10, 1), now=timezone.now())
    assert set(Standing.objects.as_of(now).values_list("action__key", flat=True)) == {"a-kader"}
    assert standing("a-agenda", date(2023, 9, 29)).status.key == "op-schema"


def test_the_digest_can_be_worked_out_again_after_later_rounds(accord: Accord) -> None:
    first = make_round(period="2023Q2")
    answer_all(first)
    edition = close_round(SYSTEM, round_id=first.pk)
    second = make_round(period="2023Q3")
    answer_all(second, "afgerond")
    other = close_round(SYSTEM, round_id=second.pk)
    assert digest_of(rows_of(Edition.objects.get(pk=edition.pk))) == edition.digest
    assert other.digest != edition.digest


def test_practice_is_marked_on_every_standing(accord: Accord) -> None:
    close_round(SYSTEM, round_id=make_round(practice=True).pk)
    assert set(Standing.objects.values_list("practice", flat=True)) == {True}


def test_closing_is_written_down_and_announced(accord: Accord, quiet_bus: EventBus) -> None:
    heard: list[EditionPublished] = []
    quiet_bus.subscribe(EditionPublished)(heard.append)
    closer = give_mandate(Role.PROGRAMME_TEAM)
    edition = close_round(closer, round_id=make_round().pk)
    entry = Entry.objects.get(verb="round_closed")
    assert (entry.actor, entry.subject) == (closer, "round:proef/2023Q3")
    assert entry.changes == {"edition": [None, 1], "asked": [None, 2], "answered": [None, 0]}
    assert [event.edition_id for event in heard] == [edition.pk]
    assert edition.published_by == closer


@pytest.mark.parametrize("role", [Role.OWNER, Role.THEME_CHAIR, Role.READER])
def test_only_who_runs_rounds_may_close(accord: Accord, role: Role) -> None:
    opened = make_round()
    with pytest.raises(Refused):
        close_round(give_mandate(role), round_id=opened.pk)
    assert Round.objects.get().is_open


def test_a_round_is_closed_once(accord: Accord) -> None:
    opened = make_round()
    close_round(SYSTEM, round_id=opened.pk)
    with pytest.raises(RoundIsClosed):
        close_round(SYSTEM, round_id=opened.pk)
    with pytest.raises(RoundNotFound):
        close_round(SYSTEM, round_id=0)


def test_closing_asks_as_many_queries_for_many_actions_as_for_few() -> None:
    counts = []
    for key, number in (("klein", 2), ("groot", 24)):
        accord = make_accord(key)
        theme, zin = make_theme(accord), make_party("zin")
        make_actions(accord, [ActionToMake(f"actie-{one}", theme, zin) for one in range(number)])
        for period in ("2023Q2", "2023Q3"):
            opened = make_round(key, period)
            answer_all(opened)
            with CaptureQueriesContext(connection) as captured:
                close_round(SYSTEM, round_id=opened.pk)
        counts.append(len(captured))
    assert counts[0] == counts[1]
