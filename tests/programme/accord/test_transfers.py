# SPDX-License-Identifier: EUPL-1.2
"""Handing an action over: asked by its owner, decided by the other party, and one owner at every moment."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from post_office.models import Email

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.foundation.journal.models import Entry
from akkoord.kernel.asof import AsOf
from akkoord.kernel.verdict import Refused
from akkoord.programme.accord import errors, policies
from akkoord.programme.accord.choices import TransferState
from akkoord.programme.accord.models import Action, ActionRecord, Transfer
from akkoord.programme.accord.operations import (
    accept_transfer,
    ask_transfer,
    assign_owner,
    decline_transfer,
    withdraw_transfer,
)
from akkoord.programme.accord.overviews.transfers import (
    own_transfers,
    parties_to_ask,
    transfers_of,
    waiting_transfer,
)
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Party
from akkoord.programme.parties.policies import Capacity, Held, capacity_of
from tests.factories import ActionToMake, give_mandate, make_accord, make_actions, make_party, make_theme, make_user

ZIN, VWS = 1, 2
SCOPE = "theme:proef/a-zorg"


def held(role: Role, party: int, scope: str = "") -> Capacity:
    return Capacity((Held(role, party, f"partij-{party}", scope),))


PEOPLE = {
    "owner": held(Role.OWNER, ZIN),
    "other owner": held(Role.OWNER, VWS),
    "deputy": held(Role.DEPUTY, ZIN),
    "deputy of the other": held(Role.DEPUTY, VWS),
    "chair": held(Role.THEME_CHAIR, ZIN, SCOPE),
    "reader": held(Role.READER, ZIN),
    "team": held(Role.PROGRAMME_TEAM, 9),
    "monitoring": held(Role.MONITORING_PARTY, 9),
    "nobody": Capacity(),
    "installation": Capacity(everything=True),
}


def allowed(policy: Any) -> set[str]:
    verdicts = {name: policy(capacity) for name, capacity in PEOPLE.items()}
    assert all(verdict or verdict.reason.endswith(".") for verdict in verdicts.values())
    return {name for name, verdict in verdicts.items() if verdict}


def test_who_may_ask_decide_and_see() -> None:
    assert allowed(lambda who: policies.may_ask_transfer(who, owner_id=ZIN)) == {"owner", "team", "installation"}
    assert allowed(lambda who: policies.may_ask_transfer(who, owner_id=None)) == set()
    assert allowed(lambda who: policies.may_decide_transfer(who, to_party_id=VWS)) == {"other owner", "installation"}
    assert allowed(policies.may_see_transfers) == {"team", "monitoring", "installation"}


pytestmark = pytest.mark.django_db


@pytest.fixture
def action() -> Action:
    """An action of zin; nza owns another one, vws none but it chairs, and cak stands outside the accord."""
    accord = make_accord()
    theme = make_theme(accord, chair=make_party("vws"))
    make_party("cak")
    owners = [ActionToMake("a-kader", theme, make_party("zin")), ActionToMake("a-ander", theme, make_party("nza"))]
    return make_actions(accord, owners)[0]


@pytest.fixture
def owner() -> User:
    return give_mandate(Role.OWNER, make_party("zin"), user=make_user("Anna"))


@pytest.fixture
def receiver() -> User:
    return give_mandate(Role.OWNER, make_party("vws"), user=make_user("Bert"))


def party(key: str) -> int:
    return Party.objects.get(key=key).pk


def ask(actor: User, action: Action, to: str = "vws", **rest: Any) -> Transfer:
    reason = rest.pop("reason", "Het kader hoort bij het ministerie.")
    return ask_transfer(actor, action_id=action.pk, to_party_id=party(to), reason=reason, **rest)


def owner_on(action: Action, day: date) -> str:
    record = ActionRecord.objects.filter(action=action).as_of(AsOf.at(day, now=timezone.now())).get()
    assert record.owner is not None
    return record.owner.key


def today() -> date:
    return timezone.localdate()


def test_asking_changes_no_owner_and_stands_in_the_journal(action: Action, owner: User, receiver: User) -> None:
    asked = ask(owner, action)
    assert (asked.state, asked.asked_by, asked.from_party.key) == (TransferState.ASKED, owner, "zin")
    assert owner_on(action, today()) == "zin"
    entry = Entry.objects.get(verb="transfer_asked")
    assert (entry.actor, entry.changes, entry.subject) == (owner, {"party": [None, "VWS"]}, "action:proef/a-kader")


def test_accepting_makes_the_other_party_the_one_owner_from_today(action: Action, owner: User, receiver: User) -> None:
    asked = ask(owner, action)
    decided = accept_transfer(receiver, transfer_id=asked.pk, answer="Goed idee.")
    assert (decided.state, decided.holds_from, decided.decided_by) == (TransferState.ACCEPTED, today(), receiver)
    assert (owner_on(action, today() - timedelta(days=1)), owner_on(action, today())) == ("zin", "vws")
    assert ActionRecord.objects.lasting().get(action=action).amended == "Het kader hoort bij het ministerie."
    verbs = set(Entry.objects.filter(subject="action:proef/a-kader").values_list("verb", flat=True))
    assert verbs == {"transfer_asked", "transfer_accepted", "owner_assigned"}
    mail = Email.objects.get(to=[owner.email])
    assert "VWS neemt de actie “Actie a-kader” over" in mail.message
    assert "Goed idee." in mail.message


def test_until_a_later_day_the_old_owner_stays_accountable(action: Action, owner: User, receiver: User) -> None:
    day = today() + timedelta(days=30)
    accept_transfer(receiver, transfer_id=ask(owner, action).pk, holds_from=day)
    assert [owner_on(action, one) for one in (today(), day - timedelta(days=1), day)] == ["zin", "zin", "vws"]


def test_declining_needs_a_reason_and_leaves_the_owner(action: Action, owner: User, receiver: User) -> None:
    asked = ask(owner, action)
    with pytest.raises(errors.TransferReasonMissing):
        decline_transfer(receiver, transfer_id=asked.pk, answer=" ")
    decline_transfer(receiver, transfer_id=asked.pk, answer="Wij hebben hier niemand voor.")
    assert owner_on(action, today()) == "zin"
    assert Entry.objects.get(verb="transfer_declined").reason == "Wij hebben hier niemand voor."
    assert "Wij hebben hier niemand voor." in Email.objects.get(to=[owner.email]).message


def test_the_owner_and_the_programme_team_withdraw(action: Action, owner: User, receiver: User) -> None:
    withdraw_transfer(owner, transfer_id=ask(owner, action).pk, reason="Toch niet.")
    withdraw_transfer(give_mandate(Role.PROGRAMME_TEAM), transfer_id=ask(owner, action).pk)
    assert list(Transfer.objects.values_list("state", flat=True)) == [TransferState.WITHDRAWN] * 2
    assert Entry.objects.filter(verb="transfer_withdrawn", reason="Toch niet.").count() == 1


def test_what_was_decided_is_decided_once(action: Action, owner: User, receiver: User) -> None:
    asked = ask(owner, action)
    accept_transfer(receiver, transfer_id=asked.pk)
    for again in (accept_transfer, withdraw_transfer):
        with pytest.raises((errors.TransferAlreadyDecided, Refused)):
            again(receiver, transfer_id=asked.pk)
    with pytest.raises(errors.TransferAlreadyDecided, match="aanvaard"):
        decline_transfer(receiver, transfer_id=asked.pk, answer="Nee.")
    assert ActionRecord.objects.filter(action=action, owner__key="vws").count() == 1


def test_of_two_that_accept_at_once_one_is_refused_also_without_row_locks(
    action: Action, owner: User, receiver: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ask(owner, action)
    monkeypatch.setattr(Transfer, "waits", True)  # as the second of two saw it
    accept_transfer(receiver, transfer_id=asked.pk)
    with pytest.raises((errors.TransferAlreadyDecided, errors.TransferOutdated)):
        accept_transfer(receiver, transfer_id=asked.pk)
    with pytest.raises(errors.TransferAlreadyDecided):
        decline_transfer(receiver, transfer_id=asked.pk, answer="Nee.")
    assert Entry.objects.filter(verb="owner_assigned").count() == 1


def test_one_request_at_a_time_waits_in_the_database_too(action: Action, owner: User) -> None:
    first = ask(owner, action)
    with pytest.raises(errors.TransferWaits, match="VWS"):
        ask(owner, action, "nza")
    values = {"action": action, "from_party_id": party("zin"), "to_party_id": party("nza"), "reason": "Nog eens."}
    with pytest.raises(IntegrityError), transaction.atomic():
        Transfer.objects.create(**values, asked_at=first.asked_at)


def test_what_cannot_be_asked_is_refused(action: Action, owner: User) -> None:
    with pytest.raises(errors.TransferReasonMissing):
        ask(owner, action, reason="  ")
    with pytest.raises(errors.TransferPartyElsewhere):
        ask(owner, action, "cak")
    with pytest.raises(errors.TransferToSelf):
        ask(owner, action, "zin")
    with pytest.raises(errors.TransferOutdated):
        ask(owner, action, expected_owner_id=party("nza"))
    with pytest.raises(errors.ActionEnded):
        ask_transfer(owner, action_id=0, to_party_id=party("vws"), reason="Waarom niet.")
    assert not Transfer.objects.exists()


@pytest.mark.parametrize("role", [Role.DEPUTY, Role.READER, Role.MONITORING_PARTY, Role.THEME_CHAIR])
def test_nobody_else_asks_or_decides(action: Action, owner: User, receiver: User, role: Role) -> None:
    with pytest.raises(Refused):
        ask(give_mandate(role, make_party("zin")), action)
    asked = ask(owner, action)
    other = give_mandate(role, make_party("vws"))
    with pytest.raises(Refused):
        accept_transfer(other, transfer_id=asked.pk)
    with pytest.raises(Refused):
        decline_transfer(other, transfer_id=asked.pk, answer="Nee.")
    with pytest.raises(Refused):
        withdraw_transfer(other, transfer_id=asked.pk)
    with pytest.raises(Refused):
        accept_transfer(give_mandate(Role.PROGRAMME_TEAM), transfer_id=asked.pk)


def test_a_transfer_never_goes_back_in_time_or_out_of_the_accord(action: Action, owner: User, receiver: User) -> None:
    asked = ask(owner, action)
    with pytest.raises(errors.TransferInPast):
        accept_transfer(receiver, transfer_id=asked.pk, holds_from=today() - timedelta(days=1))
    later = today() + timedelta(days=60)
    record = ActionRecord.objects.lasting().get(action=action)
    team = give_mandate(Role.PROGRAMME_TEAM)
    withdraw_transfer(owner, transfer_id=asked.pk)
    assign_owner(
        team,
        action_id=action.pk,
        party_id=party("nza"),
        holds_from=later,
        reason="Besluit.",
        expected_record_id=record.pk,
    )
    asked = Transfer.objects.create(
        action=action, from_party_id=party("nza"), to_party_id=party("vws"), reason="Liever.", asked_at=timezone.now()
    )
    with pytest.raises(errors.TransferDayInvalid) as refused:
        accept_transfer(receiver, transfer_id=asked.pk)
    assert refused.value.field == "holds_from"
    with pytest.raises(errors.TransferNotFound):
        accept_transfer(receiver, transfer_id=0)


def test_naming_an_owner_by_hand_ends_the_request_that_waits(action: Action, owner: User, receiver: User) -> None:
    asked = ask(owner, action)
    record = ActionRecord.objects.lasting().get(action=action)
    team = give_mandate(Role.PROGRAMME_TEAM)
    assign_owner(
        team,
        action_id=action.pk,
        party_id=party("nza"),
        holds_from=today(),
        reason="Besluit.",
        expected_record_id=record.pk,
    )
    asked.refresh_from_db()
    assert (asked.state, asked.decided_by) == (TransferState.WITHDRAWN, team)
    with pytest.raises(errors.TransferAlreadyDecided):
        accept_transfer(receiver, transfer_id=asked.pk)


def test_a_package_that_names_another_owner_makes_the_request_outdated(
    action: Action, owner: User, receiver: User
) -> None:
    asked = ask(owner, action)
    ActionRecord.objects.filter(action=action).update(owner=party("nza"))
    with pytest.raises(errors.TransferOutdated):
        accept_transfer(receiver, transfer_id=asked.pk)


def now() -> AsOf:
    return AsOf.at(today(), now=timezone.now())


def test_a_party_sees_requests_to_and_from_itself(action: Action, owner: User, receiver: User) -> None:
    ask(owner, action)
    (received,) = own_transfers(capacity_of(receiver, today()), now())
    assert (received.action, received.may_decide, received.may_withdraw) == ("Actie a-kader", True, False)
    (sent,) = own_transfers(capacity_of(owner, today()), now())
    assert (sent.to_party.title, sent.may_decide, sent.may_withdraw) == ("VWS", False, True)
    assert own_transfers(capacity_of(give_mandate(Role.OWNER, make_party("nza")), today()), now()) == ()
    assert own_transfers(capacity_of(give_mandate(Role.READER, make_party("zin")), today()), now()) == ()


def test_the_programme_team_sees_all_as_at_the_moment_asked(action: Action, owner: User, receiver: User) -> None:
    asked = ask(owner, action)
    decline_transfer(receiver, transfer_id=asked.pk, answer="Nee.")
    team = capacity_of(give_mandate(Role.PROGRAMME_TEAM), today())
    (shown,) = transfers_of(team, now(), accord="proef")
    assert (shown.state, shown.decided_by, shown.answer) == (TransferState.DECLINED, "Bert", "Nee.")
    (then,) = transfers_of(team, AsOf(today(), asked.asked_at), accord="proef")
    assert (then.state, then.decided_by, then.answer) == (TransferState.ASKED, "", "")
    before = AsOf(today(), asked.asked_at - timedelta(seconds=1))
    assert transfers_of(team, before, accord="proef") == ()
    with pytest.raises(Refused):
        transfers_of(capacity_of(owner, today()), now(), accord="proef")


def test_whom_an_owner_can_ask(action: Action) -> None:
    found = parties_to_ask(now(), accord="proef", owner_id=party("zin"))
    assert [one.key for _pk, one in found] == ["nza", "vws"]


def test_lists_take_the_same_number_of_queries_however_many_requests(
    action: Action, owner: User, receiver: User, django_assert_num_queries: Any
) -> None:
    theme = make_theme(action.accord, "c-meer")
    ask(owner, action)
    viewer = capacity_of(owner, today())
    with django_assert_num_queries(4):
        own_transfers(viewer, now())
    for more in make_actions(action.accord, [ActionToMake(f"c-{row}", theme, make_party("zin")) for row in range(5)]):
        ask(owner, more)
    with django_assert_num_queries(4):
        assert len(own_transfers(viewer, now())) == 6
    with django_assert_num_queries(4):
        assert len(transfers_of(Capacity(everything=True), now(), accord="proef")) == 6
    with django_assert_num_queries(4):
        assert waiting_transfer(action.pk, now()) is not None


def test_the_installation_asks_for_nobody_and_gets_no_mail(action: Action, receiver: User) -> None:
    asked = ask_transfer(SYSTEM, action_id=action.pk, to_party_id=party("vws"), reason="Zo afgesproken.")
    decline_transfer(receiver, transfer_id=asked.pk, answer="Nee.")
    assert not Email.objects.exists()
