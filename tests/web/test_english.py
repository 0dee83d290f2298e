# SPDX-License-Identifier: EUPL-1.2
"""The interface in English: what a page says itself is English, what comes from the accord stays Dutch."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import polib
import pytest
from django.conf import settings
from django.test import Client
from django.utils.translation import override

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.programme.parties.choices import Role
from akkoord.programme.rounds.models import Round
from akkoord.programme.rounds.operations import close_round
from akkoord.reports.models import FrozenReport
from tests.architecture.layers import SOURCE
from tests.factories.accords import make_accord, make_action, make_theme
from tests.factories.parties import make_party
from tests.factories.people import give_mandate
from tests.factories.planning import make_body, make_meeting, make_step
from tests.factories.rounds import answer_one, make_round

pytestmark = pytest.mark.django_db

AS_OF = "?peildatum=2023-12-31"
PAGES = (
    "", "themas/", "themas/a-zorg/", "acties/", "acties/a-kader/", "partijen/", "kalender/", "stroomschemas/",
    "themas/a-zorg/stroomschema/", "akkoord/", "bronnen/", "cijfers/", "journaal/", "zoeken/", "begrippen/",
    "rondes/", "rondes/2023Q3/", "rondes/2023Q4/", "rapporten/", "rapporten/2023Q3/", "te-laat/",
)  # fmt: skip
DUTCH = re.compile(
    r"\b(Thema’s|Acties|Partijen|Kalender|Rondes|Bronnen|Journaal|Zoeken|Begrippen|Rapporten|Trekker|Peildatum|Cijfers"
    r"|Afmelden|Toegankelijkheid|Stappen|Vandaag|kwartaal|oktober|tot en met|volgens|geen|wordt|zijn|niet)\b",
    re.IGNORECASE,
)
STATUS = "niet-gestart"  # a word of the accord of the tests
NAMES = {"Akkoord", "afgerond", "onbekend", "programmateam"}  # the product, and status words and a person of the tests
SAID = ("title", "aria-label", "placeholder", "alt", "data-label")
EMPTY = {"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Interface(HTMLParser):
    """What a page says, without what it marks as Dutch."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        quiet = given.get("lang") == "nl" or tag in ("script", "style") or bool(self._open and self._open[-1][1])
        if tag not in EMPTY:
            self._open.append((tag, quiet))
        if not quiet:
            self.said += [" ".join((given.get(name) or "").split()) for name in SAID if given.get(name)]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An SVG shape says nothing."""

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not (self._open and self._open[-1][1]):
            self.said.append(" ".join(data.split()))


@pytest.fixture
def english() -> Iterator[Client]:
    """Somebody of the programme team who chose English, with an accord that has something on every page."""
    accord = make_accord()
    theme = make_theme(accord, chair=make_party("ziekenhuizen"))
    action = make_action(accord, theme, owner=make_party("verzekeraars"), deadline="2023-10-01")
    make_step(theme, "Kader af", action=action, end="2023-10", kind="grant_window")
    make_meeting(make_body(accord), "2023-12-04", title="BO van december")
    first = make_round(period="2023Q3")
    answer_one(first, "a-kader")
    close_round(SYSTEM, round_id=first.pk)
    make_round(period="2023Q4")
    client = Client()
    client.force_login(give_mandate(Role.PROGRAMME_TEAM))
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    yield client


def said(client: Client, url: str) -> list[str]:
    response = client.get(url)
    assert response.status_code == 200, url
    assert '<html lang="en"' in response.content.decode()
    return Interface(response.content.decode()).said


def test_no_page_says_a_dutch_word_of_its_own(english: Client) -> None:
    own = {page: [text.replace(STATUS, "") for text in said(english, f"/proef/{page}{AS_OF}")] for page in PAGES}
    wrong = {page: [text for text in texts if DUTCH.search(text)] for page, texts in own.items()}
    assert {page: texts for page, texts in wrong.items() if texts} == {}


def test_no_page_says_a_text_that_has_an_english_one(english: Client) -> None:
    catalogue = polib.pofile(str(SOURCE / "locale" / "en" / "LC_MESSAGES" / "django.po"))
    dutch = {entry.msgid for entry in catalogue} - {entry.msgstr for entry in catalogue}
    wrong = {page: sorted(dutch.intersection(said(english, f"/proef/{page}{AS_OF}")) - NAMES) for page in PAGES}
    assert {page: texts for page, texts in wrong.items() if texts} == {}


def test_dates_moments_and_periods_are_english(english: Client) -> None:
    cockpit, rounds, action = (" ".join(said(english, f"/proef/{page}{AS_OF}")) for page in ("", "rondes/", PAGES[4]))
    assert "31 December 2023" in cockpit
    assert "third quarter of 2023" in cockpit
    assert "fourth quarter of 2023" in rounds
    assert "1 October 2023" in action


def test_a_status_word_stays_dutch_with_its_meaning_behind_it(english: Client) -> None:
    page = english.get(f"/proef/rondes/2023Q3/{AS_OF}").content.decode()
    assert '<span lang="nl">op-schema</span> <span class="ak-soft">(on schedule)</span>' in page
    english.cookies[settings.LANGUAGE_COOKIE_NAME] = "nl"
    dutch = english.get(f"/proef/rondes/2023Q3/{AS_OF}").content.decode()
    assert "<span>op-schema</span></span>" in dutch
    assert "on schedule" not in dutch


def test_a_peildatum_that_cannot_be_read_is_refused_in_english(english: Client) -> None:
    response = english.get("/proef/?peildatum=soon")
    assert response.status_code == 400
    assert "“soon” is not a date. Write a day as 30-9-2023" in response.content.decode()


def test_a_report_is_dutch_whoever_closes_the_round(english: Client) -> None:
    with override("en"):
        close_round(SYSTEM, round_id=Round.objects.get(period="2023Q4").pk)
    tree = FrozenReport.objects.get(edition__round__period="2023Q4").tree
    assert "subsidieronde" in tree
