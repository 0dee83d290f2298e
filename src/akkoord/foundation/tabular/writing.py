# SPDX-License-Identifier: EUPL-1.2
"""Writing a workbook in which a text is always a text: what begins with = + - @ never becomes a formula."""

from pathlib import Path
from typing import Any, BinaryIO

import xlsxwriter


def new_workbook(target: Path | BinaryIO, *, many_rows: bool = False) -> Any:
    """An XlsxWriter workbook to write to and close; use it with `with`.

    In: where it goes; `many_rows` keeps only the row being written in memory, so rows must come in order.
    No text becomes a formula, a link or a number (OWASP ASVS 5.0, V1.2.10).
    """
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "constant_memory": many_rows,
        "in_memory": not many_rows,
    }
    return xlsxwriter.Workbook(str(target) if isinstance(target, Path) else target, options)
