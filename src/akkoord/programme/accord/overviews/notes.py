# SPDX-License-Identifier: EUPL-1.2
"""Footnotes, reservations and remarks beside what they are printed with."""

from collections.abc import Sequence
from dataclasses import dataclass

from akkoord.kernel.asof import AsOf
from akkoord.programme.accord.choices import NoteKind
from akkoord.programme.accord.models import NoteRecord
from akkoord.programme.sources.origins import Origin, Origins


@dataclass(frozen=True)
class NoteLine:
    """One note: what sort it is, its printed mark, its text, its source."""

    key: str
    kind: NoteKind
    marker: str
    text: str
    origin: Origin


def note_records(as_of: AsOf, *, accord: str, kind: str, key: str) -> list[NoteRecord]:
    """The notes on one theme, action, step, body or agreement (one query)."""
    found = NoteRecord.objects.as_of(as_of).filter(note__accord__key=accord, subject_kind=kind, subject_key=key)
    return list(found.select_related("note").order_by("note__key"))


def note_lines(records: Sequence[NoteRecord], origins: Origins) -> tuple[NoteLine, ...]:
    """Notes as a page shows them, by origins that were read with them (no query)."""
    return tuple(
        NoteLine(record.note.key, NoteKind(record.kind), record.marker, record.text, origins.of(record))
        for record in records
    )
