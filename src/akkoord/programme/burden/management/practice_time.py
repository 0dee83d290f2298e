# SPDX-License-Identifier: EUPL-1.2
"""Time spent on practice rounds, made up like their answers: the same for a request each time."""

from collections import defaultdict

from django.db import transaction
from django.db.models import QuerySet

from akkoord.programme.burden.models import TimeSpent
from akkoord.programme.burden.rules import MOST_SECONDS
from akkoord.programme.rounds.choices import RoundState
from akkoord.programme.rounds.management.practice_answers import happens, number_for
from akkoord.programme.rounds.models import Answer, Request

PERCENT_MEASURED = 85
"""The rest was answered in a way that nobody measures."""


@transaction.atomic
def seed_practice_time(accord_key: str) -> int:
    """Give the answered requests of generated practice rounds a time that answering could have taken; how many got one.

    In: the accord's key. Only rounds that the installation opened itself: what people practise is measured. A request
    without an answer, and about one in seven others, stay unmeasured. Written as it is kept: `add_time_spent` is for
    rounds that are open, and most of these are closed. A second call makes nothing.
    """
    requests = Request.objects.filter(round__accord__key=accord_key, round__practice=True, round__opened_by=None)
    if TimeSpent.objects.filter(request__in=requests.filter(round__state=RoundState.CLOSED)).exists():
        return 0
    measured = TimeSpent.objects.filter(request__in=requests).values_list("request_id", flat=True)
    made = [
        TimeSpent(request_id=request, seconds=min(seconds, MOST_SECONDS))
        for request, seconds in _seconds_of(requests.exclude(pk__in=list(measured))).items()
    ]
    return len(TimeSpent.objects.bulk_create(made))


def _seconds_of(requests: QuerySet[Request]) -> dict[int, int]:
    """The seconds of each request that was measured, from its answers. One query."""
    answers = Answer.objects.filter(question__request__in=requests).order_by("pk")
    rows = answers.values_list(
        "question__request_id",
        "question__request__round__period",
        "question__request__party__key",
        "question__request__theme__key",
        "question__action__key",
        "number",
        "unchanged",
    )
    found: dict[int, int] = defaultdict(int)
    for request, period, party, theme, action, number, unchanged in rows:
        if happens(PERCENT_MEASURED, "measured", period, party, theme):
            found[request] = found[request] or opening_seconds(period, party, theme)
            found[request] += answer_seconds(period, action, number, unchanged=unchanged)
    return dict(found)


def opening_seconds(period: str, party: str | None, theme: str | None) -> int:
    """What it took to open the page and read what is asked: 20 to 69 seconds."""
    return 20 + number_for("opening", period, party, theme) % 50


def answer_seconds(period: str, action: str, number: int, *, unchanged: bool) -> int:
    """What one answer took: 5 to 18 seconds to say that nothing changed, else 40 to 159.

    In: whether it is the first, second or a later answer to its question; each takes a time of its own.
    """
    made_up = number_for("answering", period, action, number)
    return 5 + made_up % 14 if unchanged else 40 + made_up % 120
