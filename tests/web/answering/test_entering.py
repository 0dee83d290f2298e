# SPDX-License-Identifier: EUPL-1.2
"""Coming in by a personal link: for its person alone, and without a trace elsewhere."""

from collections.abc import Callable

import pytest
from django.core import signing
from django.test import Client

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.programme.burden.models import TimeSpent
from akkoord.programme.invitations.models import PersonalLink
from akkoord.programme.invitations.operations import issue_link, revoke_link
from akkoord.programme.rounds.models import Answer, Draft
from akkoord.programme.rounds.operations import close_round
from tests.web.answering.test_own_page import MINE, blank, page, press, typed
from tests.web.rounds.conftest import World

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


def link_of(world: World) -> str:
    return issue_link(SYSTEM, person=world.owner, round_ids=[world.round.pk])


def test_a_link_becomes_a_cookie_and_a_clean_address(world: World) -> None:
    token, browser = link_of(world), Client()
    response = browser.get(f"/mijn-vragen/open/{token}/")
    assert (response.status_code, response["Location"]) == (303, MINE)
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["Cache-Control"] == "no-store"
    cookie = response.cookies["akkoord-link"]
    assert token.split(":")[0] not in cookie.value
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (MINE, True, "Lax")
    shown = browser.get(MINE)
    assert "Actie kader" in page(shown)
    assert shown["Cache-Control"] == "no-store"
    assert shown["Referrer-Policy"] == "same-origin"


def test_a_visitor_by_link_answers_without_a_password_and_sees_no_accord(world: World, by_link: SignIn) -> None:
    browser = by_link(world.owner)
    text = page(browser.get(MINE))
    assert "U antwoordt als <strong>trekker</strong>, voor Zorginstituut." in text
    assert "Bent u dat niet?" in text
    assert "/proef/" not in text
    assert "Hoofdmenu" not in text
    assert press(browser, "indienen", typed(world, status="=")).status_code == 302
    assert Answer.objects.get(question=world.question("kader")).submitted_by == world.owner
    assert browser.get("/proef/acties/").status_code == 302
    assert browser.get(world.answer_url()).status_code == 302


def test_looking_whether_a_link_is_there_opens_nothing(world: World) -> None:
    token, browser = link_of(world), Client()
    assert browser.head(f"/mijn-vragen/open/{token}/").status_code == 200
    assert not browser.cookies
    assert PersonalLink.objects.get().opened_at is None
    assert browser.post(f"/mijn-vragen/open/{token}/").status_code == 405


def test_a_link_that_opens_nothing_says_what_to_do_and_is_never_shown(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    token, browser = link_of(world), Client()
    secret = token.partition(":")[0]
    altered = token[:-1] + ("a" if token[-1] != "a" else "b")
    never = signing.Signer(salt="akkoord.invitations.link").sign("x" * 32)
    for wrong in (altered, never, "a/b/c", "x" * 3000, "%00"):
        response = browser.get(f"/mijn-vragen/open/{wrong}/")
        assert response.status_code == 404
        assert "Deze link klopt niet." in page(response)
        assert wrong not in page(response)
    revoke_link(SYSTEM, link_id=PersonalLink.objects.get().pk)
    response = browser.get(f"/mijn-vragen/open/{token}/")
    assert response.status_code == 410
    assert "Deze link is ingetrokken." in page(response)
    assert secret not in page(response)
    assert secret not in "".join(capsys.readouterr())


def test_a_link_of_a_closed_round_has_expired(world: World, by_link: SignIn) -> None:
    token, browser = link_of(world), by_link(world.owner)
    close_round(SYSTEM, round_id=world.round.pk)
    response = Client().get(f"/mijn-vragen/open/{token}/")
    assert response.status_code == 410
    assert "is gesloten" in page(response)
    again = browser.get(MINE)
    assert again.status_code == 410
    assert again.cookies["akkoord-link"]["max-age"] == 0


def test_a_link_that_is_withdrawn_stops_at_once(world: World, by_link: SignIn) -> None:
    browser = by_link(world.owner)
    revoke_link(SYSTEM, link_id=PersonalLink.objects.get().pk)
    assert browser.get(MINE).status_code == 410
    assert press(browser, "indienen", typed(world, status="=")).status_code in (403, 410)
    assert not Answer.objects.filter(question__round=world.round).exists()


def test_an_altered_cookie_opens_nothing(world: World, by_link: SignIn) -> None:
    browser = by_link(world.owner)
    browser.cookies["akkoord-link"] = browser.cookies["akkoord-link"].value.replace("1", "2", 1)
    response = browser.get(MINE)
    assert response.status_code == 403
    assert "Open de link in uw mail, of meld u aan." in page(response)


def test_the_link_of_a_colleague_shows_whose_it_is_even_to_who_signed_in(world: World, as_: SignIn) -> None:
    browser = as_(world.other_owner)
    browser.get(f"/mijn-vragen/open/{link_of(world)}/")
    text = page(browser.get(MINE))
    assert "Actie kader" in text
    assert "Actie tarief" not in text
    assert "Bent u dat niet?" in text
    browser.post("/mijn-vragen/stoppen/")
    assert "Actie tarief" in page(browser.get(MINE))


def test_stopping_forgets_the_link(world: World, by_link: SignIn) -> None:
    browser = by_link(world.owner)
    response = browser.post("/mijn-vragen/stoppen/", follow=True)
    assert "Deze browser kent uw link niet meer." in page(response)
    assert browser.get(MINE).status_code == 403


def draft_url(world: World, action: str = "toets") -> str:
    return f"/mijn-vragen/concept/{world.question(action).pk}/"


def test_a_draft_is_kept_while_somebody_types(world: World, by_link: SignIn) -> None:
    browser = by_link(world.owner)
    response = browser.post(draft_url(world), blank(world, explanation="Half af"))
    assert response.status_code == 200
    assert "Concept bewaard om" in page(response)
    assert 'value="1"' in page(response)
    assert Draft.objects.get().typed["explanation"] == "Half af"
    other = browser.post(draft_url(world), blank(world, explanation="Uit een ander venster"))
    assert other.status_code == 409
    assert "Half af" in page(other)
    assert 'data-keep-mine="1"' in page(other)
    assert Draft.objects.get().typed["explanation"] == "Half af"


def test_a_draft_that_cannot_be_kept_says_so(world: World, as_: SignIn, by_link: SignIn) -> None:
    browser = by_link(world.owner)
    too_long = browser.post(draft_url(world), blank(world, explanation="a" * 60_000))
    assert too_long.status_code == 422
    assert "te lang om te bewaren" in page(too_long)
    assert as_(world.other_owner).post(draft_url(world), blank(world)).status_code == 403
    assert Client().post(draft_url(world), blank(world)).status_code == 403
    close_round(SYSTEM, round_id=world.round.pk)
    closed = as_(world.owner).post(draft_url(world), blank(world))
    assert closed.status_code == 422
    assert "Deze ronde is gesloten." in page(closed)
    assert not Draft.objects.exists()


def test_seconds_are_counted_per_request_and_nonsense_is_not(world: World, by_link: SignIn) -> None:
    browser, request = by_link(world.owner), world.question("kader").request_id
    foreign = world.question("tarief").request_id
    sent = {"verzoek": [request, foreign, "x", 999999], "seconden": ["42", "5", "5", "5"]}
    assert browser.post("/mijn-vragen/tijd/", sent).status_code == 204
    assert browser.post("/mijn-vragen/tijd/", {"verzoek": request, "seconden": "-3"}).status_code == 204
    assert [(one.request_id, one.seconds) for one in TimeSpent.objects.all()] == [(request, 42)]


def test_the_number_that_waits_stands_in_the_navigation(world: World, as_: SignIn) -> None:
    def navigation(user: User) -> str:
        return page(as_(user).get("/proef/acties/"))

    assert 'class="ak-nav__count">2<' in navigation(world.owner)
    assert 'class="ak-nav__count">1<' in navigation(world.chair)
    assert MINE not in navigation(world.reader)
