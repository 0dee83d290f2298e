# SPDX-License-Identifier: EUPL-1.2
"""How each of a number of actions stands, and which actions have a certain status."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet

from akkoord.kernel.asof import AsOf
from akkoord.kernel.moment import PlannedMoment
from akkoord.kernel.period import Period
from akkoord.kernel.signal import Signal
from akkoord.programme.parties.policies import Capacity, may_read
from akkoord.programme.rounds.choices import RequestKind
from akkoord.programme.rounds.models import Standing
from akkoord.programme.rounds.overviews.naming import StatusShown, statuses_in
from akkoord.programme.rounds.overviews.standings import holding_edition
from akkoord.programme.rounds.overviews.verified import VerifiedShown, shown_by_action, verification_rows
from akkoord.programme.rounds.overviews.vocabulary import Vocabulary, vocabulary_for
from akkoord.programme.rounds.rules.judging import age_in_days

RELATED = ("round", "answer__question__request")


@dataclass(frozen=True)
class ActionStanding:
    """How one action stands on the peildatum; `answered` is False where the status is there for want of an answer.

    `age` is in days; `by_chair` says that the chair answered, for want of an owner; `verified` stands beside it all.
    """

    signal: Signal
    answered: bool
    forecast: PlannedMoment | None
    period: Period
    peildatum: date
    practice: bool
    age: int = 0
    verified: VerifiedShown | None = None
    by_chair: bool = False

    @property
    def disagrees(self) -> bool:
        """Whether the verified status is of another kind than the owner's; both stay as they are."""
        return self.answered and self.verified is not None and self.verified.signal.kind is not self.signal.kind


def standings_of(
    viewer: Capacity, as_of: AsOf, *, action_ids: Collection[int], vocabulary: Vocabulary | None = None
) -> dict[int, ActionStanding]:
    """How these actions stand by their owners, with the verified status of each beside it and never merged with it.

    One that no round asked is left out. In: the words of their accord, when they were read already. Three queries, and
    one for the documents of evidence. Refusals: Refused.
    """
    may_read(viewer).require()
    rows = list(Standing.objects.as_of(as_of).filter(action__in=action_ids).select_related(*RELATED))
    verified = verification_rows(viewer, as_of, action_ids=[row.action_id for row in rows])
    used = [row.status_id for row in rows] + [row.status_id for row in verified.values()]
    statuses = vocabulary.statuses if used and vocabulary else statuses_in(as_of, ids=used)
    return _by_action(rows, statuses, shown_by_action(verified.values(), statuses, as_of), as_of)


def _by_action(
    rows: Sequence[Standing],
    statuses: Mapping[int, StatusShown],
    verified: Mapping[int, VerifiedShown],
    as_of: AsOf,
) -> dict[int, ActionStanding]:
    return {
        row.action_id: ActionStanding(
            statuses[row.status_id].signal,
            row.answer_id is not None,
            row.forecast,
            Period.parse(row.round.period),
            row.round.peildatum,
            row.practice,
            age_in_days(row.holds_from, as_of.peildatum),
            verified.get(row.action_id),
            by_chair=row.answer is not None and row.answer.question.request.kind == RequestKind.THEME_CHAIR,
        )
        for row in rows
        if row.status_id in statuses
    }


@dataclass(frozen=True)
class ThemeStandings:
    """How these actions of a theme stand, and how many of all its actions have which status, in the scheme's order."""

    by_action: dict[int, ActionStanding]
    counts: tuple[tuple[Signal, int], ...]


def standings_of_theme(
    viewer: Capacity,
    as_of: AsOf,
    *,
    accord: str,
    theme: str,
    action_ids: Collection[int],
    vocabulary: Vocabulary | None = None,
) -> ThemeStandings:
    """The standings on a theme's page; nothing before a round.

    In: the words, when they were read already. Five queries at most. Refusals: Refused.
    """
    may_read(viewer).require()
    rows = list(Standing.objects.as_of(as_of).filter(action__in=action_ids).select_related(*RELATED))
    held = Standing.objects.as_of(as_of).filter(theme__accord__key=accord, theme__key=theme)
    counts = dict(held.order_by().values_list("status").annotate(number=Count("pk")))
    verified = verification_rows(viewer, as_of, action_ids=[row.action_id for row in rows])
    statuses = vocabulary_for(accord, as_of, vocabulary).statuses if counts else {}
    counted = tuple((status.signal, counts[row]) for row, status in statuses.items() if row in counts)
    shown = shown_by_action(verified.values(), statuses, as_of)
    return ThemeStandings(_by_action(rows, statuses, shown, as_of), counted)


def statuses_held(
    viewer: Capacity, as_of: AsOf, *, accord: str, vocabulary: Vocabulary | None = None
) -> tuple[StatusShown, ...]:
    """The statuses of the scheme of the round that holds, to choose from; none before the first round.

    In: the words, when they were read already. Two queries.
    """
    may_read(viewer).require()
    edition = holding_edition(as_of, accord)
    words = vocabulary_for(accord, as_of, vocabulary)
    return tuple(words.of_scheme(edition.round.scheme_id).values()) if edition else ()


def actions_with_status(as_of: AsOf, *, accord: str, status: str) -> QuerySet[Any]:
    """The ids of the actions that have a status, to narrow a list of actions with. No query by itself."""
    held = Standing.objects.as_of(as_of).filter(action__accord__key=accord, status__key=status)
    return held.values("action")
