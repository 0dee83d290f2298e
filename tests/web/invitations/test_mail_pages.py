# SPDX-License-Identifier: EUPL-1.2
"""Pages about mail: whom the request reached, reminders off and on, and the mailbox of a demo."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from post_office.models import STATUS, Email, RecipientDeliveryStatus

from akkoord.foundation.accounts.models import User
from akkoord.programme.invitations.models import Invitation, OptOut, PersonalLink
from akkoord.programme.invitations.operations import reminder_token, send_invitations
from akkoord.programme.parties.choices import Role
from akkoord.programme.rounds.models import Round
from tests.factories import (
    ActionToMake,
    answer_one,
    give_mandate,
    make_accord,
    make_actions,
    make_party,
    make_round,
    make_theme,
)

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.programme.invitations.addresses")]
SignIn = Callable[[User], Client]
PEOPLE = "/proef/rondes/2023Q3/uitnodigingen/"


@pytest.fixture
def as_() -> SignIn:
    """A browser in the hands of somebody."""

    def sign_in(user: User) -> Client:
        browser = Client()
        browser.force_login(user)
        return browser

    return sign_in


@pytest.fixture
def owner() -> User:
    """Who is asked about a-kader."""
    return give_mandate(Role.OWNER, make_party("zin", "Zorginstituut"), user=None)


@pytest.fixture
def team() -> User:
    """Who runs the round."""
    return give_mandate(Role.PROGRAMME_TEAM)


@pytest.fixture
def opened(owner: User) -> Round:
    """A round that asked the owner; a theme without a chair has questions that reach nobody."""
    accord = make_accord()
    theme = make_theme(accord)
    make_actions(
        accord, [ActionToMake("a-kader", theme, make_party("zin", "Zorginstituut")), ActionToMake("a-agenda", theme)]
    )
    made = make_round()
    send_invitations()
    return made


def test_the_team_sees_first_what_reaches_nobody_and_then_who_was_asked(
    opened: Round, owner: User, team: User, as_: SignIn
) -> None:
    page = as_(team).get(PEOPLE).content.decode()
    assert "Voor 1 verzoek is er niemand om te mailen." in page
    assert "Voorzitter thematafel A a-zorg (1 vraag)" in page
    assert "Zorginstituut (1 vraag)" in page
    assert "klaargezet" in page
    assert page.index("Niemand om te mailen") < page.index(owner.name)


def test_a_mail_that_came_back_stands_first_with_its_address_and_what_to_do(
    opened: Round, owner: User, team: User, as_: SignIn
) -> None:
    Email.objects.update(status=STATUS.sent, recipient_delivery_status=RecipientDeliveryStatus.HARD_BOUNCED)
    browser = as_(team)
    page = browser.get(PEOPLE).content.decode()
    assert "Bij 1 persoon kwam de mail niet aan." in page
    assert "teruggekomen" in page
    assert owner.email in page
    person = browser.get(f"{PEOPLE}{owner.pk}/").content.decode()
    assert "geef het juiste adres aan de beheerder" in person


def test_no_page_and_no_file_holds_a_link(opened: Round, owner: User, team: User, as_: SignIn) -> None:
    digest = PersonalLink.objects.get().digest
    token = Email.objects.get().message.partition("/open/")[2].split("/")[0]
    browser = as_(team)
    for url in (PEOPLE, f"{PEOPLE}{owner.pk}/", f"{PEOPLE}?formaat=csv"):
        text = browser.get(url).content.decode()
        assert token.partition(":")[0] not in text
        assert digest not in text


def test_the_list_can_be_sorted_filtered_and_downloaded(opened: Round, owner: User, team: User, as_: SignIn) -> None:
    browser = as_(team)
    assert owner.name in browser.get(f"{PEOPLE}?stand=niet-beantwoord&sorteer=-name").content.decode()
    answer_one(opened, "a-kader", actor=owner)
    left = browser.get(f"{PEOPLE}?stand=niet-beantwoord").content.decode()
    assert f"/uitnodigingen/{owner.pk}/" not in left
    assert owner.name in browser.get(f"{PEOPLE}?stand=beantwoord&formaat=csv").content.decode()


@pytest.mark.parametrize("sort", ["name", "mail", "sent", "opened", "answered", "asked", "reminders", "-sent", "onzin"])
def test_every_order_works_also_for_who_was_not_mailed_yet(opened: Round, team: User, as_: SignIn, sort: str) -> None:
    give_mandate(Role.OWNER, make_party("zin", "Zorginstituut"))
    from_bus = Invitation.objects.count()
    send_invitations()
    Invitation.objects.filter(pk=Invitation.objects.latest("pk").pk).update(mail=None)
    assert Invitation.objects.count() == from_bus + 1
    assert as_(team).get(f"{PEOPLE}?sorteer={sort}").status_code == 200


def test_sending_again_and_withdrawing_say_what_they_did(opened: Round, owner: User, team: User, as_: SignIn) -> None:
    browser, page = as_(team), f"{PEOPLE}{owner.pk}/"
    again = browser.post(page, {"doen": "opnieuw"}, follow=True).content.decode()
    assert "De oude link werkt niet meer." in again
    assert Email.objects.count() == 2
    gone = browser.post(page, {"doen": "intrekken"}, follow=True).content.decode()
    assert "De link is ingetrokken." in gone
    assert not PersonalLink.objects.filter(revoked_at=None).exists()
    assert "Link intrekken" not in gone


def test_more_people_ask_no_more_queries(opened: Round, owner: User, team: User, as_: SignIn) -> None:
    browser, counts = as_(team), []
    for more in (1, 6):
        for _ in range(more):
            give_mandate(Role.OWNER, make_party("zin", "Zorginstituut"))
        send_invitations()
        with CaptureQueriesContext(connection) as asked:
            browser.get(PEOPLE)
        counts.append(len(asked))
    assert Invitation.objects.count() == 8
    assert counts[0] == counts[1]


def test_a_round_that_is_not_there_is_not_found(opened: Round, team: User, as_: SignIn) -> None:
    browser = as_(team)
    for url in ("/proef/rondes/2031Q1/uitnodigingen/", "/proef/rondes/onzin/uitnodigingen/", f"{PEOPLE}999999/"):
        assert browser.get(url).status_code == 404


def test_reminders_go_off_and_on_with_a_button_and_without_signing_in(owner: User) -> None:
    browser, page = Client(), f"/herinneringen/{reminder_token(owner)}/"
    assert "krijgt nu herinneringen" in browser.get(page).content.decode()
    assert not OptOut.objects.exists()
    assert "geen herinneringen meer" in browser.post(page, {"uit": "ja"}, follow=True).content.decode()
    assert OptOut.objects.filter(person=owner).exists()
    assert "krijgt weer herinneringen" in browser.post(page, {"aan": "ja"}, follow=True).content.decode()
    assert not OptOut.objects.exists()


def test_a_mail_program_switches_them_off_in_one_click(owner: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(f"/herinneringen/{reminder_token(owner)}/", {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 302
    assert OptOut.objects.filter(person=owner).exists()


def test_an_altered_address_for_reminders_is_not_found(owner: User) -> None:
    assert Client().get(f"/herinneringen/{reminder_token(owner)}x/").status_code == 404


@pytest.fixture
def demo(settings: Any, owner: User) -> User:
    """The owner as an account of a demo."""
    settings.DEMO = True
    User.objects.filter(pk=owner.pk).update(is_demo_user=True)
    owner.refresh_from_db()
    return owner


def test_a_demo_account_reads_its_mail_with_links_that_lead_to_this_demo(
    demo: User, opened: Round, as_: SignIn, settings: Any
) -> None:
    settings.BASE_URL = "http://localhost:8000"
    Email.objects.filter(to=demo.email).update(message="Ga naar\nhttp://localhost:8000/mijn-vragen/open/a:b/ <b>x</b>")
    page = as_(demo).get("/demo/postvak/").content.decode()
    assert "Hoe staat het ervoor?" in page
    assert 'href="http://testserver/mijn-vragen/open/a:b/"' in page
    assert "<b>x</b>" not in page


def test_nobody_reads_the_mail_of_another(demo: User, opened: Round, as_: SignIn) -> None:
    other = give_mandate(Role.READER, make_party("zin", "Zorginstituut"))
    assert as_(other).get("/demo/postvak/").status_code == 404
    User.objects.filter(pk=other.pk).update(is_demo_user=True)
    page = as_(other).get("/demo/postvak/").content.decode()
    assert "Nog geen post" in page
    assert "Hoe staat het ervoor?" not in page


def test_outside_a_demo_there_is_no_mailbox(demo: User, as_: SignIn, settings: Any) -> None:
    settings.DEMO = False
    assert as_(demo).get("/demo/postvak/").status_code == 404
