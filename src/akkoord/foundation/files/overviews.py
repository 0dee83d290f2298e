# SPDX-License-Identifier: EUPL-1.2
"""Reading attachments."""

from collections.abc import Callable
from typing import BinaryIO

from akkoord.foundation.accounts.actors import Actor
from akkoord.foundation.files.errors import AttachmentMissing
from akkoord.foundation.files.models import Attachment
from akkoord.foundation.files.storage import path_of
from akkoord.foundation.subjects.refs import SubjectRef
from akkoord.kernel.asof import AsOf
from akkoord.kernel.verdict import Verdict

ReadPolicy = Callable[[Actor, SubjectRef], Verdict]


def open_attachment(viewer: Actor, attachment: Attachment, policy: ReadPolicy) -> BinaryIO:
    """The bytes of an attachment, to be closed by the caller.

    In: who looks; the policy of the subject's module, asked with the viewer and the subject.
    Send it as a download, with its own content type and `nosniff`: never inside a page.
    Refusals: Refused by the policy; AttachmentMissing when the file is gone or has another size than it had.
    """
    policy(viewer, SubjectRef.parse(attachment.subject)).require()
    path = path_of(attachment.pk)
    try:
        if path.stat().st_size == attachment.size:
            return path.open("rb")
    except FileNotFoundError:
        pass
    raise AttachmentMissing


def attachments_of(viewer: Actor, as_of: AsOf, *, subject: SubjectRef, policy: ReadPolicy) -> tuple[Attachment, ...]:
    """The attachments of a subject that were there as at the moment of knowing, oldest first. One query.

    Refusals: Refused by the policy.
    """
    policy(viewer, subject).require()
    return tuple(Attachment.objects.filter(subject=str(subject), at__lte=as_of.known_at).order_by("at", "id"))
