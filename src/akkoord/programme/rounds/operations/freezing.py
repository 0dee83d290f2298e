# SPDX-License-Identifier: EUPL-1.2
"""Making an edition: from answers to standings, to the counts that pages read, to a digest."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db import models

from akkoord.foundation.timeline.writing import NewFact, write_facts
from akkoord.kernel.asof import AsOf
from akkoord.kernel.moment import PlannedMoment
from akkoord.kernel.signal import SignalKind
from akkoord.programme.accord.models import StatusRecord
from akkoord.programme.planning.overviews.deadlines import deadlines_of
from akkoord.programme.rounds.choices import Judgement
from akkoord.programme.rounds.models import Answer, Edition, Flow, Need, Question, Round, Standing, ThemeCount
from akkoord.programme.rounds.rules import Outcome, late, overdue, totals

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
    return Ground(frozen, deadlines_of(as_of, accord_id=frozen.accord_id), _before(compared_with), signals, unknown)


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


class Row(NamedTuple):
    """One standing of an edition, as far as it is counted or digested."""

    action_id: int
    theme_id: int
    status_id: int
    answer_id: int | None
    unchanged: bool | None
    action: str
    status: str
    answer: int | None
    explanation: str
    forecast: PlannedMoment | None
    late: bool
    slipped: bool
    overdue: bool
    accepted: bool
    practice: bool


COLUMNS = (
    *("action_id", "theme_id", "status_id", "answer_id", "answer__unchanged"),
    *("action__key", "status__key", "answer__number", "explanation", "forecast"),
    *("late", "slipped", "overdue", "accepted", "practice"),
)
DIGESTED_FROM = 5
"""The columns from here on are digested: they say the same on every installation, unlike row numbers."""


def rows_of(edition: Edition) -> list[Row]:
    """The standings that an edition published, by the key of the action; its round must be at hand. One query."""
    return [Row(*values) for values in standings_of(edition).order_by("action__key").values_list(*COLUMNS)]


def complete_edition(edition: Edition, ground: Ground) -> Edition:
    """Keep the counts, the flows, the totals and the digest of an edition whose standings are written."""
    rows = rows_of(edition)
    _keep_counts(edition, rows)
    _keep_flows(edition, rows, ground)
    standing = standings_of(edition).filter(answer__isnull=False).values("answer_id")
    needs = Counter(Need.objects.filter(answer_id__in=standing).values_list("answer_id", flat=True))
    counted = totals(
        Outcome(
            row.answer is not None,
            bool(row.unchanged),
            row.late,
            needs[row.answer_id] if row.answer_id is not None else 0,
        )
        for row in rows
    )
    edition.asked, edition.answered, edition.unchanged = counted.asked, counted.answered, counted.unchanged
    edition.forecasts_late, edition.needs = counted.late, counted.needs
    edition.digest = digest_of(rows)
    edition.save()
    return edition


def digest_of(rows: Iterable[Row]) -> str:
    """SHA-256 over rows in the order given, one JSON array a line: equal standings give equal digests."""
    whole = hashlib.sha256()
    for row in rows:
        values = [str(value) if isinstance(value, PlannedMoment) else value for value in row[DIGESTED_FROM:]]
        whole.update((json.dumps(values) + "\n").encode())
    return whole.hexdigest()


def _keep_counts(edition: Edition, rows: Sequence[Row]) -> None:
    counts = Counter((row.theme_id, row.status_id, row.answer is not None) for row in rows)
    ThemeCount.objects.bulk_create(
        [
            ThemeCount(edition=edition, theme_id=theme, status_id=status, answered=answered, actions=number)
            for (theme, status, answered), number in sorted(counts.items())
        ],
        batch_size=BATCH,
    )


def _keep_flows(edition: Edition, rows: Sequence[Row], ground: Ground) -> None:
    flows: Counter[tuple[int, int | None, int]] = Counter()
    for row in rows:
        before = ground.before.get(row.action_id)
        flows[row.theme_id, before.status_id if before else None, row.status_id] += 1
    Flow.objects.bulk_create(
        [
            Flow(edition=edition, theme_id=theme, before_id=before, after_id=after, actions=number)
            for (theme, before, after), number in flows.items()
        ],
        batch_size=BATCH,
    )
