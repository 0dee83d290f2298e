# SPDX-License-Identifier: EUPL-1.2
"""What answering and correcting have in common: checking what was typed and keeping it beside what was there."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import models
from django.utils.translation import gettext as _

from akkoord.foundation.accounts.models import User
from akkoord.kernel.asof import AsOf
from akkoord.kernel.moment import PlannedMoment
from akkoord.kernel.signal import SignalKind
from akkoord.programme.accord.models import ActionRecord, StatusRecord
from akkoord.programme.parties.models import Party
from akkoord.programme.rounds.choices import Channel
from akkoord.programme.rounds.errors import AnsweredMeanwhile, AnswersInvalid, Conflict, Faults
from akkoord.programme.rounds.models import Answer, Need, Question, Round, Standing
from akkoord.programme.rounds.rules import CheckedAnswer, CheckedNeed, GivenAnswer, check_answer, says_the_same

BATCH = 400


@dataclass(frozen=True)
class Wording:
    """The statuses of a round's scheme by key, and the parties by key from whom something was wanted."""

    signals: Mapping[str, SignalKind]
    status_ids: Mapping[str, int]
    party_ids: Mapping[str, int]


@dataclass(frozen=True)
class Author:
    """Who keeps an answer (None: the installation), when, for a correction why, by which way and put in by whom."""

    user_id: int | None
    at: datetime
    reason: str = ""
    channel: Channel = Channel.PAGE
    entered_by_id: int | None = None


@dataclass(frozen=True)
class StoodBefore:
    """How an action stood in the round before: the answer that was given (None: nobody did) and its forecast."""

    answer_id: int | None
    forecast: PlannedMoment | None


NOTHING_BEFORE = StoodBefore(None, None)


def wording_for(
    asked: Round, given: Iterable[GivenAnswer], repeated: Iterable[CheckedAnswer], now: datetime
) -> Wording:
    """The words with which answers to a round are checked and kept. Two queries."""
    rows = StatusRecord.objects.filter(scheme_id=asked.scheme_id).as_of(AsOf.at(asked.peildatum, now=now))
    statuses = list(rows.values_list("status__key", "status_id", "signal"))
    wanted = {need.wanted_from.strip() for answer in given for need in answer.needs}
    wanted |= {need.wanted_from for answer in repeated for need in answer.needs}
    return Wording(
        {key: SignalKind(signal) for key, _pk, signal in statuses},
        {key: pk for key, pk, _signal in statuses},
        dict(Party.objects.filter(key__in=wanted).values_list("key", "pk")),
    )


def check_all(
    given: Sequence[GivenAnswer],
    wording: Wording,
    before: Mapping[int, StoodBefore],
    repeated: Mapping[int, CheckedAnswer],
) -> dict[int, CheckedAnswer]:
    """The answers to keep by question.

    In: how each action stood before, by question; `repeated` has the whole answer where nothing changed. What is
    repeated was given before and is not judged again.
    Refusals: AnswersInvalid with the faults of every answer.
    """
    checked: dict[int, CheckedAnswer] = {}
    faults: dict[int, Faults] = {}
    for one in given:
        stood = before.get(one.question_id, NOTHING_BEFORE)
        outcome = _repeat(one, wording, repeated) if one.unchanged else _check(one, wording, stood)
        if isinstance(outcome, CheckedAnswer):
            checked[one.question_id] = outcome
        else:
            faults[one.question_id] = outcome
    if faults:
        raise AnswersInvalid(faults)
    return checked


def _check(given: GivenAnswer, wording: Wording, before: StoodBefore) -> CheckedAnswer | dict[str, str]:
    return check_answer(given, wording.signals, wording.party_ids, before=before.forecast)


def _repeat(
    given: GivenAnswer, wording: Wording, repeated: Mapping[int, CheckedAnswer]
) -> CheckedAnswer | dict[str, str]:
    before = repeated.get(given.question_id)
    if before is None:
        return {"unchanged": _("In de vorige ronde is hierop geen antwoord gegeven. Vul een antwoord in.")}
    if before.status_key not in wording.signals:
        return {"unchanged": _("Deze ronde gebruikt andere statussen dan de vorige. Kies een status.")}
    return before


def stood_before(asked: Round, action_of: Mapping[int, int], now: datetime) -> dict[int, StoodBefore]:
    """How actions stood in the round before, by question; without a round before it is left out. One query.

    In: the action of each question. Of a closed round too it is the round before that one, not the round itself.
    """
    rows = (
        Standing.objects.history(AsOf.at(asked.peildatum, now=now))
        .filter(action_id__in=set(action_of.values()), holds_until__gte=asked.peildatum)
        .exclude(round=asked)
    )
    stood = {
        action: StoodBefore(answer, forecast)
        for action, answer, forecast in rows.values_list("action_id", "answer_id", "forecast")
    }
    return {question: stood[action] for question, action in action_of.items() if action in stood}


def answers_before(before: Mapping[int, StoodBefore], questions: Iterable[int]) -> dict[int, CheckedAnswer]:
    """The answers to repeat at these questions; those without one are left out. Two queries, none without questions.

    Wanted parties come by key.
    """
    answer_of = {one: before[one].answer_id for one in questions if one in before}
    if not answer_of:
        return {}
    given = Answer.objects.filter(pk__in=[pk for pk in answer_of.values() if pk is not None])
    answers = {answer.pk: checked for answer, checked in as_checked(given)}
    return {question: answers[pk] for question, pk in answer_of.items() if pk is not None}


def as_checked(answers: models.QuerySet[Answer]) -> list[tuple[Answer, CheckedAnswer]]:
    """Answers that were kept, each beside it as one that may be kept. Two queries, however many."""
    kept = list(answers.select_related("status"))
    needs: dict[int, list[CheckedNeed]] = defaultdict(list)
    rows = Need.objects.filter(answer__in=[answer.pk for answer in kept]).order_by("pk")
    for answer_id, what, by, wanted_from in rows.values_list("answer", "what", "by", "wanted_from__key"):
        needs[answer_id].append(CheckedNeed(what, by or PlannedMoment.to_be_decided(), wanted_from or ""))
    return [(answer, _checked(answer, tuple(needs[answer.pk]))) for answer in kept]


def _checked(answer: Answer, needs: tuple[CheckedNeed, ...]) -> CheckedAnswer:
    return CheckedAnswer(
        answer.status.key,
        answer.explanation,
        answer.forecast,
        needs,
        nothing_needed=answer.nothing_needed,
        product=answer.product,
    )


def sent_again(person: User, given: Sequence[GivenAnswer]) -> set[int]:
    """The questions to which this person handed in just this answer already, from just this version. Two queries."""
    last = Answer.objects.filter(question_id__in=[one.question_id for one in given], submitted_by=person).last_given()
    stands = {answer.question_id: (answer, checked) for answer, checked in as_checked(last)}
    return {one.question_id for one in given if (found := stands.get(one.question_id)) and _is_again(one, *found)}


def _is_again(given: GivenAnswer, answer: Answer, checked: CheckedAnswer) -> bool:
    stands = replace(checked, forecast_reason=answer.forecast_reason)
    return answer.number == given.expected_version + 1 and says_the_same(given, stands, unchanged=answer.unchanged)


def claim_versions(given: Sequence[GivenAnswer]) -> None:
    """Raise the version of each question by one, only where it is still the one that was shown.

    One update per distinct version. Refusals: AnsweredMeanwhile, with what was answered instead.
    """
    by_version: dict[int, list[int]] = defaultdict(list)
    for one in given:
        by_version[one.expected_version].append(one.question_id)
    claimed = sum(
        Question.objects.filter(pk__in=ids, version=version).update(version=models.F("version") + 1)
        for version, ids in by_version.items()
    )
    if claimed != len(given):
        raise AnsweredMeanwhile(_conflicts(given))


def _conflicts(given: Sequence[GivenAnswer]) -> list[Conflict]:
    """What was answered instead: the last answer of each question, where it is newer than what was shown."""
    shown = {one.question_id: one.expected_version for one in given}
    answers = (
        Answer.objects.filter(question_id__in=shown)
        .select_related("submitted_by", "question__round")
        .order_by("question_id", "number")
    )
    newer = {answer.question_id: answer for answer in answers if answer.number > shown[answer.question_id]}
    labels, titles = _names_in(newer.values())
    return [
        Conflict(
            question_id=answer.question_id,
            action_title=titles.get(answer.question.action_id, ""),
            version=answer.number,
            status_label=labels.get(answer.status_id, ""),
            explanation=answer.explanation,
            forecast_label=answer.forecast.label if answer.forecast else "",
            answered_by=answer.submitted_by.name if answer.submitted_by else "",
            answered_at=answer.submitted_at,
        )
        for answer in newer.values()
    ]


def _names_in(answers: Collection[Answer]) -> tuple[dict[int, str], dict[int, str]]:
    statuses = StatusRecord.objects.lasting().filter(status_id__in={answer.status_id for answer in answers})
    actions = ActionRecord.objects.lasting().filter(action_id__in={answer.question.action_id for answer in answers})
    return dict(statuses.values_list("status_id", "label")), dict(actions.values_list("action_id", "title"))


def keep_answers(
    given: Sequence[GivenAnswer], checked: Mapping[int, CheckedAnswer], wording: Wording, author: Author
) -> list[Answer]:
    """Write the answers with their needs, numbered by the version just claimed. Two queries per 400 answers."""
    kept = [_answer(one, checked[one.question_id], wording, author) for one in given]
    answers = Answer.objects.bulk_create(kept, batch_size=BATCH)
    Need.objects.bulk_create(
        [
            Need(
                answer=answer,
                wanted_from_id=wording.party_ids.get(need.wanted_from),
                what=need.what,
                by=need.by,
                last_day=need.by.last_day,
            )
            for answer in answers
            for need in checked[answer.question_id].needs
        ],
        batch_size=BATCH,
    )
    return answers


def _answer(given: GivenAnswer, checked: CheckedAnswer, wording: Wording, author: Author) -> Answer:
    return Answer(
        question_id=given.question_id,
        number=given.expected_version + 1,
        status_id=wording.status_ids[checked.status_key],
        explanation=checked.explanation,
        forecast=checked.forecast,
        forecast_reason=checked.forecast_reason,
        nothing_needed=checked.nothing_needed,
        product=checked.product,
        unchanged=given.unchanged,
        correction=bool(author.reason),
        reason=author.reason,
        channel=author.channel,
        entered_by_id=author.entered_by_id,
        submitted_by_id=author.user_id,
        submitted_at=author.at,
    )
