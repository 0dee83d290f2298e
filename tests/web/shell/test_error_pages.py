# SPDX-License-Identifier: EUPL-1.2
import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory
from pytest_django.fixtures import Settings

from akkoord.web.shell.errors import bad_request, not_found, server_error, too_large

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _pages_that_go_wrong(settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.web.shell.pages_for_tests"


def test_a_page_that_is_not_there_says_which_address_and_what_to_do(signed_in: Client) -> None:
    answer = signed_in.get("/proef/<niets>")
    page = answer.content.decode()
    assert answer.status_code == 404
    assert "Deze pagina is er niet" in page
    assert "/proef/&lt;niets&gt;" in page


def test_a_refusal_of_the_domain_is_a_403_with_its_reason(signed_in: Client) -> None:
    answer = signed_in.get("/proef/geweigerd")
    assert answer.status_code == 403
    assert "Alleen de trekker mag dit antwoord geven." in answer.content.decode()


def test_a_403_without_a_reason_still_helps(signed_in: Client) -> None:
    answer = signed_in.get("/proef/verboden")
    assert answer.status_code == 403
    assert "Vraag het programmateam" in answer.content.decode()


def test_what_is_too_big_is_a_413(signed_in: Client) -> None:
    answer = signed_in.get("/proef/te-groot")
    assert answer.status_code == 413
    assert "Er is niets opgeslagen" in answer.content.decode()


def test_a_413_names_the_limit_when_it_is_known(rf: RequestFactory) -> None:
    assert "groter dan 25 MB" in too_large(rf.get("/"), limit="25 MB").content.decode()


def test_a_conflict_gives_back_what_was_typed_and_shows_how_it_stands(signed_in: Client) -> None:
    answer = signed_in.get("/proef/botsing?peildatum=2023Q3")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Het programmateam was u voor." in page
    assert "Mijn &lt;b&gt;tekst&lt;/b&gt;</textarea>" in page
    assert "Partij B" in page
    assert 'href="/iza/rondes/?peildatum=2023-09-30"' in page


def test_a_breakdown_is_a_500_that_needs_no_database(
    client: Client, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    client.raise_request_exception = False
    with django_assert_num_queries(0):
        answer = client.get("/proef/kapot")
    page = answer.content.decode()
    assert answer.status_code == 500
    assert "Dit ligt niet aan u" in page
    assert "kapot" not in page


def test_an_old_form_is_told_to_go_back_with_its_text(person: object) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/aanmelden", {"email": "a@voorbeeld.nl", "password": "x"})
    assert answer.status_code == 403
    assert "Dit formulier is verlopen" in answer.content.decode()


@pytest.mark.parametrize(
    ("handler", "status"), [(bad_request, 400), (not_found, 404), (server_error, 500)], ids=["400", "404", "500"]
)
def test_an_error_before_there_is_a_user_has_the_bare_frame(handler: object, status: int, rf: RequestFactory) -> None:
    request: HttpRequest = rf.get("/x")
    answer = handler(request)  # type: ignore[operator]
    assert answer.status_code == status
    assert "<h1" in answer.content.decode()
    assert "Peildatum" not in answer.content.decode()


def test_a_confirmation_says_what_follows_and_carries_the_fields(signed_in: Client) -> None:
    page = signed_in.get("/proef/intrekken?peildatum=2023Q3").content.decode()
    assert "De trekker krijgt bericht." in page
    assert "utrecht-button--danger" in page
    assert 'href="/iza/rondes/?peildatum=2023-09-30"' in page
    answer = signed_in.post("/proef/intrekken", {"bevestigd": "ja", "reden": "vervallen"})
    assert answer.content == b"ingetrokken vervallen"


def test_a_post_without_the_confirmation_asks_first(signed_in: Client) -> None:
    assert "Wilt u deze actie intrekken?" in signed_in.post("/proef/intrekken", {}).content.decode()
