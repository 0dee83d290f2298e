# SPDX-License-Identifier: EUPL-1.2
"""What changed and how a line reads, without a database."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.foundation.journal.errors import UnknownVerb, VerbTaken
from akkoord.foundation.journal.rules import changes_between, phrase_in_full
from akkoord.foundation.journal.verbs import VerbRegistry

states = st.dictionaries(st.sampled_from("abcd"), st.integers(0, 3))


@given(states, states)
def test_only_what_differs_is_a_change(before: dict[str, int], after: dict[str, int]) -> None:
    changes = changes_between(before, after)
    assert all(old != new for old, new in changes.values())
    assert {**before, **{field: new for field, (_, new) in changes.items()}}.items() >= after.items()


@pytest.mark.parametrize(
    ("phrase", "changes", "sentence"),
    [
        ("wees {new} aan als trekker", {"owner": [None, "ZN"]}, "wees ZN aan als trekker"),
        ("verving {old} door {new}", {"owner": ["VWS", "ZN"]}, "verving VWS door ZN"),
        ("zette {status_new} op {day_new}", {"status": [1, 2], "day": ["x", "y"]}, "zette 2 op y"),
        ("noemde {new}", {"partners": [[], ["ZN", "VNG"]]}, "noemde ZN, VNG"),
        ("haalde {new} weg", {"owner": ["ZN", None]}, "haalde (leeg) weg"),
        ("wees {new} aan", {}, "wees … aan"),
        ("schreef {0} en {new.__class__}", {"x": [1, 2]}, "schreef {0} en {new.__class__}"),
        ("schreef {new}", {"x": ["", "{old} {new}"]}, "schreef {old} {new}"),
    ],
)
def test_a_phrase_is_filled_in_from_the_changes(phrase: str, changes: dict[str, list[Any]], sentence: str) -> None:
    assert phrase_in_full(phrase, changes) == sentence


def test_a_verb_has_one_phrase() -> None:
    verbs = VerbRegistry()
    verbs.register("opened", "opende")
    verbs.register("opened", "opende")
    with pytest.raises(VerbTaken):
        verbs.register("opened", "ontsloot")
    assert (verbs.phrase("opened"), verbs.codes(), "closed" in verbs) == ("opende", ("opened",), False)


def test_an_unknown_verb_is_an_error() -> None:
    with pytest.raises(UnknownVerb):
        VerbRegistry().phrase("opened")
