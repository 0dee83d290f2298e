# SPDX-License-Identifier: EUPL-1.2
"""What there is to review: each answer beside what was said last time."""

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Count, Q, QuerySet

from akkoord.kernel.asof import AsOf
from akkoord.programme.accord.models import ThemeRecord
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.policies import Capacity
from akkoord.programme.rounds.choices import AnswerState, Judgement
from akkoord.programme.rounds.errors import RoundNotFound
from akkoord.programme.rounds.models import Answer, Question, Request
from akkoord.programme.rounds.overviews.naming import (
    ActionShown,
    Page,
    PartyShown,
    ThemeShown,
    actions_in,
    bounds,
    parties_in,
    themes_in,
)
from akkoord.programme.rounds.overviews.rounds import RoundShown, round_shown
from akkoord.programme.rounds.overviews.sheet import AnswerShown, LastTime, now_and_before
from akkoord.programme.rounds.policies import may_see_progress, may_see_theme_answers, theme_scope
from akkoord.programme.rounds.rules import Movement, answer_state, movement


class QueueState(StrEnum):
    """Which answers to show."""

    TO_REVIEW = "to_review"
    ASKED_BACK = "asked_back"
    ACCEPTED = "accepted"
    ALL = "all"


_STATES = {
    QueueState.TO_REVIEW: Q(review__isnull=True),
    QueueState.ASKED_BACK: Q(review__judgement=Judgement.ASKED_BACK),
    QueueState.ACCEPTED: Q(review__judgement=Judgement.ACCEPTED),
    QueueState.ALL: Q(),
}


@dataclass(frozen=True)
class QueueFilters:
    """What the reviewer looks at: which state, one theme or party by key (empty: all), and repeated answers or not."""

    state: QueueState = QueueState.TO_REVIEW
    theme: str = ""
    party: str = ""
    changed_only: bool = False


@dataclass(frozen=True)
class QueueLine:
    """An answer to review, what was said last time, and in what they differ.

    `differs` names the fields that changed: status, explanation, forecast, needs; empty for a first answer.
    """

    question_id: int
    action: ActionShown
    party: PartyShown | None
    answer: AnswerShown
    last: LastTime | None
    state: AnswerState
    movement: Movement
    differs: tuple[str, ...]


@dataclass(frozen=True)
class ReviewQueue:
    """A page of answers, how many there are in each state within the theme and party chosen, and what can be chosen."""

    round: RoundShown
    lines: Page[QueueLine]
    counts: dict[QueueState, int]
    themes: tuple[ThemeShown, ...]
    parties: tuple[PartyShown, ...]


EVERYTHING_TO_REVIEW = QueueFilters()


def review_queue(
    viewer: Capacity,
    as_of: AsOf,
    *,
    accord: str,
    period: str,
    filters: QueueFilters = EVERYTHING_TO_REVIEW,
    page: int = 1,
    about: RoundShown | None = None,
) -> ReviewQueue:
    """The last answers of a round, the oldest first, with their difference against the round before.

    In: the round, when it was read already. Ten queries at most. Refusals: Refused for who does not run rounds;
    RoundNotFound.
    """
    may_see_progress(viewer).require()
    about = about or round_shown(viewer, as_of, accord=accord, period=period)
    day = AsOf(about.peildatum, as_of.known_at)
    themes = themes_in(day, accord)
    parties = parties_in(day, Request.objects.filter(round_id=about.id).values_list("party_id", flat=True))
    answers = _filtered(about.id, filters)
    counted = answers.aggregate(**{state.value: Count("pk", filter=where) for state, where in _COUNTED.items()})
    counts = {state: int(counted[state.value]) for state in QueueState}
    wanted = answers.filter(_STATES[filters.state])
    lines = Page(_lines(wanted, page, day, themes, parties, about), max(1, page), counts[filters.state])
    by_name = sorted(parties.values(), key=lambda party: party.title.casefold())
    return ReviewQueue(about, lines, counts, tuple(themes.values()), tuple(by_name))


@dataclass(frozen=True)
class ThemeAnswers:
    """What was answered on the actions of one theme; `asked` counts also what nobody answered."""

    round: RoundShown
    theme: ThemeShown
    asked: int
    lines: Page[QueueLine]


def theme_answers(
    viewer: Capacity, as_of: AsOf, *, accord: str, period: str, theme: str, page: int = 1
) -> ThemeAnswers:
    """The last answers on the actions of one theme, for its chair and for those who run the round.

    Eleven queries at most. Refusals: Refused; RoundNotFound, also for a theme that the accord does not have.
    """
    about = round_shown(viewer, as_of, accord=accord, period=period)
    day = AsOf(about.peildatum, as_of.known_at)
    chairs = ThemeRecord.objects.filter(theme__accord__key=accord, theme__key=theme).as_of(day)
    found = chairs.values_list("theme_id", "chair_id").first()
    if found is None:
        raise RoundNotFound
    theme_id, chair_id = found
    may_see_theme_answers(viewer, theme_scope(accord, theme), chair_id).require()
    themes = themes_in(day, accord)
    answers = Answer.objects.filter(question__round_id=about.id, question__theme_id=theme_id).last_given()
    asked = Question.objects.filter(round_id=about.id, theme_id=theme_id)
    counted = asked.aggregate(asked=Count("pk"), answered=Count("pk", filter=Q(version__gt=0)))
    parties = parties_in(day, asked.values_list("request__party_id", flat=True))
    return ThemeAnswers(
        about,
        themes[theme_id],
        counted["asked"],
        Page(_lines(answers, page, day, themes, parties, about), max(1, page), counted["answered"]),
    )


def chaired_themes(viewer: Capacity, as_of: AsOf, *, accord: str) -> tuple[ThemeShown, ...]:
    """The themes of which the viewer is the chair on the peildatum, in their order. One query, none for who is not."""
    held = [one for one in viewer.held if one.role == Role.THEME_CHAIR]
    if not held:
        return ()
    rows = ThemeRecord.objects.filter(theme__accord__key=accord).as_of(as_of).order_by("order", "letter")
    return tuple(
        ThemeShown(key, letter, title, order)
        for key, letter, title, order, chair in rows.values_list("theme__key", "letter", "title", "order", "chair_id")
        if any(one.scope == theme_scope(accord, key) or (not one.scope and one.party_id == chair) for one in held)
    )


_COUNTED = {**_STATES, QueueState.ALL: Q(pk__isnull=False)}


def _filtered(round_id: int, filters: QueueFilters) -> QuerySet[Answer]:
    answers = Answer.objects.filter(question__round_id=round_id).last_given()
    if filters.theme:
        answers = answers.filter(question__theme__key=filters.theme)
    if filters.party:
        answers = answers.filter(question__request__party__key=filters.party)
    if filters.changed_only:
        answers = answers.filter(unchanged=False)
    return answers


def _lines(
    answers: QuerySet[Answer],
    page: int,
    day: AsOf,
    themes: dict[int, ThemeShown],
    parties: dict[int, PartyShown],
    about: RoundShown,
) -> tuple[QueueLine, ...]:
    related = ("question__request", "submitted_by", "entered_by", "review__reviewed_by")
    rows = list(answers.select_related(*related).order_by("submitted_at", "pk")[bounds(page)])
    ids = [row.question.action_id for row in rows]
    actions = actions_in(day, ids, themes)
    shown, last = now_and_before(rows, ids, day, before=about.id, statuses={})
    return tuple(
        _line(
            row.question,
            actions[row.question.action_id],
            parties.get(row.question.request.party_id or 0),
            shown[row.question_id],
            last.get(row.question.action_id),
        )
        for row in rows
        if row.question.action_id in actions
    )


def _line(
    question: Question,
    action: ActionShown,
    party: PartyShown | None,
    answer: AnswerShown,
    last: LastTime | None,
) -> QueueLine:
    judgement = answer.review.judgement if answer.review else None
    before = last.status.signal.kind if last and last.status else None
    moved = movement(before, answer.status.signal.kind) if answer.status else Movement.UNKNOWN
    state = answer_state(question.version, judgement)
    return QueueLine(question.pk, action, party, answer, last, state, moved, _differs(answer, last))


def _differs(answer: AnswerShown, last: LastTime | None) -> tuple[str, ...]:
    if last is None or not last.answered:
        return ()
    pairs = {
        "status": (answer.status, last.status),
        "explanation": (answer.explanation, last.explanation),
        "forecast": (answer.forecast, last.forecast),
        "needs": (answer.needs, last.needs),
    }
    return tuple(name for name, (now, then) in pairs.items() if now != then)
