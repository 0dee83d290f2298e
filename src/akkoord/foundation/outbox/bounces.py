# SPDX-License-Identifier: EUPL-1.2
"""Reading the report of a mail server that could not deliver a mail (RFC 3464). No database, no clock."""

from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.message import Message
from email.parser import BytesParser

from akkoord.foundation.outbox.errors import BounceUnreadable

LARGEST = 10 * 1024 * 1024
REPORTS = ("message/delivery-status", "message/global-delivery-status")
ORIGINALS = ("message/rfc822", "text/rfc822-headers", "message/global-headers")


@dataclass(frozen=True, slots=True)
class Bounce:
    """What a report says: of which mail, and whether trying again is of no use."""

    message_id: str
    for_good: bool


def read_bounce(report: bytes) -> Bounce:
    """What a report says. Status 5.x.x is for good, 4.x.x may pass.

    Refusals: BounceUnreadable for more than 10 MB, for another kind of mail (such as an answer that somebody is away),
    for a report that nothing failed, and for one that does not hold the Message-ID of the mail.
    """
    if len(report) > LARGEST:
        raise BounceUnreadable
    message = BytesParser(policy=policy.compat32).parsebytes(report)
    statuses = [status for part in message.walk() if part.get_content_type() in REPORTS for status in _failures(part)]
    message_id = next(filter(None, map(_original_id, message.walk())), "")
    if not statuses or not message_id:
        raise BounceUnreadable
    return Bounce(message_id, any(not status.startswith("4") for status in statuses))


def _failures(part: Message) -> Iterator[str]:
    """The status of each recipient for whom it failed."""
    blocks = part.get_payload()
    for block in blocks if isinstance(blocks, list) else ():
        if isinstance(block, Message) and str(block.get("Action", "")).strip().lower() == "failed":
            yield str(block.get("Status", "")).strip()


def _original_id(part: Message) -> str:
    """The Message-ID of the mail that a report carries along, as a message or as its headers."""
    if part.get_content_type() not in ORIGINALS:
        return ""
    payload = part.get_payload()
    if isinstance(payload, list) and payload and isinstance(payload[0], Message):
        return str(payload[0].get("Message-ID", "")).strip()
    raw = part.get_payload(decode=True)
    headers = BytesParser(policy=policy.compat32).parsebytes(raw if isinstance(raw, bytes) else b"", headersonly=True)
    return str(headers.get("Message-ID", "")).strip()
