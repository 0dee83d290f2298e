# SPDX-License-Identifier: EUPL-1.2
"""How far a round is: who answered, who did not, and what somebody still has to answer."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Q
from django.utils import timezone

from akkoord.kernel.asof import AsOf
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Mandate
from akkoord.programme.parties.policies import ACTION_SCOPE, Capacity, may_read
from akkoord.programme.rounds.choices import Judgement, RequestKind
from akkoord.programme.rounds.models import Answer, Question, Request
from akkoord.programme.rounds.overviews.delegations import Delegation, delegations_in
from akkoord.programme.rounds.overviews.naming import (
    ActionShown,
    Page,
    PartyShown,
    ThemeShown,
    actions_in,
    bounds,
    parties_in,
)
from akkoord.programme.rounds.overviews.rounds import RoundShown, round_shown
from akkoord.programme.rounds.overviews.vocabulary import Vocabulary, vocabulary_for
from akkoord.programme.rounds.policies import asked_of, may_answer, may_see_progress, theme_scope


@dataclass(frozen=True)
class RequestProgress:
    """One request: whom, how much was asked and answered, what the reviewer found, and when the last answer came.

    `has_holder`: somebody holds the mandate to answer it; without, nobody can.
    """

    request_id: int
    kind: RequestKind
    party: PartyShown | None
    theme: ThemeShown | None
    asked: int
    answered: int
    accepted: int
    asked_back: int
    last_at: datetime | None
    has_holder: bool

    @property
    def to_review(self) -> int:
        """Answers that nobody reviewed yet."""
        return self.answered - self.accepted - self.asked_back


@dataclass(frozen=True)
class UnansweredLine:
    """A question that nobody answered yet, of whom it is asked, and which colleagues were asked to answer it."""

    question_id: int
    request_id: int
    action: ActionShown
    party: PartyShown | None
    colleagues: tuple[Delegation, ...] = ()


@dataclass(frozen=True)
class RoundProgress:
    """A round with its requests, the least answered first, and a page of what is not answered."""

    round: RoundShown
    requests: tuple[RequestProgress, ...]
    not_answered: Page[UnansweredLine]
    asked: int
    answered: int
    accepted: int
    asked_back: int


def round_progress(
    viewer: Capacity,
    as_of: AsOf,
    *,
    accord: str,
    period: str,
    page: int = 1,
    about: RoundShown | None = None,
    vocabulary: Vocabulary | None = None,
) -> RoundProgress:
    """How far a round is, by request, as it is now.

    In: the round and the words, when they were read already. Eleven queries. Refusals: Refused for who does not run
    rounds; RoundNotFound.
    """
    may_see_progress(viewer).require()
    about = about or round_shown(viewer, as_of, accord=accord, period=period)
    day = AsOf(about.peildatum, as_of.known_at)
    themes = vocabulary_for(accord, day, vocabulary).themes
    requests = _requests(about, day, themes, accord)
    unanswered = Question.objects.filter(round_id=about.id, version=0)
    total = sum(one.asked - one.answered for one in requests)
    rows = list(unanswered.order_by("theme_id", "pk")[bounds(page)])
    colleagues = delegations_in(accord, timezone.localdate(as_of.known_at))
    lines = _unanswered(rows, day, themes, {one.request_id: one.party for one in requests}, colleagues)
    return RoundProgress(
        about,
        requests,
        Page(lines, max(1, page), total),
        asked=sum(one.asked for one in requests),
        answered=sum(one.answered for one in requests),
        accepted=sum(one.accepted for one in requests),
        asked_back=sum(one.asked_back for one in requests),
    )


def _requests(about: RoundShown, day: AsOf, themes: dict[int, ThemeShown], accord: str) -> tuple[RequestProgress, ...]:
    counted = _counts(about.id)
    requests = [one for one in Request.objects.filter(round_id=about.id) if one.pk in counted]
    parties = parties_in(day, [one.party_id for one in requests])
    holders = _holders(day)
    shown = [_request(one, accord, parties, themes, counted.get(one.pk, {}), holders) for one in requests]
    return tuple(sorted(shown, key=lambda one: (one.answered - one.asked, one.request_id)))


def _counts(round_id: int) -> dict[int, dict[str, Any]]:
    questions = Question.objects.filter(round_id=round_id).values("request_id")
    counted: dict[int, dict[str, Any]] = {
        row["request_id"]: {"asked": row["asked"], "answered": row["answered"]}
        for row in questions.annotate(asked=Count("pk"), answered=Count("pk", filter=Q(version__gt=0)))
    }
    answers = Answer.objects.filter(question__round_id=round_id).last_given().values("question__request_id")
    for row in answers.annotate(
        accepted=Count("pk", filter=Q(review__judgement=Judgement.ACCEPTED)),
        asked_back=Count("pk", filter=Q(review__judgement=Judgement.ASKED_BACK)),
        last_at=Max("submitted_at"),
    ):
        counted[row["question__request_id"]].update(row)
    return counted


def _holders(day: AsOf) -> set[tuple[str, int, str]]:
    """Role, party and scope of every mandate in force to answer."""
    mandates = Mandate.objects.valid_on(timezone.localdate(day.known_at))
    answering = mandates.filter(role__in=(Role.OWNER, Role.DEPUTY, Role.THEME_CHAIR))
    rows = answering.exclude(scope__startswith=ACTION_SCOPE).values_list("role", "party_id", "scope")
    return set(rows.distinct())


def _request(
    one: Request,
    accord: str,
    parties: dict[int, PartyShown],
    themes: dict[int, ThemeShown],
    counted: dict[str, Any],
    holders: set[tuple[str, int, str]],
) -> RequestProgress:
    return RequestProgress(
        request_id=one.pk,
        kind=RequestKind(one.kind),
        party=parties.get(one.party_id) if one.party_id else None,
        theme=themes.get(one.theme_id) if one.theme_id else None,
        asked=counted.get("asked", 0),
        answered=counted.get("answered", 0),
        accepted=counted.get("accepted", 0),
        asked_back=counted.get("asked_back", 0),
        last_at=counted.get("last_at"),
        has_holder=_is_held(one, accord, themes, holders),
    )


def _is_held(one: Request, accord: str, themes: dict[int, ThemeShown], holders: set[tuple[str, int, str]]) -> bool:
    if one.kind == RequestKind.OWNER:
        return any(role in (Role.OWNER, Role.DEPUTY) and party == one.party_id for role, party, _ in holders)
    theme = themes.get(one.theme_id) if one.theme_id else None
    scope = theme_scope(accord, theme.key) if theme else ""
    named = any(role == Role.THEME_CHAIR and held == scope for role, _, held in holders if held)
    return named or (Role.THEME_CHAIR.value, one.party_id, "") in holders


def _unanswered(
    rows: list[Question],
    day: AsOf,
    themes: dict[int, ThemeShown],
    asked_of: dict[int, PartyShown | None],
    colleagues: dict[str, tuple[Delegation, ...]],
) -> tuple[UnansweredLine, ...]:
    actions = actions_in(day, [row.action_id for row in rows], themes)
    shown = [(row, actions[row.action_id]) for row in rows if row.action_id in actions]
    return tuple(
        UnansweredLine(row.pk, row.request_id, action, asked_of.get(row.request_id), colleagues.get(action.key, ()))
        for row, action in shown
    )


@dataclass(frozen=True)
class MyRequest:
    """A request that somebody may answer."""

    request_id: int
    kind: RequestKind
    party: PartyShown | None
    theme: ThemeShown | None
    asked: int
    answered: int
    asked_back: int


def my_requests(
    viewer: Capacity,
    as_of: AsOf,
    *,
    accord: str,
    period: str,
    about: RoundShown | None = None,
    vocabulary: Vocabulary | None = None,
) -> tuple[MyRequest, ...]:
    """The requests of a round that the viewer may answer, whatever state the round is in. Seven queries or fewer.

    In: the round and the words, when they were read already: the round saves two queries. Refusals: Refused,
    RoundNotFound.
    """
    may_read(viewer).require()
    about = about or round_shown(viewer, as_of, accord=accord, period=period)
    day = AsOf(about.peildatum, as_of.known_at)
    requests = Request.objects.filter(round_id=about.id).select_related("round__accord", "theme").order_by("pk")
    mine = [one for one in requests if _answerable(viewer, one)]
    if not mine:
        return ()
    themes = vocabulary_for(accord, day, vocabulary).themes
    parties = parties_in(day, [one.party_id for one in mine])
    counted = _counts(about.id)
    mine = [one for one in mine if one.pk in counted]
    return tuple(
        MyRequest(
            one.pk,
            RequestKind(one.kind),
            parties.get(one.party_id) if one.party_id else None,
            themes.get(one.theme_id) if one.theme_id else None,
            counted[one.pk]["asked"],
            counted[one.pk]["answered"],
            counted[one.pk].get("asked_back", 0),
        )
        for one in mine
    )


def _answerable(viewer: Capacity, one: Request) -> bool:
    return not viewer.everything and may_answer(viewer, asked_of(one)).allowed
