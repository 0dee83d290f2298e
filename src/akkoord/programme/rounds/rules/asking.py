# SPDX-License-Identifier: EUPL-1.2
"""What asking costs the one who answers."""

SECONDS_TO_OPEN, SECONDS_TO_REPEAT, SECONDS_FOR_FIRST = 30, 10, 120


def expected_minutes(repeated: int, first: int) -> int:
    """How many minutes a request is thought to take: own choice, to be held against what is measured.

    In: questions that have an answer to repeat, and questions that are asked for the first time. Half a minute to open
    the page, 10 seconds for each of the first kind, two minutes for each of the second, rounded up to minutes.
    Example: 4 to repeat and 1 for the first time is 30 + 40 + 120 = 190 seconds: 4 minutes.
    """
    return -(-(SECONDS_TO_OPEN + SECONDS_TO_REPEAT * repeated + SECONDS_FOR_FIRST * first) // 60)
