# SPDX-License-Identifier: EUPL-1.2
"""A reference to a thing of any module, as a value that fits in one text column."""

import re
from dataclasses import dataclass

from akkoord.foundation.subjects.errors import InvalidSubjectRef

MAX_REF_LENGTH = 255
_KIND = re.compile(r"[a-z][a-z0-9_]*\Z")
_KEY = re.compile(r"[^\s\x00-\x1f\x7f]+\Z")


@dataclass(frozen=True, slots=True, order=True)
class SubjectRef:
    """One thing, named by its kind and by the key that its own module understands.

    In: a registered kind ("action") and a key without spaces ("iza/a-kader").
    Out: a value whose text is "action:iza/a-kader"; it sorts by kind, then key.
    Refusals: InvalidSubjectRef for an odd kind, an odd key, or more than 255 characters together.
    """

    kind: str
    key: str

    def __post_init__(self) -> None:
        if not _KIND.match(self.kind):
            raise InvalidSubjectRef(f"{self.kind!r} is not a subject kind: use lower-case letters, digits and _")
        if not _KEY.match(self.key):
            raise InvalidSubjectRef(f"{self.key!r} is not a subject key: it is empty or holds a space")
        if len(str(self)) > MAX_REF_LENGTH:
            raise InvalidSubjectRef(f"a subject reference has at most {MAX_REF_LENGTH} characters")

    def __str__(self) -> str:
        return f"{self.kind}:{self.key}"

    @classmethod
    def parse(cls, text: str) -> "SubjectRef":
        """The reference that `str()` gave: "action:iza/a-kader" has kind "action" and key "iza/a-kader".

        Refusals: InvalidSubjectRef when there is no colon or a part is not allowed.
        """
        kind, colon, key = text.partition(":")
        if not colon:
            raise InvalidSubjectRef(f"{text!r} has no colon between kind and key")
        return cls(kind, key)
