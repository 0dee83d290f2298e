# SPDX-License-Identifier: EUPL-1.2
"""Calculations on accords: no database, no clock."""

from collections.abc import Sequence
from typing import TypeVar

Group = TypeVar("Group")


def reached(groups: Sequence[tuple[Group, int]], offset: int, limit: int | None) -> tuple[list[Group], int]:
    """The groups on which a page of their rows lies, and how many rows of the first one to pass over.

    In: groups with their number of rows, one after the other; the page, limit None for all rows from the offset on.
    Example: groups a, b and c of 10, 20 and 30 rows, offset 15, limit 20: the page is on b and c, 5 rows into b.
    """
    found: list[Group] = []
    into, start = 0, 0
    for group, rows in groups:
        end = start + rows
        if rows and end > offset and (limit is None or start < offset + limit):
            into = into if found else max(0, offset - start)
            found.append(group)
        start = end
    return found, into
