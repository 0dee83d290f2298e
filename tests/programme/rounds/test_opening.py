# SPDX-License-Identifier: EUPL-1.2
"""Opening a round."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.events.bus import EventBus
from akkoord.foundation.journal.models import Entry
from akkoord.kernel.period import Period
from akkoord.kernel.signal import SignalKind
from akkoord.kernel.verdict import Refused
from akkoord.programme.accord.models import Accord
from akkoord.programme.parties.choices import Role
from akkoord.programme.rounds.choices import RequestKind
from akkoord.programme.rounds.errors import (
    AnotherRoundOpen,
    DueInThePast,
    NothingToAsk,
    NoUsableScheme,
    PeildatumBeforePeriod,
    PeildatumNotAfterLast,
    PeriodAlreadyAsked,
    RoundNotFound,
)
from akkoord.programme.rounds.events import RoundOpened
from akkoord.programme.rounds.models import Question, Request, Round
from akkoord.programme.rounds.operations import close_round, open_round
from tests.factories import (
    ActionToMake,
    answer_one,
    give_mandate,
    make_accord,
    make_action,
    make_actions,
    make_party,
    make_round,
    make_theme,
)

pytestmark = pytest.mark.django_db
Q3 = Period.parse("2023Q3")


@pytest.fixture
def accord() -> Accord:
    """Two themes; the owner has an action in each, the chair of the first theme one without an owner."""
    accord = make_accord()
    zin, vws = make_party("zin"), make_party("vws")
    a, b = make_theme(accord, "a-zorg", chair=vws), make_theme(accord, "b-regio")
    make_actions(
        accord,
        [
            ActionToMake("a-kader", a, zin),
            ActionToMake("b-kader", b, zin),
            ActionToMake("a-agenda", a),
            ActionToMake("b-agenda", b),
            ActionToMake("a-later", a, zin, since=date(2024, 1, 1)),
        ],
    )
    return accord


def opening(actor: Any = SYSTEM, **given: Any) -> Round:
    values: dict[str, Any] = {
        "accord": "proef",
        "period": Q3,
        "peildatum": Q3.last_day,
        "due_on": timezone.localdate(),
        **given,
    }
    return open_round(actor, **values)


def test_each_owner_gets_one_request_and_each_chair_the_actions_without_an_owner(accord: Accord) -> None:
    opened = opening()
    asked = {
        (request.kind, request.party and request.party.key, request.theme and request.theme.key): sorted(
            request.questions.values_list("action__key", flat=True)
        )
        for request in Request.objects.filter(round=opened)
    }
    assert asked == {
        (RequestKind.OWNER, "zin", None): ["a-kader", "b-kader"],
        (RequestKind.THEME_CHAIR, "vws", "a-zorg"): ["a-agenda"],
        (RequestKind.THEME_CHAIR, None, "b-regio"): ["b-agenda"],
    }


def test_actions_that_do_not_hold_on_the_peildatum_are_not_asked(accord: Accord) -> None:
    assert not Question.objects.filter(round=opening(), action__key="a-later").exists()


@pytest.mark.parametrize("role", [Role.MONITORING_PARTY, Role.PROGRAMME_TEAM])
def test_the_monitoring_party_and_the_programme_team_may_open(accord: Accord, role: Role) -> None:
    assert opening(give_mandate(role)).opened_by is not None


@pytest.mark.parametrize("role", [Role.OWNER, Role.THEME_CHAIR, Role.READER])
def test_nobody_else_may_open(accord: Accord, role: Role) -> None:
    with pytest.raises(Refused):
        opening(give_mandate(role))
    assert not Round.objects.exists()


def test_opening_is_written_down_and_announced(accord: Accord, quiet_bus: EventBus) -> None:
    heard: list[RoundOpened] = []
    quiet_bus.subscribe(RoundOpened)(heard.append)
    opened = opening(give_mandate(Role.MONITORING_PARTY))
    entry = Entry.objects.get(verb="round_opened")
    assert (entry.subject, entry.accord, entry.actor_id) == ("round:proef/2023Q3", "proef", opened.opened_by_id)
    assert entry.changes["questions"] == [None, 4]
    assert [event.round_id for event in heard] == [opened.pk]


def test_a_second_round_waits_until_the_first_is_closed(accord: Accord) -> None:
    make_round(period="2023Q2")
    with pytest.raises(AnotherRoundOpen, match="2e kwartaal 2023"):
        opening()


def test_a_period_is_asked_once(accord: Accord) -> None:
    close_round(SYSTEM, round_id=opening().pk)
    with pytest.raises(PeriodAlreadyAsked):
        opening(peildatum=date(2023, 10, 15))


def test_rounds_follow_each_other(accord: Accord) -> None:
    close_round(SYSTEM, round_id=opening().pk)
    with pytest.raises(PeildatumNotAfterLast, match="30 september 2023"):
        opening(period=Period.parse("2023Q2"), peildatum=date(2023, 9, 30))


def test_the_peildatum_is_never_before_the_period(accord: Accord) -> None:
    with pytest.raises(PeildatumBeforePeriod):
        opening(peildatum=date(2023, 6, 30))
    assert opening(peildatum=date(2023, 10, 15)).peildatum == date(2023, 10, 15)


def test_the_last_day_to_answer_is_not_over(accord: Accord) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    with pytest.raises(DueInThePast):
        opening(due_on=yesterday)
    assert opening(due_on=yesterday, practice=True).practice


def test_an_accord_without_actions_on_that_day_has_nothing_to_ask(accord: Accord) -> None:
    old = Period.parse("2022Q3")
    with pytest.raises(NoUsableScheme):
        opening(period=old, peildatum=date(2022, 9, 1))
    empty = make_accord("leeg")
    with pytest.raises(NothingToAsk):
        opening(accord=empty.key)


def test_a_scheme_without_a_word_for_unknown_cannot_be_asked_with() -> None:
    accord = make_accord(statuses={"groen": SignalKind.ON_SCHEDULE})
    make_action(accord, make_theme(accord))
    with pytest.raises(NoUsableScheme):
        opening()


def test_an_unknown_accord_has_no_rounds() -> None:
    with pytest.raises(RoundNotFound):
        opening(accord="niets")


def test_opening_asks_as_many_queries_for_many_actions_as_for_few() -> None:
    counts = []
    for key, number in (("klein", 3), ("groot", 90)):
        accord = make_accord(key)
        theme, zin = make_theme(accord), make_party("zin")
        make_actions(accord, [ActionToMake(f"actie-{one}", theme, zin if one % 2 else None) for one in range(number)])
        with CaptureQueriesContext(connection) as captured:
            opening(accord=key)
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_a_request_carries_the_minutes_it_is_thought_to_take(accord: Accord) -> None:
    first = opening()
    asked = {(one.kind, one.party and one.party.key): one.expected_minutes for one in first.requests.all()}
    assert asked[RequestKind.OWNER, "zin"] == 5  # 30 + 2 x 120 seconds
    answer_one(first, "a-kader")
    answer_one(first, "b-kader")
    close_round(SYSTEM, round_id=first.pk)
    second = opening(period=Period.parse("2023Q4"), peildatum=date(2023, 12, 31))
    assert second.requests.get(party__key="zin").expected_minutes == 1  # 30 + 2 x 10 seconds
