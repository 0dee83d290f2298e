# SPDX-License-Identifier: EUPL-1.2
"""Lists of actions: filtered, ordered and cut to a page in the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Lower

from akkoord.kernel.asof import AsOf
from akkoord.kernel.moment import PlannedMoment
from akkoord.programme.accord.models import ActionParty, ActionRecord, ThemeRecord
from akkoord.programme.accord.overviews.naming import ThemeRef, theme_ref, theme_refs
from akkoord.programme.parties.models import PartyRecord
from akkoord.programme.parties.naming import PLACE_IN_ALPHABET, PartyRef, party_refs
from akkoord.programme.parties.policies import Capacity, may_read
from akkoord.programme.sources.origins import Origin, Origins

PAGE_SIZE = 50
ORDERS = ("theme", "title", "owner", "deadline")


@dataclass(frozen=True)
class ActionFilter:
    """What to leave in: keys of a theme, owner, named party or agreement, words in the text, only without owner.

    `among` narrows to action ids that a higher module chose (those with a certain status); None is all.
    """

    theme: str = ""
    owner: str = ""
    named: str = ""
    agreement: str = ""
    text: str = ""
    without_owner: bool = False
    without_agreement: bool = False
    among: QuerySet[Any] | Sequence[int] | None = None


EVERYTHING = ActionFilter()


@dataclass(frozen=True)
class ActionLine:
    """One action as a row of a list. `owner` is None when `owner_missing` says why."""

    id: int
    key: str
    title: str
    group: str
    theme: ThemeRef
    owner: PartyRef | None
    owner_missing: str
    deadline: PlannedMoment | None
    last_day: date | None
    origin: Origin


@dataclass(frozen=True)
class ActionList:
    """One page of actions, how many there are in all, and how many of those have no owner."""

    total: int
    without_owner: int
    actions: tuple[ActionLine, ...]


@dataclass(frozen=True)
class ActionsAsked:
    """Which actions, in which order ("theme", "title", "owner" or "deadline"), and which of them; limit None is all.

    Unknown deadlines and missing owners come last in either order.
    """

    filters: ActionFilter = EVERYTHING
    order: str = "theme"
    descending: bool = False
    limit: int | None = PAGE_SIZE
    offset: int = 0


def actions_list(
    viewer: Capacity,
    as_of: AsOf,
    *,
    accord: str,
    filters: ActionFilter = EVERYTHING,
    order: str = "theme",
    limit: int | None = PAGE_SIZE,
) -> ActionList:
    """The first actions of one list as at the peildatum (5 queries).

    Refusals: Refused without a mandate; ValueError for another order than those of `ActionsAsked`.
    """
    return action_lists(viewer, as_of, accord=accord, asked=[ActionsAsked(filters, order, limit=limit)])[0]


def action_lists(
    viewer: Capacity, as_of: AsOf, *, accord: str, asked: Sequence[ActionsAsked]
) -> tuple[ActionList, ...]:
    """Pages of several lists of actions at once (3 queries, and 2 for each list).

    Refusals: as `actions_list`.
    """
    may_read(viewer).require()
    pages = [_page(as_of, accord, one) for one in asked]
    records = [record for _counts, page in pages for record in page]
    themes = theme_refs((record.theme_id for record in records), as_of)
    owners = party_refs((record.owner_id for record in records), as_of)
    origins = Origins(records, as_of)
    return tuple(
        ActionList(
            counts["total"],
            counts["without_owner"],
            tuple(action_line(record, themes, owners, origins) for record in page),
        )
        for counts, page in pages
    )


def action_line(
    record: ActionRecord, themes: Mapping[int, ThemeRef], owners: Mapping[int, PartyRef], origins: Origins
) -> ActionLine:
    """A record, with its action selected, as the row of a list, by what was read with it (no query)."""
    return ActionLine(
        record.action_id,
        record.action.key,
        record.title,
        record.group,
        themes.get(record.theme_id, ThemeRef("", "", "")),
        owners.get(record.owner_id or 0),
        record.owner_missing,
        record.deadline,
        record.last_day,
        origins.of(record),
    )


def _page(as_of: AsOf, accord: str, asked: ActionsAsked) -> tuple[dict[str, int], list[ActionRecord]]:
    found = _filtered(as_of, accord, asked.filters)
    counts = found.aggregate(total=Count("pk"), without_owner=Count("pk", filter=Q(owner__isnull=True)))
    return counts, page_of_records(found, as_of, asked)


def page_of_records(found: QuerySet[ActionRecord], as_of: AsOf, asked: ActionsAsked) -> list[ActionRecord]:
    """The records of one page in the order asked, with their actions (one query); filters were applied before."""
    ordered = _ordered(found, as_of, asked.order, asked.descending).select_related("action")
    end = None if asked.limit is None else asked.offset + asked.limit
    return list(ordered[asked.offset : end])


def _filtered(as_of: AsOf, accord: str, filters: ActionFilter) -> QuerySet[ActionRecord]:
    conditions = Q(action__accord__key=accord)
    for path, value in (
        ("theme__key", filters.theme),
        ("owner__key", filters.owner),
        ("agreement__key", filters.agreement),
    ):
        if value:
            conditions &= Q(**{path: value})
    if filters.without_owner:
        conditions &= Q(owner__isnull=True)
    if filters.without_agreement:
        conditions &= Q(agreement__isnull=True)
    if filters.among is not None:
        conditions &= Q(action__in=filters.among)
    for word in filters.text.split():
        conditions &= Q(title__icontains=word) | Q(description__icontains=word) | Q(group__icontains=word)
    found: QuerySet[ActionRecord] = ActionRecord.objects.as_of(as_of).filter(conditions)
    if filters.named:
        named = ActionParty.objects.as_of(as_of).filter(action=OuterRef("action"), party__key=filters.named)
        found = found.filter(Exists(named))
    return found


def _ordered(found: QuerySet[ActionRecord], as_of: AsOf, order: str, descending: bool) -> QuerySet[ActionRecord]:
    if order not in ORDERS:
        raise ValueError(f"actions are not ordered by {order!r}")
    known = {"recorded_at__lte": as_of.known_at, "superseded_at__gt": as_of.known_at}
    themes = ThemeRecord.objects.filter(theme=OuterRef("theme"), **known).order_by("-holds_from")
    place = Subquery(themes.values("order")[:1])
    within = [F("group_order"), F("order"), F("action__key")]
    first: Any = place
    if order == "title":
        first = Lower("title")
    elif order == "deadline":
        first = F("last_day")
    elif order == "owner":
        owners = PartyRecord.objects.filter(party=OuterRef("owner"), **known).order_by("-holds_from")
        first = Subquery(owners.values(shown=PLACE_IN_ALPHABET)[:1])
    missing_last = first.desc(nulls_last=True) if descending else first.asc(nulls_last=True)
    return found.order_by(missing_last, *(() if order == "theme" else (place,)), *within)


def owners_held(viewer: Capacity, as_of: AsOf, *, accord: str) -> tuple[PartyRef, ...]:
    """The parties that own an action on the peildatum, by the alphabet (2 queries). Refusals: Refused."""
    may_read(viewer).require()
    held = ActionRecord.objects.as_of(as_of).filter(action__accord__key=accord, owner__isnull=False)
    refs = party_refs(held.order_by().values_list("owner_id", flat=True).distinct(), as_of)
    return tuple(sorted(refs.values(), key=lambda ref: ref.title.casefold()))


def themes_held(viewer: Capacity, as_of: AsOf, *, accord: str) -> tuple[ThemeRef, ...]:
    """The themes on the peildatum in their order: to choose from (one query). Refusals: Refused."""
    may_read(viewer).require()
    held = ThemeRecord.objects.as_of(as_of).filter(theme__accord__key=accord).select_related("theme")
    return tuple(theme_ref(record) for record in held.order_by("order", "letter"))
