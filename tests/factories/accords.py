# SPDX-License-Identifier: EUPL-1.2
"""An accord with a status scheme, themes and actions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from akkoord.foundation.timeline.writing import NewFact, write_facts
from akkoord.kernel.moment import PlannedMoment
from akkoord.kernel.signal import SignalKind
from akkoord.programme.accord.models import (
    Accord,
    AccordRecord,
    Action,
    ActionRecord,
    Status,
    StatusRecord,
    StatusScheme,
    StatusSchemeRecord,
    Theme,
    ThemeRecord,
)
from akkoord.programme.parties.models import Party
from tests.factories.parties import RECORDED, SINCE

STATUSES = {
    "afgerond": SignalKind.FINISHED,
    "op-schema": SignalKind.ON_SCHEDULE,
    "aanvullende-inzet": SignalKind.ATTENTION,
    "niet-gestart": SignalKind.NOT_STARTED,
    "onbekend": SignalKind.UNKNOWN,
}


def make_accord(key: str = "proef", statuses: dict[str, SignalKind] | None = None) -> Accord:
    """An accord with a leading scheme of five statuses (or those given)."""
    accord = Accord.objects.create(key=key)
    write_facts(AccordRecord, [NewFact((accord.pk,), SINCE, {"name": key, "short_name": key})], now=RECORDED)
    scheme = StatusScheme.objects.create(accord=accord, key="schema")
    values = {"name": "Schema", "leading": True, "valid_from": SINCE}
    write_facts(StatusSchemeRecord, [NewFact((scheme.pk,), SINCE, values)], now=RECORDED)
    for order, (status_key, signal) in enumerate((STATUSES if statuses is None else statuses).items(), 1):
        status = Status.objects.create(accord=accord, key=status_key)
        values = {
            "scheme_id": scheme.pk,
            "label": status_key,
            "definition": f"Wat {status_key} betekent.",
            "signal": signal.value,
            "order": order,
        }
        write_facts(StatusRecord, [NewFact((status.pk,), SINCE, values)], now=RECORDED)
    return accord


def make_theme(accord: Accord, key: str = "a-zorg", chair: Party | None = None) -> Theme:
    """A theme, with or without a chair."""
    theme = Theme.objects.create(accord=accord, key=key)
    values = {"letter": key[0].upper(), "title": key, "chair_id": chair.pk if chair else None}
    write_facts(ThemeRecord, [NewFact((theme.pk,), SINCE, values)], now=RECORDED)
    return theme


@dataclass(frozen=True)
class ActionToMake:
    """An action to be: without an owner it says why."""

    key: str
    theme: Theme
    owner: Party | None = None
    deadline: str = ""
    since: date = SINCE


def make_actions(accord: Accord, actions: Sequence[ActionToMake]) -> list[Action]:
    """Actions in bulk."""
    made = Action.objects.bulk_create([Action(accord=accord, key=one.key) for one in actions])
    facts = [
        NewFact((action.pk,), one.since, _values(one, order))
        for order, (action, one) in enumerate(zip(made, actions, strict=True))
    ]
    write_facts(ActionRecord, facts, now=RECORDED)
    return made


def make_action(
    accord: Accord, theme: Theme, key: str = "a-kader", owner: Party | None = None, deadline: str = ""
) -> Action:
    """One action."""
    return make_actions(accord, [ActionToMake(key, theme, owner, deadline)])[0]


def _values(one: ActionToMake, order: int) -> dict[str, object]:
    deadline = PlannedMoment.parse(one.deadline) if one.deadline else None
    return {
        "theme_id": one.theme.pk,
        "title": f"Actie {one.key}",
        "order": order,
        "owner_id": one.owner.pk if one.owner else None,
        "owner_missing": "" if one.owner else "De bron noemt geen trekker.",
        "deadline": deadline,
        "last_day": deadline.last_day if deadline else None,
    }
