# SPDX-License-Identifier: EUPL-1.2
"""What rows are called: titles and words by id, each kind in one query."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import FilteredRelation, Q, QuerySet

from akkoord.foundation.timeline.querysets import as_of_conditions
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
    """Parties by id; ids may be a query on them. One query."""
    wanted = ids if isinstance(ids, QuerySet) else {number for number in ids if number is not None}
    rows = PartyRecord.objects.as_of(as_of).filter(party_id__in=wanted).select_related("party")
    return {row.party_id: PartyShown(row.party.key, row.title) for row in rows}


def party_record(as_of: AsOf, relation: str) -> FilteredRelation:
    """What is known of the party at the end of a relation, joined to rows that may have none.

    In: the foreign key to the party ("owner"). Annotate with it as "<name>" and read "<name>__name".
    """
    records = f"{relation}__records"
    return FilteredRelation(records, condition=Q(**as_of_conditions(as_of, f"{records}__")))


def party_shown(key: str | None, short_name: str | None, name: str | None) -> PartyShown | None:
    """A party from joined columns; None where there is none."""
    return PartyShown(key, short_name or name or key) if key else None


def actions_in(as_of: AsOf, ids: Collection[int], themes: dict[int, ThemeShown]) -> dict[int, ActionShown]:
    """Actions by id with their owners. One query."""
    rows = (
        ActionRecord.objects.as_of(as_of)
        .filter(action_id__in=ids)
        .annotate(known_owner=party_record(as_of, "owner"))
        .values_list(
            *("action_id", "action__key", "title", "theme_id", "deadline", "owner_missing"),
            *("owner__key", "known_owner__short_name", "known_owner__name"),
        )
    )
    return {
        pk: ActionShown(key, title, themes.get(theme, NO_THEME), deadline, party_shown(*owner), owner_missing)
        for pk, key, title, theme, deadline, owner_missing, *owner in rows
    }


NO_THEME = ThemeShown("", "", "")


def needs_of(as_of: AsOf, answer_ids: Iterable[int | None]) -> dict[int, tuple[NeedShown, ...]]:
    """The needs of answers by answer. One query."""
    rows = (
        Need.objects.filter(answer_id__in={pk for pk in answer_ids if pk is not None})
        .annotate(known_party=party_record(as_of, "wanted_from"))
        .order_by("pk")
        .values_list(
            *("answer_id", "what", "by"),
            *("wanted_from__key", "known_party__short_name", "known_party__name"),
        )
    )
    grouped: dict[int, tuple[NeedShown, ...]] = {}
    for answer, what, by, *party in rows:
        grouped[answer] = (*grouped.get(answer, ()), NeedShown(what, by, party_shown(*party)))
    return grouped
