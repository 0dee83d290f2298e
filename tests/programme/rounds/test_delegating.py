# SPDX-License-Identifier: EUPL-1.2
"""A colleague answers one action, until a day: asked by whom, of whom, and how it ends."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.foundation.accounts.operations import create_user, deactivate_user
from akkoord.foundation.events.bus import EVENTS
from akkoord.foundation.journal.models import Entry
from akkoord.kernel.asof import AsOf
from akkoord.kernel.verdict import Refused
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Mandate
from akkoord.programme.parties.policies import Capacity, Held, capacity_of, may_read
from akkoord.programme.rounds import errors, policies
from akkoord.programme.rounds.choices import RequestKind
from akkoord.programme.rounds.events import ActionDelegated
from akkoord.programme.rounds.models import Question, Round
from akkoord.programme.rounds.operations import close_round, delegate_action, withdraw_delegation
from akkoord.programme.rounds.overviews.delegations import (
    delegations_in,
    delegations_shown,
    handing_over,
)
from akkoord.programme.rounds.policies import Asked, place_of
from tests.factories import (
    ActionToMake,
    answer_one,
    give_mandate,
    make_accord,
    make_actions,
    make_party,
    make_round,
    make_theme,
    make_user,
)

ZIN, VWS = 1, 2
HERE = place_of("proef", "a-zorg", "a-kader")
OF_OWNER, OF_CHAIR = Asked(RequestKind.OWNER, ZIN), Asked(RequestKind.THEME_CHAIR, VWS, HERE.theme)


def held(role: Role, party: int, scope: str = "") -> Capacity:
    return Capacity((Held(role, party, f"partij-{party}", scope),))


PEOPLE = {
    "owner": held(Role.OWNER, ZIN),
    "owner of this theme": held(Role.OWNER, ZIN, HERE.theme),
    "owner of another theme": held(Role.OWNER, ZIN, "theme:proef/b-regio"),
    "other owner": held(Role.OWNER, VWS),
    "deputy": held(Role.DEPUTY, ZIN),
    "colleague": held(Role.DEPUTY, ZIN, HERE.action),
    "chair": held(Role.THEME_CHAIR, 9, HERE.theme),
    "team": held(Role.PROGRAMME_TEAM, 9),
    "monitoring": held(Role.MONITORING_PARTY, 9),
    "reader": held(Role.READER, ZIN),
    "nobody": Capacity(),
}


def allowed(policy: Any) -> set[str]:
    verdicts = {name: policy(capacity) for name, capacity in PEOPLE.items()}
    assert all(verdict or verdict.reason.endswith(".") for verdict in verdicts.values())
    return {name for name, verdict in verdicts.items() if verdict}


def test_who_lets_a_colleague_answer_and_who_takes_that_back() -> None:
    owners = {"owner", "owner of this theme", "deputy"}
    assert allowed(lambda who: policies.may_delegate(who, OF_OWNER, HERE)) == owners
    assert allowed(lambda who: policies.may_delegate(who, OF_CHAIR, HERE)) == {"chair"}
    assert allowed(lambda who: policies.may_withdraw_delegation(who, OF_OWNER, HERE)) == owners | {"team"}


pytestmark = pytest.mark.django_db


@pytest.fixture
def opened() -> Round:
    """An open round: zin owns two actions, one has no owner and is asked of the chair."""
    accord = make_accord()
    theme = make_theme(accord, chair=make_party("vws"))
    zin = make_party("zin")
    make_actions(
        accord, [ActionToMake("a-kader", theme, zin), ActionToMake("a-keten", theme, zin), ActionToMake("a-los", theme)]
    )
    return make_round()


@pytest.fixture
def owner(opened: Round) -> User:
    return give_mandate(Role.OWNER, make_party("zin"), user=make_user("Anna"))


def question(opened: Round, action: str = "a-kader") -> Question:
    return Question.objects.get(round=opened, action__key=action)


def later(days: int = 30) -> date:
    return timezone.localdate() + timedelta(days=days)


def ask(actor: User, opened: Round, action: str = "a-kader", **rest: Any) -> Mandate:
    given = {"email": "Bert@Voorbeeld.nl", "name": "Bert", "until": later()} | rest
    return delegate_action(actor, question_id=question(opened, action).pk, **given)


def test_somebody_new_gets_an_account_without_a_password_and_answers_one_action(opened: Round, owner: User) -> None:
    mandate = ask(owner, opened)
    bert = User.objects.get(email="bert@voorbeeld.nl")
    assert (bert.name, bert.has_usable_password(), bert.is_demo_user) == ("Bert", False, False)
    assert (mandate.role, mandate.scope, mandate.valid_until) == (Role.DEPUTY, "action:proef/a-kader", later())
    assert answer_one(opened, "a-kader", actor=bert).submitted_by == bert
    with pytest.raises(Refused):
        answer_one(opened, "a-keten", actor=bert)
    assert not may_read(capacity_of(bert, timezone.localdate()))


def test_after_the_last_day_the_colleague_answers_no_more(opened: Round, owner: User) -> None:
    ask(owner, opened, until=later(3))
    bert = User.objects.get(email="bert@voorbeeld.nl")
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        answer_one(opened, "a-kader", actor=bert)
    with time_machine.travel(timezone.now() + timedelta(days=4)), pytest.raises(Refused):
        answer_one(opened, "a-kader", actor=bert)


def test_the_journal_tells_who_asked_whom_until_when_and_why(opened: Round, owner: User) -> None:
    with time_machine.travel(timezone.now().replace(year=2026, month=3, day=2, hour=12)):
        ask(owner, opened, until=date(2026, 4, 1), reason="Verlof.")
    entry = Entry.objects.get(verb="action_delegated")
    assert (entry.actor, entry.subject, entry.reason) == (owner, "action:proef/a-kader", "Verlof.")
    assert entry.changes == {"person": [None, "Bert"], "until": [None, "1 april 2026"]}
    given = Entry.objects.filter(verb="mandate_given").latest("pk")
    assert given.changes["mandate"] == [None, "Bert: plaatsvervanger"]


def test_who_listens_hears_of_it(opened: Round, owner: User) -> None:
    heard: list[ActionDelegated] = []
    with EVENTS.isolated() as bus:
        bus.subscribe(ActionDelegated)(heard.append)
        mandate = ask(owner, opened)
    assert heard == [ActionDelegated(question(opened).pk, mandate.user_id, owner.pk, later())]


def test_somebody_who_is_known_needs_no_name_and_asked_again_the_new_day_counts(opened: Round, owner: User) -> None:
    bert = create_user(SYSTEM, email="bert@voorbeeld.nl", name="Bert B.")
    ask(owner, opened, name="")
    ask(owner, opened, name="Iemand anders", until=later(10))
    (mandate,) = Mandate.objects.filter(user=bert)
    assert (mandate.valid_until, mandate.user.name) == (later(10), "Bert B.")


def test_a_delegation_of_another_day_that_is_given_again_leaves_its_history(opened: Round, owner: User) -> None:
    with time_machine.travel(timezone.now() - timedelta(days=5)):
        ask(owner, opened)
    ask(owner, opened, until=later(60))
    days = Mandate.objects.filter(role=Role.DEPUTY).order_by("valid_from").values_list("valid_from", "valid_until")
    assert list(days) == [(later(-5), later(-1)), (later(0), later(60))]


@pytest.mark.parametrize(
    ("given", "refusal", "field"),
    [
        ({"email": "geen adres"}, errors.DelegateUnreachable, "email"),
        ({"email": ""}, errors.DelegateUnreachable, "email"),
        ({"name": " "}, errors.DelegateNameMissing, "name"),
        ({"until": later(-1)}, errors.DelegateUntilInvalid, "until"),
        ({"until": later(366)}, errors.DelegateUntilInvalid, "until"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    opened: Round, owner: User, given: dict[str, Any], refusal: type[errors.DelegationRefused], field: str
) -> None:
    with pytest.raises(refusal) as refused:
        ask(owner, opened, **given)
    assert refused.value.field == field
    assert not Mandate.objects.filter(role=Role.DEPUTY).exists()


def test_nobody_asks_themselves_or_who_answers_already_or_who_is_gone(opened: Round, owner: User) -> None:
    with pytest.raises(errors.DelegateIsSelf):
        ask(owner, opened, email=f" {owner.email.upper()} ")
    other = give_mandate(Role.OWNER, make_party("zin"), user=make_user("Cor"))
    with pytest.raises(errors.DelegateAnswersAlready, match="Cor"):
        ask(owner, opened, email=other.email)
    gone = make_user("Dirk")
    deactivate_user(SYSTEM, user=gone)
    with pytest.raises(errors.DelegateAccountClosed):
        ask(owner, opened, email=gone.email)


def test_demo_accounts_and_real_people_do_not_answer_for_each_other(opened: Round, owner: User) -> None:
    demo = create_user(SYSTEM, email="demo@example.invalid", name="Demo", is_demo_user=True)
    with pytest.raises(errors.DelegateOfDemo):
        ask(owner, opened, email=demo.email)
    player = create_user(SYSTEM, email="trekker@example.invalid", name="Trekker", is_demo_user=True)
    give_mandate(Role.OWNER, make_party("zin"), user=player)
    with pytest.raises(errors.DelegateOfDemo):
        ask(player, opened)
    assert ask(player, opened, email=demo.email).user == demo
    assert not User.objects.filter(email="bert@voorbeeld.nl").exists()


@pytest.mark.parametrize("role", [Role.READER, Role.PROGRAMME_TEAM, Role.MONITORING_PARTY, Role.THEME_CHAIR])
def test_nobody_else_lets_a_colleague_of_the_owner_answer(opened: Round, role: Role) -> None:
    with pytest.raises(Refused):
        ask(give_mandate(role, make_party("zin")), opened)


def test_a_colleague_lets_nobody_else_answer(opened: Round, owner: User) -> None:
    bert = ask(owner, opened).user
    with pytest.raises(Refused):
        ask(bert, opened, email="cor@voorbeeld.nl")


def test_a_chair_lets_a_colleague_answer_what_has_no_owner(opened: Round) -> None:
    chair = give_mandate(Role.THEME_CHAIR, make_party("nza"), scope="theme:proef/a-zorg")
    bert = ask(chair, opened, "a-los").user
    assert answer_one(opened, "a-los", actor=bert).submitted_by == bert


def test_after_the_round_nobody_new_is_asked(opened: Round, owner: User) -> None:
    number = question(opened).pk
    close_round(SYSTEM, round_id=opened.pk)
    with pytest.raises(errors.RoundIsClosed):
        delegate_action(owner, question_id=number, email="b@voorbeeld.nl", name="B", until=later())
    with pytest.raises(errors.RoundNotFound):
        delegate_action(owner, question_id=0, email="b@voorbeeld.nl", name="B", until=later())


def withdraw(actor: User, opened: Round, mandate: Mandate) -> None:
    withdraw_delegation(actor, question_id=question(opened).pk, mandate_id=mandate.pk, reason="Terug van verlof.")


def test_withdrawing_ends_it_at_once_and_leaves_what_was_answered(opened: Round, owner: User) -> None:
    mandate = ask(owner, opened)
    answer = answer_one(opened, "a-kader", actor=mandate.user)
    withdraw(owner, opened, mandate)
    with pytest.raises(Refused):
        answer_one(opened, "a-kader", actor=mandate.user)
    answer.refresh_from_db()
    assert answer.submitted_by == mandate.user
    entry = Entry.objects.get(verb="delegation_withdrawn")
    assert (entry.changes, entry.reason) == ({"person": ["Bert", None]}, "Terug van verlof.")
    assert Entry.objects.filter(verb="mandate_ended").count() == 1
    with pytest.raises(errors.DelegationNotFound):
        withdraw(owner, opened, mandate)


def test_a_delegation_that_ran_for_days_keeps_its_days(opened: Round, owner: User) -> None:
    with time_machine.travel(timezone.now() - timedelta(days=5)):
        mandate = ask(owner, opened)
    withdraw(give_mandate(Role.PROGRAMME_TEAM), opened, mandate)
    mandate.refresh_from_db()
    assert (mandate.valid_from, mandate.valid_until) == (later(-5), later(-1))


def test_a_mandate_that_is_no_delegation_of_this_action_is_not_withdrawn(opened: Round, owner: User) -> None:
    own = Mandate.objects.get(user=owner)
    with pytest.raises(errors.DelegationNotFound):
        withdraw(owner, opened, own)
    mandate = ask(owner, opened, "a-keten")
    with pytest.raises(errors.DelegationNotFound):
        withdraw(owner, opened, mandate)
    with pytest.raises(Refused):
        withdraw(give_mandate(Role.READER), opened, mandate)


def now() -> AsOf:
    return AsOf.at(timezone.localdate(), now=timezone.now())


def test_what_the_owner_may_hand_on_of_a_question(opened: Round, owner: User) -> None:
    ask(owner, opened)
    shown = handing_over(capacity_of(owner, timezone.localdate()), now(), question_id=question(opened).pk)
    assert [(one.person, one.until) for one in shown.delegations] == [("Bert", later())]
    assert (shown.may_delegate, shown.may_transfer, shown.is_open) == (True, True, True)
    bert = User.objects.get(email="bert@voorbeeld.nl")
    theirs = handing_over(capacity_of(bert, timezone.localdate()), now(), question_id=question(opened).pk)
    assert (theirs.may_delegate, theirs.may_transfer) == (False, False)
    for who, number in ((bert, question(opened, "a-keten").pk), (make_user(), question(opened).pk), (owner, 0)):
        with pytest.raises(errors.RoundNotFound):
            handing_over(capacity_of(who, timezone.localdate()), now(), question_id=number)


def test_who_runs_rounds_sees_all_delegations_of_the_day(
    opened: Round, owner: User, django_assert_num_queries: Any
) -> None:
    ask(owner, opened)
    everything = Capacity(everything=True)
    with django_assert_num_queries(4):
        (shown,) = delegations_shown(everything, now(), accord="proef")
    assert (shown.action, shown.party, shown.delegation.person) == ("Actie a-kader", "ZIN", "Bert")
    ask(owner, opened, "a-keten")
    ask(owner, opened, email="cor@voorbeeld.nl", name="Cor")
    with django_assert_num_queries(4):
        assert len(delegations_shown(everything, now(), accord="proef")) == 3
    assert delegations_in("proef", later(31)) == {}
    assert delegations_in("ander", later(0)) == {}
    with pytest.raises(Refused):
        delegations_shown(capacity_of(owner, timezone.localdate()), now(), accord="proef")
