# SPDX-License-Identifier: EUPL-1.2
"""The answer page: nothing typed is ever lost, and nobody answers for another."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.programme.rounds.choices import Judgement
from akkoord.programme.rounds.models import Answer
from akkoord.programme.rounds.operations import close_round, review_answer
from tests.factories import answer_one
from tests.web.rounds.conftest import World, make_world

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


def typed(world: World, action: str = "kader", **fields: str) -> dict[str, str]:
    """What a browser sends for one card; without fields that what the page showed."""
    number = world.question(action).pk
    values = {
        "status": "op-schema",
        "explanation": "Dit staat er nu.",
        "forecast": "4e kwartaal 2023",
        "needs-0-what": "Een besluit",
        "needs-0-wanted_from": "vws",
        "needs-0-by": "PM",
        "version": str(world.question(action).version),
        "rows": "2",
        **{name.replace("__", "-"): value for name, value in fields.items()},
    }
    return {f"{name}-{number}": value for name, value in values.items()}


def blank(world: World, action: str = "toets") -> dict[str, str]:
    """What a browser sends for a card that shows nothing filled in."""
    empty = dict.fromkeys(("status", "explanation", "forecast", "needs__0__what", "needs__0__wanted_from"), "")
    return typed(world, action, **empty, needs__0__by="")


def press(browser: Client, world: World, act: str, *cards: dict[str, str], **extra: Any) -> HttpResponse:
    """Press a button: `indienen:kader` names the action."""
    what, _, which = act.partition(":")
    number = which if which == "alles" else str(world.question(which).pk)
    data = {name: value for card in cards for name, value in card.items()}
    return browser.post(world.answer_url(), {**data, "doen": f"{what}:{number}"}, **extra)


def page(response: HttpResponse) -> str:
    return response.content.decode()


def test_the_page_shows_a_card_per_action_with_last_time_filled_in(world: World, as_: SignIn) -> None:
    text = page(as_(world.owner).get(world.answer_url()))
    assert "Vragen aan Zorginstituut" in text
    assert "0 van de 2 vragen zijn beantwoord." in text
    assert "Actie kader" in text
    assert "Actie toets" in text
    assert "Actie tarief" not in text
    assert "Vorige keer (3e kwartaal 2023)" in text
    assert "Wat op-schema betekent." in text
    kader = world.question("kader").pk
    assert f'id="status-{kader}-op-schema" value="op-schema" checked' in text
    assert 'value="4e kwartaal 2023"' in text


def test_one_answer_is_submitted_with_its_needs(world: World, as_: SignIn) -> None:
    card = typed(world, status="aanvullende-inzet", explanation="Het loopt vast.", forecast="september 2024")
    refused = press(as_(world.owner), world, "indienen:kader", card)
    assert "De vorige keer was de verwachting 4e kwartaal 2023, nu september 2024." in page(refused)
    why = {f"forecast_reason-{world.question('kader').pk}": "Het overleg schoof op."}
    response = press(as_(world.owner), world, "indienen:kader", card | why)
    assert response.status_code == 302
    assert response["Location"].endswith(f"#kaart-{world.question('kader').pk}")
    answer = Answer.objects.get(question=world.question("kader"))
    assert (answer.status.key, answer.explanation, str(answer.forecast)) == (
        "aanvullende-inzet",
        "Het loopt vast.",
        "2024-09",
    )
    assert answer.forecast_reason == "Het overleg schoof op."
    assert [need.what for need in answer.needs.all()] == ["Een besluit"]
    assert answer.submitted_by == world.owner


def test_nothing_changed_is_one_click(world: World, as_: SignIn) -> None:
    press(as_(world.owner), world, "niets:kader", typed(world))
    answer = Answer.objects.get(question=world.question("kader"))
    assert answer.unchanged
    assert answer.explanation == "Dit staat er nu."


def test_nothing_changed_for_all_leaves_out_what_cannot_be_repeated(world: World, as_: SignIn) -> None:
    response = press(as_(world.owner), world, "niets:alles", typed(world), blank(world))
    assert response.status_code == 302
    assert [answer.question.action.key for answer in Answer.objects.filter(question__round=world.round)] == ["kader"]


def test_all_at_once_submits_what_was_filled_in(world: World, as_: SignIn) -> None:
    cards = typed(world, explanation="Veranderd."), typed(world, "toets", explanation="Voor het eerst.")
    assert press(as_(world.owner), world, "indienen:alles", *cards).status_code == 302
    said = Answer.objects.filter(question__round=world.round).order_by("question_id")
    assert [answer.explanation for answer in said] == ["Veranderd.", "Voor het eerst."]


def test_all_at_once_leaves_cards_alone_that_nobody_touched(world: World, as_: SignIn) -> None:
    response = press(as_(world.owner), world, "indienen:alles", typed(world))
    assert response.status_code == 422
    assert "U hebt nog niets ingevuld of veranderd." in page(response)
    assert not Answer.objects.filter(question__round=world.round).exists()


def test_faults_stand_at_their_fields_and_nothing_typed_is_lost(world: World, as_: SignIn) -> None:
    wrong = typed(
        world, status="aanvullende-inzet", explanation="", forecast="ooit", needs__0__by="gauw", nothing_needed="on"
    )
    other = typed(world, "toets", explanation="Iets anders dat ik typte.")
    response = press(as_(world.owner), world, "indienen:kader", wrong, other)
    text, number = page(response), world.question("kader").pk
    assert response.status_code == 422
    assert f'href="#explanation-{number}"' in text
    assert "Geef een toelichting bij deze status." in text
    assert f'href="#forecast-{number}"' in text
    assert f'id="forecast-{number}" value="ooit"' in text
    assert f'href="#nothing_needed-{number}"' in text
    assert "Haal een van beide weg." in text
    assert f'id="needs-0-by-{number}-fout"' in text
    assert "Iets anders dat ik typte." in text
    assert not Answer.objects.filter(question__round=world.round).exists()


def test_a_good_card_does_not_lose_what_is_typed_in_another(world: World, as_: SignIn) -> None:
    other = typed(world, "toets", explanation="Nog niet af.")
    response = press(as_(world.owner), world, "indienen:kader", typed(world, explanation="Klaar."), other)
    text = page(response)
    assert response.status_code == 200
    assert "is ingediend" in text
    assert "Nog niet af." in text
    assert "Hier hebt u iets ingevuld dat nog niet is ingediend:" in text
    assert Answer.objects.filter(question__round=world.round).count() == 1


def test_another_row_for_needs_keeps_what_is_typed(world: World, as_: SignIn) -> None:
    response = press(as_(world.owner), world, "regel:kader", typed(world, explanation="Half getypt", rows="2"))
    text, number = page(response), world.question("kader").pk
    assert response.status_code == 200
    assert "Half getypt" in text
    assert f'id="needs-2-what-{number}"' in text
    assert not Answer.objects.filter(question__round=world.round).exists()


def test_a_second_tab_sees_both_answers_and_keeps_its_own(world: World, as_: SignIn) -> None:
    stale = typed(world, status="niet-gestart", explanation="Uit het tweede tabblad")
    answer_one(world.round, "kader", "afgerond", world.owner, explanation="Uit het eerste tabblad")
    response = press(as_(world.owner), world, "indienen:kader", stale)
    text, number = page(response), world.question("kader").pk
    assert response.status_code == 409
    assert "Uit het eerste tabblad" in text
    assert "Uit het tweede tabblad" in text
    assert f'name="version-{number}" value="1"' in text
    assert Answer.objects.filter(question__round=world.round).count() == 1


def test_after_looking_the_second_tab_can_submit_after_all(world: World, as_: SignIn) -> None:
    answer_one(world.round, "kader", "afgerond", world.owner)
    card = typed(world, status="niet-gestart", explanation="Toch niet", version="1")
    assert press(as_(world.owner), world, "indienen:kader", card).status_code == 302
    assert world.question("kader").version == 2


def test_the_same_answer_sent_twice_is_kept_once(world: World, as_: SignIn) -> None:
    card, browser = typed(world, explanation="Dubbel geklikt"), as_(world.owner)
    press(browser, world, "indienen:kader", card)
    again = press(browser, world, "indienen:kader", card)
    assert again.status_code == 422
    assert "Dit antwoord stond er al." in page(again)
    assert world.question("kader").version == 1


def test_an_untouched_card_of_an_old_page_shows_what_stands_now(world: World, as_: SignIn) -> None:
    old = typed(world)
    answer_one(world.round, "kader", "afgerond", world.owner, explanation="Intussen beantwoord")
    response = press(as_(world.owner), world, "regel:toets", old, blank(world))
    assert "Intussen beantwoord" in page(response)
    assert "nog niet is ingediend:" in page(response)
    assert f'#kaart-{world.question("kader").pk}">Actie kader</a></li></ul>' not in page(response)


def test_an_answer_after_closing_keeps_what_was_typed_to_copy(world: World, as_: SignIn) -> None:
    card = typed(world, status="niet-gestart", explanation="Net te laat getypt")
    close_round(SYSTEM, round_id=world.round.pk)
    response = press(as_(world.owner), world, "indienen:kader", card)
    text = page(response)
    assert response.status_code == 409
    assert "De ronde is gesloten terwijl u bezig was" in text
    assert "Net te laat getypt" in text
    assert "readonly" in text
    assert "Correctie geven" in text


def test_an_answer_asked_back_shows_why(world: World, as_: SignIn) -> None:
    answer = answer_one(world.round, "kader", "op-schema", world.owner)
    review_answer(SYSTEM, answer_id=answer.pk, judgement=Judgement.ASKED_BACK, reason="Welk besluit?")
    text = page(as_(world.owner).get(world.answer_url()))
    assert "1 antwoord is teruggevraagd." in text
    assert "Welk besluit?" in text


def test_the_request_of_somebody_else_is_not_there(world: World, as_: SignIn) -> None:
    assert as_(world.other_owner).get(world.answer_url()).status_code == 404
    assert press(as_(world.other_owner), world, "indienen:kader", typed(world)).status_code == 404
    assert as_(world.reader).get(world.answer_url()).status_code == 404
    assert not Answer.objects.filter(question__round=world.round).exists()


def test_a_request_under_another_round_or_accord_is_not_there(world: World, as_: SignIn) -> None:
    number = world.question("kader").request_id
    browser = as_(world.owner)
    assert browser.get(world.last_url(f"vraag/{number}/")).status_code == 404
    assert browser.get(f"/elders/rondes/2023Q4/vraag/{number}/").status_code == 404
    assert browser.get(world.url("vraag/999999/")).status_code == 404


def test_who_runs_the_round_looks_on_but_cannot_answer(world: World, as_: SignIn) -> None:
    for user in (world.team, world.monitor):
        assert "U kijkt mee." in page(as_(user).get(world.answer_url()))
        assert press(as_(user), world, "indienen:kader", typed(world, explanation="x")).status_code == 403
    assert not Answer.objects.filter(question__round=world.round).exists()


def test_the_chair_answers_for_actions_without_an_owner(world: World, as_: SignIn) -> None:
    number = world.question("regio").pk
    card = typed(world, "regio", explanation="Van de voorzitter")
    response = as_(world.chair).post(world.answer_url("regio"), {**card, "doen": f"indienen:{number}"})
    assert response.status_code == 302
    assert Answer.objects.get(question_id=number).explanation == "Van de voorzitter"


def test_a_button_or_number_that_makes_no_sense_changes_nothing(world: World, as_: SignIn) -> None:
    browser, foreign = as_(world.owner), world.question("tarief").pk
    for act in ("indienen:", "weg:1", f"indienen:{foreign}", f"niets:{foreign}", "indienen:" + "9" * 30, ""):
        response = browser.post(world.answer_url(), {**typed(world), "doen": act, f"rows-{foreign}": "9" * 9})
        assert response.status_code == 422, act
    assert not Answer.objects.filter(question__round=world.round).exists()


def test_with_htmx_the_page_answers_at_once_with_the_card(world: World, as_: SignIn) -> None:
    card = typed(world, explanation="Ter plekke")
    response = press(as_(world.owner), world, "indienen:kader", card, headers={"HX-Request": "true"})
    assert response.status_code == 200
    assert f'id="kaart-{world.question("kader").pk}"' in page(response)
    assert "Ter plekke" in page(response)


def test_the_peildatum_is_kept_after_submitting(world: World, as_: SignIn) -> None:
    number = world.question("kader").pk
    asked = date(2024, 1, 31).isoformat()
    response = as_(world.owner).post(
        f"{world.answer_url()}?peildatum={asked}",
        {**typed(world, explanation="Met peildatum"), "doen": f"indienen:{number}"},
    )
    assert f"peildatum={asked}" in response["Location"]


def test_an_owner_of_very_many_actions_submits_them_all_at_once(as_: SignIn) -> None:
    world = make_world(80)
    cards: dict[str, str] = {}
    for copy in range(80):
        for kind in ("kader", "toets"):
            cards |= typed(world, f"{kind}-{copy}" if copy else kind, explanation=f"Antwoord {copy}")
    assert len(cards) > 1000
    assert press(as_(world.owner), world, "indienen:alles", cards).status_code == 302
    assert Answer.objects.filter(question__round=world.round).count() == 160


def queries(browser: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert browser.get(url).status_code == 200
    return len(seen)


@pytest.mark.parametrize("copies", [1, 3])
def test_more_actions_ask_no_more_queries(copies: int, as_: SignIn) -> None:
    world = make_world(copies)
    answer_one(world.round, "kader", "op-schema", world.owner, needs=[("Iets", "PM", "vws")])
    assert queries(as_(world.owner), world.answer_url()) <= 18
