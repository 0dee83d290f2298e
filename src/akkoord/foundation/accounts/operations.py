# SPDX-License-Identifier: EUPL-1.2
"""Acts on accounts. Each announces itself; the journal listens."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from akkoord.foundation.accounts.actors import Actor, actor_id, actor_label
from akkoord.foundation.accounts.choices import Language
from akkoord.foundation.accounts.errors import (
    DemoAddressFixed,
    EmailInvalid,
    EmailTaken,
    NameMissing,
    PasswordTooWeak,
    ReasonMissing,
)
from akkoord.foundation.accounts.events import EmailChanged, PasswordSet, UserCreated, UserDeactivated
from akkoord.foundation.accounts.models import User
from akkoord.foundation.accounts.policies import may_manage_accounts, may_set_password
from akkoord.foundation.accounts.rules import normalised_email
from akkoord.foundation.events.bus import publish


@transaction.atomic
def create_user(
    actor: Actor,
    *,
    email: str,
    name: str,
    password: str | None = None,
    language: Language = Language.DUTCH,
    is_demo_user: bool = False,
    external_id: str | None = None,
) -> User:
    """Open an account.

    Who: an administrator or a command on the server.
    In: without a password the account cannot sign in by password (a demo account, or one of an identity provider).
    Effect: the account is there; UserCreated is announced.
    Refusals: Refused, EmailInvalid, EmailTaken, NameMissing, PasswordTooWeak.
    """
    may_manage_accounts(actor).require()
    if not name.strip():
        raise NameMissing
    user = User(
        email=_checked_email(email),
        name=name.strip(),
        language=language,
        is_demo_user=is_demo_user,
        external_id=external_id,
    )
    if password is None or is_demo_user:
        user.set_unusable_password()
    else:
        _check_password(password, user)
        user.set_password(password)
    try:
        with transaction.atomic():
            user.save(force_insert=True)
    except IntegrityError as error:
        if User.objects.filter(email=user.email).exists():
            raise EmailTaken(user.email) from error
        raise
    publish(
        UserCreated(
            user_id=user.pk, actor_id=actor_id(actor), actor_label=actor_label(actor), is_demo_user=is_demo_user
        )
    )
    return user


@transaction.atomic
def deactivate_user(actor: Actor, *, user: User, reason: str = "") -> User:
    """Close an account: its owner is signed out at the next request and cannot come back.

    Who: an administrator or a command on the server. Nothing happens when it was closed already.
    Effect: `is_active` is False; what the person did stays under their name; UserDeactivated is announced.
    Refusals: Refused.
    """
    may_manage_accounts(actor).require()
    locked = User.objects.select_for_update().get(pk=user.pk)
    if locked.is_active:
        locked.is_active = False
        locked.save(update_fields=["is_active"])
        publish(
            UserDeactivated(user_id=locked.pk, actor_id=actor_id(actor), actor_label=actor_label(actor), reason=reason)
        )
    return locked


@transaction.atomic
def change_email(actor: Actor, *, user: User, email: str, reason: str) -> User:
    """Give an account another address, when the one that is known is wrong or does not exist any more.

    Who: an administrator or a command on the server. In: the new address; why. Nothing happens when it is the same.
    Effect: the person signs in with the new address and is mailed there; name, mandates and what they did stay.
    EmailChanged is announced, without either address, since the journal keeps no addresses.
    Refusals: Refused, EmailInvalid, EmailTaken, ReasonMissing; DemoAddressFixed for an account of the demo.
    """
    may_manage_accounts(actor).require()
    if not reason.strip():
        raise ReasonMissing
    locked = User.objects.select_for_update().get(pk=user.pk)
    if locked.is_demo_user:
        raise DemoAddressFixed
    address = _checked_email(email)
    if address == locked.email:
        return locked
    locked.email = address
    try:
        with transaction.atomic():
            locked.save(update_fields=["email"])
    except IntegrityError as error:
        raise EmailTaken(address) from error
    publish(
        EmailChanged(user_id=locked.pk, actor_id=actor_id(actor), actor_label=actor_label(actor), reason=reason.strip())
    )
    return locked


@transaction.atomic
def set_password(actor: Actor, *, user: User, password: str) -> User:
    """Give an account another password, which ends its other sessions.

    Who: the person, or an administrator. Effect: the password is stored as a hash; PasswordSet is announced.
    Refusals: Refused, PasswordTooWeak.
    """
    may_set_password(actor, user).require()
    locked = User.objects.select_for_update().get(pk=user.pk)
    _check_password(password, locked)
    locked.set_password(password)
    locked.save(update_fields=["password"])
    publish(PasswordSet(user_id=locked.pk, actor_id=actor_id(actor), actor_label=actor_label(actor)))
    return locked


def _checked_email(text: str) -> str:
    email = normalised_email(text)
    try:
        validate_email(email)
    except ValidationError as error:
        raise EmailInvalid(text.strip()) from error
    return email


def _check_password(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise PasswordTooWeak(error.messages) from error
