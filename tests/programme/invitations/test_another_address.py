# SPDX-License-Identifier: EUPL-1.2
"""Somebody is reached at another address: what waits is mailed there, and what went to the old one opens nothing."""

from datetime import timedelta

import pytest
import time_machine
from post_office.models import Email

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.foundation.accounts.operations import change_email
from akkoord.foundation.journal.models import Entry
from akkoord.programme.accord.models import Action
from akkoord.programme.accord.operations import ask_transfer
from akkoord.programme.invitations.errors import LinkRevoked
from akkoord.programme.invitations.operations import open_link, send_invitations, tell_what_was_noted
from akkoord.programme.parties.choices import Role
from akkoord.programme.rounds.operations import close_round
from tests.factories import answer_one, give_mandate, make_party, make_round

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.urls("tests.programme.invitations.addresses"),
    pytest.mark.usefixtures("accord"),
]
NEW = "nieuw@example.nl"


@pytest.fixture
def owner(accord: None) -> User:
    return give_mandate(Role.OWNER, make_party("zin"))


def token_in(mail: Email) -> str:
    return str(mail.message).partition("/mijn-vragen/open/")[2].partition("/")[0]


def move(person: User) -> None:
    change_email(SYSTEM, user=person, email=NEW, reason="de mail kwam terug")


def test_the_questions_are_mailed_there_and_the_old_link_opens_nothing(owner: User) -> None:
    make_round()
    send_invitations()
    old = token_in(Email.objects.get(to=owner.email))
    move(owner)
    with pytest.raises(LinkRevoked):
        open_link(old)
    assert send_invitations() == 1
    assert open_link(token_in(Email.objects.get(to=NEW))).person == owner
    assert Email.objects.count() == 2
    assert Entry.objects.filter(verb="link_revoked").count() == 1


def test_a_request_to_take_an_action_over_is_mailed_there_too(owner: User, clock: time_machine.Traveller) -> None:
    receiver = give_mandate(Role.OWNER, make_party("vws"))
    party = make_party("vws")
    asked = ask_transfer(
        owner, action_id=Action.objects.get(key="a-kader").pk, to_party_id=party.pk, reason="Het hoort daar."
    )
    clock.shift(timedelta(minutes=1))
    tell_what_was_noted()
    old = token_in(Email.objects.get(to=receiver.email))
    move(receiver)
    with pytest.raises(LinkRevoked):
        open_link(old)
    clock.shift(timedelta(minutes=1))
    assert tell_what_was_noted() == 1
    assert open_link(token_in(Email.objects.get(to=NEW))).transfers == {asked.pk}


def test_who_answered_everything_is_not_asked_again(owner: User) -> None:
    asked = make_round()
    send_invitations()
    answer_one(asked, "a-kader", actor=owner)
    move(owner)
    assert send_invitations() == 0


def test_nothing_is_mailed_about_a_round_that_is_closed(owner: User) -> None:
    asked = make_round()
    send_invitations()
    close_round(SYSTEM, round_id=asked.pk)
    move(owner)
    assert send_invitations() == 0
    assert not Entry.objects.filter(verb="link_revoked").exists()
