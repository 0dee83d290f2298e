# SPDX-License-Identifier: EUPL-1.2
"""How a figure reads: no database, no clock."""

from collections.abc import Sequence
from decimal import Decimal

from akkoord.kernel.dutch import is_english, number_label, percent_label

UNIT_WORDS = {
    "euro_million": ("€ ", " miljoen", " million"),
    "euro": ("€ ", "", ""),
    "fte": ("", " fte", " FTE"),
    "people": ("", " mensen", " people"),
    "times_per_year": ("", " keer per jaar", " times a year"),
    "hours_per_week": ("", " uur per week", " hours a week"),
}


def figure_text(value: Decimal | None, unit: str, text: str = "", language: str = "nl") -> str:
    """A figure in Dutch or English words; a figure without a value reads as its source prints it.

    Example: Decimal("39.9000") in "euro_million" is "€ 39,9 miljoen"; Decimal("24.5") in "percent" is "24,5%".
    """
    if value is None:
        return text
    plain = trimmed(value)
    if unit == "percent":
        return percent_label(plain, language=language)
    before, dutch, english = UNIT_WORDS.get(unit, ("", "", ""))
    after = english if is_english(language) else dutch
    sign = "-" if plain < 0 and before else ""
    return f"{sign}{before}{number_label(abs(plain) if before else plain, language=language)}{after}"


def trimmed(value: Decimal) -> Decimal:
    """A decimal without needless zeros and without an exponent: Decimal("28030.0000") gives Decimal("28030")."""
    plain = value.normalize()
    exponent = plain.as_tuple().exponent
    return plain.quantize(Decimal(1)) if isinstance(exponent, int) and exponent > 0 else plain


def joined_groups(pairs: Sequence[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Keys that hang together by pairs, each group and the groups themselves in order of the alphabet.

    Example: (a, b), (c, b) and (d, e) give (a, b, c) and (d, e).
    """
    group_of: dict[str, set[str]] = {}
    for one, other in pairs:
        joined = group_of.get(one, {one}) | group_of.get(other, {other})
        group_of.update(dict.fromkeys(joined, joined))
    return tuple(sorted({tuple(sorted(group)) for group in group_of.values()}))
