# SPDX-License-Identifier: EUPL-1.2
"""How a workbook and its rows are known again: signed, so that a changed key is noticed."""

import re
from dataclasses import dataclass
from uuid import UUID

from django.utils.crypto import constant_time_compare, salted_hmac

SALT = "akkoord.workbooks.row"
STAMP_SALT = "akkoord.workbooks.stamp"
STAMP_TITLE = "akkoord-werkboek"
FORMAT = 1
_MAC_LENGTH = 20
_KEY = re.compile(r"([0-9a-f]{32})\.(\d{1,12})\.(\d{1,9})\.([0-9a-f]{12})\.([0-9a-f]{20})")
_STAMP = re.compile(rf"{STAMP_TITLE}:(\d+):([0-9a-f]{{32}}):([0-9a-f]{{20}})")


@dataclass(frozen=True, slots=True)
class RowKey:
    """Which question a row is about, in which workbook, at which version, and what stood in it when it was made."""

    issued: UUID
    question_id: int
    version: int
    digest: str

    def __str__(self) -> str:
        """The text in the hidden column."""
        body = f"{self.issued.hex}.{self.question_id}.{self.version}.{self.digest}"
        return f"{body}.{_mac(SALT, body)}"


def looks_like_key(text: str) -> bool:
    """Whether a text has the form of a row key, whoever made it."""
    return _KEY.fullmatch(text.strip()) is not None


def read_key(text: str) -> RowKey | None:
    """The key in a text; None when it was not made here or was changed."""
    found = _KEY.fullmatch(text.strip())
    if found is None:
        return None
    issued, question, version, digest, mac = found.groups()
    if not constant_time_compare(mac, _mac(SALT, f"{issued}.{question}.{version}.{digest}")):
        return None
    return RowKey(UUID(issued), int(question), int(version), digest)


def stamp_of(issued: UUID) -> str:
    """The text on the hidden sheet: which workbook this is, and in which form it was made."""
    body = f"{FORMAT}:{issued.hex}"
    return f"{STAMP_TITLE}:{body}:{_mac(STAMP_SALT, body)}"


def read_stamp(text: str) -> UUID | None:
    """The workbook named by a stamp; None for anything else."""
    found = _STAMP.fullmatch(text.strip())
    if found is None or not constant_time_compare(found[3], _mac(STAMP_SALT, f"{found[1]}:{found[2]}")):
        return None
    return UUID(found[2])


def _mac(salt: str, text: str) -> str:
    return salted_hmac(salt, text, algorithm="sha256").hexdigest()[:_MAC_LENGTH]
