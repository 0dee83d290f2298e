# SPDX-License-Identifier: EUPL-1.2
"""An accord to look at: people who may and may not, and counting of what a page asks of the database."""

from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from akkoord.programme.accord.models import Accord, Theme
from akkoord.programme.parties.choices import Role
from tests.factories.accords import ActionToMake, make_actions
from tests.factories.people import give_mandate
from tests.factories.planning import make_step

MOST_QUERIES = 16  # of which five for the frame: session, person, accords, mandates, rounds


def reader() -> Client:
    """Somebody with a mandate that lets them read."""
    client = Client()
    client.force_login(give_mandate(Role.READER))
    return client


def fill(accord: Accord, theme: Theme, number: int, *, first: int = 0) -> None:
    """Actions without an owner, each with a dated step, one without a moment and one without a lane."""
    keys = [f"{theme.key}-{first + n}" for n in range(number)]
    for action in make_actions(accord, [ActionToMake(key, theme) for key in keys]):
        make_step(theme, "Onderzoek doen", action=action, end="2023-06")
        make_step(theme, "Besluit nemen", action=action, kind="decision")
        make_step(theme, "Zonder rij", uncertain="De bron noemt geen rij.")


def queries_of(client: Client, url: str) -> int:
    """How many queries a page takes; the page must be there."""
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url)
    assert response.status_code == 200
    return len(captured)


def same_when_tripled(client: Client, url: str, grow: Callable[[], None]) -> int:
    """The number of queries of a page, which must not change when `grow` adds rows."""
    before = queries_of(client, url)
    grow()
    assert queries_of(client, url) == before
    return before
