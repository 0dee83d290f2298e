# SPDX-License-Identifier: EUPL-1.2
"""What rows are called: titles and words by id, each kind in one query."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from akkoord.kernel.asof import AsOf
from akkoord.kernel.moment import PlannedMoment
from akkoord.kernel.signal import Signal
from akkoord.programme.accord.models import ActionRecord, StatusRecord, ThemeRecord
from akkoord.programme.parties.models import PartyRecord
from akkoord.programme.rounds.models import Need

PAGE_SIZE = 50

Item = TypeVar("Item")


@dataclass(frozen=True)
class Page(Generic[Item]):
    """One page of a list, counted in the database; `number` starts at 1."""

    items: tuple[Item, ...]
    number: int
    total: int
    size: int = PAGE_SIZE

    @property
    def pages(self) -> int:
        """How many pages there are; an empty list has one."""
        return max(1, -(-self.total // self.size))


def bounds(number: int | None) -> slice:
    """The rows of a page; a number below 1 is the first page, None is the whole list (for a report or a file)."""
    if number is None:
        return slice(None)
    begin = (max(1, number) - 1) * PAGE_SIZE
    return slice(begin, begin + PAGE_SIZE)


@dataclass(frozen=True)
class StatusShown:
    """A status of the scheme with its word, meaning, colour and shape."""

    key: str
    signal: Signal
    order: int

    @property
    def label(self) -> str:
        """The scheme's word."""
        return self.signal.label


@dataclass(frozen=True)
class ThemeShown:
    """A theme by key, letter and title."""

    key: str
    letter: str
    title: str
    order: int = 0


@dataclass(frozen=True)
class PartyShown:
    """A party by key and the name that pages use."""

    key: str
    title: str


@dataclass(frozen=True)
class ActionShown:
    """An action by key and title, with what it is measured against."""

    key: str
    title: str
    theme: ThemeShown
    deadline: PlannedMoment | None
    owner: PartyShown | None
    owner_missing: str


@dataclass(frozen=True)
class NeedShown:
    """What is needed, by when, from whom (None: nobody in particular)."""

    what: str
    by: PlannedMoment | None
    wanted_from: PartyShown | None


def statuses_in(as_of: AsOf, *, scheme_id: int | None = None, ids: Collection[int] = ()) -> dict[int, StatusShown]:
    """Statuses by id in the order of their scheme: those of a scheme, or those asked for. One query."""
    rows = StatusRecord.objects.as_of(as_of).select_related("status").order_by("order", "pk")
    rows = rows.filter(scheme_id=scheme_id) if scheme_id is not None else rows.filter(status_id__in=ids)
    return {row.status_id: StatusShown(row.status.key, row.as_signal, row.order) for row in rows}


def themes_in(as_of: AsOf, accord: str) -> dict[int, ThemeShown]:
    """The themes of an accord by id, in their order. One query."""
    rows = ThemeRecord.objects.as_of(as_of).filter(theme__accord__key=accord).order_by("order", "letter")
    return {
        theme: ThemeShown(key, letter, title, order)
        for theme, key, letter, title, order in rows.values_list("theme_id", "theme__key", "letter", "title", "order")
    }


def parties_in(as_of: AsOf, ids: Iterable[int | None]) -> dict[int, PartyShown]:
    """Parties by id. One query."""
    wanted = {number for number in ids if number is not None}
    rows = PartyRecord.objects.as_of(as_of).filter(party_id__in=wanted).select_related("party")
    return {row.party_id: PartyShown(row.party.key, row.title) for row in rows}


def actions_in(as_of: AsOf, ids: Collection[int], themes: dict[int, ThemeShown]) -> dict[int, ActionShown]:
    """Actions by id with their owners. Two queries."""
    rows = list(ActionRecord.objects.as_of(as_of).filter(action_id__in=ids).select_related("action"))
    owners = parties_in(as_of, [row.owner_id for row in rows])
    return {
        row.action_id: ActionShown(
            row.action.key,
            row.title,
            themes.get(row.theme_id, NO_THEME),
            row.deadline,
            owners.get(row.owner_id) if row.owner_id else None,
            row.owner_missing,
        )
        for row in rows
    }


NO_THEME = ThemeShown("", "", "")


def needs_of(as_of: AsOf, answer_ids: Iterable[int | None]) -> dict[int, tuple[NeedShown, ...]]:
    """The needs of answers by answer. Two queries."""
    rows = list(Need.objects.filter(answer_id__in={pk for pk in answer_ids if pk is not None}).order_by("pk"))
    parties = parties_in(as_of, [row.wanted_from_id for row in rows])
    return group_needs(rows, parties)


def group_needs(rows: Sequence[Need], parties: dict[int, PartyShown]) -> dict[int, tuple[NeedShown, ...]]:
    """Need rows as values, by answer."""
    grouped: dict[int, tuple[NeedShown, ...]] = {}
    for row in rows:
        shown = NeedShown(row.what, row.by, parties.get(row.wanted_from_id) if row.wanted_from_id else None)
        grouped[row.answer_id] = (*grouped.get(row.answer_id, ()), shown)
    return grouped
