# SPDX-License-Identifier: EUPL-1.2
"""From status to status between two rounds in a row: how many actions, and which."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, QuerySet, Sum

from akkoord.foundation.timeline.querysets import as_of_conditions
from akkoord.kernel.asof import AsOf
from akkoord.kernel.moment import PlannedMoment
from akkoord.kernel.period import Period
from akkoord.programme.parties.policies import Capacity, may_read
from akkoord.programme.rounds.errors import RoundNotFound
from akkoord.programme.rounds.models import Edition, Flow, Standing, ThemeCount
from akkoord.programme.rounds.overviews.course import holding_editions
from akkoord.programme.rounds.overviews.naming import (
    NO_THEME,
    ActionShown,
    Page,
    StatusShown,
    ThemeShown,
    actions_in,
    bounds,
    statuses_in,
    themes_in,
)
from akkoord.programme.rounds.overviews.standings import HoldingEdition, holding_of
from akkoord.programme.rounds.rules import Movement, movement
from akkoord.programme.rounds.rules.trend import gone

NEW, GONE = "nieuw", "weg"
"""Stand in an address for "not in the round before" and "no longer in this round"."""


@dataclass(frozen=True)
class FlowLink:
    """How many actions went from a status (None: not asked before) to a status (None: not asked any more)."""

    before: StatusShown | None
    after: StatusShown | None
    actions: int
    movement: Movement | None


@dataclass(frozen=True)
class RoundFlow:
    """Two rounds in a row. `entered` of the actions came from another theme; `replaced_by` is the edition that the
    round before has now, when the flow was counted against an earlier one.
    """

    rounds: tuple[Period, ...]
    after: HoldingEdition | None
    before: HoldingEdition | None
    replaced_by: int | None
    links: tuple[FlowLink, ...]
    entered: int
    themes: tuple[ThemeShown, ...]
    theme: ThemeShown | None

    @property
    def asked(self) -> int:
        """How many actions the later round asked."""
        return sum(link.actions for link in self.links if link.after)

    def moved(self, *ways: Movement) -> int:
        """How many actions moved one of these ways."""
        return sum(link.actions for link in self.links if link.movement in ways)


def round_flow(viewer: Capacity, as_of: AsOf, *, accord: str, period: str = "", theme: str = "") -> RoundFlow:
    """How many actions went from which status to which, into the round of a period (empty: the last one).

    Counted are the flows kept with the edition, against the edition of the round before that it was compared with. Six
    queries at most: one more for a theme, to see which actions came from another. Refusals: Refused, RoundNotFound.
    """
    may_read(viewer).require()
    editions = holding_editions(as_of, accord)
    edition = _chosen(editions, period)
    themes = themes_in(as_of, accord)
    chosen = next((pk for pk, one in themes.items() if one.key == theme), 0) if theme else None
    before = edition.compared_with if edition else None
    flows = _flows_of(edition, chosen)
    entered = _entered(edition, before, as_of, chosen) if edition and before and chosen is not None else {}
    left = gone(_by_status_before(flows), _counts_of(before, chosen), entered) if before else {}
    ids = {side for pair in flows for side in pair if side is not None} | set(left)
    statuses = statuses_in(as_of, ids=ids)
    return RoundFlow(
        rounds=tuple(Period.parse(one.round.period) for one in editions if one.compared_with_id),
        after=holding_of(edition),
        before=holding_of(before),
        replaced_by=_replaced_by(editions, before),
        links=_links(flows, left, statuses),
        entered=sum(entered.values()),
        themes=tuple(themes.values()),
        theme=themes.get(chosen) if chosen else None,
    )


def _chosen(editions: Sequence[Edition], period: str) -> Edition | None:
    if not period:
        return editions[-1] if editions else None
    found = next((one for one in editions if one.round.period == period), None)
    if found is None:
        raise RoundNotFound
    return found


def _flows_of(edition: Edition | None, theme: int | None) -> dict[tuple[int | None, int], int]:
    kept = Flow.objects.filter(edition=edition)
    kept = kept.filter(theme_id=theme) if theme is not None else kept
    rows = kept.values_list("before_id", "after_id").annotate(Sum("actions")).order_by()
    return {(before, after): actions for before, after, actions in rows}


def _by_status_before(flows: Mapping[tuple[int | None, int], int]) -> list[tuple[int | None, int]]:
    return [(before, actions) for (before, _), actions in flows.items()]


def _counts_of(edition: Edition, theme: int | None) -> dict[int, int]:
    kept = ThemeCount.objects.filter(edition=edition)
    kept = kept.filter(theme_id=theme) if theme is not None else kept
    return dict(kept.order_by().values_list("status_id").annotate(Sum("actions")))


def _entered(after: Edition, before: Edition, as_of: AsOf, theme: int) -> dict[int, int]:
    """By status before: the actions of the theme that the round before had in another theme. One query."""
    elsewhere = standings_published(before).filter(action=OuterRef("action")).exclude(theme_id=theme)
    now = _now(after, as_of).filter(theme_id=theme).filter(Exists(elsewhere))
    status = elsewhere.values("status_id")[:1]
    return dict(now.annotate(status_before=status).order_by().values_list("status_before").annotate(Count("pk")))


def _now(edition: Edition, as_of: AsOf) -> QuerySet[Standing]:
    return Standing.objects.filter(round_id=edition.round_id).as_of(AsOf(edition.round.peildatum, as_of.known_at))


def standings_published(edition: Edition) -> QuerySet[Standing]:
    """The standings of an edition as it was published; its round must be at hand."""
    published = as_of_conditions(AsOf(edition.round.peildatum, edition.published_at))
    return Standing.objects.filter(round_id=edition.round_id, **published)


def _replaced_by(editions: Sequence[Edition], before: Edition | None) -> int | None:
    if before is None:
        return None
    holds = next((one for one in editions if one.round_id == before.round_id), None)
    return holds.number if holds and holds.number != before.number else None


def _links(
    flows: Mapping[tuple[int | None, int], int], left: Mapping[int, int], statuses: Mapping[int, StatusShown]
) -> tuple[FlowLink, ...]:
    """In the order of the scheme, on both sides; what is new and what is gone come last."""
    shown: dict[tuple[StatusShown | None, StatusShown], int] = defaultdict(int)
    for (before, after), actions in flows.items():
        shown[statuses[before] if before is not None else None, statuses[after]] += actions
    links = [
        FlowLink(before, after, actions, movement(before.signal.kind if before else None, after.signal.kind))
        for (before, after), actions in shown.items()
    ]
    links += [FlowLink(statuses[status], None, actions, None) for status, actions in left.items()]
    return tuple(sorted(links, key=lambda link: (_place(link.before), _place(link.after))))


def _place(status: StatusShown | None) -> tuple[bool, int]:
    return (status is None, status.order if status else 0)


@dataclass(frozen=True)
class MovedLine:
    """An action that moved: what it was, what it became, and what was said last."""

    action: ActionShown
    before: StatusShown | None
    after: StatusShown | None
    explanation: str
    forecast: PlannedMoment | None
    practice: bool


@dataclass(frozen=True)
class MovedActions:
    """The actions of one link of a flow, fifty a page."""

    after: HoldingEdition | None
    before: HoldingEdition | None
    sides: tuple[StatusShown | None, StatusShown | None]
    theme: ThemeShown | None
    lines: Page[MovedLine]


def moved_actions(
    viewer: Capacity,
    as_of: AsOf,
    *,
    accord: str,
    period: str,
    sides: tuple[str, str],
    theme: str = "",
    page: int | None = 1,
) -> MovedActions:
    """Which actions went from one status to another, into the round of a period.

    In: the keys of the status before (`NEW` for none) and after (`GONE` for none); the page, or None for all of them.
    Seven queries at most. Refusals: Refused; RoundNotFound for a round, a theme or a status that is not there.
    """
    may_read(viewer).require()
    edition = _chosen(holding_editions(as_of, accord), period)
    themes = themes_in(as_of, accord)
    chosen = next((pk for pk, one in themes.items() if one.key == theme), None)
    if edition is None or (theme and chosen is None):
        raise RoundNotFound
    rows = _rows(edition, as_of, sides, chosen)
    total = rows.count()
    found = list(rows.order_by("theme_id", "action__key")[bounds(page)])
    statuses = _statuses_of_both(edition, as_of)
    if any(key not in statuses for key in sides if key not in (NEW, GONE)):
        raise RoundNotFound
    before, after = (statuses.get(key) for key in sides)
    return MovedActions(
        holding_of(edition),
        holding_of(edition.compared_with),
        (before, after),
        themes.get(chosen) if chosen else None,
        Page(_moved_lines(found, (before, after), as_of, themes), max(1, page or 1), total),
    )


def _moved_lines(
    rows: Sequence[Standing],
    sides: tuple[StatusShown | None, StatusShown | None],
    as_of: AsOf,
    themes: dict[int, ThemeShown],
) -> tuple[MovedLine, ...]:
    known = actions_in(as_of, [row.action_id for row in rows], themes)
    return tuple(
        MovedLine(known.get(row.action_id) or _by_key(row, themes), *sides, row.explanation, row.forecast, row.practice)
        for row in rows
    )


def _by_key(row: Standing, themes: Mapping[int, ThemeShown]) -> ActionShown:
    """An action that is no longer there on the peildatum: all that is left of it is its key."""
    return ActionShown(row.action.key, row.action.key, themes.get(row.theme_id, NO_THEME), None, None, "")


def _statuses_of_both(edition: Edition, as_of: AsOf) -> dict[str, StatusShown]:
    """By key: the statuses of the round's scheme, and of that of the round before when it was another."""
    before = edition.compared_with
    schemes = dict.fromkeys([before.round.scheme_id if before else edition.round.scheme_id, edition.round.scheme_id])
    return {one.key: one for scheme in schemes for one in statuses_in(as_of, scheme_id=scheme).values()}


def _rows(edition: Edition, as_of: AsOf, sides: tuple[str, str], theme: int | None) -> QuerySet[Standing]:
    """The standings in question: of the later round, or of the round before where an action is gone."""
    was, became = sides
    now, before = _now(edition, as_of), edition.compared_with
    then = standings_published(before) if before else Standing.objects.none()
    of_action = {"action": OuterRef("action")}
    if became == GONE:
        rows = then.filter(status__key=was)
        stayed = now.filter(**of_action)
        if theme is not None:
            rows, stayed = rows.filter(theme_id=theme), stayed.filter(theme_id=theme)
        return rows.filter(~Exists(stayed)).select_related("action")
    rows = now.filter(status__key=became)
    rows = rows.filter(theme_id=theme) if theme is not None else rows
    came = then.filter(**of_action)
    rows = rows.filter(~Exists(came)) if was == NEW else rows.filter(Exists(came.filter(status__key=was)))
    return rows.select_related("action")
