# SPDX-License-Identifier: EUPL-1.2
"""Numbers of tables and figures, the same in every format."""

from akkoord.reports.render.wording import Wording
from akkoord.reports.tree import BarStack, Report, Swimlane, Table, blocks_of


def captions(report: Report, words: Wording) -> dict[str, str]:
    """The full caption per key: "Tabel 2. Alle acties", "Figuur 1. Status per thema".

    Tables and charts are counted apart, in reading order; the table of a chart goes by the number of the chart:
    "Figuur 1 als tabel. Acties per thema en status".
    """
    found: dict[str, str] = {}
    tables = figures = 0
    for block in blocks_of(report):
        if isinstance(block, Table):
            tables += block.numbered
            found[block.key] = f"{words.table} {tables}. {block.caption}" if block.numbered else block.caption
        elif isinstance(block, BarStack | Swimlane):
            figures += 1
            found[block.key] = f"{words.figure} {figures}. {block.caption}"
            found[block.table.key] = f"{words.figure} {figures} {words.as_a_table}. {block.table.caption}"
    return found
