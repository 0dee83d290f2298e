# SPDX-License-Identifier: EUPL-1.2
"""Where a fact comes from, as a value that a page or a report can show beside it."""

from collections.abc import Iterable
from dataclasses import dataclass

from akkoord.foundation.timeline.naming import naming_records
from akkoord.kernel.asof import AsOf
from akkoord.programme.sources.models import DocumentRecord, SourcedRecord


@dataclass(frozen=True)
class Origin:
    """The source of one fact.

    `uncertain` is why the source leaves doubt, `amended` why a person changed the fact afterwards; both may be empty.
    `document_key` is empty for a fact without a document.
    """

    document_key: str
    document: str
    place: str
    uncertain: str = ""
    amended: str = ""


class Origins:
    """The documents behind a number of records, read at once."""

    def __init__(self, records: Iterable[SourcedRecord], as_of: AsOf) -> None:
        """In: the records that a page shows (one query)."""
        self._documents = naming_records(DocumentRecord, (record.document_id for record in records), as_of)

    def of(self, record: SourcedRecord) -> Origin:
        """The origin of one of the records given at the start."""
        named = self._documents.get(record.document_id or 0)
        key, title = (named.document.key, named.title) if named else ("", "")
        return Origin(key, title, record.place, record.uncertain, record.amended)
