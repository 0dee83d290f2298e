# SPDX-License-Identifier: EUPL-1.2
import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from pytest_django.fixtures import Settings

from akkoord.web.shell.surroundings import Surroundings
from tests.web.conftest import PRACTICE_NOTICE

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _pages_of_the_domain(settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.web.shell.pages_for_tests"


def test_the_header_names_the_accord_and_marks_the_page_that_is_open(
    signed_in: Client, surroundings: Surroundings
) -> None:
    page = signed_in.get("/iza/themas/?peildatum=2023Q3").content.decode()
    assert "Integraal Zorgakkoord</span>" in page
    assert re.search(r'href="/iza/themas/\?peildatum=2023-09-30" aria-current="page">Thema’s', page)
    assert page.count('aria-current="page">Cockpit') == 0


def test_a_page_that_does_not_exist_yet_has_no_link(signed_in: Client, surroundings: Surroundings) -> None:
    page = signed_in.get("/iza/").content.decode()
    assert ">Rondes</a>" in page
    assert ">Journaal</a>" not in page


def test_practice_data_is_named_at_the_top_of_the_page(signed_in: Client, surroundings: Surroundings) -> None:
    page = signed_in.get("/iza/").content.decode()
    assert PRACTICE_NOTICE in page[: page.index("<main")]
    assert "stroomschema’s 2023" in page[page.index("<footer") :]


def test_without_practice_data_there_is_no_notice(signed_in: Client) -> None:
    assert "oefengegevens" not in signed_in.get("/iza/").content.decode()


def test_search_keeps_the_peildatum(signed_in: Client, surroundings: Surroundings) -> None:
    page = signed_in.get("/iza/?peildatum=2023Q3").content.decode()
    form = page[page.index('role="search"') :]
    assert form.index('name="peildatum" value="2023-09-30"') < form.index("</form>")


def test_colours_are_remembered_without_javascript(signed_in: Client) -> None:
    answer = signed_in.post("/kleuren", {"kleuren": "dark", "next": "/iza/themas/?peildatum=2023Q3"})
    assert answer.headers["Location"] == "/iza/themas/?peildatum=2023Q3"
    page = signed_in.get("/iza/").content.decode()
    assert 'data-theme="dark"' in page
    assert re.search(r'value="dark" type="submit" aria-pressed="true"', page)


def test_colours_nobody_knows_change_nothing(signed_in: Client) -> None:
    signed_in.post("/kleuren", {"kleuren": "paars"})
    assert "data-theme" not in signed_in.get("/iza/").content.decode()


def test_the_language_can_be_english(signed_in: Client) -> None:
    signed_in.post("/taal", {"taal": "en", "next": "/iza/"})
    assert '<html lang="en"' in signed_in.get("/iza/").content.decode()


def test_a_choice_never_leads_to_another_site(signed_in: Client) -> None:
    assert signed_in.post("/taal", {"taal": "en", "next": "//elders.nl"}).headers["Location"] == "/"


def test_every_page_carries_the_headers_that_protect_it(signed_in: Client) -> None:
    headers = signed_in.get("/iza/").headers
    policy = headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] in ("same-origin", "no-referrer")
    assert headers["X-Frame-Options"] == "DENY"


def test_the_frame_costs_no_more_queries_than_the_session(
    signed_in: Client, surroundings: Surroundings, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    with django_assert_num_queries(2):  # the session and the account
        signed_in.get("/iza/?peildatum=2023Q3")


def test_the_first_visit_is_light(signed_in: Client, surroundings: Surroundings) -> None:
    page = signed_in.get("/iza/").content.decode()
    sheets = re.findall(r'<link rel="stylesheet" href="/static/([^"]+)"', page)
    others = ["akkoord/akkoord.js", "django_htmx/htmx-2.min.js", "akkoord/icons.svg"]
    sizes = {name: len(gzip.compress(Path(finders.find(name)).read_bytes())) for name in [*sheets, *others]}
    font = Path(finders.find("akkoord/vendor/source-sans-3.woff2")).stat().st_size
    assert sum(sizes[name] for name in sheets) < 60_000
    assert sum(sizes.values()) + font + len(gzip.compress(page.encode())) < 150_000
