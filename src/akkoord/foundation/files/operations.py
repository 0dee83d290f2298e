# SPDX-License-Identifier: EUPL-1.2
"""Keeping attachments and clearing up after undone ones."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from akkoord.foundation.accounts.actors import Actor, actor_id
from akkoord.foundation.files.choices import AttachmentType
from akkoord.foundation.files.inspection import inspect
from akkoord.foundation.files.models import Attachment
from akkoord.foundation.files.rules import safe_name
from akkoord.foundation.files.storage import ByteStream, Received, keep, path_of, received, stored_files
from akkoord.foundation.journal.operations import NewEntry, record_many
from akkoord.foundation.subjects.refs import SubjectRef

EVERY_TYPE = tuple(AttachmentType)


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that came in and was inspected already: what it goes with, its name as it came, its bytes and its type."""

    subject: SubjectRef
    name: str
    file: Received
    content: AttachmentType
    accord: str = ""


@transaction.atomic
def store_attachment(
    actor: Actor,
    *,
    subject: SubjectRef,
    name: str,
    stream: ByteStream,
    allowed: Collection[AttachmentType] = EVERY_TYPE,
    accord: str = "",
) -> Attachment:
    """Keep a file with a subject.

    Who: whoever may change the subject; the operation of its own module has asked its policy before it calls this.
    In: the name as it came, the bytes, the types that may be attached here, the accord's key for the journal.
    Effect: at most 64 kB is in memory at a time; a line in the journal. Undoing the transaction leaves at most a file
    without a record, which `remove_orphan_files` clears.
    Refusals: AttachmentTooLarge, AttachmentEmpty, AttachmentTypeRefused, AttachmentHasMacros, AttachmentEncrypted,
    AttachmentExpandsTooFar, AttachmentDamaged; then nothing is kept. TypeError for an actor who did not sign in.
    """
    with received(stream) as file:
        content = inspect(file.path, allowed)
        return store_received(actor, [Incoming(subject, name, file, content, accord)])[0]


@transaction.atomic
def store_received(actor: Actor, incoming: Sequence[Incoming]) -> list[Attachment]:
    """Keep files that came in and were inspected by whoever opened them, in their order.

    Who: as `store_attachment`. Effect: a line in the journal for each; undoing the transaction leaves at most files
    without a record. Two queries for each hundred files or so. Refusals: TypeError for an actor who did not sign in.
    """
    person, now = actor_id(actor), timezone.now()
    attachments = Attachment.objects.bulk_create(
        Attachment(
            id=uuid4(),
            subject=str(one.subject),
            name=safe_name(one.name, one.content),
            size=one.file.size,
            content_type=one.content,
            sha256=one.file.sha256,
            uploaded_by_id=person,
            at=now,
        )
        for one in incoming
    )
    record_many(
        actor,
        [
            NewEntry("attachment_added", one.subject, {"attachment": [None, kept.name]}, accord=one.accord)
            for one, kept in zip(incoming, attachments, strict=True)
        ],
    )
    for one, kept in zip(incoming, attachments, strict=True):
        keep(one.file, kept.pk)
    return attachments


def remove_orphan_files(*, before: datetime) -> int:
    """Remove files without a record: of an act that was undone, or that broke off while coming in.

    In: only files last written before this moment, so that none that is under way is touched.
    Out: how many were removed.
    """
    known = {number.hex for number in Attachment.objects.values_list("id", flat=True)}
    orphans = [path for path in stored_files() if path.name not in known]
    old = [path for path in orphans if datetime.fromtimestamp(path.stat().st_mtime, tz=UTC) < before]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


@transaction.atomic
def remove_attachment(number: UUID) -> None:
    """Remove an attachment for good, record and file; removing it twice is removing it once.

    Who: the operation of the subject's own module, when what it held is kept elsewhere or has no purpose any more.
    Effect: the file goes when the transaction ends well. The journal keeps that it was added.
    """
    Attachment.objects.filter(pk=number).delete()
    transaction.on_commit(lambda: path_of(number).unlink(missing_ok=True))
