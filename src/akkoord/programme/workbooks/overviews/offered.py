# SPDX-License-Identifier: EUPL-1.2
"""Which workbooks somebody can have made."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from akkoord.foundation.accounts.models import User
from akkoord.kernel.asof import AsOf
from akkoord.kernel.period import Period
from akkoord.programme.accord.models import AccordRecord, ThemeRecord
from akkoord.programme.parties.models import Mandate
from akkoord.programme.parties.policies import Capacity, Held, capacity_of, held_from
from akkoord.programme.rounds.choices import RoundState
from akkoord.programme.rounds.models import Question, Round
from akkoord.programme.rounds.policies import asked_of, may_answer, oversees, place_of, theme_scope
from akkoord.programme.workbooks.gathering import answerable_by, questions_for
from akkoord.programme.workbooks.policies import ANSWERING, may_issue_theme


@dataclass(frozen=True)
class ThemeOffer:
    """A theme of which the viewer can have a workbook made."""

    key: str
    title: str


@dataclass(frozen=True)
class PersonOffer:
    """Somebody who has something to answer: how much, and how much of that was answered."""

    person_id: int
    name: str
    asked: int
    answered: int


@dataclass(frozen=True)
class Offers:
    """What one round offers a viewer: their own questions, themes, the whole round, and other people."""

    own: int
    themes: tuple[ThemeOffer, ...]
    whole: bool
    people: tuple[PersonOffer, ...]


@dataclass(frozen=True)
class OwnRound:
    """An open round in which somebody is asked something."""

    round_id: int
    accord_key: str
    accord: str
    period: Period
    due_on: date
    practice: bool
    asked: int
    answered: int


def offers_of(viewer: Capacity, viewer_id: int, *, round_id: int) -> Offers:
    """Which workbooks of a round somebody can have made. Four queries, however many people and questions."""
    asked = Round.objects.select_related("accord").get(pk=round_id)
    questions = questions_for(asked)
    day = AsOf.at(asked.peildatum, now=timezone.now())
    accord = asked.accord.key
    themes = [
        ThemeOffer(row.theme.key, f"{row.letter} {row.title}".strip())
        for row in ThemeRecord.objects.as_of(day)
        .filter(theme__accord=asked.accord_id)
        .select_related("theme")
        .order_by("order", "letter")
        if may_issue_theme(viewer, theme_scope(accord, row.theme.key), row.chair_id)
    ]
    runs = oversees(viewer)
    own = len(answerable_by(viewer, questions, accord))
    return Offers(own, tuple(themes), runs, _people(questions, accord) if runs else ())


def own_rounds(person: User) -> tuple[OwnRound, ...]:
    """The open rounds in which somebody may answer something. Two queries, and two for each open round."""
    capacity = capacity_of(person, timezone.localdate())
    found = []
    for asked in Round.objects.filter(state=RoundState.OPEN).select_related("accord").order_by("due_on", "pk"):
        questions = answerable_by(capacity, questions_for(asked), asked.accord.key)
        if questions:
            answered = sum(one.version > 0 for one in questions)
            found.append(_own(asked, len(questions), answered))
    return tuple(found)


def _own(asked: Round, questions: int, answered: int) -> OwnRound:
    record = AccordRecord.objects.lasting().filter(accord=asked.accord_id).first()
    return OwnRound(
        round_id=asked.pk,
        accord_key=asked.accord.key,
        accord=record.name if record else asked.accord.key,
        period=Period.parse(asked.period),
        due_on=asked.due_on,
        practice=asked.practice,
        asked=questions,
        answered=answered,
    )


def _people(questions: Iterable[Question], accord: str) -> tuple[PersonOffer, ...]:
    """Everybody who may answer something, by name. One query."""
    mandates = Mandate.objects.valid_on(timezone.localdate()).filter(role__in=ANSWERING, user__is_active=True)
    rows = mandates.values_list("user_id", "user__name", "role", "party_id", "party__key", "scope")
    names: dict[int, str] = {}
    held: dict[int, list[Held]] = {}
    for person, name, role, party_id, party_key, scope in rows:
        names[person] = name
        held.setdefault(person, []).extend(held_from([(role, party_id, party_key, scope)]))
    places = [
        (asked_of(one.request), place_of(accord, one.theme.key, one.action.key), one.version) for one in questions
    ]
    offers = []
    for person, mandates_held in held.items():
        capacity = Capacity(tuple(mandates_held))
        mine = [version for asked, place, version in places if may_answer(capacity, asked, (place,))]
        if mine:
            offers.append(PersonOffer(person, names[person], len(mine), sum(version > 0 for version in mine)))
    return tuple(sorted(offers, key=lambda one: one.name.casefold()))
