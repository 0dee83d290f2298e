# SPDX-License-Identifier: EUPL-1.2
"""In which capacity a person acts: roles come from mandates in force, and without one nothing is allowed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from akkoord.foundation.accounts.actors import Actor, SystemActor
from akkoord.kernel.verdict import Verdict
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Mandate

ACTION_SCOPE = "action:"


@dataclass(frozen=True)
class Held:
    """One mandate in force: the role, for which party, narrowed to `scope` (empty: everything)."""

    role: Role
    party_id: int
    party_key: str
    scope: str = ""

    @property
    def for_one_action(self) -> bool:
        """Whether the mandate is for answering one action and nothing else."""
        return self.scope.startswith(ACTION_SCOPE)

    def reaches(self, scope: str) -> bool:
        """Whether the mandate covers a subject; asking with an empty scope asks for no subject in particular."""
        return not self.scope or not scope or self.scope == scope


@dataclass(frozen=True)
class Capacity:
    """What one person may act as on one day; `everything` is the installation itself."""

    held: tuple[Held, ...] = ()
    everything: bool = False

    def has(self, *roles: Role, scope: str = "") -> bool:
        """Whether one of the roles is held for this scope."""
        return self.everything or any(one.role in roles and one.reaches(scope) for one in self.held)

    def may_act_for(self, party_id: int | None, *roles: Role, scope: str = "") -> bool:
        """Whether one of the roles is held for this party."""
        return self.everything or any(
            one.role in roles and one.party_id == party_id and one.reaches(scope) for one in self.held
        )

    def party_ids(self, *roles: Role) -> frozenset[int]:
        """The parties for which one of the roles is held."""
        return frozenset(one.party_id for one in self.held if one.role in roles)

    def scopes(self, role: Role) -> frozenset[str]:
        """The scopes within which a role is held; an empty text in it means everywhere."""
        return frozenset(one.scope for one in self.held if one.role == role)


def capacity_of(actor: Actor, on: date) -> Capacity:
    """The capacity of a person on a day, from the mandates in force (one query)."""
    if isinstance(actor, SystemActor):
        return Capacity(everything=True)
    if not actor.is_authenticated or not actor.is_active:
        return Capacity()
    mandates = Mandate.objects.of(actor).valid_on(on).values_list("role", "party_id", "party__key", "scope")
    return Capacity(held_from(mandates))


def held_from(rows: Iterable[tuple[str, int, str, str]]) -> tuple[Held, ...]:
    """Mandate rows as values."""
    return tuple(Held(Role(role), party_id, party_key, scope) for role, party_id, party_key, scope in rows)


def may_read(capacity: Capacity) -> Verdict:
    """Anybody with a mandate in force may read the accord's data; nobody else, nor who only answers one action."""
    if capacity.everything or any(not one.for_one_action for one in capacity.held):
        return Verdict.allow()
    return Verdict.refuse("U hebt geen mandaat bij een partij van dit akkoord. Vraag het programmateam om toegang.")
