# SPDX-License-Identifier: EUPL-1.2
"""Handing on, on the page: by a link or signed in, confirmed first, and with what was typed still there."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core import signing
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.programme.accord.choices import TransferState
from akkoord.programme.accord.models import ActionRecord, Transfer
from akkoord.programme.accord.operations import accept_transfer, ask_transfer
from akkoord.programme.invitations.models import PersonalLink
from akkoord.programme.invitations.operations import issue_link, revoke_link
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Mandate, Party
from akkoord.programme.rounds.models import Round
from akkoord.programme.rounds.operations import close_round, delegate_action
from akkoord.web.frame.visitor import COOKIE, COOKIE_SALT
from tests.factories import give_mandate, make_user
from tests.web.rounds.conftest import World, make_world

pytestmark = pytest.mark.django_db
RECEIVED = "/mijn-vragen/overdrachten/"


@pytest.fixture
def world() -> World:
    return make_world()


def url(world: World, page: str, action: str = "kader") -> str:
    return f"/mijn-vragen/actie/{world.question(action).pk}/{page}/"


def browser_of(user: User) -> Client:
    browser = Client()
    browser.force_login(user)
    return browser


def browser_by_link(world: World, person: User) -> Client:
    """A browser in which the personal link of somebody was opened."""
    issue_link(SYSTEM, person=person, round_ids=[world.round.pk])
    browser = Client()
    browser.cookies[COOKIE] = signing.get_cookie_signer(salt=COOKIE + COOKIE_SALT).sign(
        str(PersonalLink.objects.get().pk)
    )
    return browser


def text(response: Any, status: int = 200) -> str:
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def later(days: int = 30) -> date:
    return timezone.localdate() + timedelta(days=days)


def colleague(**rest: str) -> dict[str, str]:
    return {"email": "bert@voorbeeld.nl", "name": "Bert", "until": later().isoformat(), "reason": ""} | rest


def ask(world: World, to: str = "nza", action: str = "kader") -> Transfer:
    number = world.question(action).action_id
    party = Party.objects.get(key=to).pk
    return ask_transfer(world.owner, action_id=number, to_party_id=party, reason="Hoort bij het tarief.")


def test_a_colleague_is_asked_after_a_confirmation(world: World) -> None:
    browser, page = browser_of(world.owner), url(world, "collega")
    assert "Een collega laten antwoorden" in text(browser.get(page))
    asked = text(browser.post(page, colleague()))
    assert "Mag Bert (bert@voorbeeld.nl) de actie “Actie kader” beantwoorden tot en met" in asked
    assert "ziet niets anders van het akkoord" in asked
    assert not Mandate.objects.filter(role=Role.DEPUTY).exists()
    done = text(browser.post(page, colleague(bevestigd="ja"), follow=True))
    assert "Bert kan deze actie beantwoorden tot en met" in done
    assert "Bert (bert@voorbeeld.nl), tot en met" in done
    mandate = Mandate.objects.get(role=Role.DEPUTY)
    assert "niet meer beantwoorden" in text(browser.post(page, {"intrekken": mandate.pk}, follow=True))
    assert not Mandate.objects.filter(role=Role.DEPUTY).exists()


def test_what_was_typed_can_be_changed_after_the_question(world: World) -> None:
    again = text(browser_of(world.owner).post(url(world, "collega"), colleague(aanpassen="ja", reason="Verlof.")))
    assert "bert@voorbeeld.nl" in again
    assert "Verlof." in again


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"email": "geen adres"}, "is geen e-mailadres"),
        ({"email": ""}, "Vul het e-mailadres van uw collega in."),
        ({"name": ""}, "Vul de naam van uw collega in."),
        ({"until": "1-1-2020"}, "Kies een dag van vandaag tot en met"),
        ({"until": "morgen"}, "Dit is geen dag."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(world: World, wrong: dict[str, str], told: str) -> None:
    sent = colleague(bevestigd="ja", reason="Op reis tot maart.") | wrong
    page = text(browser_of(world.owner).post(url(world, "collega"), sent), 422)
    assert told in page
    assert "Op reis tot maart." in page


def test_a_withdrawal_of_what_is_not_there_says_so(world: World) -> None:
    browser, page = browser_of(world.owner), url(world, "collega")
    for number in ("0", "x", str(Mandate.objects.get(user=world.reader).pk)):
        assert "beantwoordt de actie niet" in text(browser.post(page, {"intrekken": number}, follow=True))


def test_by_a_personal_link_the_same_and_it_says_whose_page_it_is(world: World) -> None:
    browser = browser_by_link(world, world.owner)
    response = browser.get(url(world, "collega"))
    assert f"Dit is de persoonlijke pagina van {world.owner.name}." in text(response)
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert response.headers["Cache-Control"] == "no-store"
    assert browser.post(url(world, "collega"), colleague(bevestigd="ja")).status_code == 302
    assert Mandate.objects.filter(role=Role.DEPUTY).exists()
    assert browser.get("/proef/overdrachten/").status_code == 302
    assert "persoonlijke pagina" in text(browser.get(RECEIVED))
    revoke_link(world.monitor, link_id=PersonalLink.objects.get().pk)
    assert "Deze link werkt niet" in text(browser.get(url(world, "collega")), 410)


def test_strangers_find_nothing(world: World) -> None:
    for page in ("collega", "overdragen"):
        for person in (world.other_owner, world.reader, world.team, make_user()):
            text(browser_of(person).get(url(world, page)), 404)
        assert "/aanmelden?next=/mijn-vragen/" in text(Client().get(url(world, page)), 403)
    text(browser_of(world.owner).get("/mijn-vragen/actie/0/collega/"), 404)


def test_a_colleague_hands_nothing_on(world: World) -> None:
    question = world.question("kader")
    mandate = delegate_action(world.owner, question_id=question.pk, email="b@voorbeeld.nl", name="B", until=later())
    for page in ("collega", "overdragen"):
        text(browser_of(mandate.user).get(url(world, page)), 403)
    deputy = give_mandate(Role.DEPUTY, Party.objects.get(key="zin"))
    text(browser_of(deputy).get(url(world, "collega")))
    text(browser_of(deputy).get(url(world, "overdragen")), 403)


def test_after_the_round_the_page_says_that_it_is_closed(world: World) -> None:
    page, browser = url(world, "collega"), browser_of(world.owner)
    close_round(SYSTEM, round_id=world.round.pk)
    assert "Deze ronde is gesloten" in text(browser.get(page))
    text(browser.post(page, colleague(bevestigd="ja")), 409)


def test_practice_is_marked(world: World) -> None:
    Round.objects.filter(pk=world.round.pk).update(practice=True)
    for page in ("collega", "overdragen"):
        assert "verzonnen om mee te oefenen" in text(browser_of(world.owner).get(url(world, page)))


def test_another_party_is_asked_after_a_confirmation_and_the_request_can_be_withdrawn(world: World) -> None:
    browser, page = browser_of(world.owner), url(world, "overdragen")
    sent = {"party": Party.objects.get(key="nza").pk, "reason": "Hoort bij het tarief."}
    asked = text(browser.post(page, sent))
    assert "Wilt u NZa vragen om de actie “Actie kader” over te nemen?" in asked
    assert not Transfer.objects.exists()
    done = text(browser.post(page, sent | {"bevestigd": "ja"}, follow=True))
    assert "Uw verzoek wacht op antwoord" in done
    assert "Hoort bij het tarief." in done
    late = text(browser.post(page, {"party": sent["party"], "reason": "Nog een reden.", "bevestigd": "ja"}), 422)
    assert "Nog een reden." in late
    assert "Uw verzoek is ingetrokken." in text(browser.post(page, {"intrekken": "ja"}, follow=True))
    assert "bestaat niet" in text(browser.post(page, {"intrekken": "ja"}, follow=True))


@pytest.mark.parametrize(
    ("wrong", "told"),
    [({"party": ""}, "Kies een partij."), ({"party": "0"}, "doet niet mee"), ({"reason": " "}, "Vul een reden in.")],
)
def test_a_transfer_needs_a_party_and_a_reason(world: World, wrong: dict[str, str], told: str) -> None:
    sent = {"party": str(Party.objects.get(key="nza").pk), "reason": "Hoort daar.", "bevestigd": "ja"} | wrong
    assert told in text(browser_of(world.owner).post(url(world, "overdragen"), sent), 422)


def answer(transfer: Transfer, act: str, **rest: str) -> dict[str, str]:
    return {"verzoek": str(transfer.pk), "doen": act, "answer": "", "holds_from": ""} | rest


def test_the_receiver_accepts_after_a_confirmation(world: World) -> None:
    asked, browser = ask(world), browser_of(world.other_owner)
    page = text(browser.get(RECEIVED))
    assert "1 verzoek wacht op uw antwoord." in page
    assert "Hoort bij het tarief." in page
    confirm = text(browser.post(RECEIVED, answer(asked, "aanvaarden", answer="Prima.")))
    assert "Wilt u de actie “Actie kader” overnemen van Zorginstituut" in confirm
    asked.refresh_from_db()
    assert asked.waits
    done = text(browser.post(RECEIVED, answer(asked, "aanvaarden", answer="Prima.", bevestigd="ja"), follow=True))
    assert "Uw partij is de nieuwe trekker van “Actie kader”." in done
    assert ActionRecord.objects.lasting().get(action=asked.action).owner == asked.to_party
    assert world.question("kader").request.party == asked.to_party


def test_declining_without_a_reason_is_refused_and_with_one_is_done(world: World) -> None:
    asked, browser = ask(world), browser_of(world.other_owner)
    assert "Vul een reden in" in text(browser.post(RECEIVED, answer(asked, "weigeren")), 422)
    done = text(browser.post(RECEIVED, answer(asked, "weigeren", answer="Geen mensen."), follow=True))
    assert "Zorginstituut blijft de trekker" in done
    sent = text(browser_of(world.owner).get(RECEIVED))
    assert "Geen mensen." in sent
    assert "geweigerd" in sent


def test_a_day_in_the_past_is_refused_and_what_was_typed_stays(world: World) -> None:
    asked, browser = ask(world), browser_of(world.other_owner)
    sent = answer(asked, "aanvaarden", answer="Vanaf vorig jaar.", holds_from="2020-01-01", bevestigd="ja")
    page = text(browser.post(RECEIVED, sent), 422)
    assert "gaat op zijn vroegst vandaag in" in page
    assert "Vanaf vorig jaar." in page


def test_who_comes_second_reads_what_was_decided_and_loses_nothing(world: World) -> None:
    asked, browser = ask(world), browser_of(world.other_owner)
    monkey = give_mandate(Role.OWNER, Party.objects.get(key="nza"))
    accept_transfer(monkey, transfer_id=asked.pk)
    page = text(browser.post(RECEIVED, answer(asked, "weigeren", answer="Liever niet.")), 409)
    assert "al beslist: het is aanvaard" in page
    assert "Liever niet." in page


def test_only_those_concerned_answer(world: World) -> None:
    asked = ask(world)
    for person in (world.reader, world.team, world.chair, make_user()):
        browser = browser_of(person)
        assert "Er zijn geen verzoeken" in text(browser.get(RECEIVED))
        text(browser.post(RECEIVED, answer(asked, "weigeren", answer="Nee.")), 404)
    text(browser_of(world.owner).post(RECEIVED, answer(asked, "weigeren", answer="Nee.")), 403)
    text(browser_of(world.other_owner).post(RECEIVED, answer(asked, "iets")), 404)
    assert Client().get(RECEIVED).status_code == 403
    asked.refresh_from_db()
    assert asked.state == TransferState.ASKED


def test_the_owner_withdraws_on_the_page_of_requests(world: World) -> None:
    asked, browser = ask(world), browser_of(world.owner)
    assert "Verzoek over “Actie kader” intrekken" in text(browser.get(RECEIVED))
    assert "Uw verzoek is ingetrokken." in text(browser.post(RECEIVED, answer(asked, "intrekken"), follow=True))


def test_the_team_sees_all_transfers_and_delegations_with_files(world: World) -> None:
    ask(world)
    number = world.question("toets").pk
    delegate_action(world.owner, question_id=number, email="b@voorbeeld.nl", name="Bert", until=later())
    browser = browser_of(world.team)
    page = text(browser.get("/proef/overdrachten/"))
    assert "1 verzoek om een actie over te nemen wacht op antwoord. 1 actie wordt door een collega beantwoord." in page
    assert "Actie kader" in page
    assert "Bert" in page
    assert "Actie kader" not in text(browser.get("/proef/overdrachten/?stand=declined&collega-sorteer=-person"))
    assert "Hoort bij het tarief." in browser.get("/proef/overdrachten/?formaat=csv").content.decode("utf-8-sig")
    assert "Bert" in browser.get("/proef/overdrachten/?collega-formaat=csv").content.decode("utf-8-sig")
    for person, status in ((world.monitor, 200), (world.owner, 403), (world.reader, 403)):
        assert browser_of(person).get("/proef/overdrachten/").status_code == status


def test_who_runs_the_round_and_the_owner_see_which_colleague_answers(world: World) -> None:
    number = world.question("toets").pk
    delegate_action(world.owner, question_id=number, email="b@voorbeeld.nl", name="Bert", until=later())
    assert "ook gevraagd: Bert (tot en met" in text(browser_of(world.team).get(world.url("voortgang/")))
    assert "Bert beantwoordt deze actie ook, tot en met" in text(browser_of(world.owner).get("/mijn-vragen/"))
    bert = User.objects.get(email="b@voorbeeld.nl")
    assert "beantwoordt deze actie ook" not in text(browser_of(bert).get("/mijn-vragen/"))


def test_the_list_of_rounds_leads_who_runs_them_to_the_transfers(world: World) -> None:
    assert "/proef/overdrachten/" in text(browser_of(world.team).get("/proef/rondes/"))
    assert "/proef/overdrachten/" not in text(browser_of(world.owner).get("/proef/rondes/"))


def queries(copies: int) -> list[int]:
    """How many queries each page takes in a world of so many times the actions; the world is gone afterwards."""
    place = transaction.savepoint()
    world = make_world(copies)
    for copy in range(copies):
        ask(world, action=f"kader-{copy}" if copy else "kader")
    counted = []
    for person, page in (
        (world.other_owner, RECEIVED),
        (world.team, "/proef/overdrachten/"),
        (world.owner, url(world, "overdragen")),
        (world.owner, url(world, "collega")),
    ):
        browser = browser_of(person)
        with CaptureQueriesContext(connection) as captured:
            text(browser.get(page))
        counted.append(len(captured))
    transaction.savepoint_rollback(place)
    return counted


def test_the_number_of_queries_does_not_grow_with_the_actions() -> None:
    assert queries(1) == queries(3)
