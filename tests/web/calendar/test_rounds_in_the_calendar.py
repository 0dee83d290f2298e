# SPDX-License-Identifier: EUPL-1.2
"""Rounds stand in the calendar and its feed as items of their own kind."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client
from icalendar import Calendar

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Party
from akkoord.programme.rounds.models import Round
from akkoord.programme.rounds.operations import move_deadline
from tests.factories import give_mandate, make_round
from tests.foundation.packages.small_package import SOURCE
from tests.programme.accord.rich_package import load
from tests.programme.invitations.test_reminding import AMSTERDAM
from tests.programme.invitations.test_rhythm import package
from tests.web.accord_on_screen import MOST_QUERIES, same_when_tripled

pytestmark = pytest.mark.django_db
PAGE = "/proef/kalender/"
TODAY = datetime(2026, 8, 12, 10, tzinfo=AMSTERDAM)
OPENS, DUE, CLOSES = (
    f"Ronde 2e kwartaal 2026: {act}" for act in ("gaat open", "laatste dag om te antwoorden", "sluit")
)

LINKS = tuple(f">{title}</a>" for title in (OPENS, DUE, CLOSES))


@pytest.fixture(autouse=True)
def clock(tmp_path: Path) -> Iterator[None]:
    """A board on 14 September 2026 that a round about the second quarter precedes; today is 12 August."""
    with time_machine.travel(TODAY, tick=False):
        load(tmp_path / "pakket", package())
        yield


@pytest.fixture
def client() -> Client:
    client = Client()
    client.force_login(give_mandate(Role.READER, Party.objects.get(key="vws")))
    return client


def text_of(client: Client, url: str = PAGE) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def events_of(client: Client, page: str = PAGE) -> dict[str, Any]:
    """What a calendar program gets, by identifier, from the address on a page."""
    address = re.search(r'value="http://testserver(/proef/kalender\.ics\?[^"]+)"', text_of(client, page))
    assert address
    response = Client().get(address[1].replace("&amp;", "&"))
    assert response.status_code == 200
    return {str(event["UID"]): event for event in Calendar.from_ical(response.content).walk("VEVENT")}


def move(opened: Round, days: int) -> date:
    new = opened.due_on + timedelta(days=days)
    move_deadline(SYSTEM, round_id=opened.pk, due_on=new, reason="Vakantie.", expected_due_on=opened.due_on)
    return new


def test_a_planned_round_stands_between_the_meetings_with_a_link_to_the_rounds(client: Client) -> None:
    page = text_of(client, PAGE + "?peildatum=2026-07-01")
    order = [page.index(text) for text in ("Augustus 2026", *LINKS, "September 2026")]
    assert order == sorted(order)
    assert "Gepland. Voor het bestuurlijk overleg van 14 september 2026" in page
    assert 'href="/proef/rondes/?peildatum=2026-07-01"' in page
    assert f"De eerstvolgende dag van een ronde is 10 augustus 2026 ({OPENS})." in page


def test_a_plan_that_passed_by_says_that_nothing_was_opened(client: Client) -> None:
    assert "Gepland, nog niet geopend" in text_of(client)


def test_a_running_round_leads_to_its_own_page(client: Client) -> None:
    make_round("proef", "2026Q2")
    page = text_of(client)
    assert 'href="/proef/rondes/2026Q2/"' in page
    assert f"De eerstvolgende dag van een ronde is 12 augustus 2026 ({OPENS})." in page
    assert "Oefenronde" not in page


def test_a_moved_deadline_says_so_on_the_page_and_in_the_feed(client: Client) -> None:
    new = move(make_round("proef", "2026Q2"), 1)
    assert "Verzet, was 26 augustus 2026" in text_of(client)
    event = events_of(client)["ronde-2026Q2-due@proef.akkoord"]
    assert event["DTSTART"].dt == new == date(2026, 8, 27)
    assert "Verzet, was 26 augustus 2026." in str(event["DESCRIPTION"])


def test_a_practice_round_is_marked_in_words_on_the_page_and_in_the_feed(client: Client) -> None:
    make_round("proef", "2026Q2", practice=True)
    assert "<strong>Oefenronde</strong>" in text_of(client)
    event = events_of(client)["ronde-2026Q2-due@proef.akkoord"]
    assert str(event["SUMMARY"]) == f"[Oefenronde] {DUE}"
    assert "Dit zijn oefengegevens." in str(event["DESCRIPTION"])


def test_an_event_keeps_its_identifier_when_the_plan_comes_true(client: Client) -> None:
    planned = events_of(client)
    assert str(planned["ronde-2026Q2-due@proef.akkoord"]["STATUS"]) == "TENTATIVE"
    assert str(planned["ronde-2026Q2-due@proef.akkoord"]["SUMMARY"]) == f"{DUE} (gepland)"
    assert str(planned["ronde-2026Q2-due@proef.akkoord"]["URL"]) == "http://testserver/proef/rondes/"
    make_round("proef", "2026Q2")
    real = events_of(client)
    assert set(real) == set(planned)
    event = real["ronde-2026Q2-due@proef.akkoord"]
    assert (str(event["STATUS"]), str(event["URL"])) == ("CONFIRMED", "http://testserver/proef/rondes/2026Q2/")
    assert event["CATEGORIES"].to_ical() == b"Ronde"


def test_rounds_or_meetings_alone_can_be_asked_and_followed(client: Client) -> None:
    rounds = text_of(client, PAGE + "?overleg=@rondes")
    assert OPENS in rounds
    assert "September 2026" not in rounds
    assert len(events_of(client, PAGE + "?overleg=@rondes")) == 3
    meetings = text_of(client, PAGE + "?overleg=@overleggen")
    assert "September 2026" in meetings
    assert OPENS not in meetings
    assert len(events_of(client, PAGE + "?overleg=@overleggen")) == 1
    assert OPENS not in text_of(client, PAGE + "?overleg=bo")


def test_coming_and_past_hold_for_rounds_too(client: Client) -> None:
    make_round("proef", "2026Q2")
    with time_machine.travel(TODAY + timedelta(days=8), tick=False):
        client.force_login(User.objects.get())
        coming, past = (text_of(client, f"{PAGE}?welke={which}") for which in ("komend", "geweest"))
    assert [title in coming for title in LINKS] == [False, True, True]
    assert [title in past for title in LINKS] == [True, False, False]


def test_without_a_round_the_page_says_why(client: Client) -> None:
    assert "Hier zijn geen rondes bekend" in text_of(client, PAGE + "?overleg=@rondes&peildatum=2026-12-01")


def test_a_day_stands_once_when_meetings_come_in_pages(client: Client, tmp_path: Path) -> None:
    content = package()
    content["bodies"].append({"key": "tafel", "name": "Tafel", "kind": "theme_table", "source": SOURCE})
    first = date(2026, 7, 1)
    content["meetings"] += [
        {
            "key": f"t-{number}",
            "body": "tafel",
            "when": (first + timedelta(days=number)).isoformat(),
            "title": "Tafel",
            "source": SOURCE,
        }
        for number in range(60)
    ]
    load(tmp_path / "vol", content)
    both = text_of(client), text_of(client, PAGE + "?pagina=2")
    assert [[page.count(title) for title in LINKS] for page in both] == [[1, 0, 0], [0, 1, 1]]


def test_three_times_the_rounds_ask_no_more_queries(client: Client, tmp_path: Path) -> None:
    make_round("proef", "2026Q2")

    def grow() -> None:
        content = package()
        content["meetings"] += [
            {"key": f"bo-{month}", "body": "bo", "when": f"2027-{month:02}-12", "title": "BO", "source": SOURCE}
            for month in (1, 4, 7)
        ]
        load(tmp_path / "meer", content)

    assert same_when_tripled(client, PAGE, grow) <= MOST_QUERIES
