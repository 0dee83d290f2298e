# SPDX-License-Identifier: EUPL-1.2
"""Workbooks that were sent in together."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from akkoord.programme.parties.policies import Capacity
from akkoord.programme.workbooks.choices import UploadState
from akkoord.programme.workbooks.errors import BatchNotFound
from akkoord.programme.workbooks.models import Batch
from akkoord.programme.workbooks.overviews.uploads import UploadShown, uploads_in
from akkoord.programme.workbooks.policies import may_see_batch


@dataclass(frozen=True)
class RefusedFile:
    """A file that was not taken, and why."""

    name: str
    message: str


@dataclass(frozen=True)
class BatchShown:
    """The workbooks of a batch in the order of their names, those that wait for the worker included."""

    id: UUID
    sent_by: str
    sent_at: datetime
    uploads: tuple[UploadShown, ...]
    refused: tuple[RefusedFile, ...]

    @property
    def faultless(self) -> tuple[UploadShown, ...]:
        """Those in which nothing asks for attention and something can be taken over."""
        return tuple(one for one in self.uploads if one.is_faultless)

    @property
    def to_take(self) -> int:
        """How many answers the faultless ones give."""
        return sum(one.to_take for one in self.faultless)

    @property
    def checking(self) -> int:
        """How many are still being looked at."""
        return sum(one.state == UploadState.CHECKING for one in self.uploads)


def batch_shown(viewer: Capacity, viewer_id: int, *, batch_id: UUID, by_link: bool = False) -> BatchShown:
    """What came in together. Two queries, however many workbooks.

    Who: who sent it in, and who runs the round; by a personal link only what came by one.
    Refusals: BatchNotFound, also for whom it is not.
    """
    batch = Batch.objects.select_related("sent_by").filter(pk=batch_id).first()
    if batch is None or not may_see_batch(viewer, viewer_id, batch):
        raise BatchNotFound
    uploads = uploads_in(batch.pk)
    if by_link and not all(one.own_only for one in uploads):
        raise BatchNotFound
    refused = tuple(RefusedFile(one["name"], one["message"]) for one in batch.refusals)
    return BatchShown(batch.pk, batch.sent_by.name, batch.sent_at, uploads, refused)
