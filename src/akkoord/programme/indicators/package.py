# SPDX-License-Identifier: EUPL-1.2
"""The section `figures`."""

from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, model_validator

from akkoord.foundation.packages.schema import Key, Line, Moment, Ref, Text
from akkoord.foundation.packages.sections import Context
from akkoord.programme.accord.package.sections import AccordScopedSection
from akkoord.programme.indicators.models import Figure, FigureRecord
from akkoord.programme.sources.package import SourcedEntry


def plain_decimal(value: Decimal | None) -> str | None:
    """A decimal without needless zeros: Decimal("39.9000") gives "39.9"."""
    if value is None:
        return None
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


Amount = Annotated[Decimal, Field(max_digits=20, decimal_places=4), PlainSerializer(plain_decimal)]


class Cell(BaseModel):
    """Where a figure stands in a printed table."""

    model_config = ConfigDict(extra="forbid", coerce_numbers_to_str=True)

    key: Key
    row: Line
    column: Line
    row_order: int = Field(default=0, ge=0)
    column_order: int = Field(default=0, ge=0)


class FigureEntry(SourcedEntry):
    """A published figure with its peildatum; `as_of` is left out where the source gives none."""

    label: Line
    value: Amount | None = None
    unit: Literal[
        "euro", "euro_million", "count", "percent", "fte", "people", "times_per_year", "hours_per_week", "text"
    ]
    text: Text | None = None
    as_of: Moment | None = None
    provisional: bool = False
    scheme: Line | None = None
    table: Cell | None = None
    party: Annotated[str | None, Ref("parties")] = None
    theme: Annotated[str | None, Ref("themes")] = None
    note: Text | None = None
    contradicts: Annotated[list[str], Ref("figures")] = []

    @model_validator(mode="after")
    def says_something(self) -> Self:
        """Refuse a figure without value and without text."""
        if self.value is None and self.text is None:
            raise ValueError("Geef een waarde (value) of de gedrukte tekst (text).")
        return self


class FiguresSection(AccordScopedSection):
    """Figures; those of one printed table share its key."""

    name, label, schema, order = "figures", "cijfers", FigureEntry, 60
    anchor, record = Figure, FigureRecord

    def values(self, context: Context, entry: Any) -> dict[str, Any]:
        table = entry.table
        cell = {"table_key": table.key, **table.model_dump(exclude={"key"})} if table else {}
        return {**super().values(context, entry), **cell, "as_at": entry.as_of}

    def fields(self, context: Context, record: Any) -> dict[str, Any]:
        found = super().fields(context, record)
        found["as_of"] = record.as_at and str(record.as_at)
        if record.table_key:
            names = ("row", "column", "row_order", "column_order")
            found["table"] = {"key": record.table_key, **{name: getattr(record, name) for name in names}}
        return found


SECTIONS = (FiguresSection(),)
