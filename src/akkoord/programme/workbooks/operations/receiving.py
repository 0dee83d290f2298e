# SPDX-License-Identifier: EUPL-1.2
"""Taking a workbook in: it is read, and nothing is taken over yet."""

from pathlib import Path
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from akkoord.foundation.accounts.models import User
from akkoord.foundation.files.choices import AttachmentType
from akkoord.foundation.files.operations import store_attachment
from akkoord.foundation.files.storage import ByteStream, received
from akkoord.foundation.journal.operations import record
from akkoord.foundation.subjects.refs import SubjectRef
from akkoord.foundation.tabular.reading import open_workbook
from akkoord.programme.parties.policies import capacity_of
from akkoord.programme.rounds.operations.subjects import round_ref
from akkoord.programme.workbooks.choices import Arrival
from akkoord.programme.workbooks.errors import NotOurWorkbook, OfAClosedRound, OfAnotherRound
from akkoord.programme.workbooks.models import IssuedWorkbook, Upload
from akkoord.programme.workbooks.operations.checking import check_next
from akkoord.programme.workbooks.policies import may_upload
from akkoord.programme.workbooks.reading import stamp_in

IN_REQUEST_ROWS = 2_000
WORKBOOKS = (AttachmentType.EXCEL, AttachmentType.ODF_SHEET)


def receive_workbook(
    sender: User,
    *,
    name: str,
    stream: ByteStream,
    round_id: int | None = None,
    arrival: Arrival = Arrival.PAGE,
) -> Upload:
    """Take a workbook in and look at its rows; nothing is taken over until that is asked.

    Who: an owner, deputy or chair, or who runs the round. In: the file as it came; the round it must be of, None for
    whichever it says.
    Effect: the file is kept, a line in the journal of the round. Up to 2,000 rows are looked at here and now; a larger
    workbook waits for the worker, or for the page that shows its progress (`check_next`).
    Refusals: Refused; those of the files and tabular bricks for what is no safe workbook; NotOurWorkbook,
    OfAnotherRound, OfAClosedRound.
    """
    may_upload(capacity_of(sender, timezone.localdate())).require()
    with received(stream) as file:
        issued, total = _recognised(file.path)
        _of_round(issued, round_id)
        with file.path.open("rb") as content:
            upload = _kept(sender, issued, name=name, stream=content, total=total, arrival=arrival)
    if total <= IN_REQUEST_ROWS:
        check_next(upload_id=upload.pk)
        upload.refresh_from_db()
    return upload


def issued_in(path: Path) -> IssuedWorkbook:
    """The workbook that a file was made as. Refusals: those of the tabular brick; NotOurWorkbook."""
    return _recognised(path)[0]


def _recognised(path: Path) -> tuple[IssuedWorkbook, int]:
    with open_workbook(path) as book:
        number: UUID | None = stamp_in(book)
        total = sum(sheet.dimensions[0] for sheet in book.sheets)
    known = IssuedWorkbook.objects.select_related("round__accord", "person")
    found = known.filter(pk=number).first() if number else None
    if found is None:
        raise NotOurWorkbook
    return found, total


def _of_round(issued: IssuedWorkbook, round_id: int | None) -> None:
    if round_id is not None and issued.round_id != round_id:
        raise OfAnotherRound(accord=issued.round.accord.key, period=issued.round.period)
    if not issued.round.is_open:
        raise OfAClosedRound(issued.round.period)


@transaction.atomic
def _kept(
    sender: User, issued: IssuedWorkbook, *, name: str, stream: ByteStream, total: int, arrival: Arrival
) -> Upload:
    number, accord = uuid4(), issued.round.accord.key
    subject = SubjectRef("upload", str(number))
    attachment = store_attachment(sender, subject=subject, name=name, stream=stream, allowed=WORKBOOKS, accord=accord)
    upload = Upload.objects.create(
        id=number,
        round=issued.round,
        issued=issued,
        attachment=attachment,
        name=attachment.name,
        uploaded_by=sender,
        uploaded_at=attachment.at,
        arrival=arrival,
        total=total,
    )
    record(
        sender,
        verb="workbook_received",
        subject=round_ref(issued.round),
        changes={"workbook": [None, attachment.name]},
        accord=accord,
    )
    return upload
