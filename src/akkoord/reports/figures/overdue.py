# SPDX-License-Identifier: EUPL-1.2
"""What should have been ready by the peildatum: plans beside standings. See docs/rules/overdue.md."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Aggregate, Count, Exists, OuterRef, Q, QuerySet

from akkoord.kernel.asof import AsOf
from akkoord.kernel.moment import PlannedMoment
from akkoord.kernel.signal import Signal, SignalKind
from akkoord.programme.accord.models import ActionRecord
from akkoord.programme.accord.overviews.counts import ThemeActions, action_counts, themes_of
from akkoord.programme.parties.models import PartyRecord
from akkoord.programme.parties.policies import Capacity, may_read
from akkoord.programme.planning.models import StepRecord
from akkoord.programme.planning.overviews.due import steps_past
from akkoord.programme.rounds.models import Standing
from akkoord.programme.rounds.overviews.by_action import ActionStanding, standings_of

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
    standing: ActionStanding | None
    place: str
    uncertain: str

    @property
    def signal(self) -> Signal | None:
        """What was reported of the action; what was verified is in `standing` beside it."""
        return self.standing.signal if self.standing else None


@dataclass(frozen=True, slots=True)
class OverduePage:
    """A page of fifty, the longest passed first."""

    steps: tuple[OverdueStep, ...]
    total: int
    page: int
    pages: int


def outcome_of(signal: SignalKind | None) -> Outcome | None:
    """What a standing says of something whose last day passed; None when it says that it is finished.

    On schedule, attention and not started are late: the day has passed. Unknown, and no standing at all (not asked, or
    no certain action), stay unknown: nobody said that it was not met.
    """
    if signal == SignalKind.FINISHED:
        return None
    return Outcome.LATE if signal in STILL_OPEN else Outcome.UNKNOWN


def overdue(viewer: Capacity, as_of: AsOf, *, accord: str) -> Overdue:
    """What should have been ready per theme, as at the peildatum.

    Refuses (Refused) who may not read. Three queries: themes, actions and steps, the last two grouped in the database.
    """
    themes = action_counts(viewer, as_of, accord=accord, also=deadline_counts(as_of))
    counts = overdue_counts(as_of, accord, themes)
    return Overdue(
        tuple(
            ThemeOverdue(theme.key, theme.letter, theme.title, counts[theme.theme_id, Outcome.LATE],
                         counts[theme.theme_id, Outcome.UNKNOWN])
            for theme in themes
        )
    )  # fmt: skip


def deadline_counts(as_of: AsOf) -> dict[str, Aggregate]:
    """Counts over actions whose deadline passed, to be asked along with `action_counts`."""
    return _counts(as_of, Q(last_day__lt=as_of.peildatum))


def overdue_counts(as_of: AsOf, accord: str, themes: Sequence[ThemeActions]) -> Mapping[tuple[int, Outcome], int]:
    """How many steps and deadlines passed, by theme and what is known of them; zero where none did.

    In: the themes with their `deadline_counts`. One query, grouped in the database.
    """
    past: QuerySet[Any] = steps_past(as_of, accord)
    steps = list(past.values("theme_id").annotate(**_counts(as_of, Q(last_day__lt=as_of.peildatum))).order_by())
    counts: dict[tuple[int, Outcome], int] = defaultdict(int)
    for row in (*steps, *({"theme_id": theme.theme_id, **theme.also} for theme in themes)):
        counts[row["theme_id"], Outcome.LATE] += row["late"]
        counts[row["theme_id"], Outcome.UNKNOWN] += row["passed"] - row["met"] - row["late"]
    return counts


def _counts(as_of: AsOf, passed: Q) -> dict[str, Aggregate]:
    """Two looks per row are cheaper than grouping by how the action stands, which would sort all rows first."""
    return {
        "passed": Count("pk", filter=passed),
        "met": Count("pk", filter=passed & Q(_stands(as_of, SignalKind.FINISHED))),
        "late": Count("pk", filter=passed & Q(_stands(as_of, *STILL_OPEN))),
    }


def _standings(as_of: AsOf) -> QuerySet[Standing]:
    """The standing of the action of a row on the peildatum: at most one, found through an index that holds it all."""
    return Standing.objects.as_of(as_of).filter(action_id=OuterRef("action_id"))


def _stands(as_of: AsOf, *signals: SignalKind) -> Exists:
    return Exists(_standings(as_of).filter(signal__in=signals))


def overdue_steps(
    viewer: Capacity, as_of: AsOf, *, accord: str, theme: str = "", outcome: Outcome | None = None, page: int = 1
) -> OverduePage:
    """The steps behind the count, for all themes or one, of both outcomes or one.

    Refuses (Refused) who may not read. Nine queries at most. A page past the last is the last.
    """
    may_read(viewer).require()
    rows = themes_of(as_of, accord)
    letters = dict((rows.filter(theme__key=theme) if theme else rows).values_list("theme_id", "letter"))
    past = _of_outcome(steps_past(as_of, accord).filter(theme_id__in=list(letters)), as_of, outcome)
    total = past.count()
    pages = max(1, -(-total // PAGE_SIZE))
    page = min(max(page, 1), pages)
    shown = past.select_related("step", "theme", "action").order_by("last_day", "pk")
    found = list(shown[(page - 1) * PAGE_SIZE : page * PAGE_SIZE])
    actions = _actions(as_of, found)
    owners = _owners(as_of, actions.values())
    standings = standings_of(viewer, as_of, action_ids=list(actions))
    steps = tuple(
        _overdue_step(row, letters, actions.get(row.action_id or 0), owners, standings.get(row.action_id or 0))
        for row in found
    )
    return OverduePage(steps, total, page, pages)


def _of_outcome(past: QuerySet[StepRecord], as_of: AsOf, outcome: Outcome | None) -> QuerySet[StepRecord]:
    """Narrowed to one outcome, or to all that is not finished."""
    if outcome is Outcome.LATE:
        return past.filter(_stands(as_of, *STILL_OPEN))
    told = (SignalKind.FINISHED,) if outcome is None else (SignalKind.FINISHED, *STILL_OPEN)
    return past.exclude(_stands(as_of, *told))


def _actions(as_of: AsOf, steps: Sequence[StepRecord]) -> dict[int, ActionRecord]:
    ids = {step.action_id for step in steps if step.action_id}
    return {row.action_id: row for row in ActionRecord.objects.as_of(as_of).filter(action_id__in=ids)}


def _owners(as_of: AsOf, actions: Iterable[ActionRecord]) -> dict[int, str]:
    ids = {action.owner_id for action in actions if action.owner_id}
    return {row.party_id: row.title for row in PartyRecord.objects.as_of(as_of).filter(party_id__in=ids)}


def _overdue_step(
    row: StepRecord,
    letters: dict[int, str],
    action: ActionRecord | None,
    owners: dict[int, str],
    standing: ActionStanding | None,
) -> OverdueStep:
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
        outcome=outcome_of(standing.signal.kind if standing else None) or Outcome.UNKNOWN,
        standing=standing,
        place=row.place,
        uncertain=row.uncertain,
    )
