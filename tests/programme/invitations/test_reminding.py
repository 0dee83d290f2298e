# SPDX-License-Identifier: EUPL-1.2
"""Reminders: owner, then deputy, then chair; once a step, once a day, within the limit, and only if wanted."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from post_office.models import Email

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.foundation.journal.models import Entry
from akkoord.foundation.timeline.writing import NewFact, write_facts
from akkoord.programme.accord.models import Accord, Body
from akkoord.programme.invitations.errors import ReminderAddressUnknown
from akkoord.programme.invitations.models import OptOut, Reminder, Rhythm, RhythmRecord
from akkoord.programme.invitations.operations import (
    person_of_token,
    reminder_token,
    reminding,
    resume_reminders,
    send_invitations,
    send_reminders,
    stop_reminders,
)
from akkoord.programme.parties.choices import Role
from akkoord.programme.rounds.models import Round
from akkoord.programme.rounds.operations import close_round, move_deadline
from tests.factories import answer_one, give_mandate, make_accord, make_action, make_party, make_round, make_theme

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.urls("tests.programme.invitations.addresses"),
    pytest.mark.usefixtures("accord"),
]
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
STEPS = [
    {"days": -3, "to": "owner"},
    {"days": 0, "to": "owner"},
    {"days": 1, "to": "deputy"},
    {"days": 3, "to": "chair"},
]


def make_rhythm(accord: str = "proef", most: int = 2) -> None:
    """A rhythm as the IZA has it."""
    about = Accord.objects.get(key=accord)
    board = Body.objects.create(accord=about, key="bo")
    rhythm = Rhythm.objects.create(accord=about, key="ritme")
    values = {
        "board_id": board.pk,
        "bureau_before_board": 10,
        "opens_before": 15,
        "answer_days": 10,
        "reminders": STEPS,
        "most_reminders": most,
    }
    write_facts(RhythmRecord, [NewFact((rhythm.pk,), date(2022, 1, 1), values)], now=datetime(2022, 1, 1, tzinfo=UTC))


def on(clock: time_machine.Traveller, day: int, hour: int = 10) -> None:
    """Move to a day of March 2026; the round is due on Wednesday the 18th."""
    clock.move_to(datetime(2026, 3, day, hour, tzinfo=AMSTERDAM))


@pytest.fixture
def owner(accord: None) -> User:
    """Who is asked."""
    return give_mandate(Role.OWNER, make_party("zin"))


@pytest.fixture
def opened(owner: User) -> Round:
    """A round with a rhythm, in which everybody was asked."""
    make_rhythm()
    made = make_round()
    send_invitations()
    Email.objects.all().delete()
    return made


def test_the_owner_is_reminded_before_and_on_the_last_day_of_what_is_unanswered(
    opened: Round, owner: User, clock: time_machine.Traveller
) -> None:
    sent = []
    for day in range(5, 28):
        on(clock, day)
        if send_reminders():
            sent.append(day)
    assert sent == [13, 18]
    first, last = Email.objects.order_by("pk")
    assert first.to == [owner.email]
    assert first.subject == "Herinnering: nog niet beantwoord, proef, 3e kwartaal 2023"
    assert "- Actie a-kader" in first.message
    assert "a-agenda" not in first.message
    assert "nog 3 werkdagen" in first.message
    assert "/mijn-vragen/open/" in first.message
    assert "Vandaag, 18 maart 2026, is de uiterste datum." in last.message


def test_after_the_last_day_the_deputy_is_reminded_and_then_the_chair(
    opened: Round, owner: User, clock: time_machine.Traveller
) -> None:
    deputy = give_mandate(Role.DEPUTY, make_party("zin"))
    chair = give_mandate(Role.THEME_CHAIR, make_party("iets"), scope="theme:proef/a-zorg")
    send_invitations()
    Email.objects.all().delete()
    answer_one(opened, "a-agenda", actor=chair)
    reached = []
    for day in range(5, 28):
        on(clock, day)
        Email.objects.all().delete()
        send_reminders()
        reached += [(day, mail.to[0]) for mail in Email.objects.all()]
        if day == 23:
            followed = Email.objects.get(to=chair.email).message
    assert reached == [(13, owner.email), (18, owner.email), (19, deputy.email), (23, chair.email)]
    assert "- Actie a-kader (ZIN)" in followed
    assert "/proef/rondes/2023Q3/" in followed
    assert "/mijn-vragen/open/" not in followed


def test_the_chore_can_be_done_twice_and_by_a_worker_that_was_away(
    opened: Round, clock: time_machine.Traveller
) -> None:
    on(clock, 20)
    assert [send_reminders(), send_reminders()] == [1, 0]
    assert [row.step for row in Reminder.objects.all()] == ["owner+0"]


def test_a_worker_that_dies_reminds_later_and_once(
    opened: Round, clock: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    on(clock, 13)
    with monkeypatch.context() as broken:
        broken.setattr(reminding, "post", lambda *args, **kwargs: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            send_reminders()
    assert not Reminder.objects.exists()
    assert send_reminders() == 1


@pytest.mark.parametrize(("day", "hour"), [(14, 10), (15, 10), (13, 7), (13, 18)])
def test_nobody_is_reminded_in_the_weekend_or_the_evening(
    opened: Round, clock: time_machine.Traveller, day: int, hour: int
) -> None:
    on(clock, day, hour)
    assert send_reminders() == 0


def test_who_answered_is_left_alone(opened: Round, owner: User, clock: time_machine.Traveller) -> None:
    answer_one(opened, "a-kader", actor=owner)
    on(clock, 13)
    assert send_reminders() == 0


def test_a_closed_round_reminds_nobody(opened: Round, clock: time_machine.Traveller) -> None:
    close_round(SYSTEM, round_id=opened.pk)
    on(clock, 13)
    assert send_reminders() == 0


def test_an_accord_without_a_rhythm_reminds_nobody(owner: User, clock: time_machine.Traveller) -> None:
    make_round()
    send_invitations()
    on(clock, 18)
    assert send_reminders() == 0


@pytest.mark.parametrize(("most", "sent"), [(0, 0), (1, 1), (2, 2)])
def test_the_limit_of_the_accord_is_kept(owner: User, clock: time_machine.Traveller, most: int, sent: int) -> None:
    make_rhythm(most=most)
    make_round()
    send_invitations()
    done = 0
    for day in range(5, 28):
        on(clock, day)
        done += send_reminders()
    assert done == sent


def test_a_deadline_that_moved_reminds_again_only_of_steps_that_did_not_come_yet(
    opened: Round, clock: time_machine.Traveller
) -> None:
    on(clock, 13)
    assert send_reminders() == 1
    move_deadline(
        SYSTEM,
        round_id=opened.pk,
        due_on=opened.due_on + timedelta(days=7),
        reason="Later.",
        expected_due_on=opened.due_on,
    )
    on(clock, 20)
    assert send_reminders() == 0
    on(clock, 25)
    assert send_reminders() == 1


def test_two_accords_are_one_reminder_a_day(owner: User, clock: time_machine.Traveller) -> None:
    other = make_accord("ander")
    make_action(other, make_theme(other, "a-elders"), "b-kader", make_party("zin"))
    make_rhythm()
    make_rhythm("ander")
    make_round()
    make_round("ander")
    send_invitations()
    Email.objects.all().delete()
    on(clock, 13)
    assert [send_reminders(), send_reminders()] == [1, 0]
    mail = Email.objects.get()
    assert "Actie a-kader" in mail.message
    assert "Actie b-kader" in mail.message
    assert Reminder.objects.filter(mail__email=mail).count() == 2


def test_nobody_is_reminded_on_the_day_they_were_asked(owner: User, clock: time_machine.Traveller) -> None:
    make_rhythm()
    make_round()
    on(clock, 13)
    assert send_reminders() == 0
    assert send_invitations() == 1
    assert send_reminders() == 0
    on(clock, 16)
    assert send_reminders() == 1


def test_practice_reminds_nobody_but_demo_accounts_in_a_demo(
    owner: User, clock: time_machine.Traveller, settings: Any
) -> None:
    make_rhythm()
    make_round(practice=True)
    on(clock, 13)
    assert send_reminders() == 0
    settings.DEMO = True
    User.objects.filter(pk=owner.pk).update(is_demo_user=True)
    on(clock, 12)
    send_invitations()
    on(clock, 13)
    assert send_reminders() == 1
    last = Email.objects.order_by("-pk")[0]
    assert last.subject.startswith("[oefengegevens] Herinnering")


def test_who_switched_reminders_off_still_gets_the_request(owner: User, clock: time_machine.Traveller) -> None:
    make_rhythm()
    stop_reminders(owner)
    stop_reminders(owner)
    make_round()
    assert send_invitations() == 1
    on(clock, 13)
    assert send_reminders() == 0
    resume_reminders(owner)
    assert send_reminders() == 1
    verbs = Entry.objects.filter(subject=f"user:{owner.pk}", verb__startswith="reminders_")
    assert list(verbs.order_by("pk").values_list("verb", flat=True)) == ["reminders_stopped", "reminders_resumed"]
    assert not OptOut.objects.exists()


def test_a_reminder_says_how_to_stop_them_also_to_mail_programs(
    opened: Round, owner: User, clock: time_machine.Traveller, settings: Any
) -> None:
    settings.BASE_URL = "https://akkoord.example"
    on(clock, 13)
    send_reminders()
    mail = Email.objects.get()
    stop = f"https://akkoord.example/herinneringen/{reminder_token(owner)}/"
    assert stop in mail.message
    assert mail.headers["List-Unsubscribe"] == f"<{stop}>"
    assert mail.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_an_address_for_reminders_is_of_one_person_and_cannot_be_altered(owner: User) -> None:
    token = reminder_token(owner)
    assert person_of_token(token) == owner
    for altered in (token[:-1], "1" + token, "", "x:y"):
        with pytest.raises(ReminderAddressUnknown):
            person_of_token(altered)
    User.objects.filter(pk=owner.pk).update(is_active=False)
    with pytest.raises(ReminderAddressUnknown):
        person_of_token(token)


def test_finding_who_to_remind_takes_as_many_queries_for_many_as_for_few(
    opened: Round, clock: time_machine.Traveller
) -> None:
    counts = []
    for more in (1, 6):
        for _ in range(more):
            give_mandate(Role.OWNER, make_party("zin"))
        on(clock, 5)
        send_invitations()
        on(clock, 13)
        with CaptureQueriesContext(connection) as asked:
            found = reminding._everybody_due(datetime(2026, 3, 13, 10, tzinfo=AMSTERDAM))
        counts.append((len(found), len(asked)))
    assert [people for people, _ in counts] == [2, 8]
    assert counts[0][1] == counts[1][1]
