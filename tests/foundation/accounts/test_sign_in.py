# SPDX-License-Identifier: EUPL-1.2
"""Signing in: guessing is slowed down, and demo roles stay in the demo."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.cache import cache

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.errors import SignInRefused, TooManySignInAttempts
from akkoord.foundation.accounts.models import User
from akkoord.foundation.accounts.operations import create_user
from akkoord.foundation.accounts.policies import may_use_demo_sign_in
from akkoord.foundation.accounts.sign_in import check_credentials, may_try_sign_in, note_failed_sign_in

EMAIL, PASSWORD, HERE, ELSEWHERE = "trekker@voorbeeld.nl", "blauwe fiets op zolder", "192.0.2.1", "192.0.2.2"
START = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def user(db: None) -> User:
    return create_user(SYSTEM, email=EMAIL, name="Trekker", password=PASSWORD)


def fail(times: int, address: str = HERE) -> None:
    for _ in range(times):
        with pytest.raises(SignInRefused):
            check_credentials(email=EMAIL, password="fout", address=address)


def test_the_right_password_gives_the_account(user: User) -> None:
    assert check_credentials(email="Trekker@Voorbeeld.nl", password=PASSWORD, address=HERE) == user


def test_after_five_failures_even_the_right_password_waits(user: User) -> None:
    fail(5)
    with pytest.raises(TooManySignInAttempts, match="15 minuten"):
        check_credentials(email=EMAIL, password=PASSWORD, address=HERE)


def test_somebody_elsewhere_is_not_held_up_by_the_failures_here(user: User) -> None:
    fail(5)
    assert check_credentials(email=EMAIL, password=PASSWORD, address=ELSEWHERE) == user


def test_getting_in_starts_the_count_anew(user: User) -> None:
    fail(4)
    check_credentials(email=EMAIL, password=PASSWORD, address=HERE)
    fail(4)
    assert may_try_sign_in(EMAIL, HERE)


def test_an_unknown_address_is_refused_and_counted_like_a_wrong_password(db: None) -> None:
    fail(5)
    assert not may_try_sign_in(EMAIL, HERE)


def test_the_door_opens_fifteen_minutes_after_the_last_failure() -> None:
    with time_machine.travel(START, tick=False) as clock:
        for _ in range(5):
            note_failed_sign_in(EMAIL, HERE)
        clock.shift(timedelta(minutes=14, seconds=59))
        assert not may_try_sign_in(EMAIL.upper(), HERE)
        clock.shift(timedelta(seconds=2))
        assert may_try_sign_in(EMAIL, HERE)


def test_a_failure_long_ago_does_not_count() -> None:
    with time_machine.travel(START, tick=False) as clock:
        for _ in range(4):
            note_failed_sign_in(EMAIL, HERE)
        clock.shift(timedelta(minutes=16))
        note_failed_sign_in(EMAIL, HERE)
        assert may_try_sign_in(EMAIL, HERE)


@pytest.mark.parametrize(
    ("demo", "is_demo_user", "is_active", "allowed"),
    [
        (True, True, True, True),
        (False, True, True, False),
        (True, False, True, False),
        (True, True, False, False),
        (False, False, True, False),
    ],
)
def test_one_click_sign_in_is_for_active_demo_accounts_in_a_demo(
    demo: bool, is_demo_user: bool, is_active: bool, allowed: bool
) -> None:
    verdict = may_use_demo_sign_in(demo, User(is_demo_user=is_demo_user, is_active=is_active))
    assert bool(verdict) is allowed
    assert bool(verdict.reason) is not allowed
