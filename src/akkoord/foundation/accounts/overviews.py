# SPDX-License-Identifier: EUPL-1.2
"""Reads over accounts."""

from collections.abc import Sequence

from akkoord.foundation.accounts.models import User
from akkoord.foundation.subjects.registry import SubjectInfo

USER_SUBJECT = "user"


def demo_users() -> tuple[User, ...]:
    """The active demo accounts, by name: one button each on the demo's front page. One query."""
    return tuple(User.objects.filter(is_demo_user=True, is_active=True).order_by("id"))


def describe_users(keys: Sequence[str]) -> dict[str, SubjectInfo]:
    """Names of accounts by id, for the registry of subjects; never the e-mail address. One query."""
    ids = [int(key) for key in keys if key.isascii() and key.isdigit()]
    names = User.objects.filter(pk__in=ids).values_list("pk", "name")
    return {str(pk): SubjectInfo(title=name) for pk, name in names}


def person_by_id(number: int) -> User | None:
    """The account with this number, also a closed one; None when there is none. One query."""
    return User.objects.filter(pk=number).first()
