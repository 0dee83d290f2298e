# SPDX-License-Identifier: EUPL-1.2
"""A request to take an action over reaches who may decide it, by a link that opens that request and nothing else."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone
from post_office.models import STATUS, Email

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.foundation.journal.models import Entry
from akkoord.foundation.outbox.models import Mail
from akkoord.kernel.verdict import Refused
from akkoord.programme.accord.models import Action, Theme, Transfer
from akkoord.programme.accord.operations import accept_transfer, ask_transfer, decline_transfer, withdraw_transfer
from akkoord.programme.invitations.errors import (
    LinkDecided,
    LinkExpired,
    LinkRevoked,
    LinkTooOld,
    NobodyToAsk,
    NothingToInvite,
    TransferWaitsNotHere,
)
from akkoord.programme.invitations.models import LinkedRound, LinkedTransfer, Notice, PersonalLink
from akkoord.programme.invitations.operations import (
    issue_link,
    open_link,
    resend_transfer,
    revoke_link,
    send_invitations,
    tell_what_was_noted,
)
from akkoord.programme.invitations.operations.forgetting import forget_sent_links
from akkoord.programme.invitations.operations.links import link_in_force
from akkoord.programme.invitations.operations.transferring import note_missing_requests
from akkoord.programme.invitations.rules.link_terms import opens_transfer
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Mandate, Party
from akkoord.programme.rounds.operations import close_round
from tests.factories import give_mandate, make_action, make_party, make_round, make_user

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.urls("tests.programme.invitations.addresses"),
    pytest.mark.usefixtures("accord"),
]
MINUTE = timedelta(minutes=1)
REASON = "Het kader hoort bij het ministerie."


@pytest.fixture
def owner(accord: None) -> User:
    """Who hands an action over."""
    return give_mandate(Role.OWNER, make_party("zin"), user=make_user("Anna Jansen"))


@pytest.fixture
def receiver(accord: None) -> User:
    """Who is asked."""
    return give_mandate(Role.OWNER, make_party("vws"), user=make_user("Bert Bos"))


def ask(owner: User, key: str = "a-kader", to: str = "vws") -> Transfer:
    number = Action.objects.get(key=key).pk
    return ask_transfer(owner, action_id=number, to_party_id=Party.objects.get(key=to).pk, reason=REASON)


def make_second() -> None:
    """A second action of the same owner."""
    theme = Theme.objects.get()
    make_action(theme.accord, theme, "a-tweede", make_party("zin"))


def tell(clock: time_machine.Traveller) -> int:
    clock.shift(MINUTE)
    return tell_what_was_noted()


def token_in(mail: Email) -> str:
    return str(mail.message).partition("/mijn-vragen/open/")[2].partition("/")[0]


def test_the_receiver_reads_what_is_asked_with_a_link_that_needs_no_password(
    owner: User, receiver: User, clock: time_machine.Traveller
) -> None:
    asked = ask(owner)
    assert tell_what_was_noted() == 0
    assert tell(clock) == 1
    mail = Email.objects.get()
    assert (mail.to, mail.subject) == ([receiver.email], "Wilt u een actie overnemen?")
    for said in (
        "Beste Bert Bos,",
        "Actie a-kader\n-------------",
        "Akkoord: proef",
        "Nu trekker: ZIN",
        "Gevraagd door: ZIN (Anna Jansen)",
        "Gevraagd op: 4 maart 2026",
        "Gevraagd aan: VWS",
        f"De reden: {REASON}",
        "/mijn-vragen/open/",
        "Deze link is persoonlijk, van Bert Bos. U hebt geen wachtwoord nodig.",
        "hooguit 30 dagen",
    ):
        assert said in mail.message, mail.message
    assert f'/mijn-vragen/open/{token_in(mail)}/"' in mail.html_message
    assert REASON in mail.html_message
    assert Mail.objects.get().related == "action:proef/a-kader"
    opened = open_link(token_in(mail))
    assert (opened.person, opened.transfers, opened.leads_to_transfers) == (receiver, {asked.pk}, True)
    assert tell_what_was_noted() == 0


def test_the_journal_of_the_action_says_who_got_a_link(
    owner: User, receiver: User, clock: time_machine.Traveller
) -> None:
    ask(owner)
    tell(clock)
    entry = Entry.objects.get(verb="link_issued")
    assert (entry.subject, entry.changes) == ("action:proef/a-kader", {"person": [None, "Bert Bos"]})
    secret = token_in(Email.objects.get()).partition(":")[0]
    kept = [*PersonalLink.objects.values_list("digest", flat=True), *Entry.objects.values_list("changes", flat=True)]
    assert not [row for row in kept if secret in str(row)]


def test_the_secret_is_forgotten_when_the_mail_was_sent(
    owner: User, receiver: User, clock: time_machine.Traveller
) -> None:
    ask(owner)
    tell(clock)
    Email.objects.update(status=STATUS.sent)
    assert forget_sent_links() == 1
    assert "open" not in Email.objects.get().message


def test_two_requests_are_one_mail_with_one_link_and_html_is_escaped(
    owner: User, receiver: User, clock: time_machine.Traveller
) -> None:
    make_second()
    first = ask(owner)
    second = ask_transfer(
        owner,
        action_id=Action.objects.get(key="a-tweede").pk,
        to_party_id=first.to_party_id,
        reason="<b>Liever</b> bij u.",
    )
    assert tell(clock) == 1
    mail = Email.objects.get()
    assert mail.subject == "Wilt u 2 acties overnemen?"
    assert "&lt;b&gt;Liever&lt;/b&gt; bij u." in mail.html_message
    assert open_link(token_in(mail)).transfers == {first.pk, second.pk}
    assert PersonalLink.objects.count() == 1


def test_a_link_for_a_request_leads_on_to_the_round_that_its_person_was_asked_in(
    owner: User, receiver: User, clock: time_machine.Traveller
) -> None:
    opened = make_round()
    issue_link(SYSTEM, person=receiver, round_ids=[opened.pk])
    asked = ask(owner)
    tell(clock)
    mail = Email.objects.get(subject="Wilt u een actie overnemen?")
    link = open_link(token_in(mail))
    assert (link.transfers, link.leads_to_transfers) == (None, True)
    assert LinkedRound.objects.filter(link=link.id, round=opened).exists()
    close_round(SYSTEM, round_id=opened.pk)
    assert link_in_force(link.id).transfers == {asked.pk}


def test_a_link_of_a_round_alone_leads_to_the_questions(owner: User, receiver: User) -> None:
    opened = open_link(issue_link(SYSTEM, person=receiver, round_ids=[make_round().pk]))
    assert (opened.transfers, opened.leads_to_transfers) == (None, False)


@pytest.mark.parametrize("role", [Role.DEPUTY, Role.READER, Role.THEME_CHAIR, Role.PROGRAMME_TEAM])
def test_nobody_but_an_owner_of_the_party_that_is_asked_gets_a_mail_or_a_link(
    owner: User, clock: time_machine.Traveller, role: Role
) -> None:
    other = give_mandate(role, make_party("vws"))
    asked = ask(owner)
    assert tell(clock) == 0
    with pytest.raises(NothingToInvite):
        issue_link(SYSTEM, person=other, transfer_ids=[asked.pk])
    with pytest.raises(NothingToInvite):
        issue_link(SYSTEM, person=owner, transfer_ids=[asked.pk])
    assert not PersonalLink.objects.exists()


def test_who_lost_the_mandate_or_the_account_meanwhile_gets_no_mail(
    owner: User, receiver: User, clock: time_machine.Traveller
) -> None:
    closed = give_mandate(Role.OWNER, make_party("vws"))
    ask(owner)
    Mandate.objects.filter(user=receiver).delete()
    User.objects.filter(pk=closed.pk).update(is_active=False)
    assert tell(clock) == 0
    assert not Notice.objects.exists()
    assert not PersonalLink.objects.exists()


def test_who_is_named_owner_while_a_request_waits_is_asked_too(
    owner: User, receiver: User, clock: time_machine.Traveller, django_assert_num_queries: Any
) -> None:
    make_second()
    asked = ask(owner)
    assert tell(clock) == 1
    newcomer = give_mandate(Role.OWNER, make_party("vws"))
    give_mandate(Role.OWNER, make_party("nza"))
    assert note_missing_requests() == 1
    assert note_missing_requests() == 0
    with django_assert_num_queries(5):  # three, and the savepoint that a test makes of a transaction
        note_missing_requests()
    assert tell(clock) == 1
    assert open_link(token_in(Email.objects.get(to=[newcomer.email]))).transfers == {asked.pk}
    decline_transfer(receiver, transfer_id=asked.pk, answer="Nee.")
    give_mandate(Role.OWNER, make_party("vws"))
    assert note_missing_requests() == 0


def test_a_request_that_is_withdrawn_within_a_minute_is_never_mailed(
    owner: User, receiver: User, clock: time_machine.Traveller
) -> None:
    withdraw_transfer(owner, transfer_id=ask(owner).pk)
    assert tell(clock) == 0
    assert not Email.objects.exists()


def test_who_was_asked_hears_that_a_request_is_withdrawn(
    owner: User, receiver: User, clock: time_machine.Traveller
) -> None:
    asked = ask(owner)
    tell(clock)
    withdraw_transfer(owner, transfer_id=asked.pk)
    assert tell(clock) == 1
    mail = Email.objects.latest("pk")
    assert mail.to == [receiver.email]
    assert "“Actie a-kader” van ZIN over te nemen is ingetrokken. U hoeft niets te doen." in mail.message
    assert "/open/" not in mail.message


def test_who_decides_gets_a_receipt_so_that_another_hand_is_noticed(
    owner: User, receiver: User, clock: time_machine.Traveller
) -> None:
    make_second()
    accept_transfer(receiver, transfer_id=ask(owner).pk, answer="Goed idee.")
    decline_transfer(receiver, transfer_id=ask(owner, "a-tweede").pk, answer="Geen mensen.")
    tell(clock)
    mail = Email.objects.get(to=[receiver.email])
    assert mail.subject == "Ontvangen: uw antwoorden over 2 acties"
    for said in (
        "VWS neemt de actie over van ZIN",
        "Trekker vanaf: 4 maart 2026",
        "Goed idee.",
        "VWS neemt de actie niet over; ZIN blijft de trekker",
        "Geen mensen.",
        "Ontvangen: 4 maart 2026 om 10:00 uur",
        "Herkent u een antwoord niet",
    ):
        assert said in mail.message, mail.message


def test_a_link_ends_with_the_request_after_a_day_to_read_back(
    owner: User, receiver: User, clock: time_machine.Traveller
) -> None:
    asked = ask(owner)
    tell(clock)
    token = token_in(Email.objects.get())
    decline_transfer(receiver, transfer_id=asked.pk, answer="Nee.")
    clock.shift(timedelta(hours=23))
    assert open_link(token).transfers == {asked.pk}
    clock.shift(timedelta(hours=2))
    with pytest.raises(LinkDecided, match="al beslist"):
        open_link(token)


def test_a_link_that_nobody_used_for_a_month_expires_and_says_what_to_do(
    owner: User, receiver: User, clock: time_machine.Traveller
) -> None:
    asked = ask(owner)
    tell(clock)
    token = token_in(Email.objects.get())
    clock.shift(timedelta(days=30, minutes=1))
    with pytest.raises(LinkTooOld, match="Vraag het programmateam om de mail opnieuw te sturen"):
        open_link(token)
    accept_transfer(receiver, transfer_id=asked.pk)
    assert open_link(token).transfers == {asked.pk}


def test_a_link_of_a_round_that_is_over_still_says_so(owner: User) -> None:
    opened = make_round()
    token = issue_link(SYSTEM, person=owner, round_ids=[opened.pk])
    close_round(SYSTEM, round_id=opened.pk)
    with pytest.raises(LinkExpired):
        open_link(token)


def test_a_revoked_link_for_a_request_opens_nothing(owner: User, receiver: User, clock: time_machine.Traveller) -> None:
    ask(owner)
    tell(clock)
    monitor = give_mandate(Role.MONITORING_PARTY)
    revoke_link(monitor, link_id=PersonalLink.objects.get().pk, reason="verkeerde persoon")
    with pytest.raises(LinkRevoked):
        open_link(token_in(Email.objects.get()))
    entry = Entry.objects.get(verb="link_revoked")
    assert (entry.subject, entry.actor, entry.reason) == ("action:proef/a-kader", monitor, "verkeerde persoon")


def test_the_programme_team_mails_a_request_again_and_the_old_link_ends(
    owner: User, receiver: User, clock: time_machine.Traveller
) -> None:
    asked = ask(owner)
    tell(clock)
    old = token_in(Email.objects.get())
    newcomer = give_mandate(Role.OWNER, make_party("vws"))
    team = give_mandate(Role.PROGRAMME_TEAM)
    assert resend_transfer(team, accord="proef", transfer_id=asked.pk) == 2
    with pytest.raises(LinkRevoked):
        open_link(old)
    mails = {mail.to[0]: mail for mail in Email.objects.order_by("pk")[1:]}
    assert {open_link(token_in(mails[one.email])).person for one in (receiver, newcomer)} == {receiver, newcomer}
    assert Entry.objects.filter(verb="link_issued", actor=team, subject="action:proef/a-kader").count() == 2
    assert Entry.objects.filter(verb="link_revoked", actor=team).count() == 1
    assert tell(clock) == 0
    withdraw_transfer(owner, transfer_id=asked.pk)
    assert tell(clock) == 2


def test_mailing_again_is_refused_when_there_is_nothing_or_nobody_to_mail(
    owner: User, receiver: User, clock: time_machine.Traveller
) -> None:
    asked = ask(owner)
    team = give_mandate(Role.PROGRAMME_TEAM)
    with pytest.raises(TransferWaitsNotHere):
        resend_transfer(team, accord="ander", transfer_id=asked.pk)
    for other in (owner, receiver):
        with pytest.raises(Refused):
            resend_transfer(other, accord="proef", transfer_id=asked.pk)
    Mandate.objects.filter(user=receiver).delete()
    with pytest.raises(NobodyToAsk):
        resend_transfer(team, accord="proef", transfer_id=asked.pk)
    withdraw_transfer(owner, transfer_id=asked.pk)
    with pytest.raises(TransferWaitsNotHere, match="wacht niet meer"):
        resend_transfer(team, accord="proef", transfer_id=asked.pk)
    assert not Email.objects.exists()


def test_a_new_link_after_accepting_comes_with_the_question(
    owner: User, receiver: User, clock: time_machine.Traveller
) -> None:
    make_round()
    send_invitations()
    asked = ask(owner)
    accept_transfer(receiver, transfer_id=asked.pk)
    send_invitations()
    mail = Email.objects.filter(to=[receiver.email]).latest("pk")
    assert open_link(token_in(mail)).transfers is None


def test_the_database_keeps_one_notice_of_one_thing(owner: User, receiver: User) -> None:
    asked = ask(owner)
    values = {"person": receiver, "made_at": timezone.now()}
    for wrong in ({"kind": "transfer_asked"}, {"kind": "receipt", "transfer": asked}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Notice.objects.create(**values, **wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.create(**values, kind="transfer_asked", transfer=asked)


def test_looking_at_a_link_takes_two_queries_however_many_requests(
    owner: User, receiver: User, clock: time_machine.Traveller, django_assert_num_queries: Any
) -> None:
    make_second()
    ask(owner)
    ask(owner, "a-tweede")
    tell(clock)
    assert LinkedTransfer.objects.count() == 2
    number = PersonalLink.objects.get().pk
    with django_assert_num_queries(2):
        link_in_force(number)


def test_how_long_a_link_opens_a_request() -> None:
    issued, day = timezone.now(), timedelta(days=1)
    assert opens_transfer(issued, None, issued + 30 * day)
    assert not opens_transfer(issued, None, issued + 30 * day + MINUTE)
    assert opens_transfer(issued, issued + 40 * day, issued + 41 * day)
    assert not opens_transfer(issued, issued + 40 * day, issued + 41 * day + MINUTE)
