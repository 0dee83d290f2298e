# SPDX-License-Identifier: EUPL-1.2
"""Looking at what came in, some rows at a time, by the worker or by the page that waits for it."""

from datetime import timedelta
from itertools import islice
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from akkoord.foundation.files.errors import AttachmentMissing
from akkoord.foundation.files.storage import path_of
from akkoord.foundation.tabular.errors import TabularRefusal
from akkoord.foundation.tabular.reading import open_workbook
from akkoord.programme.workbooks.choices import Decision, UploadState
from akkoord.programme.workbooks.columns import known_headings
from akkoord.programme.workbooks.models import Upload, UploadRow
from akkoord.programme.workbooks.operations.judging import Judge, Pile
from akkoord.programme.workbooks.reading import RawRow, rows_in

CHUNK_ROWS = 1_000
PAGE_CHUNKS = 5
CLAIMED_FOR = timedelta(minutes=5)


class _ClaimLost(Exception):
    """Somebody else looks at this upload now; what was not written yet is left to them."""


def check_waiting() -> int:
    """Look at the rows of one upload that waits, to its end. For the worker.

    Out: how many rows were looked at; 0 when none waits. Done chunk by chunk: what is done stays done, and progress can
    be seen from elsewhere meanwhile.
    """
    waiting = Upload.objects.filter(_free(), state=UploadState.CHECKING).order_by("uploaded_at").first()
    return check_next(upload_id=waiting.pk, chunks=None) if waiting else 0


def check_next(*, upload_id: UUID, chunks: int | None = PAGE_CHUNKS) -> int:
    """Look at the next rows of an upload, unless somebody else is doing so.

    In: how many chunks of 1,000 rows at most; None for all that are left.
    Out: how many rows of sheets were passed. An upload is claimed for five minutes at a time, and each chunk is written
    together with its progress and only while the claim holds: no row is looked at twice.
    Effect: at the end the upload waits for a choice; a file that cannot be read any more says so.
    """
    claim = uuid4()
    claimed = Upload.objects.filter(_free(), pk=upload_id, state=UploadState.CHECKING)
    if not claimed.update(claim=claim, claimed_until=timezone.now() + CLAIMED_FOR):
        return 0
    upload = Upload.objects.select_related("round__accord", "issued__person", "uploaded_by").get(pk=upload_id)
    try:
        return _look(upload, claim, chunks)
    except _ClaimLost:
        return 0
    except (TabularRefusal, AttachmentMissing) as refusal:
        _end(upload.pk, claim, state=UploadState.BROKEN, refusal=refusal.message)
        return 0
    finally:
        Upload.objects.filter(pk=upload_id, claim=claim).update(claim=None, claimed_until=None)


def recheck(upload: Upload) -> None:
    """Look at all rows again, because something was answered since; what was taken over stays."""
    upload.rows.filter(decision=Decision.OPEN).delete()
    Upload.objects.filter(pk=upload.pk).update(state=UploadState.CHECKING, seen=0)
    check_next(upload_id=upload.pk)


def _free() -> Q:
    return Q(claimed_until__isnull=True) | Q(claimed_until__lt=timezone.now())


def _look(upload: Upload, claim: UUID, chunks: int | None) -> int:
    if upload.attachment_id is None:
        raise AttachmentMissing
    judge = Judge(upload.round, upload.uploaded_by, themselves=upload.own_only)
    notes, begin = list[str](), upload.seen
    path = path_of(upload.attachment_id)
    if not path.is_file():
        raise AttachmentMissing
    with open_workbook(path) as book:
        rows = rows_in(book, known_headings(), notes)
        for _skipped in islice(rows, begin):
            pass
        passed, left = 0, chunks
        while left is None or left > 0:
            raw = list(islice(rows, CHUNK_ROWS))
            if raw:
                _write(upload, claim, judge, raw)
                passed += len(raw)
            if len(raw) < CHUNK_ROWS:
                _end(upload.pk, claim, state=UploadState.READY, notes=notes)
                break
            left = None if left is None else left - 1
    return passed


def _write(upload: Upload, claim: UUID, judge: Judge, raw: list[RawRow]) -> None:
    with transaction.atomic():
        kept = set(UploadRow.objects.filter(upload=upload, decision=Decision.ACCEPTED).values_list("sheet", "number"))
        judged = [one for one in judge.rows([Pile(upload, raw)]) if (one.sheet, one.number) not in kept]
        UploadRow.objects.bulk_create(judged, batch_size=500)
        held = Upload.objects.filter(pk=upload.pk, claim=claim)
        upload.seen += len(raw)
        if not held.update(seen=upload.seen, claimed_until=timezone.now() + CLAIMED_FOR):
            raise _ClaimLost


def _end(upload_id: UUID, claim: UUID, **values: object) -> None:
    Upload.objects.filter(pk=upload_id, claim=claim).update(**values)
