# SPDX-License-Identifier: EUPL-1.2
"""Writing and reading the journal, and that nothing else can be done to it."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, connection, transaction
from django.db.models import F, ProtectedError

from akkoord.foundation.accounts.actors import SYSTEM, Actor
from akkoord.foundation.accounts.models import User
from akkoord.foundation.journal.errors import JournalIsAppendOnly, UnknownVerb
from akkoord.foundation.journal.models import Entry
from akkoord.foundation.journal.operations import NewEntry, record, record_many
from akkoord.foundation.journal.overviews import JournalPage, entries_for
from akkoord.foundation.journal.verbs import VERBS
from akkoord.foundation.subjects.refs import SubjectRef
from akkoord.kernel.asof import AsOf
from akkoord.kernel.verdict import Refused, Verdict

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
DOOR = SubjectRef("door", "front")


@pytest.fixture(autouse=True)
def verbs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(VERBS, "_phrases", {"opened": "opende {new}", "closed": "sloot", "user_created": "opende"})


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def user() -> User:
    return User.objects.create(email="trekker@voorbeeld.nl", name="Trekker")


def everything(viewer: Actor, accord: str) -> Verdict:
    return Verdict.allow()


def page(**filters: object) -> JournalPage:
    as_of = AsOf.at(date(2026, 1, 5), now=datetime.now(UTC))
    return entries_for(SYSTEM, as_of, **{"policy": everything, **filters})


def test_a_line_says_who_did_what_when_and_why(user: User) -> None:
    record(
        user,
        verb="opened",
        subject=DOOR,
        changes={"door": [None, "de voordeur"]},
        reason="Gebeld",
        accord="iza",
    )
    (line,) = page().lines
    assert (line.at, line.actor_id, line.actor_label, line.phrase) == (NOW, user.pk, "Trekker", "opende de voordeur")
    assert (line.subject, line.reason, line.accord) == (DOOR, "Gebeld", "iza")
    assert [(change.field, change.before, change.after) for change in line.changes] == [("door", None, "de voordeur")]


def test_the_name_of_that_moment_stays_when_the_account_gets_another(user: User) -> None:
    record(user, verb="opened", subject=DOOR)
    record(user, verb="closed", subject=DOOR, label="Voorzitter thematafel")
    User.objects.update(name="Ander")
    assert [line.actor_label for line in page().lines] == ["Voorzitter thematafel", "Trekker"]


def test_dates_amounts_and_other_values_are_kept_as_text() -> None:
    record(SYSTEM, verb="opened", subject=DOOR, changes={"x": [date(2023, 9, 30), Decimal("1.50")], "y": [DOOR, 3]})
    assert Entry.objects.get().changes == {"x": ["2023-09-30", "1.50"], "y": ["door:front", 3]}


def test_an_unknown_verb_is_refused_and_nothing_is_written() -> None:
    with pytest.raises(UnknownVerb):
        record_many(SYSTEM, [NewEntry("opened", DOOR), NewEntry("painted", DOOR)])
    assert not Entry.objects.exists()


def test_a_change_is_a_pair() -> None:
    with pytest.raises(ValueError, match="pair"):
        record(SYSTEM, verb="opened", subject=DOOR, changes={"x": "ab"})


def test_somebody_who_did_not_sign_in_writes_nothing() -> None:
    with pytest.raises(TypeError):
        record(AnonymousUser(), verb="opened", subject=DOOR)  # type: ignore[arg-type]


def test_many_lines_of_one_act_share_moment_and_batch_and_take_few_queries(
    django_assert_max_num_queries: Callable[..., object],
) -> None:
    with django_assert_max_num_queries(6):
        record_many(SYSTEM, [NewEntry("opened", SubjectRef("door", str(number))) for number in range(200)])
    assert Entry.objects.count() == 200
    assert Entry.objects.values("batch", "at").distinct().count() == 1


def test_a_page_takes_one_query_and_one_for_each_kind_however_many_lines(
    user: User, django_assert_num_queries: Callable[..., object]
) -> None:
    record_many(SYSTEM, [NewEntry("user_created", SubjectRef("user", str(user.pk)))] * 3)
    with django_assert_num_queries(2):
        assert len(page().lines) == 3
    record_many(SYSTEM, [NewEntry("user_created", SubjectRef("user", str(user.pk)))] * 30)
    with django_assert_num_queries(2):
        assert {line.about.title for line in page().lines} == {"Trekker"}


def test_the_journal_can_be_read_page_by_page_without_gaps_or_repeats() -> None:
    record_many(SYSTEM, [NewEntry("opened", SubjectRef("door", str(number))) for number in range(5)])
    seen, older_than = [], None
    while True:
        read = page(limit=2, older_than=older_than)
        seen += [line.subject.key for line in read.lines]
        older_than = read.older_than
        if older_than is None:
            break
    assert seen == ["4", "3", "2", "1", "0"]


def test_the_journal_can_be_narrowed_to_a_subject_an_accord_or_a_verb() -> None:
    other = SubjectRef("door", "back")
    record(SYSTEM, verb="opened", subject=DOOR, accord="iza")
    record(SYSTEM, verb="closed", subject=other, accord="azwa")
    assert [line.subject for line in page(subject=other).lines] == [other]
    assert [line.subject for line in page(accord="iza").lines] == [DOOR]
    assert [line.subject for line in page(verb="closed").lines] == [other]
    assert page(accord="iza", verb="closed").lines == ()


def test_what_was_written_later_is_not_shown_as_then_known(clock: time_machine.Traveller) -> None:
    record(SYSTEM, verb="opened", subject=DOOR)
    clock.shift(timedelta(days=2))
    record(SYSTEM, verb="closed", subject=DOOR)
    then = AsOf.at(date(2026, 1, 5), now=datetime.now(UTC)).as_then_known(UTC)
    assert [line.verb for line in entries_for(SYSTEM, then, policy=everything).lines] == ["opened"]
    assert [line.verb for line in page().lines] == ["closed", "opened"]


def test_the_policy_of_the_layer_above_is_asked_with_viewer_and_accord(user: User) -> None:
    asked = []

    def nobody(viewer: Actor, accord: str) -> Verdict:
        asked.append((viewer, accord))
        return Verdict.refuse("U mag dit journaal niet lezen.")

    with pytest.raises(Refused, match="journaal"):
        entries_for(user, AsOf.at(date(2026, 1, 5), now=NOW), policy=nobody, accord="iza")
    assert asked == [(user, "iza")]


def test_a_line_whose_verb_no_longer_exists_still_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    record(SYSTEM, verb="opened", subject=DOOR)
    monkeypatch.setattr(VERBS, "_phrases", {})
    assert [line.phrase for line in page().lines] == ["opened"]


def test_a_line_cannot_be_changed_or_removed_by_the_program() -> None:
    entry = record(SYSTEM, verb="opened", subject=DOOR)
    entry.reason = "later bedacht"
    for attempt in (
        lambda: Entry.objects.update(reason="x"),
        lambda: Entry.objects.filter(pk=entry.pk).update(reason=F("verb")),
        lambda: Entry.objects.bulk_update([entry], ["reason"]),
        lambda: Entry.objects.update_or_create(pk=entry.pk, defaults={"reason": "x"}),
        lambda: Entry.objects.all().delete(),
        entry.save,
        entry.delete,
    ):
        with pytest.raises(JournalIsAppendOnly), transaction.atomic():
            attempt()
    assert Entry.objects.get().reason == ""


def test_the_database_itself_refuses_a_change() -> None:
    record(SYSTEM, verb="opened", subject=DOOR)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE journal_entry SET reason = 'x'")


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite lets a test run empty its tables")
def test_postgresql_itself_refuses_a_removal() -> None:
    record(SYSTEM, verb="opened", subject=DOOR)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM journal_entry")


def test_an_account_with_lines_cannot_be_removed(user: User) -> None:
    record(user, verb="opened", subject=DOOR)
    with pytest.raises(ProtectedError):
        user.delete()


@pytest.mark.django_db(transaction=True)
def test_a_failed_act_leaves_no_line() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        record(SYSTEM, verb="opened", subject=DOOR)
        raise RuntimeError
    assert not Entry.objects.exists()
