# SPDX-License-Identifier: EUPL-1.2
"""Parties and documents as the search finds them: accords share them, and each accord has its own page of them."""

from collections.abc import Iterable, Iterator

from akkoord.foundation.search.documents import SearchDocument
from akkoord.foundation.subjects.refs import SubjectRef
from akkoord.foundation.timeline.querysets import RecordQuerySet
from akkoord.programme.accord.models import (
    ActionParty,
    ActionRecord,
    BodyMember,
    BodyRecord,
    ParticipantRecord,
    ThemeRecord,
)
from akkoord.programme.parties.models import PartyRecord
from akkoord.programme.sources.facts import fact_kinds
from akkoord.programme.sources.models import DocumentRecord

BINDINGS = (
    (ParticipantRecord, "participant__accord__key", "party"),
    (ActionRecord, "action__accord__key", "owner"),
    (ActionParty, "action__accord__key", "party"),
    (ThemeRecord, "theme__accord__key", "chair"),
    (BodyRecord, "body__accord__key", "chair"),
    (BodyMember, "body__accord__key", "party"),
)


def party_documents(records: RecordQuerySet[PartyRecord] | None = None) -> Iterator[SearchDocument]:
    """Every wording of every party, or of the records given, once for each accord that it was ever bound to."""
    bound: set[tuple[str, int]] = set()
    for model, accord, party in BINDINGS:
        bound.update(model._default_manager.filter(**{f"{party}__isnull": False}).values_list(accord, party).distinct())
    rows = PartyRecord.objects.all() if records is None else records
    for record in rows.select_related("party").order_by("pk"):
        text = " ".join((record.short_name, *record.aliases, record.sector))
        for accord_key in sorted(key for key, party_id in bound if party_id == record.party_id):
            subject = SubjectRef("party", record.party.key)
            page = ("parties:page", (accord_key, record.party.key))
            yield from _document(record, subject, accord_key, (record.name, text, record.get_kind_display()), page)


def document_documents(records: RecordQuerySet[DocumentRecord] | None = None) -> Iterator[SearchDocument]:
    """Every wording of every document, or of the records given, once for each accord that took a fact from it."""
    used: set[tuple[str, int]] = set()
    for kind in fact_kinds():
        if kind.accord:
            taken = kind.record._default_manager.filter(document__isnull=False)
            used.update(taken.values_list(kind.accord, "document").distinct())
    rows = DocumentRecord.objects.all() if records is None else records
    for record in rows.select_related("document").order_by("pk"):
        for accord_key in sorted(key for key, document in used if document == record.document_id):
            subject = SubjectRef("document", record.document.key)
            page = ("sources:page", (accord_key, record.document.key))
            words = (record.title, record.publisher, record.get_kind_display())
            yield from _document(record, subject, accord_key, words, page)


def _document(
    record: PartyRecord | DocumentRecord,
    subject: SubjectRef,
    accord: str,
    words: tuple[str, str, str],
    page: tuple[str, tuple[str, ...]],
) -> Iterable[SearchDocument]:
    if record.recorded_at >= record.superseded_at:
        return
    title, text, context = words
    yield SearchDocument(
        subject=subject,
        title=title,
        text=text,
        accord=accord,
        context=context,
        url_name=page[0],
        url_args=page[1],
        holds_from=record.holds_from,
        holds_until=record.holds_until,
        recorded_at=record.recorded_at,
        superseded_at=record.superseded_at,
    )
