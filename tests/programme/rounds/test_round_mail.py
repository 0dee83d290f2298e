# SPDX-License-Identifier: EUPL-1.2
"""Mail that follows from a round."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import include, path
from post_office.models import Email

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.events.bus import EventBus
from akkoord.programme.parties.choices import Role
from akkoord.programme.rounds import events, reactions
from akkoord.programme.rounds.choices import Judgement
from akkoord.programme.rounds.operations import review_answer
from tests.factories import answer_one, give_mandate, make_accord, make_action, make_party, make_round, make_theme

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


def page(request: Any, **kwargs: Any) -> HttpResponse:
    return HttpResponse()


pages = [path("mijn-vragen/", page, name="mine")]
urlpatterns = [path("", include((pages, "answering")))]


@pytest.fixture(autouse=True)
def accord(quiet_bus: EventBus) -> None:
    """An action with an owner and one without, and the reactions that send mail."""
    quiet_bus.subscribe(events.RoundOpened)(reactions.on_round_opened)
    quiet_bus.subscribe(events.AnswerAskedBack)(reactions.on_answer_asked_back)
    made = make_accord()
    theme = make_theme(made, chair=make_party("vws"))
    make_action(made, theme, "a-kader", make_party("zin"))
    make_action(made, theme, "a-agenda")


def test_everybody_who_may_answer_gets_one_mail_per_request(settings: Any) -> None:
    settings.BASE_URL = "https://akkoord.example"
    owner = give_mandate(Role.OWNER, make_party("zin"))
    chair = give_mandate(Role.THEME_CHAIR, make_party("iets"), scope="theme:proef/a-zorg")
    give_mandate(Role.OWNER, make_party("vws"))
    give_mandate(Role.READER, make_party("zin"))
    give_mandate(Role.THEME_CHAIR, make_party("zin"))
    make_round()
    assert sorted(mail.to[0] for mail in Email.objects.all()) == sorted([owner.email, chair.email])
    mail = Email.objects.get(to=owner.email)
    assert mail.subject == "Hoe staat het ervoor? Ronde 3e kwartaal 2023"
    assert "1 actie op 30 september 2023" in mail.message
    assert "https://akkoord.example/mijn-vragen/" in mail.message


def test_two_mandates_for_one_request_are_one_mail() -> None:
    chair = give_mandate(Role.THEME_CHAIR, make_party("vws"))
    give_mandate(Role.THEME_CHAIR, make_party("vws"), scope="theme:proef/a-zorg", user=chair)
    make_round()
    assert Email.objects.count() == 1


def test_a_practice_round_asks_nobody_by_mail() -> None:
    give_mandate(Role.OWNER, make_party("zin"))
    make_round(practice=True)
    assert not Email.objects.exists()


def test_who_is_asked_back_reads_why() -> None:
    owner = give_mandate(Role.OWNER, make_party("zin"))
    opened = make_round()
    Email.objects.all().delete()
    answer = answer_one(opened, "a-kader", actor=owner)
    review_answer(SYSTEM, answer_id=answer.pk, judgement=Judgement.ASKED_BACK, reason="Welke dag?")
    mail = Email.objects.get()
    assert mail.to == [owner.email]
    assert "Welke dag?" in mail.message
    assert f"/mijn-vragen/#kaart-{answer.question_id}" in mail.message


def test_the_installation_gets_no_mail() -> None:
    answer = answer_one(make_round(), "a-kader")
    review_answer(SYSTEM, answer_id=answer.pk, judgement=Judgement.ASKED_BACK, reason="Welke dag?")
    assert not Email.objects.exists()
