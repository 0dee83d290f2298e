# SPDX-License-Identifier: EUPL-1.2
"""The section `documents`, and the base of every section whose entries name their source."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, Literal, cast

from pydantic import BaseModel, ConfigDict

from akkoord.foundation.packages.anchored import AnchoredSection
from akkoord.foundation.packages.schema import Entry, Line, Ref, Text
from akkoord.foundation.packages.sections import Context
from akkoord.foundation.timeline.models import Record
from akkoord.programme.sources.models import Document, DocumentRecord, SourcedRecord

DATES = "document dates"


class Source(BaseModel):
    """Where a fact comes from: the document and the place in it (page, slide, heading)."""

    model_config = ConfigDict(extra="forbid", coerce_numbers_to_str=True)

    document: Annotated[str, Ref("documents")]
    place: Line


class SourcedEntry(Entry):
    """An entry that names its source, says what is doubtful, and may hold from another day than its document's."""

    source: Source
    uncertain: Text | None = None
    holds_from: date | None = None
    amended: Text | None = None


class DocumentEntry(Entry):
    """A source document."""

    title: Line
    publisher: Line | None = None
    date: date
    date_precision_note: Text | None = None
    kind: Literal["accord", "deck", "letter", "review", "flowcharts", "approach", "other"]
    url: Line | None = None
    file: Line | None = None


class DocumentsSection(AnchoredSection):
    """Documents hold from their own date; accords share them."""

    name, label, schema, order = "documents", "documenten", DocumentEntry, 10
    anchor, record = Document, DocumentRecord

    def holds_from(self, context: Context, entry: Any) -> date:
        its_own: date = entry.date
        return its_own

    def learn(self, context: Context) -> None:
        super().learn(context)
        dates = DocumentRecord.objects.lasting().values_list("document__key", "date")
        context.facts[DATES] = dict(dates)

    def write(self, context: Context, entries: Sequence[Entry]) -> None:
        super().write(context, entries)
        self.learn(context)


class SourcedSection(AnchoredSection):
    """A section of entries with a source: they hold from their document's date unless they say otherwise."""

    def holds_from(self, context: Context, entry: Any) -> date:
        since: date = entry.holds_from or context.facts[DATES][entry.source.document]
        return since

    def values(self, context: Context, entry: Any) -> dict[str, Any]:
        return {
            **super().values(context, entry),
            "document_id": context.id_of("documents", entry.source.document),
            "place": entry.source.place,
        }

    def fields(self, context: Context, record: Record) -> dict[str, Any]:
        sourced = cast(SourcedRecord, record)
        document = context.key_of("documents", sourced.document_id)
        found = super().fields(context, record)
        found["source"] = {"document": document, "place": sourced.place}
        if record.holds_from != context.facts[DATES].get(str(document)):
            found["holds_from"] = record.holds_from
        return found

    def normal(self, context: Context, entry: Any) -> dict[str, Any]:
        normal = super().normal(context, entry)
        if entry.holds_from is not None and entry.holds_from == context.facts[DATES].get(entry.source.document):
            normal.pop("holds_from")
        return normal


SECTIONS = (DocumentsSection(),)
