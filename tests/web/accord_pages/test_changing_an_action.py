# SPDX-License-Identifier: EUPL-1.2
"""Naming an owner and amending an action: what was typed stays, and nobody overwrites another."""

from typing import Any

import pytest
from django.test import Client

from akkoord.programme.accord.models import ActionRecord
from akkoord.programme.parties.models import Party
from tests.web.accord_pages.reading import order_of, plain, words

OWNER_URL, AMEND_URL = "/proef/acties/a-agenda/trekker/", "/proef/acties/a-kader/wijzigen/"


def latest(key: str) -> ActionRecord:
    return ActionRecord.objects.lasting().get(action__key=key)


def owner_form(**changed: Any) -> dict[str, Any]:
    given = {
        "party": Party.objects.get(key="vws").pk,
        "holds_from": "2026-03-01",
        "reason": "Besluit van het BO.",
        "expected": latest("a-agenda").pk,
    }
    return given | changed


def amend_form(**changed: Any) -> dict[str, Any]:
    known = latest("a-kader")
    given = {
        "title": known.title,
        "description": known.description,
        "group": known.group,
        "deadline": "Q4 2023",
        "holds_from": "2026-03-01",
        "reason": "Afgesproken aan tafel.",
        "expected": known.pk,
    }
    return given | changed


def test_naming_an_owner_leads_back_to_the_action_that_now_shows_it(team: Client) -> None:
    response = team.post(OWNER_URL, owner_form(), follow=True)
    assert response.redirect_chain == [("/proef/acties/a-agenda/", 302)]
    text = plain(response.content.decode())
    assert "De trekker is vastgelegd. Dit geldt vanaf 1 maart 2026." in text
    assert order_of(text, "Ministerie van VWS is trekker", "Aangepast: Besluit van het BO.", "Met de hand")


def test_naming_an_owner_stands_in_the_journal_with_its_reason(team: Client) -> None:
    team.post(OWNER_URL, owner_form())
    text = words(team, "/proef/journaal/?waarover=action:proef/a-agenda")
    assert order_of(
        text, "programmateam", "wees Ministerie van VWS aan als trekker: Agenda maken", "Besluit van het BO."
    )


def test_the_journal_can_be_narrowed_to_an_act(team: Client) -> None:
    team.post(OWNER_URL, owner_form())
    assert "wees Ministerie van VWS aan" in words(team, "/proef/journaal/?handeling=owner_assigned")
    assert "Geen regels" in words(team, "/proef/journaal/?handeling=action_amended")


def test_the_way_back_stays_on_the_peildatum(team: Client) -> None:
    response = team.post(f"{OWNER_URL}?peildatum=2025-12-31", owner_form())
    assert response["Location"] == "/proef/acties/a-agenda/?peildatum=2025-12-31"


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"party": ""}, "Trekker:"),
        ({"party": "999999"}, "Trekker:"),
        ({"reason": ""}, "Waarom:"),
        ({"holds_from": "nooit"}, "Dit is geen datum"),
        ({"holds_from": "2022-08-31"}, "Het akkoord begint op 1 september 2022"),
        ({"holds_from": "2023-05-31"}, "geldt vanaf 1 juni 2023"),
        ({"holds_from": "2027-01-01"}, "Het akkoord eindigt op 31 december 2026"),
    ],
)
def test_a_refusal_is_told_at_its_field_and_keeps_what_was_typed(
    changed: dict[str, str], told: str, team: Client
) -> None:
    typed = owner_form(**({"reason": "Mijn lange reden."} | changed))
    response = team.post(OWNER_URL, typed)
    page = response.content.decode()
    assert response.status_code == 422
    assert order_of(plain(page), "Dit klopt nog niet", told)
    assert str(typed["reason"]) in page
    assert str(typed["holds_from"]) in page
    assert latest("a-agenda").owner is None


@pytest.mark.parametrize("url", [OWNER_URL, AMEND_URL])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_reader_changes_nothing(url: str, method: str, reader: Client) -> None:
    assert getattr(reader, method)(url).status_code == 403


@pytest.mark.parametrize("page", ["trekker", "wijzigen"])
def test_an_unknown_action_is_not_changed(page: str, team: Client) -> None:
    assert team.get(f"/proef/acties/x/{page}/").status_code == 404


def test_who_comes_second_sees_both_and_keeps_what_was_typed(team: Client) -> None:
    typed = owner_form(party=Party.objects.get(key="zin").pk, reason="Mijn reden.")
    team.post(OWNER_URL, owner_form())
    response = team.post(OWNER_URL, typed)
    text = plain(response.content.decode())
    assert response.status_code == 409
    assert order_of(text, "Iemand was u voor", "programmateam wees Ministerie van VWS aan als trekker op 1 maart 2026")
    assert order_of(text, "Wat u typte, staat hier nog", "Zorginstituut", "Mijn reden.", "Zo staat het er nu", "VWS")
    assert latest("a-agenda").owner.key == "vws"


def test_amending_shows_the_change_among_the_versions(team: Client) -> None:
    response = team.post(AMEND_URL, amend_form(title="Kader af", deadline="juni 2024"), follow=True)
    text = plain(response.content.decode())
    assert order_of(text, "Kader af", "Uiterste datum juni 2024", "Titel: was Kader maken werd Kader af")


def test_a_deadline_that_is_no_moment_is_refused_with_what_is_accepted(team: Client) -> None:
    response = team.post(AMEND_URL, amend_form(deadline="ooit"))
    assert response.status_code == 422
    assert "“ooit” is geen moment" in plain(response.content.decode())


def test_nothing_changed_is_told_above_the_form(team: Client) -> None:
    response = team.post(AMEND_URL, amend_form())
    assert response.status_code == 422
    assert "Er is niets gewijzigd" in plain(response.content.decode())


def test_an_owner_amends_its_own_action_but_not_the_title(owner: Client) -> None:
    response = owner.post(AMEND_URL, amend_form(title="Iets anders", description="Wat wij doen."), follow=True)
    assert response.status_code == 200
    assert (latest("a-kader").title, latest("a-kader").description) == ("Kader maken", "Wat wij doen.")


def test_an_owner_does_not_amend_the_action_of_nobody(owner: Client) -> None:
    assert owner.get("/proef/acties/a-agenda/wijzigen/").status_code == 403


def test_an_amended_fact_is_marked_on_the_page_of_its_source(team: Client) -> None:
    team.post(OWNER_URL, owner_form())
    text = words(team, "/proef/bronnen/brief/?let-op=aangepast")
    assert order_of(text, "Agenda maken", "actie", "Besluit van het BO.")


def test_a_party_stands_in_the_list_in_full_and_once_where_short_and_full_are_the_same(team: Client) -> None:
    page = team.get(OWNER_URL).content.decode()
    options = [option.split("<")[0] for option in page.split("<option")[2:]]
    names = [option.split(">", 1)[1] for option in options]
    assert names
    assert [name for name in names if name.partition(" (")[0] == name.partition(" (")[2].removesuffix(")")] == []
