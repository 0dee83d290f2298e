# SPDX-License-Identifier: EUPL-1.2
"""The page of a closed round leads whoever was asked back to their questions, to correct an answer."""

from collections.abc import Callable

import pytest
from django.test import Client

from akkoord.foundation.accounts.models import User
from tests.web.rounds.conftest import World

pytestmark = pytest.mark.django_db


def test_an_owner_finds_the_own_answers_of_a_closed_round(world: World, as_: Callable[[User], Client]) -> None:
    page = as_(world.owner).get(world.last_url()).content.decode()
    request = world.question("kader", world.last).request_id
    assert f'href="{world.last_url(f"vraag/{request}/")}"' in page
    assert "1 van de 2 vragen zijn beantwoord. Klopt er iets niet? Geef dan een correctie bij de actie." in page


def test_a_reader_has_no_answers_of_their_own(world: World, as_: Callable[[User], Client]) -> None:
    assert "Mijn vragen" not in as_(world.reader).get(world.last_url()).content.decode()
