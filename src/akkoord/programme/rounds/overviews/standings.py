# SPDX-License-Identifier: EUPL-1.2
"""How the actions stand by theme, how they moved, and one action's line of standings."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Count

from akkoord.kernel.asof import AsOf
from akkoord.kernel.moment import PlannedMoment
from akkoord.kernel.period import Period
from akkoord.programme.accord.models import ActionRecord
from akkoord.programme.parties.policies import Capacity, may_read
from akkoord.programme.rounds.models import Edition, Flow, Standing, ThemeCount
from akkoord.programme.rounds.overviews.naming import (
    NO_THEME,
    NeedShown,
    StatusShown,
    ThemeShown,
    needs_of,
    statuses_in,
    themes_in,
)
from akkoord.programme.rounds.overviews.rounds import EditionShown, edition_shown
from akkoord.programme.rounds.overviews.vocabulary import Vocabulary, vocabulary_for
from akkoord.programme.rounds.rules import Movement, movement
from akkoord.programme.rounds.rules.judging import age_in_days


@dataclass(frozen=True)
class HoldingEdition:
    """The edition that holds on a peildatum: of which round, about which day, and whether it is practice data."""

    period: Period
    peildatum: date
    practice: bool
    edition: EditionShown


@dataclass(frozen=True)
class StatusCount:
    """How many actions have a status; `unanswered` of them got it because nobody answered."""

    status: StatusShown
    actions: int
    unanswered: int = 0


@dataclass(frozen=True)
class ThemeStanding:
    """One theme: a count for every status of the scheme, in its order, and the actions that were not asked."""

    theme: ThemeShown
    counts: tuple[StatusCount, ...]
    not_asked: int
    actions: int

    @property
    def asked(self) -> int:
        """How many actions the round asked."""
        return sum(count.actions for count in self.counts)


@dataclass(frozen=True)
class Standings:
    """All themes and their total. Without a round on the peildatum `holding` is None and nothing was asked."""

    holding: HoldingEdition | None
    statuses: tuple[StatusShown, ...]
    themes: tuple[ThemeStanding, ...]
    total: ThemeStanding


def holding_edition(as_of: AsOf, accord: str) -> Edition | None:
    """The edition that holds on the peildatum, as known at the moment asked. One query."""
    known = Edition.objects.of_accord(accord).known(as_of)
    known = known.select_related("round", "published_by", "compared_with__round", "compared_with__published_by")
    return known.last_first().first()


def holding_of(edition: Edition | None) -> HoldingEdition | None:
    """An edition with its round as a value; the round and the publisher must be at hand."""
    if edition is None:
        return None
    about = edition.round
    return HoldingEdition(Period.parse(about.period), about.peildatum, about.practice, edition_shown(edition))


def standings_by_theme(viewer: Capacity, as_of: AsOf, *, accord: str) -> Standings:
    """How many actions of each theme have which status on the peildatum.

    Counts are those kept with the edition that holds: the same as counting the standings. Actions that hold on the
    peildatum without having been asked are counted apart, not as unknown. Five queries. Refusals: Refused.
    """
    may_read(viewer).require()
    edition = holding_edition(as_of, accord)
    statuses = statuses_in(as_of, scheme_id=edition.round.scheme_id) if edition else {}
    return _standings(edition, as_of, themes_in(as_of, accord), statuses)


def _standings(
    edition: Edition | None,
    as_of: AsOf,
    themes: dict[int, ThemeShown],
    statuses: dict[int, StatusShown],
) -> Standings:
    counts = _kept_counts(edition)
    held = dict(
        ActionRecord.objects.as_of(as_of)
        .filter(theme_id__in=themes)
        .values_list("theme_id")
        .annotate(Count("pk"))
        .order_by("theme_id")
    )
    lines = tuple(_theme_standing(theme, counts.get(pk, {}), statuses, held.get(pk, 0)) for pk, theme in themes.items())
    return Standings(holding_of(edition), tuple(statuses.values()), lines, _total(lines, statuses))


def _kept_counts(edition: Edition | None) -> dict[int, dict[int, tuple[int, int]]]:
    counts: dict[int, dict[int, tuple[int, int]]] = defaultdict(dict)
    rows = ThemeCount.objects.filter(edition=edition).values_list("theme_id", "status_id", "answered", "actions")
    for theme, status, answered, actions in rows:
        number, unanswered = counts[theme].get(status, (0, 0))
        counts[theme][status] = (number + actions, unanswered + (0 if answered else actions))
    return counts


def _theme_standing(
    theme: ThemeShown, counts: dict[int, tuple[int, int]], statuses: dict[int, StatusShown], held: int
) -> ThemeStanding:
    shown = tuple(StatusCount(status, *counts.get(pk, (0, 0))) for pk, status in statuses.items())
    asked = sum(count.actions for count in shown)
    return ThemeStanding(theme, shown, max(0, held - asked), max(held, asked))


def _total(lines: tuple[ThemeStanding, ...], statuses: dict[int, StatusShown]) -> ThemeStanding:
    columns = [[line.counts[position] for line in lines] for position in range(len(statuses))]
    counts = tuple(
        StatusCount(status, sum(count.actions for count in column), sum(count.unanswered for count in column))
        for status, column in zip(statuses.values(), columns, strict=True)
    )
    return ThemeStanding(NO_THEME, counts, sum(line.not_asked for line in lines), sum(line.actions for line in lines))


@dataclass(frozen=True)
class FlowShown:
    """How many actions went from one status (None: not held by the round before) to another."""

    before: StatusShown | None
    after: StatusShown
    actions: int
    movement: Movement


@dataclass(frozen=True)
class ThemeMovement:
    """One theme's flows, and how many actions moved which way."""

    theme: ThemeShown
    flows: tuple[FlowShown, ...]

    @property
    def counts(self) -> dict[Movement, int]:
        """How many actions moved which way, all five named."""
        found = dict.fromkeys(Movement, 0)
        for flow in self.flows:
            found[flow.movement] += flow.actions
        return found


@dataclass(frozen=True)
class Movements:
    """How the actions moved since the round before; `compared_with` is the edition that they are counted against."""

    holding: HoldingEdition | None
    compared_with: HoldingEdition | None
    themes: tuple[ThemeMovement, ...]
    total: ThemeMovement


def movement_by_theme(viewer: Capacity, as_of: AsOf, *, accord: str) -> Movements:
    """How the actions of each theme moved since the round before, by the flows kept. Four queries. Refuses: Refused."""
    may_read(viewer).require()
    edition = holding_edition(as_of, accord)
    rows = _flows(edition)
    return _movements(edition, rows, themes_in(as_of, accord), statuses_in(as_of, ids=_statuses_of(rows)))


def outcome_by_theme(
    viewer: Capacity, as_of: AsOf, *, accord: str, vocabulary: Vocabulary | None = None
) -> tuple[Standings, Movements]:
    """`standings_by_theme` and `movement_by_theme` of one edition together.

    In: the words, when they were read already. Six queries at most. Refuses: Refused.
    """
    may_read(viewer).require()
    edition = holding_edition(as_of, accord)
    words = vocabulary_for(accord, as_of, vocabulary)
    scheme = words.of_scheme(edition.round.scheme_id) if edition else {}
    movements = _movements(edition, _flows(edition), words.themes, words.statuses if edition else {})
    return _standings(edition, as_of, words.themes, scheme), movements


def _flows(edition: Edition | None) -> list[Flow]:
    return list(Flow.objects.filter(edition=edition).order_by("pk"))


def _statuses_of(rows: Sequence[Flow]) -> set[int]:
    return {row.after_id for row in rows} | {row.before_id for row in rows if row.before_id is not None}


def _movements(
    edition: Edition | None, rows: Sequence[Flow], themes: dict[int, ThemeShown], statuses: dict[int, StatusShown]
) -> Movements:
    lines = tuple(
        ThemeMovement(theme, tuple(_flow(row, statuses) for row in rows if row.theme_id == pk))
        for pk, theme in themes.items()
    )
    total = ThemeMovement(NO_THEME, _summed(lines))
    before = edition.compared_with if edition else None
    return Movements(holding_of(edition), holding_of(before), lines, total)


def _flow(row: Flow, statuses: dict[int, StatusShown]) -> FlowShown:
    before = statuses[row.before_id] if row.before_id is not None else None
    after = statuses[row.after_id]
    return FlowShown(before, after, row.actions, movement(before.signal.kind if before else None, after.signal.kind))


def _summed(lines: tuple[ThemeMovement, ...]) -> tuple[FlowShown, ...]:
    summed: dict[tuple[StatusShown | None, StatusShown], FlowShown] = {}
    for line in lines:
        for flow in line.flows:
            known = summed.get((flow.before, flow.after))
            actions = flow.actions + (known.actions if known else 0)
            summed[flow.before, flow.after] = FlowShown(flow.before, flow.after, actions, flow.movement)
    return tuple(summed.values())


@dataclass(frozen=True)
class StandingShown:
    """How an action stood from a round's peildatum on, and what was said then."""

    period: Period
    peildatum: date
    edition: int
    status: StatusShown | None
    answered: bool
    accepted: bool
    explanation: str
    forecast: PlannedMoment | None
    late: bool
    slipped: bool
    overdue: bool
    practice: bool
    needs: tuple[NeedShown, ...]
    answered_by: str
    answered_at: datetime | None
    correction_reason: str
    movement: Movement
    age: int = 0
    forecast_reason: str = ""
    nothing_needed: bool = False
    product: str = ""


def standing_history(
    viewer: Capacity, as_of: AsOf, *, accord: str, action_key: str, vocabulary: Vocabulary | None = None
) -> tuple[StandingShown, ...]:
    """One action's standings up to the peildatum, the last one first.

    In: the words, when they were read already. Three queries. Refusals: Refused.
    """
    may_read(viewer).require()
    rows = list(
        Standing.objects.history(as_of)
        .filter(action__accord__key=accord, action__key=action_key)
        .select_related("round", "edition", "answer__submitted_by")
    )
    statuses = vocabulary_for(accord, as_of, vocabulary).statuses if rows else {}
    needs = needs_of(as_of, [row.answer_id for row in rows])
    shown: list[StandingShown] = []
    before: StatusShown | None = None
    for row in rows:
        status = statuses.get(row.status_id)
        age = age_in_days(row.round.peildatum, as_of.peildatum)
        shown.append(replace(_standing(row, status, before, needs), age=age))
        before = status
    return tuple(reversed(shown))


def _standing(
    row: Standing, status: StatusShown | None, before: StatusShown | None, needs: dict[int, tuple[NeedShown, ...]]
) -> StandingShown:
    answer = row.answer
    moved = movement(before.signal.kind if before else None, status.signal.kind) if status else Movement.UNKNOWN
    return StandingShown(
        period=Period.parse(row.round.period),
        peildatum=row.round.peildatum,
        edition=row.edition.number,
        status=status,
        answered=answer is not None,
        accepted=row.accepted,
        explanation=row.explanation,
        forecast=row.forecast,
        late=row.late,
        slipped=row.slipped,
        overdue=row.overdue,
        practice=row.practice,
        needs=needs.get(answer.pk, ()) if answer else (),
        answered_by=answer.submitted_by.name if answer and answer.submitted_by else "",
        answered_at=answer.submitted_at if answer else None,
        correction_reason=answer.reason if answer else "",
        movement=moved,
        forecast_reason=answer.forecast_reason if answer else "",
        nothing_needed=bool(answer and answer.nothing_needed),
        product=answer.product if answer else "",
    )
