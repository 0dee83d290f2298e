# SPDX-License-Identifier: EUPL-1.2
"""Reading the journal."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from akkoord.foundation.accounts.actors import Actor
from akkoord.foundation.journal.models import Entry
from akkoord.foundation.journal.rules import phrase_in_full
from akkoord.foundation.journal.verbs import VERBS, phrase_of
from akkoord.foundation.subjects.refs import SubjectRef
from akkoord.foundation.subjects.registry import SubjectInfo, describe_many
from akkoord.kernel.asof import AsOf
from akkoord.kernel.verdict import Verdict

MAX_PAGE = 500
ReadPolicy = Callable[[Actor, str], Verdict]


@dataclass(frozen=True, slots=True)
class Change:
    """One field before and after, as JSON values."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One act, ready to show: `actor_label` + `phrase` is a sentence about `about`."""

    id: int
    at: datetime
    actor_id: int | None
    actor_label: str
    verb: str
    phrase: str
    subject: SubjectRef
    about: SubjectInfo
    accord: str
    reason: str
    changes: tuple[Change, ...]
    batch: UUID


@dataclass(frozen=True, slots=True)
class JournalPage:
    """Lines, newest first; `older_than` is what to ask the next page with, or None when this is the last."""

    lines: tuple[JournalLine, ...]
    older_than: int | None


def entries_for(
    viewer: Actor,
    as_of: AsOf,
    *,
    policy: ReadPolicy,
    subject: SubjectRef | None = None,
    accord: str | None = None,
    verb: str | None = None,
    older_than: int | None = None,
    limit: int = 50,
) -> JournalPage:
    """A page of the journal, newest first.

    In: who looks and as at when (lines written after `known_at` are left out; an act has no other date); the policy of
    the layer above, asked with the viewer and the accord's key ("" for the whole journal); filters; `older_than` of the
    page before; at most 500 lines.
    Queries: one, plus one for each kind of subject on the page.
    Refusals: Refused by the policy.
    """
    policy(viewer, accord or "").require()
    lines = Entry.objects.all().known_at(as_of).newest_first()
    if subject is not None:
        lines = lines.filter(subject=str(subject))
    if accord is not None:
        lines = lines.filter(accord=accord)
    if verb is not None:
        lines = lines.filter(verb=verb)
    if older_than is not None:
        lines = lines.filter(id__lt=older_than)
    size = max(1, min(limit, MAX_PAGE))
    found = list(lines[: size + 1])
    page = found[:size]
    about = describe_many(SubjectRef.parse(entry.subject) for entry in page)
    return JournalPage(
        lines=tuple(_line(entry, about) for entry in page),
        older_than=page[-1].pk if len(found) > size else None,
    )


def _line(entry: Entry, about: dict[SubjectRef, SubjectInfo]) -> JournalLine:
    subject = SubjectRef.parse(entry.subject)
    phrase = phrase_of(entry.verb) if entry.verb in VERBS else entry.verb
    return JournalLine(
        id=entry.pk,
        at=entry.at,
        actor_id=entry.actor_id,
        actor_label=entry.actor_label,
        verb=entry.verb,
        phrase=phrase_in_full(phrase, entry.changes),
        subject=subject,
        about=about[subject],
        accord=entry.accord,
        reason=entry.reason,
        changes=tuple(Change(field, before, after) for field, (before, after) in entry.changes.items()),
        batch=entry.batch,
    )
