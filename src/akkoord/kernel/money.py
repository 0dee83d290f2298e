# SPDX-License-Identifier: EUPL-1.2
"""An amount of money in whole cents, so that sums are exact."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Self

from akkoord.kernel.dutch import is_english, number_label

_DUTCH = re.compile(r"-?(\d{1,3}(\.\d{3})+|\d+),\d{1,2}", re.ASCII)
_PLAIN = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_SCALES = ((Decimal(10) ** 9, "mld", "bn"), (Decimal(10) ** 6, "mln", "m"))


class InvalidAmount(ValueError):
    """The text or number is no amount in whole cents; the message says in Dutch what is accepted."""


@dataclass(frozen=True, order=True)
class Euro:
    """An amount in euro cents; negative is owed or taken back."""

    cents: int

    def __post_init__(self) -> None:
        """Refuse (TypeError) cents that are not a whole number."""
        if not isinstance(self.cents, int) or isinstance(self.cents, bool):
            raise TypeError(f"Cents are a whole number, not {type(self.cents).__name__}.")

    @classmethod
    def of(cls, amount: Decimal | int | str) -> Self:
        """An amount in euros: 3990 cents for `Euro.of("39.9")`, `Euro.of("39,90")` and `Euro.of(Decimal("39.9"))`.

        In text a point is a decimal point, unless there is a comma ("39.900.000,50"). Refuses a float (TypeError:
        it is not exact) and parts of a cent (InvalidAmount).
        """
        if isinstance(amount, bool) or not isinstance(amount, Decimal | int | str):
            raise TypeError(f"An amount is a Decimal, int or str, not {type(amount).__name__}.")
        euros = _read(amount) if isinstance(amount, str) else Decimal(amount)
        if not euros.is_finite() or euros * 100 != (euros * 100).to_integral_value():
            raise InvalidAmount(f"“{amount}” is geen bedrag in hele centen.")
        return cls(int(euros * 100))

    @property
    def euros(self) -> Decimal:
        """The amount in euros, exact."""
        return Decimal(self.cents).scaleb(-2)

    def __add__(self, other: Self) -> Self:
        """The sum of two amounts."""
        return type(self)(self.cents + other.cents) if isinstance(other, Euro) else NotImplemented

    def __radd__(self, other: object) -> Self:
        """Let `sum()` start at 0."""
        return self if other == 0 and isinstance(other, int) else NotImplemented

    def __sub__(self, other: Self) -> Self:
        """The difference of two amounts."""
        return type(self)(self.cents - other.cents) if isinstance(other, Euro) else NotImplemented

    def __neg__(self) -> Self:
        """The same amount the other way."""
        return type(self)(-self.cents)

    def __mul__(self, factor: int | Decimal) -> Self:
        """A multiple or a share, rounded half away from zero to a cent: € 0,25 x 0.5 is € 0,13."""
        if isinstance(factor, bool) or not isinstance(factor, int | Decimal):
            return NotImplemented
        return type(self)(int((Decimal(self.cents) * factor).quantize(Decimal(1), rounding=ROUND_HALF_UP)))

    __rmul__ = __mul__

    def __bool__(self) -> bool:
        """False only for nothing at all."""
        return self.cents != 0

    @property
    def label(self) -> str:
        """In full: "€ 39.900.000", "-€ 5,00". Cents are left out of a whole amount of € 1.000 or more."""
        return self.label_in("nl")

    def label_in(self, language: str) -> str:
        """`label` with the marks of "nl" or "en"."""
        whole = self.cents % 100 == 0 and abs(self.cents) >= 100_000
        return self._signed(number_label(abs(self.euros), 0 if whole else 2, language))

    @property
    def compact(self) -> str:
        """Rounded to one decimal of a million or billion: "€ 39,9 mln", "€ 2,8 mld"; smaller amounts in full."""
        return self.compact_in("nl")

    def compact_in(self, language: str) -> str:
        """`compact` in "nl" or "en" ("€ 39.9 m")."""
        for scale, dutch, english in _SCALES:
            scaled = (abs(self.euros) / scale).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
            if scaled >= 1:
                return self._signed(f"{number_label(scaled, 1, language)} {english if is_english(language) else dutch}")
        return self.label_in(language)

    def __str__(self) -> str:
        """The label."""
        return self.label

    def _signed(self, text: str) -> str:
        return f"{'-' if self.cents < 0 else ''}€ {text}"


def _read(text: str) -> Decimal:
    """The number in a text, Dutch when it has a comma; InvalidAmount when there is none."""
    bare = text.replace("€", "").replace(" ", "").replace("\N{NO-BREAK SPACE}", "")
    if _DUTCH.fullmatch(bare):
        return Decimal(bare.replace(".", "").replace(",", "."))
    if _PLAIN.fullmatch(bare) is None:
        raise InvalidAmount(f"“{text}” is geen bedrag. Schrijf bijvoorbeeld 39900000 of 39.900.000,50.")
    return Decimal(bare)
