# SPDX-License-Identifier: EUPL-1.2
"""What a module brings to the package format: a section with a schema, and how its entries are known and written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, ClassVar

from akkoord.foundation.packages.problems import Problem
from akkoord.foundation.packages.reading import RawEntry
from akkoord.foundation.packages.schema import Entry
from akkoord.kernel.asof import FOREVER_DATE, AsOf

Checked = tuple[RawEntry, Entry]


@dataclass
class Context:
    """What sections share during one load, comparison or export.

    `ids` gives the row of each key per section; `facts` is room for a lower module to leave what higher ones need
    (the dates of the documents).
    """

    accord_key: str
    now: datetime
    today: date
    ids: dict[str, dict[str, int]] = field(default_factory=dict)
    facts: dict[str, dict[str, Any]] = field(default_factory=dict)
    _reversed: dict[str, dict[int, str]] = field(default_factory=dict, init=False, repr=False)

    @property
    def latest(self) -> AsOf:
        """The last known state, whatever day it begins to hold."""
        return AsOf(date.fromordinal(FOREVER_DATE.toordinal() - 1), self.now)

    def id_of(self, section: str, key: str | None) -> int | None:
        """The row of a key; None where no key is given."""
        return None if key is None else self.ids[section][key]

    def key_of(self, section: str, row: int | None) -> str | None:
        """The key of a row: the reverse of `id_of`."""
        if row is None:
            return None
        return self._keys(section)[row]

    def _keys(self, section: str) -> dict[int, str]:
        keys = self._reversed.setdefault(section, {})
        if len(keys) != len(self.ids[section]):
            keys.update({row: key for key, row in self.ids[section].items()})
        return keys


class Section:
    """One section of the format. Subclasses say how entries are stored; `register` makes the section known."""

    name: ClassVar[str]
    label: ClassVar[str]
    schema: ClassVar[type[Entry]]
    order: ClassVar[int]

    def check(self, entries: Sequence[Checked]) -> Iterable[Problem]:
        """Faults that no single field shows, such as a cycle; nothing by default."""
        return ()

    def learn(self, context: Context) -> None:
        """Put the rows of all keys of this section in `context.ids` (one query)."""
        raise NotImplementedError

    def ensure(self, context: Context, keys: Sequence[str]) -> None:
        """Make the rows that bear these keys where they are missing."""
        raise NotImplementedError

    def current(self, context: Context, as_of: AsOf) -> dict[str, dict[str, Any]]:
        """The entries as they stand in the database, in the normal form of the schema, by key."""
        raise NotImplementedError

    def write(self, context: Context, entries: Sequence[Entry]) -> None:
        """Record new or changed entries."""
        raise NotImplementedError

    def withdraw(self, context: Context, keys: Sequence[str]) -> None:
        """End what is known of these keys from today on; nothing is deleted."""
        raise NotImplementedError

    def normal(self, context: Context, entry: Entry) -> dict[str, Any]:
        """An entry of a package in the same normal form as `current`."""
        return entry.normal()


_sections: dict[str, Section] = {}


def register(section: Section) -> None:
    """Make a section part of the format; called in `apps.ready()`."""
    _sections[section.name] = section


def sections() -> Mapping[str, Section]:
    """All sections by name, in the order in which they are loaded."""
    return dict(sorted(_sections.items(), key=lambda pair: (pair[1].order, pair[0])))
