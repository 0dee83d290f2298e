# SPDX-License-Identifier: EUPL-1.2
"""Indexing and finding, the same on both databases."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from akkoord.foundation.search.documents import SOURCES, SearchDocument, SearchSources
from akkoord.foundation.search.errors import SearchDocumentInvalid, SearchSourceTaken
from akkoord.foundation.search.models import SearchRow
from akkoord.foundation.search.operations import Indexed, close_rows, index_rows, rebuild
from akkoord.foundation.search.overviews import SearchResult, search
from akkoord.foundation.search.words import clean_text, words_of
from akkoord.foundation.subjects.refs import SubjectRef
from akkoord.kernel.asof import AsOf

pytestmark = pytest.mark.django_db
START = date(2022, 9, 16)
FIRST = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
SECOND = FIRST + timedelta(days=1)
LATER = FIRST + timedelta(days=30)
NOW = AsOf(date(2026, 2, 1), LATER)


def document(key: str, title: str, text: str = "", **changes: object) -> SearchDocument:
    kind = str(changes.pop("kind", "action"))
    return SearchDocument(
        SubjectRef(kind, key), title, **{"holds_from": START, "text": text, "accord": "iza", **changes}
    )


def find(query: str, **filters: object) -> SearchResult:
    return search(query, **{"as_of": NOW, "accord": "iza", **filters})


def keys(query: str, **filters: object) -> list[str]:
    return [hit.subject.key for hit in find(query, **filters).hits]


@pytest.fixture
def indexed() -> None:
    index_rows(
        [
            document("a", "Regionale samenwerking in de wijk", "De wijkverpleging krijgt ruimte voor passende zorg."),
            document("b", "Passende zorg", "Ziekenhuizen maken afspraken met huisartsen."),
            document("c", "Één digitaal loket", "Patiënten zien hun gegevens, zorg die passende is.", kind="theme"),
            document("z", "Passende zorg", "Van een ander akkoord.", accord="azwa"),
        ],
        at=FIRST,
    )


@pytest.mark.usefixtures("indexed")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ziekenhuis", ["b"]),
        ("ZIEKENHUIZEN", ["b"]),
        ("een", ["c"]),
        ("één", ["c"]),
        ("patienten", ["c"]),
        ("patiënt", ["c"]),
        ("wijkverpl", ["a"]),
        ("wijkverpl ", []),
        ("zorg wijk", ["a"]),
        ('"passende zorg"', ["b", "a"]),
        ('"zorg passende"', []),
        ('"wijk de"', []),
        ('"wijkverpleging krijgt" huisarts', []),
        ("afspraak huisarts", ["b"]),
        ("bestaat niet", []),
    ],
)
def test_a_query_finds_what_has_all_its_words_in_any_form(query: str, found: list[str]) -> None:
    assert keys(query) == found


@pytest.mark.usefixtures("indexed")
def test_a_title_that_matches_comes_before_a_text_that_matches() -> None:
    assert keys("passende zorg")[0] == "b"
    assert set(keys("passende zorg")) == {"a", "b", "c"}


@pytest.mark.usefixtures("indexed")
def test_a_hit_shows_where_it_matched() -> None:
    (hit,) = find("wijkverpleging").hits
    assert [part.text for part in hit.snippet_parts if part.is_match] == ["wijkverpleging"]
    assert (hit.title, hit.kind, hit.accord, hit.url, hit.holds_from) == (
        "Regionale samenwerking in de wijk",
        "action",
        "iza",
        "",
        START,
    )


@pytest.mark.usefixtures("indexed")
def test_hits_are_counted_by_kind_also_when_one_kind_is_shown() -> None:
    everything, themes = find("zorg"), find("zorg", kinds=["theme"])
    assert (everything.total, everything.counts) == (3, {"action": 2, "theme": 1})
    assert (themes.total, themes.counts) == (1, {"action": 2, "theme": 1})
    assert [hit.subject.key for hit in themes.hits] == ["c"]
    assert find("zorg", kinds=[]).hits == ()


@pytest.mark.usefixtures("indexed")
def test_another_accord_is_only_searched_when_asked() -> None:
    assert keys("akkoord") == []
    assert keys("akkoord", accord="azwa") == ["z"]
    assert set(keys("passende", accord=None)) == {"a", "b", "c", "z"}


@pytest.mark.usefixtures("indexed")
def test_pages_follow_each_other_and_keep_the_total() -> None:
    pages = [find("zorg", limit=1, offset=offset) for offset in range(4)]
    assert [page.total for page in pages] == [3, 3, 3, 3]
    assert sorted(hit.subject.key for page in pages for hit in page.hits) == ["a", "b", "c"]


@pytest.mark.usefixtures("indexed")
@pytest.mark.parametrize(
    "query",
    [
        *["'", '"', '""', "*", "zorg*", "NEAR(a b)", "a AND", "OR", "{title_stems}: x", "-zorg", "^zorg", "zorg:A"],
        *["a & | !", "\x00zorg", "; DROP TABLE search_searchrow", "%s", "\\", "😀", "\ud800", "½ ²"],
        *["(" * 600, "zorg " * 300, "a" * 5000],
    ],
)
def test_hostile_input_gives_an_answer_and_no_error(query: str) -> None:
    assert isinstance(find(query).total, int)
    assert keys("ziekenhuis") == ["b"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(max_size=40))
def test_any_text_can_be_searched_for(query: str) -> None:
    assert find(query).total >= 0


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=st.text(min_size=1, max_size=60).filter(clean_text), text=st.text(max_size=60))
def test_any_title_and_text_can_be_indexed(title: str, text: str) -> None:
    assert index_rows([document("any", title, text)], at=FIRST).added <= 1


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text("aAéßĳœ0123456789e½жα中'’.-/ ", min_size=1, max_size=30))
def test_a_text_is_found_by_each_of_its_words_on_every_database(text: str) -> None:
    index_rows([document("any", "Titel", text)], at=FIRST)
    for word in words_of(clean_text(text)):
        assert keys(f"{word.folded} ") == ["any"], word


@pytest.mark.usefixtures("indexed")
def test_a_search_takes_two_queries_and_an_empty_one_none(django_assert_num_queries: Callable[..., object]) -> None:
    with django_assert_num_queries(2):
        find("zorg", kinds=["action"])
    with django_assert_num_queries(0):
        assert find(" ").hits == ()


def test_a_wording_is_found_for_the_days_it_holds() -> None:
    index_rows(
        [
            document("a", "Oude naam", holds_until=date(2024, 1, 1)),
            document("a", "Nieuwe naam", holds_from=date(2024, 1, 1)),
        ],
        at=FIRST,
    )
    before, after = AsOf(date(2023, 12, 31), LATER), AsOf(date(2024, 1, 1), LATER)
    assert (keys("oude", as_of=before), keys("nieuwe", as_of=before)) == (["a"], [])
    assert (keys("oude", as_of=after), keys("nieuwe", as_of=after)) == ([], ["a"])
    assert keys("naam", as_of=AsOf(START - timedelta(days=1), LATER)) == []


def test_what_was_replaced_is_still_found_as_then_known() -> None:
    index_rows([document("a", "Oude naam")], at=FIRST)
    index_rows([document("a", "Nieuwe naam")], at=SECOND)
    then = AsOf(date(2026, 2, 1), FIRST)
    assert (keys("naam", as_of=then), keys("oude", as_of=then), keys("nieuwe", as_of=then)) == (["a"], ["a"], [])
    assert (keys("oude"), keys("nieuwe")) == ([], ["a"])
    assert keys("oude", as_of=AsOf(date(2026, 2, 1), FIRST - timedelta(microseconds=1))) == []


def test_indexing_the_same_twice_changes_nothing() -> None:
    documents = [document("a", "Naam", "Tekst", url_args=("iza", "a")), document("b", "Naam")]
    assert index_rows(documents, at=FIRST) == Indexed(added=2, closed=0, unchanged=0)
    assert index_rows(documents, at=SECOND) == Indexed(added=0, closed=0, unchanged=2)
    assert SearchRow.objects.count() == 2


def test_a_wording_replaced_in_the_same_moment_leaves_no_trace() -> None:
    index_rows([document("a", "Tussenstand")], at=FIRST)
    index_rows([document("a", "Eindstand")], at=FIRST)
    assert [row.title for row in SearchRow.objects.all()] == ["Eindstand"]
    assert keys("tussenstand") == []


def test_a_subject_that_is_withdrawn_is_only_found_as_then_known() -> None:
    index_rows([document("a", "Naam"), document("b", "Naam")], at=FIRST)
    assert close_rows([SubjectRef("action", "a")], at=SECOND) == 1
    assert keys("naam") == ["b"]
    assert set(keys("naam", as_of=AsOf(date(2026, 2, 1), FIRST))) == {"a", "b"}


def test_indexing_takes_a_few_queries_however_many_documents(
    django_assert_max_num_queries: Callable[..., object],
) -> None:
    with django_assert_max_num_queries(12 if connection.vendor == "postgresql" else 20):
        index_rows([document(str(number), f"Actie {number}") for number in range(400)], at=FIRST)


def test_more_than_a_thousand_hits_are_capped_and_say_so() -> None:
    index_rows([document(str(number), f"Actie {number}") for number in range(1005)], at=FIRST)
    found = find("actie")
    assert (found.total, found.is_capped, len(found.hits)) == (1000, True, 20)
    assert find("actie 7 ").is_capped is False


def test_a_rebuild_puts_back_what_the_sources_have_with_its_times() -> None:
    index_rows([document("gone", "Naam")], at=FIRST)
    sources = SearchSources()
    sources.register(
        "action",
        lambda: [
            document("a", "Oude naam", recorded_at=FIRST, superseded_at=SECOND),
            document("a", "Nieuwe naam", recorded_at=SECOND),
        ],
    )
    assert rebuild(sources) == 2
    assert keys("naam") == ["a"]
    assert keys("oude", as_of=AsOf(date(2026, 2, 1), FIRST)) == ["a"]


def test_a_rebuild_from_a_document_without_its_moment_changes_nothing() -> None:
    index_rows([document("a", "Naam")], at=FIRST)
    sources = SearchSources()
    sources.register("action", lambda: [document("b", "Naam")])
    with pytest.raises(SearchDocumentInvalid):
        rebuild(sources)
    assert keys("naam") == ["a"]


def test_the_command_rebuilds_from_every_registered_source(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(SOURCES, "_sources", {"action": lambda: [document("a", "Naam", recorded_at=FIRST)]})
    call_command("rebuild_search")
    assert capsys.readouterr().out == "1 zoekregels gemaakt.\n"
    assert keys("naam") == ["a"]


def test_a_kind_has_one_source() -> None:
    sources = SearchSources()
    sources.register("action", list)
    with pytest.raises(SearchSourceTaken):
        sources.register("action", tuple)


@pytest.mark.parametrize(
    "changes",
    [
        {"title": " "},
        {"title": "x", "holds_until": START},
        {"title": "x", "recorded_at": SECOND, "superseded_at": FIRST},
    ],
)
def test_a_document_that_cannot_be_found_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(SearchDocumentInvalid):
        SearchDocument(SubjectRef("action", "a"), **{"holds_from": START, **changes})
