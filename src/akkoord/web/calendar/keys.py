# SPDX-License-Identifier: EUPL-1.2
"""The personal key in the address of a calendar feed: calendars cannot sign in.

A key names an account and holds a mark of its password: whoever changes the password, or is made inactive, closes all
feeds that were handed out. A key opens the calendars of the accords that the account may read, and nothing else.
"""

from django.core import signing

from akkoord.foundation.accounts.models import User

SALT = "akkoord.calendar.feed"


def key_of(user: User) -> str:
    """The key of an account; the same until its password changes."""
    return signing.Signer(salt=SALT).sign_object({"account": user.pk, "mark": _mark(user)})


def owner_of(key: str) -> User | None:
    """The account of a key; None for a changed key, an older password, or nobody active. One query."""
    try:
        found = signing.Signer(salt=SALT).unsign_object(key)
        user = User.objects.filter(pk=found["account"], is_active=True).first()
        return user if user is not None and found["mark"] == _mark(user) else None
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        return None


def _mark(user: User) -> str:
    return user.get_session_auth_hash()[:20]
