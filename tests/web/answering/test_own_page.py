# SPDX-License-Identifier: EUPL-1.2
"""The page of one's own questions: nothing typed is ever lost, and nobody answers for another."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.programme.parties.choices import Role
from akkoord.programme.rounds.choices import Judgement
from akkoord.programme.rounds.models import Answer, Draft, ReviewNote
from akkoord.programme.rounds.operations import close_round, review_answer, save_draft
from tests.factories import answer_one, give_mandate, given, make_document, make_party, verify
from tests.web.rounds.conftest import World, make_world

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
MINE = "/mijn-vragen/"


def typed(world: World, action: str = "kader", **fields: str) -> dict[str, str]:
    """What a browser sends for one card; without fields that what the page showed, with nothing chosen yet."""
    question = world.question(action)
    values = {
        "status": "",
        "explanation": "",
        "forecast": "4e kwartaal 2023",
        "needs-0-what": "Een besluit",
        "needs-0-wanted_from": "vws",
        "needs-0-by": "PM",
        "version": str(question.version),
        "revision": "0",
        "rows": "1",
        "titel": f"Actie {action}",
        **{name.replace("__", "-"): value for name, value in fields.items()},
    }
    return {f"{name}-{question.pk}": value for name, value in values.items()}


def blank(world: World, action: str = "toets", **fields: str) -> dict[str, str]:
    """What a browser sends for a card that shows nothing filled in."""
    empty = dict.fromkeys(("forecast", "needs__0__what", "needs__0__wanted_from", "needs__0__by"), "")
    return typed(world, action, **{**empty, **fields})


def press(browser: Client, act: str, *cards: dict[str, str], **extra: Any) -> HttpResponse:
    """Press a button of the page."""
    data = {name: value for card in cards for name, value in card.items()}
    return browser.post(MINE, {**data, "doen": act}, **extra)


def page(response: HttpResponse) -> str:
    return response.content.decode()


def said(world: World) -> list[tuple[str, str, bool]]:
    answers = Answer.objects.filter(question__round=world.round).order_by("question_id", "number")
    return [(one.question.action.key, one.status.key, one.unchanged) for one in answers]


def test_the_page_shows_a_card_per_action_with_last_time_beside_it(world: World, as_: SignIn) -> None:
    text = page(as_(world.owner).get(MINE))
    assert "U antwoordt als <strong>trekker</strong>, voor Zorginstituut." in text
    assert "Wij vragen u nog hoe het staat met 2 acties." in text
    assert "Actie kader" in text
    assert "Actie toets" in text
    assert "Actie tarief" not in text
    assert "Vorige keer, 3e kwartaal 2023" in text
    assert "Dit staat er nu." in text
    assert "Wat op-schema betekent." in text
    kader, toets = world.question("kader").pk, world.question("toets").pk
    assert f'id="status-{kader}-niets"' in text
    assert f'id="status-{toets}-niets"' not in text
    assert 'value="4e kwartaal 2023"' in text
    assert "checked" not in text


def test_four_taps_and_one_change_are_handed_in_together(world: World, as_: SignIn) -> None:
    same = typed(world, status="=")
    changed = blank(world, status="aanvullende-inzet", explanation="Het loopt vast.", nothing_needed="ja")
    response = press(as_(world.owner), "indienen", same, changed)
    assert response["Location"] == "/mijn-vragen/ontvangen/"
    assert said(world) == [("kader", "op-schema", True), ("toets", "aanvullende-inzet", False)]
    assert Answer.objects.get(question=world.question("toets")).nothing_needed


def test_a_need_without_a_moment_is_to_be_decided(world: World, as_: SignIn) -> None:
    card = blank(world, status="aanvullende-inzet", explanation="Het loopt vast.", needs__0__what="Een besluit")
    press(as_(world.owner), "indienen", card)
    need = Answer.objects.get(question=world.question("toets")).needs.get()
    assert (need.what, str(need.by), need.wanted_from) == ("Een besluit", "PM", None)


def test_the_receipt_lists_what_was_answered_and_what_is_left(world: World, as_: SignIn) -> None:
    browser = as_(world.owner)
    press(browser, "indienen", typed(world, status="="))
    text = page(browser.get("/mijn-vragen/ontvangen/"))
    assert "1 antwoord is ingediend. Er wacht nog 1 vraag." in text
    assert "Actie kader" in text
    assert "niets veranderd" in text
    press(browser, "indienen", blank(world, status="op-schema", explanation="Gaat goed."))
    text = page(browser.get("/mijn-vragen/ontvangen/"))
    assert text.index("Actie toets") < text.index("Eerder ingediend") < text.index("Actie kader")


def test_without_an_answer_there_is_no_receipt(world: World, as_: SignIn) -> None:
    assert as_(world.owner).get("/mijn-vragen/ontvangen/")["Location"] == MINE
    answer_one(world.round, "kader", actor=give_mandate(Role.DEPUTY, make_party("zin")))
    assert as_(world.owner).get("/mijn-vragen/ontvangen/")["Location"] == MINE


def test_cards_that_nobody_touched_are_left_alone(world: World, as_: SignIn) -> None:
    response = press(as_(world.owner), "indienen", typed(world), blank(world))
    assert response.status_code == 422
    assert "U hebt nog niets gekozen of ingevuld." in page(response)
    assert said(world) == []


def test_all_faults_are_told_at_once_and_nothing_typed_is_lost(world: World, as_: SignIn) -> None:
    wrong = typed(world, status="aanvullende-inzet", forecast="ooit", needs__0__what="", needs__0__by="PM")
    other = blank(world, explanation="Iets wat ik typte, zonder status.")
    response = press(as_(world.owner), "indienen", wrong, other)
    text, kader, toets = page(response), world.question("kader").pk, world.question("toets").pk
    assert response.status_code == 422
    for place in (f"explanation-{kader}", f"forecast-{kader}", f"needs-0-what-{kader}", f"status-{toets}"):
        assert f'href="#{place}"' in text, place
        assert f'id="{place}"' in text, place
    assert f'id="forecast-{kader}" value="ooit"' in text
    assert "Iets wat ik typte, zonder status." in text
    assert said(world) == []


def test_a_fault_that_the_page_does_not_know_is_still_told(world: World, as_: SignIn) -> None:
    text = page(press(as_(world.owner), "indienen", blank(world, status="bestaat-niet")))
    assert "is geen status van deze ronde" in text


def test_the_same_answers_sent_twice_are_kept_once(world: World, as_: SignIn) -> None:
    browser = as_(world.owner)
    cards = typed(world, status="="), blank(world, status="op-schema", explanation="Dubbel geklikt", forecast="Q4 2023")
    for _click in range(2):
        assert press(browser, "indienen", *cards)["Location"] == "/mijn-vragen/ontvangen/"
    assert len(said(world)) == 2


def test_somebody_else_was_first_and_both_answers_are_shown(world: World, as_: SignIn) -> None:
    stale = typed(world, status="niet-gestart", explanation="Uit het tweede venster")
    answer_one(world.round, "kader", "afgerond", world.owner, explanation="Uit het eerste venster")
    browser = as_(world.owner)
    response = press(browser, "indienen", stale)
    text, number = page(response), world.question("kader").pk
    assert response.status_code == 409
    assert "Uit het eerste venster" in text
    assert "Uit het tweede venster" in text
    assert f'name="version-{number}" value="1"' in text
    assert len(said(world)) == 1
    assert press(browser, "indienen", stale | {f"version-{number}": "1"}).status_code == 302
    assert len(said(world)) == 2


def test_an_untouched_card_of_an_old_page_is_not_sent(world: World, as_: SignIn) -> None:
    old = typed(world)
    answer_one(world.round, "kader", "afgerond", world.owner, explanation="Intussen beantwoord")
    press(as_(world.owner), "indienen", old, blank(world, status="op-schema", explanation="Nieuw"))
    assert said(world) == [("kader", "afgerond", False), ("toets", "op-schema", False)]


def test_an_answer_can_be_changed_until_the_round_closes(world: World, as_: SignIn) -> None:
    answer_one(world.round, "kader", "op-schema", world.owner)
    browser, number = as_(world.owner), world.question("kader").pk
    text = page(browser.get(MINE))
    assert "Antwoord wijzigen" in text
    assert f'id="status-{number}-op-schema" value="op-schema" data-signal="on_schedule" checked' in text
    card = typed(world, status="afgerond", explanation="Klaar.", product="Het kader.", nothing_needed="ja")
    assert press(browser, "indienen", card).status_code == 302
    assert [status for _action, status, _same in said(world)] == ["op-schema", "afgerond"]


def test_what_is_sent_after_closing_stays_to_be_copied(world: World, as_: SignIn) -> None:
    card = typed(world, status="niet-gestart", explanation="Net te laat getypt")
    close_round(SYSTEM, round_id=world.round.pk)
    response = press(as_(world.owner), "indienen", card)
    text = page(response)
    assert response.status_code == 409
    assert "De ronde is gesloten terwijl u bezig was." in text
    assert "Net te laat getypt" in text
    assert "Actie kader" in text
    assert said(world) == []


def test_an_answer_asked_back_shows_why_and_notes_only_for_the_owner(world: World, as_: SignIn) -> None:
    answer = answer_one(world.round, "kader", "op-schema", world.owner)
    review_answer(SYSTEM, answer_id=answer.pk, judgement=Judgement.ASKED_BACK, reason="Welk besluit?")
    ReviewNote.objects.create(question=answer.question, text="Voor u", for_owner=True, written_at=timezone.now())
    ReviewNote.objects.create(question=answer.question, text="Onder ons", written_at=timezone.now())
    text = page(as_(world.owner).get(MINE))
    assert "1 antwoord is teruggevraagd." in text
    assert "Welk besluit?" in text
    assert "Voor u" in text
    assert "Onder ons" not in text


def test_nobody_answers_for_another(world: World, as_: SignIn) -> None:
    card = typed(world, "tarief", status="afgerond", explanation="Van een ander")
    for user in (world.owner, world.reader, world.monitor, world.team):
        press(as_(user), "indienen", card)
    assert not Answer.objects.filter(question=world.question("tarief")).exists()


def test_who_is_asked_nothing_reads_that(world: World, as_: SignIn) -> None:
    assert "Er wacht niets op u" in page(as_(world.reader).get(MINE))


def test_the_chair_answers_for_actions_without_an_owner(world: World, as_: SignIn) -> None:
    assert "Voorzitter thematafel A a-zorg" in page(as_(world.chair).get(MINE))
    press(as_(world.chair), "indienen", typed(world, "regio", status="="))
    assert said(world) == [("regio", "op-schema", True)]


def test_a_deputy_for_one_action_answers_that_action_without_reading_the_accord(world: World, as_: SignIn) -> None:
    deputy = give_mandate(Role.DEPUTY, make_party("nza"), scope="action:proef/kader")
    assert "Er wacht niets op u" in page(as_(deputy).get(MINE))
    deputy = give_mandate(Role.DEPUTY, make_party("zin"), scope="action:proef/kader")
    text = page(as_(deputy).get(MINE))
    assert "Actie kader" in text
    assert "Actie toets" not in text
    assert "Over deze actie" not in text
    assert press(as_(deputy), "indienen", typed(world, status="=")).status_code == 302


def test_a_button_or_number_that_makes_no_sense_answers_nothing(world: World, as_: SignIn) -> None:
    browser, foreign = as_(world.owner), world.question("tarief").pk
    for act in ("", "weg:1", f"niets:{foreign}", "regel:" + "9" * 30, f"wissen:{foreign}"):
        response = press(browser, act, typed(world), {f"rows-{foreign}": "9" * 9, "version-x": "1", "version-": ""})
        assert response.status_code == 302, act
    assert said(world) == []


def test_nothing_changed_for_all_is_chosen_and_undone_without_answering(world: World, as_: SignIn) -> None:
    browser, question = as_(world.owner), world.question("kader")
    response = press(browser, f"niets:{question.request_id}", typed(world), blank(world))
    assert response["Location"] == f"{MINE}#verzoek-{question.request_id}"
    assert said(world) == []
    assert f'id="status-{question.pk}-niets" value="=" checked' in page(browser.get(MINE))
    again = typed(world, status="=", revision="1")
    press(browser, f"ongedaan:{question.request_id}", again, blank(world))
    assert "checked" not in page(browser.get(MINE))


def test_another_row_for_needs_keeps_what_is_typed(world: World, as_: SignIn) -> None:
    browser, number = as_(world.owner), world.question("kader").pk
    response = press(browser, f"regel:{number}", typed(world, status="op-schema", explanation="Half getypt"))
    text = page(browser.get(response["Location"].partition("#")[0]))
    assert "Half getypt" in text
    assert f'id="needs-1-what-{number}"' in text
    assert said(world) == []


def test_clearing_a_card_leaves_it_as_it_was(world: World, as_: SignIn) -> None:
    browser, number = as_(world.owner), world.question("kader").pk
    press(browser, "bewaren", typed(world, status="=", explanation="x"))
    press(browser, f"wissen:{number}", typed(world, status="=", revision="1"))
    assert "checked" not in page(browser.get(MINE))


def test_a_draft_survives_and_is_private(world: World, as_: SignIn) -> None:
    press(as_(world.owner), "bewaren", blank(world, explanation="Nog niet af"))
    assert "Nog niet af" in page(as_(world.owner).get(MINE))
    colleague = give_mandate(Role.OWNER, make_party("zin"))
    assert "Nog niet af" not in page(as_(colleague).get(MINE))
    assert said(world) == []


def test_a_draft_on_what_somebody_answered_since_shows_both(world: World, as_: SignIn) -> None:
    press(as_(world.owner), "bewaren", typed(world, status="niet-gestart", explanation="Mijn concept"))
    colleague = give_mandate(Role.DEPUTY, make_party("zin"))
    answer_one(world.round, "kader", "afgerond", colleague, explanation="Van de vervanger")
    text = page(as_(world.owner).get(MINE))
    assert "terwijl u bezig was" in text
    assert "Mijn concept" in text
    assert "Van de vervanger" in text


def test_a_draft_that_arrives_after_handing_in_is_no_conflict(world: World, as_: SignIn) -> None:
    browser = as_(world.owner)
    press(browser, "indienen", typed(world, status="="))
    late = given(world.question("kader"), "", unchanged=True, version=0)
    save_draft(world.owner, given=late, revision=0)
    assert "terwijl u bezig was" not in page(browser.get(MINE))


def test_what_another_window_kept_is_shown_before_it_is_replaced(world: World, as_: SignIn) -> None:
    browser = as_(world.owner)
    press(browser, "bewaren", blank(world, explanation="Uit venster een"))
    second = blank(world, status="op-schema", explanation="Uit venster twee")
    response = press(browser, "indienen", second)
    text, number = page(response), world.question("toets").pk
    assert response.status_code == 409
    assert "Uit venster een" in text
    assert "Uit venster twee" in text
    assert f'name="revision-{number}" value="1"' in text
    assert said(world) == []
    assert press(browser, "indienen", second | {f"revision-{number}": "1"}).status_code == 302
    assert len(said(world)) == 1


def test_the_summary_says_all_that_the_field_says_and_at_which_action(world: World, as_: SignIn) -> None:
    moved = typed(world, status="op-schema", explanation="Het schuift.", forecast="PM")
    silent = blank(world, status="aanvullende-inzet", nothing_needed="ja")
    text = page(press(as_(world.owner), "indienen", moved, silent))
    summary, cards = text.split('<form method="post" action="/mijn-vragen/"', maxsplit=1)
    kader, toets = world.question("kader").pk, world.question("toets").pk
    for place, told, action in (
        (f"forecast_reason-{kader}", "nu nog te bepalen (PM). Zeg waarom.", "Actie kader"),
        (f"explanation-{toets}", "Geef een toelichting bij deze status.", "Actie toets"),
    ):
        entry = summary.partition(f'href="#{place}">')[2].partition("</a>")[0]
        assert told in entry
        assert f"bij {action}" in entry
        whole = entry.partition("<span")[0]
        assert f'id="{place}-fout">{whole}</p>' in cards


def test_a_window_that_shows_nothing_leaves_the_draft_of_another_alone(world: World, as_: SignIn) -> None:
    browser = as_(world.owner)
    press(browser, "bewaren", blank(world, status="op-schema", explanation="Uit venster een"))
    press(browser, "indienen", blank(world), typed(world, status="="))
    assert said(world) == [("kader", "op-schema", True)]
    assert Draft.objects.get().typed["explanation"] == "Uit venster een"


def test_a_text_without_end_is_refused_and_stays(world: World, as_: SignIn) -> None:
    long = blank(world, status="op-schema", explanation="woord " * 1000)
    response = press(as_(world.owner), "indienen", long)
    assert response.status_code == 422
    assert "langer dan 4000 tekens" in page(response)
    assert "woord woord" in page(response)
    endless = blank(world, explanation="a" * 60_000)
    assert "te lang om te bewaren" in page(press(as_(world.owner), "bewaren", endless))


def test_an_owner_of_very_many_actions_hands_them_all_in_at_once(as_: SignIn) -> None:
    world = make_world(80)
    cards: dict[str, str] = {}
    for copy in range(80):
        for kind in ("kader", "toets"):
            key = f"{kind}-{copy}" if copy else kind
            cards |= typed(world, key, status="op-schema", explanation=f"Antwoord {copy}")
    assert len(cards) > 1000
    assert press(as_(world.owner), "indienen", cards).status_code == 302
    assert len(said(world)) == 160


def queries(browser: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert browser.get(url).status_code == 200
    return len(seen)


@pytest.mark.parametrize("copies", [1, 3])
def test_more_actions_ask_no_more_queries(copies: int, as_: SignIn) -> None:
    world = make_world(copies)
    answer_one(world.round, "kader", "op-schema", world.owner, needs=[("Iets", "PM", "vws")])
    make_document()
    verify(world.last, "kader", document_key="verslag")
    assert queries(as_(world.owner), MINE) == 20


def test_what_was_not_changed_is_not_offered_to_be_copied_after_closing(world: World, as_: SignIn) -> None:
    answer_one(world.round, "kader", "op-schema", world.owner, explanation="Dit stond er al.")
    browser, number = as_(world.owner), world.question("kader").pk
    shown = re.search(f'name="getoond-{number}" value="([^"]+)"', page(browser.get(MINE)))
    assert shown
    standing = blank(
        world,
        "kader",
        status="op-schema",
        explanation="Dit stond er al.",
        getoond=shown[1],
        forecast_reason="Dit schoof op.",
    )
    close_round(SYSTEM, round_id=world.round.pk)
    assert "Dit stond er al." not in page(press(browser, "indienen", standing))
    changed = standing | {f"explanation-{number}": "Dit is nieuw."}
    assert "Dit is nieuw." in page(press(browser, "indienen", changed))
