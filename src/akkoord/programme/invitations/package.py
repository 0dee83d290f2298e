# SPDX-License-Identifier: EUPL-1.2
"""The section `round_rhythm`: how an accord's rounds follow its calendar, and when who is reminded."""

from collections.abc import Iterable, Sequence
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from akkoord.foundation.packages.problems import Problem
from akkoord.foundation.packages.schema import Ref
from akkoord.foundation.packages.sections import Checked, Context
from akkoord.programme.accord.package.sections import AccordScopedSection
from akkoord.programme.invitations.models import Rhythm, RhythmRecord
from akkoord.programme.sources.package import SourcedEntry

WorkingDays = Annotated[int, Field(ge=0, le=120)]


class ReminderEntry(BaseModel):
    """One reminder: working days after the last day to answer (negative: before it), and for whom."""

    model_config = ConfigDict(extra="forbid")

    days: Annotated[int, Field(ge=-60, le=60)]
    to: Literal["owner", "deputy", "chair"]


class RhythmEntry(SourcedEntry):
    """The rhythm of an accord; all terms count working days."""

    board: Annotated[str, Ref("bodies")]
    bureau: Annotated[str | None, Ref("bodies")] = None
    bureau_before_board: WorkingDays
    opens_before: WorkingDays
    answer_days: WorkingDays
    reminders: Annotated[list[ReminderEntry], Field(max_length=10)] = []
    most_reminders: Annotated[int, Field(ge=0, le=10)]

    @model_validator(mode="after")
    def time_to_review(self) -> Self:
        """Refuse a last day to answer that is not before the bureau meets, and a step that is named twice."""
        if self.answer_days >= self.opens_before:
            raise ValueError(
                f"Wie {self.answer_days} werkdagen mag antwoorden, is niet klaar voor het bureauoverleg "
                f"{self.opens_before} werkdagen na het openen."
            )
        steps = [(one.days, one.to) for one in self.reminders]
        if len(set(steps)) < len(steps):
            raise ValueError("Een herinnering op dezelfde dag aan dezelfde mensen staat er twee keer.")
        return self


class RhythmSection(AccordScopedSection):
    """The rhythm; an accord has one."""

    name, label, schema, order = "round_rhythm", "ritme van de rondes", RhythmEntry, 60
    anchor, record = Rhythm, RhythmRecord

    def check(self, entries: Sequence[Checked]) -> Iterable[Problem]:
        for raw, _ in entries[1:]:
            yield raw.problem("Een akkoord heeft één ritme; hier staat er nog een.", ("key",))

    def values(self, context: Context, entry: Any) -> dict[str, Any]:
        return {**super().values(context, entry), "reminders": [one.model_dump() for one in entry.reminders]}


SECTIONS = (RhythmSection(),)
