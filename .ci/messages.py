# SPDX-License-Identifier: EUPL-1.2
"""Are the interface texts extracted, translated and compiled? Usage: messages.py TEMPORARY_FOLDER; exit 1 when not.

The Dutch text is the message id, so English is the only catalogue. Works on a copy: the checkout stays as it is.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import polib

SOURCE = Path(__file__).resolve().parents[1] / "src" / "akkoord"
CATALOGUE = Path("locale") / "en" / "LC_MESSAGES" / "django.po"
SHOWN = 10


def texts(path: Path) -> dict[tuple[str, str], tuple[str, ...]]:
    """What a catalogue holds, by context and id, whatever its order or comments; obsolete entries left out."""
    catalogue = polib.mofile(str(path)) if path.suffix == ".mo" else polib.pofile(str(path))
    return {
        (entry.msgctxt or "", entry.msgid): tuple(entry.msgstr_plural.values()) or (entry.msgstr,)
        for entry in catalogue
        if not entry.obsolete and entry.msgid
    }


def extracted(folder: Path) -> Path:
    """Extract the texts of a copy of the source; gives the catalogue that came out."""
    copy = folder / "messages"
    shutil.copytree(SOURCE, copy, ignore=shutil.ignore_patterns("__pycache__", "vendor"))
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "akkoord.config.settings.test",
        "PYTHONPATH": str(SOURCE.parent),
    }
    command = [sys.executable, "-m", "akkoord.config.cli", "makemessages", "--locale", "en", "--no-location"]
    subprocess.run(command, cwd=copy, env=environment, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    return copy / CATALOGUE


def problems(folder: Path) -> list[str]:
    """Every kind of problem with the texts it is about."""
    kept = SOURCE / CATALOGUE
    if not kept.exists():
        return [f"{CATALOGUE} is missing: run `just messages`"]
    found = polib.pofile(str(kept))
    now, then = texts(extracted(folder)), texts(kept)
    groups = {
        "not extracted": [text for _context, text in now.keys() - then.keys()],
        "no longer used": [text for _context, text in then.keys() - now.keys()],
        "without English": [entry.msgid for entry in found.untranslated_entries()],
        "fuzzy": [entry.msgid for entry in found.fuzzy_entries()],
    }
    compiled = kept.with_suffix(".mo")
    if not compiled.exists() or texts(compiled) != {k: v for k, v in then.items() if any(v)}:
        groups["not compiled"] = [compiled.name]
    return [f"{len(group)} {what}: {sorted(group)[:SHOWN]}" for what, group in groups.items() if group]


if __name__ == "__main__":
    found = problems(Path(sys.argv[1]))
    sys.stderr.write("".join(f"{problem}\n" for problem in found))
    sys.exit(bool(found))
