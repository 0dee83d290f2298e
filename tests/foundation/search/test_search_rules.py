# SPDX-License-Identifier: EUPL-1.2
"""Words, queries and snippets, without a database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.foundation.search.rules import MAX_TERMS, SNIPPET_LENGTH, Term, highlighted, parse_query, snippet
from akkoord.foundation.search.words import clean_text, stem_of, words_of

texts = st.text(max_size=400)


def words(text: str) -> list[str]:
    return [word.folded for word in words_of(clean_text(text))]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Één 24/7-lijn", ["een", "24", "7", "lijn"]),
        ("thema's en regio’s", ["thema", "en", "regio"]),
        ("zieken\u00adhuis van nu", ["ziekenhuis", "van", "nu"]),
        ("één\u00a0akkoord", ["een", "akkoord"]),
        ("e\u0301e\u0301n", ["een"]),
        ("snake_case", ["snake", "case"]),
        ("—…!", []),
    ],
)
def test_a_text_is_split_into_plain_words(text: str, folded: list[str]) -> None:
    assert words(text) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ziekenhuizen", "ziekenhuis"),
        ("acties", "actie"),
        ("plannen", "plan"),
        ("zorgverzekeraars", "zorgverzekeraar"),
        ("gezonde", "gezondheid"),
        ("gemeenten", "gemeente"),
        ("patienten", "patient"),
    ],
)
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert stem_of(one) == stem_of(other)


def test_healthy_is_not_found_with_the_sun() -> None:
    assert stem_of("gezond") != stem_of("zon")


def test_a_query_has_words_phrases_and_the_beginning_of_a_word() -> None:
    assert parse_query('de regionale "passende zorg" zieken') == (
        Term(("regionale",)),
        Term(("passende", "zorg"), is_phrase=True),
        Term(("zieken",), is_prefix=True),
    )


def test_a_last_word_that_is_finished_is_not_a_beginning() -> None:
    assert parse_query("zorg ") == parse_query('"zorg"') == (Term(("zorg",)),)


def test_a_quote_that_is_not_closed_is_ignored() -> None:
    assert parse_query('"passende zorg') == (Term(("passende",)), Term(("zorg",), is_prefix=True))


def test_small_words_count_only_when_there_is_nothing_else() -> None:
    assert parse_query("de zorg van ") == (Term(("zorg",)),)
    assert parse_query("de van ") == (Term(("de",)), Term(("van",)))


def test_a_query_without_words_has_no_terms() -> None:
    assert parse_query('  "" *** -- \x00 ') == ()


@given(texts)
def test_any_query_can_be_read_and_its_words_are_letters_and_digits(query: str) -> None:
    terms = parse_query(query)
    assert len(terms) <= MAX_TERMS
    assert all(word.isalnum() and word.islower() | word.isalnum() for term in terms for word in term.words)


@given(texts, texts)
def test_highlighting_never_changes_the_text(text: str, query: str) -> None:
    assert "".join(part.text for part in highlighted(text, parse_query(query))) == text


@given(texts)
def test_a_text_is_found_by_each_of_its_own_words(text: str) -> None:
    text = clean_text(text)
    for word in words_of(text)[:5]:
        parts = highlighted(text, [Term((word.folded,))])
        assert any(part.is_match and part.text == text[word.start : word.end] for part in parts)


def test_every_form_of_a_word_and_every_word_of_a_phrase_is_marked() -> None:
    parts = highlighted("Ziekenhuizen geven passende zorg", parse_query('ziekenhuis "passende zorg"'))
    assert [part.text for part in parts if part.is_match] == ["Ziekenhuizen", "passende", "zorg"]


def test_half_a_phrase_is_not_marked() -> None:
    parts = highlighted("zorg die passende is", parse_query('"passende zorg"'))
    assert not any(part.is_match for part in parts)


def test_a_snippet_shows_the_match_in_a_long_text_between_ellipses() -> None:
    text = "begin " * 100 + "de wijkverpleging krijgt ruimte " + "slot " * 100
    parts = snippet(text, parse_query("wijkverpleging"))
    shown = "".join(part.text for part in parts)
    assert [part.text for part in parts if part.is_match] == ["wijkverpleging"]
    assert shown.startswith("… begin")
    assert shown.endswith("slot …")
    assert len(shown) <= SNIPPET_LENGTH + 4


def test_a_snippet_of_a_short_text_is_the_text() -> None:
    assert "".join(part.text for part in snippet("Kort en goed.", parse_query("niets"))) == "Kort en goed."


@given(texts, texts)
def test_a_snippet_can_be_made_of_any_text_for_any_query(text: str, query: str) -> None:
    shown = "".join(part.text for part in snippet(text, parse_query(query)))
    assert shown.removeprefix("… ").removesuffix(" …") in text or shown in text
