# SPDX-License-Identifier: EUPL-1.2
"""What should have been ready by the peildatum: plans beside standings. See docs/rules/overdue.md."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from akkoord.kernel.asof import AsOf
from akkoord.kernel.moment import PlannedMoment
from akkoord.kernel.signal import SignalKind
from akkoord.programme.accord.models import ActionRecord, ThemeRecord
from akkoord.programme.parties.models import PartyRecord
from akkoord.programme.parties.policies import Capacity, may_read
from akkoord.programme.planning.models import StepRecord
from akkoord.programme.planning.overviews.due import actions_past, steps_past
from akkoord.programme.rounds.models import Standing

PAGE_SIZE = 50
STILL_OPEN = (SignalKind.ON_SCHEDULE, SignalKind.ATTENTION, SignalKind.NOT_STARTED)


class Outcome(StrEnum):
    """What is known of something whose last day passed."""

    LATE = "late"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ThemeOverdue:
    """Steps and deadlines of one theme whose last day passed: `late` when open by the last round, else `unknown`."""

    key: str
    letter: str
    title: str
    late: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Overdue:
    """The counts per theme in the accord's order, and in total."""

    themes: tuple[ThemeOverdue, ...]

    @property
    def late(self) -> int:
        """All that is late."""
        return sum(theme.late for theme in self.themes)

    @property
    def unknown(self) -> int:
        """All of which nobody said whether it was met."""
        return sum(theme.unknown for theme in self.themes)


@dataclass(frozen=True, slots=True)
class OverdueStep:
    """One step whose last day passed, with the standing of its action (None when no round held it)."""

    key: str
    title: str
    theme_key: str
    theme_letter: str
    action_key: str
    action_title: str
    owner: str
    end: PlannedMoment | None
    last_day: date
    outcome: Outcome
    signal: SignalKind | None
    place: str
    uncertain: str


@dataclass(frozen=True, slots=True)
class OverduePage:
    """A page of fifty, the longest passed first."""

    steps: tuple[OverdueStep, ...]
    total: int
    page: int
    pages: int


def outcome_of(signal: str | None) -> Outcome | None:
    """What a standing says of something whose last day passed; None when it says that it is finished.

    On schedule, attention and not started are late: the day has passed. Unknown, and no standing at all (not asked, or
    no certain action), stay unknown: nobody said that it was not met.
    """
    if signal == SignalKind.FINISHED:
        return None
    return Outcome.LATE if signal in STILL_OPEN else Outcome.UNKNOWN


def overdue(viewer: Capacity, as_of: AsOf, *, accord: str) -> Overdue:
    """What should have been ready per theme, as at the peildatum.

    Refuses (Refused) who may not read. Three queries: themes, steps and actions, the last two grouped in the database.
    """
    may_read(viewer).require()
    themes = list(
        ThemeRecord.objects.as_of(as_of)
        .filter(theme__accord__key=accord)
        .order_by("order", "letter", "theme__key")
        .values_list("theme_id", "theme__key", "letter", "title")
    )
    counts = overdue_counts(as_of, [row[0] for row in themes])
    return Overdue(
        tuple(
            ThemeOverdue(key, letter, title, counts[theme_id, Outcome.LATE], counts[theme_id, Outcome.UNKNOWN])
            for theme_id, key, letter, title in themes
        )
    )


def overdue_counts(as_of: AsOf, theme_ids: Sequence[int]) -> Mapping[tuple[int, Outcome], int]:
    """How many steps and deadlines of these themes passed, by theme and what is known of them; zero where none did.

    Two queries, grouped in the database.
    """
    counts: dict[tuple[int, Outcome], int] = defaultdict(int)
    for past in (steps_past(as_of, theme_ids), actions_past(as_of, theme_ids)):
        for theme_id, signal, count in _counted(_with_signal(past, as_of)):
            outcome = outcome_of(signal)
            if outcome:
                counts[theme_id, outcome] += count
    return counts


def overdue_steps(
    viewer: Capacity, as_of: AsOf, *, accord: str, theme: str = "", outcome: Outcome | None = None, page: int = 1
) -> OverduePage:
    """The steps behind the count, for all themes or one, of both outcomes or one.

    Refuses (Refused) who may not read. Five queries. A page past the last is the last.
    """
    may_read(viewer).require()
    rows = ThemeRecord.objects.as_of(as_of).filter(theme__accord__key=accord)
    letters = dict((rows.filter(theme__key=theme) if theme else rows).values_list("theme_id", "letter"))
    past = _of_outcome(_with_signal(steps_past(as_of, list(letters)), as_of), outcome)
    total = past.count()
    pages = max(1, -(-total // PAGE_SIZE))
    page = min(max(page, 1), pages)
    shown = past.select_related("step", "theme", "action").order_by("last_day", "theme_id", "order", "step__key")
    found = list(shown[(page - 1) * PAGE_SIZE : page * PAGE_SIZE])
    actions = _actions(as_of, found)
    owners = _owners(as_of, actions.values())
    return OverduePage(
        tuple(_overdue_step(row, letters, actions.get(row.action_id or 0), owners) for row in found),
        total, page, pages,
    )  # fmt: skip


def _with_signal(past: QuerySet[Any], as_of: AsOf) -> Any:
    standings = Standing.objects.as_of(as_of).filter(action_id=OuterRef("action_id"))
    return past.annotate(signal=Subquery(standings.values("signal")[:1]))


def _counted(past: QuerySet[Any]) -> Any:
    grouped = past.values("theme_id", "signal").annotate(n=Count("pk")).order_by()
    return grouped.values_list("theme_id", "signal", "n")


def _of_outcome(past: QuerySet[Any], outcome: Outcome | None) -> QuerySet[Any]:
    unknown = Q(signal=None) | Q(signal=SignalKind.UNKNOWN)
    if outcome is Outcome.LATE:
        return past.filter(signal__in=STILL_OPEN)
    return past.filter(unknown) if outcome is Outcome.UNKNOWN else past.filter(unknown | Q(signal__in=STILL_OPEN))


def _actions(as_of: AsOf, steps: Sequence[StepRecord]) -> dict[int, ActionRecord]:
    ids = {step.action_id for step in steps if step.action_id}
    return {row.action_id: row for row in ActionRecord.objects.as_of(as_of).filter(action_id__in=ids)}


def _owners(as_of: AsOf, actions: Iterable[ActionRecord]) -> dict[int, str]:
    ids = {action.owner_id for action in actions if action.owner_id}
    return {row.party_id: row.title for row in PartyRecord.objects.as_of(as_of).filter(party_id__in=ids)}


def _overdue_step(
    row: StepRecord, letters: dict[int, str], action: ActionRecord | None, owners: dict[int, str]
) -> OverdueStep:
    signal: str | None = row.signal  # type: ignore[attr-defined]
    return OverdueStep(
        key=row.step.key,
        title=row.title,
        theme_key=row.theme.key,
        theme_letter=letters[row.theme_id],
        action_key=row.action.key if row.action else "",
        action_title=action.title if action else "",
        owner=owners.get(action.owner_id or 0, "") if action else "",
        end=row.end,
        last_day=row.last_day or date.max,
        outcome=outcome_of(signal) or Outcome.UNKNOWN,
        signal=SignalKind(signal) if signal else None,
        place=row.place,
        uncertain=row.uncertain,
    )
