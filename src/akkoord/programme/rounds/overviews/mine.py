# SPDX-License-Identifier: EUPL-1.2
"""All that one person may answer now: every open round of every accord, with last time and what is still a draft."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.db.models import Q
from django.utils import timezone

from akkoord.foundation.accounts.models import User
from akkoord.foundation.timeline.querysets import as_of_conditions
from akkoord.kernel.asof import AsOf
from akkoord.kernel.period import Period
from akkoord.programme.accord.models import ActionRecord, ParticipantRecord, StatusRecord, ThemeRecord
from akkoord.programme.accord.overviews.heads import AccordHead, accord_heads
from akkoord.programme.accord.policies import may_ask_transfer
from akkoord.programme.parties.policies import Capacity, capacity_of
from akkoord.programme.rounds.choices import RequestKind
from akkoord.programme.rounds.models import Answer, Draft, Question, Request, ReviewNote, Standing, Verification
from akkoord.programme.rounds.overviews.answerable import answerable
from akkoord.programme.rounds.overviews.delegations import Delegation, colleagues_on
from akkoord.programme.rounds.overviews.naming import (
    NO_THEME,
    ActionShown,
    PartyShown,
    StatusShown,
    ThemeShown,
    needs_of,
    parties_in,
)
from akkoord.programme.rounds.overviews.sheet import (
    AnswerShown,
    Card,
    LastTime,
    answer_shown,
    card_of,
    last_time,
)
from akkoord.programme.rounds.overviews.verified import VerifiedShown, shown_by_action
from akkoord.programme.rounds.policies import action_scope, asked_of, may_delegate, place_of
from akkoord.programme.rounds.rules import GivenAnswer, given_from


@dataclass(frozen=True)
class DraftShown:
    """What the person typed and did not hand in; `given` has the version of the question that was shown then."""

    given: GivenAnswer
    revision: int
    saved_at: datetime


@dataclass(frozen=True)
class NoteShown:
    """A remark of a reviewer that is for the owner."""

    text: str
    by: str
    at: datetime


@dataclass(frozen=True)
class OwnCard:
    """A question with what only the one who answers it sees, which colleagues answer it too, and how to hand it on."""

    card: Card
    draft: DraftShown | None
    notes: tuple[NoteShown, ...]
    verified: VerifiedShown | None
    colleagues: tuple[Delegation, ...] = ()
    may_delegate: bool = False
    may_transfer: bool = False


@dataclass(frozen=True)
class OwnRequest:
    """What one request of one round asks of the person; deputies for one action see that action alone."""

    request_id: int
    kind: RequestKind
    accord: str
    accord_name: str
    period: Period
    peildatum: date
    due_on: date
    practice: bool
    party: PartyShown | None
    theme: ThemeShown | None
    scheme: tuple[StatusShown, ...]
    parties: tuple[PartyShown, ...]
    cards: tuple[OwnCard, ...]
    expected_minutes: int


@dataclass(frozen=True)
class OwnSheet:
    """All requests of one person, by accord."""

    person_id: int
    person_name: str
    requests: tuple[OwnRequest, ...]

    @property
    def cards(self) -> tuple[OwnCard, ...]:
        """The cards of all requests, in the order of the page."""
        return tuple(card for request in self.requests for card in request.cards)


def my_sheet(
    person: User, as_of: AsOf, *, capacity: Capacity | None = None, heads: Sequence[AccordHead] | None = None
) -> OwnSheet:
    """All questions that a person may answer now, in whatever accord and capacity, and that person's drafts.

    Actions, themes and statuses are read as at the peildatum of their round, parties as at the day given. In: what the
    person may act as that day and all accords, when they were read already: that saves a query each. Sixteen queries
    at most, however many accords, requests and cards there are; two when nothing is asked.
    """
    capacity = capacity or capacity_of(person, timezone.localdate(as_of.known_at))
    questions = answerable(capacity)
    if not questions:
        return OwnSheet(person.pk, person.name, ())
    read = _read(questions, as_of)
    cards = _Cards(person, capacity, questions, read, as_of)
    named = {head.id: head for head in (accord_heads() if heads is None else heads)}
    shown = [
        _request(request, [cards.of(one) for one in asked if one.action_id in read.actions], named, read)
        for request, asked in groupby(questions, key=lambda one: one.request)
    ]
    return OwnSheet(person.pk, person.name, tuple(one for one in shown if one.cards))


@dataclass(frozen=True)
class _Read:
    """What was read for all cards together."""

    days: Mapping[int, AsOf]
    statuses: Mapping[int, StatusShown]
    schemes: Mapping[int, tuple[StatusShown, ...]]
    themes: Mapping[int, ThemeShown]
    parties: Mapping[int, PartyShown]
    taking_part: Mapping[int, tuple[PartyShown, ...]]
    actions: Mapping[int, ActionShown]
    own: Mapping[int, AnswerShown]
    last: Mapping[int, LastTime]


def _read(questions: Sequence[Question], as_of: AsOf) -> _Read:
    rounds = {one.request.round.accord_id: one.request.round for one in questions}
    days = {accord: AsOf(asked.peildatum, as_of.known_at) for accord, asked in rounds.items()}
    statuses, schemes = _statuses(days)
    themes = _themes(days)
    takes_part = _taking_part(days)
    rows = list(
        ActionRecord.objects.filter(_each(days, "action__accord"), action__in={one.action_id for one in questions})
        .select_related("action")
        .order_by("pk")
    )
    asked = {one.request.party_id for one in questions}
    parties = parties_in(as_of, {*asked, *(row.owner_id for row in rows), *(pk for _accord, pk in takes_part)})
    own, last = _answers(questions, days, statuses, as_of)
    return _Read(
        days,
        statuses,
        schemes,
        themes,
        parties,
        _by_accord(takes_part, parties),
        {row.action_id: _action(row, themes, parties) for row in rows},
        own,
        last,
    )


def _each(days: Mapping[int, AsOf], accord: str) -> Q:
    """The condition that a record holds on the day of its own accord; `accord` is the way from the record to it."""
    held = Q(pk__in=())
    for pk, day in days.items():
        held |= Q(**{accord: pk}, **as_of_conditions(day))
    return held


def _statuses(days: Mapping[int, AsOf]) -> tuple[dict[int, StatusShown], dict[int, tuple[StatusShown, ...]]]:
    rows = StatusRecord.objects.filter(_each(days, "scheme__accord")).select_related("status").order_by("order", "pk")
    shown: dict[int, StatusShown] = {}
    schemes: dict[int, tuple[StatusShown, ...]] = {}
    for row in rows:
        shown[row.status_id] = StatusShown(row.status.key, row.as_signal, row.order)
        schemes[row.scheme_id] = (*schemes.get(row.scheme_id, ()), shown[row.status_id])
    return shown, schemes


def _themes(days: Mapping[int, AsOf]) -> dict[int, ThemeShown]:
    rows = ThemeRecord.objects.filter(_each(days, "theme__accord")).order_by("order", "letter")
    return {
        theme: ThemeShown(key, letter, title, order)
        for theme, key, letter, title, order in rows.values_list("theme_id", "theme__key", "letter", "title", "order")
    }


def _taking_part(days: Mapping[int, AsOf]) -> list[tuple[int, int]]:
    rows = ParticipantRecord.objects.filter(_each(days, "participant__accord"))
    return list(rows.values_list("participant__accord", "party_id"))


def _by_accord(
    takes_part: Iterable[tuple[int, int]], parties: Mapping[int, PartyShown]
) -> dict[int, tuple[PartyShown, ...]]:
    found: dict[int, set[PartyShown]] = defaultdict(set)
    for accord, party in takes_part:
        if party in parties:
            found[accord].add(parties[party])
    return {accord: tuple(sorted(some, key=lambda one: one.title.casefold())) for accord, some in found.items()}


def _action(row: ActionRecord, themes: Mapping[int, ThemeShown], parties: Mapping[int, PartyShown]) -> ActionShown:
    owner = parties.get(row.owner_id) if row.owner_id else None
    theme = themes.get(row.theme_id, NO_THEME)
    return ActionShown(row.action.key, row.title, theme, row.deadline, owner, row.owner_missing)


def _answers(
    questions: Sequence[Question], days: Mapping[int, AsOf], statuses: dict[int, StatusShown], as_of: AsOf
) -> tuple[dict[int, AnswerShown], dict[int, LastTime]]:
    given = Answer.objects.filter(question__in=questions).last_given()
    answers = list(given.select_related("submitted_by", "review__reviewed_by"))
    standings = _standings_before(questions, days)
    ids = [*(row.pk for row in answers), *(row.answer_id for row in standings.values())]
    needs = needs_of(as_of, ids)
    own = {row.question_id: answer_shown(row, statuses, needs.get(row.pk, ())) for row in answers}
    return own, {action: last_time(row, statuses, needs) for action, row in standings.items()}


def _standings_before(questions: Sequence[Question], days: Mapping[int, AsOf]) -> dict[int, Standing]:
    """By action how it stood in the round before: the standing that held until this round's peildatum or beyond."""
    before = Q(pk__in=())
    for accord, day in days.items():
        known = Q(recorded_at__lte=day.known_at, superseded_at__gt=day.known_at)
        before |= known & Q(action__accord=accord, holds_from__lte=day.peildatum, holds_until__gte=day.peildatum)
    rows = (
        Standing.objects.filter(before, action__in={one.action_id for one in questions})
        .exclude(round__in={one.round_id for one in questions})
        .select_related("round", "answer")
        .order_by("holds_from", "recorded_at")
    )
    return {row.action_id: row for row in rows}


class _Cards:
    """Makes cards with drafts, notes, findings and colleagues; five queries when it is made."""

    def __init__(
        self, person: User, capacity: Capacity, questions: Sequence[Question], read: _Read, as_of: AsOf
    ) -> None:
        self._read, self._capacity = read, capacity
        scopes = {action_scope(one.request.round.accord.key, one.action.key) for one in questions}
        self._colleagues = colleagues_on(scopes, timezone.localdate(), apart_from=person.pk)
        drafts = Draft.objects.filter(person=person, question__in=questions)
        self._drafts = {one.question_id: _draft(one) for one in drafts}
        notes = ReviewNote.objects.filter(question__in=questions, for_owner=True).select_related("written_by")
        self._notes: dict[int, tuple[NoteShown, ...]] = {}
        for note in notes.order_by("pk"):
            told = NoteShown(note.text, note.written_by.name if note.written_by else "", note.written_at)
            self._notes[note.question_id] = (*self._notes.get(note.question_id, ()), told)
        found = Verification.objects.filter(
            _each(read.days, "action__accord"), action__in={one.action_id for one in questions}
        )
        rows = found.select_related("round", "verified_by")
        self._verified = shown_by_action(rows, read.statuses, as_of)

    def of(self, question: Question) -> OwnCard:
        read = self._read
        card = card_of(question, read.actions[question.action_id], dict(read.last), read.own.get(question.pk))
        notes = self._notes.get(question.pk, ())
        verified = self._verified.get(question.action_id)
        place = place_of(question.request.round.accord.key, question.theme.key, question.action.key)
        owned = question.request.kind == RequestKind.OWNER
        return OwnCard(
            card,
            self._drafts.get(question.pk),
            notes,
            verified,
            self._colleagues.get(place.action, ()),
            may_delegate(self._capacity, asked_of(question.request), place).allowed,
            may_ask_transfer(self._capacity, owner_id=question.request.party_id if owned else None).allowed,
        )


def _draft(row: Draft) -> DraftShown:
    return DraftShown(given_from(row.question_id, row.based_on, row.typed), row.revision, row.saved_at)


def _request(request: Request, cards: Sequence[OwnCard], heads: Mapping[int, AccordHead], read: _Read) -> OwnRequest:
    asked = request.round
    return OwnRequest(
        request_id=request.pk,
        kind=RequestKind(request.kind),
        accord=asked.accord.key,
        accord_name=heads[asked.accord_id].short_name if asked.accord_id in heads else asked.accord.key,
        period=Period.parse(asked.period),
        peildatum=asked.peildatum,
        due_on=asked.due_on,
        practice=asked.practice,
        party=read.parties.get(request.party_id) if request.party_id else None,
        theme=read.themes.get(request.theme_id) if request.theme_id else None,
        scheme=read.schemes.get(asked.scheme_id, ()),
        parties=read.taking_part.get(asked.accord_id, ()),
        cards=tuple(cards),
        expected_minutes=request.expected_minutes,
    )
