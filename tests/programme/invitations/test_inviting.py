# SPDX-License-Identifier: EUPL-1.2
"""One mail with one link for whoever is asked something, in however many accords."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from post_office.models import STATUS, Email

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.foundation.journal.models import Entry
from akkoord.kernel.verdict import Refused
from akkoord.programme.accord.models import Accord, AccordRecord, Theme
from akkoord.programme.invitations.errors import LinkRevoked, NothingToInvite, PracticeMailsNobody
from akkoord.programme.invitations.models import Invitation, LinkedRound, PersonalLink
from akkoord.programme.invitations.operations import inviting, open_link, resend_invitation, send_invitations
from akkoord.programme.invitations.operations.forgetting import forget_sent_links
from akkoord.programme.parties.choices import Role
from akkoord.programme.rounds.models import Question, Round
from akkoord.programme.rounds.operations import close_round, delegate_action, follow_owner
from tests.factories import (
    answer_one,
    give_mandate,
    make_accord,
    make_action,
    make_party,
    make_round,
    make_theme,
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.urls("tests.programme.invitations.addresses"),
    pytest.mark.usefixtures("accord"),
]
LINK = re.compile(r"https://akkoord\.example/mijn-vragen/open/(\S+)/")


@pytest.fixture(autouse=True)
def installation(settings: Any) -> None:
    """Where links lead."""
    settings.BASE_URL = "https://akkoord.example"


def token_in(mail: Email) -> str:
    found = LINK.search(mail.message)
    assert found
    assert found[0] in mail.html_message
    return found[1]


def test_everybody_who_may_answer_gets_one_mail_with_a_link_that_works() -> None:
    owner = give_mandate(Role.OWNER, make_party("zin"))
    chair = give_mandate(Role.THEME_CHAIR, make_party("iets"), scope="theme:proef/a-zorg")
    give_mandate(Role.OWNER, make_party("vws"))
    give_mandate(Role.READER, make_party("zin"))
    give_mandate(Role.DEPUTY, make_party("zin"))
    make_round()
    assert not Email.objects.exists()
    assert send_invitations() == 2
    assert {mail.to[0] for mail in Email.objects.all()} == {owner.email, chair.email}
    mail = Email.objects.get(to=owner.email)
    assert mail.subject == "Hoe staat het ervoor? proef, 3e kwartaal 2023"
    assert "Aantal vragen: 1 vraag" in mail.message
    assert "Kost ongeveer: 3 minuten" in mail.message
    assert "Antwoord uiterlijk: 18 maart 2026" in mail.message
    assert owner.name in mail.message
    assert open_link(token_in(mail)).person == owner


def test_whoever_took_over_an_action_is_asked_that_action() -> None:
    make_round()
    deputy = give_mandate(Role.DEPUTY, make_party("zin"), scope="action:proef/a-kader")
    for_chair = give_mandate(Role.DEPUTY, make_party("vws"), scope="action:proef/a-agenda")
    assert send_invitations() == 2
    assert {row.person for row in Invitation.objects.all()} == {deputy, for_chair}


def test_two_accords_are_one_mail_with_one_link() -> None:
    zin = make_party("zin")
    owner = give_mandate(Role.OWNER, zin)
    other = make_accord("ander")
    make_action(other, make_theme(other, "a-elders"), "b-kader", zin)
    make_round()
    make_round("ander")
    assert send_invitations() == 1
    mail = Email.objects.get()
    assert "proef, 3e kwartaal 2023 en ander, 3e kwartaal 2023" in mail.subject
    assert len(LINK.findall(mail.message)) == 1
    link = open_link(token_in(mail))
    assert link.person == owner
    assert LinkedRound.objects.filter(link=link.id).count() == 2


def test_a_link_for_a_later_accord_also_leads_to_the_earlier_one() -> None:
    zin = make_party("zin")
    give_mandate(Role.OWNER, zin)
    make_round()
    send_invitations()
    other = make_accord("ander")
    make_action(other, make_theme(other, "a-elders"), "b-kader", zin)
    make_round("ander")
    assert send_invitations() == 1
    last = Email.objects.order_by("pk").last()
    assert last is not None
    assert "proef" not in last.subject
    assert LinkedRound.objects.filter(link=open_link(token_in(last)).id).count() == 2


def test_the_chore_can_be_done_twice() -> None:
    give_mandate(Role.OWNER, make_party("zin"))
    make_round()
    assert [send_invitations() for _ in range(3)] == [1, 0, 0]
    assert Email.objects.count() == 1


def test_a_worker_that_dies_halfway_loses_and_doubles_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    give_mandate(Role.OWNER, make_party("zin"))
    make_round()
    with monkeypatch.context() as broken:
        broken.setattr(inviting, "post", lambda *args, **kwargs: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            send_invitations()
    assert not PersonalLink.objects.exists()
    assert send_invitations() == 1
    assert (Email.objects.count(), PersonalLink.objects.count()) == (1, 1)


def test_one_address_that_cannot_be_mailed_holds_up_nobody_else() -> None:
    wrong = give_mandate(Role.OWNER, make_party("zin"))
    User.objects.filter(pk=wrong.pk).update(email="geen adres")
    right = give_mandate(Role.THEME_CHAIR, make_party("vws"))
    make_round()
    assert send_invitations() == 1
    assert [mail.to for mail in Email.objects.all()] == [[right.email]]
    assert Invitation.objects.get(person=wrong).mail is None


def test_who_becomes_owner_halfway_is_asked_unless_everything_is_answered() -> None:
    opened = make_round()
    assert send_invitations() == 0
    answer_one(opened, "a-agenda")
    give_mandate(Role.THEME_CHAIR, make_party("vws"))
    owner = give_mandate(Role.OWNER, make_party("zin"))
    assert send_invitations() == 1
    assert [row.person for row in Invitation.objects.all()] == [owner]


def test_a_closed_round_asks_nobody_any_more() -> None:
    give_mandate(Role.OWNER, make_party("zin"))
    close_round(SYSTEM, round_id=make_round().pk)
    assert send_invitations() == 0


def test_a_practice_round_asks_nobody_by_mail() -> None:
    give_mandate(Role.OWNER, make_party("zin"))
    make_round(practice=True)
    assert send_invitations() == 0
    assert not Invitation.objects.exists()


def test_in_a_demo_practice_is_mailed_to_demo_accounts_alone_and_says_so(settings: Any) -> None:
    settings.DEMO = True
    give_mandate(Role.OWNER, make_party("zin"))
    demo = give_mandate(Role.OWNER, make_party("zin"))
    User.objects.filter(pk=demo.pk).update(is_demo_user=True)
    make_round(practice=True)
    assert send_invitations() == 1
    mail = Email.objects.get()
    assert mail.to == [demo.email]
    assert mail.subject.startswith("[oefengegevens] ")
    assert "oefengegevens" in mail.message
    assert "oefengegevens" in mail.html_message


def test_a_mail_is_in_the_language_of_its_reader() -> None:
    owner = give_mandate(Role.OWNER, make_party("zin"))
    User.objects.filter(pk=owner.pk).update(language="en")
    make_round()
    send_invitations()
    mail = Email.objects.get()
    assert '<html lang="en">' in mail.html_message
    assert "18 March 2026" in mail.message


def test_a_hostile_name_stays_text_in_the_html() -> None:
    AccordRecord.objects.update(short_name="<img src=x onerror=alert(1)>")
    give_mandate(Role.OWNER, make_party("zin"))
    make_round()
    send_invitations()
    html = Email.objects.get().html_message
    assert "<img" not in html
    assert "&lt;img src=x" in html


def test_nothing_in_the_html_is_fetched_from_elsewhere() -> None:
    give_mandate(Role.OWNER, make_party("zin"))
    make_round()
    send_invitations()
    html = Email.objects.get().html_message
    assert re.findall(r"<(?:img|script|link|iframe)\b|url\(|@import", html) == []


def test_sending_again_withdraws_the_old_link_and_says_who_did_it(clock: time_machine.Traveller) -> None:
    owner = give_mandate(Role.OWNER, make_party("zin"))
    monitor = give_mandate(Role.MONITORING_PARTY)
    opened = make_round()
    send_invitations()
    old = token_in(Email.objects.get())
    clock.shift(timedelta(hours=1))
    resend_invitation(monitor, person_id=owner.pk, round_id=opened.pk)
    new = token_in(Email.objects.order_by("-pk")[0])
    with pytest.raises(LinkRevoked):
        open_link(old)
    assert open_link(new).person == owner
    assert [entry.actor for entry in Entry.objects.filter(verb="link_revoked")] == [monitor]
    assert send_invitations() == 0


def test_sending_again_is_refused_to_others_and_where_nothing_is_asked(settings: Any) -> None:
    owner = give_mandate(Role.OWNER, make_party("zin"))
    opened = make_round()
    send_invitations()
    with pytest.raises(Refused):
        resend_invitation(owner, person_id=owner.pk, round_id=opened.pk)
    with pytest.raises(NothingToInvite):
        resend_invitation(SYSTEM, person_id=give_mandate(Role.READER).pk, round_id=opened.pk)
    close_round(SYSTEM, round_id=opened.pk)
    with pytest.raises(NothingToInvite):
        resend_invitation(SYSTEM, person_id=owner.pk, round_id=opened.pk)


def test_practice_is_not_sent_again_to_a_real_person(settings: Any) -> None:
    settings.DEMO = True
    owner = give_mandate(Role.OWNER, make_party("zin"))
    User.objects.filter(pk=owner.pk).update(is_demo_user=True)
    opened = make_round(practice=True)
    send_invitations()
    settings.DEMO = False
    with pytest.raises(PracticeMailsNobody):
        resend_invitation(SYSTEM, person_id=owner.pk, round_id=opened.pk)


def test_finding_who_to_ask_takes_as_many_queries_for_many_as_for_few() -> None:
    counts = []
    for more in (2, 6):
        for _ in range(more):
            give_mandate(Role.OWNER, make_party("zin"))
        if not counts:
            make_round()
        Invitation.objects.all().delete()
        with CaptureQueriesContext(
            connection,
        ) as asked:
            inviting.invite_missing()
        counts.append(len(asked))
    assert Invitation.objects.count() == 8
    assert counts[0] == counts[1]


def test_a_link_is_forgotten_once_its_mail_was_sent(owner_asked: User) -> None:
    mail = Email.objects.get()
    secret = token_in(mail).partition(":")[0]
    assert forget_sent_links() == 0
    mail.refresh_from_db()
    assert secret in mail.message
    Email.objects.update(status=STATUS.sent)
    assert [forget_sent_links(), forget_sent_links()] == [1, 0]
    mail.refresh_from_db()
    assert secret not in f"{mail.message}{mail.html_message}{mail.headers}"
    assert mail.to == [owner_asked.email]


@pytest.fixture
def owner_asked() -> User:
    """An owner whose mail waits to be sent."""
    owner = give_mandate(Role.OWNER, make_party("zin"))
    make_round()
    send_invitations()
    return owner


def test_who_answers_for_a_colleague_is_asked_each_action_that_comes_their_way(owner_asked: User) -> None:
    accord, theme = Accord.objects.get(), Theme.objects.get()
    opened = Round.objects.get()
    close_round(SYSTEM, round_id=opened.pk)
    for key in ("a-toets", "a-tarief"):
        make_action(accord, theme, key, make_party("zin"))
    opened = make_round(period="2023Q4")
    send_invitations()
    Email.objects.all().delete()
    for key, titles in (("a-kader", ["a-kader"]), ("a-toets", ["a-kader", "a-toets"])):
        question = Question.objects.get(round=opened, action__key=key)
        until = timezone.localdate() + timedelta(days=7)
        delegate_action(
            owner_asked, question_id=question.pk, email="collega@example.invalid", name="Collega", until=until
        )
        assert [send_invitations(), send_invitations()] == [1, 0]
        mail = Email.objects.order_by("-pk")[0]
        assert mail.to == ["collega@example.invalid"]
        assert [title for title in ("a-kader", "a-toets", "a-tarief") if f"- Actie {title}" in mail.message] == titles
    assert open_link(token_in(mail)).person.email == "collega@example.invalid"


def test_an_answered_question_is_counted_apart_when_somebody_is_asked_later() -> None:
    accord, theme = Accord.objects.get(), Theme.objects.get()
    make_action(accord, theme, "a-toets", make_party("zin"))
    opened = make_round()
    answer_one(opened, "a-toets")
    give_mandate(Role.OWNER, make_party("zin"))
    assert send_invitations() == 1
    assert "Aantal vragen: 2 vragen, nog te beantwoorden: 1" in Email.objects.get().message


def test_a_question_that_goes_to_another_owner_is_asked_of_that_owner_too(owner_asked: User) -> None:
    vws = make_party("vws")
    accord, theme = Accord.objects.get(), Theme.objects.get()
    close_round(SYSTEM, round_id=Round.objects.get().pk)
    make_action(accord, theme, "a-wet", vws)
    opened = make_round(period="2023Q4")
    other = give_mandate(Role.OWNER, vws)
    send_invitations()
    Email.objects.all().delete()
    moved = Question.objects.get(round=opened, action__key="a-kader")
    follow_owner(SYSTEM, action_id=moved.action_id, party_id=vws.pk)
    assert send_invitations() == 1
    mail = Email.objects.get()
    assert mail.to == [other.email]
    assert "Aantal vragen: 2 vragen" in mail.message
