# SPDX-License-Identifier: EUPL-1.2
"""Who acts: a person, or the installation itself."""

from dataclasses import dataclass
from typing import TypeAlias

from akkoord.foundation.accounts.models import User


@dataclass(frozen=True, slots=True)
class SystemActor:
    """The installation itself: a command on the server or the worker. A request never acts as this."""

    label: str


SYSTEM = SystemActor("Systeem")

Actor: TypeAlias = User | SystemActor


def actor_id(actor: Actor) -> int | None:
    """The account's id, or None for the installation itself.

    Refusals: TypeError for anybody else, such as Django's AnonymousUser.
    """
    if isinstance(actor, SystemActor):
        return None
    if isinstance(actor, User):
        return actor.pk
    raise TypeError(f"{actor!r} cannot act: sign in first")


def actor_label(actor: Actor) -> str:
    """The name under which an act is written down for good."""
    return actor.label if isinstance(actor, SystemActor) else actor.name
