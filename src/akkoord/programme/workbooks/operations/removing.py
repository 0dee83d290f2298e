# SPDX-License-Identifier: EUPL-1.2
"""Clearing up workbooks that were sent in: what they held is in the answers, or nobody wanted it."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from akkoord.foundation.files.operations import remove_attachment
from akkoord.programme.rounds.choices import RoundState
from akkoord.programme.rounds.models import Edition
from akkoord.programme.workbooks.models import Batch, Upload

KEEP_DAYS = 30
BATCH = 50


def remove_old_uploads() -> int:
    """Remove workbooks with their files thirty days after they were taken over or their round closed. For the worker.

    Out: how many were removed, at most fifty at a time; 0 when none is due. The journal keeps that they came in.
    """
    before = timezone.now() - timedelta(days=KEEP_DAYS)
    closed = (
        Edition.objects.filter(round__state=RoundState.CLOSED)
        .values("round")
        .annotate(last=Max("published_at"))
        .filter(last__lt=before)
        .values("round")
    )
    due = Upload.objects.filter(Q(done_at__lt=before) | Q(round__in=closed), uploaded_at__lt=before).order_by("pk")
    removed = sum(_remove(upload) for upload in due[:BATCH])
    Batch.objects.filter(uploads=None, sent_at__lt=before).delete()
    return removed


@transaction.atomic
def _remove(upload: Upload) -> int:
    attachment_id = upload.attachment_id
    upload.delete()
    if attachment_id is not None:
        remove_attachment(attachment_id)
    return 1
