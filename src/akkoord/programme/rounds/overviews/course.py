# SPDX-License-Identifier: EUPL-1.2
"""The course over all rounds: how many actions had which status in each, for the accord, a theme or an owner."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, Sum

from akkoord.kernel.asof import AsOf
from akkoord.kernel.period import Period
from akkoord.kernel.signal import SignalKind
from akkoord.programme.accord.models import ActionRecord
from akkoord.programme.parties.policies import Capacity, may_read
from akkoord.programme.rounds.models import Edition, Flow, Standing, ThemeCount
from akkoord.programme.rounds.overviews.naming import StatusShown, ThemeShown, statuses_in, themes_in
from akkoord.programme.rounds.rules import Movement, movement
from akkoord.programme.rounds.rules.trend import Bounds, bounds, share


@dataclass(frozen=True)
class RoundPoint:
    """One closed round, by the edition that held: answered actions by status (zero where none), and the others.

    `moved` says how many moved which way since the round before; None where that is not kept: for one owner.
    """

    period: Period
    peildatum: date
    practice: bool
    edition: int
    answered_by_status: tuple[int, ...]
    unanswered: int
    kinds: Mapping[SignalKind, int]
    moved: Mapping[Movement, int] | None

    @property
    def answered(self) -> int:
        """How many actions were answered."""
        return sum(self.answered_by_status)

    @property
    def asked(self) -> int:
        """How many actions were asked."""
        return self.answered + self.unanswered

    @property
    def share(self) -> int | None:
        """How much of it was answered, in percents; None where nothing was asked."""
        return share(self.answered, self.asked)

    @property
    def corrected(self) -> bool:
        """Whether the edition replaced an earlier one."""
        return self.edition > 1

    def between(self, *kinds: SignalKind) -> Bounds:
        """How many have one of these kinds, at least and at most."""
        return bounds(self.kinds, *kinds)


@dataclass(frozen=True)
class Course:
    """The rounds, the first one first, and the statuses that `answered_by_status` counts, in their order."""

    statuses: tuple[StatusShown, ...]
    points: tuple[RoundPoint, ...]
    themes: tuple[ThemeShown, ...]
    theme: ThemeShown | None


Counts = Mapping[int, Mapping[tuple[int, bool], int]]


def holding_editions(as_of: AsOf, accord: str) -> list[Edition]:
    """The edition of each closed round that held, as at the peildatum, the first round first. One query."""
    known = Edition.objects.of_accord(accord).known(as_of)
    known = known.select_related(
        "round", "published_by", "compared_with__round", "compared_with__published_by"
    ).order_by("round__peildatum", "number")
    return list({one.round_id: one for one in known}.values())


def course(viewer: Capacity, as_of: AsOf, *, accord: str, theme: str = "", party: str = "") -> Course:
    """How many actions had which status in every round up to the peildatum.

    In: the key of one theme or of one owner, or both; a key that names nothing counts nothing. A theme holds the
    actions that were asked under it in that round, an owner those it owned on that round's peildatum. Without an owner
    only the counts and flows kept with the editions are read. Five queries, four for an owner. Refusals: Refused.
    """
    may_read(viewer).require()
    editions = holding_editions(as_of, accord)
    themes = themes_in(as_of, accord)
    counts = _of_party(as_of, editions, theme, party) if party else _kept(editions, theme)
    flows = None if party else _flows(editions, theme)
    found = {status for by_status in counts.values() for status, _ in by_status}
    statuses = _in_order(as_of, found | {side for moves in (flows or {}).values() for pair in moves for side in pair})
    shown = {pk: status for pk, status in statuses.items() if pk in found}
    return Course(
        statuses=tuple(shown.values()),
        points=tuple(_point(one, counts.get(one.pk, {}), flows, shown, statuses) for one in editions),
        themes=tuple(themes.values()),
        theme=next((one for one in themes.values() if one.key == theme), None),
    )


def _kept(editions: Collection[Edition], theme: str) -> Counts:
    kept = ThemeCount.objects.filter(edition__in=[one.pk for one in editions])
    kept = kept.filter(theme__key=theme) if theme else kept
    rows = kept.values_list("edition_id", "status_id", "answered").annotate(Sum("actions")).order_by()
    counts: dict[int, dict[tuple[int, bool], int]] = defaultdict(dict)
    for edition, status, answered, actions in rows:
        counts[edition][status, answered] = actions
    return counts


def _of_party(as_of: AsOf, editions: Collection[Edition], theme: str, party: str) -> Counts:
    """Count the standings of an owner's actions: of each round those that it owned on that round's peildatum."""
    by_round = {one.round_id: one.pk for one in editions}
    known = {"recorded_at__lte": as_of.known_at, "superseded_at__gt": as_of.known_at}
    owned = ActionRecord.objects.filter(owner__key=party, **known)
    then = owned.filter(
        action=OuterRef("action"),
        holds_from__lte=OuterRef("round__peildatum"),
        holds_until__gt=OuterRef("round__peildatum"),
    )
    standings = Standing.objects.filter(Exists(then), action__in=owned.values("action"), round__in=by_round, **known)
    standings = standings.filter(theme__key=theme) if theme else standings
    rows = (
        standings.order_by()
        .values_list("round_id", "status_id")
        .annotate(answered=Count("pk", filter=Q(answer__isnull=False)), all=Count("pk"))
    )
    counts: dict[int, dict[tuple[int, bool], int]] = defaultdict(dict)
    for about, status, answered, together in rows:
        counts[by_round[about]][status, True] = answered
        counts[by_round[about]][status, False] = together - answered
    return counts


def _flows(editions: Collection[Edition], theme: str) -> dict[int, dict[tuple[int | None, int], int]]:
    kept = Flow.objects.filter(edition__in=[one.pk for one in editions])
    kept = kept.filter(theme__key=theme) if theme else kept
    rows = kept.values_list("edition_id", "before_id", "after_id").annotate(Sum("actions")).order_by()
    flows: dict[int, dict[tuple[int | None, int], int]] = defaultdict(dict)
    for edition, before, after, actions in rows:
        flows[edition][before, after] = actions
    return flows


def _in_order(as_of: AsOf, ids: Collection[int | None]) -> dict[int, StatusShown]:
    """Statuses of perhaps more than one scheme: by what they mean, then as their scheme has them."""
    statuses = statuses_in(as_of, ids={pk for pk in ids if pk is not None})
    kinds = list(SignalKind)
    return dict(sorted(statuses.items(), key=lambda one: (kinds.index(one[1].signal.kind), one[1].order, one[0])))


def _point(
    edition: Edition,
    counts: Mapping[tuple[int, bool], int],
    flows: Mapping[int, Mapping[tuple[int | None, int], int]] | None,
    shown: Mapping[int, StatusShown],
    statuses: Mapping[int, StatusShown],
) -> RoundPoint:
    kinds = dict.fromkeys(SignalKind, 0)
    for (status, answered), actions in counts.items():
        kinds[shown[status].signal.kind if answered else SignalKind.UNKNOWN] += actions
    about = edition.round
    return RoundPoint(
        period=Period.parse(about.period),
        peildatum=about.peildatum,
        practice=about.practice,
        edition=edition.number,
        answered_by_status=tuple(counts.get((pk, True), 0) for pk in shown),
        unanswered=sum(actions for (_, answered), actions in counts.items() if not answered),
        kinds=kinds,
        moved=None if flows is None else moves(flows.get(edition.pk, {}), statuses),
    )


def moves(flows: Mapping[tuple[int | None, int], int], statuses: Mapping[int, StatusShown]) -> dict[Movement, int]:
    """How many actions moved which way, by the kinds of their statuses; all five are named."""
    found = dict.fromkeys(Movement, 0)
    for (before, after), actions in flows.items():
        kind = statuses[before].signal.kind if before is not None else None
        found[movement(kind, statuses[after].signal.kind)] += actions
    return found
