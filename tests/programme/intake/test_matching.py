# SPDX-License-Identifier: EUPL-1.2
"""Whom names mean, what words for statuses and moments mean: nothing near is ever taken by itself."""

import random
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.programme.intake.rules.moments import moment_in, proposed_moment
from akkoord.programme.intake.rules.naming import KnownName, MatchKind, NameBook, names_in
from akkoord.programme.intake.rules.statuses import propose_status
from akkoord.programme.intake.rules.words import CellValue, plain, says_nothing
from tests.programme.intake.names import BOOK, PARTIES, SCHEME

WORDS = st.text("abcdefghij ", min_size=1, max_size=12).filter(lambda text: plain(text) != "")
NAMES = st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("zn", MatchKind.EXACT, "zn"),
        ("  Zorgverzekeraars   NEDERLAND", MatchKind.EXACT, "zn"),
        ("ministerie van volksgezondheid welzijn & sport", MatchKind.EXACT, "vws"),
        ("ZINL", MatchKind.ALIAS, "zin"),
        ("Zorgverzekeraars Nederland (ZN)", MatchKind.ALIAS, "zn"),
        ("VWS (trekker)", MatchKind.ALIAS, "vws"),
        ("VNG", MatchKind.ABBREVIATION, "gemeenten"),
    ],
)
def test_what_is_certain_is_taken(text: str, kind: MatchKind, key: str) -> None:
    assert (BOOK.match(text).kind, BOOK.match(text).key) == (kind, key)


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("Zorgverzekeraars Nederlnd", ("zn", 98)),
        ("Nederland Zorginstituut", ("zin", 99)),
        ("directie CZ van VWS", ("vws", 80)),
        ("Ministerie VWS", ("vws", 80)),
    ],
)
def test_what_is_near_is_shown_and_not_taken(text: str, near: tuple[str, int]) -> None:
    match = BOOK.match(text)
    assert (match.kind, match.key, match.near[0]) == (MatchKind.NEAR, "", near)


def test_a_name_that_two_parties_have_is_a_question() -> None:
    book = NameBook([KnownName("een", "Zorg Samen"), KnownName("twee", "Anders", "Zorg Samen")])
    assert book.match("zorg samen").near == (("een", 100), ("twee", 100))


def test_initials_that_two_parties_have_are_no_abbreviation() -> None:
    book = NameBook([KnownName("een", "Actief Breed"), KnownName("twee", "Alles Beter")])
    assert not book.match("AB").kind.is_certain


def test_brackets_that_contradict_each_other_are_a_question() -> None:
    assert not BOOK.match("Zorgverzekeraars Nederland (VWS)").kind.is_certain


@given(NAMES, WORDS)
def test_only_the_very_words_of_a_party_or_its_initials_are_taken(names: list[tuple[str, str]], text: str) -> None:
    known = [KnownName(str(place), name, short) for place, (name, short) in enumerate(names)]
    match = NameBook(known).match(text)
    assert bool(match.key) == match.kind.is_certain
    if match.key:
        party = known[int(match.key)]
        own = {plain(party.name), plain(party.short_name), party.key}
        initials = "".join(word[0] for word in plain(party.name).split())
        assert plain(text) in own or plain(text) == initials or match.kind is MatchKind.ABBREVIATION


@given(NAMES, WORDS, st.randoms(use_true_random=False))
def test_the_order_of_what_is_known_changes_nothing(
    names: list[tuple[str, str]], text: str, chance: random.Random
) -> None:
    known = [KnownName(str(place), name, short) for place, (name, short) in enumerate(names)]
    shuffled = chance.sample(known, len(known))
    assert NameBook(known).match(text) == NameBook(shuffled).match(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("VWS / ZN", ("VWS", "ZN")),
        ("VWS en ZN", ("VWS", "ZN")),
        ("VWS, ZN en VNG", ("VWS", "ZN", "VNG")),
        ("VWS\nZN", ("VWS", "ZN")),
        ("Justitie en Veiligheid", ("Justitie en Veiligheid",)),
        ("Stichting X en Y", ("Stichting X en Y",)),
        ("VWS; VWS", ("VWS",)),
        ("n.v.t.", ()),
        ("-", ()),
        ("", ()),
    ],
)
def test_a_cell_holds_these_names(text: str, names: tuple[str, ...]) -> None:
    assert names_in(text, BOOK) == names


@given(st.lists(st.sampled_from([party.name for party in PARTIES]), min_size=1, max_size=4, unique=True))
def test_names_with_a_line_between_them_come_out_as_they_went_in(names: list[str]) -> None:
    assert names_in("\n".join(names), BOOK) == tuple(names)


@pytest.mark.parametrize(
    ("text", "key", "confidence"),
    [
        ("Op schema", "op-schema", 100),
        ("aanvullende-inzet", "aanvullende-inzet", 100),
        ("Groen", "op-schema", 80),
        ("GREEN", "op-schema", 80),
        ("in progress", "op-schema", 80),
        ("oranje", "aanvullende-inzet", 80),
        ("Rood", "aanvullende-inzet", 80),
        ("vertraagd", "aanvullende-inzet", 80),
        ("gereed", "afgerond", 80),
        ("Done!", "afgerond", 80),
        ("100 %", "afgerond", 80),
        ("nog niet gestart", "niet-gestart", 80),
        ("vertraagdd", "aanvullende-inzet", 60),
    ],
)
def test_a_word_for_a_status_is_proposed(text: str, key: str, confidence: int) -> None:
    found = propose_status(text, SCHEME)
    assert found is not None
    assert (found.key, found.confidence) == (key, confidence)


@pytest.mark.parametrize("text", ["60%", "zie notulen", "?", "", "niet afgerond", "not done"])
def test_a_word_that_may_mean_anything_is_not_proposed(text: str) -> None:
    assert propose_status(text, SCHEME) is None


def test_a_scheme_without_such_a_status_gets_no_proposal() -> None:
    assert propose_status("rood", SCHEME[:2]) is None


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        (date(2026, 9, 30), "2026-09-30"),
        (datetime(2026, 9, 30, 12), "2026-09-30"),
        (45199, "2023-09-30"),
        (45199.5, "2023-09-30"),
        (2026, "2026"),
        (2026.0, "2026"),
        ("30-9-2026", "2026-09-30"),
        ("30/9/26", "2026-09-30"),
        ("wo 30-9-2026", "2026-09-30"),
        ("30 September 2026", "2026-09-30"),
        ("Q4 2026", "2026-Q4"),
        ("2026 Q4", "2026-Q4"),
        ("PM", "PM"),
        ("2027 en verder", "2027+"),
    ],
)
def test_a_cell_holds_this_moment(value: CellValue, moment: str) -> None:
    assert str(moment_in(value)) == moment


@pytest.mark.parametrize(
    "value", ["eind 2026", "doorlopend", True, 12, 12.5, "31-2-2026", None, "ooit", date(1900, 1, 1)]
)
def test_a_cell_without_a_certain_moment_holds_none(value: CellValue) -> None:
    assert moment_in(value) is None


@pytest.mark.parametrize(
    ("text", "moment"), [("eind 2026", "2026"), ("uiterlijk 30-9-2026", "2026-09-30"), ("doorlopend", "None")]
)
def test_an_uncertain_moment_is_proposed_where_something_can_be_read(text: str, moment: str) -> None:
    assert str(proposed_moment(text)) == moment


@pytest.mark.parametrize("text", ["n.v.t.", "N.N.B.", "?", " - ", "TBD", "onbekend"])
def test_a_word_for_not_known_says_nothing(text: str) -> None:
    assert says_nothing(text)
