# SPDX-License-Identifier: EUPL-1.2
"""Where the verified status of an action is another than its owner's."""

from dataclasses import dataclass

from django.db.models import F

from akkoord.kernel.asof import AsOf
from akkoord.kernel.signal import Signal
from akkoord.programme.parties.policies import Capacity, may_read
from akkoord.programme.rounds.models import Standing
from akkoord.programme.rounds.overviews.naming import ActionShown, actions_in, statuses_in, themes_in
from akkoord.programme.rounds.overviews.verified import VerifiedShown, shown_by_action, verification_rows
from akkoord.programme.rounds.rules.judging import age_in_days


@dataclass(frozen=True)
class Disagreement:
    """An action of which the owner says one thing and the monitoring party found another, each with its age in days."""

    action: ActionShown
    own: Signal
    own_age: int
    verified: VerifiedShown
    practice: bool


@dataclass(frozen=True)
class Disagreements:
    """The actions on which both differ, in the order of the accord, and how many actions were verified at all."""

    lines: tuple[Disagreement, ...]
    verified: int


def disagreements(viewer: Capacity, as_of: AsOf, *, accord: str, theme: str = "") -> Disagreements:
    """Where both statuses are of another kind. An action that nobody answered is not counted: there is no own status.

    In: the key of one theme, or all. Counts elsewhere stay the owner's own. Six queries at most. Refusals: Refused.
    """
    may_read(viewer).require()
    held = Standing.objects.as_of(as_of).filter(action__accord__key=accord)
    held = held.filter(theme__key=theme) if theme else held
    rows = verification_rows(viewer, as_of, action_ids=held.values("action_id"))
    standing = list(
        held.filter(action_id__in=list(rows), answer__isnull=False).order_by(F("theme_id").asc(), "action_id")
    )
    statuses = statuses_in(as_of, ids=[row.status_id for row in standing] + [row.status_id for row in rows.values()])
    shown = shown_by_action(rows.values(), statuses, as_of)
    differing = [
        row
        for row in standing
        if row.action_id in shown and row.signal != shown[row.action_id].signal.kind and row.status_id in statuses
    ]
    actions = actions_in(as_of, [row.action_id for row in differing], themes_in(as_of, accord) if differing else {})
    lines = tuple(
        Disagreement(
            actions[row.action_id],
            statuses[row.status_id].signal,
            age_in_days(row.holds_from, as_of.peildatum),
            shown[row.action_id],
            row.practice,
        )
        for row in differing
        if row.action_id in actions
    )
    return Disagreements(lines, len(shown))
