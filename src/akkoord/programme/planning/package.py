# SPDX-License-Identifier: EUPL-1.2
"""The sections `steps` and `dependencies`."""

from collections.abc import Iterable, Sequence
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from akkoord.foundation.packages.problems import Problem
from akkoord.foundation.packages.schema import Line, Moment, Ref, Text
from akkoord.foundation.packages.sections import Checked, Context
from akkoord.foundation.timeline.models import Record
from akkoord.kernel.moment import PlannedMoment
from akkoord.programme.accord.package.sections import AccordScopedSection
from akkoord.programme.planning.models import Dependency, DependencyRecord, Step, StepRecord
from akkoord.programme.planning.rules import find_cycle
from akkoord.programme.sources.package import SourcedEntry

Kind = Literal[
    "activity",
    "product",
    "research",
    "consultation",
    "internet_consultation",
    "approval",
    "advice",
    "decision",
    "letter",
    "legislation",
    "implementation",
    "continuous",
    "deadline",
    "milestone",
    "goal",
    "meeting",
    "grant_window",
    "monitoring",
    "contracting",
]


class StepEntry(SourcedEntry):
    """A box of a flowchart; `start` and `end` only where the source prints them."""

    theme: Annotated[str, Ref("themes")]
    action: Annotated[str | None, Ref("actions")] = None
    kind: Kind
    title: Annotated[str, StringConstraints(min_length=1, max_length=600)]
    start: Moment | None = None
    end: Moment | None = None
    body: Annotated[str | None, Ref("bodies")] = None
    order: int = Field(default=0, ge=0)
    recurring: Line | None = None
    conditional: Text | None = None
    named_parties: Annotated[list[str], Ref("parties")] = []
    part_of_goal: bool = False

    @model_validator(mode="after")
    def start_before_end(self) -> Self:
        """Refuse an end that lies wholly before the start."""
        if self.start and self.end:
            start, end = PlannedMoment.parse(self.start), PlannedMoment.parse(self.end)
            if start.first_day and end.last_day and end.last_day < start.first_day:
                raise ValueError(f"Het einde ({self.end}) ligt voor het begin ({self.start}).")
        return self


class DependencyEnd(BaseModel):
    """A step or an action."""

    model_config = ConfigDict(extra="forbid")

    step: Annotated[str | None, Ref("steps")] = None
    action: Annotated[str | None, Ref("actions")] = None

    @model_validator(mode="after")
    def exactly_one(self) -> Self:
        """Refuse neither and both."""
        if bool(self.step) == bool(self.action):
            raise ValueError("Geef precies één van: step, action.")
        return self

    @property
    def node(self) -> str:
        return f"step {self.step}" if self.step else f"action {self.action}"


class DependencyEntry(SourcedEntry):
    """`from` waits for `needs`."""

    model_config = ConfigDict(populate_by_name=True, serialize_by_alias=True)

    from_: DependencyEnd = Field(alias="from")
    needs: DependencyEnd
    note: Text | None = None


class StepsSection(AccordScopedSection):
    """Steps, with the days they span."""

    name, label, schema, order = "steps", "stappen", StepEntry, 50
    anchor, record = Step, StepRecord

    def values(self, context: Context, entry: Any) -> dict[str, Any]:
        return {**super().values(context, entry), **step_days(entry.start, entry.end)}


class DependenciesSection(AccordScopedSection):
    """Dependencies; they must not run in a circle."""

    name, label, schema, order = "dependencies", "afhankelijkheden", DependencyEntry, 51
    anchor, record = Dependency, DependencyRecord

    def check(self, entries: Sequence[Checked]) -> Iterable[Problem]:
        needs: dict[str, list[str]] = {}
        for _, entry in entries:
            if isinstance(entry, DependencyEntry):
                needs.setdefault(entry.from_.node, []).append(entry.needs.node)
        cycle = find_cycle(needs)
        if cycle:
            raw = next(r for r, e in entries if isinstance(e, DependencyEntry) and e.from_.node == cycle[0])
            yield raw.problem(f"Deze afhankelijkheden lopen rond: {' → '.join(cycle)}.", ("needs",))

    def values(self, context: Context, entry: Any) -> dict[str, Any]:
        return {
            **super().values(context, entry),
            "from_step_id": context.id_of("steps", entry.from_.step),
            "from_action_id": context.id_of("actions", entry.from_.action),
            "needs_step_id": context.id_of("steps", entry.needs.step),
            "needs_action_id": context.id_of("actions", entry.needs.action),
        }

    def fields(self, context: Context, record: Record) -> dict[str, Any]:
        ends = {}
        for side, prefix in (("from", "from"), ("needs", "needs")):
            step = context.key_of("steps", getattr(record, f"{prefix}_step_id"))
            action = context.key_of("actions", getattr(record, f"{prefix}_action_id"))
            ends[side] = {"step": step} if step else {"action": action}
        return {**super().fields(context, record), **ends}


def step_days(start: str | None, end: str | None) -> dict[str, Any]:
    """The first and last day a step's moments bound; None where a moment leaves it open."""
    begin = start or end
    first = PlannedMoment.parse(begin) if begin else None
    last = PlannedMoment.parse(end) if end else None
    return {"first_day": first and first.first_day, "last_day": last and last.last_day}


SECTIONS = (StepsSection(), DependenciesSection())
