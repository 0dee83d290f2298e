# SPDX-License-Identifier: EUPL-1.2
"""The schema of each entry that describes an accord."""

from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from akkoord.foundation.packages.schema import Line, Moment, Ref, Text
from akkoord.programme.sources.package import SourcedEntry

PartyKey = Annotated[str, Ref("parties")]
BodyKey = Annotated[str, Ref("bodies")]
ThemeKey = Annotated[str, Ref("themes")]
StatusKey = Annotated[str, Ref("statuses")]


class AccordEntry(SourcedEntry):
    """The accord itself."""

    name: Line
    short_name: Line
    starts: Moment | None = None
    ends: Moment | None = None
    description: Text | None = None
    language: Literal["nl", "en"] = "nl"
    monitoring_party: Annotated[str | None, Ref("parties")] = None


class ParticipantEntry(SourcedEntry):
    """A party's place in the accord: binnenring, buitenring or neither."""

    party: PartyKey
    ring: Literal["inner", "outer", "other"]
    signatory: bool = False


class BodyEntry(SourcedEntry):
    """A meeting body: what for, how often, who sits in it, to which other body it reports."""

    name: Line
    short_name: Line | None = None
    kind: Literal[
        "board",
        "directors",
        "inner_ring",
        "bureau",
        "theme_table",
        "core_group",
        "working_group",
        "programme_team",
        "briefing",
        "external",
        "other",
    ]
    purpose: Text | None = None
    rhythm: Line | None = None
    times_per_year: int | None = Field(default=None, ge=1, le=366)
    chair: Annotated[str | None, Ref("parties")] = None
    chair_note: Text | None = None
    parent: Annotated[str | None, Ref("bodies")] = None
    composition: Text | None = None
    members: Annotated[list[str], Ref("parties")] = []
    theme: Annotated[str | None, Ref("themes")] = None


class MeetingEntry(SourcedEntry):
    """A dated meeting of a body, and on which flowcharts it is drawn."""

    body: BodyKey
    when: Moment | None = None
    title: Line
    on_flowchart_of: Annotated[list[str], Ref("themes")] = []


class PrincipleEntry(SourcedEntry):
    """A principle that the parties work by."""

    number: int = Field(ge=1, le=99)
    title: Line
    meaning: Text | None = None
    applies_to: Literal["process", "transformation_plans"]


class LadderEntry(SourcedEntry):
    """A rung of the escalation ladder, 1 is the lowest."""

    level: int = Field(ge=1, le=9)
    title: Line
    who: Line
    how: Text | None = None
    routes: list[Line] = []
    bodies: Annotated[list[str], Ref("bodies")] = []


class StatusSchemeEntry(SourcedEntry):
    """A set of status words; one scheme of an accord is leading."""

    name: Line
    leading: bool = False
    valid_from: date
    valid_until: date | None = None
    description: Text | None = None


class StatusEntry(SourcedEntry):
    """A status word, its meaning, and the words of other schemes that it answers to."""

    scheme: Annotated[str, Ref("status_schemes")]
    label: Line
    definition: Text | None = None
    signal: Literal["finished", "on_schedule", "attention", "not_started", "unknown"]
    order: int = Field(default=0, ge=0)
    maps_to: Annotated[list[str], Ref("statuses")] = []


class ThemeEntry(SourcedEntry):
    """A theme with its table."""

    letter: Annotated[str, Field(pattern=r"^[A-Z]{1,3}$")]
    title: Line
    chair: Annotated[str | None, Ref("parties")] = None
    body: Annotated[str | None, Ref("bodies")] = None
    order: int = Field(default=0, ge=0)
    description: Text | None = None


class AgreementEntry(SourcedEntry):
    """What the accord promises."""

    theme: Annotated[str | None, Ref("themes")] = None
    chapter: Line | None = None
    title: Line
    summary: Text | None = None


class ActionEntry(SourcedEntry):
    """A track with exactly one owner, or the reason why it has none."""

    theme: ThemeKey
    agreement: Annotated[str | None, Ref("agreements")] = None
    group: Line | None = None
    group_order: int = Field(default=0, ge=0)
    order: int = Field(default=0, ge=0)
    title: Line
    printed_title: Line | None = None
    description: Text | None = None
    owner: Annotated[str | None, Ref("parties")] = None
    owner_missing: Text | None = None
    named_parties: Annotated[list[str], Ref("parties")] = []
    partners: Annotated[list[str], Ref("parties")] = []
    deadline: Moment | None = None

    @field_validator("owner", mode="before")
    @classmethod
    def one_owner(cls, value: Any) -> Any:
        """Refuse a list: an action has one owner."""
        if isinstance(value, list | dict) or (isinstance(value, str) and any(mark in value for mark in ",/&")):
            raise ValueError(
                "Een actie heeft precies één trekker. Noem de andere partijen bij named_parties of partners."
            )
        return value

    @model_validator(mode="after")
    def owner_or_reason(self) -> Self:
        """Refuse neither and refuse both."""
        if self.owner and self.owner_missing:
            raise ValueError("Er staat een trekker en ook waarom die ontbreekt (owner_missing). Kies één van beide.")
        if not self.owner and not self.owner_missing:
            raise ValueError("Geef een trekker (owner) of zeg waarom die ontbreekt (owner_missing).")
        return self


class NoteSubject(BaseModel):
    """What a note is printed with: exactly one of these."""

    model_config = ConfigDict(extra="forbid")

    theme: Annotated[str | None, Ref("themes")] = None
    action: Annotated[str | None, Ref("actions")] = None
    step: Annotated[str | None, Ref("steps")] = None
    body: Annotated[str | None, Ref("bodies")] = None
    agreement: Annotated[str | None, Ref("agreements")] = None

    @model_validator(mode="after")
    def exactly_one(self) -> Self:
        """Refuse a note on nothing or on two things."""
        if len(self.model_dump(exclude_none=True)) != 1:
            raise ValueError("Geef precies één van: theme, action, step, body, agreement.")
        return self


class NoteEntry(SourcedEntry):
    """A footnote, reservation or remark that a source prints."""

    on: NoteSubject
    kind: Literal["footnote", "reservation", "excerpt", "remark"]
    marker: Annotated[str, Field(max_length=10)] | None = None
    text: Text
