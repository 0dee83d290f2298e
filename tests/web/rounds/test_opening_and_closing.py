# SPDX-License-Identifier: EUPL-1.2
"""Opening and closing a round, correcting, and publishing an edition: each says first what it will do."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.programme.rounds.models import Answer, Edition, Round
from akkoord.programme.rounds.operations import close_round, correct_answer
from akkoord.web.rounds.forms import first_choice
from tests.factories import answer_one, given
from tests.web.answering.test_own_page import typed
from tests.web.rounds.conftest import World

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


def next_round(**changed: str) -> dict[str, str]:
    due_on = timezone.localdate() + timedelta(days=14)
    return {"period": "2024Q1", "peildatum": "31 maart 2024", "due_on": due_on.isoformat(), **changed}


@pytest.fixture
def closed(world: World) -> World:
    close_round(SYSTEM, round_id=world.round.pk)
    return world


def test_the_form_proposes_the_period_after_the_last_round(closed: World, as_: SignIn) -> None:
    text = as_(closed.team).get("/proef/rondes/openen/").content.decode()
    assert 'value="2024Q1"' in text
    assert 'value="31-3-2024"' in text


def test_without_a_round_the_quarter_before_today_is_proposed() -> None:
    proposal = first_choice(None, date(2023, 11, 5))
    assert (proposal["period"], proposal["peildatum"], proposal["due_on"]) == ("2023Q3", "30-9-2023", "19-11-2023")


def test_before_opening_the_page_says_what_will_happen(closed: World, as_: SignIn) -> None:
    response = as_(closed.team).post("/proef/rondes/openen/", next_round())
    text = response.content.decode()
    assert "4 acties worden gevraagd, in 3 verzoeken." in text
    assert "2 partijen krijgen elk één verzoek" in text
    assert "1 actie heeft geen trekker." in text
    assert Round.objects.count() == 2


def test_a_confirmed_round_is_opened(closed: World, as_: SignIn) -> None:
    response = as_(closed.monitor).post("/proef/rondes/openen/", {**next_round(practice="on"), "bevestigd": "ja"})
    opened = Round.objects.get(period="2024Q1")
    assert response["Location"] == "/proef/rondes/2024Q1/"
    assert (opened.peildatum, opened.practice, opened.opened_by) == (date(2024, 3, 31), True, closed.monitor)


def test_one_can_go_back_from_the_confirmation(closed: World, as_: SignIn) -> None:
    response = as_(closed.team).post("/proef/rondes/openen/", {**next_round(), "aanpassen": "ja"})
    assert response.status_code == 200
    assert 'value="2024Q1"' in response.content.decode()
    assert Round.objects.count() == 2


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"period": "herfst"}, "is geen periode"),
        ({"period": ""}, "Vul een periode in."),
        ({"peildatum": "31 februari"}, "Dit is geen dag."),
        ({"peildatum": "1-1-2020"}, "De peildatum ligt vóór de periode."),
        ({"due_on": "1-1-2020"}, "De uiterste datum is al voorbij."),
        ({"period": "2023Q3", "peildatum": "1-6-2024"}, "Er is al een ronde voor 3e kwartaal 2023."),
    ],
)
def test_what_is_wrong_is_told_before_confirming_with_the_input_kept(
    closed: World, as_: SignIn, changed: dict[str, str], told: str
) -> None:
    data = next_round(**changed)
    response = as_(closed.team).post("/proef/rondes/openen/", data)
    assert response.status_code == 422
    assert told in response.content.decode()
    assert f'value="{data["due_on"]}"' in response.content.decode()


def test_a_second_round_is_refused_while_one_is_open(world: World, as_: SignIn) -> None:
    response = as_(world.team).post("/proef/rondes/openen/", {**next_round(), "bevestigd": "ja"})
    assert response.status_code == 422
    assert "De ronde 4e kwartaal 2023 is nog open." in response.content.decode()


def test_only_those_who_run_rounds_open_and_close_them(world: World, as_: SignIn) -> None:
    for user in (world.owner, world.chair, world.reader):
        for url in ("/proef/rondes/openen/", world.url("sluiten/"), world.last_url("editie-vaststellen/")):
            assert as_(user).get(url).status_code == 403
            assert as_(user).post(url, {**next_round(), "bevestigd": "ja", "reason": "x"}).status_code == 403
    assert Round.objects.get(pk=world.round.pk).is_open


def test_before_closing_the_page_says_what_is_missing(world: World, as_: SignIn) -> None:
    answer_one(world.round, "kader", actor=world.owner)
    text = as_(world.team).get(world.url("sluiten/")).content.decode()
    assert "3 van de 4 vragen zijn niet beantwoord." in text
    assert "3 acties zonder antwoord krijgen de status ‘onbekend’." in text
    assert "1 antwoord is nog niet nagekeken." in text


def test_closing_asks_to_be_confirmed(world: World, as_: SignIn) -> None:
    browser = as_(world.monitor)
    assert browser.post(world.url("sluiten/")).status_code == 200
    assert Round.objects.get(pk=world.round.pk).is_open
    response = browser.post(world.url("sluiten/"), {"bevestigd": "ja"}, follow=True)
    assert "Editie 1 is vastgesteld: 0 van de 4 vragen beantwoord." in response.content.decode()
    assert not Round.objects.get(pk=world.round.pk).is_open


def test_closing_twice_says_that_it_was_closed(closed: World, as_: SignIn) -> None:
    for response in (
        as_(closed.team).get(closed.url("sluiten/"), follow=True),
        as_(closed.team).post(closed.url("sluiten/"), {"bevestigd": "ja"}, follow=True),
    ):
        assert "Deze ronde was al gesloten." in response.content.decode()
    assert Edition.objects.filter(round=closed.round).count() == 1


def correction(world: World, **fields: str) -> dict[str, str]:
    number = world.question("kader", world.last).pk
    text = {
        "status": "niet-gestart",
        "explanation": "Toch niet.",
        "forecast": "",
        "version": "1",
        "rows": "0",
        "nothing_needed": "on",
        **fields,
    }
    return {**{f"{name}-{number}": value for name, value in text.items()}, "doen": f"indienen:{number}"}


def correct_url(world: World, action: str = "kader") -> str:
    return world.last_url(f"correctie/{world.question(action, world.last).pk}/")


def test_an_owner_corrects_with_a_reason_and_the_team_publishes(world: World, as_: SignIn) -> None:
    response = as_(world.owner).post(correct_url(world), {**correction(world), "reason": "Vergissing."}, follow=True)
    assert "Uw correctie is bewaard." in response.content.decode()
    team = as_(world.team)
    text = team.get(world.last_url("editie-vaststellen/")).content.decode()
    assert "1 correctie wacht op editie 2." in text
    assert "Vergissing." in text
    assert "niet-gestart" in text
    response = team.post(world.last_url("editie-vaststellen/"), {"reason": "Nagekomen."})
    assert response["Location"] == world.last_url("edities/2/")
    assert Edition.objects.get(round=world.last, number=2).changes[0]["action"] == "kader"


def test_the_correction_shows_the_answer_that_stands(world: World, as_: SignIn) -> None:
    text = as_(world.monitor).get(correct_url(world)).content.decode()
    assert "Editie 1 blijft zoals ze is." in text
    assert "Dit staat er nu." in text


def test_a_correction_without_a_reason_keeps_what_was_typed(world: World, as_: SignIn) -> None:
    response = as_(world.owner).post(correct_url(world), {**correction(world, explanation="Bewaar dit"), "reason": " "})
    assert response.status_code == 422
    assert "Geef een reden." in response.content.decode()
    assert "Bewaar dit" in response.content.decode()
    assert not Answer.objects.filter(correction=True).exists()


def test_a_faulty_correction_keeps_the_reason_too(world: World, as_: SignIn) -> None:
    response = as_(world.owner).post(correct_url(world), {**correction(world, explanation=""), "reason": "Hierom"})
    assert response.status_code == 422
    assert "Geef een toelichting bij deze status." in response.content.decode()
    assert "Hierom" in response.content.decode()


def test_two_corrections_at_once_are_laid_side_by_side(world: World, as_: SignIn) -> None:
    first = given(world.question("kader", world.last), "afgerond", explanation="De eerste")
    correct_answer(world.monitor, given=first, reason="Eerst.")
    response = as_(world.owner).post(correct_url(world), {**correction(world, explanation="De tweede"), "reason": "x"})
    text = response.content.decode()
    assert response.status_code == 409
    assert "De eerste" in text
    assert "De tweede" in text


def test_only_who_was_asked_and_the_monitoring_party_correct(world: World, as_: SignIn) -> None:
    assert as_(world.other_owner).get(correct_url(world)).status_code == 404
    assert as_(world.reader).get(correct_url(world)).status_code == 404
    assert as_(world.team).get(correct_url(world)).status_code == 403
    assert as_(world.team).post(correct_url(world), {**correction(world), "reason": "x"}).status_code == 403
    assert as_(world.owner).get(world.last_url("correctie/999999/")).status_code == 404


def test_correcting_in_an_open_round_leads_to_the_answer_page(world: World, as_: SignIn) -> None:
    url = world.url(f"correctie/{world.question('kader').pk}/")
    assert as_(world.owner).get(url)["Location"] == f"/mijn-vragen/#kaart-{world.question('kader').pk}"


def test_publishing_without_corrections_or_reason_publishes_nothing(world: World, as_: SignIn) -> None:
    team, url = as_(world.team), world.last_url("editie-vaststellen/")
    assert "Er zijn geen correcties" in team.get(url).content.decode()
    assert "Er zijn geen correcties" in team.post(url, {"reason": "Zomaar."}, follow=True).content.decode()
    correct_answer(SYSTEM, given=given(world.question("kader", world.last), "afgerond"), reason="Echt.")
    response = team.post(url, {"reason": ""})
    assert response.status_code == 422
    assert "Geef een reden." in response.content.decode()
    assert Edition.objects.filter(round=world.last).count() == 1


def test_what_is_typed_stays_after_asking_another_row(world: World, as_: SignIn) -> None:
    number = world.question("kader", world.last).pk
    data = {**typed(world), **correction(world), "reason": "Reden", "doen": f"regel:{number}"}
    response = as_(world.owner).post(correct_url(world), data)
    assert response.status_code == 200
    assert "Toch niet." in response.content.decode()
    assert "Reden" in response.content.decode()
