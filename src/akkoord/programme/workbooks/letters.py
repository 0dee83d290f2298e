# SPDX-License-Identifier: EUPL-1.2
"""Reading a mail with a workbook in it. No database, no clock."""

from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import getaddresses

LARGEST = 40 * 1024 * 1024
ENDINGS = (".xlsx", ".ods", ".xls", ".xlsm", ".xlsb")
MOST_ATTACHMENTS = 20


@dataclass(frozen=True)
class Enclosed:
    """A file that came with a mail."""

    name: str
    content: bytes


@dataclass(frozen=True)
class MailIn:
    """A mail that came in: the one address it says it is from (empty when there is none or more), and its workbooks.

    `automatic`: a machine sent it, so nobody waits for an answer, and answering could go on for ever (RFC 3834).
    """

    sender: str
    automatic: bool
    workbooks: tuple[Enclosed, ...]


def read_mail(content: bytes) -> MailIn | None:
    """What a mail holds; None for more than 40 MB and for what is no mail.

    Workbooks are known by the end of their name; what they hold is judged when they are opened.
    """
    if len(content) > LARGEST:
        return None
    try:
        message = BytesParser(policy=policy.default).parsebytes(content)
        addresses = [address for _name, address in getaddresses([str(message.get("From", ""))]) if "@" in address]
        if not addresses or not isinstance(message, EmailMessage):
            return None
        return MailIn(
            addresses[0].strip().casefold() if len(addresses) == 1 else "", _is_automatic(message), _workbooks(message)
        )
    except (MessageError, ValueError, LookupError, KeyError, AttributeError, IndexError, TypeError):
        return None


def _is_automatic(message: EmailMessage) -> bool:
    submitted = str(message.get("Auto-Submitted", "no")).partition(";")[0].strip().casefold()
    bulk = str(message.get("Precedence", "")).strip().casefold() in ("bulk", "list", "junk", "auto_reply")
    bounce = str(message.get("Return-Path", "")).strip() == "<>"
    return submitted != "no" or bulk or bounce or message.get_content_type() == "multipart/report"


def _workbooks(message: EmailMessage) -> tuple[Enclosed, ...]:
    found: list[Enclosed] = []
    for part in _parts(message):
        name = str(part.get_filename() or "")
        content = part.get_payload(decode=True)
        if name.casefold().endswith(ENDINGS) and isinstance(content, bytes) and len(found) < MOST_ATTACHMENTS:
            found.append(Enclosed(name, content))
    return tuple(found)


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """Every part of a mail, but not of a mail that is attached to it."""
    if message.get_content_maintype() == "message":
        return
    if not message.is_multipart():
        yield message
        return
    for part in message.iter_parts():
        if isinstance(part, EmailMessage):
            yield from _parts(part)
