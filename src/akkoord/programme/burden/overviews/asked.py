# SPDX-License-Identifier: EUPL-1.2
"""The questions of a round with what was said in it and in the rounds before: what all burden pages are made of."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import F, FilteredRelation, Q

from akkoord.kernel.asof import AsOf
from akkoord.kernel.signal import SignalKind
from akkoord.programme.accord.models import ActionRecord, StatusRecord
from akkoord.programme.burden.models import TimeSpent
from akkoord.programme.burden.rules import ROUNDS_UNCHANGED, AskedQuestion, Proposal, Told, proposals
from akkoord.programme.rounds.choices import Channel, Judgement
from akkoord.programme.rounds.models import Question, Request, Round
from akkoord.programme.rounds.overviews.rounds import RoundShown


@dataclass(frozen=True)
class Said:
    """The last answer to a question in this round: in which way it came, by whom, and put in by whom (if another)."""

    channel: Channel
    unchanged: bool
    answered_by: str
    entered_by: str


@dataclass(frozen=True)
class AskedLine:
    """One question: on which action, whether it could be repeated, what was said, and whether it could be dropped."""

    question_id: int
    request_id: int
    action_id: int
    party_id: int | None
    can_be_repeated: bool
    said: Said | None
    proposal: Proposal | None


@dataclass(frozen=True)
class RequestBurden:
    """One request: minutes expected (None: unknown) and seconds spent (None: not measured)."""

    id: int
    party_id: int | None
    theme_id: int | None
    expected: int | None
    seconds: int | None


def requests_of(about: RoundShown) -> tuple[RequestBurden, ...]:
    """The requests of a round. Two queries."""
    spent = dict(TimeSpent.objects.filter(request__round=about.id).values_list("request_id", "seconds"))
    rows = Request.objects.filter(round=about.id).order_by("pk")
    return tuple(
        RequestBurden(pk, party, theme, minutes or None, spent.get(pk))
        for pk, party, theme, minutes in rows.values_list("pk", "party_id", "theme_id", "expected_minutes")
    )


def lines_of(about: RoundShown, day: AsOf, accord: str, party_of: Mapping[int, int | None]) -> tuple[AskedLine, ...]:
    """The questions of a round in the order of their themes. In: the party of each request. Five queries."""
    rounds = _rounds_until(about, accord)
    told, said = _answers(rounds, day, accord)
    titles = dict(ActionRecord.objects.filter(action__accord__key=accord).as_of(day).values_list("action_id", "title"))
    rows = list(
        Question.objects.filter(round=about.id)
        .order_by("theme_id", "pk")
        .values_list("pk", "request_id", "action_id", "theme_id")
    )
    asked = [
        AskedQuestion(
            pk, party_of[request], titles.get(action, str(pk)), theme, tuple(told.get((one, action)) for one in rounds)
        )
        for pk, request, action, theme in rows
    ]
    dropped = proposals(asked)
    return tuple(
        AskedLine(one.id, request, action, one.party_id, one.can_be_repeated, said.get(action), dropped.get(one.id))
        for one, (_pk, request, action, _theme) in zip(asked, rows, strict=True)
    )


def _rounds_until(about: RoundShown, accord: str) -> list[int]:
    """This round and those before it that proposals look at, this one first. One query."""
    rounds = Round.objects.filter(accord__key=accord, peildatum__lte=about.peildatum).order_by("-peildatum")
    return list(rounds.values_list("pk", flat=True)[:ROUNDS_UNCHANGED])


def _answers(rounds: list[int], day: AsOf, accord: str) -> tuple[dict[tuple[int, int], Told], dict[int, Said]]:
    """What was said by round and action, and in the first of the rounds by action. Two queries."""
    signals = dict(
        StatusRecord.objects.filter(status__accord__key=accord).as_of(day).values_list("status_id", "signal")
    )
    questions = (
        Question.objects.filter(round__in=rounds)
        .annotate(last=FilteredRelation("answers", condition=Q(answers__number=F("version"))))
        .values_list("round_id", "action_id", *(f"last__{name}" for name in _OF_ANSWER))
    )
    told: dict[tuple[int, int], Told] = {}
    said: dict[int, Said] = {}
    for round_id, action, number, status, unchanged, judgement, channel, answered_by, entered_by in questions:
        finished = signals.get(status) == SignalKind.FINISHED
        accepted = judgement == Judgement.ACCEPTED
        told[round_id, action] = Told(number is not None, bool(unchanged), finished, accepted)
        if number is not None and round_id == rounds[0]:
            said[action] = Said(Channel(channel), unchanged, answered_by or "", entered_by or "")
    return told, said


_OF_ANSWER = (
    "number",
    "status_id",
    "unchanged",
    "review__judgement",
    "channel",
    "submitted_by__name",
    "entered_by__name",
)
