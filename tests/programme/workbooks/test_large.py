# SPDX-License-Identifier: EUPL-1.2
"""What a very long workbook asks of memory."""

import re
from pathlib import Path
from uuid import UUID

import pytest
import xlsxwriter

from akkoord.foundation.tabular.reading import open_workbook
from akkoord.programme.workbooks.columns import COLUMNS, known_headings
from akkoord.programme.workbooks.reading import rows_in
from akkoord.programme.workbooks.stamps import RowKey

ROWS = 45_000
MOST_MEGABYTES = 300
STATUS, RESET = Path("/proc/self/status"), Path("/proc/self/clear_refs")


def memory(name: str) -> float:
    """A figure of this process in MB: VmRSS is what it has now, VmHWM the most it had since the last reset."""
    found = re.search(rf"^{name}:\s+(\d+) kB", STATUS.read_text(), re.MULTILINE)
    assert found is not None
    return int(found[1]) / 1024


def long_workbook(path: Path) -> None:
    """A workbook of one sheet in which every row was filled in."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet("A Alles")
        sheet.write_row(0, 0, [str(column.label) for column in COLUMNS])
        for number in range(1, ROWS + 1):
            key = str(RowKey(UUID(int=7), number, 0, "0" * 12))
            sheet.write_row(number, 0, [key, *(f"{column.field} {number}" for column in COLUMNS[1:])])


@pytest.mark.slow
def test_forty_five_thousand_rows_are_read_within_bounds(tmp_path: Path) -> None:
    if not (STATUS.is_file() and RESET.exists()):
        pytest.skip("this system does not tell how much memory a process had at most")
    path = tmp_path / "lang.xlsx"
    long_workbook(path)
    RESET.write_text("5")
    before = memory("VmRSS")
    with open_workbook(path) as book:
        count = sum(1 for _row in rows_in(book, known_headings(), []))
    assert count == ROWS
    assert memory("VmHWM") - before <= MOST_MEGABYTES
