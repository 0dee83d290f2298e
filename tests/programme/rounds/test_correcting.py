# SPDX-License-Identifier: EUPL-1.2
"""Correcting after closing, and publishing the next edition."""

from datetime import date, datetime

import pytest
from django.utils import timezone

from akkoord.foundation.accounts.actors import SYSTEM, Actor
from akkoord.foundation.events.bus import EventBus
from akkoord.foundation.journal.models import Entry
from akkoord.kernel.asof import AsOf
from akkoord.kernel.verdict import Refused
from akkoord.programme.parties.choices import Role
from akkoord.programme.rounds.choices import Judgement
from akkoord.programme.rounds.errors import (
    AnsweredMeanwhile,
    AnswersInvalid,
    NothingToPublish,
    ReasonMissing,
    RoundIsClosed,
    RoundNotFound,
    RoundStillOpen,
)
from akkoord.programme.rounds.events import EditionPublished
from akkoord.programme.rounds.models import Answer, Edition, Flow, Question, Round, Standing, ThemeCount
from akkoord.programme.rounds.operations import close_round, correct_answer, publish_edition, review_answer
from akkoord.programme.rounds.operations.freezing import digest_of, rows_of
from akkoord.programme.rounds.rules import GivenAnswer
from tests.factories import (
    answer_all,
    answer_one,
    give_mandate,
    given,
    make_accord,
    make_action,
    make_party,
    make_round,
    make_theme,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed() -> Round:
    accord = make_accord()
    theme = make_theme(accord)
    make_action(accord, theme, "a-kader", make_party("zin"))
    make_action(accord, theme, "a-agenda", make_party("zin"))
    opened = make_round()
    answer_all(opened)
    close_round(SYSTEM, round_id=opened.pk)
    return Round.objects.get(pk=opened.pk)


def question_on(about: Round, action: str = "a-kader") -> Question:
    return Question.objects.get(round=about, action__key=action)


def correct(about: Round, status: str = "afgerond", actor: Actor = SYSTEM, reason: str = "Vergissing.") -> Answer:
    return correct_answer(actor, given=given(question_on(about), status), reason=reason)


def status_on(known_at: datetime, action: str = "a-kader", day: date = date(2023, 10, 1)) -> tuple[str, int]:
    held = Standing.objects.as_of(AsOf(day, known_at)).get(action__key=action)
    return held.status.key, held.edition.number


def test_a_correction_changes_nothing_until_it_is_published(closed: Round) -> None:
    answer = correct(closed)
    assert (answer.correction, answer.reason, answer.number) == (True, "Vergissing.", 2)
    assert status_on(timezone.now()) == ("op-schema", 1)
    assert Entry.objects.get(verb="answer_corrected").reason == "Vergissing."


def test_a_published_correction_makes_an_edition_that_says_what_it_changed(closed: Round) -> None:
    before = timezone.now()
    correct(closed)
    edition = publish_edition(SYSTEM, round_id=closed.pk, reason="Correctie van ZIN.")
    assert edition.number == 2
    assert edition.changes == [
        {
            "action": "a-kader",
            "answered": [True, True],
            "status": ["op-schema", "afgerond"],
            "explanation": ["Dit staat er nu.", "Dit staat er nu."],
            "forecast": ["", ""],
            "late": [False, False],
            "reason": "Vergissing.",
        }
    ]
    assert status_on(timezone.now()) == ("afgerond", 2)
    assert status_on(timezone.now(), "a-agenda") == ("op-schema", 1)
    assert status_on(before) == ("op-schema", 1)


def test_the_first_edition_keeps_its_counts_and_its_digest(closed: Round) -> None:
    first = Edition.objects.get(round=closed)
    correct(closed)
    second = publish_edition(SYSTEM, round_id=closed.pk, reason="Correctie.")
    counts = {
        edition.number: set(ThemeCount.objects.filter(edition=edition).values_list("status__key", "actions"))
        for edition in (first, second)
    }
    assert counts == {1: {("op-schema", 2)}, 2: {("op-schema", 1), ("afgerond", 1)}}
    for edition in (first, second):
        assert digest_of(rows_of(Edition.objects.get(pk=edition.pk))) == edition.digest


def test_a_correction_of_an_earlier_round_leaves_later_rounds_as_published(closed: Round) -> None:
    later = make_round(period="2023Q4")
    answer_all(later)
    close_round(SYSTEM, round_id=later.pk)
    flows = set(Flow.objects.filter(edition__round=later).values_list("before__key", "after__key", "actions"))
    correct(closed)
    publish_edition(SYSTEM, round_id=closed.pk, reason="Correctie.")
    assert set(Flow.objects.filter(edition__round=later).values_list("before__key", "after__key", "actions")) == flows
    assert status_on(timezone.now()) == ("afgerond", 2)
    assert status_on(timezone.now(), day=date(2024, 1, 1)) == ("op-schema", 1)


def test_a_correction_that_was_asked_back_stays_out(closed: Round) -> None:
    answer = correct(closed)
    review_answer(SYSTEM, answer_id=answer.pk, judgement=Judgement.ASKED_BACK, reason="Klopt dit?")
    with pytest.raises(NothingToPublish):
        publish_edition(SYSTEM, round_id=closed.pk, reason="Correctie.")


def test_an_accepted_correction_stands_as_accepted_and_is_not_reviewed_again(closed: Round) -> None:
    answer = correct(closed)
    review_answer(SYSTEM, answer_id=answer.pk, judgement=Judgement.ACCEPTED)
    publish_edition(SYSTEM, round_id=closed.pk, reason="Correctie.")
    assert Standing.objects.as_of(AsOf.at(date(2023, 10, 1), now=timezone.now())).get(answer=answer).accepted
    other = correct(closed, "op-schema")
    publish_edition(SYSTEM, round_id=closed.pk, reason="Nog een.")
    with pytest.raises(RoundIsClosed):
        review_answer(SYSTEM, answer_id=other.pk, judgement=Judgement.ACCEPTED)


def test_nothing_is_published_twice(closed: Round) -> None:
    correct(closed)
    publish_edition(SYSTEM, round_id=closed.pk, reason="Correctie.")
    with pytest.raises(NothingToPublish):
        publish_edition(SYSTEM, round_id=closed.pk, reason="Nog eens.")
    assert Edition.objects.filter(round=closed).count() == 2


def test_publishing_is_written_down_and_announced(closed: Round, quiet_bus: EventBus) -> None:
    heard: list[EditionPublished] = []
    quiet_bus.subscribe(EditionPublished)(heard.append)
    correct(closed)
    edition = publish_edition(give_mandate(Role.MONITORING_PARTY), round_id=closed.pk, reason="Correctie.")
    entry = Entry.objects.get(verb="edition_published")
    assert (entry.changes, entry.reason) == ({"edition": [1, 2], "actions": [None, 1]}, "Correctie.")
    assert [event.edition_id for event in heard] == [edition.pk]


@pytest.mark.parametrize("role", [Role.OWNER, Role.MONITORING_PARTY])
def test_who_answered_and_the_monitoring_party_may_correct(closed: Round, role: Role) -> None:
    actor = give_mandate(role, make_party("zin"))
    assert correct(closed, actor=actor).submitted_by == actor


@pytest.mark.parametrize("role", [Role.PROGRAMME_TEAM, Role.READER, Role.THEME_CHAIR])
def test_nobody_else_may_correct(closed: Round, role: Role) -> None:
    with pytest.raises(Refused):
        correct(closed, actor=give_mandate(role, make_party("zin")))


def test_only_who_runs_rounds_publishes(closed: Round) -> None:
    correct(closed)
    with pytest.raises(Refused):
        publish_edition(give_mandate(Role.OWNER, make_party("zin")), round_id=closed.pk, reason="Correctie.")


def test_reasons_are_required(closed: Round) -> None:
    with pytest.raises(ReasonMissing):
        correct(closed, reason=" ")
    correct(closed)
    with pytest.raises(ReasonMissing):
        publish_edition(SYSTEM, round_id=closed.pk, reason="")


def test_an_open_round_is_not_corrected(closed: Round) -> None:
    opened = make_round(period="2023Q4")
    with pytest.raises(RoundStillOpen):
        correct(opened)
    with pytest.raises(RoundStillOpen):
        publish_edition(SYSTEM, round_id=opened.pk, reason="Correctie.")


def test_a_correction_is_checked_like_any_answer(closed: Round) -> None:
    question = question_on(closed)
    with pytest.raises(AnswersInvalid):
        correct_answer(SYSTEM, given=given(question, "niet-gestart", explanation=""), reason="Vergissing.")
    with pytest.raises(AnswersInvalid):
        correct_answer(SYSTEM, given=GivenAnswer(question.pk, 1, unchanged=True), reason="Vergissing.")
    with pytest.raises(AnsweredMeanwhile):
        correct_answer(SYSTEM, given=given(question, version=0), reason="Vergissing.")
    with pytest.raises(RoundNotFound):
        correct_answer(SYSTEM, given=GivenAnswer(0, 0, "afgerond"), reason="Vergissing.")
    with pytest.raises(RoundNotFound):
        publish_edition(SYSTEM, round_id=0, reason="Correctie.")


def test_a_correction_gives_a_reason_for_a_date_that_moved_since_the_round_before() -> None:
    accord = make_accord()
    make_action(accord, make_theme(accord), "a-kader", make_party("zin"))
    for period, forecast in (("2023Q3", "Q4 2023"), ("2023Q4", "Q4 2023")):
        opened = make_round(period=period)
        answer_one(opened, "a-kader", forecast=forecast)
        close_round(SYSTEM, round_id=opened.pk)
    question = question_on(opened)
    with pytest.raises(AnswersInvalid) as refusal:
        correct_answer(SYSTEM, given=given(question, forecast="Q1 2024", forecast_reason=""), reason="Vergissing.")
    assert set(refusal.value.faults[question.pk]) == {"forecast_reason"}
    correct_answer(SYSTEM, given=given(question, forecast="Q1 2024"), reason="Vergissing.")
