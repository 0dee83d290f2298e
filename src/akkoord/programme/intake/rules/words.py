# SPDX-License-Identifier: EUPL-1.2
"""Cells and words as plain values: the same word however it is written."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime

CellValue = str | int | float | bool | date | datetime | None
NO_RESULT = "#FORMULE!"
"""What a cell says that holds a formula without a kept result."""
NO_WORD = re.compile(r"[^a-z0-9%]+")
EMPTY_WORDS = frozenset(
    {"", "n v t", "nvt", "geen", "nnb", "n n b", "ntb", "n t b", "onbekend", "nog niet bekend", "nog te bepalen"}
    | {"none", "n a", "na", "tbd", "t b d", "to be determined", "unknown", "tba", "x"}
)


@dataclass(frozen=True)
class SheetRow:
    """One row of a sheet: its number as the reader sees it, and its cells from column A on.

    `spans` says that its one filled cell is merged across columns, as headings between the rows are.
    """

    number: int
    cells: tuple[CellValue, ...]
    spans: bool = False

    def at(self, column: int) -> CellValue:
        """The cell of a column (0 is A); None past the end."""
        return self.cells[column] if column < len(self.cells) else None

    @property
    def filled(self) -> tuple[int, ...]:
        """The columns that hold something."""
        return tuple(column for column, value in enumerate(self.cells) if text_of(value))


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook: its name and its rows, from the top."""

    name: str
    rows: tuple[SheetRow, ...]


def text_of(value: CellValue) -> str:
    """A cell as text: 3.0 is "3", a day is "2023-09-30", spaces at the ends and between words are one."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "\n".join(filter(None, (" ".join(line.split()) for line in str(value).splitlines())))


def line_of(value: CellValue) -> str:
    """A cell as one line."""
    return " ".join(text_of(value).split())


def plain(text: str) -> str:
    """A word as it is compared: small letters, no accents, no signs.

    Example: " Min. van  VWS (trekker)" is "min van vws trekker"; "Financiën" is "financien".
    """
    bare = unicodedata.normalize("NFKD", text.replace("&", " en ")).encode("ascii", "ignore").decode().lower()
    return " ".join(NO_WORD.sub(" ", bare).split())


def says_nothing(text: str) -> bool:
    """Whether a cell is filled with a word for "not known": "n.v.t.", "?", "-", "TBD"."""
    return plain(text) in EMPTY_WORDS


def column_letter(column: int) -> str:
    """The letters of a column: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """The reverse of `column_letter`: A is 0. Refusals: ValueError for anything but letters."""
    if not re.fullmatch(r"[A-Za-z]{1,3}", letters):
        raise ValueError(letters)
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def address(column: int, row: int) -> str:
    """A cell as the reader finds it: column 2 and row 12 is "C12"."""
    return f"{column_letter(column)}{row}"
