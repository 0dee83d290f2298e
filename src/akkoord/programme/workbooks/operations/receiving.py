# SPDX-License-Identifier: EUPL-1.2
"""Taking workbooks in, one or many at once: they are read, and nothing is taken over yet."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from akkoord.foundation.accounts.models import User
from akkoord.foundation.files.choices import AttachmentType
from akkoord.foundation.files.errors import AttachmentRefusal
from akkoord.foundation.files.rules import MEGABYTE
from akkoord.foundation.files.storage import ByteStream, Received, received
from akkoord.foundation.tabular.errors import TabularRefusal
from akkoord.foundation.tabular.reading import open_workbook
from akkoord.programme.parties.policies import capacity_of
from akkoord.programme.workbooks.choices import Arrival
from akkoord.programme.workbooks.columns import Field, known_headings
from akkoord.programme.workbooks.errors import (
    BatchTooLarge,
    NotOurWorkbook,
    OfAClosedRound,
    OfAnotherRound,
    TooManyWorkbooks,
    WorkbookRefusal,
)
from akkoord.programme.workbooks.models import Batch, IssuedWorkbook, Upload
from akkoord.programme.workbooks.operations.storing import Content, Way, store
from akkoord.programme.workbooks.policies import may_upload
from akkoord.programme.workbooks.reading import RawRow, rows_in, stamp_in

IN_REQUEST_ROWS = 2_000
IN_BATCH_ROWS = 10_000
MOST_FILES = 100
MOST_BYTES = 100 * MEGABYTE
REFUSALS = (WorkbookRefusal, TabularRefusal, AttachmentRefusal)


@dataclass(frozen=True)
class SentFile:
    """A file as it came: its name and its bytes."""

    name: str
    stream: ByteStream


@dataclass(frozen=True)
class _Read:
    """What was read of one file: the number it names, and its rows (None when there are too many for now)."""

    name: str
    file: Received
    kind: AttachmentType
    number: UUID | None
    total: int
    rows: list[RawRow] | None
    notes: list[str]


@dataclass(frozen=True)
class _Refused:
    name: str
    refusal: Exception


def receive_workbook(
    sender: User,
    *,
    name: str,
    stream: ByteStream,
    round_id: int | None = None,
    arrival: Arrival = Arrival.PAGE,
    own_only: bool = False,
) -> Upload:
    """Take one workbook in and look at its rows; nothing is taken over until that is asked.

    Who: an owner, deputy or chair, or who runs the round. In: the file as it came; the round it must be of, None for
    whichever it says; `own_only` for who showed no more than a personal link, and so sends in for nobody else.
    Effect: the file is kept, a line in the journal of the round. Up to 2,000 rows are looked at here and now; a larger
    workbook waits for the worker, or for the page that shows its progress (`check_next`).
    Refusals: Refused; those of the files and tabular bricks for what is no safe workbook; NotOurWorkbook,
    OfAnotherRound, OfAClosedRound.
    """
    may_upload(capacity_of(sender, timezone.localdate())).require()
    with ExitStack() as stack:
        read = list(_read_all([SentFile(name, stream)], stack))
        contents, refused = _recognised(read, round_id)
        if refused:
            raise refused[0].refusal
        return store(sender, contents, Way(arrival, own_only))[0]


def receive_workbooks(
    sender: User, *, files: Sequence[SentFile], round_id: int | None = None, own_only: bool = False
) -> Batch:
    """Take several workbooks in at once and look at their rows; a file that is refused does not stop the others.

    Who, in, effect: as `receive_workbook`, for each file. Out: the batch, which keeps why a file was refused. Some 25
    queries for all of it, and one for each 500 rows. Beyond 10,000 rows in all, workbooks wait for the worker.
    Refusals: Refused; TooManyWorkbooks for more than a hundred.
    """
    may_upload(capacity_of(sender, timezone.localdate())).require()
    if len(files) > MOST_FILES:
        raise TooManyWorkbooks(MOST_FILES)
    with ExitStack() as stack:
        read = list(_read_all(files, stack))
        contents, refused = _recognised(read, round_id)
        refusals = [{"name": one.name[:150], "message": str(one.refusal)} for one in refused]
        with transaction.atomic():
            batch = Batch.objects.create(sent_by=sender, sent_at=timezone.now(), refusals=refusals)
            if contents:
                store(sender, contents, Way(Arrival.PAGE, own_only, batch))
    return batch


def issued_in(path: Path) -> IssuedWorkbook:
    """The workbook that a file was made as. Refusals: those of the tabular brick; NotOurWorkbook."""
    with open_workbook(path) as book:
        number = stamp_in(book)
    found = _issued([number]).get(number) if number else None
    if found is None:
        raise NotOurWorkbook
    return found


def _read_all(files: Sequence[SentFile], stack: ExitStack) -> Iterator[_Read | _Refused]:
    """Read every file once, from beginning to end; no query. What was received is cleared up with the stack."""
    known, rows, size = known_headings(), 0, 0
    for one in files:
        try:
            file = stack.enter_context(received(one.stream))
            size += file.size
            if size > MOST_BYTES:
                raise BatchTooLarge(MOST_BYTES // MEGABYTE)
            read = _read(one.name, file, known, min(IN_REQUEST_ROWS, IN_BATCH_ROWS - rows))
        except REFUSALS as refusal:
            yield _Refused(one.name, refusal)
            continue
        rows += len(read.rows or ())
        yield read


def _read(name: str, file: Received, known: Mapping[str, Field], most: int) -> _Read:
    notes: list[str] = []
    with open_workbook(file.path) as book:
        total = sum(sheet.dimensions[0] for sheet in book.sheets)
        rows = list(rows_in(book, known, notes)) if total <= most else None
        return _Read(name, file, book.kind, stamp_in(book), total, rows, notes)


def _recognised(read: Sequence[_Read | _Refused], round_id: int | None) -> tuple[list[Content], list[_Refused]]:
    """Which workbooks these are, and those that are none of ours or of another round. One query."""
    issued = _issued([one.number for one in read if isinstance(one, _Read) and one.number])
    contents: list[Content] = []
    refused: list[_Refused] = []
    for one in read:
        if isinstance(one, _Refused):
            refused.append(one)
            continue
        try:
            workbook = _of_round(issued.get(one.number) if one.number else None, round_id)
        except WorkbookRefusal as refusal:
            refused.append(_Refused(one.name, refusal))
        else:
            contents.append(
                Content(uuid4(), workbook, one.name, one.file, one.kind, one.total, one.rows, tuple(one.notes))
            )
    return contents, refused


def _issued(numbers: Sequence[UUID]) -> dict[UUID, IssuedWorkbook]:
    return IssuedWorkbook.objects.select_related("round__accord", "person").in_bulk(numbers)


def _of_round(issued: IssuedWorkbook | None, round_id: int | None) -> IssuedWorkbook:
    if issued is None:
        raise NotOurWorkbook
    if round_id is not None and issued.round_id != round_id:
        raise OfAnotherRound(accord=issued.round.accord.key, period=issued.round.period)
    if not issued.round.is_open:
        raise OfAClosedRound(issued.round.period)
    return issued
