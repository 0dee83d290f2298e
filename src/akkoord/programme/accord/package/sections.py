# SPDX-License-Identifier: EUPL-1.2
"""How the entries that describe an accord are stored."""

from collections.abc import Iterable, Sequence
from typing import Any, cast

from akkoord.foundation.packages.anchored import Link
from akkoord.foundation.packages.problems import Problem
from akkoord.foundation.packages.sections import Checked, Context
from akkoord.foundation.timeline.models import Record
from akkoord.kernel.moment import PlannedMoment
from akkoord.programme.accord import models
from akkoord.programme.accord.choices import Involvement
from akkoord.programme.accord.package import entries
from akkoord.programme.sources.package import SourcedSection


class AccordSection(SourcedSection):
    """The accord; a package describes one."""

    name, label, schema, order = "accord", "akkoord", entries.AccordEntry, 30
    anchor, record = models.Accord, models.AccordRecord

    def scope(self, context: Context) -> dict[str, Any]:
        return {"key": context.accord_key}

    def ensure(self, context: Context, keys: Sequence[str]) -> None:
        if keys and not context.ids[self.name]:
            models.Accord.objects.create(key=context.accord_key)
            self.learn(context)

    def check(self, entries: Sequence[Checked]) -> Iterable[Problem]:
        for raw, _ in entries[1:]:
            yield raw.problem("Een pakket beschrijft één akkoord; hier staat er nog een.", ("key",))


class AccordScopedSection(SourcedSection):
    """A section whose entries belong to the accord at hand."""

    def scope(self, context: Context) -> dict[str, Any]:
        return {"accord_id": context.ids.get("accord", {}).get(context.accord_key)}

    def ensure(self, context: Context, keys: Sequence[str]) -> None:
        if keys:
            super().ensure(context, keys)


class ParticipantsSection(AccordScopedSection):
    """Each party's place in the accord."""

    name, label, schema, order = "participants", "deelnemers", entries.ParticipantEntry, 40
    anchor, record = models.Participant, models.ParticipantRecord


class StatusSchemesSection(AccordScopedSection):
    """Status schemes; one of them is leading."""

    name, label, schema, order = "status_schemes", "statusschema's", entries.StatusSchemeEntry, 41
    anchor, record = models.StatusScheme, models.StatusSchemeRecord

    def check(self, entries: Sequence[Checked]) -> Iterable[Problem]:
        leading = [(raw, entry) for raw, entry in entries if getattr(entry, "leading", False)]
        for raw, _ in leading[1:]:
            yield raw.problem(f"'{leading[0][1].key}' is al leidend; er is één leidend statusschema.", ("leading",))


class StatusesSection(AccordScopedSection):
    """The words of the schemes."""

    name, label, schema, order = "statuses", "statuswoorden", entries.StatusEntry, 42
    anchor, record = models.Status, models.StatusRecord


class BodiesSection(AccordScopedSection):
    """Bodies, with a dated row for each member."""

    name, label, schema, order = "bodies", "overleggen", entries.BodyEntry, 43
    anchor, record = models.Body, models.BodyRecord
    links = (Link("members", models.BodyMember, "body", "party", "parties", {}),)


class ThemesSection(AccordScopedSection):
    """Themes."""

    name, label, schema, order = "themes", "thema's", entries.ThemeEntry, 44
    anchor, record = models.Theme, models.ThemeRecord


class MeetingsSection(AccordScopedSection):
    """Meetings, with the days their moment spans."""

    name, label, schema, order = "meetings", "vergaderingen", entries.MeetingEntry, 45
    anchor, record = models.Meeting, models.MeetingRecord

    def values(self, context: Context, entry: Any) -> dict[str, Any]:
        when = PlannedMoment.parse(entry.when) if entry.when else None
        days = {"first_day": when and when.first_day, "last_day": when and when.last_day}
        return {**super().values(context, entry), **days}


class PrinciplesSection(AccordScopedSection):
    """Principles."""

    name, label, schema, order = "principles", "werkprincipes", entries.PrincipleEntry, 46
    anchor, record = models.Principle, models.PrincipleRecord


class LadderSection(AccordScopedSection):
    """The rungs of the escalation ladder."""

    name, label, schema, order = "ladder", "escalatieladder", entries.LadderEntry, 47
    anchor, record = models.LadderRung, models.LadderRungRecord


class AgreementsSection(AccordScopedSection):
    """Agreements."""

    name, label, schema, order = "agreements", "afspraken", entries.AgreementEntry, 48
    anchor, record = models.Agreement, models.AgreementRecord


class ActionsSection(AccordScopedSection):
    """Actions, with a dated row for each party that is named or works on it."""

    name, label, schema, order = "actions", "acties", entries.ActionEntry, 49
    anchor, record = models.Action, models.ActionRecord
    links = (
        Link("named_parties", models.ActionParty, "action", "party", "parties", {"role": Involvement.NAMED.value}),
        Link("partners", models.ActionParty, "action", "party", "parties", {"role": Involvement.PARTNER.value}),
    )

    def values(self, context: Context, entry: Any) -> dict[str, Any]:
        deadline = PlannedMoment.parse(entry.deadline) if entry.deadline else None
        return {**super().values(context, entry), "last_day": deadline and deadline.last_day}


class NotesSection(AccordScopedSection):
    """Notes; `on` becomes the kind and key of a subject."""

    name, label, schema, order = "notes", "voetnoten en voorbehouden", entries.NoteEntry, 90
    anchor, record = models.Note, models.NoteRecord

    def values(self, context: Context, entry: Any) -> dict[str, Any]:
        ((kind, key),) = entry.on.model_dump(exclude_none=True).items()
        return {**super().values(context, entry), "subject_kind": kind, "subject_key": key}

    def fields(self, context: Context, record: Record) -> dict[str, Any]:
        note = cast(models.NoteRecord, record)
        return {**super().fields(context, record), "on": {note.subject_kind: note.subject_key}}


SECTIONS = (
    AccordSection(),
    ParticipantsSection(),
    StatusSchemesSection(),
    StatusesSection(),
    BodiesSection(),
    ThemesSection(),
    MeetingsSection(),
    PrinciplesSection(),
    LadderSection(),
    AgreementsSection(),
    ActionsSection(),
    NotesSection(),
)
