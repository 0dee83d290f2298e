# SPDX-License-Identifier: EUPL-1.2
"""Names of sheets and texts in cells, as Excel accepts them, and the room a text takes."""

import re
from collections.abc import Iterable

LONGEST_TEXT = 32_767
LONGEST_NAME = 31
_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


def fitting(text: str) -> str:
    """A text that fits in a cell: without signs that XML cannot hold; what is longer than Excel holds ends in "…"."""
    shown = _UNSHOWABLE.sub("", text)
    return shown if len(shown) <= LONGEST_TEXT else shown[: LONGEST_TEXT - 1] + "…"


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """A name per wish that Excel accepts: at most 31 characters, no []:*?/\\, all different whatever their case.

    Example: twice "A / Passende zorg" becomes "A Passende zorg" and "A Passende zorg (2)".
    """
    found: list[str] = []
    for wish in wanted:
        plain = _FORBIDDEN.sub(" ", _UNSHOWABLE.sub("", wish))
        base = " ".join(plain.split()).strip("'")[:LONGEST_NAME].strip(" '") or "Blad"
        name, number = base, 2
        while name.lower() in (*(each.lower() for each in found), "history"):
            tail = f" ({number})"
            name, number = base[: LONGEST_NAME - len(tail)].rstrip() + tail, number + 1
        found.append(name)
    return found


def lines_in(text: str, width: float) -> int:
    """How many lines a text takes in a column of that many characters, breaking between words.

    Example: "aanvullende inzet nodig" in 12 characters takes 2. Row heights are written down, because not every
    program works them out by itself.
    """
    room, used, lines = max(int(width) - 1, 1), 0, 1
    for word in text.split():
        if used and used + 1 + len(word) > room:
            lines, used = lines + 1, 0
        used += len(word) + bool(used)
        if used > room:
            lines, used = lines + (used - 1) // room, (used - 1) % room + 1
    return lines
