# SPDX-License-Identifier: EUPL-1.2
"""Looking at rows in turns, clearing up, and how many queries it takes."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from akkoord.foundation.files.models import Attachment
from akkoord.foundation.files.storage import path_of
from akkoord.programme.parties.models import Party
from akkoord.programme.parties.policies import Capacity
from akkoord.programme.workbooks.choices import Scope, UploadState
from akkoord.programme.workbooks.models import Upload
from akkoord.programme.workbooks.operations import (
    accept_rows,
    check_next,
    check_waiting,
    checking,
    receiving,
    remove_old_uploads,
)
from akkoord.programme.workbooks.overviews.offered import offers_of
from akkoord.programme.workbooks.overviews.uploads import upload_preview
from tests.factories import ActionToMake, make_accord, make_actions, make_round, make_theme
from tests.programme.workbooks.world import GOOD, Filled, World, make_world


@pytest.fixture
def waiting(world: World, monkeypatch: pytest.MonkeyPatch) -> Upload:
    """An upload of three rows that waits, and is looked at one row at a time."""
    monkeypatch.setattr(receiving, "IN_REQUEST_ROWS", 0)
    monkeypatch.setattr(checking, "CHUNK_ROWS", 1)
    return world.send(Filled(world.issue()).fill("kader", **GOOD).bytes())


@pytest.mark.django_db
def test_a_page_looks_at_some_rows_and_the_worker_at_the_rest(waiting: Upload) -> None:
    assert waiting.state == UploadState.CHECKING
    assert check_next(upload_id=waiting.pk, chunks=1) == 1
    waiting.refresh_from_db()
    assert (waiting.seen, waiting.rows.count(), waiting.claim) == (1, 1, None)
    assert check_waiting() == 2
    waiting.refresh_from_db()
    assert (waiting.state, waiting.seen, waiting.rows.count()) == (UploadState.READY, 3, 3)
    assert check_waiting() == 0


@pytest.mark.django_db
def test_what_somebody_else_looks_at_is_left_alone_until_the_claim_ends(waiting: Upload) -> None:
    later = timezone.now() + timedelta(minutes=1)
    Upload.objects.filter(pk=waiting.pk).update(claim=uuid4(), claimed_until=later)
    assert check_next(upload_id=waiting.pk) == 0
    assert check_waiting() == 0
    Upload.objects.filter(pk=waiting.pk).update(claimed_until=timezone.now() - timedelta(seconds=1))
    assert check_waiting() == 3


@pytest.mark.django_db
def test_a_file_that_is_gone_says_so(waiting: Upload) -> None:
    assert waiting.attachment_id is not None
    path_of(waiting.attachment_id).unlink()
    assert check_waiting() == 0
    waiting.refresh_from_db()
    assert waiting.state == UploadState.BROKEN
    assert "beheerder" in waiting.refusal


@pytest.mark.django_db(transaction=True)
def test_a_workbook_goes_some_time_after_it_was_taken_over() -> None:
    world = make_world()
    upload = world.send(Filled(world.issue()).fill("kader", **GOOD).bytes())
    assert upload.attachment_id is not None
    path = path_of(upload.attachment_id)
    accept_rows(world.owner, upload_id=upload.pk)
    assert remove_old_uploads() == 0
    past = timezone.now() - timedelta(days=31)
    Upload.objects.filter(pk=upload.pk).update(done_at=past, uploaded_at=past)
    assert remove_old_uploads() == 1
    assert not Upload.objects.exists()
    assert not Attachment.objects.exists()
    assert not path.exists()
    assert len(world.answers("kader")) == 1


def queries(do: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as captured:
        do()
    return len(captured)


@pytest.mark.django_db
def test_more_rows_take_no_more_queries() -> None:
    world = make_world(copies=1)
    few = _counted(world)
    many = _counted(make_more(world))
    assert all(after <= before for before, after in zip(few, many, strict=True))


def make_more(world: World) -> World:
    """The same people with a round of three times as many actions, of another accord."""
    accord = make_accord("ander")
    zin = Party.objects.get(key="zin")
    theme = make_theme(accord, "a-zorg")
    make_theme(accord, "b-regio")
    make_actions(accord, [ActionToMake(f"kader-{number}" if number else "kader", theme, zin) for number in range(15)])
    world.round = make_round("ander", "2023Q4")
    return world


def _counted(world: World) -> tuple[int, ...]:
    content = Filled(world.issue(world.team, Scope.ROUND)).fill("kader", **GOOD).bytes()
    made = queries(lambda: world.issue(world.team, Scope.ROUND))
    sent = queries(lambda: world.send(content, world.team))
    upload = Upload.objects.latest("uploaded_at")
    capacity = Capacity(everything=True)
    shown = queries(lambda: upload_preview(capacity, world.team.pk, upload_id=upload.pk))
    offered = queries(lambda: offers_of(capacity, world.team.pk, round_id=world.round.pk))
    return made, sent, shown, offered
