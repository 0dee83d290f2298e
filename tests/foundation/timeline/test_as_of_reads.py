# SPDX-License-Identifier: EUPL-1.2
"""As-at reads on real rows: what was known stays to be asked for, and today equals the present."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from akkoord.foundation.timeline.writing import NewFact, write_facts
from akkoord.kernel.asof import FOREVER_DATE, FOREVER_MOMENT, AsOf
from akkoord.programme.sources.models import Document, DocumentRecord

pytestmark = pytest.mark.django_db

FIRST_DAY = date(2023, 1, 1)
FIRST_MOMENT = datetime(2023, 1, 1, 12, tzinfo=UTC)

acts = st.lists(st.tuples(st.integers(0, 20), st.booleans()), min_size=1, max_size=6)
moments = st.tuples(st.integers(0, 25), st.integers(-1, 8))


def values(title: str) -> dict[str, object]:
    return {"title": title, "date": FIRST_DAY, "kind": "letter"}


def write(document: Document, day: date, title: str | None, now: datetime) -> None:
    fact = NewFact((document.pk,), day, values(title) if title else None)
    write_facts(DocumentRecord, [fact], now=now)


def read(document: Document, as_of: AsOf) -> str | None:
    titles = list(DocumentRecord.objects.filter(document=document).as_of(as_of).values_list("title", flat=True))
    assert len(titles) <= 1
    return titles[0] if titles else None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(acts, moments)
def test_an_as_at_read_never_shows_what_was_recorded_later(
    acts: list[tuple[int, bool]], asked: tuple[int, int]
) -> None:
    document = Document.objects.create(key=f"d{Document.objects.count()}")
    as_of = AsOf(FIRST_DAY + timedelta(days=asked[0]), FIRST_MOMENT + timedelta(hours=asked[1]))
    seen_then = None
    for hour, (day, ends) in enumerate(acts):
        now = FIRST_MOMENT + timedelta(hours=hour)
        write(document, FIRST_DAY + timedelta(days=day), None if ends else f"act {hour}", now)
        if now <= as_of.known_at:
            seen_then = read(document, AsOf(as_of.peildatum, now))
    assert read(document, as_of) == seen_then


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(acts)
def test_a_read_with_peildatum_today_equals_the_present(acts: list[tuple[int, bool]]) -> None:
    document = Document.objects.create(key=f"d{Document.objects.count()}")
    for hour, (day, ends) in enumerate(acts):
        now = FIRST_MOMENT + timedelta(hours=hour)
        write(document, FIRST_DAY + timedelta(days=day), None if ends else f"act {hour}", now)
    after_all = FIRST_MOMENT + timedelta(days=365)
    present = DocumentRecord.objects.filter(document=document).lasting().values_list("title", flat=True).first()
    assert read(document, AsOf.at(after_all.date(), now=after_all)) == present


def test_a_superseded_row_keeps_its_values_and_only_its_end_of_knowledge_moves() -> None:
    document = Document.objects.create(key="brief")
    write(document, FIRST_DAY, "eerste titel", FIRST_MOMENT)
    write(document, FIRST_DAY, "betere titel", FIRST_MOMENT + timedelta(hours=1))
    old, new = DocumentRecord.objects.filter(document=document).order_by("recorded_at")
    assert (old.title, old.superseded_at) == ("eerste titel", FIRST_MOMENT + timedelta(hours=1))
    assert (new.title, new.superseded_at, new.holds_until) == ("betere titel", FOREVER_MOMENT, FOREVER_DATE)


def test_two_writes_in_one_moment_leave_one_fact() -> None:
    document = Document.objects.create(key="brief")
    write(document, FIRST_DAY, "eerste titel", FIRST_MOMENT)
    write(document, FIRST_DAY, "betere titel", FIRST_MOMENT)
    assert read(document, AsOf(FIRST_DAY, FIRST_MOMENT)) == "betere titel"


def test_writing_three_hundred_facts_takes_a_handful_of_queries(django_assert_max_num_queries: Any) -> None:
    documents = Document.objects.bulk_create([Document(key=f"d{number}") for number in range(300)])
    facts = [NewFact((document.pk,), FIRST_DAY, values("titel")) for document in documents]
    with django_assert_max_num_queries(8):
        write_facts(DocumentRecord, facts, now=FIRST_MOMENT)
    assert DocumentRecord.objects.count() == 300


def test_history_gives_every_known_version_oldest_first() -> None:
    document = Document.objects.create(key="brief")
    write(document, FIRST_DAY, "toen", FIRST_MOMENT)
    write(document, date(2023, 6, 1), "later", FIRST_MOMENT + timedelta(hours=1))
    as_of = AsOf(date(2023, 12, 31), FIRST_MOMENT + timedelta(hours=2))
    lines = DocumentRecord.objects.filter(document=document).history(as_of).values_list("title", "holds_until")
    assert list(lines) == [("toen", date(2023, 6, 1)), ("later", FOREVER_DATE)]
