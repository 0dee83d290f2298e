# SPDX-License-Identifier: EUPL-1.2
"""Practice rounds and demo accounts."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given as given_by
from hypothesis import strategies as st

from akkoord.foundation.accounts.models import User
from akkoord.foundation.journal.models import Entry
from akkoord.kernel.period import Period
from akkoord.programme.accord.models import Accord
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Mandate
from akkoord.programme.rounds.management.practice_answers import MARK, PATHS, practice_answer
from akkoord.programme.rounds.models import (
    Answer,
    Edition,
    Need,
    Question,
    Review,
    ReviewNote,
    Round,
    Standing,
    ThemeJudgement,
    Verification,
)
from akkoord.programme.rounds.rules import CheckedAnswer, GivenAnswer, check_answer
from tests.factories import ActionToMake, make_accord, make_actions, make_party, make_round, make_theme
from tests.factories.accords import STATUSES

pytestmark = pytest.mark.django_db
KEYS = {signal: key for key, signal in STATUSES.items()}


@pytest.fixture
def accord() -> Accord:
    """Forty actions, a quarter of them with one of two owners."""
    accord = make_accord("iza")
    vws, zin = make_party("vws"), make_party("zin")
    themes = [make_theme(accord, key, chair=vws) for key in ("a-zorg", "b-regio")]
    owners = [zin, None, None, None, zin, None, vws, None]
    make_actions(
        accord, [ActionToMake(f"actie-{one}", themes[one % 2], owners[one % 8], "2023-Q3") for one in range(40)]
    )
    return accord


def run(command: str, **options: Any) -> str:
    out = StringIO()
    call_command(command, stdout=out, **options)
    return out.getvalue()


def test_two_rounds_are_closed_one_is_corrected_and_one_is_half_answered(accord: Accord) -> None:
    run("seed_practice")
    rounds = Round.objects.order_by("peildatum")
    assert [(one.period, one.is_open, one.practice) for one in rounds] == [
        ("2023Q2", False, True),
        ("2023Q3", False, True),
        ("2023Q4", True, True),
    ]
    editions = Edition.objects.order_by("round__peildatum", "number").values_list("round__period", "number")
    assert list(editions) == [("2023Q2", 1), ("2023Q3", 1), ("2023Q3", 2)]
    open_questions = Question.objects.filter(round__period="2023Q4")
    for request in {question.request_id for question in open_questions}:
        assert open_questions.filter(request_id=request, version=0).exists()
    assert open_questions.filter(version__gt=0).exists()


def test_everything_made_up_says_so(accord: Accord) -> None:
    run("seed_practice")
    assert all(text.startswith(MARK) for text in Answer.objects.values_list("explanation", flat=True))
    assert all(text.startswith(MARK) for text in Need.objects.values_list("what", flat=True))
    for name in ("forecast_reason", "product"):
        texts = Answer.objects.exclude(**{name: ""}).values_list(name, flat=True)
        assert texts
        assert all(text.startswith(MARK) for text in texts)
    reviews = Review.objects.exclude(reason="").values_list("reason", flat=True)
    assert all(text.startswith(MARK) for text in reviews)
    for model, name in ((Verification, "evidence"), (ReviewNote, "text"), (ThemeJudgement, "text")):
        added = model.objects.values_list(name, flat=True)
        assert added
        assert all(text.startswith(MARK) for text in added)
    assert set(Verification.objects.values_list("practice", flat=True)) == {True}
    assert set(Standing.objects.values_list("practice", flat=True)) == {True}
    assert Entry.objects.filter(actor__isnull=True, actor_label__startswith="Oefenronde").exists()


def test_seeding_twice_makes_nothing_new_and_is_the_same_every_time(accord: Accord) -> None:
    assert "3 oefenrondes gemaakt" in run("seed_practice")
    before = Answer.objects.count()
    assert "er is niets gemaakt" in run("seed_practice")
    assert Answer.objects.count() == before


def test_a_round_of_ones_own_is_not_pushed_aside(accord: Accord) -> None:
    make_round("iza", "2023Q3")
    with pytest.raises(CommandError, match="nog open"):
        run("seed_practice")
    assert not Round.objects.filter(practice=True).exists()


def test_an_accord_that_is_not_loaded_is_refused() -> None:
    with pytest.raises(CommandError, match="niet geladen"):
        run("seed_practice")


@given_by(st.text(min_size=1), st.integers(0, 2))
def test_every_practice_answer_is_a_good_answer(action: str, turn: int) -> None:
    period = Period.parse(("2023Q2", "2023Q3", "2023Q4")[turn])
    answer = practice_answer(action, turn, period, ["vws", "zin"])
    assert answer == practice_answer(action, turn, period, ["vws", "zin"])
    if answer is not None:
        given = GivenAnswer(
            *(1, 0, KEYS[answer.signal], answer.explanation, answer.forecast, answer.needs),
            nothing_needed=answer.nothing_needed,
            product=answer.product,
        )
        assert isinstance(check_answer(given, STATUSES, {"vws", "zin"}), CheckedAnswer)


def test_the_ways_that_actions_go_add_up_to_a_hundred() -> None:
    assert sum(weight for weight, _ in PATHS) == 100


def test_demo_accounts_are_named_after_roles(accord: Accord, settings: Any) -> None:
    settings.DEMO = True
    assert "5 demo-accounts" in run("make_demo_roles")
    users = User.objects.order_by("id")
    assert [user.email for user in users] == [
        "programmateam@example.invalid",
        "monitoringspartij@example.invalid",
        "trekker@example.invalid",
        "voorzitter@example.invalid",
        "lezer@example.invalid",
    ]
    assert all(user.is_demo_user and not user.has_usable_password() for user in users)
    mandates = {mandate.role: mandate for mandate in Mandate.objects.select_related("party")}
    assert set(mandates) == set(Role) - {Role.DEPUTY}
    assert mandates[Role.OWNER].party.key == "zin"
    assert mandates[Role.THEME_CHAIR].scope == "theme:iza/a-zorg"
    assert Entry.objects.filter(verb="mandate_given").count() == 5


def test_demo_accounts_are_made_once(accord: Accord, settings: Any) -> None:
    settings.DEMO = True
    run("make_demo_roles")
    assert "zijn er al" in run("make_demo_roles")
    assert (User.objects.count(), Mandate.objects.count()) == (5, 5)


def test_outside_a_demo_there_are_no_demo_accounts(accord: Accord, settings: Any) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO staat uit"):
        run("make_demo_roles")
    assert not User.objects.exists()


def test_the_demos_owner_lets_a_colleague_answer_one_open_question(accord: Accord, settings: Any) -> None:
    settings.DEMO = True
    run("make_demo_roles")
    run("seed_practice")
    assert "kan één actie beantwoorden" in run("make_demo_deputy")
    colleague = User.objects.get(email="plaatsvervanger@example.invalid")
    mandate = Mandate.objects.get(user=colleague)
    question = Question.objects.get(round__period="2023Q4", action__key=mandate.scope.partition("/")[2])
    assert (colleague.is_demo_user, question.version, mandate.role) == (True, 0, Role.DEPUTY)
    assert mandate.party.key == question.request.party.key == "zin"  # type: ignore[union-attr]
    assert mandate.valid_until is not None
    (told,) = Entry.objects.filter(verb="action_delegated")
    assert told.actor == User.objects.get(email="trekker@example.invalid")
    assert told.reason.startswith(MARK)


def test_the_colleague_is_asked_once_and_again_when_the_mandate_is_over(accord: Accord, settings: Any) -> None:
    settings.DEMO = True
    run("make_demo_roles")
    run("seed_practice")
    run("make_demo_deputy")
    assert "er al" in run("make_demo_deputy")
    Mandate.objects.filter(role=Role.DEPUTY).update(valid_from="2023-01-01", valid_until="2023-02-01")
    assert "kan één actie beantwoorden" in run("make_demo_deputy")
    assert User.objects.filter(is_demo_user=True).count() == 6


def test_without_an_open_practice_round_there_is_no_deputy(accord: Accord, settings: Any) -> None:
    settings.DEMO = True
    run("make_demo_roles")
    make_round("iza", "2023Q3")
    assert "geen open vraag" in run("make_demo_deputy")
    assert User.objects.count() == 5
    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO staat uit"):
        run("make_demo_deputy")
