# SPDX-License-Identifier: EUPL-1.2
"""Where the verified status of an action is another than its owner's."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery

from akkoord.kernel.asof import AsOf
from akkoord.kernel.signal import Signal
from akkoord.programme.accord.models import ActionRecord
from akkoord.programme.parties.policies import Capacity, may_read
from akkoord.programme.rounds.models import Standing
from akkoord.programme.rounds.overviews.naming import ActionShown, actions_in
from akkoord.programme.rounds.overviews.verified import (
    VerifiedShown,
    shown_by_action,
    verification_rows,
    visible_verifications,
)
from akkoord.programme.rounds.overviews.vocabulary import Vocabulary, vocabulary_for
from akkoord.programme.rounds.rules.judging import age_in_days


@dataclass(frozen=True)
class Compared:
    """An action that was verified: what its owner says and what was found, each with its age in days.

    `answered` is False where the own status is there for want of an answer; then nothing differs.
    """

    action: ActionShown
    own: Signal
    answered: bool
    own_age: int
    verified: VerifiedShown
    practice: bool

    @property
    def differs(self) -> bool:
        """Whether both are of another kind."""
        return self.answered and self.own.kind is not self.verified.signal.kind


@dataclass(frozen=True)
class Disagreements:
    """The actions that were verified, in the order of the accord, beside what their owners say."""

    compared: tuple[Compared, ...]

    @property
    def lines(self) -> tuple[Compared, ...]:
        """Those on which both differ."""
        return tuple(one for one in self.compared if one.differs)

    @property
    def verified(self) -> int:
        """How many actions were verified."""
        return len(self.compared)


def disagreements(
    viewer: Capacity, as_of: AsOf, *, accord: str, theme: str = "", vocabulary: Vocabulary | None = None
) -> Disagreements:
    """The actions with a standing that were verified, and where both statuses are of another kind.

    In: the key of one theme, or all; the words, when they were read already. Counts elsewhere stay the owner's own.
    Six queries at most. Refusals: Refused.
    """
    may_read(viewer).require()
    held = Standing.objects.as_of(as_of).filter(action__accord__key=accord)
    held = held.filter(theme__key=theme) if theme else held
    rows = verification_rows(viewer, as_of, action_ids=held.values("action_id"))
    standing = list(held.filter(action_id__in=list(rows)).order_by("theme_id", "action_id"))
    words = vocabulary_for(accord, as_of, vocabulary)
    statuses = words.statuses if standing else {}
    shown = shown_by_action(rows.values(), statuses, as_of)
    actions = actions_in(as_of, [row.action_id for row in standing], words.themes if standing else {})
    return Disagreements(
        tuple(
            Compared(
                actions[row.action_id],
                statuses[row.status_id].signal,
                row.answer_id is not None,
                age_in_days(row.holds_from, as_of.peildatum),
                shown[row.action_id],
                row.practice,
            )
            for row in standing
            if row.action_id in actions and row.action_id in shown and row.status_id in statuses
        )
    )


def differing_actions(viewer: Capacity, as_of: AsOf, *, accord: str, status: str = "") -> QuerySet[Any]:
    """The ids of the actions on which both differ, to narrow a list of actions with. No query by itself.

    In: the key of the owner's own status, or all. An action that does not hold on the peildatum is left out.
    Refusals: Refused.
    """
    return _differing(viewer, as_of, accord, status).values("action")


def number_differing(viewer: Capacity, as_of: AsOf, *, accord: str) -> int:
    """On how many actions of the accord both differ: as many as `differing_actions`. One query. Refusals: Refused."""
    return _differing(viewer, as_of, accord).count()


def _differing(viewer: Capacity, as_of: AsOf, accord: str, status: str = "") -> QuerySet[Standing]:
    """Both kinds are kept with what was said and found, so that the database compares them."""
    may_read(viewer).require()
    here = {"action_id": OuterRef("action_id")}
    last_found = visible_verifications(viewer, as_of).filter(**here).reverse().values("signal")[:1]
    held = Standing.objects.as_of(as_of).filter(
        Exists(ActionRecord.objects.as_of(as_of).filter(**here)), action__accord__key=accord, answer__isnull=False
    )
    held = held.filter(status__key=status) if status else held
    return held.annotate(found=Subquery(last_found)).filter(found__isnull=False).exclude(signal=F("found"))
