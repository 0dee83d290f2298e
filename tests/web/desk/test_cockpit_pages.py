# SPDX-License-Identifier: EUPL-1.2
import pytest
from django.test import Client

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.programme.accord.models import Accord, Theme
from akkoord.programme.rounds.operations import close_round
from tests.factories.accords import make_accord, make_action, make_theme
from tests.factories.people import make_user
from tests.factories.planning import make_body, make_meeting, make_step
from tests.factories.rounds import answer_one, make_round
from tests.web.accord_on_screen import MOST_QUERIES, fill, reader, same_when_tripled

pytestmark = pytest.mark.django_db
PAGE = "/proef/?peildatum=2023-09-30"
LATE = "/proef/te-laat/?peildatum=2023-09-30"


@pytest.fixture
def accord() -> Accord:
    return make_accord()


@pytest.fixture
def theme(accord: Accord) -> Theme:
    return make_theme(accord)


@pytest.fixture
def client(theme: Theme) -> Client:
    return reader()


def text_of(client: Client, url: str = PAGE) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def rounds(accord: Accord, theme: Theme, *periods: str, practice: bool = False) -> None:
    make_step(theme, "Kader af", action=make_action(accord, theme), end="2023-05")
    for period, status in zip(periods, ("op-schema", "aanvullende-inzet"), strict=False):
        opened = make_round(period=period, practice=practice)
        answer_one(opened, "a-kader", status)
        close_round(SYSTEM, round_id=opened.pk)


def test_the_first_sentence_answers_what_asks_for_a_decision(client: Client, accord: Accord, theme: Theme) -> None:
    rounds(accord, theme, "2023Q2", "2023Q3")
    make_meeting(make_body(accord), "2023-12-04", title="BO van december")
    page = text_of(client)
    assert "1 actie heeft geen trekker, van 1 in totaal." in page
    assert "bij 1 actie extra inzet nodig; 0 vragen zijn niet beantwoord." in page
    assert "Van 1 stap is de laatste dag voorbij terwijl de actie nog loopt." in page
    assert "Voor BO van december staan er 0 stappen gepland." in page


def test_without_a_round_it_says_that_the_status_is_unknown(client: Client, accord: Accord, theme: Theme) -> None:
    make_action(accord, theme)
    page = text_of(client)
    assert "nog geen ronde gesloten" in page
    assert "Een verloop is er pas na twee gesloten rondes." in page


def test_before_any_action_is_known_no_number_is_shown(client: Client, accord: Accord, theme: Theme) -> None:
    page = text_of(client, "/proef/?peildatum=2020-01-01")
    assert "nog geen enkele actie bekend" in page
    assert "acties zonder trekker" not in page


def test_movement_and_trend_need_two_rounds(client: Client, accord: Accord, theme: Theme) -> None:
    rounds(accord, theme, "2023Q2", "2023Q3")
    page = text_of(client)
    assert "Sinds de ronde over 2e kwartaal 2023: 0 acties beter, 1 slechter" in page
    assert "A. a-zorg: van 0 naar 1" in page
    assert "Slechter" not in text_of(client, "/proef/?peildatum=2023-06-30")


def test_it_is_as_at_the_peildatum_and_links_keep_it(client: Client, accord: Accord, theme: Theme) -> None:
    rounds(accord, theme, "2023Q2", "2023Q3")
    page = text_of(client, "/proef/?peildatum=2023-06-30")
    assert "ronde over 2e kwartaal 2023" in page
    assert "/proef/te-laat/?uitkomst=late&amp;peildatum=2023-06-30" in page


def test_practice_rounds_are_named_on_the_page(client: Client, accord: Accord, theme: Theme) -> None:
    rounds(accord, theme, "2023Q3", practice=True)
    assert "Oefengegevens" in text_of(client)


def test_an_empty_accord_says_what_to_do(client: Client) -> None:
    page = text_of(client, "/proef/?peildatum=2020-01-01")
    assert "Op deze peildatum zijn er nog geen thema’s" in page
    assert "Na deze peildatum is geen overleg bekend" in page


def test_the_next_meeting_names_what_is_due_before_it(client: Client, accord: Accord, theme: Theme) -> None:
    make_meeting(make_body(accord), "2023-12-04", title="BO van december")
    make_step(theme, "Concept af", end="2023-11", key="concept")
    page = text_of(client)
    assert "1 stap moet ervoor klaar zijn." in page
    assert "#rij-stappen-concept" in page


def test_the_cockpit_takes_the_same_queries_however_many_rows(client: Client, accord: Accord, theme: Theme) -> None:
    rounds(accord, theme, "2023Q2", "2023Q3")
    make_meeting(make_body(accord), "2023-12-04")
    make_step(theme, end="2023-11")
    fill(accord, theme, 3)
    assert same_when_tripled(client, PAGE, lambda: fill(accord, theme, 6, first=3)) <= MOST_QUERIES


def test_what_is_late_is_listed_with_its_action_and_status(client: Client, accord: Accord, theme: Theme) -> None:
    rounds(accord, theme, "2023Q3")
    make_step(theme, "Zonder rij", end="2023-04")
    page = text_of(client, LATE)
    assert "Van 2 stappen is de laatste dag voorbij" in page
    assert "Actie a-kader" in page
    assert "rij onzeker" in page


def test_deadlines_that_passed_are_named_beside_the_steps(client: Client, accord: Accord, theme: Theme) -> None:
    make_action(accord, theme, "a-op-tijd", deadline="2024-Q1")
    make_action(accord, theme, "a-laat", deadline="2023-Q2")
    assert "Daarnaast is van 1 actie de uiterste datum voorbij" in text_of(client, LATE)


def test_the_list_can_be_narrowed(client: Client, accord: Accord, theme: Theme) -> None:
    rounds(accord, theme, "2023Q3")
    make_step(theme, "Zonder rij", end="2023-04")
    assert "Zonder rij" not in text_of(client, f"{LATE}&uitkomst=late")
    assert "Kader af" not in text_of(client, f"{LATE}&uitkomst=unknown")
    assert "Niets gevonden" in text_of(client, f"{LATE}&thema=b-regio")


def test_the_list_takes_the_same_queries_however_many_rows(client: Client, accord: Accord, theme: Theme) -> None:
    fill(accord, theme, 3)
    assert same_when_tripled(client, LATE, lambda: fill(accord, theme, 60, first=3)) <= MOST_QUERIES


@pytest.mark.parametrize("page", ["", "te-laat/"])
def test_strangers_are_refused_and_unknown_accords_not_found(client: Client, page: str) -> None:
    assert client.get(f"/niets/{page}").status_code == 404
    client.force_login(make_user())
    assert client.get(f"/proef/{page}").status_code == 403
