# SPDX-License-Identifier: EUPL-1.2
import hashlib

import pytest
from django.test import Client

from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.policies import Capacity
from akkoord.programme.rounds.models import Round
from akkoord.reports.models import FrozenReport
from akkoord.reports.outline import outline_of
from akkoord.reports.overviews import frozen_report
from akkoord.reports.render import FORMATS
from tests.factories import close_with_answers, correct, give_mandate, make_round, make_small_accord, make_user

pytestmark = pytest.mark.django_db
LIST = "/proef/rapporten/"
PAGE = "/proef/rapporten/2023Q3/"


@pytest.fixture
def reader(client: Client) -> Client:
    client.force_login(give_mandate(Role.READER))
    return client


@pytest.fixture
def closed() -> Round:
    make_small_accord()
    return close_with_answers(practice=True)


def text(client: Client, url: str, status: int = 200) -> str:
    answer = client.get(url)
    assert answer.status_code == status
    return answer.content.decode()


def test_without_a_report_the_list_says_when_one_comes_and_where_to_go(reader: Client) -> None:
    make_small_accord()
    page = text(reader, LIST)
    assert "Er is nog geen rapport" in page
    assert 'href="/proef/rondes/"' in page


def test_an_open_round_is_named_with_a_link_because_its_report_comes_at_closing(reader: Client) -> None:
    make_small_accord()
    make_round()
    page = text(reader, LIST)
    assert "Het rapport over het 3e kwartaal 2023 ontstaat als die ronde wordt gesloten." in page
    assert "/proef/rondes/2023Q3/" in page


def test_the_list_names_each_edition_with_what_it_changed_and_its_hash(reader: Client, closed: Round) -> None:
    correct(closed, "a-keten", "op-schema", reason="Verkeerd ingevuld")
    page = text(reader, LIST)
    assert "Het laatste rapport gaat over het 3e kwartaal 2023 (editie 2)." in page
    assert page.index("1 actie verbeterd") < page.index("Eerste editie")
    assert "Verkeerd ingevuld" in page
    assert all(digest[:12] in page for digest in FrozenReport.objects.values_list("digest", flat=True))


def test_the_list_holds_no_report_of_a_round_after_the_peildatum(reader: Client, closed: Round) -> None:
    assert "Er is nog geen rapport" in text(reader, f"{LIST}?peildatum=2023-09-29")
    assert "Er is nog geen rapport" not in text(reader, f"{LIST}?peildatum=2023-09-30")


def test_the_list_can_be_downloaded_with_whole_hashes(reader: Client, closed: Round) -> None:
    assert FrozenReport.objects.get().digest in text(reader, f"{LIST}?formaat=csv")


def test_the_page_shows_answer_and_figures_as_they_were_frozen(reader: Client, closed: Round) -> None:
    before = text(reader, PAGE)
    assert "Van de 3 acties: 1 afgerond, 1 aanvullende-inzet en 1 onbekend." in before
    correct(closed, "a-keten", "op-schema", reason="Verkeerd ingevuld")
    assert "1 afgerond, 1 aanvullende-inzet" in text(reader, f"{PAGE}?editie=1")
    assert "Van de 3 acties: 1 op-schema, 1 aanvullende-inzet en 1 onbekend." in text(reader, PAGE)


def test_an_earlier_edition_says_that_there_is_a_later_one(reader: Client, closed: Round) -> None:
    assert "Er is een latere editie" not in text(reader, PAGE)
    correct(closed, "a-keten", "op-schema", reason="Verkeerd ingevuld")
    assert "Er is een latere editie" in text(reader, f"{PAGE}?editie=1")
    assert "Er is een latere editie" not in text(reader, f"{PAGE}?editie=2")


def test_the_page_leads_to_every_format_and_to_each_chapter_in_the_browser(reader: Client, closed: Round) -> None:
    page = text(reader, PAGE)
    assert all(f'href="{PAGE}1.{form}"' in page for form in FORMATS)
    assert f'href="{PAGE}1.html#samenvatting"' in page
    assert f'href="{PAGE}1.html#stroomschema-a-zorg"' in page


@pytest.mark.parametrize(("label", "rows"), [("Acties", 3), ("Acties zonder trekker", 2)])
def test_a_key_figure_leads_to_the_rows_it_counts(reader: Client, closed: Round, label: str, rows: int) -> None:
    figures = outline_of(frozen_report(Capacity(everything=True), accord="proef", period="2023Q3").report).figures
    figure = next(one for one in figures if one.label == label)
    assert figure.text == str(rows)
    page = text(reader, figure.url)
    assert page.count('<tr class="utrecht-table__row" id="rij-') == rows


def test_practice_data_is_said_once_above_the_page(reader: Client, closed: Round) -> None:
    page = text(reader, PAGE)
    assert "zijn verzonnen om mee te oefenen" in page[: page.index("<main")]


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_has_its_media_type_a_name_that_tells_and_is_for_this_reader_alone(
    reader: Client, closed: Round, form: str
) -> None:
    answer = reader.get(f"{PAGE}1.{form}")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == FORMATS[form].media_type
    assert f'filename="voortgang-proef-2023Q3-editie-1-oefengegevens.{form}"' in answer.headers["Content-Disposition"]
    assert "private" in answer.headers["Cache-Control"]
    assert FrozenReport.objects.get().digest in answer.headers["ETag"]


def test_a_file_that_the_browser_has_is_not_sent_again(reader: Client, closed: Round) -> None:
    first = reader.get(f"{PAGE}1.html")
    again = reader.get(f"{PAGE}1.html", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert not again.content


def test_the_json_file_has_the_hash_that_the_page_shows(reader: Client, closed: Round) -> None:
    content = reader.get(f"{PAGE}1.json").content
    assert hashlib.sha256(content).hexdigest() in text(reader, PAGE)


def test_the_web_page_opens_in_the_browser_with_its_own_style_and_no_scripts(reader: Client, closed: Round) -> None:
    answer = reader.get(f"{PAGE}1.html")
    policy = answer.headers["Content-Security-Policy"]
    assert answer.headers["Content-Disposition"].startswith("inline")
    assert "script-src 'none'" in policy
    assert "style-src 'sha256-" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("path", ["2023Q4/", "2023Q3/9.pdf", "2023Q3/1.doc", "geen-ronde/", "2023Q3/?editie=7"])
def test_what_is_not_there_is_not_found(reader: Client, closed: Round, path: str) -> None:
    assert reader.get(LIST + path).status_code == 404


def test_an_edition_asked_as_then_known_is_not_found_before_it_was_published(reader: Client, closed: Round) -> None:
    assert reader.get(f"{PAGE}?peildatum=2023-09-30&bekend=toen").status_code == 404
    assert reader.get(f"{PAGE}?peildatum=2023-09-30").status_code == 200


def test_an_altered_report_is_not_handed_out_and_the_page_says_so(reader: Client, closed: Round) -> None:
    frozen = FrozenReport.objects.get()
    FrozenReport.objects.update(tree=frozen.tree.replace("1 afgerond", "3 afgerond"))
    for url in (PAGE, f"{PAGE}1.pdf", f"{PAGE}1.json"):
        page = text(reader, url, 500)
        assert "past niet bij zijn hash" in page


@pytest.mark.parametrize("path", [LIST, PAGE, f"{PAGE}1.json"])
def test_who_has_no_mandate_reads_no_report(client: Client, closed: Round, path: str) -> None:
    client.force_login(make_user())
    assert client.get(path).status_code == 403


@pytest.mark.parametrize("path", [LIST, PAGE, f"{PAGE}1.json"])
def test_who_has_not_signed_in_is_asked_to(client: Client, closed: Round, path: str) -> None:
    assert client.get(path).status_code == 302
