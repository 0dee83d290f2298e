# SPDX-License-Identifier: EUPL-1.2
"""The pages that read rounds over time, as somebody sees them who may read."""

import csv
import io
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.programme.accord.models import Accord
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Party
from akkoord.programme.rounds.models import Round
from akkoord.programme.rounds.operations import close_round
from tests.factories import ActionToMake, answer_all, answer_one, give_mandate, make_actions, make_round, verify
from tests.programme.rounds.many_rounds import closed, corrected, make_small_accord, theme
from tests.web.accord_on_screen import queries_of, reader, same_when_tripled

PAGES = {
    "/proef/verloop/": 13,
    "/proef/verloop/?partij=zin": 12,
    "/proef/verloop/stroom/": 11,
    "/proef/verloop/stroom/?thema=a-zorg": 12,
    "/proef/verloop/stroom/acties/?naar=2023Q3&was=op-schema&werd=op-schema": 12,
    "/proef/verloop/prognoses/": 17,
    "/proef/verloop/zelfde-antwoord/?sinds=2-rondes": 20,
    "/proef/verloop/wachten/": 14,
    "/proef/acties/a-1/verloop/": 13,
}


@pytest.fixture
def accord(db: None) -> Accord:
    return make_small_accord()


def two_rounds() -> None:
    """a-1 moves and slips, a-2 stays as it is and needs something, b-1 comes, b-2 is silent."""
    need = ("Een besluit", "2023-Q2", "nza")
    closed("2023Q2", a_1={"forecast": "2023-Q3"}, a_2={"needs": [need]})
    closed(
        "2023Q3",
        a_1={"status": "aanvullende-inzet", "forecast": "2024-Q1", "explanation": "Het wacht op geld."},
        a_2={"needs": [need]},
        b_1={"status": "afgerond", "product": "Een kader."},
    )


def text_of(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def rows_of(client: Client, url: str) -> list[dict[str, str]]:
    """The rows of a table as its file has them."""
    content = client.get(url).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content), delimiter=";"))


@pytest.mark.parametrize("url", PAGES)
def test_a_page_without_any_round_says_so(accord: Accord, url: str) -> None:
    response = reader().get(url)
    if "stroom/acties" in url:
        assert response.status_code == 404
        return
    page = response.content.decode()
    assert "nog geen ronde" in page or "nog in geen enkele ronde" in page or "geen actie op een ander" in page


@pytest.mark.parametrize(("url", "most"), PAGES.items())
def test_more_actions_ask_no_more_queries(accord: Accord, url: str, most: int) -> None:
    def grow() -> None:
        zin = Party.objects.get(key="zin")
        make_actions(accord, [ActionToMake(f"a-{n}", theme("a-zorg"), zin) for n in range(10, 30)])
        third = make_round(period="2023Q4")
        answer_all(third)
        close_round(SYSTEM, round_id=third.pk)

    two_rounds()
    client = reader()
    url = f"{url}{'&' if '?' in url else '?'}peildatum=2023-11-01"
    assert same_when_tripled(client, url, grow) <= most


@pytest.mark.parametrize(("url", "most"), PAGES.items())
def test_three_times_the_rounds_ask_no_more_queries(accord: Accord, url: str, most: int) -> None:
    two_rounds()
    client = reader()
    before = queries_of(client, url)
    for period in ("2023Q4", "2024Q1", "2024Q2", "2024Q3"):
        closed(period, a_1={"forecast": "2024-Q4"}, a_2={"needs": [("Een besluit", "2023-Q2", "nza")]})
    assert queries_of(client, url) == before <= most


def test_the_course_draws_and_lists_every_round(accord: Accord) -> None:
    two_rounds()
    client = reader()
    page = text_of(client, "/proef/verloop/")
    assert "In de ronde 3e kwartaal 2023 zijn 4 acties gevraagd; 75% is beantwoord." in page
    assert "Afgerond: 1, tegen 0 in de ronde 2e kwartaal 2023." in page
    assert "is niet te zeggen: eerst 0 tot 2, nu 1 tot 2." in page
    assert 'aria-label="Acties naar status, per ronde. 2e kwartaal 2023: 2 op-schema, 2 niet beantwoord.' in page
    last, first = rows_of(client, "/proef/verloop/?formaat=csv")
    assert (last["Ronde"], last["Niet beantwoord"], last["Acties"], last["Achteruit"]) == ("Q3 2023", "1", "4", "1")
    assert (first["Vooruit"], first["Achteruit"]) == ("", "")


def test_a_corrected_round_is_marked_and_as_then_known_it_is_not(accord: Accord) -> None:
    about = closed("2023Q2", a_1="op-schema")
    corrected(about, "a-1", "aanvullende-inzet")
    client = reader()
    assert "editie 2" in text_of(client, "/proef/verloop/")
    (row,) = rows_of(client, "/proef/verloop/?formaat=csv")
    assert (row["Editie"], row["aanvullende-inzet"]) == ("2", "1")


def test_the_flow_leads_from_a_number_to_its_actions(accord: Accord) -> None:
    two_rounds()
    client = reader()
    page = text_of(client, "/proef/verloop/stroom/?van=2023Q2&naar=2023Q3")
    assert "gingen 0 acties vooruit en 1 achteruit; 1 bleven gelijk. Van 2 is het niet te zeggen" in page
    url = "/proef/verloop/stroom/acties/?naar=2023Q3&was=op-schema&werd=aanvullende-inzet"
    assert url.replace("&", "&amp;") in page
    listed = text_of(client, url)
    assert "1 actie ging in de ronde 3e kwartaal 2023 van “op-schema” naar “aanvullende-inzet”." in listed
    assert "Actie a-1" in listed
    assert "Actie a-2" not in listed


@pytest.mark.parametrize(
    "query", ["?naar=2023Q4", "?naar=gisteren", "?van=2023Q3&naar=2023Q2", "?van=2022Q4&naar=2023Q3"]
)
def test_a_flow_between_other_rounds_is_not_there(accord: Accord, query: str) -> None:
    two_rounds()
    assert reader().get(f"/proef/verloop/stroom/{query}").status_code == 404


def test_drift_names_its_plan_and_is_honest_about_the_rest(accord: Accord) -> None:
    two_rounds()
    client = reader()
    page = text_of(client, "/proef/verloop/prognoses/")
    assert "De grootste verschuiving is 93 tot 274 dagen later." in page
    assert "Van 2 acties is het niet te zeggen." in page
    rows = {row["Actie"]: row for row in rows_of(client, "/proef/verloop/prognoses/?formaat=csv")}
    assert rows["Actie a-1"]["Eerste plan"] == "2023-Q3"
    assert rows["Actie a-1"]["Afwijking"] == "93 tot 274 dagen later"
    assert rows["Actie a-2"]["Afwijking"] == "geen prognose"
    assert rows["Actie b-1"]["Afwijking"] == "afgerond"
    later = rows_of(client, "/proef/verloop/prognoses/?formaat=csv&afwijking=later")
    assert [row["Actie"] for row in later] == ["Actie a-1"]


def test_old_answers_are_told_for_as_long_as_asked(accord: Accord) -> None:
    two_rounds()
    client = reader()
    page = text_of(client, "/proef/verloop/zelfde-antwoord/?sinds=2-rondes")
    assert "1 van de 4 acties heeft al 2 rondes of langer hetzelfde antwoord." in page
    assert "Actie a-2" in page
    silent = text_of(client, "/proef/verloop/zelfde-antwoord/?soort=stil&sinds=2-rondes")
    assert "1 van de 4 acties is al 2 rondes of langer niet beantwoord." in silent
    assert "nog nooit beantwoord" in silent
    assert "Er zijn nog maar 2 rondes geweest" in text_of(client, "/proef/verloop/zelfde-antwoord/?sinds=onzin")


def test_waiting_is_told_per_party_and_on_the_page_of_that_party(accord: Accord) -> None:
    two_rounds()
    client = reader()
    page = text_of(client, "/proef/verloop/wachten/")
    assert "1 actie heeft iets van een ander nodig. Het meest op NZa (1). 1 ding had er al moeten zijn." in page
    assert "2 rondes achter elkaar" in page
    party = text_of(client, "/proef/partijen/nza/")
    assert "1 actie wacht op NZa. 1 ding had er op de peildatum al moeten zijn." in party
    assert "Volgens de laatste ronde wacht" in text_of(client, "/proef/partijen/zin/")


def test_needs_of_the_open_round_are_shown_to_who_is_asked_and_not_to_readers(accord: Accord) -> None:
    opened = make_round(period="2023Q3")
    answer_one(opened, "a-1", needs=[("Een geheim besluit", "PM", "nza")])
    asked = Client()
    asked.force_login(give_mandate(Role.OWNER, Party.objects.get(key="nza")))
    url = f"/proef/verloop/wachten/?peildatum={timezone.localdate().isoformat()}"
    assert "Een geheim besluit" in text_of(asked, url)
    assert "Een geheim besluit" not in text_of(reader(), url)


def test_one_action_is_read_over_the_rounds(accord: Accord) -> None:
    two_rounds()
    client = reader()
    page = text_of(client, "/proef/acties/a-1/verloop/")
    assert "In de laatste ronde (3e kwartaal 2023) was de status: aanvullende-inzet." in page
    assert "Beantwoord: 2 van de 2 keer." in page
    assert "93 tot 274 dagen later" in page
    assert "/proef/acties/a-1/verloop/" in text_of(client, "/proef/acties/a-1/")
    silent = text_of(client, "/proef/acties/b-2/verloop/")
    assert "is niet geantwoord" in silent
    assert client.get("/proef/acties/niets/verloop/").status_code == 404


def test_a_page_of_an_earlier_peildatum_knows_the_rounds_until_then(accord: Accord) -> None:
    two_rounds()
    rows = rows_of(reader(), f"/proef/verloop/?formaat=csv&peildatum={date(2023, 7, 1).isoformat()}")
    assert [row["Ronde"] for row in rows] == ["Q2 2023"]


def test_practice_is_marked_in_every_file(accord: Accord) -> None:
    practice = make_round(period="2023Q3", practice=True)
    answer_all(practice)
    close_round(SYSTEM, round_id=practice.pk)
    (row,) = rows_of(reader(), "/proef/verloop/?formaat=csv")
    assert (row["Soort"], row["Let op"]) == ("oefengegevens", "oefengegevens")


def test_what_stands_for_long_stands_beside_what_was_verified(accord: Accord) -> None:
    two_rounds()
    page = "/proef/verloop/zelfde-antwoord/?sinds=2-rondes"
    assert "niet geverifieerd" in reader().get(page).content.decode()
    verify(Round.objects.get(period="2023Q3"), "a-2", "niet-gestart")
    told = reader().get(page).content.decode()
    assert "geverifieerd, " in told
    assert "niet geverifieerd" not in told
