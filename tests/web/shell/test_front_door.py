# SPDX-License-Identifier: EUPL-1.2
import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from pytest_django.fixtures import Settings

from akkoord.foundation.accounts.models import User
from akkoord.web.shell.surroundings import Surroundings
from tests.web.conftest import PASSWORD

pytestmark = pytest.mark.django_db
PUBLIC = {
    "landing",
    "sign-in",
    "demo-sign-in",
    "theme",
    "language",
    "terms",
    "accessibility",
    "gallery",
    "health",
}


def test_a_stranger_is_sent_to_the_door_and_on_afterwards(client: Client, person: User) -> None:
    answer = client.get("/")
    assert answer.headers["Location"] == "/aanmelden"
    answer = client.post("/afmelden")
    assert answer.headers["Location"] == "/aanmelden?next=/afmelden"


def test_only_the_pages_named_here_are_open_to_strangers() -> None:
    def walk(patterns: list[URLPattern | URLResolver]) -> list[URLPattern]:
        found: list[URLPattern] = []
        for one in patterns:
            found += walk(one.url_patterns) if isinstance(one, URLResolver) else [one]
        return found

    shell = [one for one in walk(get_resolver("akkoord.web.shell.urls").url_patterns)]
    assert {one.name for one in shell if not getattr(one.callback, "login_required", True)} == PUBLIC


def test_the_right_password_opens_the_door_and_leads_on(client: Client, person: User) -> None:
    typed = {"email": "Trekker@voorbeeld.nl", "password": PASSWORD, "next": "/begrippen?peildatum=2023Q3"}
    answer = client.post("/aanmelden", typed)
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/begrippen?peildatum=2023Q3"
    assert client.session["_auth_user_id"] == str(person.pk)


def test_next_never_leads_to_another_site(client: Client, person: User) -> None:
    typed = {"email": person.email, "password": PASSWORD, "next": "https://elders.nl/"}
    assert client.post("/aanmelden", typed).headers["Location"] == "/"


def test_a_wrong_password_keeps_the_address_and_not_the_password(client: Client, person: User) -> None:
    answer = client.post("/aanmelden", {"email": person.email, "password": "fout-geheim"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "horen niet bij elkaar" in page
    assert f'value="{person.email}"' in page
    assert "fout-geheim" not in page


def test_after_five_failures_the_door_stays_shut_even_for_the_right_password(client: Client, person: User) -> None:
    for _attempt in range(5):
        client.post("/aanmelden", {"email": person.email, "password": "fout"})
    answer = client.post("/aanmelden", {"email": person.email, "password": PASSWORD})
    assert answer.status_code == 429
    assert "Wacht 15 minuten" in answer.content.decode()


def test_signing_out_asks_a_button_not_a_link(signed_in: Client) -> None:
    assert signed_in.get("/afmelden").status_code == 405
    assert signed_in.post("/afmelden").headers["Location"] == "/"
    assert "_auth_user_id" not in signed_in.session


def test_in_the_demo_one_click_on_a_role_is_enough(client: Client, demo_person: User, settings: Settings) -> None:
    settings.DEMO = True
    page = client.get("/").content.decode()
    assert f'name="account" value="{demo_person.pk}">Programmateam</button>' in page
    answer = client.post("/aanmelden/demo", {"account": demo_person.pk})
    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(demo_person.pk)


def test_in_the_demo_a_real_account_has_no_button_and_no_way_in(
    client: Client, person: User, settings: Settings
) -> None:
    settings.DEMO = True
    assert person.name not in client.get("/").content.decode()
    assert client.post("/aanmelden/demo", {"account": person.pk}).status_code == 403
    assert "_auth_user_id" not in client.session


def test_outside_the_demo_one_click_does_not_exist(client: Client, demo_person: User, settings: Settings) -> None:
    settings.DEMO = False
    assert client.post("/aanmelden/demo", {"account": demo_person.pk}).status_code == 404
    assert "_auth_user_id" not in client.session
    assert "Programmateam" not in client.get("/", follow=True).content.decode()


def test_a_demo_without_roles_says_what_to_do(client: Client, settings: Settings) -> None:
    settings.DEMO = True
    assert "Er zijn nog geen demorollen" in client.get("/").content.decode()


def test_whoever_is_in_goes_straight_to_the_accord(signed_in: Client, surroundings: Surroundings) -> None:
    assert signed_in.get("/").headers["Location"] == "/iza/"


def test_without_an_accord_the_front_page_opens(signed_in: Client) -> None:
    assert signed_in.get("/").status_code == 200


def test_a_stranger_outside_the_demo_sees_nothing_of_the_accord(client: Client, surroundings: Surroundings) -> None:
    page = client.get("/begrippen").content.decode()
    assert surroundings.practice_notice not in page
    assert "Integraal Zorgakkoord</span>" not in page
    assert "Ronde 3e kwartaal" not in page


def test_health_answers_a_machine(client: Client) -> None:
    answer = client.get("/gezond")
    assert (answer.status_code, answer.content) == (200, b"gezond")
