# SPDX-License-Identifier: EUPL-1.2
"""Making the practice rounds, by the same acts as people use."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from akkoord.foundation.accounts.actors import SystemActor
from akkoord.kernel.asof import AsOf
from akkoord.kernel.moment import PlannedMoment
from akkoord.kernel.period import Period
from akkoord.kernel.signal import SignalKind
from akkoord.programme.accord.models import Accord, ActionRecord, ParticipantRecord, StatusRecord, StatusSchemeRecord
from akkoord.programme.rounds.choices import Judgement
from akkoord.programme.rounds.management.practice_answers import (
    MARK,
    PracticeAnswer,
    happens,
    moving_reason,
    number_for,
    practice_answer,
)
from akkoord.programme.rounds.management.practice_findings import judge_some, remark_on_some, verify_some
from akkoord.programme.rounds.models import Answer, Question, Round
from akkoord.programme.rounds.operations import (
    close_round,
    correct_answer,
    open_round,
    publish_edition,
    review_many,
    submit_answers,
)
from akkoord.programme.rounds.operations.keeping import NOTHING_BEFORE, StoodBefore, stood_before
from akkoord.programme.rounds.rules import GivenAnswer, GivenNeed, forecast_moved

PERIODS = tuple(Period.parse(code) for code in ("2023Q2", "2023Q3", "2023Q4"))
ASKER = SystemActor("Oefenronde (monitoringspartij)")
ANSWERER = SystemActor("Oefenronde (trekker of voorzitter)")

Progress = Callable[[str], None]


@dataclass(frozen=True)
class _Ground:
    """What all practice answers are made with."""

    accord: Accord
    status_of: dict[SignalKind, str]
    parties: tuple[str, ...]


@transaction.atomic
def seed_practice(accord_key: str, *, now: AsOf, progress: Progress = lambda text: None) -> tuple[Round, ...]:
    """Two closed practice rounds, the second corrected once, and a third that is open and half answered.

    In: the accord's key; as at when, for today's date. All or nothing; a second call makes nothing and gives ().
    Refusals: Accord.DoesNotExist; those of `open_round`, when the accord has rounds of its own in the way.
    """
    accord = Accord.objects.get(key=accord_key)
    if Round.objects.filter(accord=accord, practice=True).exists():
        return ()
    ground = _ground(accord, now)
    made = []
    for turn, period in enumerate(PERIODS):
        progress(f"{MARK}{period.label}")
        is_last = turn == len(PERIODS) - 1
        opened = _open(ground, period, now.peildatum if is_last else None)
        _answer(ground, opened, turn, half=is_last)
        verify_some(opened, ground.status_of, turn)
        remark_on_some(opened, turn)
        judge_some(opened, turn, half=is_last)
        _review(opened, turn)
        if not is_last:
            close_round(ASKER, round_id=opened.pk)
        if turn == 1:
            _correct(ground, opened)
        made.append(opened)
    return tuple(made)


def _ground(accord: Accord, now: AsOf) -> _Ground:
    statuses = StatusRecord.objects.as_of(now).filter(status__accord=accord, scheme__in=_leading_schemes(accord, now))
    parties = ParticipantRecord.objects.as_of(now).filter(participant__accord=accord)
    return _Ground(
        accord,
        {SignalKind(signal): key for signal, key in statuses.order_by("-order").values_list("signal", "status__key")},
        tuple(sorted(parties.values_list("party__key", flat=True))),
    )


def _leading_schemes(accord: Accord, now: AsOf) -> list[int]:
    leading = StatusSchemeRecord.objects.as_of(now).filter(scheme__accord=accord, leading=True)
    return list(leading.values_list("scheme_id", flat=True))


def _open(ground: _Ground, period: Period, today: date | None) -> Round:
    """A practice round of the past was due two weeks after its peildatum; the open one is due two weeks from today."""
    peildatum = max(period.last_day, _day_of_actions(ground.accord))
    return open_round(
        ASKER,
        accord=ground.accord.key,
        period=period,
        peildatum=peildatum,
        due_on=(today or peildatum) + timedelta(days=14),
        practice=True,
    )


def _day_of_actions(accord: Accord) -> date:
    """The day from which most actions hold: a source of July cannot be asked about in June."""
    days = ActionRecord.objects.lasting().filter(action__accord=accord).values_list("holds_from")
    counted = days.annotate(actions=Count("pk")).order_by("-actions", "holds_from").first()
    return counted[0] if counted else date.min


def _answer(ground: _Ground, opened: Round, turn: int, *, half: bool) -> None:
    """Let each party answer what it answers; in the open round only every second question, from the second on."""
    period = Period.parse(opened.period)
    for request in opened.requests.order_by("pk"):
        questions = list(request.questions.select_related("action").order_by("pk")[int(half) :: 2 if half else 1])
        before = stood_before(opened, {one.pk: one.action_id for one in questions}, timezone.now())
        given = []
        for question in questions:
            answer = practice_answer(question.action.key, turn, period, ground.parties)
            if answer is not None:
                given.append(_given(ground, question, answer, turn, before.get(question.pk, NOTHING_BEFORE)))
        if given:
            submit_answers(ANSWERER, request_id=request.pk, given=given)


def _given(ground: _Ground, question: Question, answer: PracticeAnswer, turn: int, before: StoodBefore) -> GivenAnswer:
    forecast = PlannedMoment.parse(answer.forecast) if answer.forecast else None
    moved = answer.signal is not SignalKind.FINISHED and forecast_moved(before.forecast, forecast)
    return GivenAnswer(
        question.pk,
        question.version,
        ground.status_of[answer.signal],
        answer.explanation,
        answer.forecast,
        answer.needs,
        answer.unchanged,
        forecast_reason=moving_reason(question.action.key, turn) if moved else "",
        nothing_needed=answer.nothing_needed,
        product=answer.product,
    )


def _review(opened: Round, turn: int) -> None:
    """Accept most, ask a few back, and leave some for whoever tries the review out."""
    answers = list(
        Answer.objects.filter(question__round=opened)
        .last_given()
        .values_list("pk", "question__action__key", "unchanged")
    )
    back = [pk for pk, key, unchanged in answers if not unchanged and happens(6, "asked back", key, turn)]
    rest = [pk for pk, key, _ in answers if pk not in back and happens(90 if turn < 2 else 40, "accepted", key, turn)]
    if rest:
        review_many(ASKER, answer_ids=rest, judgement=Judgement.ACCEPTED)
    if back:
        reason = MARK + "noem de dag van het besluit en wie het neemt."
        review_many(ASKER, answer_ids=back, judgement=Judgement.ASKED_BACK, reason=reason)
        _answer_again(back)


def _answer_again(asked_back: Sequence[int]) -> None:
    """Every second answer that was asked back is given again with more to it, and accepted."""
    answers = Answer.objects.filter(pk__in=asked_back).select_related("question__action", "status").order_by("pk")
    again = [answer for answer in answers if number_for("again", answer.question.action.key) % 2]
    for answer in again:
        (better,) = submit_answers(ANSWERER, request_id=answer.question.request_id, given=[_better(answer)])
        review_many(ASKER, answer_ids=[better.pk], judgement=Judgement.ACCEPTED)


def _better(answer: Answer) -> GivenAnswer:
    return GivenAnswer(
        answer.question_id,
        answer.question.version,
        answer.status.key,
        f"{answer.explanation} Het besluit volgt in het eerstvolgende overleg van de thematafel.",
        str(answer.forecast or ""),
        tuple(
            GivenNeed(need.what, str(need.by or "PM"), need.wanted_from.key if need.wanted_from else "")
            for need in answer.needs.select_related("wanted_from")
        ),
        forecast_reason=answer.forecast_reason,
        nothing_needed=answer.nothing_needed,
        product=answer.product,
    )


def _correct(ground: _Ground, closed: Round) -> None:
    """One answer of the second round turns out to have been too bright: a correction and a second edition."""
    bright = Answer.objects.filter(question__round=closed, status__key=ground.status_of[SignalKind.ON_SCHEDULE])
    answer = bright.last_given().select_related("question").order_by("question__action__key").first()
    if answer is None:
        return
    given = GivenAnswer(
        answer.question_id,
        answer.question.version,
        ground.status_of[SignalKind.ATTENTION],
        MARK + "bij nader inzien ontbreekt een besluit; zonder dat besluit schuift de actie op.",
        "2024-Q3",
        (GivenNeed(MARK + "een besluit over de volgorde", "2023-Q4", ground.parties[0] if ground.parties else ""),),
        forecast_reason=MARK + "zonder dat besluit kan de rest niet beginnen.",
    )
    reason = MARK + "het antwoord was te gunstig."
    correction = correct_answer(ANSWERER, given=given, reason=reason)
    review_many(ASKER, answer_ids=[correction.pk], judgement=Judgement.ACCEPTED)
    publish_edition(ASKER, round_id=closed.pk, reason=reason)
