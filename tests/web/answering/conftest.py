# SPDX-License-Identifier: EUPL-1.2
"""The accord of the round pages, its people, and links for them."""

from collections.abc import Callable

import pytest
from django.test import Client

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.programme.invitations.operations import issue_link
from tests.web.rounds.conftest import World, as_, world

__all__ = ["as_", "world"]


@pytest.fixture
def by_link(world: World) -> Callable[[User], Client]:
    """A browser in which somebody opened their personal link."""

    def opened(person: User) -> Client:
        browser = Client()
        token = issue_link(SYSTEM, person=person, round_ids=[world.round.pk])
        assert browser.get(f"/mijn-vragen/open/{token}/").status_code == 303
        return browser

    return opened
