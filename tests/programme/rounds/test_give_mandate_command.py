# SPDX-License-Identifier: EUPL-1.2
"""Letting people in from the server."""

import io
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from akkoord.foundation.accounts.models import User
from akkoord.foundation.journal.models import Entry
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Mandate
from akkoord.programme.rounds.management.commands import give_mandate
from tests.factories import make_accord, make_party, make_theme

pytestmark = pytest.mark.django_db
PASSWORD = "een lang wachtwoord 1"
ADDRESS = "trekker@voorbeeld.nl"


@pytest.fixture(autouse=True)
def _typed(monkeypatch: pytest.MonkeyPatch) -> None:
    make_party("vws", "VWS")
    monkeypatch.setattr("sys.stdin", io.StringIO(PASSWORD + "\n"))


def give(*options: str, email: str = ADDRESS, party: str = "vws", role: str = "trekker") -> str:
    told = io.StringIO()
    call_command("give_mandate", email, "--party", party, "--role", role, *options, stdout=told)
    return told.getvalue().strip()


def test_a_new_address_gets_an_account_that_can_sign_in_and_a_mandate() -> None:
    told = give("--name", "Trekker VWS", "--from", "2026-01-31")
    assert told == f"{ADDRESS} is vanaf 31 januari 2026 trekker voor vws."
    user = User.objects.get(email=ADDRESS)
    assert (user.name, user.check_password(PASSWORD)) == ("Trekker VWS", True)
    mandate = Mandate.objects.get(user=user)
    assert (mandate.role, mandate.party.key, mandate.scope) == (Role.OWNER, "vws", "")
    assert mandate.valid_from == date(2026, 1, 31)
    assert Entry.objects.filter(verb="mandate_given").count() == 1


def test_somebody_with_an_account_keeps_it_and_its_password() -> None:
    give()
    give(email=ADDRESS.upper(), role="lezer")
    assert User.objects.count() == 1
    assert set(Mandate.objects.values_list("role", flat=True)) == {Role.OWNER, Role.READER}
    assert set(Mandate.objects.values_list("valid_from", flat=True)) == {timezone.localdate()}


def test_a_chair_may_be_of_one_theme() -> None:
    make_theme(make_accord("proef"), "a-zorg")
    assert give("--theme", "proef/a-zorg", role="voorzitter").endswith("op proef/a-zorg.")
    assert Mandate.objects.get().scope == "theme:proef/a-zorg"


@pytest.mark.parametrize(
    ("options", "changed", "told"),
    [
        ((), {"party": "niemand"}, "geen partij “niemand”"),
        (("--theme", "proef/x"), {}, "geen thema “proef/x”"),
        (("--from", "31-2-2026"), {}, "geen datum"),
        ((), {"email": "geen adres"}, "geen e-mailadres"),
    ],
)
def test_what_is_not_known_is_refused_and_nothing_is_made(
    options: tuple[str, ...], changed: dict[str, str], told: str
) -> None:
    with pytest.raises(CommandError, match=told):
        give(*options, **changed)
    assert not User.objects.exists()
    assert not Mandate.objects.exists()


def test_a_weak_password_opens_no_account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("kort\n"))
    with pytest.raises(CommandError):
        give()
    assert not User.objects.exists()


def test_a_password_is_typed_twice_at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    typed = iter([PASSWORD, "anders"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr(give_mandate, "getpass", lambda _question: next(typed))
    with pytest.raises(CommandError, match="niet gelijk"):
        give()
    assert not User.objects.exists()
