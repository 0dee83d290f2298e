# SPDX-License-Identifier: EUPL-1.2
"""Acts on mandates, and adding parties that a list names."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import override

from akkoord.foundation.accounts.actors import Actor
from akkoord.foundation.accounts.models import User
from akkoord.foundation.accounts.policies import may_manage_accounts
from akkoord.foundation.journal.operations import NewEntry, record, record_many
from akkoord.foundation.subjects.refs import SubjectRef
from akkoord.foundation.timeline.writing import NewFact, write_facts
from akkoord.programme.parties.choices import PartyKind, Role
from akkoord.programme.parties.models import Mandate, Party, PartyRecord


@transaction.atomic
def give_mandate(
    actor: Actor,
    *,
    user: User,
    party: Party,
    role: Role,
    valid_from: date,
    valid_until: date | None = None,
    scope: str = "",
    reason: str = "",
) -> Mandate:
    """Let somebody act for a party in a role from a day on, until a day or until further notice.

    Who: an administrator or a command on the server, as with accounts.
    In: a scope narrows the role to one subject ("theme:iza/a-passende-zorg"); empty is everything.
    Effect: the mandate is there, with a line in the journal; the same mandate given twice is given once.
    Refusals: Refused.
    """
    may_manage_accounts(actor).require()
    mandate, is_new = Mandate.objects.get_or_create(
        user=user,
        party=party,
        role=role,
        scope=scope,
        valid_from=valid_from,
        defaults={"valid_until": valid_until},
    )
    if is_new:
        changes: dict[str, list[Any]] = {"mandate": [None, _held(mandate)], "valid_from": [None, valid_from]}
        if valid_until:
            changes["valid_until"] = [None, valid_until]
        record(actor, verb="mandate_given", subject=SubjectRef("party", party.key), changes=changes, reason=reason)
    return mandate


@dataclass(frozen=True)
class PartyFromList:
    """A party that a list names and nobody knew: its name, and the place in the list."""

    name: str
    place: str


@transaction.atomic
def add_parties(
    actor: Actor,
    *,
    parties: Mapping[str, PartyFromList],
    document_id: int,
    holds_from: date,
    accord: str,
    now: datetime,
) -> dict[str, int]:
    """Make parties known from a day on, by key, with the list that named them as their source; gives their rows.

    Who: whoever may bring in the list; the operation that does so has asked its policy before it calls this.
    In: parties by a key that nobody has. Effect: a line in the journal for each; their kind is "other organisation"
    until somebody says better. A key that is known by now keeps what it says. Four queries, whatever their number.
    """
    known = dict(Party.objects.filter(key__in=parties).values_list("key", "pk"))
    made = Party.objects.bulk_create([Party(key=key) for key in parties if key not in known])
    values = {"kind": PartyKind.OTHER.value, "document_id": document_id}
    facts = [
        NewFact((party.pk,), holds_from, {**values, "name": parties[party.key].name, "place": parties[party.key].place})
        for party in made
    ]
    write_facts(PartyRecord, facts, now=now)
    lines = [NewEntry(verb="party_added", subject=SubjectRef("party", party.key), accord=accord) for party in made]
    if lines:
        record_many(actor, lines)
    return known | {party.key: party.pk for party in made}


@transaction.atomic
def end_mandate(actor: Actor, *, mandate: Mandate, last_day: date, reason: str = "") -> None:
    """Let a mandate end on a day, that day included; one that would not have begun by then is taken away.

    Who: an administrator or a command on the server. Effect: a line in the journal; what was done by it stays.
    Nothing happens when it ends earlier already. Refusals: Refused.
    """
    may_manage_accounts(actor).require()
    if mandate.valid_until is not None and mandate.valid_until <= last_day:
        return
    changes: dict[str, list[Any]] = {"mandate": [_held(mandate), None], "valid_until": [mandate.valid_until, last_day]}
    subject = SubjectRef("party", mandate.party.key)
    if last_day < mandate.valid_from:
        mandate.delete()
    else:
        mandate.valid_until = last_day
        mandate.save(update_fields=["valid_until"])
    record(actor, verb="mandate_ended", subject=subject, changes=changes, reason=reason)


def _held(mandate: Mandate) -> str:
    with override("nl"):  # the journal keeps one language, whoever acts
        return f"{mandate.user.name}: {Role(mandate.role).label}"
