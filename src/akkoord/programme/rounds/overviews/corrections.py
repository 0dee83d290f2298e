# SPDX-License-Identifier: EUPL-1.2
"""Corrections that wait for the next edition."""

from dataclasses import dataclass
from datetime import datetime

from akkoord.kernel.asof import AsOf
from akkoord.kernel.moment import PlannedMoment
from akkoord.programme.parties.policies import Capacity
from akkoord.programme.rounds.choices import Judgement
from akkoord.programme.rounds.models import Answer, Standing
from akkoord.programme.rounds.overviews.naming import ActionShown, StatusShown, actions_in, statuses_in, themes_in
from akkoord.programme.rounds.overviews.rounds import RoundShown, round_shown
from akkoord.programme.rounds.policies import may_see_progress


@dataclass(frozen=True)
class PendingCorrection:
    """A correction that the last edition does not hold: what stands, what it becomes, by whom and why."""

    question_id: int
    action: ActionShown
    status: tuple[StatusShown | None, StatusShown | None]
    explanation: tuple[str, str]
    forecast: tuple[PlannedMoment | None, PlannedMoment | None]
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True)
class PendingCorrections:
    """A closed round with what waits to be published."""

    round: RoundShown
    corrections: tuple[PendingCorrection, ...]


def pending_corrections(viewer: Capacity, as_of: AsOf, *, accord: str, period: str) -> PendingCorrections:
    """The corrections that publishing an edition now would hold: of each question the last one not asked back.

    Seven queries. Refusals: Refused for who does not run rounds; RoundNotFound.
    """
    may_see_progress(viewer).require()
    about = round_shown(viewer, as_of, accord=accord, period=period)
    day = AsOf(about.peildatum, as_of.known_at)
    corrections = (
        Answer.objects.filter(question__round_id=about.id, correction=True)
        .exclude(review__judgement=Judgement.ASKED_BACK)
        .select_related("question", "submitted_by")
        .order_by("question_id", "number")
    )
    latest = {answer.question.action_id: answer for answer in corrections}
    standings = Standing.objects.filter(action_id__in=latest, round_id=about.id).as_of(day)
    standing = {row.action_id: row for row in standings}
    waiting = {
        action: answer
        for action, answer in latest.items()
        if action in standing and standing[action].answer_id != answer.pk
    }
    ids = {row.status_id for row in standing.values()} | {answer.status_id for answer in waiting.values()}
    statuses = statuses_in(day, ids=ids)
    actions = actions_in(day, list(waiting), themes_in(day, accord))
    return PendingCorrections(
        about,
        tuple(
            _pending(answer, standing[action], actions[action], statuses)
            for action, answer in waiting.items()
            if action in actions
        ),
    )


def _pending(
    answer: Answer, standing: Standing, action: ActionShown, statuses: dict[int, StatusShown]
) -> PendingCorrection:
    return PendingCorrection(
        question_id=answer.question_id,
        action=action,
        status=(statuses.get(standing.status_id), statuses.get(answer.status_id)),
        explanation=(standing.explanation, answer.explanation),
        forecast=(standing.forecast, answer.forecast),
        reason=answer.reason,
        by=answer.submitted_by.name if answer.submitted_by else "",
        at=answer.submitted_at,
    )
