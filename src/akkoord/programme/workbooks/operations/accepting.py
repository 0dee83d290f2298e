# SPDX-License-Identifier: EUPL-1.2
"""Taking answers over from a workbook, after they were seen."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils import timezone

from akkoord.foundation.accounts.models import User
from akkoord.programme.parties.policies import capacity_of
from akkoord.programme.rounds.choices import Channel
from akkoord.programme.rounds.errors import AnsweredMeanwhile, RoundRefusal
from akkoord.programme.rounds.operations import submit_answers
from akkoord.programme.workbooks.choices import ACCEPTABLE, Decision, RowKind, UploadState
from akkoord.programme.workbooks.errors import (
    AnsweredSincePreview,
    AnswererMissing,
    BatchNotFound,
    NotCheckedYet,
    NothingChosen,
    UploadNotFound,
    WorkbookRefusal,
)
from akkoord.programme.workbooks.models import Batch, Upload, UploadRow
from akkoord.programme.workbooks.operations.checking import recheck
from akkoord.programme.workbooks.policies import may_see_batch, may_see_upload
from akkoord.programme.workbooks.rules import given_of

AT_ONCE = 2_000
BATCH_AT_ONCE = 25


@dataclass(frozen=True)
class Accepted:
    """How many answers were taken over, and whether rows are left to choose from."""

    answers: int
    left: int


def accept_rows(
    actor: User,
    *,
    upload_id: UUID,
    rows: Collection[int] | None = None,
    answer_for: Mapping[int, int] | None = None,
    own_only: bool = False,
) -> Accepted:
    """Take answers over from a workbook that was sent in.

    Who: who sent it in, or whom it was made for, each for what they may answer; who runs the round for the person of
    whom the workbook is. In: the rows by number, None for every row with a new answer (conflicts only when they are
    named); for requests that several people may answer: whose answer it is, by request; `own_only` for who showed no
    more than a personal link, and so takes over no answer of somebody else.
    Effect: the answers are given as on the page, with their origin; one refusal undoes them all. Of more than 2,000
    rows whole requests are taken over until that number is passed; `left` says what waits for the next time.
    Refusals: UploadNotFound, NotCheckedYet, NothingChosen, AnswererMissing; AnsweredSincePreview when somebody answered
    meanwhile, after which all rows have been looked at again; those of `submit_answers`, such as RoundIsClosed.
    """
    try:
        return _accept(actor, upload_id, _Wanted(rows, answer_for or {}, own_only))
    except AnsweredMeanwhile:
        recheck(Upload.objects.get(pk=upload_id))
        raise AnsweredSincePreview from None


@dataclass(frozen=True)
class BatchAccepted:
    """How many answers of how many workbooks were taken over, why some were not (by name), and how many are left."""

    answers: int
    workbooks: int
    refused: tuple[tuple[str, str], ...]
    left: int


def accept_batch(actor: User, *, batch_id: UUID, own_only: bool = False) -> BatchAccepted:
    """Take over every workbook of a batch in which nothing asks for attention, at most 25 at a time.

    Who: as `accept_rows`, for each workbook. Effect: each workbook is taken over whole or not at all; one that cannot
    be, because somebody answered meanwhile or it is not clear whose answers they are, does not stop the others.
    Refusals: BatchNotFound.
    """
    batch = Batch.objects.filter(pk=batch_id).first()
    if batch is None or not may_see_batch(capacity_of(actor, timezone.localdate()), actor.pk, batch):
        raise BatchNotFound
    waiting = list(_faultless(batch))
    answers, refused = 0, list[tuple[str, str]]()
    for one in waiting[:BATCH_AT_ONCE]:
        try:
            answers += accept_rows(actor, upload_id=one.pk, own_only=own_only).answers
        except (WorkbookRefusal, RoundRefusal) as refusal:
            refused.append((one.name, str(refusal)))
    tried = min(len(waiting), BATCH_AT_ONCE)
    return BatchAccepted(answers, tried - len(refused), tuple(refused), len(waiting) - tried)


def _faultless(batch: Batch) -> QuerySet[Upload]:
    """The workbooks in which something waits to be taken over, without a fault or a conflict."""
    rows = UploadRow.objects.filter(upload=OuterRef("pk"), decision=Decision.OPEN)
    wrong = rows.filter(kind__in=[RowKind.FAULTY, RowKind.CONFLICT])
    uploads = Upload.objects.filter(Exists(rows.filter(kind__in=[RowKind.NEW, RowKind.REPEAT])), ~Exists(wrong))
    return uploads.filter(batch=batch, state=UploadState.READY).order_by("name", "pk")


@dataclass(frozen=True)
class _Wanted:
    rows: Collection[int] | None
    answer_for: Mapping[int, int]
    own_only: bool


@transaction.atomic
def _accept(actor: User, upload_id: UUID, wanted: _Wanted) -> Accepted:
    upload = Upload.objects.select_for_update(of=("self",)).select_related("issued").filter(pk=upload_id).first()
    capacity = capacity_of(actor, timezone.localdate())
    if upload is None or not may_see_upload(capacity, actor.pk, upload, by_link=wanted.own_only):
        raise UploadNotFound
    if upload.state not in (UploadState.READY, UploadState.DONE):
        raise NotCheckedYet
    chosen = [row for row in _chosen(upload, wanted.rows) if not wanted.own_only or row.answerers == [actor.pk]]
    if not chosen:
        raise NothingChosen
    for (request_id, person_id), rows in _by_answerer(actor, chosen, wanted.answer_for).items():
        submit_answers(
            actor,
            request_id=request_id,
            given=[given_of(row.becomes, question_id=row.question_id or 0, version=row.version) for row in rows],
            channel=Channel.WORKBOOK,
            on_behalf_of=None if person_id == actor.pk else User.objects.get(pk=person_id),
        )
    UploadRow.objects.filter(pk__in=[row.pk for row in chosen]).update(decision=Decision.ACCEPTED)
    left = _open(upload).count()
    if not left:
        Upload.objects.filter(pk=upload.pk).update(state=UploadState.DONE, done_at=timezone.now())
    return Accepted(len(chosen), left)


def _open(upload: Upload) -> QuerySet[UploadRow]:
    return UploadRow.objects.filter(upload=upload, kind__in=ACCEPTABLE, decision=Decision.OPEN)


def _chosen(upload: Upload, wanted: Collection[int] | None) -> list[UploadRow]:
    rows = _open(upload).order_by("pk")
    if wanted is None:
        fresh = rows.exclude(kind=RowKind.CONFLICT)
        return list(fresh.filter(request__in=_first_requests(fresh)))
    numbers = set(wanted)
    return [row for row in rows if row.pk in numbers]


def _first_requests(rows: QuerySet[UploadRow]) -> list[int | None]:
    """The requests that are taken over now: whole ones, until the most answers at once are reached."""
    found: list[int | None] = []
    total = 0
    for request_id, number in rows.order_by("request_id").values_list("request_id").annotate(number=Count("pk")):
        if total >= AT_ONCE:
            break
        found.append(request_id)
        total += number
    return found


def _by_answerer(
    actor: User, rows: Iterable[UploadRow], answer_for: Mapping[int, int]
) -> dict[tuple[int, int], list[UploadRow]]:
    """The rows by request and by whose answer they are. Refusals: AnswererMissing."""
    grouped: dict[tuple[int, int], list[UploadRow]] = defaultdict(list)
    for row in rows:
        request_id = row.request_id or 0
        grouped[request_id, _answerer(actor, row, answer_for.get(request_id))].append(row)
    return grouped


def _answerer(actor: User, row: UploadRow, named: int | None) -> int:
    possible: list[int] = row.answerers
    for one in (actor.pk, named):
        if one is not None and one in possible:
            return one
    if len(possible) == 1:
        return possible[0]
    raise AnswererMissing(row.title)
