# SPDX-License-Identifier: EUPL-1.2
"""The pieces from which sections build the schema of their entries."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from akkoord.kernel.moment import PlannedMoment

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,98}[a-z0-9]$|^[a-z0-9]$")]
Text = Annotated[str, StringConstraints(min_length=1, max_length=10_000, strip_whitespace=True)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=500, strip_whitespace=True)]


@dataclass(frozen=True)
class Ref:
    """Marks a field whose text is the key of an entry in another section."""

    section: str


def _canonical_moment(text: str) -> str:
    return str(PlannedMoment.parse(text))


Moment = Annotated[
    str,
    AfterValidator(_canonical_moment),
    Field(description="2023-09-11, 2023-09, 2023-Q3, 2023-H1, 2023, 2024+ (en verder) of PM (nog te bepalen)"),
]


class Entry(BaseModel):
    """What every entry of every section has: a stable key and nothing the schema does not know."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, coerce_numbers_to_str=True)

    key: Key

    def normal(self) -> dict[str, Any]:
        """The entry as plain values without what is empty: equal entries give equal dictionaries."""
        return self.model_dump(mode="json", exclude_none=True, exclude_defaults=True)


def references(entry: BaseModel, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Ref, str]]:
    """Every reference an entry makes: where it stands, to which section, which key."""
    for name, info in type(entry).model_fields.items():
        value = getattr(entry, name)
        marks = [mark for mark in info.metadata if isinstance(mark, Ref)]
        yield from _references_in(value, marks[0] if marks else None, (*path, info.alias or name))


def _references_in(
    value: Any, ref: Ref | None, path: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], Ref, str]]:
    if isinstance(value, BaseModel):
        yield from references(value, path)
    elif isinstance(value, list | tuple):
        for number, item in enumerate(value):
            yield from _references_in(item, ref, (*path, number))
    elif ref is not None and isinstance(value, str):
        yield path, ref, value
