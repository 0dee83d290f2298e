# SPDX-License-Identifier: EUPL-1.2
"""Reviewing: beside last time's answer, one by one or many at once, never one's own; and the theme's own page."""

from collections.abc import Callable

import pytest
from django.test import Client

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Party
from akkoord.programme.rounds.choices import Judgement
from akkoord.programme.rounds.models import Answer, Review
from akkoord.programme.rounds.operations import close_round, review_answer
from tests.factories import answer_one, give_mandate
from tests.web.rounds.conftest import World

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


@pytest.fixture
def answers(world: World) -> dict[str, Answer]:
    kader = answer_one(world.round, "kader", "afgerond", world.owner, explanation="Het kader is klaar.")
    return {"kader": kader, "tarief": answer_one(world.round, "tarief", actor=world.other_owner)}


def test_the_queue_shows_the_answer_beside_last_time(world: World, answers: dict[str, Answer], as_: SignIn) -> None:
    text = as_(world.monitor).get(world.url("nakijken/")).content.decode()
    assert "2 antwoorden moeten nog worden nagekeken." in text
    assert "Het kader is klaar." in text
    assert "Dit staat er nu." in text
    assert "Anders: status, toelichting, prognose, wat nodig is" in " ".join(text.split())
    assert "vooruit" in text


def test_one_answer_is_accepted(world: World, answers: dict[str, Answer], as_: SignIn) -> None:
    response = as_(world.monitor).post(world.url("nakijken/?thema=a-zorg"), {"doen": f"akkoord:{answers['kader'].pk}"})
    assert response["Location"].endswith("?thema=a-zorg")
    assert Review.objects.get().judgement == Judgement.ACCEPTED


def test_one_answer_is_asked_back_with_its_own_reason(world: World, answers: dict[str, Answer], as_: SignIn) -> None:
    kader, tarief = answers["kader"].pk, answers["tarief"].pk
    data = {"doen": f"terug:{kader}", f"reden-{kader}": "Waar staat het?", f"reden-{tarief}": "Niet deze"}
    assert as_(world.monitor).post(world.url("nakijken/"), data).status_code == 302
    review = Review.objects.get()
    assert (review.answer_id, review.judgement, review.reason) == (kader, Judgement.ASKED_BACK, "Waar staat het?")


def test_asking_back_without_a_reason_keeps_what_was_typed(
    world: World, answers: dict[str, Answer], as_: SignIn
) -> None:
    kader, tarief = answers["kader"].pk, answers["tarief"].pk
    data = {"doen": f"terug:{kader}", f"reden-{kader}": " ", f"reden-{tarief}": "Half getypt", "antwoord": str(tarief)}
    response = as_(world.monitor).post(world.url("nakijken/"), data)
    assert response.status_code == 422
    assert "Zeg bij terugvragen wat u nog wilt weten." in response.content.decode()
    assert "Half getypt" in response.content.decode()
    assert f'id="kies-{tarief}" checked' in response.content.decode()
    assert not Review.objects.exists()


@pytest.mark.parametrize(("act", "judgement"), [("akkoord", Judgement.ACCEPTED), ("terug", Judgement.ASKED_BACK)])
def test_many_answers_are_reviewed_at_once(
    world: World, answers: dict[str, Answer], as_: SignIn, act: str, judgement: Judgement
) -> None:
    data = {"doen": f"{act}:gekozen", "antwoord": [one.pk for one in answers.values()], "reden": "Voor allebei"}
    assert as_(world.monitor).post(world.url("nakijken/"), data).status_code == 302
    assert set(Review.objects.values_list("judgement", flat=True)) == {judgement}
    assert Review.objects.count() == 2


def test_choosing_nothing_is_told(world: World, answers: dict[str, Answer], as_: SignIn) -> None:
    for doen in ("akkoord:gekozen", "onzin", "", "akkoord:99999999"):
        response = as_(world.monitor).post(world.url("nakijken/"), {"doen": doen, "reden": "x"})
        assert response.status_code == 422, doen
        assert "Kies eerst een of meer antwoorden." in response.content.decode()


def test_an_answer_that_was_replaced_is_looked_at_first(world: World, answers: dict[str, Answer], as_: SignIn) -> None:
    answer_one(world.round, "kader", "op-schema", world.owner, explanation="Nieuw")
    response = as_(world.monitor).post(world.url("nakijken/"), {"doen": f"akkoord:{answers['kader'].pk}"})
    assert response.status_code == 409
    assert "vervangen door een nieuw antwoord" in response.content.decode()


def test_an_answer_is_reviewed_once(world: World, answers: dict[str, Answer], as_: SignIn) -> None:
    review_answer(SYSTEM, answer_id=answers["kader"].pk, judgement=Judgement.ACCEPTED)
    response = as_(world.monitor).post(world.url("nakijken/"), {"doen": f"akkoord:{answers['kader'].pk}"})
    assert response.status_code == 409


def test_nobody_reviews_their_own_answer(world: World, as_: SignIn) -> None:
    give_mandate(Role.OWNER, Party.objects.get(key="zin"), user=world.monitor)
    own = answer_one(world.round, "kader", actor=world.monitor)
    browser = as_(world.monitor)
    text = browser.get(world.url("nakijken/")).content.decode()
    assert "Dit antwoord gaf u zelf, of de vraag is aan u gesteld." in text
    assert f'id="kies-{own.pk}"' not in text
    assert browser.post(world.url("nakijken/"), {"doen": f"akkoord:{own.pk}"}).status_code == 403


def test_the_team_looks_on_and_others_do_not(world: World, answers: dict[str, Answer], as_: SignIn) -> None:
    text = as_(world.team).get(world.url("nakijken/")).content.decode()
    assert "U kijkt mee." in text
    assert "kies-" not in text
    data = {"doen": f"akkoord:{answers['kader'].pk}"}
    assert as_(world.team).post(world.url("nakijken/"), data).status_code == 403
    for user in (world.owner, world.chair, world.reader):
        assert as_(user).get(world.url("nakijken/")).status_code == 403


def test_an_answer_of_another_round_is_not_reviewed_here(world: World, answers: dict[str, Answer], as_: SignIn) -> None:
    response = as_(world.monitor).post(world.last_url("nakijken/"), {"doen": f"akkoord:{answers['kader'].pk}"})
    assert response.status_code == 422
    assert not Review.objects.exists()


def test_the_queue_is_narrowed_by_state_theme_and_party(world: World, answers: dict[str, Answer], as_: SignIn) -> None:
    review_answer(SYSTEM, answer_id=answers["kader"].pk, judgement=Judgement.ACCEPTED)
    browser = as_(world.monitor)

    def shown(query: str) -> list[str]:
        text = browser.get(world.url(f"nakijken/?{query}")).content.decode()
        return [key for key in ("kader", "tarief") if f">Actie {key}</h2>" in text]

    assert shown("") == ["tarief"]
    assert shown("stand=akkoord") == ["kader"]
    assert shown("stand=alle") == ["kader", "tarief"]
    assert shown("stand=alle&partij=zin") == ["kader"]
    assert shown("stand=alle&thema=bestaat-niet") == []
    assert shown("stand=onzin&pagina=min") == ["tarief"]


def test_a_closed_round_takes_no_reviews(world: World, answers: dict[str, Answer], as_: SignIn) -> None:
    close_round(SYSTEM, round_id=world.round.pk)
    browser = as_(world.monitor)
    assert "De ronde is gesloten." in browser.get(world.url("nakijken/")).content.decode()
    assert browser.post(world.url("nakijken/"), {"doen": f"akkoord:{answers['kader'].pk}"}).status_code == 409


def test_the_chair_sees_the_answers_on_the_theme(world: World, answers: dict[str, Answer], as_: SignIn) -> None:
    browser = as_(world.chair)
    assert world.url("thema/a-zorg/") in browser.get(world.url()).content.decode()
    text = browser.get(world.url("thema/a-zorg/")).content.decode()
    assert "2 van de 4 vragen zijn beantwoord." in text
    assert "Het kader is klaar." in text
    assert browser.get(world.url("thema/bestaat-niet/")).status_code == 404


def test_the_answers_on_a_theme_are_not_for_others(world: World, answers: dict[str, Answer], as_: SignIn) -> None:
    for user in (world.owner, world.reader):
        assert as_(user).get(world.url("thema/a-zorg/")).status_code == 403
    assert as_(world.team).get(world.url("thema/a-zorg/")).status_code == 200
