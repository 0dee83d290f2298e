# SPDX-License-Identifier: EUPL-1.2
"""An action as a change starts from it: by its last known record, whatever the peildatum of the page."""

from dataclasses import dataclass
from datetime import date

from akkoord.kernel.asof import AsOf
from akkoord.kernel.moment import PlannedMoment
from akkoord.programme.accord.errors import NotInAccord
from akkoord.programme.accord.models import ActionRecord
from akkoord.programme.parties.models import PartyRecord
from akkoord.programme.parties.naming import PLACE_IN_ALPHABET, PartyRef, party_ref, party_refs
from akkoord.programme.parties.policies import Capacity, may_read


@dataclass(frozen=True)
class ActionToChange:
    """What an action now says, and the record that says so: the one that a change must still find."""

    id: int
    record_id: int
    key: str
    title: str
    description: str
    group: str
    deadline: PlannedMoment | None
    owner_id: int | None
    owner: PartyRef | None
    owner_missing: str
    holds_from: date


def action_to_change(viewer: Capacity, as_of: AsOf, *, accord: str, action: str) -> ActionToChange:
    """An action by its last known record (2 queries).

    Refusals: Refused without a mandate; NotInAccord for an unknown or withdrawn action.
    """
    may_read(viewer).require()
    records = ActionRecord.objects.lasting().filter(action__accord__key=accord, action__key=action)
    record = records.select_related("action").first()
    if record is None:
        raise NotInAccord(action)
    return ActionToChange(
        record.action_id,
        record.pk,
        record.action.key,
        record.title,
        record.description,
        record.group,
        record.deadline,
        record.owner_id,
        party_refs([record.owner_id], as_of).get(record.owner_id or 0),
        record.owner_missing,
        record.holds_from,
    )


def parties_to_choose(viewer: Capacity) -> tuple[tuple[int, PartyRef], ...]:
    """Every party that can be named as an owner, with its row, by the alphabet (one query). Refusals: Refused."""
    may_read(viewer).require()
    records = PartyRecord.objects.lasting().select_related("party").order_by(PLACE_IN_ALPHABET, "pk")
    return tuple((record.party_id, party_ref(record)) for record in records)
