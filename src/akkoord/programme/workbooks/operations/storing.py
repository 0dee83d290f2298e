# SPDX-License-Identifier: EUPL-1.2
"""Keeping workbooks that were read, with what each of their rows would do."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from akkoord.foundation.accounts.models import User
from akkoord.foundation.files.choices import AttachmentType
from akkoord.foundation.files.models import Attachment
from akkoord.foundation.files.operations import Incoming, store_received
from akkoord.foundation.files.storage import Received
from akkoord.foundation.journal.operations import NewEntry, record_many
from akkoord.foundation.subjects.refs import SubjectRef
from akkoord.programme.rounds.operations.subjects import round_ref
from akkoord.programme.workbooks.choices import Arrival, UploadState
from akkoord.programme.workbooks.models import Batch, IssuedWorkbook, Upload, UploadRow
from akkoord.programme.workbooks.operations.judging import Judge, Pile
from akkoord.programme.workbooks.reading import RawRow
from akkoord.programme.workbooks.subjects import UPLOAD_SUBJECT

ROWS_AT_ONCE = 500


@dataclass(frozen=True)
class Way:
    """How workbooks came: by page or mail, for the sender alone or also for others, together with which others."""

    arrival: Arrival = Arrival.PAGE
    own_only: bool = False
    batch: Batch | None = None


@dataclass(frozen=True)
class Content:
    """A workbook that was read and recognised, and the number it is kept under; `rows` is None for a large one."""

    number: UUID
    issued: IssuedWorkbook
    name: str
    file: Received
    kind: AttachmentType
    total: int
    rows: list[RawRow] | None
    notes: tuple[str, ...] = ()

    @property
    def incoming(self) -> Incoming:
        """The file, with what it goes with."""
        subject = SubjectRef(UPLOAD_SUBJECT, str(self.number))
        return Incoming(subject, self.name, self.file, self.kind, self.issued.round.accord.key)


@transaction.atomic
def store(sender: User, contents: Sequence[Content], way: Way) -> list[Upload]:
    """Keep workbooks, and the rows of those that are not too large for now; all of them or none.

    For the operations of this module that take workbooks in, which have asked the policy. Effect: two lines in the
    journal for each. Five queries and at most sixteen for each round, however many workbooks; one for each 500 rows.
    """
    attachments = store_received(sender, [one.incoming for one in contents])
    uploads = [_upload(sender, one, kept, way) for one, kept in zip(contents, attachments, strict=True)]
    Upload.objects.bulk_create(uploads)
    entries = [
        NewEntry(
            "workbook_received",
            round_ref(upload.issued.round),
            {"workbook": [None, upload.name]},
            accord=upload.issued.round.accord.key,
        )
        for upload in uploads
    ]
    record_many(sender, entries)
    piles: dict[int, list[Pile]] = defaultdict(list)
    for one, upload in zip(contents, uploads, strict=True):
        if one.rows is not None:
            piles[upload.round_id].append(Pile(upload, one.rows))
    for ours in piles.values():
        judge = Judge(ours[0].upload.round, sender, themselves=way.own_only)
        UploadRow.objects.bulk_create(judge.rows(ours), batch_size=ROWS_AT_ONCE)
    return uploads


def _upload(sender: User, one: Content, attachment: Attachment, way: Way) -> Upload:
    return Upload(
        id=one.number,
        round=one.issued.round,
        issued=one.issued,
        attachment=attachment,
        name=attachment.name,
        uploaded_by=sender,
        uploaded_at=attachment.at,
        arrival=way.arrival,
        own_only=way.own_only,
        batch=way.batch,
        state=UploadState.CHECKING if one.rows is None else UploadState.READY,
        total=one.total,
        seen=0 if one.rows is None else len(one.rows),
        notes=list(one.notes),
    )
