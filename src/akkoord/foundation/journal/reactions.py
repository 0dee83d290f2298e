# SPDX-License-Identifier: EUPL-1.2
"""What the journal writes down of the accounts brick, which cannot know the journal."""

from akkoord.foundation.accounts.actors import Actor, SystemActor
from akkoord.foundation.accounts.events import EmailChanged, PasswordSet, UserCreated, UserDeactivated
from akkoord.foundation.accounts.models import User
from akkoord.foundation.accounts.overviews import USER_SUBJECT
from akkoord.foundation.journal.operations import record
from akkoord.foundation.subjects.refs import SubjectRef


def on_user_created(event: UserCreated) -> None:
    """A line that an account was opened."""
    record(_actor(event), verb="user_created", subject=_user(event.user_id))


def on_user_deactivated(event: UserDeactivated) -> None:
    """A line that an account was closed, and why."""
    record(
        _actor(event),
        verb="user_deactivated",
        subject=_user(event.user_id),
        changes={"is_active": [True, False]},
        reason=event.reason,
    )


def on_email_changed(event: EmailChanged) -> None:
    """A line that an address changed, and why, without either address."""
    record(_actor(event), verb="email_changed", subject=_user(event.user_id), reason=event.reason)


def on_password_set(event: PasswordSet) -> None:
    """A line that a password changed, without anything of it."""
    record(_actor(event), verb="password_set", subject=_user(event.user_id))


def _user(user_id: int) -> SubjectRef:
    return SubjectRef(USER_SUBJECT, str(user_id))


def _actor(event: UserCreated | UserDeactivated | EmailChanged | PasswordSet) -> Actor:
    if event.actor_id is None:
        return SystemActor(event.actor_label)
    return User(pk=event.actor_id, name=event.actor_label)
