# SPDX-License-Identifier: EUPL-1.2
import re
from datetime import date

import pytest
from django.test import Client
from icalendar import Calendar

from akkoord.foundation.accounts.models import User
from akkoord.programme.accord.models import Accord, Body
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Mandate
from akkoord.web.calendar.keys import key_of, owner_of
from tests.factories.accords import make_accord, make_theme
from tests.factories.people import give_mandate, make_user
from tests.factories.planning import make_body, make_meeting
from tests.web.accord_on_screen import MOST_QUERIES, same_when_tripled

pytestmark = pytest.mark.django_db
PAGE = "/proef/kalender/?peildatum=2023-09-30"
LONG_PASSWORD = "een heel ander wachtwoord 2"


@pytest.fixture
def accord() -> Accord:
    return make_accord()


@pytest.fixture
def body(accord: Accord) -> Body:
    return make_body(accord, "bo", rhythm="elk kwartaal")


@pytest.fixture
def person(accord: Accord) -> User:
    return give_mandate(Role.READER)


@pytest.fixture
def client(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def text_of(client: Client, url: str = PAGE) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def events_of(client: Client, url: str) -> list[dict[str, object]]:
    response = client.get(url)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/calendar")
    return [dict(event) for event in Calendar.from_ical(response.content).walk("VEVENT")]


def test_meetings_stand_by_month_with_the_next_one_in_the_answer(client: Client, body: Body) -> None:
    make_meeting(body, "2023-06-14", title="BO van juni")
    make_meeting(body, "2023-12-04", title="BO van december")
    page = text_of(client)
    assert page.index("Juni 2023") < page.index("December 2023")
    assert "Het eerstvolgende overleg is BO van december (4 december 2023)." in page
    assert "Er komen nog 1 overleggen, 1 zijn geweest" in page


def test_a_meeting_without_a_date_stands_apart(client: Client, body: Body) -> None:
    make_meeting(body, title="Nog te plannen")
    page = text_of(client)
    assert page.index("Datum niet bekend") < page.index("Nog te plannen")
    assert "van 1 is de datum niet bekend" in page


def test_a_month_is_said_not_to_be_a_day(client: Client, body: Body) -> None:
    make_meeting(body, "2023-11")
    assert "dag nog niet vast" in text_of(client)


def test_only_what_is_to_come_or_was_can_be_asked(client: Client, body: Body) -> None:
    make_meeting(body, "2023-06-14", title="BO van juni")
    make_meeting(body, "2023-12-04", title="BO van december")
    assert "BO van juni" not in text_of(client, f"{PAGE}&welke=komend")
    past = text_of(client, f"{PAGE}&welke=geweest")
    assert "BO van juni" in past
    assert "December 2023" not in past


def test_one_body_can_be_asked(client: Client, accord: Accord, body: Body) -> None:
    make_meeting(body, "2023-12-04", title="BO van december")
    make_meeting(make_body(accord, "do", kind="directors"), "2023-11-01", title="DO van november")
    page = text_of(client, f"{PAGE}&overleg=do")
    assert "DO van november" in page
    assert "BO van december" not in page


def test_a_rhythm_is_shown_and_gives_no_dates(client: Client, body: Body) -> None:
    page = text_of(client)
    assert "elk kwartaal" in page
    assert "Hier zijn geen overleggen of rondes bekend" in page


def test_the_page_takes_the_same_queries_however_many_meetings(client: Client, accord: Accord, body: Body) -> None:
    make_meeting(body, "2023-12-04")

    def grow() -> None:
        for number in range(1, 5):
            make_meeting(make_body(accord, f"t-{number}"), f"2024-0{number}-04")

    assert same_when_tripled(client, PAGE, grow) <= MOST_QUERIES


def test_many_meetings_come_in_pages(client: Client, body: Body) -> None:
    for number in range(60):
        make_meeting(body, f"2023-{number // 6 + 1:02}-{number % 6 + 1:02}")
    assert "Oktober 2023" not in text_of(client)
    assert "Oktober 2023" in text_of(client, f"{PAGE}&pagina=2")


def test_strangers_and_unknown_accords_get_no_calendar(client: Client, body: Body) -> None:
    assert client.get("/niets/kalender/").status_code == 404
    client.force_login(make_user())
    assert client.get(PAGE).status_code == 403


def feed_of(client: Client) -> str:
    found = re.search(r'value="http://testserver(/proef/kalender\.ics\?[^"]+)"', text_of(client))
    assert found
    return found[1].replace("&amp;", "&")


def test_a_feed_opens_without_signing_in(client: Client, body: Body) -> None:
    make_meeting(body, "2023-12-04", title="BO van december")
    (event,) = events_of(Client(), feed_of(client))
    assert str(event["SUMMARY"]) == "BO van december"
    assert event["DTSTART"].dt == date(2023, 12, 4)  # type: ignore[attr-defined]
    assert event["DTEND"].dt == date(2023, 12, 5)  # type: ignore[attr-defined]


def test_a_month_is_a_span_that_says_the_day_is_not_fixed(client: Client, body: Body) -> None:
    make_meeting(body, "2023-11", title="DO november")
    (event,) = events_of(Client(), feed_of(client))
    assert str(event["SUMMARY"]) == "DO november (datum nog niet vast)"
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2023, 11, 1), date(2023, 12, 1))  # type: ignore[attr-defined]
    assert str(event["STATUS"]) == "TENTATIVE"


def test_a_year_alone_and_no_date_at_all_stay_out_of_the_feed(client: Client, body: Body) -> None:
    make_meeting(body, "2024")
    make_meeting(body, "PM")
    make_meeting(body)
    assert not events_of(Client(), feed_of(client))


def test_an_event_keeps_its_identifier(client: Client, body: Body) -> None:
    meeting = make_meeting(body, "2023-12-04")
    for _ in range(2):
        (event,) = events_of(Client(), feed_of(client))
        assert str(event["UID"]) == f"{meeting.key}@proef.akkoord"


def test_a_feed_of_one_body_holds_that_body_only(client: Client, accord: Accord, body: Body) -> None:
    make_meeting(body, "2023-12-04", title="BO")
    make_meeting(make_body(accord, "do"), "2023-11-01", title="DO")
    url = f"/proef/kalender.ics?sleutel={feed_of(client).split('sleutel=')[1].split('&')[0]}&overleg=do"
    assert [str(event["SUMMARY"]) for event in events_of(Client(), url)] == ["DO"]


def test_a_new_password_closes_the_feed(client: Client, person: User, body: Body) -> None:
    url = feed_of(client)
    person.set_password(LONG_PASSWORD)
    person.save(update_fields=["password"])
    assert Client().get(url).status_code == 404


def test_a_mandate_that_ended_closes_the_feed(client: Client, person: User, body: Body) -> None:
    url = feed_of(client)
    Mandate.objects.filter(user=person).update(valid_until=date(2021, 1, 1))
    assert Client().get(url).status_code == 403


@pytest.mark.parametrize("key", ["", "x", "eyJ9:abc", "ééé"])
def test_a_wrong_key_is_not_found(accord: Accord, key: str) -> None:
    assert Client().get("/proef/kalender.ics", {"sleutel": key}).status_code == 404


def test_a_key_that_was_changed_names_nobody(person: User) -> None:
    key = key_of(person)
    assert owner_of(key) == person
    assert owner_of(key[:-1] + ("a" if key[-1] != "a" else "b")) is None
    User.objects.filter(pk=person.pk).update(is_active=False)
    assert owner_of(key) is None


def test_a_feed_of_an_accord_that_is_not_there_is_not_found(client: Client, body: Body) -> None:
    make_theme(body.accord)
    assert Client().get(feed_of(client).replace("/proef/", "/anders/")).status_code == 404
