# SPDX-License-Identifier: EUPL-1.2
"""People and their mandates."""

from datetime import date
from itertools import count

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.foundation.accounts.operations import create_user
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Mandate, Party
from tests.factories.parties import make_party

_numbers = count(1)


def make_user(name: str = "") -> User:
    """Somebody who can do nothing yet."""
    number = next(_numbers)
    return create_user(SYSTEM, email=f"persoon{number}@example.invalid", name=name or f"Persoon {number}")


def give_mandate(role: Role, party: Party | None = None, *, scope: str = "", user: User | None = None) -> User:
    """Somebody who acts for a party in a role."""
    user = user or make_user(str(role.label))
    Mandate.objects.create(
        user=user, party=party or make_party("partij"), role=role, scope=scope, valid_from=date(2020, 1, 1)
    )
    return user
