# SPDX-License-Identifier: EUPL-1.2
"""What there is to review: each answer beside what was said last time."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from django.db.models import Count, Q, QuerySet

from akkoord.kernel.asof import AsOf
from akkoord.programme.accord.models import ThemeRecord
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.policies import Capacity
from akkoord.programme.rounds.choices import AnswerState, Judgement
from akkoord.programme.rounds.errors import RoundNotFound
from akkoord.programme.rounds.models import Answer, Question, Request
from akkoord.programme.rounds.overviews.findings import findings_in
from akkoord.programme.rounds.overviews.naming import (
    ActionShown,
    Page,
    PartyShown,
    ThemeShown,
    actions_in,
    bounds,
    parties_in,
)
from akkoord.programme.rounds.overviews.remarks import JudgementShown, NoteShown, judgements_on, notes_at
from akkoord.programme.rounds.overviews.rounds import RoundShown, round_shown
from akkoord.programme.rounds.overviews.sheet import AnswerShown, LastTime, now_and_before
from akkoord.programme.rounds.overviews.verified import VerifiedShown, verified_of
from akkoord.programme.rounds.overviews.vocabulary import Vocabulary, vocabulary_for
from akkoord.programme.rounds.policies import (
    is_own_answer,
    may_judge_theme,
    may_see_inner_notes,
    may_see_progress,
    may_see_theme_answers,
    theme_scope,
)
from akkoord.programme.rounds.rules import Movement, answer_state, movement
from akkoord.programme.rounds.rules.checks import Check


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
    """What the reviewer looks at: which state, one theme or party by key (empty: all), and repeated answers or not.

    `finding` is the key of a check, `ANY_FINDING` for whatever check found something, empty for all answers.
    """

    state: QueueState = QueueState.TO_REVIEW
    theme: str = ""
    party: str = ""
    changed_only: bool = False
    finding: str = ""


@dataclass(frozen=True)
class QueueLine:
    """An answer to review, what was said last time, and in what they differ.

    `differs` names the fields that changed: status, explanation, forecast, needs; empty for a first answer.
    `findings` are the checks that propose a question; `is_own` says that somebody else has to review it, since the
    viewer gave it or is asked; then `notes` holds those for the owner alone.
    """

    question_id: int
    action: ActionShown
    party: PartyShown | None
    answer: AnswerShown
    last: LastTime | None
    state: AnswerState
    movement: Movement
    differs: tuple[str, ...]
    is_own: bool = False
    findings: tuple[Check, ...] = ()
    notes: tuple[NoteShown, ...] = ()
    verified: VerifiedShown | None = None


@dataclass(frozen=True)
class ReviewQueue:
    """A page of answers, how many there are in each state within the theme and party chosen, and what can be chosen.

    `found` counts per check the answers in the state chosen in which it finds something.
    """

    round: RoundShown
    lines: Page[QueueLine]
    counts: dict[QueueState, int]
    themes: tuple[ThemeShown, ...]
    parties: tuple[PartyShown, ...]
    found: dict[str, int] = field(default_factory=dict)


ANY_FINDING = "any"
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
    person_id: int | None = None,
) -> ReviewQueue:
    """The last answers of a round, the oldest first, with their difference against the round before.

    In: the round, when it was read already; who is looking, to tell their own answers. 18 queries at most.
    Refusals: Refused for who does not run rounds; RoundNotFound.
    """
    may_see_progress(viewer).require()
    about = about or round_shown(viewer, as_of, accord=accord, period=period)
    day = AsOf(about.peildatum, as_of.known_at)
    words = Vocabulary(accord, day)
    parties = parties_in(day, Request.objects.filter(round_id=about.id).values_list("party_id", flat=True))
    answers = _filtered(about.id, filters)
    counted = answers.aggregate(**{state.value: Count("pk", filter=where) for state, where in _COUNTED.items()})
    counts = {state: int(counted[state.value]) for state in QueueState}
    wanted = answers.filter(_STATES[filters.state])
    found = findings_in(wanted, about=about, as_of=day, vocabulary=words)
    shown, total = _with_finding(wanted, found, filters.finding, counts[filters.state])
    ground = _Ground(viewer, day, words, parties, about, found, person_id, reviewing=True)
    lines = Page(_lines(shown, page, ground), max(1, page), total)
    by_name = sorted(parties.values(), key=lambda party: party.title.casefold())
    per_check = Counter(check.key for checks in found.values() for check in checks)
    return ReviewQueue(about, lines, counts, tuple(words.themes.values()), tuple(by_name), dict(per_check))


def open_findings(
    viewer: Capacity, as_of: AsOf, *, accord: str, about: RoundShown, vocabulary: Vocabulary | None = None
) -> dict[str, int]:
    """How many answers of a round that nobody accepted have a finding, by check.

    In: the words, when they were read already. Six queries. Refusals: Refused.
    """
    may_see_progress(viewer).require()
    day = AsOf(about.peildatum, as_of.known_at)
    answers = Answer.objects.filter(question__round_id=about.id).last_given()
    unaccepted = answers.exclude(review__judgement=Judgement.ACCEPTED)
    found = findings_in(unaccepted, about=about, as_of=day, vocabulary=vocabulary_for(accord, day, vocabulary))
    return dict(Counter(check.key for checks in found.values() for check in checks))


def question_of(viewer: Capacity, *, answer_id: int, round_id: int) -> int:
    """The question of an answer of a round. One query. Refusals: Refused for who does not run rounds; RoundNotFound."""
    may_see_progress(viewer).require()
    found = Answer.objects.filter(pk=answer_id, question__round_id=round_id).values_list("question_id", flat=True)
    question = found.first()
    if question is None:
        raise RoundNotFound
    return int(question)


def _with_finding(
    answers: QuerySet[Answer], found: Mapping[int, tuple[Check, ...]], wanted: str, total: int
) -> tuple[QuerySet[Answer], int]:
    """The answers in which the check that is asked for finds something, and how many; all when none is asked for."""
    if not wanted:
        return answers, total
    ids = [pk for pk, checks in found.items() if wanted in (ANY_FINDING, *(check.key for check in checks))]
    return answers.filter(pk__in=ids), len(ids)


@dataclass(frozen=True)
class ThemeAnswers:
    """What was answered on the actions of one theme; `asked` counts also what nobody answered.

    `judgements` are all that its chairs gave, the last one first; `may_judge` whether the viewer may add one now.
    """

    round: RoundShown
    theme: ThemeShown
    asked: int
    lines: Page[QueueLine]
    may_judge: bool = False
    judgements: tuple[JudgementShown, ...] = ()

    @property
    def judgement_number(self) -> int:
        """The number of the last judgement, to send back with a new one; 0 when there is none."""
        return self.judgements[0].number if self.judgements else 0


def theme_answers(
    viewer: Capacity,
    as_of: AsOf,
    *,
    accord: str,
    period: str,
    theme: str,
    page: int = 1,
    about: RoundShown | None = None,
) -> ThemeAnswers:
    """The last answers on the actions of one theme, for its chair and for those who run the round.

    In: the round, when it was read already: that saves two queries. Fourteen queries at most.
    Refusals: Refused; RoundNotFound, also for a theme that the accord does not have.
    """
    about = about or round_shown(viewer, as_of, accord=accord, period=period)
    day = AsOf(about.peildatum, as_of.known_at)
    words = Vocabulary(accord, day)
    theme_id = next((pk for pk, one in words.themes.items() if one.key == theme), None)
    if theme_id is None:
        raise RoundNotFound
    chair_id = words.chairs[theme_id]
    may_see_theme_answers(viewer, theme_scope(accord, theme), chair_id).require()
    answers = Answer.objects.filter(question__round_id=about.id, question__theme_id=theme_id).last_given()
    asked = Question.objects.filter(round_id=about.id, theme_id=theme_id)
    counted = asked.aggregate(asked=Count("pk"), answered=Count("pk", filter=Q(version__gt=0)))
    parties = parties_in(day, asked.values_list("request__party_id", flat=True))
    ground = _Ground(viewer, day, words, parties, about)
    return ThemeAnswers(
        about,
        words.themes[theme_id],
        counted["asked"],
        Page(_lines(answers, page, ground), max(1, page), counted["answered"]),
        may_judge=about.is_open and may_judge_theme(viewer, theme_scope(accord, theme), chair_id).allowed,
        judgements=judgements_on(about.id, theme_id, as_of),
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


@dataclass(frozen=True)
class _Ground:
    """What lines are made with. `reviewing`: with the remarks for reviewers, where the viewer may see those."""

    viewer: Capacity
    day: AsOf
    words: Vocabulary
    parties: dict[int, PartyShown]
    about: RoundShown
    found: Mapping[int, tuple[Check, ...]] = field(default_factory=dict)
    person_id: int | None = None
    reviewing: bool = False


RELATED = (
    *("question__action", "question__theme", "question__request__theme", "question__request__round__accord"),
    *("submitted_by", "entered_by", "review__reviewed_by"),
)


def _lines(answers: QuerySet[Answer], page: int, ground: _Ground) -> tuple[QueueLine, ...]:
    rows = list(answers.select_related(*RELATED).order_by("submitted_at", "pk")[bounds(page)])
    ids = [row.question.action_id for row in rows]
    actions = actions_in(ground.day, ids, ground.words.themes)
    shown, last = now_and_before(rows, ids, ground.day, before=ground.about.id, statuses=ground.words.statuses)
    own = {row.pk for row in rows if is_own_answer(ground.person_id, ground.viewer, row)}
    reviewed = [row.question_id for row in rows if may_see_inner_notes(ground.viewer, own=row.pk in own)]
    notes = notes_at([row.question_id for row in rows], inner=reviewed if ground.reviewing else ())
    verified = verified_of(ground.viewer, ground.day, action_ids=ids, in_open_rounds=True, vocabulary=ground.words)
    return tuple(
        replace(
            _line(
                row.question,
                actions[row.question.action_id],
                ground.parties.get(row.question.request.party_id or 0),
                shown[row.question_id],
                last.get(row.question.action_id),
            ),
            is_own=row.pk in own,
            findings=ground.found.get(row.pk, ()),
            notes=notes.get(row.question_id, ()),
            verified=verified.get(row.question.action_id),
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
