# SPDX-License-Identifier: EUPL-1.2
"""Making an edition: from answers to standings, to the counts that pages read, to a digest."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models

from akkoord.foundation.timeline.writing import NewFact, write_facts
from akkoord.kernel.asof import AsOf
from akkoord.kernel.moment import PlannedMoment
from akkoord.kernel.signal import SignalKind
from akkoord.programme.accord.models import ActionRecord, StatusRecord
from akkoord.programme.planning.choices import StepKind
from akkoord.programme.planning.models import StepRecord
from akkoord.programme.rounds.choices import Judgement
from akkoord.programme.rounds.models import Answer, Edition, Flow, Need, Question, Round, Standing, ThemeCount
from akkoord.programme.rounds.rules import late, overdue

BATCH = 400


@dataclass(frozen=True)
class Before:
    """How an action stood in the round before."""

    status_id: int
    forecast: PlannedMoment | None


@dataclass(frozen=True)
class Ground:
    """What standings are worked out with, gathered once: deadlines and the round before by action, status kinds."""

    frozen: Round
    deadlines: Mapping[int, PlannedMoment]
    before: Mapping[int, Before]
    signals: Mapping[int, SignalKind]
    unknown_id: int


def ground_of(frozen: Round, compared_with: Edition | None, now: datetime) -> Ground:
    """Gather it. Five queries."""
    as_of = AsOf.at(frozen.peildatum, now=now)
    statuses = StatusRecord.objects.filter(scheme_id=frozen.scheme_id).as_of(as_of).order_by("order")
    signals = {pk: SignalKind(signal) for pk, signal in statuses.values_list("status_id", "signal")}
    unknown = next(pk for pk, signal in signals.items() if signal is SignalKind.UNKNOWN)
    return Ground(frozen, _deadlines(frozen, as_of), _before(compared_with), signals, unknown)


def _deadlines(frozen: Round, as_of: AsOf) -> dict[int, PlannedMoment]:
    """The deadline of each action; without one of its own, the last of its steps that a source prints as a deadline."""
    deadlines: dict[int, PlannedMoment] = {}
    steps = StepRecord.objects.filter(step__accord_id=frozen.accord_id, kind=StepKind.DEADLINE, action__isnull=False)
    for action_id, end in steps.as_of(as_of).order_by("last_day").values_list("action_id", "end"):
        if end is not None:
            deadlines[action_id] = end
    actions = ActionRecord.objects.filter(action__accord_id=frozen.accord_id, deadline__isnull=False).as_of(as_of)
    for action_id, deadline in actions.values_list("action_id", "deadline"):
        if deadline is not None:
            deadlines[action_id] = deadline
    return deadlines


def _before(edition: Edition | None) -> dict[int, Before]:
    if edition is None:
        return {}
    rows = standings_of(edition).values_list("action_id", "status_id", "forecast")
    return {action: Before(status, forecast) for action, status, forecast in rows}


def standings_of(edition: Edition) -> models.QuerySet[Standing]:
    """The standings that an edition published, as they were known at that moment; its round must be at hand."""
    as_of = AsOf(edition.round.peildatum, edition.published_at)
    return Standing.objects.filter(round_id=edition.round_id).as_of(as_of)


def edition_before(frozen: Round) -> Edition | None:
    """The last edition of the last closed round before this one."""
    return (
        Edition.objects.filter(round__accord_id=frozen.accord_id, round__peildatum__lt=frozen.peildatum)
        .select_related("round")
        .last_first()
        .first()
    )


def write_standings(
    edition: Edition, questions: Iterable[Question], answers: Mapping[int, Answer], ground: Ground
) -> None:
    """Write how each action asked stands, from the answer to its question or from there being none."""
    facts = [
        NewFact(
            (question.action_id,),
            ground.frozen.peildatum,
            _values(edition, question, answers.get(question.pk), ground),
        )
        for question in questions
    ]
    write_facts(Standing, facts, now=edition.published_at)


def _values(edition: Edition, question: Question, answer: Answer | None, ground: Ground) -> dict[str, Any]:
    status_id = answer.status_id if answer else ground.unknown_id
    signal = ground.signals.get(status_id, SignalKind.UNKNOWN)
    forecast = answer.forecast if answer else None
    before = ground.before.get(question.action_id)
    return {
        "theme_id": question.theme_id,
        "round_id": question.round_id,
        "edition_id": edition.pk,
        "answer_id": answer.pk if answer else None,
        "status_id": status_id,
        "signal": signal.value,
        "explanation": answer.explanation if answer else "",
        "forecast": forecast,
        "forecast_last_day": forecast.last_day if forecast else None,
        "late": late(ground.deadlines.get(question.action_id), forecast),
        "slipped": late(before.forecast if before else None, forecast),
        "overdue": overdue(forecast, signal, ground.frozen.peildatum),
        "accepted": answer is not None and _judgement(answer) == Judgement.ACCEPTED,
        "practice": ground.frozen.practice,
    }


def _judgement(answer: Answer) -> str | None:
    review = getattr(answer, "review", None)
    return review.judgement if review else None


def end_of_others(frozen: Round, asked: Iterable[int], now: datetime) -> None:
    """End the standings of actions that this round no longer asks: from its peildatum on nothing is known of them."""
    open_lines = Standing.objects.filter(action__accord_id=frozen.accord_id).lasting()
    gone = set(open_lines.values_list("action_id", flat=True)) - set(asked)
    write_facts(Standing, [NewFact((action,), frozen.peildatum) for action in sorted(gone)], now=now)


def complete_edition(edition: Edition, ground: Ground) -> Edition:
    """Keep the counts, the flows, the totals and the digest of an edition whose standings are written."""
    rows = list(
        standings_of(edition)
        .order_by("action__key")
        .values_list("action_id", "action__key", "theme_id", "status_id", "status__key", *DIGESTED)
    )
    _keep_counts(edition, rows)
    _keep_flows(edition, rows, ground)
    answer_ids = [row[5] for row in rows if row[5] is not None]
    edition.asked = len(rows)
    edition.answered = len(answer_ids)
    edition.forecasts_late = sum(row[8] for row in rows)
    said = Answer.objects.filter(question__round_id=edition.round_id)
    standing = standings_of(edition).filter(answer__isnull=False).values("answer_id")
    edition.unchanged = said.filter(unchanged=True, pk__in=standing).count()
    edition.needs = Need.objects.filter(answer_id__in=standing).count()
    edition.digest = digest_of((row[1], row[4], *row[5:]) for row in rows)
    edition.save()
    return edition


DIGESTED = ("answer_id", "explanation", "forecast", "late", "slipped", "overdue", "accepted", "practice")
"""What the digest covers beside the keys of action and status, in this order."""


def digest_of(rows: Iterable[Sequence[Any]]) -> str:
    """SHA-256 over rows in the order given, one JSON array a line: equal standings give equal digests."""
    lines = (json.dumps([_plain(value) for value in row], ensure_ascii=True) + "\n" for row in rows)
    whole = hashlib.sha256()
    for line in lines:
        whole.update(line.encode())
    return whole.hexdigest()


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, PlannedMoment | date) else value


def _keep_counts(edition: Edition, rows: Sequence[Sequence[Any]]) -> None:
    counts = Counter((theme, status, answer is not None) for _, _, theme, status, _, answer, *_ in rows)
    ThemeCount.objects.bulk_create(
        [
            ThemeCount(edition=edition, theme_id=theme, status_id=status, answered=answered, actions=number)
            for (theme, status, answered), number in sorted(counts.items())
        ],
        batch_size=BATCH,
    )


def _keep_flows(edition: Edition, rows: Sequence[Sequence[Any]], ground: Ground) -> None:
    flows: Counter[tuple[int, int | None, int]] = Counter()
    for action, _, theme, status, *_ in rows:
        before = ground.before.get(action)
        flows[(theme, before.status_id if before else None, status)] += 1
    Flow.objects.bulk_create(
        [
            Flow(edition=edition, theme_id=theme, before_id=before, after_id=after, actions=number)
            for (theme, before, after), number in flows.items()
        ],
        batch_size=BATCH,
    )
