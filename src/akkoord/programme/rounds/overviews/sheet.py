# SPDX-License-Identifier: EUPL-1.2
"""The one page on which a party answers: all its actions, with what was said last time."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from akkoord.kernel.asof import AsOf
from akkoord.kernel.moment import PlannedMoment
from akkoord.programme.accord.models import ParticipantRecord
from akkoord.programme.parties.models import PartyRecord
from akkoord.programme.parties.policies import Capacity
from akkoord.programme.rounds.choices import AnswerState, Channel, Judgement, RequestKind
from akkoord.programme.rounds.errors import RoundNotFound
from akkoord.programme.rounds.models import Answer, Question, Standing
from akkoord.programme.rounds.overviews.naming import (
    ActionShown,
    NeedShown,
    PartyShown,
    StatusShown,
    ThemeShown,
    actions_in,
    needs_of,
    statuses_in,
)
from akkoord.programme.rounds.overviews.remarks import NoteShown, notes_at
from akkoord.programme.rounds.overviews.rounds import RoundShown, round_shown
from akkoord.programme.rounds.overviews.verified import VerifiedShown, verified_of
from akkoord.programme.rounds.overviews.vocabulary import Vocabulary
from akkoord.programme.rounds.policies import (
    Asked,
    Place,
    asked_of,
    may_answer,
    may_correct,
    may_see_request,
    place_of,
)
from akkoord.programme.rounds.rules import answer_state

RELATED = ("action", "theme", "request__theme", "request__round__accord")


@dataclass(frozen=True)
class ReviewShown:
    """What a reviewer found of an answer."""

    judgement: Judgement
    reason: str
    at: datetime
    by: str


@dataclass(frozen=True)
class AnswerShown:
    """An answer as it was given; `by` is empty (`by_id` None) when the installation gave it."""

    id: int
    number: int
    status: StatusShown | None
    explanation: str
    forecast: PlannedMoment | None
    needs: tuple[NeedShown, ...]
    unchanged: bool
    correction: bool
    reason: str
    by: str
    by_id: int | None
    at: datetime
    review: ReviewShown | None
    forecast_reason: str = ""
    nothing_needed: bool = False
    product: str = ""
    channel: Channel = Channel.PAGE
    entered_by: str = ""
    entered_by_id: int | None = None


@dataclass(frozen=True)
class LastTime:
    """How the action stood in the round before; `answered` is False when nobody answered then."""

    period: str
    status: StatusShown | None
    answered: bool
    explanation: str
    forecast: PlannedMoment | None
    needs: tuple[NeedShown, ...]
    forecast_reason: str = ""
    nothing_needed: bool = False
    product: str = ""


@dataclass(frozen=True)
class Card:
    """One question: the action, last time, the answer so far, and the version to send back with a new answer.

    `notes` are the remarks of reviewers for the owner; `verified` is what the monitoring party itself found.
    """

    question_id: int
    version: int
    action: ActionShown
    state: AnswerState
    last: LastTime | None
    own: AnswerShown | None
    notes: tuple[NoteShown, ...] = ()
    verified: VerifiedShown | None = None

    @property
    def may_repeat(self) -> bool:
        """Whether "nothing changed" has an answer to repeat."""
        return self.last is not None and self.last.answered


@dataclass(frozen=True)
class RequestSheet:
    """Cards of a request, in the order of the accord, with the words to answer with."""

    request_id: int
    accord: str
    round: RoundShown
    kind: RequestKind
    party: PartyShown | None
    theme: ThemeShown | None
    scheme: tuple[StatusShown, ...]
    parties: tuple[PartyShown, ...]
    cards: tuple[Card, ...]
    may_answer: bool
    may_correct: bool

    @property
    def answered(self) -> int:
        """How many questions have an answer."""
        return sum(card.version > 0 for card in self.cards)


def request_sheet(viewer: Capacity, as_of: AsOf, *, request_id: int) -> RequestSheet:
    """What a party is asked and what it said, for whoever may see the request.

    Fourteen queries at most. `may_answer` says whether the viewer may answer now, `may_correct` whether after closing.
    Refusals: RoundNotFound; Refused for whom it was not asked of and who does not run the round.
    """
    asked_for = Question.objects.filter(request_id=request_id)
    return sheet_of(viewer, as_of, list(asked_for.select_related(*RELATED).order_by("pk")))


def question_sheet(viewer: Capacity, as_of: AsOf, *, question_id: int) -> RequestSheet:
    """One question of a request as a sheet with one card. Queries and refusals as `request_sheet`."""
    return sheet_of(viewer, as_of, list(Question.objects.filter(pk=question_id).select_related(*RELATED)))


def sheet_of(
    viewer: Capacity, as_of: AsOf, questions: list[Question], *, about: RoundShown | None = None
) -> RequestSheet:
    """Questions of one request, read with what is `RELATED`, as a sheet.

    In: the round, when it was read already: that saves two queries. Thirteen queries at most. Refusals: as
    `request_sheet`.
    """
    if not questions:
        raise RoundNotFound
    request = questions[0].request
    asked = asked_of(request)
    accord = request.round.accord.key
    places = {one.pk: place_of(accord, one.theme.key, one.action.key) for one in questions}
    questions = _visible(viewer, asked, questions, places)
    about = about or round_shown(viewer, as_of, accord=accord, period=request.round.period)
    day = AsOf(about.peildatum, as_of.known_at)
    words = Vocabulary(accord, day)
    parties, party = _parties(day, accord, request.party_id)
    shown = [places[one.pk] for one in questions]
    return RequestSheet(
        request_id=request.pk,
        accord=accord,
        round=about,
        kind=RequestKind(request.kind),
        party=party,
        theme=words.themes.get(request.theme_id) if request.theme_id else None,
        scheme=tuple(words.of_scheme(about.scheme_id).values()),
        parties=parties,
        cards=_cards(viewer, questions, words),
        may_answer=about.is_open and may_answer(viewer, asked, shown).allowed,
        may_correct=not about.is_open and may_correct(viewer, asked, shown[0]).allowed,
    )


def _visible(viewer: Capacity, asked: Asked, questions: list[Question], places: dict[int, Place]) -> list[Question]:
    """The questions of a request that are for the viewer; a deputy for one action sees that one alone."""
    verdicts = {pk: may_see_request(viewer, asked, place) for pk, place in places.items()}
    seen = [one for one in questions if verdicts[one.pk]]
    if not seen:
        verdicts[questions[0].pk].require()
    return seen


def _parties(day: AsOf, accord: str, asked: int | None) -> tuple[tuple[PartyShown, ...], PartyShown | None]:
    """The parties of an accord from whom something can be wanted, by name, and the party that is asked. One query."""
    taking_part = ParticipantRecord.objects.as_of(day).filter(participant__accord__key=accord)
    rows = (
        PartyRecord.objects.as_of(day)
        .annotate(takes_part=Exists(taking_part.filter(party_id=OuterRef("party_id"))))
        .filter(Q(takes_part=True) | Q(party_id=asked))
        .select_related("party")
    )
    shown = [(row.takes_part, row.party_id, PartyShown(row.party.key, row.title)) for row in rows]
    wanted = sorted((party for takes_part, _, party in shown if takes_part), key=lambda party: party.title.casefold())
    return tuple(wanted), next((party for _, pk, party in shown if pk == asked), None)


def _cards(viewer: Capacity, questions: Sequence[Question], words: Vocabulary) -> tuple[Card, ...]:
    day = words.day
    ids = [question.action_id for question in questions]
    actions = actions_in(day, ids, words.themes)
    given = Answer.objects.filter(question__in=questions).last_given()
    answers = given.select_related("submitted_by", "entered_by", "review__reviewed_by")
    own, last = now_and_before(answers, ids, day, before=questions[0].round_id, statuses=words.statuses)
    notes = notes_at([question.pk for question in questions])
    verified = verified_of(viewer, day, action_ids=ids, in_open_rounds=True, vocabulary=words)
    return tuple(
        replace(
            card_of(question, actions[question.action_id], last, own.get(question.pk)),
            notes=notes.get(question.pk, ()),
            verified=verified.get(question.action_id),
        )
        for question in questions
        if question.action_id in actions
    )


def card_of(question: Question, action: ActionShown, last: dict[int, LastTime], own: AnswerShown | None) -> Card:
    """A question as a card, from what was read about it."""
    judgement = own.review.judgement if own and own.review else None
    return Card(
        question.pk,
        question.version,
        action,
        answer_state(question.version, judgement),
        last.get(question.action_id),
        own,
    )


def now_and_before(
    answers: Iterable[Answer], action_ids: Collection[int], day: AsOf, *, before: int, statuses: dict[int, StatusShown]
) -> tuple[dict[int, AnswerShown], dict[int, LastTime]]:
    """Answers by question, and by action how it stood before a round.

    In: the answers with who gave and reviewed them, the statuses known already. Two queries, and one more for statuses
    that are not among those known.
    """
    rows = list(answers)
    latest = _standings_before(action_ids, day, before)
    ids = {row.status_id for row in rows} | {row.status_id for row in latest.values()}
    known = {**statuses, **(statuses_in(day, ids=ids - set(statuses)) if ids - set(statuses) else {})}
    needs = needs_of(day, [*(row.pk for row in rows), *(row.answer_id for row in latest.values())])
    return (
        {row.question_id: answer_shown(row, known, needs.get(row.pk, ())) for row in rows},
        {action: last_time(row, known, needs) for action, row in latest.items()},
    )


def _standings_before(action_ids: Collection[int], day: AsOf, before: int) -> dict[int, Standing]:
    rows = (
        Standing.objects.history(day)
        .filter(action_id__in=action_ids, holds_until__gte=day.peildatum)
        .exclude(round_id=before)
        .select_related("round", "answer")
    )
    return {row.action_id: row for row in rows}


def last_time(row: Standing, statuses: dict[int, StatusShown], needs: dict[int, tuple[NeedShown, ...]]) -> LastTime:
    """A standing with its round and answer, as the card shows last time."""
    return LastTime(
        row.round.period,
        statuses.get(row.status_id),
        row.answer_id is not None,
        row.explanation,
        row.forecast,
        needs.get(row.answer_id, ()) if row.answer_id else (),
        forecast_reason=row.answer.forecast_reason if row.answer else "",
        nothing_needed=row.answer.nothing_needed if row.answer else False,
        product=row.answer.product if row.answer else "",
    )


def answer_shown(row: Answer, statuses: dict[int, StatusShown], needs: tuple[NeedShown, ...]) -> AnswerShown:
    """An answer with who gave and reviewed it, as pages show it."""
    review = getattr(row, "review", None)
    return AnswerShown(
        id=row.pk,
        number=row.number,
        status=statuses.get(row.status_id),
        explanation=row.explanation,
        forecast=row.forecast,
        needs=needs,
        unchanged=row.unchanged,
        correction=row.correction,
        reason=row.reason,
        by=row.submitted_by.name if row.submitted_by else "",
        by_id=row.submitted_by_id,
        at=row.submitted_at,
        review=ReviewShown(
            Judgement(review.judgement),
            review.reason,
            review.reviewed_at,
            review.reviewed_by.name if review.reviewed_by else "",
        )
        if review
        else None,
        forecast_reason=row.forecast_reason,
        nothing_needed=row.nothing_needed,
        product=row.product,
        channel=Channel(row.channel),
        entered_by=row.entered_by.name if row.entered_by else "",
        entered_by_id=row.entered_by_id,
    )
