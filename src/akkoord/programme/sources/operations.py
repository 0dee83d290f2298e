# SPDX-License-Identifier: EUPL-1.2
"""Acts on documents."""

from datetime import date, datetime

from django.db import transaction

from akkoord.foundation.accounts.actors import Actor
from akkoord.foundation.journal.operations import record
from akkoord.foundation.subjects.refs import SubjectRef
from akkoord.foundation.timeline.writing import NewFact, write_facts
from akkoord.programme.sources.models import Document, DocumentKind, DocumentRecord


@transaction.atomic
def add_document(actor: Actor, *, key: str, title: str, publisher: str, day: date, accord: str, now: datetime) -> int:
    """Make a document known from its own date on, so that facts can name it as their source; gives its row.

    Who: whoever may write those facts; the operation of their module has asked its policy before it calls this.
    In: a key that says which document it is. Effect: a line in the journal; a document that is known by this key stays
    as it is, so that adding it twice adds it once. Four queries.
    """
    document, is_new = Document.objects.get_or_create(key=key)
    if is_new:
        values = {"title": title, "publisher": publisher, "date": day, "kind": DocumentKind.OTHER.value}
        write_facts(DocumentRecord, [NewFact((document.pk,), day, values)], now=now)
        record(actor, verb="document_added", subject=SubjectRef("document", key), accord=accord)
    return document.pk
