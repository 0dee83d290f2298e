# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from django.test import Client

from akkoord.foundation.accounts.models import User
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Party
from tests.factories import give_mandate, make_user
from tests.programme.accord.rich_package import NOW, load


@pytest.fixture
def accord(db: None, tmp_path: Path) -> Iterator[str]:
    """The rich package as an accord, on 1 March 2026."""
    with time_machine.travel(NOW, tick=False):
        load(tmp_path / "pakket")
        yield "proef"


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def reader(accord: str) -> Client:
    return signed_in(give_mandate(Role.READER, Party.objects.get(key="zin")))


@pytest.fixture
def team(accord: str) -> Client:
    return signed_in(give_mandate(Role.PROGRAMME_TEAM, Party.objects.get(key="vws")))


@pytest.fixture
def owner(accord: str) -> Client:
    return signed_in(give_mandate(Role.OWNER, Party.objects.get(key="zin")))


@pytest.fixture
def stranger(accord: str) -> Client:
    return signed_in(make_user("Zonder mandaat"))
