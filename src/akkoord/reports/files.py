# SPDX-License-Identifier: EUPL-1.2
"""A frozen report as a file to hand out: made once per format, then taken from the cache."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from django.core.cache import cache as kept

from akkoord.reports.overviews import FrozenDocument, FrozenLine
from akkoord.reports.render import FORMATS, render

FRESH_FOR = 7 * 24 * 60 * 60
LARGEST_KEPT = 8 * 1024 * 1024
_HERE = Path(__file__).parent


def file_of(document: FrozenDocument, form: str) -> bytes:
    """The report as a file of one of FORMATS.

    JSON is the frozen text itself, so that its SHA-256 is the hash of the report. Refusals: KeyError for a format that
    is not in FORMATS.
    """
    if form == "json":
        return document.tree.encode()
    key = f"report:{file_version(document.line, form)}"
    made: bytes | None = kept.get(key)
    if made is None:
        made = render(document.report, form)
        if len(made) <= LARGEST_KEPT:
            kept.set(key, made, FRESH_FOR)
    return made


def file_version(line: FrozenLine, form: str) -> str:
    """What tells one file from another: the hash of the report, its format, and the code that made the file."""
    return f"{line.digest}-{form}-{_code_version()}"


def file_name(line: FrozenLine, form: str, *, accord: str) -> str:
    """The name of a file, which says what is in it: "voortgang-iza-2023Q3-editie-2-oefengegevens.pdf"."""
    practice = "-oefengegevens" if line.practice else ""
    return f"voortgang-{accord}-{line.period.code}-editie-{line.edition}{practice}.{FORMATS[form].extension}"


@cache
def _code_version() -> str:
    """A fingerprint of the code and templates that draw reports: after an update files are made anew."""
    found = sha256()
    for folder in (_HERE / "render", _HERE / "templates"):
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".py", ".typ", ".css", ".html"}:
                found.update(path.read_bytes())
    return found.hexdigest()[:12]
