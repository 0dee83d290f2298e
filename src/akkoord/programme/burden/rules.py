# SPDX-License-Identifier: EUPL-1.2
"""Calculations on what rounds ask of parties. No database, no clock."""

MOST_SECONDS_AT_ONCE = 15 * 60
"""The most that one report of a page may add: own choice. A page reports every few minutes while somebody types."""

MOST_SECONDS = 24 * 60 * 60
"""The most that is kept for one request: own choice. More is a page that was left open, not work."""


def counted_seconds(reported: int) -> int:
    """How much of a report of active seconds is counted: never less than none, never more than a quarter of an hour.

    Example: 45 counts as 45, 4000 as 900, -5 as 0.
    """
    return max(0, min(reported, MOST_SECONDS_AT_ONCE))
