# SPDX-License-Identifier: EUPL-1.2
"""What the checks find in the answers of a round."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from akkoord.kernel.asof import AsOf
from akkoord.kernel.moment import PlannedMoment
from akkoord.kernel.signal import SignalKind
from akkoord.programme.planning.overviews.deadlines import deadlines_of
from akkoord.programme.rounds.models import Answer, Need, Round, Standing
from akkoord.programme.rounds.overviews.rounds import RoundShown
from akkoord.programme.rounds.overviews.vocabulary import Vocabulary
from akkoord.programme.rounds.rules.checks import Check, NeedBefore, Reviewable, findings

ROUNDS_BACK = 2


@dataclass(frozen=True)
class _Before:
    """How an action stood in a round before."""

    signal: SignalKind
    explanation: str
    answer_id: int | None


def findings_in(
    answers: QuerySet[Answer], *, about: RoundShown, as_of: AsOf, vocabulary: Vocabulary
) -> dict[int, tuple[Check, ...]]:
    """What the checks find in these answers of a round, by answer; those without a finding are left out.

    In: the answers, of one round; as at its peildatum. Six queries, whatever their number: rows are read as plain
    values. Whoever asks has checked who is looking.
    """
    rows = list(
        answers.order_by().values(
            *("pk", "question__action_id", "status_id", "explanation", "forecast", "nothing_needed", "product"),
            *("entered_by_id", "submitted_by_id"),
        )
    )
    signals = {pk: status.signal.kind for pk, status in vocabulary.of_scheme(about.scheme_id).items()}
    deadlines = deadlines_of(as_of, accord_id=about.accord_id)
    stood = _standings_before(about, answers, as_of)
    before = _stood(stood)
    held = stood.filter(answer__isnull=False).order_by().values("answer_id")
    needs = _needs(Q(answer__in=answers.order_by().values("pk")) | Q(answer__in=held))
    found = {
        row["pk"]: findings(_reviewable(row, signals, deadlines, before, needs, as_of.peildatum))
        for row in rows
        if row["status_id"] in signals
    }
    return {pk: checks for pk, checks in found.items() if checks}


def _standings_before(about: RoundShown, answers: QuerySet[Answer], as_of: AsOf) -> QuerySet[Standing]:
    """How the actions answered stood in the two rounds before, the last one first."""
    earlier = Round.objects.filter(accord_id=about.accord_id, peildatum__lt=about.peildatum).order_by("-peildatum")
    actions = answers.order_by().values("question__action_id")
    stood = Standing.objects.history(as_of).filter(
        round_id__in=earlier.values("pk")[:ROUNDS_BACK], action_id__in=actions
    )
    return stood.order_by("-holds_from")


def _stood(rows: QuerySet[Standing]) -> dict[int, list[_Before]]:
    stood: dict[int, list[_Before]] = defaultdict(list)
    for action, signal, explanation, answer in rows.values_list("action_id", "signal", "explanation", "answer_id"):
        stood[action].append(_Before(SignalKind(signal), explanation, answer))
    return stood


def _needs(of: Q) -> dict[int, list[NeedBefore]]:
    needs: dict[int, list[NeedBefore]] = defaultdict(list)
    for answer, what, by in Need.objects.filter(of).order_by("pk").values_list("answer_id", "what", "by"):
        needs[answer].append(NeedBefore(what, by))
    return needs


def _reviewable(
    row: Mapping[str, Any],
    signals: Mapping[int, SignalKind],
    deadlines: Mapping[int, PlannedMoment],
    before: Mapping[int, Sequence[_Before]],
    needs: Mapping[int, Sequence[NeedBefore]],
    peildatum: date,
) -> Reviewable:
    action = row["question__action_id"]
    stood = before.get(action, ())
    last = stood[0].answer_id if stood else None
    entered = row["entered_by_id"]
    return Reviewable(
        signal=signals[row["status_id"]],
        peildatum=peildatum,
        explanation=row["explanation"],
        forecast=row["forecast"],
        deadline=deadlines.get(action),
        needs=tuple(need.what for need in needs.get(row["pk"], ())),
        nothing_needed=row["nothing_needed"],
        product=row["product"],
        before=stood[0].signal if stood else None,
        texts_before=tuple(one.explanation for one in stood),
        needs_before=tuple(needs.get(last, ())) if last is not None else (),
        entered_by_other=entered is not None and entered != row["submitted_by_id"],
    )
