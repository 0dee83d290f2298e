# SPDX-License-Identifier: EUPL-1.2
"""A receipt for who answered, the reason for who is asked back, and the new day for who still has to answer."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone
from post_office.models import Email

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.programme.invitations.models import Notice
from akkoord.programme.invitations.operations import send_invitations, tell_what_was_noted, telling
from akkoord.programme.parties.choices import Role
from akkoord.programme.rounds.choices import Channel, Judgement
from akkoord.programme.rounds.models import Question, ReviewNote, Round
from akkoord.programme.rounds.operations import close_round, move_deadline, review_answer, submit_answers
from tests.factories import answer_one, give_mandate, given, make_party, make_round, make_user

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.urls("tests.programme.invitations.addresses"),
    pytest.mark.usefixtures("accord"),
]
MINUTE = timedelta(minutes=1)


@pytest.fixture
def owner(accord: None) -> User:
    """Who answers."""
    return give_mandate(Role.OWNER, make_party("zin"))


@pytest.fixture
def opened(owner: User) -> Round:
    """A round in which everybody was asked."""
    made = make_round()
    send_invitations()
    Email.objects.all().delete()
    return made


def test_who_answered_reads_back_what_was_said(opened: Round, owner: User, clock: time_machine.Traveller) -> None:
    answer_one(
        opened,
        "a-kader",
        "aanvullende-inzet",
        actor=owner,
        explanation="Het kader ligt voor.",
        forecast="2026-Q3",
        needs=(("Een besluit", "2026-06", "vws"),),
    )
    assert tell_what_was_noted() == 0
    clock.shift(MINUTE)
    assert tell_what_was_noted() == 1
    mail = Email.objects.get()
    assert mail.to == [owner.email]
    assert mail.subject == "Ontvangen: uw antwoorden, proef, 3e kwartaal 2023"
    for said in (
        "Actie a-kader\n-------------",
        "aanvullende-inzet",
        "Het kader ligt voor.",
        "3e kwartaal 2026",
        "Nodig: Een besluit, van VWS, juni 2026",
        "4 maart 2026 om 10:00 uur, op de pagina",
        "tot en met 18 maart 2026",
    ):
        assert said in mail.message, mail.message
    assert tell_what_was_noted() == 0


def test_what_is_answered_within_a_minute_is_one_receipt_with_the_last_answer(
    opened: Round, owner: User, clock: time_machine.Traveller
) -> None:
    answer_one(opened, "a-kader", actor=owner, explanation="Eerste versie.")
    clock.shift(timedelta(seconds=50))
    answer_one(opened, "a-kader", actor=owner, explanation="Tweede versie.")
    clock.shift(timedelta(seconds=50))
    assert tell_what_was_noted() == 0
    clock.shift(MINUTE)
    assert tell_what_was_noted() == 1
    text = Email.objects.get().message
    assert "Tweede versie." in text
    assert "Eerste versie." not in text


def test_whoever_goes_on_for_minutes_gets_a_receipt_meanwhile(
    opened: Round, owner: User, clock: time_machine.Traveller
) -> None:
    for _ in range(6):
        answer_one(opened, "a-kader", actor=owner)
        clock.shift(timedelta(seconds=55))
    assert tell_what_was_noted() == 1


def test_an_answer_put_in_for_somebody_goes_to_that_person_with_the_name_of_who_did(
    opened: Round, owner: User, clock: time_machine.Traveller
) -> None:
    team = give_mandate(Role.PROGRAMME_TEAM)
    question = Question.objects.get(round=opened, action__key="a-kader")
    submit_answers(
        team,
        request_id=question.request_id,
        given=[given(question)],
        channel=Channel.WORKBOOK,
        on_behalf_of=owner,
    )
    clock.shift(MINUTE)
    tell_what_was_noted()
    mail = Email.objects.get()
    assert mail.to == [owner.email]
    assert "in een werkboek" in mail.message
    assert f"Ingevoerd door: {team.name}, namens u" in mail.message


def test_the_installation_and_practice_get_no_receipt(owner: User, clock: time_machine.Traveller) -> None:
    opened = make_round(practice=True)
    answer_one(opened, "a-kader", actor=owner)
    answer_one(opened, "a-agenda")
    assert not Notice.objects.exists()


def test_a_worker_that_dies_sends_the_receipt_later_and_once(
    opened: Round, owner: User, clock: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_one(opened, "a-kader", actor=owner)
    clock.shift(MINUTE)
    with monkeypatch.context() as broken:
        broken.setattr(telling, "post", lambda *args, **kwargs: (_ for _ in ()).throw(KeyboardInterrupt))
        broken.setitem(telling.LETTERS, telling.NoticeKind.RECEIPT, telling._receipt)
        with pytest.raises(KeyboardInterrupt):
            tell_what_was_noted()
    assert [tell_what_was_noted(), tell_what_was_noted()] == [1, 0]
    assert Email.objects.count() == 1


def ask_back(opened: Round, owner: User, reason: str = "Welke dag?") -> Any:
    answer = answer_one(opened, "a-kader", actor=owner)
    Notice.objects.all().delete()
    review_answer(SYSTEM, answer_id=answer.pk, judgement=Judgement.ASKED_BACK, reason=reason)
    return answer


def test_who_is_asked_back_reads_why_with_the_notes_for_the_owner_and_a_link(
    opened: Round, owner: User, clock: time_machine.Traveller
) -> None:
    answer = ask_back(opened, owner, "<b>Welke dag?</b>")
    for text, for_owner in (("Zie het verslag.", True), ("Dit klopt niet.", False)):
        ReviewNote.objects.create(question=answer.question, text=text, for_owner=for_owner, written_at=timezone.now())
    clock.shift(MINUTE)
    assert tell_what_was_noted() == 1
    mail = Email.objects.get()
    assert "<b>Welke dag?</b>" in mail.message
    assert "&lt;b&gt;Welke dag?&lt;/b&gt;" in mail.html_message
    assert "Zie het verslag." in mail.message
    assert "Dit klopt niet." not in mail.message
    assert "/mijn-vragen/open/" in mail.message


def test_an_answer_that_was_given_anew_meanwhile_is_not_asked_back_by_mail(
    opened: Round, owner: User, clock: time_machine.Traveller
) -> None:
    ask_back(opened, owner)
    answer_one(opened, "a-kader", actor=owner)
    Notice.objects.filter(kind="receipt").delete()
    clock.shift(MINUTE)
    assert tell_what_was_noted() == 0
    assert not Notice.objects.exists()


def move(opened: Round, days: int, reason: str) -> None:
    opened.refresh_from_db()
    move_deadline(
        SYSTEM,
        round_id=opened.pk,
        due_on=opened.due_on + timedelta(days=days),
        reason=reason,
        expected_due_on=opened.due_on,
    )


def test_who_still_has_to_answer_hears_the_new_day_once(
    opened: Round, owner: User, clock: time_machine.Traveller
) -> None:
    chair = give_mandate(Role.THEME_CHAIR, make_party("vws"))
    send_invitations()
    Email.objects.all().delete()
    answer_one(opened, "a-agenda", actor=chair)
    Notice.objects.all().delete()
    move(opened, 2, "Het BO is later.")
    move(opened, 5, "Het BO is nog later.")
    clock.shift(MINUTE)
    assert tell_what_was_noted() == 1
    mail = Email.objects.get()
    assert mail.to == [owner.email]
    assert "Antwoord uiterlijk: 25 maart 2026" in mail.message
    assert "Dat was: 18 maart 2026" in mail.message
    assert "nog later" in mail.message
    assert "/mijn-vragen/open/" in mail.message


def test_a_deadline_of_a_round_that_closed_is_told_to_nobody(
    opened: Round, owner: User, clock: time_machine.Traveller
) -> None:
    move(opened, 2, "Het BO is later.")
    close_round(SYSTEM, round_id=opened.pk)
    clock.shift(MINUTE)
    assert tell_what_was_noted() == 0


def test_a_closed_account_is_told_nothing(opened: Round, owner: User, clock: time_machine.Traveller) -> None:
    answer_one(opened, "a-kader", actor=owner)
    User.objects.filter(pk=owner.pk).update(is_active=False)
    clock.shift(MINUTE)
    assert tell_what_was_noted() == 0
    assert not Email.objects.filter(to=owner.email).exists()


def test_each_reader_has_an_own_receipt(opened: Round, owner: User, clock: time_machine.Traveller) -> None:
    other = give_mandate(Role.THEME_CHAIR, make_party("vws"), user=make_user("Voorzitter"))
    answer_one(opened, "a-kader", actor=owner)
    answer_one(opened, "a-agenda", actor=other)
    clock.shift(MINUTE)
    assert tell_what_was_noted() == 2
    assert "a-kader" not in Email.objects.get(to=other.email).message
