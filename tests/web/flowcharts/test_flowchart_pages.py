# SPDX-License-Identifier: EUPL-1.2
from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from pypdf import PdfReader

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.programme.accord.models import Accord, Theme
from akkoord.programme.parties.choices import Role
from akkoord.programme.rounds.models import Question, Round, Verification
from akkoord.programme.rounds.operations import close_round
from tests.factories.accords import make_accord, make_action, make_theme
from tests.factories.parties import make_party
from tests.factories.people import give_mandate, make_user
from tests.factories.planning import group_of, make_body, make_meeting, make_step
from tests.factories.rounds import answer_all, answer_one, make_document, make_round, verify
from tests.web.accord_on_screen import MOST_QUERIES, fill, reader, same_when_tripled

pytestmark = pytest.mark.django_db
PAGE = "/proef/themas/a-zorg/stroomschema/?peildatum=2023-09-30"


@pytest.fixture
def accord() -> Accord:
    return make_accord()


@pytest.fixture
def theme(accord: Accord) -> Theme:
    return make_theme(accord)


@pytest.fixture
def client(theme: Theme) -> Client:
    return reader()


def text_of(client: Client, url: str = PAGE) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def test_an_action_is_a_lane_with_its_steps(client: Client, accord: Accord, theme: Theme) -> None:
    action = make_action(accord, theme, owner=make_party("zin"))
    group_of(action, "Kaders")
    make_step(theme, "Onderzoek doen", action=action, end="2023-05", key="onderzoek")
    page = text_of(client)
    assert 'id="rij-stappen-onderzoek"' in page
    assert 'href="#rij-stappen-onderzoek"' in page
    for words in ("Actie a-kader", "Trekker: ZIN", "Kaders", "mei 2023"):
        assert words in page


def test_a_missing_owner_and_an_unknown_moment_are_said_not_hidden(
    client: Client, accord: Accord, theme: Theme
) -> None:
    action = make_action(accord, theme)
    make_step(theme, "Besluit", action=action)
    page = text_of(client)
    assert "1 actie heeft geen trekker, van 1 op deze tekening." in page
    assert "Moment onbekend" in page


def test_a_step_without_a_lane_is_marked_uncertain_with_the_reason(client: Client, theme: Theme) -> None:
    make_step(theme, "Los", uncertain="De opmaak is verloren gegaan.")
    page = text_of(client)
    assert "Plaats onzeker" in page
    assert "De opmaak is verloren gegaan." in page


def test_meetings_of_this_theme_only_are_lines(client: Client, accord: Accord, theme: Theme) -> None:
    make_action(accord, theme)
    other = make_theme(accord, "b-regio")
    body = make_body(accord)
    make_meeting(body, "2023-09-11", themes=[theme])
    make_meeting(body, "2023-12-04", themes=[other])
    page = text_of(client)
    assert "BO 11-9-2023" in page
    assert "BO 4-12-2023" not in page


def test_the_page_is_as_at_the_peildatum(client: Client, accord: Accord, theme: Theme) -> None:
    action = make_action(accord, theme)
    make_step(theme, "Later bekend", action=action, since=date(2023, 10, 1))
    assert "Later bekend" not in text_of(client)
    assert "Later bekend" in text_of(client, "/proef/themas/a-zorg/stroomschema/?peildatum=2023-10-01")


def frozen_round(accord: Accord, theme: Theme, *, practice: bool) -> None:
    action = make_action(accord, theme)
    make_step(theme, "Klaar", action=action, end="2023-Q2")
    make_meeting(make_body(accord), "2023-09-11", themes=[theme])
    opened = make_round(practice=practice)
    answer_one(opened, "a-kader", "aanvullende-inzet", forecast="2023-10")
    close_round(SYSTEM, round_id=opened.pk)


def test_a_late_forecast_names_the_meeting_it_misses(client: Client, accord: Accord, theme: Theme) -> None:
    frozen_round(accord, theme, practice=False)
    page = text_of(client)
    assert "Prognose 10-2023: mist BO 11-9-2023" in page
    assert "1 actie mist volgens de prognose een overleg." in page


def test_files_of_practice_data_say_so_themselves(client: Client, accord: Accord, theme: Theme) -> None:
    frozen_round(accord, theme, practice=True)
    drawing = client.get("/proef/themas/a-zorg/stroomschema.svg?peildatum=2023-09-30")
    assert "oefengegevens.svg" in drawing["Content-Disposition"]
    assert "Oefengegevens." in drawing.content.decode()
    sheet = client.get("/proef/themas/a-zorg/stroomschema.pdf?peildatum=2023-09-30")
    for page in PdfReader(BytesIO(sheet.content)).pages:
        assert "Oefengegevens." in page.extract_text()


def test_what_was_verified_stands_beside_what_was_told_in_drawing_table_and_files(
    client: Client, accord: Accord, theme: Theme
) -> None:
    make_action(accord, theme, "b-los")
    frozen_round(accord, theme, practice=True)
    verify(Round.objects.get(), "a-kader", "niet-gestart")
    page = " ".join(text_of(client, f"{PAGE[:-10]}2023-11-15").split())
    drawing, table = page.split('id="tabel-acties"')
    assert "Bij 1 actie wijkt de geverifieerde status af van wat is gemeld." in drawing
    assert "Van 1 van de 2 acties met een status is die ook geverifieerd; bij 1 wijkt dat af" in drawing
    assert "ak-flow__ring" in drawing
    assert "volgens de voorzitter, 46 dagen oud" in table
    assert "geverifieerd, 46 dagen oud, oefengegevens" in table
    assert "niet geverifieerd" in table
    svg = client.get("/proef/themas/a-zorg/stroomschema.svg?peildatum=2023-11-15").content.decode()
    assert "in een ring: geverifieerd door de monitoringspartij" in svg
    sheet = client.get("/proef/themas/a-zorg/stroomschema.pdf?peildatum=2023-11-15")
    words = " ".join(" ".join(one.extract_text() for one in PdfReader(BytesIO(sheet.content)).pages).split())
    assert "aanvullende-inzet, 46 dagen oud; geverifieerd: niet-gestart, 46 dagen oud" in words
    assert "niet geverifieerd" in words


def test_what_an_open_round_found_is_not_drawn_for_a_reader(client: Client, accord: Accord, theme: Theme) -> None:
    frozen_round(accord, theme, practice=False)
    verify(make_round(period="2023Q4"), "a-kader", "niet-gestart")
    later = f"{PAGE[:-10]}2023-12-31"
    assert "ak-flow__ring" not in text_of(client, later)
    client.force_login(give_mandate(Role.MONITORING_PARTY))
    assert "ak-flow__ring" in text_of(client, later)


def test_files_without_standings_carry_no_notice(client: Client, accord: Accord, theme: Theme) -> None:
    fill(accord, theme, 2)
    assert "efengegevens" not in client.get("/proef/themas/a-zorg/stroomschema.svg").content.decode()


def test_the_pdf_is_a_tagged_wide_a3_with_the_table_in_it(client: Client, accord: Accord, theme: Theme) -> None:
    fill(accord, theme, 3)
    response = client.get("/proef/themas/a-zorg/stroomschema.pdf?peildatum=2023-09-30")
    assert response["Content-Type"] == "application/pdf"
    reader = PdfReader(BytesIO(response.content))
    box = reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (1191, 842)
    assert reader.metadata is not None
    assert reader.metadata.title == "Stroomschema A. a-zorg"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    words = " ".join(page.extract_text() for page in reader.pages)
    assert words.count("Onderzoek doen") >= 4
    assert "onzeker: De bron noemt geen rij." in words.replace("\n", " ")


def test_the_drawing_may_carry_its_own_looks_and_no_script(client: Client, theme: Theme) -> None:
    policy = client.get("/proef/themas/a-zorg/stroomschema.svg")["Content-Security-Policy"]
    assert "style-src 'self' 'sha256-" in policy
    assert "unsafe-inline" not in policy


def test_the_table_can_be_sorted_and_downloaded(client: Client, accord: Accord, theme: Theme) -> None:
    action = make_action(accord, theme)
    make_step(theme, "Later", action=action, end="2023-12")
    make_step(theme, "Eerder", action=action, end="2023-02")
    table = text_of(client, f"{PAGE}&stap-sorteer=when").split('id="tabel-stappen"')[1]
    assert table.index("Eerder") < table.index("Later")
    assert client.get(f"{PAGE}&stap-formaat=csv").content.count(b"\r\n") == 3


def test_a_theme_without_actions_says_what_to_do(client: Client) -> None:
    assert "Dit thema heeft nog geen acties" in text_of(client)


@pytest.mark.parametrize("ending", ["/", ".svg", ".pdf"])
def test_an_unknown_theme_is_not_found(client: Client, ending: str) -> None:
    assert client.get(f"/proef/themas/niets/stroomschema{ending}").status_code == 404
    assert client.get(f"/anders/themas/a-zorg/stroomschema{ending}").status_code == 404


def test_who_has_no_mandate_is_refused(theme: Theme) -> None:
    stranger = Client()
    stranger.force_login(make_user())
    assert stranger.get(PAGE).status_code == 403
    assert stranger.get("/proef/stroomschemas/").status_code == 403


def test_who_is_not_signed_in_is_asked_to(theme: Theme) -> None:
    assert Client().get(PAGE).status_code == 302


def test_the_page_takes_the_same_queries_however_many_rows(client: Client, accord: Accord, theme: Theme) -> None:
    fill(accord, theme, 2)
    make_meeting(make_body(accord), "2023-09-11", themes=[theme])
    assert same_when_tripled(client, PAGE, lambda: fill(accord, theme, 4, first=2)) <= MOST_QUERIES


def test_verified_statuses_take_the_same_queries_however_many(client: Client, accord: Accord, theme: Theme) -> None:
    def grow(period: str, number: int) -> None:
        fill(accord, theme, number, first=number)
        opened = make_round(period=period)
        answer_all(opened)
        last = {one.action_id: one.pk for one in Verification.objects.order_by("holds_from")}
        for question in Question.objects.filter(round=opened):
            verify(opened, question.action.key, document_key="verslag", expected=last.get(question.action_id, 0))
        close_round(SYSTEM, round_id=opened.pk)

    make_document()
    grow("2023Q2", 2)
    assert same_when_tripled(client, PAGE, lambda: grow("2023Q3", 4)) <= MOST_QUERIES


def test_a_large_theme_is_shown_in_parts(client: Client, accord: Accord, theme: Theme) -> None:
    fill(accord, theme, 60)
    first, second = text_of(client), text_of(client, f"{PAGE}&pagina=2")
    assert "Deel 2" in first
    assert "a-zorg-59" in second
    assert "a-zorg-59" not in first


def test_the_list_names_every_theme(client: Client, accord: Accord, theme: Theme) -> None:
    make_action(accord, theme)
    assert "1 actie, 1 zonder trekker" in text_of(client, "/proef/stroomschemas/?peildatum=2023-09-30")
