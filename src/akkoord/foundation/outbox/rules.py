# SPDX-License-Identifier: EUPL-1.2
"""What a mail must be like, and how long one worker may be at it."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from akkoord.foundation.outbox.errors import HeaderInvalid, RecipientInvalid, SubjectInvalid, TextMissing

MAX_SUBJECT = 200
TURN_LENGTH = timedelta(minutes=10)
HEADERS = frozenset({"List-Unsubscribe", "List-Unsubscribe-Post"})


def checked_recipients(to: str | Sequence[str]) -> list[str]:
    """The addresses, trimmed, each once. Refusals: RecipientInvalid for none, or for what is no bare address."""
    given = [to] if isinstance(to, str) else list(to)
    addresses = list(dict.fromkeys(address.strip() for address in given))
    if not addresses:
        raise RecipientInvalid("")
    for address in addresses:
        try:
            validate_email(address)
        except ValidationError as error:
            raise RecipientInvalid(address) from error
    return addresses


def checked_subject(subject: str) -> str:
    """The subject line, trimmed. Refusals: SubjectInvalid when empty, over 200 characters, or with a control sign."""
    line = subject.strip()
    if not line or len(line) > MAX_SUBJECT or any(ord(sign) < 32 or sign in "\x7f\x85\u2028\u2029" for sign in line):
        raise SubjectInvalid
    return line


def checked_text(text: str) -> str:
    """The plain text. Refusals: TextMissing."""
    if not text.strip():
        raise TextMissing
    return text


def checked_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """Headers that may be given with a mail, each a line of visible ASCII. Refusals: HeaderInvalid for any other."""
    for name, value in headers.items():
        if name not in HEADERS or not value or not value.isascii() or not value.isprintable():
            raise HeaderInvalid(name)
    return dict(headers)
