# SPDX-License-Identifier: EUPL-1.2
"""Measuring how long answering takes."""

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Least
from django.utils import timezone

from akkoord.foundation.accounts.actors import Actor
from akkoord.programme.burden.models import TimeSpent
from akkoord.programme.burden.policies import may_report_time
from akkoord.programme.burden.rules import MOST_SECONDS, counted_seconds
from akkoord.programme.parties.policies import capacity_of
from akkoord.programme.rounds.errors import RoundIsClosed, RoundNotFound
from akkoord.programme.rounds.models import Question, Request
from akkoord.programme.rounds.policies import asked_of, place_of


@transaction.atomic
def add_time_spent(actor: Actor, *, request_id: int, seconds: int) -> None:
    """Add seconds in which somebody was at work on a request to the one number that is kept of it.

    Who: whoever may answer at least one of its questions. In: the active seconds since the last report of the page; at
    most a quarter of an hour of it counts, and at most 24 hours in all; zero or less changes nothing.
    Effect: the number goes up, in the database itself, so that two pages at once lose nothing. Nothing is kept of the
    person or the moment, so there is no line in the journal.
    Refusals: RoundNotFound, RoundIsClosed, Refused. Five queries, and one more the first time.
    """
    request = Request.objects.select_related("round__accord", "theme").filter(pk=request_id).first()
    if request is None:
        raise RoundNotFound
    if not request.round.is_open:
        raise RoundIsClosed
    accord = request.round.accord.key
    keys = Question.objects.filter(request=request).values_list("theme__key", "action__key")
    places = [place_of(accord, theme, action) for theme, action in keys]
    may_report_time(capacity_of(actor, timezone.localdate()), asked_of(request), places).require()
    if counted := counted_seconds(seconds):
        TimeSpent.objects.get_or_create(request=request)
        kept = Least(F("seconds") + counted, MOST_SECONDS)
        TimeSpent.objects.filter(request=request).update(seconds=kept)
