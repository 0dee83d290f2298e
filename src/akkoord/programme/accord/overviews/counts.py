# SPDX-License-Identifier: EUPL-1.2
"""How many actions each theme has, and how many of them lack an owner."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Aggregate, Count, F, QuerySet

from akkoord.kernel.asof import AsOf
from akkoord.programme.accord.models import ActionRecord, ThemeRecord
from akkoord.programme.parties.policies import Capacity, may_read


@dataclass(frozen=True, slots=True)
class ThemeActions:
    """The actions of one theme, counted."""

    theme_id: int
    key: str
    letter: str
    title: str
    actions: int
    owner_missing: int
    also: Mapping[str, int] = field(default_factory=dict)


def themes_of(as_of: AsOf, accord: str) -> QuerySet[ThemeRecord]:
    """The themes of an accord on the peildatum. No query yet."""
    return ThemeRecord.objects.as_of(as_of).filter(theme__accord__key=accord)


def action_counts(
    viewer: Capacity, as_of: AsOf, *, accord: str, also: Mapping[str, Aggregate] | None = None
) -> tuple[ThemeActions, ...]:
    """Per theme, in the accord's order, how many actions there are and how many have no owner.

    `also` names other counts over the same actions, for a figure of a higher module; they come in the same query.
    Refuses (Refused) who may not read. Two queries: the themes, and one GROUP BY over the actions. A theme without
    actions is there with zero; an unknown accord gives an empty tuple.
    """
    may_read(viewer).require()
    themes = themes_of(as_of, accord).order_by("order", "letter", "theme__key")
    rows = list(themes.values_list("theme_id", "theme__key", "letter", "title"))
    others = dict(also or {})
    actions: QuerySet[Any] = ActionRecord.objects.as_of(as_of).filter(theme_id__in=[row[0] for row in rows])
    counted = actions.values("theme_id").annotate(actions=Count("pk"), with_owner=Count(F("owner_id")), **others)
    totals = {row["theme_id"]: row for row in counted.order_by()}
    nothing = dict.fromkeys(("actions", "with_owner", *others), 0)
    return tuple(_theme_actions(row, totals.get(row[0], nothing), others) for row in rows)


def _theme_actions(
    row: tuple[int, str, str, str], counted: Mapping[str, int], others: Mapping[str, Any]
) -> ThemeActions:
    missing = counted["actions"] - counted["with_owner"]
    return ThemeActions(*row, counted["actions"], missing, {name: counted[name] for name in others})
