# SPDX-License-Identifier: EUPL-1.2
"""Requests to hand actions over: those of one's own parties, and all of an accord for who coordinates it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from akkoord.foundation.timeline.naming import naming_records
from akkoord.kernel.asof import AsOf
from akkoord.programme.accord.choices import TransferState
from akkoord.programme.accord.membership import parties_within
from akkoord.programme.accord.models import AccordRecord, ActionRecord, Transfer
from akkoord.programme.accord.policies import may_ask_transfer, may_decide_transfer, may_see_transfers
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.naming import PartyRef, party_refs
from akkoord.programme.parties.policies import Capacity


@dataclass(frozen=True)
class TransferShown:
    """One request: which action of which accord, from whom to whom, why, and what was decided by whom and when.

    A name is empty when the installation itself asked or decided. `received`: the viewer is an owner of the party that
    was asked.
    """

    id: int
    accord_key: str
    accord: str
    action_key: str
    action: str
    from_party: PartyRef
    to_party: PartyRef
    reason: str
    state: TransferState
    asked_by: str
    asked_at: datetime
    answer: str
    holds_from: date | None
    decided_by: str
    decided_at: datetime | None
    received: bool
    may_decide: bool
    may_withdraw: bool

    @property
    def waits(self) -> bool:
        """Whether nobody decided yet."""
        return self.state is TransferState.ASKED


def own_transfers(viewer: Capacity, as_of: AsOf) -> tuple[TransferShown, ...]:
    """Requests to and from the parties for which somebody is an owner, in all accords, what waits first.

    Four queries, none for who owns nothing. What is not theirs is not there.
    """
    parties = viewer.party_ids(Role.OWNER)
    if not parties:
        return ()
    found = Transfer.objects.filter(Q(to_party__in=parties) | Q(from_party__in=parties))
    shown = _shown(viewer, list(_related(found)), as_of)
    return tuple(sorted(shown, key=lambda one: (not one.waits, not one.may_decide, -one.id)))


def transfers_of(viewer: Capacity, as_of: AsOf, *, accord: str) -> tuple[TransferShown, ...]:
    """All requests of an accord as known at the moment asked, what waits first. Four queries. Refusals: Refused."""
    may_see_transfers(viewer).require()
    found = Transfer.objects.filter(action__accord__key=accord, asked_at__lte=as_of.known_at)
    shown = _shown(viewer, list(_related(found)), as_of)
    return tuple(sorted(shown, key=lambda one: (not one.waits, -one.id)))


def waiting_transfer(action_id: int, as_of: AsOf) -> TransferShown | None:
    """The request about an action that waits, if one does. Four queries."""
    found = list(_related(Transfer.objects.filter(action=action_id, state=TransferState.ASKED)))
    return _shown(Capacity(), found, as_of)[0] if found else None


def parties_to_ask(as_of: AsOf, *, accord: str, owner_id: int | None) -> tuple[tuple[int, PartyRef], ...]:
    """The parties of an accord that can be asked to take over from an owner, by the alphabet. Five queries."""
    found = party_refs(parties_within(accord) - {owner_id}, as_of)
    return tuple(sorted(found.items(), key=lambda one: one[1].title.casefold()))


def _related(found: QuerySet[Transfer]) -> QuerySet[Transfer]:
    return found.select_related("action__accord", "asked_by", "decided_by").order_by("pk")


def _shown(viewer: Capacity, rows: Sequence[Transfer], as_of: AsOf) -> list[TransferShown]:
    actions = naming_records(ActionRecord, [row.action_id for row in rows], as_of)
    accords = naming_records(AccordRecord, [row.action.accord_id for row in rows], as_of)
    parties = party_refs([party for row in rows for party in (row.from_party_id, row.to_party_id)], as_of)
    return [_one(viewer, row, actions, accords, parties, as_of) for row in rows]


def _one(
    viewer: Capacity,
    row: Transfer,
    actions: dict[int, ActionRecord],
    accords: dict[int, AccordRecord],
    parties: dict[int, PartyRef],
    as_of: AsOf,
) -> TransferShown:
    accord = row.action.accord
    decided = row.decided_at is not None and row.decided_at <= as_of.known_at
    received = may_decide_transfer(viewer, to_party_id=row.to_party_id).allowed
    return TransferShown(
        id=row.pk,
        accord_key=accord.key,
        accord=accords[accord.pk].short_name if accord.pk in accords else accord.key,
        action_key=row.action.key,
        action=actions[row.action_id].title if row.action_id in actions else row.action.key,
        from_party=parties[row.from_party_id],
        to_party=parties[row.to_party_id],
        reason=row.reason,
        state=TransferState(row.state) if decided else TransferState.ASKED,
        asked_by=row.asked_by.name if row.asked_by else "",
        asked_at=row.asked_at,
        answer=row.answer if decided else "",
        holds_from=row.holds_from if decided else None,
        decided_by=row.decided_by.name if decided and row.decided_by else "",
        decided_at=row.decided_at if decided else None,
        received=received,
        may_decide=row.waits and received,
        may_withdraw=row.waits and may_ask_transfer(viewer, owner_id=row.from_party_id).allowed,
    )
