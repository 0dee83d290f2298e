# SPDX-License-Identifier: EUPL-1.2
"""One action over all rounds: what was said in each, and what the monitoring party found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from akkoord.kernel.asof import AsOf
from akkoord.kernel.moment import PlannedMoment
from akkoord.kernel.period import Period
from akkoord.programme.accord.errors import NotInAccord
from akkoord.programme.accord.models import ActionRecord
from akkoord.programme.parties.policies import Capacity, may_read
from akkoord.programme.rounds.models import Edition
from akkoord.programme.rounds.overviews.course import holding_editions
from akkoord.programme.rounds.overviews.naming import ActionShown, actions_in
from akkoord.programme.rounds.overviews.standings import StandingShown, standing_history
from akkoord.programme.rounds.overviews.verified import VerifiedShown, verified_history
from akkoord.programme.rounds.overviews.vocabulary import Vocabulary
from akkoord.programme.rounds.rules import Movement
from akkoord.programme.rounds.rules.drift import Drift, drift


@dataclass(frozen=True)
class RoundOfAction:
    """What one round says of an action; `stood` is None where that round did not ask it.

    `repeats`: the same status, explanation and forecast as the round before. `drift`: how far the forecast lies after
    that of the round before. `corrected`: the answer that stands was given after the round was closed.
    """

    period: Period
    peildatum: date
    edition: int
    stood: StandingShown | None
    movement: Movement | None
    new_text: bool
    repeats: bool
    drift: Drift | None
    corrected: bool


@dataclass(frozen=True)
class ActionCourse:
    """An action with its rounds, the last one first, and what was found of it."""

    action: ActionShown
    rounds: tuple[RoundOfAction, ...]
    verified: tuple[VerifiedShown, ...]


def action_course(viewer: Capacity, as_of: AsOf, *, accord: str, action: str) -> ActionCourse:
    """One action over all rounds up to the peildatum. Ten queries at most.

    Refusals: Refused; NotInAccord for an action that is not there on the peildatum.
    """
    may_read(viewer).require()
    held = ActionRecord.objects.as_of(as_of).filter(action__accord__key=accord, action__key=action)
    pk = held.values_list("action_id", flat=True).first()
    if pk is None:
        raise NotInAccord
    words = Vocabulary(accord, as_of)
    stood = standing_history(viewer, as_of, accord=accord, action_key=action, vocabulary=words)
    editions = holding_editions(as_of, accord)
    shown = actions_in(as_of, [pk], words.themes)[pk]
    found = verified_history(viewer, as_of, action_id=pk, vocabulary=words)
    return ActionCourse(shown, _rounds(editions, stood), found)


def _rounds(editions: Sequence[Edition], stood: Sequence[StandingShown]) -> tuple[RoundOfAction, ...]:
    by_day = {one.peildatum: one for one in stood}
    rounds: list[RoundOfAction] = []
    before: StandingShown | None = None
    for edition in editions:
        now = by_day.get(edition.round.peildatum)
        rounds.append(_round(edition, now, before))
        before = now
    asked = [place for place, one in enumerate(rounds) if one.stood]
    return tuple(reversed(rounds[asked[0] :])) if asked else ()


def _round(edition: Edition, now: StandingShown | None, before: StandingShown | None) -> RoundOfAction:
    both = now is not None and before is not None and now.answered and before.answered
    return RoundOfAction(
        period=Period.parse(edition.round.period),
        peildatum=edition.round.peildatum,
        edition=edition.number,
        stood=now,
        movement=now.movement if now and before else None,
        new_text=bool(both and now and before and now.explanation != before.explanation),
        repeats=bool(both and now and before and _says(now) == _says(before)),
        drift=drift(before.forecast, now.forecast) if now and before else None,
        corrected=bool(now and now.correction_reason),
    )


def _says(one: StandingShown) -> tuple[str, str, PlannedMoment | None]:
    return (one.status.key if one.status else "", one.explanation, one.forecast)
