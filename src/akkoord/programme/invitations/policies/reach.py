# SPDX-License-Identifier: EUPL-1.2
"""Who may answer which question: mandates read from the side of the question."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from akkoord.foundation.accounts.models import User
from akkoord.kernel.asof import AsOf
from akkoord.programme.accord.models import ThemeRecord
from akkoord.programme.invitations.choices import Audience
from akkoord.programme.invitations.rules.reaching import Office, Target, offices
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Mandate
from akkoord.programme.rounds.choices import RequestKind
from akkoord.programme.rounds.models import Question, Round
from akkoord.programme.rounds.policies import action_scope, theme_scope

ANSWERING = (Role.OWNER, Role.DEPUTY, Role.THEME_CHAIR)


@dataclass(frozen=True)
class AskedQuestion:
    """One question of an open round, with where it lies and whether anybody answered it."""

    id: int
    request_id: int
    round_id: int
    action_id: int
    theme_id: int
    theme_key: str
    target: Target
    is_answered: bool


@dataclass(frozen=True)
class Reach:
    """The people who hold an office on a day, by office."""

    people: Mapping[Office, tuple[User, ...]]

    @classmethod
    def on(cls, day: date) -> "Reach":
        """Everybody whose mandate to answer is in force and whose account is open. One query."""
        mandates = Mandate.objects.valid_on(day).filter(role__in=ANSWERING, user__is_active=True)
        people: dict[Office, dict[int, User]] = defaultdict(dict)
        for mandate in mandates.select_related("user").order_by("pk"):
            people[mandate.role, mandate.party_id, mandate.scope][mandate.user_id] = mandate.user
            if mandate.scope:
                people[mandate.role, None, mandate.scope][mandate.user_id] = mandate.user
        return cls({office: tuple(holders.values()) for office, holders in people.items()})

    def of(self, question: AskedQuestion, audience: Audience = Audience.OWNER) -> dict[int, User]:
        """The people a question reaches, by id."""
        found = offices(question.target, audience)
        return {person.pk: person for office in found for person in self.people.get(office, ())}

    def questions_by_person(
        self, questions: Collection[AskedQuestion], audience: Audience = Audience.OWNER
    ) -> dict[int, tuple[User, list[AskedQuestion]]]:
        """The questions that each person is reached by."""
        found: dict[int, tuple[User, list[AskedQuestion]]] = {}
        for question in questions:
            for pk, person in self.of(question, audience).items():
                found.setdefault(pk, (person, []))[1].append(question)
        return found


def questions_in(rounds: Collection[Round], now: datetime) -> list[AskedQuestion]:
    """The questions of rounds, whose accords must be at hand, with who chairs their themes today. Two queries."""
    accords = {one.pk: one.accord.key for one in rounds}
    day = AsOf.at(timezone.localdate(now), now=now)
    chairs = dict(
        ThemeRecord.objects.as_of(day).filter(theme__accord__key__in=accords.values()).values_list("theme_id", "chair")
    )
    rows = Question.objects.filter(round__in=accords).order_by("pk")
    names = ("pk", "request_id", "round_id", "action_id", "action__key", "theme_id", "theme__key", "version")
    return [
        AskedQuestion(
            pk,
            request,
            about,
            action,
            theme,
            theme_key,
            _target(accords[about], kind, party, chairs.get(theme), theme_key, action_key),
            version > 0,
        )
        for pk, request, about, action, action_key, theme, theme_key, version, kind, party in rows.values_list(
            *names, "request__kind", "request__party_id"
        )
    ]


def _target(accord: str, kind: str, party: int | None, chair: int | None, theme: str, action: str) -> Target:
    asked = RequestKind(kind)
    return Target(
        asked,
        party,
        party if asked == RequestKind.THEME_CHAIR else chair,
        theme_scope(accord, theme),
        action_scope(accord, action),
    )


def hears_of(person: User, about: Round) -> bool:
    """Whether somebody gets mail about a round: nobody does about practice, but demo accounts in a demo."""
    return not about.practice or (bool(settings.DEMO) and person.is_demo_user)
