# SPDX-License-Identifier: EUPL-1.2
"""Accounts named after roles, with the mandates to match: no invented people."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Count

from akkoord.foundation.accounts.actors import SystemActor
from akkoord.foundation.accounts.models import User
from akkoord.foundation.accounts.operations import create_user
from akkoord.kernel.asof import AsOf
from akkoord.programme.accord.models import Accord, AccordRecord, ActionRecord, ParticipantRecord, ThemeRecord
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Party, PartyRecord
from akkoord.programme.parties.operations import give_mandate
from akkoord.programme.rounds.policies import theme_scope

DEMO = SystemActor("Demo-omgeving")
SINCE = date(2022, 9, 16)


class NoThemes(LookupError):
    """The accord has no theme or no party to act for."""


@dataclass(frozen=True)
class DemoRole:
    """An account to be: its address and name, and what it may do for whom."""

    mailbox: str
    name: str
    role: Role
    party: Party
    scope: str = ""


@transaction.atomic
def make_demo_roles(accord_key: str, *, as_of: AsOf) -> int:
    """Make the demo accounts that are missing and give their mandates; how many were made.

    Refusals: Accord.DoesNotExist; NoThemes.
    """
    accord = Accord.objects.get(key=accord_key)
    made = 0
    for role in demo_roles(accord, as_of):
        email = address_of(role.mailbox)
        user = User.objects.filter(email=email).first()
        if user is None:
            user = create_user(DEMO, email=email, name=role.name, is_demo_user=True)
            made += 1
        give_mandate(DEMO, user=user, party=role.party, role=role.role, valid_from=SINCE, scope=role.scope)
    return made


def address_of(mailbox: str) -> str:
    """The address of a demo account: at a domain that never exists."""
    return f"{mailbox}@example.invalid"


def demo_roles(accord: Accord, as_of: AsOf) -> tuple[DemoRole, ...]:
    """The five roles, each for a party that the accord knows."""
    monitoring = AccordRecord.objects.as_of(as_of).filter(accord=accord).select_related("monitoring_party").first()
    theme = ThemeRecord.objects.as_of(as_of).filter(theme__accord=accord).order_by("order", "letter").first()
    busiest = _busiest_owner(accord, as_of)
    leading = (monitoring.monitoring_party if monitoring else None) or busiest
    if theme is None or leading is None:
        raise NoThemes(accord.key)
    owner = busiest or leading
    chair = theme.chair or leading
    title = _title(owner, as_of)
    scope = theme_scope(accord.key, theme.theme.key)
    return (
        DemoRole("programmateam", "Programmateam", Role.PROGRAMME_TEAM, leading),
        DemoRole("monitoringspartij", "Monitoringspartij", Role.MONITORING_PARTY, leading),
        DemoRole("trekker", f"Trekker ({title})", Role.OWNER, owner),
        DemoRole("voorzitter", f"Voorzitter thematafel {theme.letter}", Role.THEME_CHAIR, chair, scope),
        DemoRole("lezer", "Lezer", Role.READER, _reader(accord, as_of, leading)),
    )


def _busiest_owner(accord: Accord, as_of: AsOf) -> Party | None:
    owners = ActionRecord.objects.as_of(as_of).filter(action__accord=accord, owner__isnull=False)
    most = owners.values_list("owner_id").annotate(actions=Count("pk")).order_by("-actions", "owner__key").first()
    return Party.objects.get(pk=most[0]) if most else None


def _title(party: Party, as_of: AsOf) -> str:
    known = PartyRecord.objects.as_of(as_of).filter(party=party).first()
    return known.title if known else party.key


def _reader(accord: Accord, as_of: AsOf, other_than: Party) -> Party:
    participants = ParticipantRecord.objects.as_of(as_of).filter(participant__accord=accord)
    first = participants.exclude(party=other_than).order_by("party__key").select_related("party").first()
    return first.party if first else other_than
