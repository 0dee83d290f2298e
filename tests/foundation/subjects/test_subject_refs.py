# SPDX-License-Identifier: EUPL-1.2
"""References to subjects as values."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.foundation.subjects.errors import InvalidSubjectRef
from akkoord.foundation.subjects.refs import SubjectRef

kinds = st.from_regex(r"[a-z][a-z0-9_]{0,30}", fullmatch=True)
keys = st.text(string.ascii_letters + string.digits + "/:-_.é", min_size=1, max_size=100)


@given(kinds, keys)
def test_a_reference_survives_being_written_down_and_read_back(kind: str, key: str) -> None:
    ref = SubjectRef(kind, key)
    assert SubjectRef.parse(str(ref)) == ref


def test_a_reference_is_its_kind_a_colon_and_its_key() -> None:
    assert str(SubjectRef("action", "iza/a-kader")) == "action:iza/a-kader"


@pytest.mark.parametrize("text", ["", "action", "action:", ":key", "Action:x", "action:two words", "a:x\n", "a b:c"])
def test_a_text_that_is_no_reference_is_refused(text: str) -> None:
    with pytest.raises(InvalidSubjectRef):
        SubjectRef.parse(text)


def test_a_reference_that_does_not_fit_its_column_is_refused() -> None:
    assert SubjectRef("a", "k" * 253)
    with pytest.raises(InvalidSubjectRef):
        SubjectRef("a", "k" * 254)
