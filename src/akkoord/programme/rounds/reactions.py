# SPDX-License-Identifier: EUPL-1.2
"""What follows from another owner: the open question goes to who owns the action."""

from datetime import timedelta

from django.utils import timezone

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.programme.accord.events import OwnerAssigned
from akkoord.programme.rounds.operations.delegating import end_delegations
from akkoord.programme.rounds.operations.following import follow_owner


def on_owner_assigned(event: OwnerAssigned) -> None:
    """The open question goes to the new owner from the day it owns the action, and colleagues of the old one stop.

    An owner from a later day leaves the round as it is: until that day the old one is accountable, and answers.
    """
    last_day = max(event.holds_from, timezone.localdate()) - timedelta(days=1)
    end_delegations(
        SYSTEM,
        accord=event.accord_key,
        action=event.action_key,
        new_owner_id=event.party_id,
        last_day=last_day,
    )
    if event.holds_from <= timezone.localdate():
        follow_owner(SYSTEM, action_id=event.action_id, party_id=event.party_id)
