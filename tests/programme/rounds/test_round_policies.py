# SPDX-License-Identifier: EUPL-1.2
"""Who may do what in a round: a table of every role against every act."""

import pytest

from akkoord.kernel.verdict import Verdict
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.policies import Capacity, Held
from akkoord.programme.rounds import policies
from akkoord.programme.rounds.choices import RequestKind
from akkoord.programme.rounds.policies import Asked, place_of

ZIN, VWS = 1, 2
SCOPE, OTHER_SCOPE = "theme:proef/a-zorg", "theme:proef/b-regio"
HERE, THERE = place_of("proef", "a-zorg", "a-kader"), place_of("proef", "b-regio", "b-ander")
OF_OWNER = Asked(RequestKind.OWNER, ZIN)
OF_CHAIR = Asked(RequestKind.THEME_CHAIR, VWS, SCOPE)
OF_NOBODY = Asked(RequestKind.THEME_CHAIR, None, SCOPE)


def held(role: Role, party: int = ZIN, scope: str = "") -> Capacity:
    return Capacity((Held(role, party, "partij", scope),))


PEOPLE = {
    "monitoring": held(Role.MONITORING_PARTY, 9),
    "team": held(Role.PROGRAMME_TEAM, 9),
    "owner": held(Role.OWNER, ZIN),
    "deputy": held(Role.DEPUTY, ZIN),
    "deputy for this action": held(Role.DEPUTY, ZIN, HERE.action),
    "deputy for another action": held(Role.DEPUTY, ZIN, THERE.action),
    "other owner": held(Role.OWNER, VWS),
    "chair by theme": held(Role.THEME_CHAIR, 9, SCOPE),
    "chair by party": held(Role.THEME_CHAIR, VWS),
    "other chair": held(Role.THEME_CHAIR, VWS, OTHER_SCOPE),
    "reader": held(Role.READER, ZIN),
    "nobody": Capacity(),
    "installation": Capacity(everything=True),
}


def allowed(act: object) -> set[str]:
    return {name for name, capacity in PEOPLE.items() if act(capacity)}  # type: ignore[operator]


OVERSEERS = {"monitoring", "team", "installation"}


def test_who_runs_rounds() -> None:
    for act in (policies.may_open_round, policies.may_close, policies.may_see_progress):
        assert allowed(act) == OVERSEERS


def test_who_answers_for_an_owner() -> None:
    whole = {"owner", "deputy", "installation"}
    assert allowed(lambda who: policies.may_answer(who, OF_OWNER, [HERE])) == whole | {"deputy for this action"}
    assert allowed(lambda who: policies.may_answer(who, OF_OWNER, [HERE, THERE])) == whole


def test_who_answers_for_a_chair() -> None:
    chairs = {"chair by theme", "chair by party", "installation"}
    assert allowed(lambda who: policies.may_answer(who, OF_CHAIR)) == chairs
    assert allowed(lambda who: policies.may_answer(who, OF_CHAIR, [HERE])) == chairs | {"deputy for this action"}
    assert allowed(lambda who: policies.may_answer(who, OF_NOBODY)) == chairs - {"chair by party"}


def test_an_owner_for_one_theme_answers_for_that_theme_alone() -> None:
    limited = held(Role.OWNER, ZIN, SCOPE)
    assert policies.may_answer(limited, OF_OWNER, [HERE])
    assert not policies.may_answer(limited, OF_OWNER, [HERE, THERE])


def test_who_sees_a_request() -> None:
    assert allowed(lambda who: policies.may_see_request(who, OF_OWNER, HERE)) == OVERSEERS | {
        "owner",
        "deputy",
        "deputy for this action",
    }


def test_who_puts_in_the_answers_of_others() -> None:
    assert allowed(policies.may_enter_for_others) == OVERSEERS


def test_who_sees_answers_of_an_open_round() -> None:
    assert allowed(lambda who: policies.may_see_theme_answers(who, SCOPE, VWS)) == OVERSEERS | {
        "chair by theme",
        "chair by party",
    }


def test_who_reviews() -> None:
    assert allowed(lambda who: policies.may_review(who, own=False)) == {"monitoring", "installation"}
    assert allowed(lambda who: policies.may_review(who, own=True)) == set()


def test_who_corrects() -> None:
    corrected = allowed(lambda who: policies.may_correct(who, OF_OWNER, HERE))
    assert corrected == {"monitoring", "owner", "deputy", "deputy for this action", "installation"}


@pytest.mark.parametrize("name", ["reader", "nobody", "other owner", "other chair"])
def test_a_refusal_says_why(name: str) -> None:
    who = PEOPLE[name]
    refusals: list[Verdict] = [
        policies.may_open_round(who),
        policies.may_close(who),
        policies.may_see_progress(who),
        policies.may_answer(who, OF_OWNER),
        policies.may_answer(who, OF_NOBODY),
        policies.may_see_request(who, OF_OWNER, HERE),
        policies.may_review(who, own=False),
        policies.may_correct(who, OF_OWNER, HERE),
    ]
    assert all(not verdict and verdict.reason.endswith(".") for verdict in refusals)
