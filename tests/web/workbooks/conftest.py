# SPDX-License-Identifier: EUPL-1.2
"""A small accord with an open round, and browsers."""

from collections.abc import Callable

import pytest
from django.test import Client

from akkoord.foundation.accounts.models import User
from tests.programme.workbooks.world import World, make_world


@pytest.fixture
def world(db: None) -> World:
    return make_world(practice=True)


@pytest.fixture
def as_() -> Callable[[User], Client]:
    """A browser in which somebody signed in."""

    def sign_in(user: User) -> Client:
        browser = Client()
        browser.force_login(user)
        return browser

    return sign_in
