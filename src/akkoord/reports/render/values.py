# SPDX-License-Identifier: EUPL-1.2
"""Cells as words in the report's language, and text without characters that no document can hold."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from akkoord.kernel.dutch import date_short, number_label
from akkoord.kernel.money import Euro
from akkoord.reports.tree import (
    Cell,
    DateCell,
    KeyFigure,
    MomentCell,
    MoneyCell,
    NumberCell,
    Origin,
    Report,
    SignalCell,
    UnknownCell,
)

_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")


def clean(text: str) -> str:
    """The text without control characters, which XML (and so Word, Excel and SVG) cannot hold."""
    return _UNSHOWABLE.sub("", text)


def shown(cell: Cell, language: str) -> str:
    """A cell in words: `MoneyCell(123450)` is "€ 1.234,50", a percentage "12,5%", an unknown value its own word."""
    match cell:
        case NumberCell():
            return shown_number(cell.value, cell.decimals, cell.unit, language)
        case MoneyCell():
            return Euro(cell.cents).label_in(language)
        case DateCell():
            return date_short(cell.day, language)
        case MomentCell() | SignalCell() | UnknownCell():
            return clean(cell.label)
        case _:
            return clean(cell.text)


def shown_number(value: Decimal, decimals: int, unit: str, language: str) -> str:
    """A number with its unit; a percent sign stands close, a word after a space: "12,5%", "3 weken"."""
    label = number_label(value, decimals, language)
    return label + (unit if unit in ("", "%") else f" {unit}")


def address(url: str, report: Report) -> str:
    """An address that works outside the site: site-relative ones hang on the report's `base_url`, else are left out."""
    if not url.startswith("/"):
        return url
    base = report.metadata.get("base_url", "").rstrip("/")
    return base + url if base else ""


def link_of(cell: Cell) -> str:
    """Where a cell leads: its own link, else where it comes from; empty when it leads nowhere."""
    own = "" if isinstance(cell, UnknownCell) else cell.link
    return own or (cell.origin.url if cell.origin else "")


def told(origin: Origin) -> str:
    """An origin in words: its label, else its document and place."""
    return clean(origin.label or ", ".join(part for part in (origin.document, origin.place) if part))


def shared_origin(figures: Sequence[KeyFigure]) -> Origin | None:
    """Where all of these figures come from, when that is the same place: it is then said once below them."""
    origins = {figure.value.origin for figure in figures}
    return origins.pop() if len(origins) == 1 else None


def origins_of(cells: Iterable[Cell]) -> list[Origin]:
    """The different origins of some cells, in order of appearance."""
    return list(dict.fromkeys(cell.origin for cell in cells if cell.origin))
