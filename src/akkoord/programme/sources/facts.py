# SPDX-License-Identifier: EUPL-1.2
"""What may be taken from a document: filled by each module in `apps.ready()`, as sources cannot know them."""

from dataclasses import dataclass

from django.db.models.expressions import Combinable
from django.utils.functional import Promise

from akkoord.programme.sources.models import SourcedRecord


@dataclass(frozen=True)
class FactKind:
    """How facts of one kind are shown on the page of their document.

    `title` is the column that names a fact. `accord` is the path to the key of its accord, empty for what accords
    share. `page` is the subject kind on whose page the fact stands, with `page_key` the path to that page's key; both
    empty for facts without a page.
    """

    kind: str
    label: str | Promise
    plural: str | Promise
    record: type[SourcedRecord]
    title: str | Combinable
    order: int
    accord: str = ""
    page: str | Combinable = ""
    page_key: str | Combinable = ""

    @property
    def key_path(self) -> str:
        """The path to the fact's own key."""
        return f"{self.record.identity[0]}__key"


class FactKindTaken(ValueError):
    """Another module registered this kind of fact before."""


_KINDS: dict[str, FactKind] = {}


def register_facts(kind: FactKind) -> None:
    """Let the page of a document show facts of one kind. Refusals: FactKindTaken for another description of it."""
    if _KINDS.get(kind.kind, kind).record is not kind.record:
        raise FactKindTaken(f"facts of kind {kind.kind!r} are registered twice")
    _KINDS[kind.kind] = kind


def fact_kinds() -> tuple[FactKind, ...]:
    """All kinds, in the order in which they are shown."""
    return tuple(sorted(_KINDS.values(), key=lambda one: (one.order, one.kind)))
