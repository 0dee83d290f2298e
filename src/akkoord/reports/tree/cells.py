# SPDX-License-Identifier: EUPL-1.2
"""Typed values in tables and key figures; unknown is a value of its own and never zero or empty."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Discriminator

from akkoord.kernel.moment import PlannedMoment
from akkoord.kernel.money import Euro
from akkoord.kernel.signal import Signal, SignalKind
from akkoord.reports.tree.text import Origin, ReportInvalid, check_address


class ColumnKind(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    SIGNAL = "signal"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True)
class TextCell:
    """Words, with an optional address they lead to."""

    text: str
    link: str = ""
    origin: Origin | None = None
    kind: Literal["text"] = "text"

    def __post_init__(self) -> None:
        """Refuse an unsafe address."""
        check_address(self.link)


@dataclass(frozen=True, slots=True)
class NumberCell:
    """A number shown with `decimals` decimals and a unit behind it: `NumberCell(Decimal("12.5"), 1, "%")`."""

    value: Decimal
    decimals: int = 0
    unit: str = ""
    link: str = ""
    origin: Origin | None = None
    kind: Literal["number"] = "number"

    def __post_init__(self) -> None:
        """Refuse an unsafe address and a number that is not finite."""
        check_address(self.link)
        if not self.value.is_finite():
            raise ReportInvalid("Een getal in een rapport moet eindig zijn.")


@dataclass(frozen=True, slots=True)
class MoneyCell:
    """An amount in whole euro cents."""

    cents: int
    link: str = ""
    origin: Origin | None = None
    kind: Literal["money"] = "money"

    def __post_init__(self) -> None:
        """Refuse an unsafe address."""
        check_address(self.link)


@dataclass(frozen=True, slots=True)
class DateCell:
    """A known day."""

    day: date
    link: str = ""
    origin: Origin | None = None
    kind: Literal["date"] = "date"

    def __post_init__(self) -> None:
        """Refuse an unsafe address."""
        check_address(self.link)


@dataclass(frozen=True, slots=True)
class MomentCell:
    """A planned moment: canonical text ("2023-Q3", "PM"), words, and its first day as far as there is one."""

    moment: str
    label: str
    first_day: date | None = None
    link: str = ""
    origin: Origin | None = None
    kind: Literal["moment"] = "moment"

    def __post_init__(self) -> None:
        """Refuse an unsafe address."""
        check_address(self.link)


@dataclass(frozen=True, slots=True)
class SignalCell:
    """A status: the kind sets colour and shape, the label is the accord's own word for it."""

    signal: SignalKind
    label: str
    link: str = ""
    origin: Origin | None = None
    kind: Literal["signal"] = "signal"

    def __post_init__(self) -> None:
        """Refuse an unsafe address and a status without a word."""
        check_address(self.link)
        if not self.label.strip():
            raise ReportInvalid("Een status heeft altijd een woord.")


@dataclass(frozen=True, slots=True)
class UnknownCell:
    """Nobody said so, or no source tells: shown as a word in every kind of column, never as zero."""

    label: str = "onbekend"
    origin: Origin | None = None
    kind: Literal["unknown"] = "unknown"


Cell = Annotated[
    TextCell | NumberCell | MoneyCell | DateCell | MomentCell | SignalCell | UnknownCell, Discriminator("kind")
]


def count_cell(count: int, link: str = "", origin: Origin | None = None) -> NumberCell:
    """A whole number."""
    return NumberCell(Decimal(count), link=link, origin=origin)


def money_cell(amount: Euro, link: str = "", origin: Origin | None = None) -> MoneyCell:
    """An amount of the kernel."""
    return MoneyCell(amount.cents, link, origin)


def moment_cell(
    moment: PlannedMoment, language: str = "nl", link: str = "", origin: Origin | None = None
) -> MomentCell:
    """A planned moment of the kernel, with its words in the report's language."""
    return MomentCell(str(moment), moment.label_in(language), moment.first_day, link, origin)


def signal_cell(signal: Signal, link: str = "", origin: Origin | None = None) -> SignalCell:
    """A status of the kernel."""
    return SignalCell(signal.kind, signal.label, link, origin)
