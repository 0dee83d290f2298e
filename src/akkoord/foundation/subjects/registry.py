# SPDX-License-Identifier: EUPL-1.2
"""The kinds of subject there are, filled by each module in its `apps.ready()`."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from akkoord.foundation.subjects.addresses import address_of
from akkoord.foundation.subjects.errors import SubjectKindTaken, UnknownSubjectKind
from akkoord.foundation.subjects.refs import SubjectRef


@dataclass(frozen=True, slots=True)
class SubjectInfo:
    """How to show a subject: its title, where its page is, and the thing it belongs to.

    `found` is False when its module is gone or no longer has the key; the title is then the reference itself.
    """

    title: str
    url_name: str = ""
    url_args: tuple[str, ...] = ()
    context: str = ""
    found: bool = True

    @property
    def url(self) -> str:
        """The path of its page, or an empty text for a subject without a page."""
        return address_of(self.url_name, self.url_args) if self.url_name else ""


Describe = Callable[[Sequence[str]], Mapping[str, SubjectInfo]]


@dataclass(frozen=True, slots=True)
class SubjectKind:
    """What a module says about one kind: its name, one and many, and how to describe many keys in one query."""

    kind: str
    label: str | Promise
    plural: str | Promise
    describe: Describe


class SubjectRegistry:
    """Kinds by name. One lives for the process (`SUBJECTS`); a test makes its own."""

    def __init__(self) -> None:
        self._kinds: dict[str, SubjectKind] = {}

    def register(self, kind: str, *, label: str | Promise, plural: str | Promise, describe: Describe) -> None:
        """Add a kind.

        In: its name, its label for one and for many, and a function that describes many keys with one query.
        Refusals: SubjectKindTaken when another function describes this kind already; InvalidSubjectRef for an odd name.
        """
        SubjectRef(kind, "key")
        known = self._kinds.get(kind)
        if known is not None and known.describe != describe:
            raise SubjectKindTaken(f"subject kind {kind!r} is registered twice")
        self._kinds[kind] = SubjectKind(kind, label, plural, describe)

    def kind(self, kind: str) -> SubjectKind:
        """The registered kind. Refusals: UnknownSubjectKind."""
        try:
            return self._kinds[kind]
        except KeyError:
            raise UnknownSubjectKind(f"no module registered subject kind {kind!r}") from None

    def kinds(self) -> tuple[SubjectKind, ...]:
        """All kinds, in the order in which they were registered."""
        return tuple(self._kinds.values())

    def describe_many(self, refs: Iterable[SubjectRef]) -> dict[SubjectRef, SubjectInfo]:
        """How to show each reference, asking each kind once.

        Out: an entry for every reference given. What nobody knows gets `found=False` and its own text as title, so that
        an old journal line never breaks a page.
        """
        keys_of: dict[str, dict[str, None]] = defaultdict(dict)
        for ref in refs:
            keys_of[ref.kind][ref.key] = None
        described: dict[SubjectRef, SubjectInfo] = {}
        for kind, keys in keys_of.items():
            known = self._kinds[kind].describe(tuple(keys)) if kind in self._kinds else {}
            for key in keys:
                ref = SubjectRef(kind, key)
                described[ref] = known.get(key) or SubjectInfo(title=str(ref), found=False)
        return described


SUBJECTS = SubjectRegistry()
register = SUBJECTS.register
kind_named = SUBJECTS.kind
kinds = SUBJECTS.kinds
describe_many = SUBJECTS.describe_many
