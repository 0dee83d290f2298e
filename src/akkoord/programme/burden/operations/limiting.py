# SPDX-License-Identifier: EUPL-1.2
"""Setting how many minutes a round may ask of a party."""

from django.db import transaction
from django.utils import timezone

from akkoord.foundation.accounts.actors import Actor, actor_id
from akkoord.foundation.journal.operations import record
from akkoord.foundation.subjects.refs import SubjectRef
from akkoord.programme.accord.models import Accord
from akkoord.programme.burden.errors import LimitInvalid, LimitPartyUnknown, LimitUnchanged
from akkoord.programme.burden.models import BurdenLimit
from akkoord.programme.burden.policies import may_set_limit
from akkoord.programme.burden.rules import MOST_MINUTES
from akkoord.programme.parties.models import Party
from akkoord.programme.parties.policies import capacity_of
from akkoord.programme.rounds.errors import RoundNotFound


@transaction.atomic
def set_limit(actor: Actor, *, accord: str, party_id: int | None, minutes: int | None, reason: str = "") -> BurdenLimit:
    """Say how many minutes one round may ask of a party, from now on.

    Who: the programme team. In: the party, None for every party without a limit of its own; the minutes, None for no
    limit. It only warns: a round that asks more can be opened all the same.
    Effect: a row beside the earlier ones; a line in the journal of the party, or of the accord.
    Refusals: Refused, RoundNotFound (no such accord), LimitInvalid, LimitPartyUnknown, LimitUnchanged.
    """
    now = timezone.now()
    may_set_limit(capacity_of(actor, timezone.localdate(now))).require()
    found = Accord.objects.select_for_update().filter(key=accord).first()
    if found is None:
        raise RoundNotFound
    if minutes is not None and not 1 <= minutes <= MOST_MINUTES:
        raise LimitInvalid(MOST_MINUTES)
    subject = _subject(found, party_id)
    last = BurdenLimit.objects.filter(accord=found, party=party_id).order_by("-set_at", "-pk").first()
    before = last.minutes if last else None
    if before == minutes:
        raise LimitUnchanged
    values = {"minutes": minutes, "reason": reason.strip(), "set_by_id": actor_id(actor), "set_at": now}
    limit = BurdenLimit.objects.create(accord=found, party_id=party_id, **values)
    changes = {"minutes": [before, minutes]}
    verb = "burden_limit_removed" if minutes is None else "burden_limit_set"
    record(actor, verb=verb, subject=subject, changes=changes, reason=reason.strip(), accord=accord)
    return limit


def _subject(found: Accord, party_id: int | None) -> SubjectRef:
    if party_id is None:
        return SubjectRef("accord", found.key)
    party = Party.objects.filter(pk=party_id).first()
    if party is None:
        raise LimitPartyUnknown
    return SubjectRef("party", party.key)
