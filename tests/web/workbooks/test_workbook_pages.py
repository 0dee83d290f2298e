# SPDX-License-Identifier: EUPL-1.2
"""Pages on which a workbook is downloaded, sent in, looked at and taken over."""

import io
import re
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.programme.invitations.models import PersonalLink
from akkoord.programme.invitations.operations import issue_link, open_link, revoke_link
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Party
from akkoord.programme.rounds.operations import close_round
from akkoord.programme.workbooks.choices import Scope, UploadState
from akkoord.programme.workbooks.columns import Field
from akkoord.programme.workbooks.models import IssuedWorkbook, Upload
from akkoord.programme.workbooks.operations import receiving
from akkoord.web.frame.visitor import COOKIE, COOKIE_SALT
from tests.factories import answer_one, give_mandate
from tests.programme.workbooks.world import GOOD, Filled, World, row_of

pytestmark = pytest.mark.django_db
As = Callable[[User], Client]
LIST = "/proef/rondes/2023Q4/werkboeken/"
OWN = "/mijn-vragen/werkboek/"


def file(content: bytes, name: str = "werkboek.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def send(browser: Client, content: bytes, url: str = LIST, name: str = "werkboek.xlsx") -> Any:
    return browser.post(url, {"doen": "insturen", "file": file(content, name)})


def text(response: Any) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def by_link(person: User, world: World) -> Client:
    """A browser in which somebody's personal link was opened."""
    link = open_link(issue_link(SYSTEM, person=person, round_ids=[world.round.pk]))
    browser = Client()
    response = browser.get("/begrippen/")
    response.set_signed_cookie(COOKIE, str(link.id), salt=COOKIE_SALT)
    browser.cookies = response.cookies
    return browser


def test_an_owner_downloads_their_own_workbook(world: World, as_: As) -> None:
    response = as_(world.owner).post(LIST, {"werkboek": "person"})
    assert response["Content-Disposition"] == 'attachment; filename="oefengegevens-werkboek-proef-2023Q4.xlsx"'
    assert Filled(response.content).cell("kader", Field.ACTION).value == "Actie kader"
    assert IssuedWorkbook.objects.get().person == world.owner


def test_the_page_offers_what_somebody_can_have(world: World, as_: As) -> None:
    mine = text(as_(world.owner).get(LIST))
    assert "Mijn werkboek (3 acties)" in mine
    assert "Werkboek van de hele ronde" not in mine
    team = text(as_(world.team).get(LIST))
    assert "Werkboek van de hele ronde" in team
    assert "trekker (0 van 3 beantwoord)" in team
    assert "verzonnen om mee te oefenen" in team


def test_the_team_downloads_for_a_theme_and_for_a_person(world: World, as_: As) -> None:
    browser = as_(world.team)
    theme = browser.post(LIST, {"werkboek": "theme", "thema": "b-regio"})
    assert Filled(theme.content).book.sheetnames[1] == "B b-regio"
    person = browser.post(LIST, {"werkboek": "person", "persoon": world.other.pk})
    assert "tarief" in str(Filled(person.content).cell("tarief", Field.ACTION).value)
    assert browser.post(LIST, {"werkboek": "theme", "thema": "weg"}).status_code == 404
    assert browser.post(LIST, {"werkboek": "alles"}).status_code == 404
    assert browser.post(LIST, {"werkboek": "person", "persoon": "999999"}).status_code == 404


def test_a_reader_of_somebody_elses_questions_is_refused(world: World, as_: As) -> None:
    assert as_(world.owner).post(LIST, {"werkboek": "round"}).status_code == 403
    assert as_(world.owner).post(LIST, {"werkboek": "person", "persoon": world.other.pk}).status_code == 403


def test_what_was_sent_in_is_shown_and_taken_over(world: World, as_: As) -> None:
    browser = as_(world.owner)
    content = Filled(world.issue()).fill("kader", **GOOD).fill("norm", status="geweldig").bytes()
    response = send(browser, content)
    assert response.status_code == 302
    page = text(browser.get(response.url))
    assert "1 antwoord kan worden overgenomen" in page
    assert "In 1 rij staat een fout." in page
    assert "Blad B b-regio, cel I4" in page
    assert "“geweldig” is geen status van deze ronde" in page
    assert "2e kwartaal 2024" in page
    assert world.answers("kader") == []
    done = browser.post(response.url, {"doen": "alles"}, follow=True)
    assert "1 antwoord is overgenomen." in text(done)
    assert len(world.answers("kader")) == 1


def test_rows_are_filtered_by_kind_and_chosen_one_by_one(world: World, as_: As) -> None:
    browser = as_(world.owner)
    url = send(browser, Filled(world.issue()).fill("kader", **GOOD).fill("toets", **GOOD).bytes()).url
    assert "Actie norm" in text(browser.get(url))
    assert "Actie norm" not in text(browser.get(f"{url}?soort=new"))
    upload = Upload.objects.get()
    wrong = browser.post(url, {"doen": "gekozen"})
    assert wrong.status_code == 422
    assert "Kies ten minste één rij" in text(wrong)
    browser.post(url, {"doen": "gekozen", "rij": row_of(upload, "toets").pk})
    assert (len(world.answers("kader")), len(world.answers("toets"))) == (0, 1)


def test_an_answer_that_came_between_gives_409_and_a_new_list(world: World, as_: As) -> None:
    browser = as_(world.owner)
    url = send(browser, Filled(world.issue()).fill("kader", **GOOD).bytes()).url
    answer_one(world.round, "kader", "afgerond", actor=world.owner)
    response = browser.post(url, {"doen": "alles"})
    assert response.status_code == 409
    assert "Intussen anders beantwoord" in text(response)


def test_a_round_that_closed_meanwhile_says_so(world: World, as_: As) -> None:
    browser = as_(world.owner)
    content = world.issue()
    url = send(browser, Filled(content).fill("kader", **GOOD).bytes()).url
    close_round(world.team, round_id=world.round.pk)
    assert "Deze ronde is gesloten" in text(browser.post(url, {"doen": "alles"}))
    assert "De ronde is gesloten" in text(browser.get(url))
    assert browser.get(LIST).status_code == 200
    assert send(browser, content).status_code == 422


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Het bestand is leeg."),
        (b"naam;status", "Dit is geen werkboek."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "oude versie van Excel"),
        (b"PK\x03\x04" + b"x" * 900, "beschadigd"),
    ],
)
def test_a_bad_file_is_refused_with_what_to_do(world: World, as_: As, content: bytes, sentence: str) -> None:
    response = send(as_(world.owner), content)
    assert response.status_code == 422
    assert sentence in text(response)
    assert not Upload.objects.exists()


def test_sending_nothing_says_what_to_choose(world: World, as_: As) -> None:
    response = as_(world.owner).post(LIST, {"doen": "insturen"})
    assert response.status_code == 422
    assert "Kies het werkboek dat u hebt ingevuld." in text(response)


def test_an_upload_is_not_there_for_others(world: World, as_: As) -> None:
    url = send(as_(world.owner), Filled(world.issue()).fill("kader", **GOOD).bytes()).url
    assert as_(world.other).get(url).status_code == 404
    assert as_(world.other).post(url, {"doen": "alles"}).status_code == 404
    assert as_(world.team).get(url).status_code == 200
    assert as_(world.owner).get(url.replace("2023Q4", "2023Q3")).status_code == 404


def test_a_large_workbook_is_looked_at_while_the_page_waits(
    world: World, as_: As, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receiving, "IN_REQUEST_ROWS", 2)
    browser = as_(world.owner)
    url = send(browser, Filled(world.issue()).fill("kader", **GOOD).bytes()).url
    page = browser.get(url)
    assert "wordt nagekeken" in text(page)
    assert 'name="doen" value="verder"' in text(page)
    assert browser.post(url, {"doen": "alles"}).status_code == 422
    quick = browser.post(url, {"doen": "verder"}, headers={"HX-Request": "true"})
    assert quick["HX-Refresh"] == "true"
    assert Upload.objects.get().state == UploadState.READY
    assert "kan worden overgenomen" in text(browser.get(url))


def test_a_personal_link_is_enough_for_ones_own_workbook(world: World) -> None:
    browser = by_link(world.owner, world)
    assert "Download mijn werkboek" in text(browser.get(OWN))
    workbook = browser.post(OWN, {"ronde": world.round.pk})
    response = send(browser, Filled(workbook.content).fill("kader", **GOOD).bytes(), OWN)
    assert response.status_code == 302
    assert "1 antwoord is overgenomen." in text(browser.post(response.url, {"doen": "alles"}, follow=True))
    assert world.answers("kader")[0].submitted_by == world.owner


def test_without_a_link_one_signs_in_and_a_dead_link_says_so(world: World, as_: As) -> None:
    stranger = Client().get(OWN)
    assert stranger.status_code == 403
    assert f'href="/aanmelden?next={OWN}"' in stranger.content.decode()
    browser = by_link(world.owner, world)
    revoke_link(SYSTEM, link_id=PersonalLink.objects.get().pk)
    assert browser.get(OWN).status_code == 410
    assert as_(world.owner).get(OWN).status_code == 200


def test_who_is_asked_nothing_gets_an_empty_page(world: World, as_: As) -> None:
    assert "Er wordt u nu niets gevraagd." in text(as_(world.team).get(OWN))
    assert as_(world.team).post(OWN, {"ronde": world.round.pk}).status_code == 404


def test_the_team_chooses_whose_answer_it_is_when_several_may_give_it(world: World, as_: As) -> None:
    second = give_mandate(Role.DEPUTY, Party.objects.get(key="zin"))
    browser = as_(world.team)
    url = send(browser, Filled(world.issue(world.team, Scope.ROUND)).fill("kader", **GOOD).bytes()).url
    page = text(browser.get(url))
    assert "Van wie zijn deze antwoorden?" in page
    assert browser.post(url, {"doen": "alles"}).status_code == 422
    request_id = world.question("kader").request_id
    browser.post(url, {"doen": "alles", f"namens-{request_id}": second.pk})
    assert world.answers("kader")[0].submitted_by == second


def test_the_round_leads_to_its_workbooks(world: World, as_: As) -> None:
    assert LIST in text(as_(world.owner).get("/proef/rondes/2023Q4/"))
    assert LIST in text(as_(world.team).get("/proef/rondes/2023Q4/voortgang/"))


def test_the_download_is_a_workbook_that_opens(world: World, as_: As) -> None:
    content = as_(world.team).post(LIST, {"werkboek": "round"}).content
    assert "Oefengegevens" in str(openpyxl.load_workbook(io.BytesIO(content))["Uitleg"]["A1"].value)


def send_together(browser: Client, *contents: bytes, url: str = LIST) -> Any:
    files = [file(content, f"{number}.xlsx") for number, content in enumerate(contents)]
    return browser.post(url, {"doen": "insturen", "file": files})


def test_several_files_give_one_list_and_those_without_a_fault_are_taken_over(world: World, as_: As) -> None:
    good = Filled(world.issue(world.team, person=world.owner)).fill("kader", **GOOD).bytes()
    faulty = Filled(world.issue(world.team, person=world.other)).fill("tarief", status="geweldig").bytes()
    browser = as_(world.team)
    response = send_together(browser, good, faulty, b"naam;status")
    assert response.status_code == 302
    page = text(browser.get(response.url))
    assert "2 werkboeken zijn ingestuurd. 1 bestand is geweigerd." in page
    assert "<strong>2.xlsx</strong>: Dit is geen werkboek." in page
    assert "Neem 1 antwoord over uit de werkboeken zonder fouten" in page
    assert "verzonnen om mee te oefenen" in page
    assert f"{LIST}{Upload.objects.get(name='0.xlsx').pk}/" in page
    done = text(browser.post(response.url, follow=True))
    assert "1 antwoord is overgenomen uit 1 werkboek." in done
    assert "Neem 1 antwoord over" not in done
    assert world.answers("kader")[0].entered_by == world.team


def test_a_list_of_refused_files_alone_says_that_nothing_came_in(world: World, as_: As) -> None:
    browser = as_(world.team)
    page = text(browser.get(send_together(browser, b"a", b"b").url))
    assert "Geen enkel werkboek kon worden aangenomen. 2 bestanden zijn geweigerd." in page
    assert "Neem" not in page


def test_too_many_files_are_told(world: World, as_: As) -> None:
    response = send_together(as_(world.team), *[b"x"] * 101)
    assert response.status_code == 422
    assert "hoogstens 100 werkboeken tegelijk" in text(response)


def test_a_batch_is_not_there_for_others_nor_in_another_round(world: World, as_: As) -> None:
    content = Filled(world.issue(world.team, person=world.owner)).fill("kader", **GOOD).bytes()
    url = send_together(as_(world.team), content, content).url
    assert as_(world.owner).get(url).status_code == 404
    assert as_(world.owner).post(url).status_code == 404
    assert as_(world.team).get(url.replace("2023Q4", "2023Q3")).status_code == 404


def test_by_a_link_an_overseer_sends_in_and_sees_their_own_questions_alone(world: World, as_: As) -> None:
    give_mandate(Role.PROGRAMME_TEAM, Party.objects.get(key="vws"), user=world.owner)
    content = Filled(world.issue(world.team, Scope.ROUND)).fill("kader", **GOOD).fill("tarief", **GOOD).bytes()
    elsewhere = send(as_(world.owner), content).url.rstrip("/").rpartition("/")[2]
    browser = by_link(world.owner, world)
    assert browser.get(f"{OWN}{elsewhere}/").status_code == 404
    assert browser.post(f"{OWN}{elsewhere}/", {"doen": "alles"}).status_code == 404
    browser.post(send(browser, content, OWN).url, {"doen": "alles"})
    assert (len(world.answers("kader")), len(world.answers("tarief"))) == (1, 0)


def test_several_of_ones_own_by_a_link(world: World) -> None:
    browser = by_link(world.owner, world)
    first = Filled(world.issue()).fill("kader", **GOOD).bytes()
    second = Filled(world.issue()).fill("toets", **GOOD).bytes()
    url = send_together(browser, first, second, url=OWN).url
    assert "2 werkboeken zijn ingestuurd." in text(browser.get(url))
    assert "2 antwoorden zijn overgenomen uit 2 werkboeken." in text(browser.post(url, follow=True))
