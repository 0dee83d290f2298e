# SPDX-License-Identifier: EUPL-1.2
"""How long a link for a request to take an action over opens it. No database, no clock."""

from datetime import datetime, timedelta

TRANSFER_DAYS = 30
READ_BACK = timedelta(days=1)


def opens_transfer(issued_at: datetime, decided_at: datetime | None, now: datetime) -> bool:
    """Whether a link still opens a request: while it waits, for 30 days; and a day long what was decided (own choices).

    A round has a last day and a request has none, so a mail that nobody answered would open it for ever. The day after
    the decision is for reading the receipt again.
    Example: a link of 1 March opens a request that waits until 31 March; of one that is decided on 5 March at noon it
    opens what was decided until 6 March at noon.
    """
    if decided_at is not None:
        return now <= decided_at + READ_BACK
    return now <= issued_at + timedelta(days=TRANSFER_DAYS)
