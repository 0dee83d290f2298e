# SPDX-License-Identifier: EUPL-1.2
"""The verified status: who gives it, on what it rests, and who sees it when."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.foundation.journal.models import Entry
from akkoord.kernel.asof import AsOf
from akkoord.kernel.signal import SignalKind
from akkoord.kernel.verdict import Refused
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.policies import Capacity, capacity_of
from akkoord.programme.rounds.errors import RoundNotFound, VerificationInvalid, VerifiedMeanwhile
from akkoord.programme.rounds.models import Question, Round, Verification
from akkoord.programme.rounds.operations import close_round, verify_action
from akkoord.programme.rounds.overviews import differing_actions, disagreements, number_differing, verified_of
from akkoord.programme.rounds.overviews.by_action import standings_of
from akkoord.programme.rounds.overviews.verified import verified_history
from tests.factories import (
    answer_one,
    give_mandate,
    make_accord,
    make_action,
    make_document,
    make_party,
    make_round,
    make_theme,
    verify,
)

pytestmark = pytest.mark.django_db
EVERYTHING = Capacity(everything=True)


@pytest.fixture
def opened() -> Round:
    accord = make_accord()
    theme = make_theme(accord)
    make_action(accord, theme, "a-kader", make_party("zin"))
    make_action(accord, theme, "a-los")
    return make_round()


@pytest.fixture
def monitor(opened: Round) -> User:
    return give_mandate(Role.MONITORING_PARTY)


def on(day: date) -> AsOf:
    return AsOf.at(day, now=timezone.now())


def action_of(opened: Round, key: str = "a-kader") -> int:
    return Question.objects.get(round=opened, action__key=key).action_id


def as_seen(user: User) -> Capacity:
    return capacity_of(user, timezone.localdate())


def test_the_monitoring_party_verifies_with_evidence_beside_what_the_owner_says(opened: Round, monitor: User) -> None:
    make_document()
    answer_one(opened, "a-kader", "op-schema")
    kept = verify(opened, "a-kader", actor=monitor, document_key="verslag", place="blz. 3", evidence=" Geen besluit. ")
    close_round(SYSTEM, round_id=opened.pk)
    assert (kept.holds_from, kept.evidence, kept.verified_by) == (opened.peildatum, "Geen besluit.", monitor)
    stands = standings_of(EVERYTHING, on(date(2023, 11, 15)), action_ids=[action_of(opened)])[action_of(opened)]
    assert stands.signal.kind is SignalKind.ON_SCHEDULE
    assert stands.verified is not None
    assert stands.verified.signal.kind is SignalKind.ATTENTION
    assert (stands.verified.source, stands.verified.source_key) == ("Verslag van het overleg, blz. 3", "verslag")
    assert (stands.age, stands.verified.age) == (46, 46)
    assert stands.disagrees


def test_that_it_was_verified_is_written_down_and_not_how(opened: Round, monitor: User) -> None:
    verify(opened, "a-kader", actor=monitor, evidence="Geheim tot de sluiting.")
    entry = Entry.objects.get(verb="action_verified")
    assert (entry.subject, entry.actor, entry.changes, entry.reason) == ("action:proef/a-kader", monitor, {}, "")


@pytest.mark.parametrize("role", [Role.PROGRAMME_TEAM, Role.OWNER, Role.THEME_CHAIR, Role.READER])
def test_only_the_monitoring_party_verifies(opened: Round, role: Role) -> None:
    with pytest.raises(Refused):
        verify(opened, "a-kader", actor=give_mandate(role))


def test_nobody_verifies_what_is_their_own(opened: Round, monitor: User) -> None:
    owner = give_mandate(Role.OWNER, make_party("zin"))
    answer_one(opened, "a-kader", actor=monitor, on_behalf_of=owner)
    deputy = give_mandate(
        Role.MONITORING_PARTY, user=give_mandate(Role.DEPUTY, make_party("zin"), scope="action:proef/a-kader")
    )
    chair = give_mandate(
        Role.MONITORING_PARTY, user=give_mandate(Role.THEME_CHAIR, make_party("ez"), scope="theme:proef/a-zorg")
    )
    both = give_mandate(Role.MONITORING_PARTY, user=owner)
    for person, key in ((both, "a-kader"), (deputy, "a-kader"), (monitor, "a-kader"), (chair, "a-los")):
        with pytest.raises(Refused):
            verify(opened, key, actor=person)
    verify(opened, "a-los", actor=deputy)
    verify(opened, "a-kader", actor=chair)


def test_every_fault_is_told_and_nothing_is_kept(opened: Round, monitor: User) -> None:
    with pytest.raises(VerificationInvalid) as refusal:
        verify(opened, "a-kader", "groen", monitor, evidence="  ", document_key="nergens", place="a" * 501)
    assert set(refusal.value.faults) == {"status", "evidence", "document", "place"}
    assert not Verification.objects.exists()


def test_of_two_verifications_at_once_the_second_is_told(opened: Round, monitor: User) -> None:
    first = verify(opened, "a-kader", actor=monitor)
    with pytest.raises(VerifiedMeanwhile):
        verify(opened, "a-kader", "op-schema", monitor)
    second = verify(opened, "a-kader", "op-schema", monitor, expected=first.pk)
    assert Verification.objects.known().get() == second
    assert Verification.objects.count() == 2


def test_what_was_not_asked_is_not_verified(opened: Round, monitor: User) -> None:
    with pytest.raises(RoundNotFound):
        verify_action(monitor, round_id=opened.pk, action_id=0, status_key="op-schema", evidence="Iets.")
    with pytest.raises(RoundNotFound):
        verify_action(monitor, round_id=0, action_id=action_of(opened), status_key="op-schema", evidence="Iets.")


def test_until_the_round_closes_it_is_for_who_runs_it_and_for_who_is_asked(opened: Round, monitor: User) -> None:
    verify(opened, "a-kader", actor=monitor)
    ids, day = [action_of(opened)], on(opened.peildatum)
    reader = as_seen(give_mandate(Role.READER))
    assert verified_of(as_seen(monitor), day, action_ids=ids)
    assert not verified_of(reader, day, action_ids=ids)
    assert not verified_history(reader, day, action_id=ids[0])
    assert verified_of(as_seen(give_mandate(Role.OWNER)), day, action_ids=ids, in_open_rounds=True)
    close_round(SYSTEM, round_id=opened.pk)
    assert verified_of(reader, on(opened.peildatum), action_ids=ids)


def test_a_reader_still_sees_what_was_found_before_while_a_round_is_open(opened: Round, monitor: User) -> None:
    first = verify(opened, "a-kader", "op-schema", monitor)
    close_round(SYSTEM, round_id=opened.pk)
    later = make_round(period="2023Q4")
    verify(later, "a-kader", "afgerond", monitor, expected=first.pk)
    ids, day = [action_of(opened)], on(later.peildatum)
    reader = as_seen(give_mandate(Role.READER))
    assert verified_of(reader, day, action_ids=ids)[ids[0]].signal.kind is SignalKind.ON_SCHEDULE
    assert verified_of(reader, day, action_ids=ids)[ids[0]].age == 92
    assert verified_of(as_seen(monitor), day, action_ids=ids)[ids[0]].signal.kind is SignalKind.FINISHED
    told = [one.signal.kind for one in verified_history(as_seen(monitor), day, action_id=ids[0])]
    assert told == [SignalKind.FINISHED, SignalKind.ON_SCHEDULE]
    assert not verified_of(reader, on(opened.peildatum - timedelta(days=1)), action_ids=ids)


def test_where_both_differ_is_listed_and_the_counts_stay_the_owners(opened: Round, monitor: User) -> None:
    answer_one(opened, "a-kader", "op-schema")
    verify(opened, "a-kader", "niet-gestart", monitor)
    verify(opened, "a-los", "op-schema", monitor)
    close_round(SYSTEM, round_id=opened.pk)
    found = disagreements(EVERYTHING, on(date(2023, 10, 10)), accord="proef")
    assert found.verified == 2
    assert [(one.action.key, one.own.kind, one.own_age, one.verified.age) for one in found.lines] == [
        ("a-kader", SignalKind.ON_SCHEDULE, 10, 10)
    ]
    assert not disagreements(EVERYTHING, on(date(2023, 10, 10)), accord="proef", theme="b-regio").lines


def test_they_are_counted_and_listed_in_the_database_by_the_same_rule(opened: Round, monitor: User) -> None:
    answer_one(opened, "a-kader", "op-schema")
    verify(opened, "a-kader", "niet-gestart", monitor)
    verify(opened, "a-los", "afgerond", monitor)
    close_round(SYSTEM, round_id=opened.pk)
    day = on(opened.peildatum)
    found = disagreements(EVERYTHING, day, accord="proef")
    assert number_differing(EVERYTHING, day, accord="proef") == len(found.lines) == 1
    assert [row["action"] for row in differing_actions(EVERYTHING, day, accord="proef")] == [action_of(opened)]
    assert differing_actions(EVERYTHING, day, accord="proef", status="op-schema").count() == 1
    assert differing_actions(EVERYTHING, day, accord="proef", status="afgerond").count() == 0
    assert number_differing(EVERYTHING, on(opened.peildatum - timedelta(days=1)), accord="proef") == 0
    assert number_differing(EVERYTHING, day, accord="ander") == 0
    with pytest.raises(Refused):
        number_differing(Capacity(), day, accord="proef")


def test_what_an_open_round_found_differs_only_for_who_runs_it(opened: Round, monitor: User) -> None:
    answer_one(opened, "a-kader", "op-schema")
    first = verify(opened, "a-kader", "op-schema", monitor)
    close_round(SYSTEM, round_id=opened.pk)
    later = make_round(period="2023Q4")
    verify(later, "a-kader", "niet-gestart", monitor, expected=first.pk)
    day, reader = on(later.peildatum), as_seen(give_mandate(Role.READER))
    assert number_differing(reader, day, accord="proef") == 0
    assert number_differing(as_seen(monitor), day, accord="proef") == 1
    answer_one(later, "a-kader", "op-schema")
    close_round(SYSTEM, round_id=later.pk)
    assert number_differing(reader, on(later.peildatum), accord="proef") == 1
