# SPDX-License-Identifier: EUPL-1.2
"""The steps of one action, and what it waits for or keeps waiting."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, Q

from akkoord.foundation.timeline.naming import naming_records
from akkoord.kernel.asof import AsOf
from akkoord.kernel.moment import PlannedMoment
from akkoord.programme.accord.models import ActionRecord
from akkoord.programme.accord.overviews.naming import BodyRef, body_refs
from akkoord.programme.parties.policies import Capacity, may_read
from akkoord.programme.planning.choices import StepKind
from akkoord.programme.planning.models import DependencyRecord, StepRecord
from akkoord.programme.sources.origins import Origin, Origins


@dataclass(frozen=True)
class StepLine:
    """One step; a start or end that the source does not print is None."""

    key: str
    kind: StepKind
    title: str
    start: PlannedMoment | None
    end: PlannedMoment | None
    body: BodyRef | None
    recurring: str
    conditional: str
    origin: Origin


@dataclass(frozen=True)
class DependencyEnd:
    """What waits or is waited for: an action, or a step of one (its `action_key` is then the action with the step)."""

    title: str
    action_key: str


@dataclass(frozen=True)
class DependencyLine:
    """Something waits (`waits`) for something else (`needs`)."""

    key: str
    waits: DependencyEnd
    needs: DependencyEnd
    note: str
    origin: Origin


@dataclass(frozen=True)
class ActionSteps:
    """The steps of an action in their order, what it waits for, and what waits for it."""

    steps: tuple[StepLine, ...]
    waits_for: tuple[DependencyLine, ...]
    keeps_waiting: tuple[DependencyLine, ...]


def action_steps(viewer: Capacity, as_of: AsOf, *, action_id: int) -> ActionSteps:
    """The steps and dependencies of an action as at the peildatum (at most 6 queries).

    Refusals: Refused without a mandate.
    """
    may_read(viewer).require()
    held = StepRecord.objects.as_of(as_of).filter(action=action_id).select_related("step")
    steps = list(held.order_by(F("first_day").asc(nulls_last=True), "order", "step__key"))
    own = [step.step_id for step in steps]
    dependencies = list(
        DependencyRecord.objects.as_of(as_of)
        .filter(Q(from_action=action_id) | Q(needs_action=action_id) | Q(from_step__in=own) | Q(needs_step__in=own))
        .select_related("dependency", "from_action", "needs_action")
        .order_by("dependency__key")
    )
    bodies = body_refs((step.body_id for step in steps), as_of)
    origins = Origins([*steps, *dependencies], as_of)
    ends = _Ends(dependencies, as_of)
    lines = [(row, ends.line(row, origins.of(row))) for row in dependencies]
    return ActionSteps(
        tuple(_step(step, bodies.get(step.body_id or 0), origins.of(step)) for step in steps),
        tuple(line for row, line in lines if row.from_action_id == action_id or row.from_step_id in own),
        tuple(line for row, line in lines if row.needs_action_id == action_id or row.needs_step_id in own),
    )


def _step(step: StepRecord, body: BodyRef | None, origin: Origin) -> StepLine:
    return StepLine(
        step.step.key,
        StepKind(step.kind),
        step.title,
        step.start,
        step.end,
        body,
        step.recurring,
        step.conditional,
        origin,
    )


class _Ends:
    """Both ends of a number of dependencies by their titles."""

    def __init__(self, rows: Sequence[DependencyRecord], as_of: AsOf) -> None:
        ids = [row.from_step_id for row in rows] + [row.needs_step_id for row in rows]
        self._steps = naming_records(StepRecord, ids, as_of)
        actions = [row.from_action_id for row in rows] + [row.needs_action_id for row in rows]
        actions += [step.action_id for step in self._steps.values()]
        self._actions = naming_records(ActionRecord, actions, as_of)

    def line(self, row: DependencyRecord, origin: Origin) -> DependencyLine:
        waits = self._end(row.from_step_id, row.from_action_id)
        needs = self._end(row.needs_step_id, row.needs_action_id)
        return DependencyLine(row.dependency.key, waits, needs, row.note, origin)

    def _end(self, step_id: int | None, action_id: int | None) -> DependencyEnd:
        step = self._steps.get(step_id or 0)
        action = self._actions.get((step.action_id if step else action_id) or 0)
        title = step.title if step else action.title if action else ""
        return DependencyEnd(title, action.action.key if action else "")
