# SPDX-License-Identifier: EUPL-1.2
"""How an attachment is named, and how far a packed one may unpack."""

import unicodedata

from akkoord.foundation.files.choices import EXTENSIONS, AttachmentType

MEGABYTE = 1024 * 1024
MAX_SIZE = 25 * MEGABYTE
MAX_UNPACKED = 200 * MEGABYTE
MAX_RATIO = 150
SMALL = MEGABYTE
MAX_MEMBERS = 5000
MAX_NAME = 150
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
FORBIDDEN = frozenset('<>:"|?*')


def expands_too_far(*, packed: int, unpacked: int, members: int) -> bool:
    """Whether a packed file unpacks to more than a document would.

    In: its size, the size of its members together, and how many there are. Too far is over 200 MB, over 5,000 members,
    or over 150 times its size once above 1 MB: 10 kB may become 1 MB (a sheet of zeros) but not 2 MB.
    """
    if unpacked > MAX_UNPACKED or members > MAX_MEMBERS:
        return True
    return unpacked > SMALL and unpacked > packed * MAX_RATIO


def safe_name(name: str, content: AttachmentType) -> str:
    """The name to show and to download under: no folders, no signs that hide or mislead, an extension that is true.

    Example: "..\\geheim/plan\\u202efdp.exe" that is a PDF becomes "planfdp.exe.pdf"; an empty name "bijlage.pdf".
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join(sign for sign in last if unicodedata.category(sign) not in UNSEEN and sign not in FORBIDDEN)
    plain = " ".join(seen.split()).strip(". ") or "bijlage"
    stem, dot, extension = plain.rpartition(".")
    if not dot or extension.lower() not in EXTENSIONS[content]:
        stem, extension = plain, EXTENSIONS[content][0]
    return f"{stem[: MAX_NAME - len(extension) - 1].rstrip('. ')}.{extension.lower()}"
