# SPDX-License-Identifier: EUPL-1.2
"""`akkoord change_address`: reaching somebody at another address from the command line."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.foundation.accounts.operations import create_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> User:
    return create_user(SYSTEM, email="oud@example.nl", name="Anna Jansen")


def test_the_command_changes_the_address_and_says_where_somebody_is_reached(person: User) -> None:
    said = StringIO()
    call_command("change_address", "OUD@example.nl", "nieuw@example.nl", reason="ander domein", stdout=said)
    assert said.getvalue() == "Anna Jansen is vanaf nu te bereiken op nieuw@example.nl.\n"
    assert User.objects.get().email == "nieuw@example.nl"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("wie@example.nl", "nieuw@example.nl", "Er is geen account met het adres wie@example.nl"),
        ("oud@example.nl", "geen adres", "“geen adres” is geen e-mailadres."),
    ],
)
def test_the_command_says_what_is_wrong_and_changes_nothing(person: User, old: str, new: str, says: str) -> None:
    with pytest.raises(CommandError, match=says) as refused:
        call_command("change_address", old, new, reason="ander domein")
    assert str(refused.value).endswith("Er is niets veranderd.")
    assert User.objects.get().email == "oud@example.nl"
