# SPDX-License-Identifier: EUPL-1.2
"""The verified status of actions: what the monitoring party itself found, and what that rests on."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from akkoord.foundation.timeline.naming import naming_records
from akkoord.kernel.asof import AsOf
from akkoord.kernel.period import Period
from akkoord.kernel.signal import Signal
from akkoord.programme.parties.policies import Capacity, may_read
from akkoord.programme.rounds.models import Edition, Verification
from akkoord.programme.rounds.overviews.naming import StatusShown, statuses_in
from akkoord.programme.rounds.overviews.vocabulary import Vocabulary
from akkoord.programme.rounds.policies import oversees
from akkoord.programme.rounds.rules.judging import age_in_days
from akkoord.programme.sources.models import DocumentRecord

RELATED = ("round", "verified_by")


@dataclass(frozen=True)
class VerifiedShown:
    """A verified status: what was found, the evidence and where it can be read, for which day, by whom, and its age.

    `source` is the document's title and place, `source_key` the document's key; both empty without a document.
    `by` is empty when the installation gave it; `age` is in days on the peildatum asked.
    """

    id: int
    status_key: str
    signal: Signal
    evidence: str
    source: str
    source_key: str
    on: date
    period: Period
    by: str
    age: int
    practice: bool


def verified_of(
    viewer: Capacity,
    as_of: AsOf,
    *,
    action_ids: Collection[int],
    in_open_rounds: bool = False,
    vocabulary: Vocabulary | None = None,
) -> dict[int, VerifiedShown]:
    """The verified status of these actions; one that nobody verified is left out.

    What was found in a round that was still open is for those who run it, and for whom a page found to be asked or to
    chair the theme (`in_open_rounds`); others see what was found before. In: the words, when they were read already.
    Three queries at most.
    """
    rows = verification_rows(viewer, as_of, action_ids=action_ids, in_open_rounds=in_open_rounds)
    statuses = _statuses(rows.values(), as_of, vocabulary)
    return shown_by_action(rows.values(), statuses, as_of)


def verification_rows(
    viewer: Capacity, as_of: AsOf, *, action_ids: Collection[int] | QuerySet[Any], in_open_rounds: bool = False
) -> dict[int, Verification]:
    """The verification that counts for each action, as a row; for an overview that names statuses itself. One query."""
    rows = visible_verifications(viewer, as_of, in_open_rounds=in_open_rounds).filter(action_id__in=action_ids)
    return {row.action_id: row for row in rows.select_related(*RELATED)}


def _statuses(rows: Iterable[Verification], as_of: AsOf, vocabulary: Vocabulary | None) -> dict[int, StatusShown]:
    used = {row.status_id for row in rows}
    return vocabulary.statuses if used and vocabulary else statuses_in(as_of, ids=used)


def visible_verifications(viewer: Capacity, as_of: AsOf, *, in_open_rounds: bool = False) -> QuerySet[Verification]:
    """What the viewer may see of what was found, the oldest first: the last of an action counts.

    Who sees what of an open round: as `verified_of`. No query by itself. Refusals: Refused.
    """
    rows = Verification.objects.history(as_of)
    if not (in_open_rounds or oversees(viewer)):
        may_read(viewer).require()
        rows = rows.filter(Exists(Edition.objects.filter(round=OuterRef("round_id"), published_at__lte=as_of.known_at)))
    return rows


def verified_history(
    viewer: Capacity, as_of: AsOf, *, action_id: int, vocabulary: Vocabulary | None = None
) -> tuple[VerifiedShown, ...]:
    """All that was found of one action up to the peildatum, the last first; the first is what holds.

    Who sees what of an open round: as `verified_of`. In: the words, when they were read already. Three queries at
    most. Refusals: Refused.
    """
    rows = list(visible_verifications(viewer, as_of).filter(action_id=action_id).select_related(*RELATED))
    statuses = _statuses(rows, as_of, vocabulary)
    documents = naming_records(DocumentRecord, [row.document_id for row in rows], as_of)
    return tuple(
        _shown(row, statuses[row.status_id], documents, as_of) for row in reversed(rows) if row.status_id in statuses
    )


def shown_by_action(
    rows: Iterable[Verification], statuses: Mapping[int, StatusShown], as_of: AsOf
) -> dict[int, VerifiedShown]:
    """Rows as values by action; those whose status is not among `statuses` are left out. One query, for documents."""
    rows = list(rows)
    documents = naming_records(DocumentRecord, [row.document_id for row in rows], as_of)
    return {
        row.action_id: _shown(row, statuses[row.status_id], documents, as_of)
        for row in rows
        if row.status_id in statuses
    }


def _shown(
    row: Verification, status: StatusShown, documents: Mapping[int, DocumentRecord], as_of: AsOf
) -> VerifiedShown:
    document = documents.get(row.document_id or 0)
    return VerifiedShown(
        id=row.pk,
        status_key=status.key,
        signal=status.signal,
        evidence=row.evidence,
        source=", ".join(part for part in (document.title if document else "", row.place) if part),
        source_key=document.document.key if document else "",
        on=row.holds_from,
        period=Period.parse(row.round.period),
        by=row.verified_by.name if row.verified_by else "",
        age=age_in_days(row.holds_from, as_of.peildatum),
        practice=row.practice,
    )
