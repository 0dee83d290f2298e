# SPDX-License-Identifier: EUPL-1.2
"""Opening and closing accounts, and passwords."""

import pytest
from django.contrib.auth import authenticate, get_user
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from django.test import Client, RequestFactory

from akkoord.foundation.accounts.actors import SYSTEM, actor_id
from akkoord.foundation.accounts.errors import (
    AccountRefusal,
    DemoAddressFixed,
    EmailInvalid,
    EmailTaken,
    NameMissing,
    PasswordTooWeak,
    ReasonMissing,
)
from akkoord.foundation.accounts.models import User
from akkoord.foundation.accounts.operations import change_email, create_user, deactivate_user, set_password
from akkoord.foundation.accounts.overviews import demo_users, describe_users
from akkoord.foundation.journal.models import Entry
from akkoord.kernel.verdict import Refused

pytestmark = pytest.mark.django_db
PASSWORD = "blauwe fiets op zolder"


def make_user(email: str = "trekker@voorbeeld.nl", **changes: object) -> User:
    return create_user(SYSTEM, **{"email": email, "name": "Trekker", "password": PASSWORD, **changes})


def test_a_new_account_can_sign_in_with_its_address_in_any_case() -> None:
    user = make_user("Trekker@Voorbeeld.nl")
    assert user.email == "trekker@voorbeeld.nl"
    assert authenticate(username="TREKKER@voorbeeld.NL", password=PASSWORD) == user


def test_an_account_without_a_password_cannot_sign_in_by_password() -> None:
    assert not make_user(password=None).has_usable_password()


def test_a_demo_account_never_gets_a_password() -> None:
    assert not make_user(is_demo_user=True).has_usable_password()


def test_a_second_account_with_the_same_address_in_another_case_is_refused() -> None:
    make_user()
    with pytest.raises(EmailTaken, match=r"trekker@voorbeeld\.nl"):
        make_user("TREKKER@voorbeeld.nl")


def test_the_database_refuses_the_same_address_in_another_case() -> None:
    make_user()
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="Trekker@voorbeeld.nl", name="Ander")


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"email": "geen adres"}, EmailInvalid),
        ({"email": "a@b.nl\nBcc: c@d.nl"}, EmailInvalid),
        ({"name": "  "}, NameMissing),
        ({"password": "kort"}, PasswordTooWeak),
    ],
)
def test_an_account_that_is_not_right_is_refused_with_a_sentence(
    changes: dict[str, str], refusal: type[AccountRefusal]
) -> None:
    with pytest.raises(refusal) as caught:
        make_user(**changes)
    assert caught.value.message
    assert not User.objects.exists()


def test_only_an_administrator_opens_and_closes_accounts() -> None:
    user = make_user()
    with pytest.raises(Refused, match="beheerder"):
        create_user(user, email="ander@voorbeeld.nl", name="Ander")
    with pytest.raises(Refused, match="beheerder"):
        deactivate_user(user, user=user)
    user.is_staff = True
    assert create_user(user, email="ander@voorbeeld.nl", name="Ander").name == "Ander"


def test_a_closed_account_is_signed_out_at_once(client: Client) -> None:
    user = make_user()
    client.force_login(user)
    request = RequestFactory().get("/")
    request.session = client.session
    assert get_user(request) == user

    deactivate_user(SYSTEM, user=user, reason="Uit dienst")

    assert isinstance(get_user(request), AnonymousUser)
    assert authenticate(username=user.email, password=PASSWORD) is None


def test_closing_an_account_twice_is_written_down_once() -> None:
    user = make_user()
    deactivate_user(SYSTEM, user=user, reason="Uit dienst")
    deactivate_user(SYSTEM, user=user)
    assert [line.reason for line in Entry.objects.filter(verb="user_deactivated")] == ["Uit dienst"]


def test_people_set_their_own_password_and_nobody_elses() -> None:
    user, other = make_user(), make_user("ander@voorbeeld.nl")
    set_password(user, user=user, password="rode trein om half acht")
    assert authenticate(username=user.email, password="rode trein om half acht") == user
    with pytest.raises(Refused):
        set_password(user, user=other, password="rode trein om half acht")


def test_a_demo_account_cannot_be_given_a_password_even_by_an_administrator() -> None:
    with pytest.raises(Refused, match="demo-account"):
        set_password(SYSTEM, user=make_user(is_demo_user=True), password=PASSWORD)


def test_a_weak_password_is_refused_and_the_old_one_stays() -> None:
    user = make_user()
    with pytest.raises(PasswordTooWeak) as caught:
        set_password(user, user=user, password="kort")
    assert caught.value.reasons
    assert authenticate(username=user.email, password=PASSWORD) == user


def test_what_happens_to_an_account_is_in_the_journal_without_its_secrets() -> None:
    user = make_user()
    set_password(user, user=user, password="rode trein om half acht")
    deactivate_user(SYSTEM, user=user, reason="Uit dienst")

    lines = list(Entry.objects.order_by("id"))

    assert [(line.verb, line.actor_label) for line in lines] == [
        ("user_created", "Systeem"),
        ("password_set", "Trekker"),
        ("user_deactivated", "Systeem"),
    ]
    assert {line.subject for line in lines} == {f"user:{user.pk}"}
    written = " ".join(str(line.changes) + line.reason for line in lines)
    assert "voorbeeld.nl" not in written
    assert "trein" not in written


def test_a_demo_account_can_never_be_staff() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="demo@voorbeeld.nl", name="Demo", is_demo_user=True, is_staff=True)


def test_two_accounts_may_lack_an_external_identity_but_not_share_one() -> None:
    make_user("een@voorbeeld.nl")
    make_user("twee@voorbeeld.nl")
    make_user("drie@voorbeeld.nl", external_id="oidc|1")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_user("vier@voorbeeld.nl", external_id="oidc|1")


def test_only_active_demo_accounts_get_a_button() -> None:
    shown = make_user("demo@voorbeeld.nl", is_demo_user=True)
    make_user()
    deactivate_user(SYSTEM, user=make_user("weg@voorbeeld.nl", is_demo_user=True))
    assert demo_users() == (shown,)


def test_an_account_as_a_subject_shows_its_name_and_not_its_address() -> None:
    user = make_user()
    described = describe_users([str(user.pk), "999999", "geen-nummer"])
    assert [info.title for info in described.values()] == ["Trekker"]


def test_somebody_who_did_not_sign_in_cannot_act() -> None:
    with pytest.raises(TypeError):
        actor_id(AnonymousUser())  # type: ignore[arg-type]


def test_the_first_administrator_of_an_installation_may_use_the_administration() -> None:
    staff = User.objects.create_superuser(email="Beheer@voorbeeld.nl", name="Beheer", password=PASSWORD)
    assert staff.has_perm("accord.change_theme")
    assert staff.has_module_perms("accord")
    assert not make_user().has_perm("accord.change_theme")


def test_whoever_gets_another_address_signs_in_with_that_and_not_with_the_old_one() -> None:
    user = make_user()
    changed = change_email(SYSTEM, user=user, email=" Nieuw@Voorbeeld.nl", reason="ander domein")
    assert changed.email == "nieuw@voorbeeld.nl"
    assert authenticate(username="nieuw@voorbeeld.nl", password=PASSWORD) == user
    assert authenticate(username="trekker@voorbeeld.nl", password=PASSWORD) is None


def test_the_journal_says_why_an_address_changed_and_neither_address() -> None:
    user = make_user()
    change_email(SYSTEM, user=user, email="nieuw@voorbeeld.nl", reason="  ander domein ")
    line = Entry.objects.get(verb="email_changed")
    assert (line.subject, line.reason) == (f"user:{user.pk}", "ander domein")
    assert "voorbeeld" not in f"{line.changes} {line.reason} {line.actor_label}"


def test_the_same_address_again_changes_nothing_and_is_not_written_down() -> None:
    change_email(SYSTEM, user=make_user(), email="TREKKER@voorbeeld.nl", reason="vergissing")
    assert not Entry.objects.filter(verb="email_changed").exists()


@pytest.mark.parametrize(
    ("email", "reason", "refusal"),
    [
        ("geen adres", "ander domein", EmailInvalid),
        ("ander@voorbeeld.nl", "ander domein", EmailTaken),
        ("nieuw@voorbeeld.nl", " ", ReasonMissing),
    ],
)
def test_an_address_that_is_not_right_is_refused_and_the_old_one_stays(
    email: str, reason: str, refusal: type[AccountRefusal]
) -> None:
    user = make_user()
    make_user("ander@voorbeeld.nl")
    with pytest.raises(refusal):
        change_email(SYSTEM, user=user, email=email, reason=reason)
    user.refresh_from_db()
    assert user.email == "trekker@voorbeeld.nl"


def test_only_an_administrator_changes_an_address() -> None:
    user = make_user()
    with pytest.raises(Refused):
        change_email(user, user=user, email="nieuw@voorbeeld.nl", reason="ander domein")


def test_the_address_of_a_demo_account_stays() -> None:
    user = make_user(is_demo_user=True)
    with pytest.raises(DemoAddressFixed):
        change_email(SYSTEM, user=user, email="nieuw@voorbeeld.nl", reason="ander domein")
