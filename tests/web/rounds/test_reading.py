# SPDX-License-Identifier: EUPL-1.2
"""The list of rounds, a round while it is open and after it closed, and its editions."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Mandate
from akkoord.programme.rounds.models import Round
from akkoord.programme.rounds.operations import close_round, correct_answer, publish_edition
from tests.factories import answer_one, give_mandate, given, make_accord, make_document, make_user, verify
from tests.web.rounds.conftest import World, make_world

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


def text_of(browser: Client, url: str) -> str:
    response = browser.get(url)
    assert response.status_code == 200
    return response.content.decode()


def test_the_list_begins_with_what_the_owner_still_has_to_answer(world: World, as_: SignIn) -> None:
    text = text_of(as_(world.owner), "/proef/rondes/")
    assert "De ronde 4e kwartaal 2023 is open. 0 van de 4 vragen zijn beantwoord." in text
    assert text.index("Mijn vragen") < text.index("Alle rondes")
    assert world.answer_url() in text
    assert "0 van de 2 vragen zijn beantwoord." in text


def test_the_list_shows_rounds_with_state_numbers_and_edition(world: World, as_: SignIn) -> None:
    text = text_of(as_(world.reader), "/proef/rondes/")
    assert "Mijn vragen" not in text
    assert "3e kwartaal 2023" in text
    assert "gesloten" in text
    assert "Ronde openen" not in text


def test_practice_rounds_are_marked_in_the_list_and_its_file(world: World, as_: SignIn) -> None:
    Round.objects.filter(pk=world.last.pk).update(practice=True)
    browser = as_(world.reader)
    assert "oefengegevens" in text_of(browser, "/proef/rondes/")
    file = browser.get("/proef/rondes/?formaat=csv")
    assert file["Content-Disposition"].startswith("attachment")
    assert "oefengegevens" in file.content.decode("utf-8-sig")


def test_a_practice_round_says_so_at_whatever_peildatum(world: World, as_: SignIn) -> None:
    Round.objects.filter(pk=world.round.pk).update(practice=True)
    early = "?peildatum=2023-10-15&bekend=nu"
    Round.objects.filter(pk=world.round.pk).update(opened_at=datetime(2023, 10, 1, tzinfo=UTC))
    notice = "De antwoorden en prognoses in deze ronde zijn verzonnen om mee te oefenen."
    for user, rest in ((world.monitor, ""), (world.monitor, "nakijken/"), (world.monitor, "sluiten/")):
        assert notice in text_of(as_(user), world.url(rest + early))
    assert notice in text_of(as_(world.monitor), world.answer_url() + early)
    assert notice in text_of(as_(world.owner), "/mijn-vragen/")
    assert notice not in text_of(as_(world.owner), world.last_url())


def test_without_rounds_the_list_says_what_to_do(db: None, as_: SignIn) -> None:
    make_accord("proef")
    team, reader = give_mandate(Role.PROGRAMME_TEAM), give_mandate(Role.READER)
    assert "Open de eerste ronde" in text_of(as_(team), "/proef/rondes/")
    assert "/proef/rondes/openen/" in text_of(as_(team), "/proef/rondes/")
    assert "De monitoringspartij of het programmateam opent" in text_of(as_(reader), "/proef/rondes/")


def test_without_a_mandate_nothing_is_shown(world: World, as_: SignIn) -> None:
    for url in ("/proef/rondes/", world.url(), world.last_url(), world.last_url("nodig/")):
        assert as_(make_user()).get(url).status_code == 403


def test_an_unknown_round_is_not_there(world: World, as_: SignIn) -> None:
    browser = as_(world.monitor)
    for period in ("2031Q1", "geen-periode", "2023-Q4", "2023q4"):
        assert browser.get(f"/proef/rondes/{period}/").status_code == 404, period


def test_those_who_run_the_round_see_who_has_not_answered(world: World, as_: SignIn) -> None:
    answer_one(world.round, "tarief", actor=world.other_owner)
    text = text_of(as_(world.team), world.url())
    assert "1 van de 4 vragen is beantwoord." in text
    assert "Wie heeft nog niet geantwoord?" in text
    assert "Actie kader" in text
    assert "Voorzitter thematafel A" in text
    assert world.url("sluiten/") in text


def test_the_open_answers_are_not_for_readers(world: World, as_: SignIn) -> None:
    answer_one(world.round, "tarief", actor=world.other_owner, explanation="Nog geheim")
    for user in (world.reader, world.owner):
        text = text_of(as_(user), world.url())
        assert "Nog geheim" not in text
        assert "Wie nog moet antwoorden" not in text
        assert as_(user).get(world.url("voortgang/")).status_code == 403


def test_a_mandate_that_nobody_holds_is_pointed_out(world: World, as_: SignIn) -> None:
    assert "niemand heeft een mandaat" not in text_of(as_(world.team), world.url())
    Mandate.objects.filter(user=world.other_owner).delete()
    assert text_of(as_(world.team), world.url()).count("niemand heeft een mandaat") == 1


def test_a_closed_round_opens_with_its_outcome(world: World, as_: SignIn) -> None:
    text = text_of(as_(world.reader), world.last_url())
    assert "Zo stonden de 4 acties er op 30 september 2023 voor: 3 op-schema, 1 onbekend." in text
    assert "Status per thema" in text
    assert "Dit is de eerste ronde" in text
    assert "editie 1" in text
    assert "nieuwe editie vaststellen" not in text


def test_movement_is_told_drawn_and_in_a_table(world: World, as_: SignIn) -> None:
    answer_one(world.round, "kader", "afgerond", world.owner)
    answer_one(world.round, "tarief", "aanvullende-inzet", world.other_owner)
    close_round(SYSTEM, round_id=world.round.pk)
    text = text_of(as_(world.reader), world.url())
    assert "Vergeleken met 3e kwartaal 2023 (editie 1): 1 vooruit, 1 achteruit, 0 gelijk." in text
    assert 'aria-label="A a-zorg: 1 vooruit, 1 achteruit"' in text
    assert 'class="ak-movement__better"' in text


def test_what_is_needed_can_be_narrowed_to_one_party(world: World, as_: SignIn) -> None:
    browser = as_(world.reader)
    text = text_of(browser, world.last_url("nodig/"))
    assert "Er zijn 3 dingen nodig. Het meest wordt gevraagd van VWS (3)." in text
    assert text.count("Een besluit") == 3
    assert "Een besluit" not in text_of(browser, world.last_url("nodig/?partij=niemand"))
    assert browser.get(world.url("nodig/")).status_code == 404
    file = browser.get(world.last_url("nodig/?formaat=csv&partij=vws")).content.decode("utf-8-sig")
    assert file.count("Een besluit") == 3


def test_an_edition_shows_what_it_changed(world: World, as_: SignIn) -> None:
    question = world.question("kader", world.last)
    correct_answer(SYSTEM, given=given(question, "niet-gestart", explanation="Toch niet."), reason="Vergissing.")
    publish_edition(SYSTEM, round_id=world.last.pk, reason="Nagekomen.")
    browser = as_(world.reader)
    text = text_of(browser, world.last_url("edities/2/"))
    assert "veranderde 1 actie." in text
    assert "op-schema" in text
    assert "niet-gestart" in text
    assert "Vergissing." in text
    assert "Nagekomen." in text
    assert "bij het sluiten van de ronde" in text_of(browser, world.last_url("edities/1/"))
    assert browser.get(world.last_url("edities/3/")).status_code == 404


def test_before_the_correction_was_known_the_first_edition_shows(world: World, as_: SignIn) -> None:
    text = text_of(as_(world.reader), f"{world.last_url()}?peildatum=2023-12-31")
    assert "Zo stonden de 4 acties er op 30 september 2023 voor" in text


@pytest.mark.parametrize("copies", [1, 3])
def test_more_actions_ask_no_more_queries(copies: int, as_: SignIn) -> None:
    world = make_world(copies)
    answer_one(world.round, "kader", "op-schema", world.owner, needs=[("Iets", "PM", "vws")])
    make_document()
    verify(world.last, "kader", document_key="verslag")
    for user, url, most in (
        (world.owner, "/proef/rondes/", 13),
        (world.monitor, "/proef/rondes/", 9),
        (world.monitor, world.url(), 17),
        (world.chair, world.url(), 15),
        (world.monitor, world.last_url(), 19),
        (world.owner, world.last_url(), 23),
        (world.reader, world.last_url("nodig/"), 11),
        (world.monitor, world.url("nakijken/"), 23),
        (world.monitor, world.url("sluiten/"), 23),
        (world.chair, world.url("thema/a-zorg/"), 20),
        (world.monitor, world.url(f"verifieren/{world.question('kader').pk}/"), 20),
        (world.monitor, "/proef/rondes/openen/", 7),
        (world.owner, world.last_url(f"correctie/{world.question('kader', world.last).pk}/"), 19),
        (world.owner, "/proef/acties/", 18),
        (world.owner, "/proef/acties/kader/", 18),
        (world.owner, "/proef/themas/a-zorg/", 23),
        (world.owner, "/proef/partijen/zin/", 23),
    ):
        browser = as_(user)
        with CaptureQueriesContext(connection) as seen:
            assert browser.get(url).status_code == 200
        assert len(seen) == most, (url, len(seen))
