# SPDX-License-Identifier: EUPL-1.2
"""What happened to an account. `actor_id` is None when the installation itself did it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UserCreated:
    """Somebody can sign in from now on."""

    user_id: int
    actor_id: int | None
    actor_label: str
    is_demo_user: bool


@dataclass(frozen=True, slots=True)
class UserDeactivated:
    """Somebody can no longer sign in."""

    user_id: int
    actor_id: int | None
    actor_label: str
    reason: str


@dataclass(frozen=True, slots=True)
class EmailChanged:
    """Somebody is reached, and signs in, at another address; neither address is in here."""

    user_id: int
    actor_id: int | None
    actor_label: str
    reason: str


@dataclass(frozen=True, slots=True)
class PasswordSet:
    """Somebody has another password; which one is nobody's business."""

    user_id: int
    actor_id: int | None
    actor_label: str
