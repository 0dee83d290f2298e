# SPDX-License-Identifier: EUPL-1.2
"""Bringing a list in from beginning to end, as the pages do."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from django.utils import timezone

from akkoord.foundation.accounts.actors import SYSTEM, Actor
from akkoord.foundation.files.storage import path_of
from akkoord.programme.accord.models import Accord
from akkoord.programme.intake.choices import NameKind
from akkoord.programme.intake.comparing import Comparison, ListToCompare
from akkoord.programme.intake.models import ActionImport
from akkoord.programme.intake.operations import choose_columns, choose_words, start_import, write_import
from akkoord.programme.intake.rules.mapping import from_plain
from akkoord.programme.intake.workbook import read_sheets
from tests.factories import make_accord, make_action, make_party, make_theme
from tests.factories.action_lists import HEADINGS, Value, make_list

ACCORD = "proef"
DAY = date(2023, 9, 30)
SHEET = "A. a-zorg"
Rows = Sequence[Sequence[Value]]


def make_world() -> Accord:
    """An accord with two themes and one action, owned by the Zorginstituut."""
    accord = make_accord(ACCORD)
    theme = make_theme(accord, "a-zorg")
    make_theme(accord, "b-regio")
    make_party("vws", "Ministerie van VWS")
    make_action(accord, theme, "a-kader", make_party("zin", "Zorginstituut"))
    return accord


def workbook(folder: Path, rows: Rows, *, sheet: str = SHEET, name: str = "lijst.xlsx") -> Path:
    """A tidy list: headings in the first row."""
    return make_list(folder / name, {sheet: [HEADINGS, *rows]})


def begin(
    path: Path, actor: Actor = SYSTEM, *, accord: str = ACCORD, holds_from: date = DAY, practice: bool = False
) -> ActionImport:
    """Take a file in."""
    with path.open("rb") as stream:
        return start_import(
            actor, accord=accord, name=path.name, stream=stream, holds_from=holds_from, practice=practice
        )


def compared(made: ActionImport) -> Comparison:
    """What a list would do now."""
    made.refresh_from_db()
    mapping = from_plain(made.mapping)
    sheets = read_sheets(path_of(made.attachment_id))
    return ListToCompare(made.accord_id, sheets, mapping, made.holds_from, timezone.now(), made.with_answers).compare()


def decide(made: ActionImport, actor: Actor = SYSTEM, *, accord: str = ACCORD, **meanings: Mapping[str, str]) -> None:
    """Confirm the columns as they were recognised, and say what words mean (`party={"VWSS": "vws"}`)."""
    sheets = from_plain(made.mapping).sheets
    choose_columns(actor, accord=accord, number=made.number, sheets=sheets, holds_from=made.holds_from)
    chosen = {NameKind(kind): texts for kind, texts in meanings.items()}
    choose_words(actor, accord=accord, number=made.number, meanings=chosen, with_answers=True)


def write(made: ActionImport, actor: Actor = SYSTEM, *, accord: str = ACCORD) -> ActionImport:
    """Write what the list would do now."""
    return write_import(actor, accord=accord, number=made.number, digest=compared(made).digest)


def bring_in(folder: Path, rows: Rows, actor: Actor = SYSTEM, **meanings: Mapping[str, str]) -> ActionImport:
    """All of it at once."""
    made = begin(workbook(folder, rows), actor)
    decide(made, actor, **meanings)
    return write(made, actor)
