# SPDX-License-Identifier: EUPL-1.2
"""How many actions each theme has, and how many of them lack an owner."""

from dataclasses import dataclass

from django.db.models import Count, F

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


def action_counts(viewer: Capacity, as_of: AsOf, *, accord: str) -> tuple[ThemeActions, ...]:
    """Per theme, in the accord's order, how many actions there are and how many have no owner.

    Refuses (Refused) who may not read. Two queries: the themes, and one GROUP BY over the actions. A theme without
    actions is there with zero; an unknown accord gives an empty tuple.
    """
    may_read(viewer).require()
    themes = (
        ThemeRecord.objects.as_of(as_of)
        .filter(theme__accord__key=accord)
        .order_by("order", "letter", "theme__key")
        .values_list("theme_id", "theme__key", "letter", "title")
    )
    rows = list(themes)
    counted = (
        ActionRecord.objects.as_of(as_of)
        .filter(theme_id__in=[row[0] for row in rows])
        .values("theme_id")
        .annotate(actions=Count("pk"), with_owner=Count(F("owner_id")))
        .values_list("theme_id", "actions", "with_owner")
        .order_by()
    )
    totals = {theme_id: (actions, with_owner) for theme_id, actions, with_owner in counted}
    found = []
    for theme_id, key, letter, title in rows:
        actions, with_owner = totals.get(theme_id, (0, 0))
        found.append(ThemeActions(theme_id, key, letter, title, actions, actions - with_owner))
    return tuple(found)
