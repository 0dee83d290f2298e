# SPDX-License-Identifier: EUPL-1.2
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.kernel.dutch import (
    Unreadable,
    date_label,
    date_short,
    list_label,
    number_label,
    parse_date,
    percent_label,
    plural,
)


def test_a_date_is_written_day_first() -> None:
    assert date_label(date(2023, 9, 30)) == "30 september 2023"
    assert date_label(date(2023, 9, 30), "en") == "30 September 2023"
    assert date_short(date(2023, 9, 3)) == "3-9-2023"


@pytest.mark.parametrize(
    ("value", "digits", "dutch", "english"),
    [
        (1234, None, "1.234", "1,234"),
        (Decimal("1234.5"), None, "1.234,5", "1,234.5"),
        (Decimal("0.25"), 1, "0,3", "0.3"),
        (Decimal("-0.04"), 1, "0,0", "0.0"),
        (Decimal("1E+3"), None, "1.000", "1,000"),
    ],
)
def test_a_number_has_dutch_marks(value: Decimal | int, digits: int | None, dutch: str, english: str) -> None:
    assert number_label(value, digits) == dutch
    assert number_label(value, digits, "en") == english


def test_a_percentage_keeps_its_decimals() -> None:
    assert percent_label(Decimal("12.5")) == "12,5%"
    assert percent_label(Decimal("12.5"), 0) == "13%"


def test_a_list_is_joined_with_en() -> None:
    assert list_label(["a", "b", "c"]) == "a, b en c"
    assert list_label(["a", "b"], "en") == "a and b"
    assert list_label(["a"]) == "a"
    assert list_label([]) == ""


def test_a_count_takes_the_right_noun() -> None:
    assert plural(1, "actie", "acties") == "1 actie"
    assert plural(0, "actie", "acties") == "0 acties"
    assert plural(1234, "actie", "acties") == "1.234 acties"


@given(st.dates(date(1000, 1, 1)))
def test_a_written_date_reads_back(day: date) -> None:
    assert parse_date(date_label(day)) == day
    assert parse_date(date_short(day)) == day
    assert parse_date(day.isoformat()) == day


def test_months_are_read_in_both_languages() -> None:
    assert parse_date("1 maart 2024") == parse_date("1 March 2024") == date(2024, 3, 1)
    assert parse_date("2 oktober 2023") == parse_date("2 Oct 2023") == date(2023, 10, 2)


def test_what_cannot_be_read_is_told_in_both_languages() -> None:
    refusal = Unreadable("Schrijf een dag.", "Write a day.")
    assert (str(refusal), refusal.message_in("nl"), refusal.message_in("en")) == (
        "Schrijf een dag.",
        "Schrijf een dag.",
        "Write a day.",
    )
    assert Unreadable("Alleen Nederlands.").message_in("en") == "Alleen Nederlands."
