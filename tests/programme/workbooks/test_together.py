# SPDX-License-Identifier: EUPL-1.2
"""Several workbooks are sent in at once, and those without a fault are taken over together."""

import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate, now

from akkoord.foundation.accounts.models import User
from akkoord.foundation.files.models import Attachment
from akkoord.foundation.journal.models import Entry
from akkoord.kernel.verdict import Refused
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Party
from akkoord.programme.parties.policies import capacity_of
from akkoord.programme.workbooks.choices import RowKind, Scope, UploadState
from akkoord.programme.workbooks.errors import AnsweredSincePreview, BatchNotFound, TooManyWorkbooks, UploadNotFound
from akkoord.programme.workbooks.models import Batch, Upload
from akkoord.programme.workbooks.operations import (
    accept_batch,
    accept_rows,
    accepting,
    check_waiting,
    receive_workbooks,
    receiving,
    remove_old_uploads,
)
from akkoord.programme.workbooks.operations.receiving import SentFile
from akkoord.programme.workbooks.overviews.batches import batch_shown
from akkoord.programme.workbooks.overviews.uploads import own_uploads, upload_preview
from tests.factories import answer_one, give_mandate, make_user
from tests.programme.workbooks.world import GOOD, Filled, World, kinds, row_of


def together(world: World, *contents: bytes, sender: User | None = None, own_only: bool = False) -> Batch:
    """Workbooks that come in at once, called 0.xlsx and so on."""
    files = [SentFile(f"{number}.xlsx", io.BytesIO(one)) for number, one in enumerate(contents)]
    return receive_workbooks(sender or world.team, files=files, round_id=world.round.pk, own_only=own_only)


def book(world: World, person: User, action: str, **texts: str) -> bytes:
    """A workbook of somebody in which one action was filled in."""
    return Filled(world.issue(world.team, person=person)).fill(action, **(dict(GOOD) | texts)).bytes()


def test_each_workbook_of_a_batch_is_looked_at_as_it_is_alone(world: World) -> None:
    good, faulty = book(world, world.owner, "kader"), book(world, world.other, "tarief", status="geweldig")
    batch = together(world, good, faulty)
    first, second = batch.uploads.order_by("name")
    assert (first.state, second.state) == (UploadState.READY, UploadState.READY)
    alone = world.send(good, world.team)
    assert kinds(first) == kinds(alone)
    assert row_of(first, "kader").becomes == row_of(alone, "kader").becomes
    assert kinds(second) == {"tarief": RowKind.FAULTY}
    assert Attachment.objects.count() == Entry.objects.filter(verb="workbook_received").count() == 3


def test_a_file_that_is_refused_does_not_stop_the_others(world: World) -> None:
    batch = together(world, b"naam;status", book(world, world.owner, "kader"), b"")
    assert [(one["name"], one["message"][:20]) for one in batch.refusals] == [
        ("0.xlsx", "Dit is geen werkboek"),
        ("2.xlsx", "Het bestand is leeg."),
    ]
    assert [one.name for one in batch.uploads.all()] == ["1.xlsx"]


def test_a_batch_takes_as_many_queries_for_many_workbooks_as_for_few(world: World) -> None:
    good, other = book(world, world.owner, "kader"), book(world, world.other, "tarief")
    with CaptureQueriesContext(connection) as few:
        together(world, good, other)
    with CaptureQueriesContext(connection) as many:
        together(world, *[good, other] * 6)
    assert len(many) == len(few)
    assert len(few) <= 40


def test_the_list_of_a_batch_takes_two_queries_and_tells_what_can_be_taken(world: World) -> None:
    conflict = book(world, world.owner, "norm")
    answer_one(world.round, "norm", "op-schema", actor=world.owner)
    batch = together(world, book(world, world.owner, "kader"), conflict, b"x")
    capacity = capacity_of(world.team, localdate())
    with CaptureQueriesContext(connection) as captured:
        shown = batch_shown(capacity, world.team.pk, batch_id=batch.pk)
    assert len(captured) == 2
    assert [(one.name, one.is_faultless, one.conflicts) for one in shown.uploads] == [
        ("0.xlsx", True, 0),
        ("1.xlsx", False, 1),
    ]
    assert (shown.to_take, [one.name for one in shown.refused]) == (1, ["2.xlsx"])


def test_only_workbooks_without_a_fault_are_taken_over_together(world: World) -> None:
    faulty = Filled(world.issue(world.team, person=world.owner)).fill("kader", **GOOD).fill("norm", status="geweldig")
    batch = together(world, book(world, world.owner, "toets"), book(world, world.other, "tarief"), faulty.bytes())
    done = accept_batch(world.team, batch_id=batch.pk)
    assert (done.answers, done.workbooks, done.refused, done.left) == (2, 2, (), 0)
    assert world.answers("toets")[0].submitted_by == world.owner
    assert world.answers("tarief")[0].entered_by == world.team
    assert world.answers("kader") == []


def test_of_two_workbooks_about_the_same_the_second_is_told_and_stops_nothing(world: World) -> None:
    first, second = book(world, world.owner, "kader"), book(world, world.owner, "kader", explanation="Anders.")
    batch = together(world, first, second, book(world, world.other, "tarief"))
    done = accept_batch(world.team, batch_id=batch.pk)
    assert (done.answers, done.workbooks, [name for name, _why in done.refused]) == (2, 2, ["1.xlsx"])
    assert kinds(batch.uploads.get(name="1.xlsx"))["kader"] == RowKind.CONFLICT


def test_more_than_the_most_are_taken_over_in_turns(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accepting, "BATCH_AT_ONCE", 1)
    batch = together(world, book(world, world.owner, "kader"), book(world, world.other, "tarief"))
    assert accept_batch(world.team, batch_id=batch.pk).left == 1
    assert accept_batch(world.team, batch_id=batch.pk).left == 0
    assert accept_batch(world.team, batch_id=batch.pk).answers == 0


def test_a_very_long_workbook_is_taken_over_in_parts_of_whole_requests(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(accepting, "AT_ONCE", 1)
    filled = Filled(world.issue(world.team, Scope.ROUND))
    for action in ("kader", "toets", "tarief"):
        filled.fill(action, **GOOD)
    upload = world.send(filled.bytes(), world.team)
    first = accept_rows(world.team, upload_id=upload.pk)
    assert first.left > 0
    counts = first.answers
    while first.left:
        first = accept_rows(world.team, upload_id=upload.pk)
        counts += first.answers
    assert counts == 3


def test_workbooks_beyond_the_rows_of_a_batch_wait_for_the_worker(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receiving, "IN_BATCH_ROWS", 1)
    batch = together(world, book(world, world.owner, "kader"), book(world, world.other, "tarief"))
    assert set(batch.uploads.values_list("state", flat=True)) == {UploadState.CHECKING}
    while check_waiting():
        pass
    assert set(batch.uploads.values_list("state", flat=True)) == {UploadState.READY}


def test_files_that_are_too_large_together_are_refused_one_by_one(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = book(world, world.owner, "kader")
    monkeypatch.setattr(receiving, "MOST_BYTES", len(good) + 100)
    batch = together(world, good, good)
    assert [one["name"] for one in batch.refusals] == ["1.xlsx"]
    assert batch.uploads.count() == 1


def test_more_than_a_hundred_files_are_refused(world: World) -> None:
    with pytest.raises(TooManyWorkbooks):
        together(world, *[b"x"] * 101)
    assert not Batch.objects.exists()


def test_nobody_without_a_mandate_sends_a_batch_in_or_sees_one(world: World) -> None:
    with pytest.raises(Refused):
        together(world, b"x", sender=make_user())
    batch = together(world, book(world, world.owner, "kader"))
    with pytest.raises(BatchNotFound):
        accept_batch(world.owner, batch_id=batch.pk)
    with pytest.raises(BatchNotFound):
        batch_shown(capacity_of(world.owner, localdate()), world.owner.pk, batch_id=batch.pk)


@pytest.fixture
def both(world: World) -> User:
    """Somebody who owns actions and also runs the round."""
    give_mandate(Role.PROGRAMME_TEAM, Party.objects.get(key="vws"), user=world.owner)
    return world.owner


def test_by_a_link_nobody_sends_in_for_others(world: World, both: User) -> None:
    content = Filled(world.issue(world.team, Scope.ROUND)).fill("kader", **GOOD).fill("tarief", **GOOD).bytes()
    upload = world.send(content, both, own_only=True)
    assert (kinds(upload)["kader"], kinds(upload)["tarief"]) == (RowKind.NEW, RowKind.NOT_YOURS)
    assert row_of(upload, "tarief").was == {}
    assert accept_rows(both, upload_id=upload.pk, own_only=True).answers == 1
    assert world.answers("tarief") == []


def test_by_a_link_nobody_sees_or_takes_over_what_they_sent_in_for_others(world: World, both: User) -> None:
    upload = world.send(book(world, world.other, "tarief"), both)
    assert own_uploads(both, by_link=True) == ()
    assert len(own_uploads(both)) == 1
    with pytest.raises(UploadNotFound):
        upload_preview(capacity_of(both, localdate()), both.pk, upload_id=upload.pk, by_link=True)
    with pytest.raises(UploadNotFound):
        accept_rows(both, upload_id=upload.pk, own_only=True)
    accept_rows(both, upload_id=upload.pk)
    assert len(world.answers("tarief")) == 1


def test_looking_again_at_what_came_by_a_link_still_sees_no_rows_of_others(world: World, both: User) -> None:
    content = Filled(world.issue(world.team, Scope.ROUND)).fill("kader", **GOOD).fill("tarief", **GOOD).bytes()
    upload = world.send(content, both, own_only=True)
    answer_one(world.round, "kader", "niet-gestart", actor=both)
    with pytest.raises(AnsweredSincePreview):
        accept_rows(both, upload_id=upload.pk, own_only=True)
    assert kinds(Upload.objects.get(pk=upload.pk))["tarief"] == RowKind.NOT_YOURS


def test_a_batch_goes_with_the_last_of_its_workbooks(world: World) -> None:
    batch = together(world, book(world, world.owner, "kader"))
    accept_batch(world.team, batch_id=batch.pk)
    past = now() - timedelta(days=31)
    Batch.objects.update(sent_at=past)
    assert (remove_old_uploads(), Batch.objects.count()) == (0, 1)
    Upload.objects.update(done_at=past, uploaded_at=past)
    assert (remove_old_uploads(), Batch.objects.count()) == (1, 0)
