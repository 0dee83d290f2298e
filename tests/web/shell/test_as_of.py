# SPDX-License-Identifier: EUPL-1.2
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.http import HttpRequest
from django.template import Context, Template
from django.test import Client, RequestFactory
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from akkoord.kernel.asof import InvalidPeildatum
from akkoord.web.shell.as_of import EARLIEST, LATEST, AsOfMiddleware, as_of_params, keep_as_of, read_as_of
from akkoord.web.shell.surroundings import Surroundings

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=AMSTERDAM)
PAGES = "tests.web.shell.pages_for_tests"


def request_at(url: str) -> HttpRequest:
    request = RequestFactory().get(url)
    now = NOW
    request.as_of = read_as_of(request.GET, now=now)
    request.as_of_params = as_of_params(request.GET, request.as_of, today=now.date())
    return request


def test_without_a_peildatum_the_page_is_as_at_today_with_all_that_is_known() -> None:
    as_of = read_as_of({}, now=NOW)
    assert as_of.peildatum == date(2026, 11, 22)
    assert as_of.is_present(NOW)


@pytest.mark.parametrize("typed", ["2023-09-30", "30-9-2023", "30 september 2023", "2023Q3", " 2023-Q3 "])
def test_every_way_to_write_a_day_gives_the_same_peildatum(typed: str) -> None:
    assert read_as_of({"peildatum": typed}, now=NOW).peildatum == date(2023, 9, 30)


def test_as_then_known_ends_with_the_day_in_amsterdam() -> None:
    as_of = read_as_of({"peildatum": "2023-09-30", "bekend": "toen"}, now=NOW)
    assert as_of.known_at < datetime(2023, 10, 1, 0, 0, tzinfo=AMSTERDAM)
    assert as_of.known_at > datetime(2023, 9, 30, 23, 59, tzinfo=AMSTERDAM)


@given(st.text(max_size=30))
def test_any_text_is_a_day_within_the_limits_or_refused(typed: str) -> None:
    try:
        day = read_as_of({"peildatum": typed}, now=NOW).peildatum
    except InvalidPeildatum as refusal:
        assert str(refusal)
    else:
        assert EARLIEST <= day <= LATEST


@pytest.mark.parametrize("typed", ["1999-12-31", "2101-01-01"])
def test_a_day_outside_the_limits_is_refused(typed: str) -> None:
    with pytest.raises(InvalidPeildatum, match="2000"):
        read_as_of({"peildatum": typed}, now=NOW)


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["peildatum=gisteren", "peildatum=2023-02-30", "bekend=ooit", "peildatum=%00"])
def test_a_wrong_peildatum_gives_page_400_with_what_was_typed_and_a_way_on(signed_in: Client, query: str) -> None:
    answer = signed_in.get(f"/begrippen?{query}&status=open")
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "Deze peildatum kennen we niet" in page
    assert 'name="status" value="open"' in page
    assert '<a class="utrecht-link utrecht-link--html-a" href="?status=open">' in page
    if "gisteren" in query:
        assert 'value="gisteren"' in page


@pytest.mark.django_db
def test_what_was_typed_comes_back_harmless(signed_in: Client) -> None:
    page = signed_in.get("/begrippen", {"peildatum": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in page


def test_links_keep_the_peildatum_and_their_own_query() -> None:
    request = request_at("/?peildatum=30-9-2023&bekend=toen")
    assert keep_as_of(request, "/acties?status=open#lijst") == (
        "/acties?status=open&peildatum=2023-09-30&bekend=toen#lijst"
    )
    assert keep_as_of(request, "/acties?peildatum=2024-01-01") == "/acties?peildatum=2024-01-01&bekend=toen"


@pytest.mark.parametrize("url", ["https://voorbeeld.nl/x", "//voorbeeld.nl/x", "mailto:a@voorbeeld.nl", "#begin"])
def test_other_sites_and_places_on_this_page_stay_as_they_are(url: str) -> None:
    assert keep_as_of(request_at("/?peildatum=2023Q3"), url) == url


def test_a_link_on_a_page_of_today_has_no_peildatum() -> None:
    assert keep_as_of(request_at("/?peildatum=2026-11-22"), "/acties") == "/acties"


def test_the_tags_keep_the_peildatum_in_links_and_forms() -> None:
    text = "{% load akkoord_shell %}{% asof_url 'shell:terms' %} {% asof_href '/x' %} {% asof_fields %}"
    drawn = Template(text).render(Context({"request": request_at("/?peildatum=2023Q3")}))
    assert drawn.split()[:2] == ["/begrippen?peildatum=2023-09-30", "/x?peildatum=2023-09-30"]
    assert '<input type="hidden" name="peildatum" value="2023-09-30">' in drawn


@pytest.mark.django_db
def test_a_redirect_after_saving_stays_at_the_peildatum(signed_in: Client, settings: Settings) -> None:
    settings.ROOT_URLCONF = PAGES
    answer = signed_in.post("/proef/opslaan?peildatum=2023Q3")
    assert answer.headers["Location"] == "/iza/rondes/?peildatum=2023-09-30"


@pytest.mark.django_db
def test_the_picker_keeps_the_query_of_the_page_and_offers_the_rounds(
    signed_in: Client, surroundings: Surroundings
) -> None:
    page = signed_in.get("/begrippen?status=open&pagina=3&peildatum=2023Q3").content.decode()
    assert 'name="status" value="open"' in page
    assert 'name="pagina"' not in page
    assert 'href="?status=open&amp;peildatum=2023-09-30" aria-current="date"' in page
    assert "30 september 2023" in page
    assert "Terug naar vandaag" in page


@time_machine.travel(datetime(2026, 11, 21, 23, 30, tzinfo=ZoneInfo("UTC")), tick=False)
def test_today_is_the_day_in_amsterdam_not_in_greenwich() -> None:
    seen: list[date] = []

    def view(request: HttpRequest) -> object:
        seen.append(request.as_of.peildatum)
        return None

    AsOfMiddleware(view)(RequestFactory().get("/"))
    assert seen == [date(2026, 11, 22)]
