# SPDX-License-Identifier: EUPL-1.2
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.kernel.money import Euro, InvalidAmount

amounts = st.builds(Euro, st.integers(-(10**15), 10**15))


@pytest.mark.parametrize(
    ("amount", "cents"),
    [
        (5, 500),
        (Decimal("39.9"), 3990),
        ("39.9", 3990),
        ("39,90", 3990),
        ("€ 39.900.000,50", 3990000050),
        ("39900000", 3990000000),
        ("-5", -500),
    ],
)
def test_an_amount_is_read_in_euros(amount: Decimal | int | str, cents: int) -> None:
    assert Euro.of(amount).cents == cents


@pytest.mark.parametrize("amount", ["0.001", "", "veel", "1.2.3", "1e6", "NaN", Decimal("NaN"), Decimal("Infinity")])
def test_what_is_no_amount_in_whole_cents_is_refused(amount: Decimal | str) -> None:
    with pytest.raises(InvalidAmount):
        Euro.of(amount)


def test_a_float_is_refused_because_it_is_not_exact() -> None:
    with pytest.raises(TypeError):
        Euro.of(0.1)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        Euro(1) * 0.5  # type: ignore[operator]
    with pytest.raises(TypeError):
        Euro(0.5)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("amount", "label", "compact"),
    [
        ("39900000", "€ 39.900.000", "€ 39,9 mln"),
        ("2800000000", "€ 2.800.000.000", "€ 2,8 mld"),
        ("-5", "-€ 5,00", "-€ 5,00"),
        ("1234.50", "€ 1.234,50", "€ 1.234,50"),
        ("999999999", "€ 999.999.999", "€ 1,0 mld"),
        ("0", "€ 0,00", "€ 0,00"),
    ],
)
def test_amounts_are_written_in_dutch(amount: str, label: str, compact: str) -> None:
    assert (Euro.of(amount).label, Euro.of(amount).compact) == (label, compact)


def test_amounts_are_written_in_english_on_request() -> None:
    assert Euro.of("39900000").label_in("en") == "€ 39,900,000"
    assert Euro.of("39900000").compact_in("en") == "€ 39.9 m"


def test_half_a_cent_is_rounded_away_from_zero() -> None:
    assert Euro(25) * Decimal("0.5") == Euro(13)
    assert Euro(-25) * Decimal("0.5") == Euro(-13)
    assert 3 * Euro(25) == Euro(75)


@given(st.lists(amounts))
def test_sums_are_exact(items: list[Euro]) -> None:
    assert sum(items, Euro(0)).cents == sum(item.cents for item in items)
    assert sum(items) == (sum(items, Euro(0)) if items else 0)


@given(amounts, amounts)
def test_what_is_added_can_be_taken_off(one: Euro, other: Euro) -> None:
    assert one + other - other == one
    assert one - other == -(other - one)
    assert (one < other) == (one.cents < other.cents)


@given(amounts)
def test_the_label_reads_back_as_the_same_amount(amount: Euro) -> None:
    text = amount.label if "," in amount.label else f"{amount.label},00"
    assert Euro.of(text) == amount
