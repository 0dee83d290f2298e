# SPDX-License-Identifier: EUPL-1.2
"""How long answering takes, as the page measures it."""

from collections.abc import Sequence
from contextlib import suppress

from akkoord.foundation.accounts.models import User
from akkoord.kernel.verdict import Refused
from akkoord.programme.burden.operations import add_time_spent
from akkoord.programme.rounds.errors import RoundIsClosed, RoundNotFound
from akkoord.web.components.reading import whole

MOST_REQUESTS = 50


def note_time(person: User, requests: Sequence[str], seconds: Sequence[str]) -> None:
    """Count the active seconds that a page reports, one number per request; what makes no sense counts nothing.

    A page that reports as it closes cannot be told anything, so that a refusal ends here.
    """
    for request_id, spent in list(zip(requests, seconds, strict=False))[:MOST_REQUESTS]:
        if whole(spent, 0):
            with suppress(Refused, RoundNotFound, RoundIsClosed):
                add_time_spent(person, request_id=whole(request_id, 0), seconds=whole(spent, 0))
