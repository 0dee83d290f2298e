# SPDX-License-Identifier: EUPL-1.2
"""Adding to the journal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from akkoord.foundation.accounts.actors import Actor, actor_id, actor_label
from akkoord.foundation.journal.models import Entry
from akkoord.foundation.journal.verbs import require_verb
from akkoord.foundation.subjects.refs import SubjectRef

Changes = Mapping[str, Sequence[Any]]


@dataclass(frozen=True, slots=True)
class NewEntry:
    """One line to be: what was done to which subject, what changed ({field: [before, after]}), why, in which accord."""

    verb: str
    subject: SubjectRef
    changes: Changes = dataclass_field(default_factory=dict)
    reason: str = ""
    accord: str = ""


def record(
    actor: Actor,
    *,
    verb: str,
    subject: SubjectRef,
    changes: Changes | None = None,
    reason: str = "",
    accord: str = "",
    label: str = "",
    batch: UUID | None = None,
) -> Entry:
    """Write one line, in the transaction of the act that it tells of.

    In: who acts; a registered verb; what it was done to; {field: [before, after]}; why; the accord's key; the role the
    actor acted in, if that says more than the account's name; a batch to join.
    Refusals: UnknownVerb; ValueError for a change that is not a pair; TypeError for an actor who did not sign in.
    """
    entry = NewEntry(verb=verb, subject=subject, changes=changes or {}, reason=reason, accord=accord)
    return record_many(actor, [entry], label=label, batch=batch)[0]


@transaction.atomic
def record_many(
    actor: Actor, entries: Sequence[NewEntry], *, label: str = "", batch: UUID | None = None
) -> list[Entry]:
    """Write the lines of one act at once: same actor, moment and batch; one query for each hundred or more lines.

    Refusals: as `record`; then nothing is written.
    """
    person, name = actor_id(actor), label or actor_label(actor)
    at, together = timezone.now(), batch or uuid4()
    for verb in {entry.verb for entry in entries}:
        require_verb(verb)
    return Entry.objects.bulk_create(
        [
            Entry(
                at=at,
                actor_id=person,
                actor_label=name,
                verb=entry.verb,
                subject=str(entry.subject),
                accord=entry.accord,
                reason=entry.reason,
                changes={field: _pair(field, pair) for field, pair in entry.changes.items()},
                batch=together,
            )
            for entry in entries
        ]
    )


def _pair(name: str, pair: Sequence[Any]) -> list[Any]:
    if isinstance(pair, str) or len(pair) != 2:
        raise ValueError(f"the change of {name!r} is not a pair of before and after")
    return list(pair)
