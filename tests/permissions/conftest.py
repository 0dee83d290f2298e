# SPDX-License-Identifier: EUPL-1.2
"""One world for all tests of permissions, put back as it was after each request."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from tests.permissions.people import ANONYMOUS, Person
from tests.permissions.table import Row
from tests.permissions.world import World, make_world


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens inside is rolled back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def world(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """The world, made once for a file of tests and gone after it."""
    with django_db_blocker.unblock(), undone():
        yield make_world(tmp_path_factory.mktemp("packages"))


class Visitor:
    """A browser in the hands of one person, whose acts are undone at once."""

    def __init__(self, world: World) -> None:
        self.world = world

    def ask(self, row: Row, person: Person, *, method: str = "", checks_origin: bool = False) -> HttpResponse:
        """Do what a row says as somebody, with its form or another method without one."""
        where = reverse(row.url, kwargs=dict(self.world.places[row.place]))
        form = self.world.forms[row.form] if row.form and not method else {}
        return self.at(where, person, method=method or row.method, form=form, checks_origin=checks_origin)

    def at(
        self,
        address: str,
        person: Person,
        *,
        method: str = "GET",
        form: dict[str, Any] | None = None,
        checks_origin: bool = False,
    ) -> HttpResponse:
        """Ask one address as somebody; a page that streams is read before all is undone."""
        with undone():
            client = Client(enforce_csrf_checks=checks_origin)
            if person is not ANONYMOUS:
                client.force_login(self.world.people[person])
            answer = getattr(client, method.lower())(address, form or {})
            if answer.streaming:
                answer.content = b"".join(answer.streaming_content)
            return answer


@pytest.fixture
def visitor(world: World) -> Visitor:
    """Somebody who asks."""
    return Visitor(world)
