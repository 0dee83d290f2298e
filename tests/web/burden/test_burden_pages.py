# SPDX-License-Identifier: EUPL-1.2
"""The burden of a round on the page: for whom, as at when, and what is said of what is not known."""

from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.programme.burden.models import BurdenLimit, TimeSpent
from akkoord.programme.burden.operations import set_limit
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Party
from akkoord.programme.rounds.models import Request, Round
from akkoord.programme.rounds.operations import close_round
from tests.factories import give_mandate, make_accord, make_party, make_user
from tests.web.rounds.conftest import World, make_world

pytestmark = pytest.mark.django_db
PAGE, ZIN, LIMITS = "/proef/lasten/", "/proef/lasten/partij/zin/", "/proef/lasten/grenzen/"


@pytest.fixture
def world() -> World:
    """A closed round and an open one, each with a quarter of an hour for every request."""
    made = make_world()
    Request.objects.update(expected_minutes=15)
    return made


def browser_of(user: Any) -> Client:
    browser = Client()
    browser.force_login(user)
    return browser


def text_of(user: Any, url: str, status: int = 200) -> str:
    response = browser_of(user).get(url)
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def measure(world: World, seconds: int) -> None:
    TimeSpent.objects.create(request=Request.objects.get(round=world.round, party__key="zin"), seconds=seconds)


def test_the_page_begins_with_what_the_last_round_asks(world: World) -> None:
    measure(world, 75)
    text = text_of(world.team, PAGE)
    assert "De ronde 4e kwartaal 2023 stelt 4 vragen in 3 verzoeken. Naar verwachting kost dat 45 minuten." in text
    assert "Gemeten is 2 minuten, bij 1 van 3 verzoeken." in text
    assert "Per partij" in text


def test_columns_of_a_limit_are_there_when_somebody_has_one(world: World) -> None:
    assert "Tegen de grens" not in text_of(world.team, PAGE)
    assert "Zorginstituut" in text_of(world.team, PAGE + "?grens=boven&sorteer=limit")
    set_limit(world.team, accord="proef", party_id=Party.objects.get(key="zin").pk, minutes=10)
    text = text_of(world.team, PAGE)
    assert "Tegen de grens" in text
    assert "geen grens" in text


def test_a_picture_says_where_it_begins_and_ends(world: World) -> None:
    Request.objects.filter(round=world.round).update(expected_minutes=5)
    text = text_of(world.team, PAGE)
    assert "Minuten die elke ronde naar verwachting vraagt: van 45 minuten naar 15 minuten" in text


def test_what_is_not_measured_or_not_worked_out_is_said_and_is_not_zero(world: World) -> None:
    Request.objects.update(expected_minutes=0)
    text = text_of(world.team, PAGE)
    assert "Hoeveel tijd dat vraagt, is voor deze ronde niet berekend." in text
    assert "Hoeveel tijd het werkelijk kostte, is niet gemeten." in text
    file = browser_of(world.team).get(PAGE + "?formaat=csv").content.decode("utf-8-sig")
    row = next(line for line in file.splitlines() if line.startswith("Zorginstituut"))
    assert "niet berekend" in row
    assert "niet gemeten" in row


def test_an_owner_sees_the_own_party_and_a_reader_the_sum(world: World) -> None:
    own = text_of(world.owner, PAGE)
    assert "Uw partij" in own
    assert ZIN in own
    assert "/partij/nza/" not in own
    read = text_of(world.reader, PAGE)
    assert "4 vragen in 3 verzoeken" in read
    assert "/lasten/partij/" not in read
    assert "ziet alleen die partij zelf" in read
    text_of(world.other_owner, ZIN, 404)
    text_of(world.reader, ZIN, 404)
    text_of(make_user(), PAGE, 403)


def test_a_party_sees_its_questions_with_who_answered_and_how(world: World) -> None:
    text = text_of(world.owner, ZIN + "?ronde=2023Q3")
    assert "De ronde 3e kwartaal 2023 stelt 2 vragen aan Zorginstituut." in text
    assert "op de pagina" in text
    assert "de installatie zelf" in text
    assert "niet beantwoord" in text
    assert "nieuwe vraag" in text


def test_the_table_of_a_party_is_sorted_filtered_and_downloaded(world: World) -> None:
    text = text_of(world.team, ZIN + "?sorteer=-action")
    assert text.index("Actie toets") < text.index("Actie kader")
    assert "Actie kader" not in text_of(world.team, ZIN + "?vervalt=ja")
    file = browser_of(world.team).get(ZIN + "?formaat=xlsx")
    assert file["Content-Disposition"].startswith("attachment")


def test_a_party_over_its_limit_is_named_and_can_be_filtered(world: World) -> None:
    set_limit(world.team, accord="proef", party_id=Party.objects.get(key="zin").pk, minutes=10)
    text = text_of(world.team, PAGE)
    assert "Dat is meer dan de grens van Zorginstituut." in text
    assert "/partij/nza/" not in text_of(world.team, PAGE + "?grens=boven")
    assert "Dat is meer dan de grens van 10 minuten." in text_of(world.owner, ZIN)


def test_practice_is_marked_on_the_page_and_in_its_file(world: World) -> None:
    Round.objects.update(practice=True)
    notice = "verzonnen om mee te oefenen"
    assert notice in text_of(world.team, PAGE)
    assert notice in text_of(world.team, ZIN)
    assert "oefengegevens" in browser_of(world.team).get(PAGE + "?formaat=csv").content.decode("utf-8-sig")


def test_a_round_of_after_the_peildatum_is_not_there(world: World) -> None:
    before = "?peildatum=2023-10-15&bekend=toen"
    assert "Er is op deze peildatum nog geen ronde geweest" in text_of(world.team, PAGE + before)
    text_of(world.team, ZIN + before, 404)
    text_of(world.team, PAGE + "?ronde=2019Q1", 404)
    text_of(world.team, "/proef/lasten/partij/bestaat-niet/", 404)


def test_without_rounds_the_page_says_what_will_be_here() -> None:
    make_accord()
    assert "nog geen ronde" in text_of(give_mandate(Role.READER), PAGE)


def test_the_programme_team_sets_and_removes_a_limit(world: World) -> None:
    browser, zin = browser_of(world.team), Party.objects.get(key="zin").pk
    answer = browser.post(LIMITS, {"party": zin, "minutes": "10", "reason": "Klein bureau."}, follow=True)
    assert "De grens is vastgelegd." in answer.content.decode()
    assert "Klein bureau." in answer.content.decode()
    browser.post(LIMITS, {"party": zin, "minutes": ""})
    assert [one.minutes for one in BurdenLimit.objects.order_by("pk")] == [10, None]
    text_of(world.monitor, LIMITS, 403)


@pytest.mark.parametrize(
    ("minutes", "told"), [("0", "van 1 tot en met 1440"), ("tien", "heel aantal"), ("", "staat er al zo")]
)
def test_a_limit_that_cannot_be_is_explained_and_what_was_typed_stays(world: World, minutes: str, told: str) -> None:
    answer = browser_of(world.team).post(LIMITS, {"party": "", "minutes": minutes, "reason": "Afspraak van maart."})
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert "Afspraak van maart." in answer.content.decode()


def test_opening_a_round_warns_of_who_is_asked_too_much_and_goes_on(world: World) -> None:
    close_round(SYSTEM, round_id=world.round.pk)
    set_limit(world.team, accord="proef", party_id=make_party("zin").pk, minutes=1)
    form = {"period": "2024Q1", "peildatum": "31-3-2024", "due_on": "1-1-2099"}
    browser = browser_of(world.team)
    text = " ".join(browser.post("/proef/rondes/openen/", form).content.decode().split())
    assert "Zorginstituut: 2 vragen, 5 minuten. De grens is 1 minuut." in text
    assert "U kunt de ronde toch openen." in text
    assert browser.post("/proef/rondes/openen/", form | {"bevestigd": "ja"}).status_code == 302
    assert Round.objects.filter(period="2024Q1").exists()


def test_without_a_limit_opening_does_not_warn(world: World) -> None:
    close_round(SYSTEM, round_id=world.round.pk)
    form = {"period": "2024Q1", "peildatum": "31-3-2024", "due_on": "1-1-2099"}
    assert "meer dan de grens" not in browser_of(world.team).post("/proef/rondes/openen/", form).content.decode()


def queries(copies: int, url: str) -> int:
    """How many queries a page takes in a world of so many times the actions; the world is gone afterwards."""
    place = transaction.savepoint()
    browser = browser_of(make_world(copies).team)
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(url).status_code == 200
    transaction.savepoint_rollback(place)
    return len(captured)


@pytest.mark.parametrize("url", [PAGE, ZIN])
def test_the_number_of_queries_does_not_grow_with_the_actions(url: str) -> None:
    assert queries(1, url) == queries(3, url)
