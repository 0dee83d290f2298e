# SPDX-License-Identifier: EUPL-1.2
"""Every address, for everybody, by every method."""

from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from akkoord.foundation.accounts.models import User
from tests.permissions.addresses import addresses
from tests.permissions.conftest import Visitor, undone
from tests.permissions.people import ANONYMOUS, CHAIR, MONITOR, OTHER_OWNER, OWNER, READER, STRANGER, TEAM, Person
from tests.permissions.table import OPEN_TO_ALL, ROWS, SIGNED_ADDRESSES, Row
from tests.permissions.world import INNER, SAID, SECRET

pytestmark = pytest.mark.django_db

PAGES = [row for row in ROWS if row.method == "GET"]
ACTS = [row for row in ROWS if row.method != "GET"]
TEAM_COLUMN = list(Person).index(TEAM)
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
PACKED = "flowcharts:pdf"  # nothing can be read in it; the picture in it is also a page of its own
AS_FILE = "?formaat=csv"
WRITES = ("INSERT", "UPDATE", "DELETE")
BOOKKEEPING = ("django_session", "accounts_user", "django_cache")


def named(rows: list[Row]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("row", rows, ids=str)


def test_the_table_has_every_address_and_no_other() -> None:
    assert {row.url for row in ROWS} == set(addresses())


def test_only_chosen_addresses_are_open_without_signing_in() -> None:
    assert {name for name, address in addresses().items() if address.open_to_all} == OPEN_TO_ALL


@named(list(ROWS))
def test_everybody_gets_what_the_table_says(row: Row, visitor: Visitor) -> None:
    seen = {str(person): visitor.ask(row, person).status_code for person in Person}
    assert seen == dict(zip(map(str, Person), row.expected, strict=True))


@pytest.mark.parametrize("url", sorted({row.url for row in ROWS}))
def test_every_other_method_is_refused(url: str, visitor: Visitor) -> None:
    rows = [row for row in ROWS if row.url == url]
    others = set(METHODS) - {row.method for row in rows}
    seen = {method: visitor.ask(rows[0], TEAM, method=method).status_code for method in others}
    assert seen == dict.fromkeys(others, 405)


@named([row for row in ROWS if row.url not in OPEN_TO_ALL])
def test_who_is_not_signed_in_is_sent_to_sign_in_and_back(row: Row, visitor: Visitor) -> None:
    answer = visitor.ask(row, ANONYMOUS)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(reverse("shell:sign-in") + "?next=/")


@named([row for row in ACTS if row.url not in SIGNED_ADDRESSES])
def test_an_act_without_the_token_of_its_form_is_refused(row: Row, visitor: Visitor) -> None:
    assert visitor.ask(row, TEAM, checks_origin=True).status_code == 403


@named(PAGES)
def test_looking_changes_nothing(row: Row, visitor: Visitor) -> None:
    with CaptureQueriesContext(connection) as asked:
        visitor.ask(row, TEAM)
    changes = [sql for query in asked if (sql := query["sql"]).startswith(WRITES)]
    assert not [sql for sql in changes if not any(table in sql for table in BOOKKEEPING)]


def missing(value: object) -> object:
    """An argument of the same kind that names nothing."""
    if isinstance(value, UUID):
        return UUID(int=0)
    return 999_999 if isinstance(value, int) else "bestaat-niet"


@named([row for row in PAGES if row.expected[TEAM_COLUMN] == 200])
def test_what_does_not_exist_is_not_found(row: Row, visitor: Visitor) -> None:
    place = visitor.world.places[row.place]
    wrong = [place | {name: missing(value)} for name, value in place.items()]
    seen = [visitor.at(reverse(row.url, kwargs=kwargs), TEAM).status_code for kwargs in wrong]
    assert seen == [404] * len(wrong)


def everything_shown_to(person: Person, visitor: Visitor) -> str:
    """All pages, their tables as files, and what a search for the first letters of an answer gives."""
    column = list(Person).index(person)
    pages = [visitor.ask(row, person) for row in PAGES if row.expected[column] == 200 and row.url != PACKED]
    files = [visitor.at(page.wsgi_request.path + AS_FILE, person) for page in pages if AS_FILE.encode() in page.content]
    finds = [visitor.at(reverse("search:page", args=["proef"]) + f"?q={word[:8]}", person) for word in (SECRET, SAID)]
    return "".join(answer.content.decode(errors="replace") for answer in [*pages, *files, *finds])


@pytest.mark.parametrize("person", [ANONYMOUS, STRANGER, READER, OTHER_OWNER], ids=str)
def test_what_was_answered_in_an_open_round_is_shown_to_nobody_else(person: Person, visitor: Visitor) -> None:
    assert SECRET not in everything_shown_to(person, visitor)


@pytest.mark.parametrize("person", [OWNER, CHAIR, TEAM, MONITOR], ids=str)
def test_who_answered_chairs_or_runs_the_round_sees_its_answers(person: Person, visitor: Visitor) -> None:
    assert SECRET in everything_shown_to(person, visitor)


@pytest.mark.parametrize("person", [ANONYMOUS, STRANGER, READER, OTHER_OWNER, OWNER, CHAIR], ids=str)
def test_a_remark_for_reviewers_is_shown_to_nobody_else(person: Person, visitor: Visitor) -> None:
    assert INNER not in everything_shown_to(person, visitor)


@pytest.mark.parametrize("person", [TEAM, MONITOR], ids=str)
def test_who_runs_the_round_reads_the_remarks_for_reviewers(person: Person, visitor: Visitor) -> None:
    assert INNER in everything_shown_to(person, visitor)


def test_what_was_answered_is_for_every_reader_once_the_round_is_closed(visitor: Visitor) -> None:
    assert SAID in everything_shown_to(READER, visitor)
    assert SAID not in everything_shown_to(STRANGER, visitor)


def test_an_account_that_was_closed_gets_nothing(visitor: Visitor) -> None:
    with undone():
        User.objects.filter(pk=visitor.world.people[TEAM].pk).update(is_active=False)
        seen = {visitor.ask(row, TEAM).status_code for row in ROWS if row.url not in OPEN_TO_ALL}
    assert seen == {302}
