# SPDX-License-Identifier: EUPL-1.2
"""The total picture of an accord on a peildatum: read at once, so that one page asks no question twice."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from akkoord.kernel.asof import AsOf
from akkoord.kernel.period import Period
from akkoord.kernel.signal import Signal, SignalKind
from akkoord.programme.accord.models import StatusRecord
from akkoord.programme.accord.overviews.counts import ThemeActions, action_counts
from akkoord.programme.parties.policies import Capacity, may_read
from akkoord.programme.rounds.models import Edition, Flow, ThemeCount
from akkoord.programme.rounds.overviews.disagreements import number_differing
from akkoord.programme.rounds.rules import Movement, movement
from akkoord.reports.figures.ahead import MeetingAhead, board_dates
from akkoord.reports.figures.overdue import Outcome, deadline_counts, overdue_counts


@dataclass(frozen=True, slots=True)
class RoundFrozen:
    """A round by its last edition known: its period and peildatum, and what it came to."""

    edition_id: int
    period: Period
    peildatum: date
    practice: bool
    edition: int
    published_at: datetime
    asked: int
    answered: int

    @property
    def not_answered(self) -> int:
        """Actions that were asked and not answered."""
        return self.asked - self.answered


@dataclass(frozen=True, slots=True)
class ThemePicture:
    """One theme: its actions by status, what moved, and what lacks. Trend: per round, in order of time."""

    key: str
    letter: str
    title: str
    actions: int
    owner_missing: int
    statuses: tuple[tuple[Signal, int], ...]
    not_asked: int
    not_answered: int
    moved: Mapping[Movement, int]
    late: int
    unknown_if_met: int
    trend: tuple[Mapping[SignalKind, int], ...]

    def of(self, kind: SignalKind) -> int:
        """How many actions have a status of this kind."""
        return sum(count for signal, count in self.statuses if signal.kind is kind)


@dataclass(frozen=True, slots=True)
class Cockpit:
    """Themes in the accord's order with their total; `frozen` is None while no round has been closed.

    All counts are of what owners and chairs said; `differing` is on how many actions something else was verified.
    """

    frozen: RoundFrozen | None
    compared_with: Period | None
    rounds: tuple[RoundFrozen, ...]
    themes: tuple[ThemePicture, ...]
    total: ThemePicture
    ahead: tuple[MeetingAhead, ...]
    differing: int


@dataclass(frozen=True, slots=True)
class _Counts:
    """What editions kept: per edition and theme the number of actions by status id; and those not answered."""

    by_status: Mapping[tuple[int, int], Counter[int]]
    unanswered: Mapping[tuple[int, int], int]


def cockpit(viewer: Capacity, as_of: AsOf, *, accord: str) -> Cockpit:
    """The total picture as at the peildatum.

    Statuses and movements are those kept with the last edition known. Refuses (Refused) who may not read. Eleven
    queries: themes, actions, editions, their counts, flows, statuses, steps past their day, three for the meetings
    ahead, and what was verified otherwise.
    """
    may_read(viewer).require()
    themes = action_counts(viewer, as_of, accord=accord, also=deadline_counts(as_of))
    editions = _last_editions(as_of, accord)
    last = editions[-1] if editions else None
    counts = _kept(editions)
    flows = list(Flow.objects.filter(edition=last).values_list("theme_id", "before_id", "after_id", "actions"))
    statuses = _statuses(as_of, last, counts, flows)
    past = overdue_counts(as_of, accord, themes)
    pictures = tuple(_theme(theme, editions, counts, flows, statuses, past) for theme in themes)
    return Cockpit(
        frozen=_frozen(last) if last else None,
        compared_with=_compared_with(last, editions),
        rounds=tuple(_frozen(edition) for edition in editions),
        themes=pictures,
        total=_total(pictures, len(editions)),
        ahead=board_dates(viewer, as_of, accord=accord),
        differing=number_differing(viewer, as_of, accord=accord),
    )


def _last_editions(as_of: AsOf, accord: str) -> list[Edition]:
    """The last edition known of each round, in order of time."""
    known = Edition.objects.of_accord(accord).known(as_of).select_related("round").defer("changes")
    by_round = {edition.round_id: edition for edition in known.order_by("round__peildatum", "number")}
    return list(by_round.values())


def _kept(editions: Sequence[Edition]) -> _Counts:
    by_status: dict[tuple[int, int], Counter[int]] = defaultdict(Counter)
    unanswered: dict[tuple[int, int], int] = defaultdict(int)
    rows = ThemeCount.objects.filter(edition_id__in=[edition.pk for edition in editions])
    for edition, theme, status, answered, actions in rows.values_list(
        "edition_id", "theme_id", "status_id", "answered", "actions"
    ):
        by_status[edition, theme][status] += actions
        unanswered[edition, theme] += 0 if answered else actions
    return _Counts(by_status, unanswered)


_FlowRow = tuple[int, int | None, int, int]


def _statuses(
    as_of: AsOf, last: Edition | None, counts: _Counts, flows: Sequence[_FlowRow]
) -> dict[int, tuple[bool, Signal]]:
    """All statuses in use by id, in the order of their scheme; true for those of the scheme of the last round."""
    scheme = last.round.scheme_id if last else None
    used = {status for counter in counts.by_status.values() for status in counter}
    used |= {status for _theme, before, after, _n in flows for status in (before, after) if status is not None}
    rows = StatusRecord.objects.as_of(as_of).filter(Q(scheme_id=scheme) | Q(status_id__in=used))
    return {row.status_id: (row.scheme_id == scheme, row.as_signal) for row in rows.order_by("order", "pk")}


def _theme(
    theme: ThemeActions,
    editions: Sequence[Edition],
    counts: _Counts,
    flows: Sequence[_FlowRow],
    statuses: Mapping[int, tuple[bool, Signal]],
    past: Mapping[tuple[int, Outcome], int],
) -> ThemePicture:
    last = editions[-1].pk if editions else 0
    now = counts.by_status.get((last, theme.theme_id), Counter())
    shown = tuple((signal, now[status]) for status, (in_scheme, signal) in statuses.items() if in_scheme or now[status])
    asked = sum(now.values())
    return ThemePicture(
        key=theme.key,
        letter=theme.letter,
        title=theme.title,
        actions=theme.actions,
        owner_missing=theme.owner_missing,
        statuses=shown,
        not_asked=max(0, theme.actions - asked),
        not_answered=counts.unanswered.get((last, theme.theme_id), 0),
        moved=_moved([row for row in flows if row[0] == theme.theme_id], statuses),
        late=past.get((theme.theme_id, Outcome.LATE), 0),
        unknown_if_met=past.get((theme.theme_id, Outcome.UNKNOWN), 0),
        trend=tuple(_kinds(counts.by_status.get((edition.pk, theme.theme_id), {}), statuses) for edition in editions),
    )


def _moved(flows: Sequence[_FlowRow], statuses: Mapping[int, tuple[bool, Signal]]) -> dict[Movement, int]:
    found = dict.fromkeys(Movement, 0)
    for _theme_id, before, after, actions in flows:
        found[movement(_kind(before, statuses) if before else None, _kind(after, statuses))] += actions
    return found


def _kinds(counted: Mapping[int, int], statuses: Mapping[int, tuple[bool, Signal]]) -> dict[SignalKind, int]:
    found = dict.fromkeys(SignalKind, 0)
    for status, number in counted.items():
        found[_kind(status, statuses)] += number
    return found


def _kind(status: int, statuses: Mapping[int, tuple[bool, Signal]]) -> SignalKind:
    """The kind of a status; a word that does not hold on the peildatum tells nothing."""
    return statuses[status][1].kind if status in statuses else SignalKind.UNKNOWN


def _total(themes: Sequence[ThemePicture], rounds: int) -> ThemePicture:
    statuses: Counter[Signal] = Counter()
    moved = dict.fromkeys(Movement, 0)
    trend = [dict.fromkeys(SignalKind, 0) for _ in range(rounds)]
    for theme in themes:
        for signal, number in theme.statuses:
            statuses[signal] += number
        for direction, number in theme.moved.items():
            moved[direction] += number
        for place, point in enumerate(theme.trend):
            for kind, number in point.items():
                trend[place][kind] += number
    return ThemePicture(
        key="",
        letter="",
        title="",
        actions=sum(theme.actions for theme in themes),
        owner_missing=sum(theme.owner_missing for theme in themes),
        statuses=tuple(statuses.items()),
        not_asked=sum(theme.not_asked for theme in themes),
        not_answered=sum(theme.not_answered for theme in themes),
        moved=moved,
        late=sum(theme.late for theme in themes),
        unknown_if_met=sum(theme.unknown_if_met for theme in themes),
        trend=tuple(trend),
    )


def _frozen(edition: Edition) -> RoundFrozen:
    about = edition.round
    return RoundFrozen(
        edition.pk, Period.parse(about.period), about.peildatum, about.practice, edition.number, edition.published_at,
        edition.asked, edition.answered,
    )  # fmt: skip


def _compared_with(last: Edition | None, editions: Sequence[Edition]) -> Period | None:
    """The round that the movement is counted from: the one before the last."""
    if last is None or last.compared_with_id is None or len(editions) < 2:
        return None
    return Period.parse(editions[-2].round.period)
