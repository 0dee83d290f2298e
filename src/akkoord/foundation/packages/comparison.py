# SPDX-License-Identifier: EUPL-1.2
"""What a load would do: three states per entry are compared, and nothing people changed is lost in silence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Normal = Mapping[str, Any]


class ChangeKind(StrEnum):
    """What happens to an entry."""

    ADDED = "added"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    EDITED = "edited"
    CONFLICT = "conflict"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def is_written(self) -> bool:
        """Whether a load writes something for such an entry."""
        return self in (ChangeKind.ADDED, ChangeKind.CHANGED, ChangeKind.WITHDRAWN)


_LABELS = {
    ChangeKind.ADDED: "nieuw",
    ChangeKind.CHANGED: "gewijzigd",
    ChangeKind.WITHDRAWN: "ingetrokken",
    ChangeKind.EDITED: "door mensen bewerkt, blijft staan",
    ChangeKind.CONFLICT: "botst met een bewerking, blijft staan",
}


@dataclass(frozen=True)
class Change:
    """One entry that differs: its section and key, what happens, and per field what is known now and what is given."""

    section: str
    key: str
    kind: ChangeKind
    fields: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)


@dataclass(frozen=True)
class Comparison:
    """All differences of a package with the database, and how many entries stay as they are."""

    changes: tuple[Change, ...]
    unchanged: int

    def of_kind(self, kind: ChangeKind) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if change.kind is kind)

    @property
    def writes(self) -> bool:
        """Whether a load has anything to write."""
        return any(change.kind.is_written for change in self.changes)


def compare_entry(base: Normal | None, known: Normal | None, given: Normal | None) -> ChangeKind | None:
    """Decide for one entry; None when nothing is to be done or told.

    `base` is what the package gave last time, `known` what stands in the database, `given` what the package gives now;
    None means absent. Example: base and known say owner vws, given says owner zin → changed. Known says zin by an
    edit while base and given say vws → edited, and the edit stays. All three differ → conflict, and the edit stays.
    """
    if known == given:
        return None
    if known is None:
        return ChangeKind.ADDED if base is None or base != given else ChangeKind.EDITED
    if given is None:
        return _compare_gone(base, known)
    if base == known:
        return ChangeKind.CHANGED
    return ChangeKind.EDITED if base == given else ChangeKind.CONFLICT


def _compare_gone(base: Normal | None, known: Normal) -> ChangeKind | None:
    if base is None:
        return None
    return ChangeKind.WITHDRAWN if base == known else ChangeKind.CONFLICT


def differing_fields(known: Normal | None, given: Normal | None) -> dict[str, tuple[Any, Any]]:
    """Per field that differs: what is known and what is given (None is absent)."""
    left, right = known or {}, given or {}
    names = [*left, *(name for name in right if name not in left)]
    return {name: (left.get(name), right.get(name)) for name in names if left.get(name) != right.get(name)}


def compare_section(
    section: str, base: Mapping[str, Normal], known: Mapping[str, Normal], given: Mapping[str, Normal]
) -> Iterator[Change]:
    """The changes of one section, new and changed first in the order of the package, then what disappeared."""
    for key in [*given, *(key for key in known if key not in given)]:
        kind = compare_entry(base.get(key), known.get(key), given.get(key))
        if kind is not None:
            yield Change(section, key, kind, differing_fields(known.get(key), given.get(key)))
