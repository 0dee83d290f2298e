# SPDX-License-Identifier: EUPL-1.2
"""What asking costs the one who answers."""

SECONDS_TO_OPEN, SECONDS_TO_REPEAT, SECONDS_TO_ANSWER = 30, 10, 120


def expected_minutes(*, first_time: int, repeated: int) -> int:
    """How many minutes a request is thought to take, rounded up; none when nothing is asked.

    In: how many questions have no answer of the round before, and how many have one to repeat. Own choice, to be held
    against what is measured: 30 seconds to open the page, 10 for an answer to repeat, 120 for one to write.
    Example: 5 questions with an answer take 30 + 50 = 80 seconds, so 2 minutes; 4 and a new one 30 + 40 + 120 = 190
    seconds, so 4.
    """
    if not first_time and not repeated:
        return 0
    seconds = SECONDS_TO_OPEN + SECONDS_TO_REPEAT * repeated + SECONDS_TO_ANSWER * first_time
    return -(-seconds // 60)
