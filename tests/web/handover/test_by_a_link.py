# SPDX-License-Identifier: EUPL-1.2
"""A receiver without a password: from the link in the mail to the receipt, and nothing of anybody else."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.programme.accord.choices import TransferState
from akkoord.programme.accord.models import Transfer
from akkoord.programme.accord.operations import ask_transfer, decline_transfer, withdraw_transfer
from akkoord.programme.invitations.models import PersonalLink
from akkoord.programme.invitations.operations import issue_link, revoke_link
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Mandate, Party
from tests.factories import give_mandate
from tests.web.handover.test_handover_pages import RECEIVED, answer, ask, browser_of, text
from tests.web.rounds.conftest import World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


def token_for(person: User, *transfers: Transfer) -> str:
    return issue_link(SYSTEM, person=person, transfer_ids=[one.pk for one in transfers])


def opened(token: str) -> Client:
    """A browser in which a link was opened."""
    browser = Client()
    browser.get(f"/mijn-vragen/open/{token}/")
    return browser


def ask_back(world: World) -> Transfer:
    """The receiver asks another party to take over an action of its own: no business of this link."""
    action = world.question("tarief").action_id
    to = Party.objects.get(key="zin").pk
    return ask_transfer(world.other_owner, action_id=action, to_party_id=to, reason="Past beter bij u.")


def test_a_link_becomes_a_cookie_and_leads_to_the_request_without_its_secret(world: World) -> None:
    token, browser = token_for(world.other_owner, ask(world)), Client()
    response = browser.get(f"/mijn-vragen/open/{token}/")
    assert (response.status_code, response.headers["Location"]) == (303, RECEIVED)
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["Cache-Control"] == "no-store"
    cookie = response.cookies["akkoord-link"]
    assert token.partition(":")[0] not in cookie.value
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/mijn-vragen/", True, "Lax")
    assert "sessionid" not in response.cookies
    shown = browser.get(RECEIVED)
    assert shown.headers["Referrer-Policy"] == "same-origin"
    assert shown.headers["Cache-Control"] == "no-store"


def test_who_opens_it_reads_what_is_asked_by_whom_why_and_since_when(world: World) -> None:
    page = text(opened(token_for(world.other_owner, ask(world))).get(RECEIVED))
    assert "1 verzoek wacht op uw antwoord." in page
    for said in ("Actie kader", "Zorginstituut", world.owner.name, "Hoort bij het tarief.", "Gevraagd op"):
        assert said in page
    assert f"Dit is de persoonlijke pagina van {world.other_owner.name}." in page
    assert "Terug naar mijn vragen" not in page
    assert "/proef/" not in page


def test_accepting_without_a_password_gives_a_receipt_that_stays(world: World) -> None:
    asked = ask(world)
    browser = opened(token_for(world.other_owner, asked))
    sure = text(browser.post(RECEIVED, answer(asked, "aanvaarden", answer="Prima.")))
    assert "Wilt u de actie “Actie kader” overnemen" in sure
    done = browser.post(RECEIVED, answer(asked, "aanvaarden", answer="Prima.", bevestigd="ja"), follow=True)
    for page in (text(done), text(browser.get(done.redirect_chain[-1][0]))):
        for said in ("Uw antwoord is binnen", "NZa neemt de actie over van Zorginstituut", "Prima.", "Ontvangen"):
            assert said in page
    asked.refresh_from_db()
    assert (asked.state, asked.decided_by) == (TransferState.ACCEPTED, world.other_owner)


def test_declining_without_a_password_gives_a_receipt(world: World) -> None:
    asked = ask(world)
    browser = opened(token_for(world.other_owner, asked))
    done = text(browser.post(RECEIVED, answer(asked, "weigeren", answer="Geen mensen."), follow=True))
    assert "NZa neemt de actie niet over; Zorginstituut blijft de trekker" in done
    assert "Geen mensen." in done


def test_a_link_for_a_request_opens_that_request_and_nothing_else(world: World) -> None:
    asked, own = ask(world), ask_back(world)
    browser = opened(token_for(world.other_owner, asked))
    page = text(browser.get(RECEIVED))
    assert "Actie kader" in page
    assert "Actie tarief" not in page
    text(browser.post(RECEIVED, answer(own, "intrekken")), 404)
    question = world.question("tarief").pk
    for closed in (
        "/mijn-vragen/",
        "/mijn-vragen/ontvangen/",
        "/mijn-vragen/werkboek/",
        f"/mijn-vragen/actie/{question}/collega/",
        f"/mijn-vragen/actie/{question}/overdragen/",
    ):
        refused = browser.get(closed)
        assert "Deze pagina opent hij niet." in text(refused, 403)
        assert refused.headers["Cache-Control"] == "no-store"
    assert browser.post("/mijn-vragen/", {"doen": "indienen"}).status_code == 403
    assert browser.post(f"/mijn-vragen/concept/{question}/", {}).status_code == 403
    for behind_the_door in ("/proef/", "/proef/overdrachten/"):
        assert browser.get(behind_the_door).status_code == 302
    own.refresh_from_db()
    assert own.waits


def test_the_request_to_another_party_is_not_shown_by_ones_own_link(world: World) -> None:
    asked = ask(world)
    elsewhere = ask(world, to="vws", action="toets")
    receiver = give_mandate(Role.OWNER, Party.objects.get(key="vws"))
    page = text(opened(token_for(receiver, elsewhere)).get(RECEIVED))
    assert "Actie toets" in page
    assert "Actie kader" not in page
    text(opened(token_for(receiver, elsewhere)).post(RECEIVED, answer(asked, "weigeren", answer="Nee.")), 404)


def test_who_lost_the_mandate_sees_nothing_by_the_link(world: World) -> None:
    asked = ask(world)
    browser = opened(token_for(world.other_owner, asked))
    Mandate.objects.filter(user=world.other_owner).delete()
    assert "Actie kader" not in text(browser.get(RECEIVED))
    text(browser.post(RECEIVED, answer(asked, "weigeren", answer="Nee.")), 404)


def test_who_signed_in_keeps_their_own_questions_beside_the_link(world: World) -> None:
    browser = browser_of(world.owner)
    browser.get(f"/mijn-vragen/open/{token_for(world.other_owner, ask(world))}/")
    assert f"persoonlijke pagina van {world.other_owner.name}" in text(browser.get(RECEIVED))
    assert "Actie kader" in text(browser.get("/mijn-vragen/"))


def test_an_altered_a_revoked_and_an_old_link_say_so_and_what_to_do(world: World) -> None:
    asked = ask(world)
    token = token_for(world.other_owner, asked)
    altered = text(Client().get(f"/mijn-vragen/open/{token[:-2]}xx/"), 404)
    assert "Deze link klopt niet." in altered
    assert "Open hem opnieuw vanuit uw mail." in altered
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        old = text(Client().get(f"/mijn-vragen/open/{token}/"), 410)
    assert "ouder dan 30 dagen" in old
    assert "Vraag het programmateam om de mail opnieuw te sturen." in old
    browser = opened(token)
    revoke_link(SYSTEM, link_id=PersonalLink.objects.get().pk)
    for gone in (Client().get(f"/mijn-vragen/open/{token}/"), browser.get(RECEIVED)):
        assert "Deze link is ingetrokken." in text(gone, 410)
    assert browser.post(RECEIVED, answer(asked, "weigeren", answer="Nee.")).status_code == 403
    asked.refresh_from_db()
    assert asked.waits


def test_a_link_to_a_request_that_is_withdrawn_shows_that_and_later_that_it_is_over(world: World) -> None:
    asked = ask(world)
    token = token_for(world.other_owner, asked)
    withdraw_transfer(world.owner, transfer_id=asked.pk)
    page = text(opened(token).get(RECEIVED))
    assert "0 verzoeken wachten op uw antwoord." in page
    assert "ingetrokken" in page
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        assert "al beslist, of het is ingetrokken" in text(Client().get(f"/mijn-vragen/open/{token}/"), 410)


def test_of_a_decision_by_a_colleague_there_is_a_line_and_the_asker_gets_no_receipt(world: World) -> None:
    asked = ask(world)
    decline_transfer(world.other_owner, transfer_id=asked.pk, answer="Geen mensen.")
    assert "Uw antwoord is binnen" not in text(browser_of(world.owner).get(f"{RECEIVED}?ontvangen={asked.pk}"))
    assert "Uw antwoord is binnen" not in text(browser_of(world.other_owner).get(f"{RECEIVED}?ontvangen=0"))


def test_who_runs_rounds_mails_a_request_again(world: World) -> None:
    asked, page = ask(world), "/proef/overdrachten/"
    for person in (world.team, world.monitor):
        browser = browser_of(person)
        assert "Opnieuw mailen aan NZa: Actie kader" in text(browser.get(page))
        assert "opnieuw gemaild aan 1 persoon" in text(browser.post(page, {"verzoek": asked.pk}, follow=True))
    assert PersonalLink.objects.filter(revoked_at=None).count() == 1
    withdraw_transfer(world.owner, transfer_id=asked.pk)
    for number in (asked.pk, "x", ""):
        told = text(browser.post(page, {"verzoek": number}, follow=True))
        assert "wacht niet meer op antwoord" in told
        assert "Opnieuw mailen" not in told
    assert browser_of(world.owner).post(page, {"verzoek": asked.pk}).status_code == 403


def test_pages_by_a_link_take_the_same_number_of_queries_however_many_requests(
    django_assert_num_queries: Any,
) -> None:
    world = make_world(3)
    first = ask(world)
    one = opened(token_for(world.other_owner, first))
    more = [ask(world, action=f"kader-{copy}") for copy in (1, 2)]
    many = opened(token_for(world.other_owner, first, *more))
    for browser, number in ((one, 1), (many, 3)):
        with django_assert_num_queries(7):
            assert text(browser.get(RECEIVED)).count("Wij nemen deze actie over") == number
