# SPDX-License-Identifier: EUPL-1.2
"""Workbooks that were sent in, and row by row what taking them over would do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Case, Count, IntegerField, Q, QuerySet, When
from django.utils import timezone
from django.utils.translation import gettext as _

from akkoord.foundation.accounts.models import User
from akkoord.programme.parties.policies import Capacity
from akkoord.programme.rounds.models import Round
from akkoord.programme.rounds.overviews.naming import Page, bounds
from akkoord.programme.rounds.policies import oversees
from akkoord.programme.workbooks.choices import ACCEPTABLE, Decision, RowKind, Scope, UploadState
from akkoord.programme.workbooks.columns import COLUMNS, Field, label_of
from akkoord.programme.workbooks.errors import UploadNotFound
from akkoord.programme.workbooks.gathering import words_of
from akkoord.programme.workbooks.models import Upload, UploadRow
from akkoord.programme.workbooks.policies import may_see_upload
from akkoord.programme.workbooks.rules import Vocabulary, worded

_QUIET = (RowKind.NOT_YOURS, RowKind.SAME, RowKind.BLANK)
_QUIET_LAST = Case(When(kind__in=_QUIET, then=1), default=0, output_field=IntegerField())
COMPARED = [column.field for column in COLUMNS if column.editable and column.field is not Field.UNCHANGED]


@dataclass(frozen=True)
class UploadShown:
    """A workbook that was sent in; `made_for` is empty when it was made for nobody in particular."""

    id: UUID
    name: str
    accord: str
    period: str
    practice: bool
    round_open: bool
    made_for: str
    sent_by: str
    at: datetime
    by_mail: bool
    state: UploadState
    total: int
    seen: int
    notes: tuple[str, ...]
    refusal: str
    to_take: int
    taken: int
    faulty: int
    conflicts: int
    own_only: bool

    @property
    def is_faultless(self) -> bool:
        """Whether everything in it can be taken over without looking further."""
        return self.state == UploadState.READY and self.to_take > 0 and not (self.faulty or self.conflicts)

    @property
    def percent(self) -> int:
        """How far looking at the rows is, rounded down."""
        return min(100, self.seen * 100 // self.total) if self.total else 100


@dataclass(frozen=True)
class FaultShown:
    """What is wrong: in which cell ("F12", empty when its column is gone), of which column, and what is expected."""

    cell: str
    column: str
    message: str


@dataclass(frozen=True)
class Difference:
    """What one field was and becomes, in words."""

    label: str
    was: str
    becomes: str


@dataclass(frozen=True)
class RowShown:
    """One row and what taking it over would do."""

    id: int
    sheet: str
    number: int
    kind: RowKind
    title: str
    differences: tuple[Difference, ...]
    faults: tuple[FaultShown, ...]
    taken: bool

    @property
    def may_take(self) -> bool:
        """Whether it can still be taken over."""
        return self.kind in ACCEPTABLE and not self.taken


@dataclass(frozen=True)
class Choice:
    """A request that several people may answer: an action of it, and the people by number and name."""

    request_id: int
    title: str
    people: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Preview:
    """A workbook that was sent in, with one page of its rows; `counts` are of all of them, by kind."""

    upload: UploadShown
    counts: Mapping[RowKind, int]
    rows: Page[RowShown]
    choices: tuple[Choice, ...]

    @property
    def ready(self) -> int:
        """How many rows would be taken over when nobody chooses."""
        return self.upload.to_take


def upload_preview(
    viewer: Capacity,
    viewer_id: int,
    *,
    upload_id: UUID,
    kind: RowKind | None = None,
    page: int | None = 1,
    by_link: bool = False,
) -> Preview:
    """What a workbook would do.

    In: who looks; the kind of rows to show, None for all; the page, None for every row.
    Who: who sent it in, whom it was made for, and who runs the round; by a personal link only what is one's own. Eight
    queries, however many rows.
    Refusals: UploadNotFound, also for whom it is not.
    """
    upload = _uploads().filter(pk=upload_id).first()
    if upload is None or not may_see_upload(viewer, viewer_id, upload, by_link=by_link):
        raise UploadNotFound
    rows = UploadRow.objects.filter(upload=upload)
    counts = {RowKind(name): number for name, number in rows.values_list("kind").annotate(number=Count("pk"))}
    shown = rows.filter(kind=kind) if kind else rows
    total = counts.get(kind, 0) if kind else sum(counts.values())
    vocabulary = words_of(upload.round, timezone.now()).vocabulary
    items = tuple(_row(row, vocabulary) for row in shown.order_by(_QUIET_LAST, "pk")[bounds(page)])
    choices = _choices(viewer_id, rows) if upload.state != UploadState.CHECKING else ()
    return Preview(_upload(upload), counts, Page(items, page or 1, total), choices)


def uploads_of(viewer: Capacity, viewer_id: int, *, round_id: int) -> tuple[UploadShown, ...]:
    """The workbooks that were sent in for a round, the last one first: all for who runs it, one's own for others.

    One query.
    """
    rows = _uploads().filter(round_id=round_id)
    if not oversees(viewer):
        rows = rows.filter(Q(uploaded_by=viewer_id) | Q(issued__person=viewer_id))
    return tuple(_upload(row) for row in rows.order_by("-uploaded_at"))


def uploads_in(batch_id: UUID) -> tuple[UploadShown, ...]:
    """The workbooks of one batch, by name. One query."""
    return tuple(_upload(row) for row in _uploads().filter(batch=batch_id).order_by("name", "pk"))


def own_uploads(person: User, *, by_link: bool = False) -> tuple[UploadShown, ...]:
    """The workbooks that somebody sent in, or that were made for them, of rounds that are open. One query.

    By a personal link without those that they sent in for others.
    """
    sent = Q(uploaded_by=person, own_only=True) if by_link else Q(uploaded_by=person)
    rows = _uploads().filter(sent | Q(issued__person=person), round__state="open")
    return tuple(_upload(row) for row in rows.order_by("-uploaded_at"))


def _uploads() -> QuerySet[Upload]:
    still = Q(rows__kind__in=[RowKind.NEW, RowKind.REPEAT], rows__decision=Decision.OPEN)
    return Upload.objects.select_related("round__accord", "issued__person", "issued__theme", "uploaded_by").annotate(
        to_take=Count("rows", filter=still),
        taken=Count("rows", filter=Q(rows__decision=Decision.ACCEPTED)),
        faulty=Count("rows", filter=Q(rows__kind=RowKind.FAULTY)),
        conflicts=Count("rows", filter=Q(rows__kind=RowKind.CONFLICT, rows__decision=Decision.OPEN)),
    )


def _upload(row: Upload) -> UploadShown:
    about: Round = row.round
    return UploadShown(
        id=row.pk,
        name=row.name,
        accord=about.accord.key,
        period=about.period,
        practice=about.practice,
        round_open=about.is_open,
        made_for=row.issued.person.name if row.issued.person else str(Scope(row.issued.scope).label),
        sent_by=row.uploaded_by.name,
        at=row.uploaded_at,
        by_mail=row.arrival == "mail",
        state=UploadState(row.state),
        total=row.total,
        seen=row.seen,
        notes=tuple(row.notes),
        refusal=row.refusal,
        to_take=getattr(row, "to_take", 0),
        taken=getattr(row, "taken", 0),
        faulty=getattr(row, "faulty", 0),
        conflicts=getattr(row, "conflicts", 0),
        own_only=row.own_only,
    )


def _row(row: UploadRow, words: Vocabulary) -> RowShown:
    kind = RowKind(row.kind)
    return RowShown(
        row.pk,
        row.sheet,
        row.number,
        kind,
        row.title,
        tuple(_differences(row, words)) if kind not in (RowKind.SAME, RowKind.NOT_YOURS, RowKind.BLANK) else (),
        tuple(FaultShown(one["cell"], label_of(Field(one["field"])), one["message"]) for one in row.faults),
        row.decision == Decision.ACCEPTED,
    )


def _differences(row: UploadRow, words: Vocabulary) -> Iterable[Difference]:
    """The fields that become something else; for "nothing changed" what stays as it was."""
    if row.becomes.get(Field.UNCHANGED):
        status = _shown(Field.STATUS, row.was.get(Field.STATUS, ""), words)
        if not row.faults:
            yield Difference(label_of(Field.STATUS), status, status)
        return
    for each in COMPARED:
        was, becomes = row.was.get(each, ""), row.becomes.get(each, "")
        if was != becomes:
            yield Difference(label_of(each), _shown(each, was, words), _shown(each, becomes, words))


def _shown(each: Field, text: str, words: Vocabulary) -> str:
    if not text:
        return ""
    if each is Field.STATUS:
        return words.statuses.get(text, text)
    if each is Field.NEED_FROM:
        return "\n".join(words.party_label(line) for line in text.split("\n"))
    if each in (Field.FORECAST, Field.NEED_BY):
        return "\n".join(worded(line) for line in text.split("\n"))
    return _("ja") if each is Field.NOTHING_NEEDED else text


def _choices(viewer_id: int, rows: QuerySet[UploadRow]) -> tuple[Choice, ...]:
    """The requests of which it is not clear whose answer it is. Two queries."""
    waiting = rows.filter(kind__in=ACCEPTABLE, decision=Decision.OPEN, request__isnull=False)
    asked: dict[int, tuple[str, list[int]]] = {}
    for request_id, title, people in waiting.values_list("request_id", "title", "answerers"):
        if request_id is not None and len(people) > 1 and viewer_id not in people:
            asked.setdefault(request_id, (title, people))
    ids = {person for _title, people in asked.values() for person in people}
    names = dict(User.objects.filter(pk__in=ids).values_list("pk", "name"))
    return tuple(
        Choice(request_id, title, tuple((person, names.get(person, "")) for person in people))
        for request_id, (title, people) in asked.items()
    )
