# SPDX-License-Identifier: EUPL-1.2
"""A list on its way in: how its sheets read, which words wait, and what it would change. Nothing is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from akkoord.foundation.files.storage import path_of
from akkoord.programme.intake.choices import ListField, NameKind
from akkoord.programme.intake.comparing import (
    AccordWords,
    Comparison,
    ListToCompare,
    SheetReading,
    accord_words,
    fingerprint,
    header_of,
    kept_columns,
    read_sheet,
)
from akkoord.programme.intake.errors import FileGone, ImportNotFound
from akkoord.programme.intake.models import ActionImport
from akkoord.programme.intake.policies import may_import_actions
from akkoord.programme.intake.rules.layout import rows_below
from akkoord.programme.intake.rules.mapping import ListMapping, SheetMapping, from_plain
from akkoord.programme.intake.rules.recognition import ColumnGuess
from akkoord.programme.intake.rules.words import Sheet, line_of
from akkoord.programme.intake.workbook import read_sheets
from akkoord.programme.parties.policies import Capacity

SAMPLE_ROWS = 3


@dataclass(frozen=True)
class ColumnShown:
    """One column to choose for: what was recognised, what is chosen now, and the first values beneath it."""

    guess: ColumnGuess
    chosen: ListField
    values: tuple[str, ...]

    @property
    def is_sure(self) -> bool:
        """Whether what is chosen was recognised with enough certainty to pass over."""
        return self.chosen == self.guess.field and (self.guess.confidence >= 70 or self.guess.confidence == 0)


@dataclass(frozen=True)
class SheetShown:
    """One sheet to choose for: its place in the file, how it reads, how many rows it has, and its last row.

    `is_first` marks the first sheet that is taken along.
    """

    place: int
    mapping: SheetMapping
    columns: tuple[ColumnShown, ...]
    rows: int
    last_row: int
    is_first: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether nothing on this sheet asks for attention."""
        theme = bool(self.mapping.theme) or ListField.THEME in self.mapping.fields
        return not self.mapping.included or (theme and all(column.is_sure for column in self.columns))


def sheets_to_choose(
    viewer: Capacity,
    *,
    accord: str,
    number: int,
    now: datetime,
    typed: Sequence[SheetMapping] = (),
    again: int | None = None,
) -> tuple[tuple[SheetShown, ...], AccordWords]:
    """The sheets of an import with what is chosen for them, and the words of the accord.

    In: what somebody typed instead of what is kept; the place of the sheet whose columns are to be recognised once more
    beneath the row that was typed. Seven queries and the file.
    Refusals: Refused, ImportNotFound, FileGone, and those of `read_sheets`.
    """
    found, sheets, mapping = _opened(viewer, accord, number)
    words = accord_words(found.accord_id, now)
    chosen = {one.name: one for one in (typed or mapping.sheets)}
    wishes = [chosen.get(one.name) or SheetMapping(one.name, False, one.rows[0].number) for one in sheets]
    headers = [header_of(sheet, wish.header_row) for sheet, wish in zip(sheets, wishes, strict=True)]
    kept = kept_columns(found.accord_id, headers)
    shown: list[SheetShown] = []
    for place, (sheet, wanted, header) in enumerate(zip(sheets, wishes, headers, strict=True)):
        reading = read_sheet(sheet, wanted.header_row, words.around, kept.get(fingerprint(header)))
        chosen_now = replace(reading.mapping, included=True, theme=wanted.theme) if again == place else wanted
        is_first = chosen_now.included and not any(one.mapping.included for one in shown)
        shown.append(replace(_shown(place, sheet, reading, chosen_now), is_first=is_first))
    return tuple(shown), words


def _shown(place: int, sheet: Sheet, reading: SheetReading, wanted: SheetMapping) -> SheetShown:
    rows = rows_below(sheet, wanted.header_row)
    columns = tuple(
        ColumnShown(
            guess,
            wanted.columns.get(guess.column, ListField.IGNORED),
            tuple(line_of(row.at(guess.column)) for row in rows[:SAMPLE_ROWS]),
        )
        for guess in reading.guesses
    )
    return SheetShown(place, wanted, columns, len(rows), sheet.rows[-1].number)


def compared(
    viewer: Capacity,
    *,
    accord: str,
    number: int,
    now: datetime,
    meanings: Mapping[NameKind, Mapping[str, str]] | None = None,
) -> Comparison:
    """What a list would do now, and which of its words wait for a decision.

    In: decisions that somebody typed and that are not kept yet. Some twelve queries, whatever the number of rows, and
    the file. Refusals: Refused, ImportNotFound, FileGone, and those of `read_sheets`.
    """
    found, sheets, mapping = _opened(viewer, accord, number)
    for kind, chosen in (meanings or {}).items():
        mapping = mapping.with_meanings(kind, chosen)
    return ListToCompare(found.accord_id, sheets, mapping, found.holds_from, now, found.with_answers).compare()


def mapping_of(viewer: Capacity, *, accord: str, number: int) -> ListMapping:
    """What is chosen for a list until now. One query. Refusals: Refused, ImportNotFound."""
    return from_plain(_found(viewer, accord, number).mapping)


def _found(viewer: Capacity, accord: str, number: int) -> ActionImport:
    may_import_actions(viewer).require()
    row = ActionImport.objects.filter(accord__key=accord, number=number).first()
    if row is None:
        raise ImportNotFound
    return row


def _opened(viewer: Capacity, accord: str, number: int) -> tuple[ActionImport, tuple[Sheet, ...], ListMapping]:
    row = _found(viewer, accord, number)
    path = path_of(row.attachment_id)
    if not path.exists():
        raise FileGone
    return row, read_sheets(path), from_plain(row.mapping)
