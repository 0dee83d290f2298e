# SPDX-License-Identifier: EUPL-1.2
"""Findings, remarks, verified statuses and judgements on the pages of a round."""

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from django.test import Client

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.programme.accord.models import Action
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Party
from akkoord.programme.rounds.models import Answer, Review, ReviewNote, ThemeJudgement, Verification
from akkoord.programme.rounds.operations import close_round
from tests.factories import answer_one, give_mandate, verify
from tests.web.rounds.conftest import World

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
QUESTION = "Wat is er opgeleverd, en waar is dat te vinden?"


@pytest.fixture
def finished(world: World) -> Answer:
    answer_one(world.round, "tarief", "op-schema", forecast="2023-Q4")
    return answer_one(world.round, "kader", "afgerond")


def queue(world: World, **asked: str) -> str:
    return world.url("nakijken/") + (f"?{urlencode(asked)}" if asked else "")


def text_of(browser: Client, url: str) -> str:
    return browser.get(url).content.decode()


def test_a_finding_shows_with_its_question_which_fills_the_field(world: World, finished: Answer, as_: SignIn) -> None:
    browser = as_(world.monitor)
    assert "Afgerond, maar zonder product" in text_of(browser, queue(world))
    typed = {"reden-999": "Iets anders", "doen": f"vraag:{finished.pk}:finished_without_product"}
    text = browser.post(queue(world), typed).content.decode()
    assert f'id="reden-{finished.pk}" rows="3">\n{QUESTION}</textarea>' in text
    assert not Review.objects.filter(answer=finished).exists()


def test_the_queue_narrows_to_a_finding_and_proposes_its_question_to_all(
    world: World, finished: Answer, as_: SignIn
) -> None:
    text = text_of(as_(world.monitor), queue(world, bevinding="finished_without_product"))
    assert "Afgerond, maar zonder product (1)" in text
    assert "Actie kader" in text
    assert "Actie tarief" not in text
    assert f'name="reden" rows="3">\n{QUESTION}</textarea>' in text
    assert "Actie kader" in text_of(as_(world.monitor), queue(world, bevinding="alle"))
    assert "Actie tarief" in text_of(as_(world.monitor), queue(world, bevinding="bestaat-niet"))


def test_a_choice_with_ones_own_answer_in_it_names_it_and_keeps_what_was_typed(
    world: World, finished: Answer, as_: SignIn
) -> None:
    give_mandate(Role.OWNER, Party.objects.get(key="zin"), user=world.monitor)
    other = Answer.objects.get(question=world.question("tarief"))
    chosen = {"antwoord": [finished.pk, other.pk], "reden": "Graag meer uitleg.", "doen": "terug:gekozen"}
    response = as_(world.monitor).post(queue(world), chosen)
    assert response.status_code == 403
    assert "“Actie kader”" in response.content.decode()
    assert "Graag meer uitleg." in response.content.decode()
    assert not Review.objects.exists()


def test_a_remark_is_kept_for_reviewers_or_for_the_owner_too(world: World, finished: Answer, as_: SignIn) -> None:
    browser, number = as_(world.monitor), finished.pk
    browser.post(queue(world), {f"opmerking-{number}": "Alleen intern", "doen": f"opmerking:{number}"})
    shared = {f"opmerking-{number}": "Voor u erbij", "voor-trekker": number, "doen": f"opmerking:{number}"}
    assert browser.post(queue(world), shared).status_code == 302
    assert list(ReviewNote.objects.order_by("pk").values_list("text", "for_owner")) == [
        ("Alleen intern", False),
        ("Voor u erbij", True),
    ]
    assert "Alleen intern" in text_of(browser, queue(world))
    empty = browser.post(queue(world), {f"opmerking-{number}": " ", "doen": f"opmerking:{number}"})
    assert empty.status_code == 422
    for person in (world.owner, world.chair):
        url = "/mijn-vragen/" if person is world.owner else world.url("thema/a-zorg/")
        shown = text_of(as_(person), url)
        assert "Alleen intern" not in shown
        assert "Voor u erbij" in shown


def test_the_verified_status_stands_beside_the_owners_with_both_ages(world: World, as_: SignIn) -> None:
    verify(world.last, "kader", "niet-gestart", evidence="Niets gezien.")
    text = text_of(as_(world.reader), "/proef/acties/kader/?peildatum=2023-11-15")
    assert "volgens de trekker (46 dagen oud)" in text
    assert "Geverifieerd door de monitoringspartij, 46 dagen oud" in text
    assert "Niets gezien." in text
    listed = text_of(as_(world.reader), "/proef/acties/?peildatum=2023-11-15")
    assert "volgens de trekker, 46 dagen oud" in listed
    assert "geverifieerd, 46 dagen oud" in listed
    assert "niet geverifieerd" in listed
    assert "Bij 1 actie wijkt de geverifieerde status af" in text_of(as_(world.reader), world.last_url())
    assert "Bij 1 actie wijkt de geverifieerde status af" in text_of(as_(world.reader), "/proef/themas/a-zorg/")


def test_the_cockpit_says_where_both_differ_and_leads_to_the_list(world: World, as_: SignIn) -> None:
    browser = as_(world.reader)
    assert "wijkt de geverifieerde status af" not in text_of(browser, "/proef/")
    verify(world.last, "kader", "niet-gestart")
    verify(world.last, "tarief", "op-schema")
    text = text_of(browser, "/proef/?peildatum=2023-11-15")
    assert "Bij 1 actie wijkt de geverifieerde status af van wat is gemeld." in text
    assert "/proef/acties/?afwijkend=ja&amp;peildatum=2023-11-15" in text
    listed = text_of(browser, "/proef/acties/?afwijkend=ja")
    assert "Actie kader" in listed
    assert "Actie tarief" not in listed
    assert "Actie kader" in text_of(browser, "/proef/acties/?afwijkend=ja&status=op-schema")
    assert "Actie kader" not in text_of(browser, "/proef/acties/?afwijkend=ja&status=afgerond")
    assert "wijkt de geverifieerde status af" not in text_of(browser, "/proef/?peildatum=2023-09-29")


def test_what_an_open_round_found_is_not_on_the_cockpit_of_a_reader(world: World, as_: SignIn) -> None:
    verify(world.round, "kader", "niet-gestart")
    page = "/proef/?peildatum=2023-12-31"
    assert "Bij 1 actie wijkt" not in text_of(as_(world.reader), page)
    assert "Bij 1 actie wijkt" in text_of(as_(world.monitor), page)


def test_verifying_needs_evidence_and_keeps_what_was_typed(world: World, finished: Answer, as_: SignIn) -> None:
    browser, url = as_(world.monitor), world.url(f"verifieren/{world.question('kader').pk}/")
    assert "Waarop rust dat?" in text_of(browser, url)
    wrong = browser.post(url, {"status": "op-schema", "evidence": "", "place": "blz. 7", "expected": "0"})
    assert wrong.status_code == 422
    assert "Zeg waarop deze status rust." in wrong.content.decode()
    assert 'value="blz. 7"' in wrong.content.decode()
    good = {"status": "op-schema", "evidence": "Het verslag.", "expected": "0"}
    assert browser.post(url, good).status_code == 302
    assert browser.post(url, good).status_code == 409
    assert Verification.objects.get().action == Action.objects.get(key="kader")
    assert as_(world.team).get(url).status_code == 403
    assert browser.get(world.last_url(f"verifieren/{world.question('kader').pk}/")).status_code == 404


def test_a_chair_judges_the_theme_before_it_closes(world: World, as_: SignIn) -> None:
    browser, url = as_(world.chair), world.url("thema/a-zorg/")
    assert "Uw oordeel als voorzitter" in text_of(browser, url)
    assert browser.post(url, {"oordeel": " ", "nummer": "0"}).status_code == 422
    assert browser.post(url, {"oordeel": "Het loopt.", "nummer": "0"}).status_code == 302
    late = browser.post(url, {"oordeel": "Een ander woord.", "nummer": "0"})
    assert late.status_code == 409
    assert "Een ander woord." in late.content.decode()
    assert ThemeJudgement.objects.count() == 1
    assert "Het loopt." in text_of(as_(world.team), world.url("sluiten/"))
    assert as_(world.team).post(url, {"oordeel": "Ik ook.", "nummer": "1"}).status_code == 403
    close_round(SYSTEM, round_id=world.round.pk)
    for page in (world.url(), "/proef/themas/a-zorg/"):
        assert "Het loopt." in text_of(as_(world.reader), page)
    assert browser.post(url, {"oordeel": "Te laat.", "nummer": "1"}).status_code == 409


def test_closing_says_what_still_stands_open(world: World, finished: Answer, as_: SignIn) -> None:
    text = text_of(as_(world.team), world.url("sluiten/"))
    assert "2 antwoorden zijn niet nagekeken." in text
    assert "1 antwoord: afgerond, maar zonder product." in text
    assert "Van 1 thema gaf de voorzitter geen oordeel: A." in text


def test_who_has_not_answered_is_what_the_team_sees_first(world: World, finished: Answer, as_: SignIn) -> None:
    text = text_of(as_(world.team), world.url())
    first = text.index("Wie heeft nog niet geantwoord?")
    assert first < text.index("Vragen in deze ronde")
    assert "Zorginstituut" in text[first : text.index("Vragen in deze ronde")]
    assert "nog 14 dagen." in text[:first]
