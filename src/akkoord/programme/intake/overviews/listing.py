# SPDX-License-Identifier: EUPL-1.2
"""The lists that were brought in: who, when, and what it changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from akkoord.programme.intake.choices import ImportState
from akkoord.programme.intake.errors import ImportNotFound
from akkoord.programme.intake.models import ActionImport
from akkoord.programme.intake.policies import may_import_actions
from akkoord.programme.parties.policies import Capacity


@dataclass(frozen=True)
class ImportShown:
    """One import: its number in the accord, its file, how far it is, who did it, and counts once it was written."""

    number: int
    file_name: str
    state: ImportState
    holds_from: date
    practice: bool
    with_answers: bool
    started_by: str
    started_at: datetime
    ended_by: str
    ended_at: datetime | None
    counts: Mapping[str, int]
    round_period: str

    @property
    def is_open(self) -> bool:
        """Whether it waits for somebody to go on."""
        return self.state.is_open


def imports_of(viewer: Capacity, *, accord: str) -> tuple[ImportShown, ...]:
    """The imports of an accord, last one first. One query. Refusals: Refused unless the programme team asks."""
    may_import_actions(viewer).require()
    rows = ActionImport.objects.filter(accord__key=accord).select_related("started_by", "ended_by", "round")
    return tuple(_shown(row) for row in rows.order_by("-number"))


def import_shown(viewer: Capacity, *, accord: str, number: int) -> ImportShown:
    """One import. One query. Refusals: Refused unless the programme team asks; ImportNotFound."""
    may_import_actions(viewer).require()
    rows = ActionImport.objects.filter(accord__key=accord, number=number)
    row = rows.select_related("started_by", "ended_by", "round").first()
    if row is None:
        raise ImportNotFound
    return _shown(row)


def _shown(row: ActionImport) -> ImportShown:
    return ImportShown(
        row.number,
        row.file_name,
        ImportState(row.state),
        row.holds_from,
        row.practice,
        row.with_answers,
        row.started_by.name if row.started_by else "",
        row.started_at,
        row.ended_by.name if row.ended_by else "",
        row.ended_at,
        row.counts,
        row.round.period if row.round else "",
    )
