# SPDX-License-Identifier: EUPL-1.2
"""Where on a sheet the list is: the row with the headings, and what the rows beneath it are."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from akkoord.programme.intake.rules.headings import heading_scores, is_heading
from akkoord.programme.intake.rules.words import Sheet, SheetRow, line_of

LOOKED_AT = 40
FEWEST_CELLS = 2


@dataclass(frozen=True)
class Header:
    """The row with the headings: its number, how sure that is (0-100), and why."""

    row: int
    confidence: int
    why: str


def find_header(sheet: Sheet) -> Header | None:
    """The row with the headings, of the first 40 rows that hold something; None where no row can be it.

    The row with the most cells that read as headings wins, the upper one where two have as many. Without any such row
    it is the first row with two cells or more, and not sure at all (20).
    Example: a title, an empty row, then "Nr | Actie | Trekker | Bijlage": the third row, with 3 of its 4 cells known;
    confidence 50 + 50 * 3/4 = 88.
    """
    rows = [row for row in sheet.rows if row.filled][:LOOKED_AT]
    wide = [row for row in rows if len(row.filled) >= FEWEST_CELLS]
    counted = [(_headings_in(row), row) for row in wide]
    known, best = max(counted, key=lambda one: (one[0], -one[1].number), default=(0, None))
    if best is None:
        return _single_column(rows)
    if known == 0:
        return Header(best.number, 20, _("Geen rij heeft koppen die we kennen; dit is de eerste rij met meer cellen."))
    confidence = 50 + round(50 * known / len(best.filled))
    why = ngettext("%(known)s kop is bekend.", "%(known)s koppen zijn bekend.", known) % {"known": known}
    return Header(best.number, confidence, why)


def _single_column(rows: Sequence[SheetRow]) -> Header | None:
    """A list of one column has a header only where that reads as one."""
    for row in rows:
        if any(is_heading(line_of(row.cells[column])) for column in row.filled):
            return Header(row.number, 60, _("Deze rij heeft één kop, en die is bekend."))
    return None


def _headings_in(row: SheetRow) -> int:
    texts = [line_of(row.cells[column]) for column in row.filled]
    kinds = {max(scores, key=lambda one: scores[one]) for text in texts if (scores := heading_scores(text))}
    return min(len(kinds), sum(is_heading(text) for text in texts))


def rows_below(sheet: Sheet, header_row: int) -> tuple[SheetRow, ...]:
    """The rows of the list: beneath the headings, without empty rows and without headings printed again.

    A heading printed again is a row of two cells or more, all of which stand in the row of headings.
    """
    header = next((row for row in sheet.rows if row.number == header_row), None)
    if header is None:
        return ()
    printed = {line_of(value) for value in header.cells}
    return tuple(
        row for row in sheet.rows if row.number > header_row and row.filled and not _is_printed_again(row, printed)
    )


def _is_printed_again(row: SheetRow, printed: set[str]) -> bool:
    return len(row.filled) >= FEWEST_CELLS and {line_of(row.cells[column]) for column in row.filled} <= printed
