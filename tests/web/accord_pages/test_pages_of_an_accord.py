# SPDX-License-Identifier: EUPL-1.2
"""Every page of an accord: what it says first, what it lists, who may see it, what it costs."""

from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.programme.accord.rich_package import load, rich_package
from tests.web.accord_pages.reading import order_of, words

MOST_QUERIES = 21  # of which five for the frame: session, person, accords, mandates, rounds
PAGES = (
    "/proef/themas/",
    "/proef/themas/a-zorg/",
    "/proef/acties/",
    "/proef/acties/a-kader/",
    "/proef/partijen/",
    "/proef/partijen/vws/",
    "/proef/akkoord/",
    "/proef/overleggen/bo/",
    "/proef/bronnen/",
    "/proef/bronnen/brief/",
    "/proef/cijfers/",
    "/proef/journaal/",
    "/proef/zoeken/?q=kader",
    "/proef/begrippen/",
)


@pytest.mark.parametrize("url", PAGES)
def test_a_page_refuses_who_has_no_mandate(url: str, stranger: Client) -> None:
    assert stranger.get(url).status_code == 403


@pytest.mark.parametrize("url", PAGES)
def test_a_page_asks_to_sign_in_first(url: str, accord: str) -> None:
    assert Client().get(url).status_code == 302


@pytest.mark.parametrize("url", PAGES)
def test_a_page_of_an_unknown_accord_is_not_found(url: str, reader: Client) -> None:
    assert reader.get(url.replace("/proef/", "/ander/")).status_code == 404


@pytest.mark.parametrize("url", PAGES)
def test_three_times_the_rows_cost_no_more_queries(url: str, reader: Client, tmp_path: Path) -> None:
    with CaptureQueriesContext(connection) as small:
        assert reader.get(url).status_code == 200
    load(tmp_path / "meer", rich_package(copies=3))
    with CaptureQueriesContext(connection) as large:
        assert reader.get(url).status_code == 200
    assert len(large) == len(small) <= MOST_QUERIES


@pytest.mark.parametrize("url", PAGES)
def test_a_page_stays_on_its_peildatum_in_every_link(url: str, reader: Client) -> None:
    page = reader.get(url, {"peildatum": "2024-12-31", "q": "kader"}).content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    links = [part.split('"')[0] for part in main.split('href="')[1:]]
    inside = [link for link in links if link.startswith("/proef/")]
    assert inside
    assert [link for link in inside if "peildatum=2024-12-31" not in link] == []


@pytest.mark.parametrize(
    "url",
    [
        "/proef/themas/x/",
        "/proef/acties/x/",
        "/proef/acties/a-kader/?peildatum=2023-05-31",
        "/proef/partijen/x/",
        "/proef/overleggen/x/",
        "/proef/bronnen/x/",
    ],
)
def test_what_is_not_there_on_the_peildatum_is_not_found(url: str, reader: Client) -> None:
    assert reader.get(url).status_code == 404


def test_themes_begin_with_how_many_actions_have_no_owner(reader: Client) -> None:
    text = words(reader, "/proef/themas/")
    assert order_of(
        text, "1 van de 2 acties hebben nog geen trekker", "A. Zorg", "Bestuurlijk overleg", "Brief, blz. 1"
    )


def test_before_its_sources_an_accord_has_no_themes(reader: Client) -> None:
    assert "Kies een latere peildatum" in words(reader, "/proef/themas/?peildatum=2023-01-01")


def test_a_theme_shows_its_agreements_actions_and_notes(reader: Client) -> None:
    text = words(reader, "/proef/themas/a-zorg/")
    assert order_of(text, "Dit thema heeft 2 acties", "Betere zorg", "Agenda maken", "Een uitsnede.")
    assert "1 actie hoort volgens de bronnen niet bij een van deze afspraken" in text


def test_a_theme_can_be_narrowed_to_one_agreement(reader: Client) -> None:
    text = words(reader, "/proef/themas/a-zorg/?afspraak=belofte")
    assert "Acties bij “Betere zorg”" in text
    assert "Kader maken" in text
    assert "Agenda maken" not in text


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        ("zonder=ja", "Agenda maken", "Kader maken"),
        ("trekker=zin", "Kader maken", "Agenda maken"),
        ("tekst=agenda", "Agenda maken", "Kader maken"),
        ("thema=a-zorg&tekst=kader", "Kader maken", "Agenda maken"),
    ],
)
def test_actions_can_be_narrowed(query: str, there: str, gone: str, reader: Client) -> None:
    text = words(reader, f"/proef/acties/?{query}")
    assert "1 actie past bij uw keuze" in text
    assert there in text
    assert gone not in text


def test_a_choice_without_actions_says_so_and_can_be_cleared(reader: Client) -> None:
    assert "Wis de keuze en toon alles" in words(reader, "/proef/acties/?status=bestaat-niet")


@pytest.mark.parametrize(
    ("sort", "first", "second"),
    [
        ("title", "Agenda maken", "Kader maken"),
        ("-title", "Kader maken", "Agenda maken"),
        ("owner", "Kader maken", "Agenda maken"),
        ("deadline", "Kader maken", "Agenda maken"),
    ],
)
def test_actions_can_be_ordered(sort: str, first: str, second: str, reader: Client) -> None:
    assert order_of(words(reader, f"/proef/acties/?sorteer={sort}"), first, second)


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_actions_can_be_downloaded(file_format: str, reader: Client) -> None:
    response = reader.get("/proef/acties/", {"formaat": file_format})
    assert f'filename="acties.{file_format}"' in response["Content-Disposition"]
    assert file_format != "csv" or "Kader maken" in response.content.decode("utf-8-sig")


def test_an_action_shows_the_way_from_agreement_to_step(reader: Client) -> None:
    text = words(reader, "/proef/acties/a-kader/")
    assert order_of(
        text, "Zorginstituut is trekker", "Van afspraak naar stap", "Betere zorg", "Kader maken", "2 stappen"
    )
    assert order_of(text, "Uiterste datum 4e kwartaal 2023", "Het woord trekker staat er niet.", "Onderzoek", "Besluit")
    assert "Voorbehoud *: Als het kan." in text


def test_a_missing_owner_is_a_finding_with_a_way_out_for_who_may(team: Client, reader: Client) -> None:
    url = "/proef/acties/a-agenda/"
    assert "De trekker ontbreekt De bron noemt geen trekker." in words(team, url)
    assert "/proef/acties/a-agenda/trekker/" in team.get(url).content.decode()
    assert "/proef/acties/a-agenda/trekker/" not in reader.get(url).content.decode()


def test_parties_begin_with_how_many_own_an_action(reader: Client) -> None:
    text = words(reader, "/proef/partijen/?sorteer=-owned")
    assert order_of(text, "1 van de 2 partijen zijn trekker van een actie", "Zorginstituut", "Ministerie van VWS")


def test_a_party_shows_what_it_owns_is_named_with_and_chairs(reader: Client) -> None:
    text = words(reader, "/proef/partijen/vws/")
    assert order_of(text, "Ministerie van VWS is van geen enkele actie trekker", "Ook bekend als: VWS")
    assert order_of(text, "Genoemd bij", "Kader maken", "Voorzitter van", "A. Zorg", "Lid van", "Bestuurlijk overleg")


def test_a_party_can_be_downloaded_as_two_tables(reader: Client) -> None:
    response = reader.get("/proef/partijen/vws/", {"genoemd-formaat": "csv"})
    assert 'filename="genoemd.csv"' in response["Content-Disposition"]
    assert "Kader maken" in response.content.decode("utf-8-sig")


def test_about_shows_norms_ladder_status_words_bodies_and_participants(reader: Client) -> None:
    text = words(reader, "/proef/akkoord/")
    assert order_of(
        text,
        "2 partijen doen mee, waarvan 1 in de binnenring",
        "Voor iedereen",
        "1. Samen",
        "1. Trekker : De trekker",
        "Leidend schema (leidend)",
        "Gereed (Woorden van de pers)",
        "Bestuurlijk overleg",
        "binnenring",
    )


def test_a_body_shows_when_it_meets_and_who_sits_in_it(reader: Client) -> None:
    text = words(reader, "/proef/overleggen/bo/")
    assert order_of(
        text, "noemen na de peildatum geen vergadering", "Ministerie van VWS", "BO september", "BO zonder datum"
    )
    text = words(reader, "/proef/overleggen/bo/?peildatum=2023-07-01")
    assert "De eerstvolgende vergadering is op 11 september 2023" in text


def test_sources_tell_how_many_facts_come_from_each(reader: Client) -> None:
    text = words(reader, "/proef/bronnen/")
    assert order_of(text, "Alles wat hier staat komt uit 2 documenten", "Latere brief", "Brief")


def test_a_document_leads_to_the_page_of_each_fact(reader: Client) -> None:
    page = reader.get("/proef/bronnen/brief/").content.decode()
    for url in (
        "/proef/acties/a-kader/",
        "/proef/themas/a-zorg/",
        "/proef/partijen/vws/",
        "/proef/overleggen/bo/",
        "/proef/cijfers/?tekst=Plannen#rij-cijfers-f1",
        "/proef/akkoord/#principle-p1",
        "/proef/themas/a-zorg/stroomschema/#rij-stappen-a-s1",
    ):
        assert f'href="{url}"' in page, url
        address, _hash, place = url.partition("#")
        assert not place or f'id="{place}"' in reader.get(address).content.decode(), url


def test_the_facts_of_a_document_can_be_narrowed(reader: Client) -> None:
    text = words(reader, "/proef/bronnen/brief/?soort=action&let-op=onzeker")
    assert "Kader maken" in text
    assert "Agenda maken" not in text


def test_figures_stand_in_their_table_beside_what_contradicts_and_in_a_list(reader: Client) -> None:
    text = words(reader, "/proef/cijfers/")
    assert order_of(
        text, "Over 1 onderwerp spreken de bronnen elkaar tegen", "Kaders", "€ 28.030 miljoen", "elkaar tegenspreken"
    )
    assert order_of(text, "€ 39,9 miljoen", "28 augustus 2023", "€ 41 miljoen", "Alle cijfers")


def test_search_marks_the_words_and_leads_to_the_page(reader: Client) -> None:
    page = reader.get("/proef/zoeken/", {"q": "kader"}).content.decode()
    assert "<mark>Kader</mark> maken" in page
    assert 'href="/proef/acties/a-kader/"' in page


def test_search_can_be_narrowed_to_a_kind(reader: Client) -> None:
    text = words(reader, "/proef/zoeken/?q=zorg&soort=theme")
    assert "1 keer gevonden" in text
    assert order_of(text, "Alles 4", "Thema’s 1", "Zorg Thema")
    assert "Betere zorg" not in text


@pytest.mark.parametrize("query", ["", '"', "((", "zzzz", "x" * 900, "%00"])
def test_search_answers_whatever_is_typed(query: str, reader: Client) -> None:
    assert reader.get("/proef/zoeken/", {"q": query}).status_code == 200


def test_terms_explain_the_status_words_of_the_accord(reader: Client) -> None:
    text = words(reader, "/proef/begrippen/")
    assert order_of(text, "Trekker", "Statuswoorden: Leidend schema", "Afgerond")


def test_the_foot_of_every_page_leads_to_the_accord_its_figures_and_its_terms(reader: Client) -> None:
    page = reader.get("/proef/acties/?peildatum=2023Q3").content.decode()
    foot = page[page.index("<footer") :]
    for place in ("akkoord", "cijfers", "begrippen"):
        assert f'href="/proef/{place}/?peildatum=2023-09-30"' in foot
