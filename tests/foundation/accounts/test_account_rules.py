# SPDX-License-Identifier: EUPL-1.2
"""Addresses and counting, without a database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.foundation.accounts.rules import has_failed_too_often, normalised_email


def test_an_address_is_stored_trimmed_and_in_lower_case() -> None:
    assert normalised_email(" Trekker@Voorbeeld.NL ") == "trekker@voorbeeld.nl"


@given(st.emails())
def test_writing_an_address_down_twice_changes_nothing_more(email: str) -> None:
    assert normalised_email(normalised_email(email)) == normalised_email(email.upper())


@pytest.mark.parametrize(("failures", "closed"), [(0, False), (4, False), (5, True), (6, True)])
def test_the_fifth_failure_closes_the_door(failures: int, closed: bool) -> None:
    assert has_failed_too_often(failures) is closed
