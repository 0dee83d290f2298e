# SPDX-License-Identifier: EUPL-1.2
"""Who was asked in a round, whether the mail arrived, and for whom there is nobody to mail."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from akkoord.foundation.accounts.models import User
from akkoord.foundation.outbox.choices import DeliveryState
from akkoord.foundation.outbox.overviews import Delivery, deliveries
from akkoord.kernel.asof import AsOf
from akkoord.programme.invitations.models import Invitation, LinkedRound, OptOut, Reminder
from akkoord.programme.invitations.policies import AskedQuestion, Reach, hears_of, may_manage_links, questions_in
from akkoord.programme.parties.policies import Capacity
from akkoord.programme.rounds.errors import RoundNotFound
from akkoord.programme.rounds.models import Request, Round
from akkoord.programme.rounds.overviews.naming import PartyShown, ThemeShown, parties_in, themes_in


@dataclass(frozen=True)
class AskedOf:
    """Of whom a request is asked: a party, or the chair of a theme; and how many questions it has."""

    request_id: int
    party: PartyShown | None
    theme: ThemeShown | None
    questions: int


@dataclass(frozen=True)
class PersonInvited:
    """One person who was asked in a round: for whom, how far the mail and the answers are.

    `mail` None: the mail is still to be made. `opened_at` None: no link of this round was opened. `has_link`: a link
    still opens their questions. `asked` is 0 for somebody who lost the mandate to answer.
    """

    person_id: int
    name: str
    email: str
    asked_for: tuple[AskedOf, ...]
    asked: int
    answered: int
    mail: Delivery | None
    opened_at: datetime | None
    has_link: bool
    reminders: int
    wants_reminders: bool

    @property
    def has_problem(self) -> bool:
        """Whether the mail did not arrive."""
        return self.mail is not None and self.mail.state in (DeliveryState.FAILED, DeliveryState.BOUNCED)

    @property
    def is_done(self) -> bool:
        """Whether everything was answered."""
        return self.asked > 0 and self.answered == self.asked


@dataclass(frozen=True)
class RoundInvitations:
    """The people asked in a round, those whose mail did not arrive first, and the requests that reach nobody."""

    people: tuple[PersonInvited, ...]
    nobody: tuple[AskedOf, ...]
    mails_nobody: bool


@dataclass
class _Ground:
    """What is read once for everybody."""

    requests: Mapping[int, AskedOf]
    mine: Mapping[int, tuple[User, list[AskedQuestion]]]
    mails: Mapping[int, Delivery]
    opted_out: Collection[int]
    reminders: Counter[int]
    opened: dict[int, datetime] = field(default_factory=dict)
    in_force: set[int] = field(default_factory=set)


def round_invitations(viewer: Capacity, as_of: AsOf, *, accord: str, period: str) -> RoundInvitations:
    """Who was asked in a round and how that went, as it is now. Thirteen queries.

    Refusals: Refused for who does not run rounds; RoundNotFound.
    """
    may_manage_links(viewer).require()
    about = Round.objects.select_related("accord").filter(accord__key=accord, period=period).first()
    if about is None:
        raise RoundNotFound
    now = timezone.now()
    questions = questions_in([about], now)
    reach = Reach.on(timezone.localdate(now))
    rows = list(Invitation.objects.filter(request__round=about).select_related("person").order_by("pk"))
    ground = _ground(about, questions, reach, rows, as_of)
    by_person: dict[int, list[Invitation]] = defaultdict(list)
    for row in rows:
        by_person[row.person_id].append(row)
    people = [_person(own, ground) for own in by_person.values()]
    reached = {one.request_id for one in questions if reach.of(one)}
    return RoundInvitations(
        tuple(sorted(people, key=lambda one: (not one.has_problem, one.is_done, one.name))),
        tuple(asked for pk, asked in ground.requests.items() if asked.questions and pk not in reached),
        about.practice and not any(hears_of(row.person, about) for row in rows),
    )


def _ground(
    about: Round, questions: Collection[AskedQuestion], reach: Reach, rows: Collection[Invitation], as_of: AsOf
) -> _Ground:
    people = {row.person_id for row in rows}
    reminders = Reminder.objects.filter(round=about).values_list("person", flat=True)
    ground = _Ground(
        requests=_requests(about, questions, as_of),
        mine=reach.questions_by_person(questions),
        mails=deliveries([row.mail_id for row in rows if row.mail_id]),
        opted_out=set(OptOut.objects.filter(person__in=people).values_list("person", flat=True)),
        reminders=Counter(reminders),
    )
    for linked in LinkedRound.objects.filter(round=about).select_related("link").order_by("link"):
        link = linked.link
        if link.opened_at is not None:
            ground.opened.setdefault(link.person_id, link.opened_at)
        if link.revoked_at is None and about.is_open:
            ground.in_force.add(link.person_id)
    return ground


def _requests(about: Round, questions: Iterable[AskedQuestion], as_of: AsOf) -> dict[int, AskedOf]:
    day = AsOf(about.peildatum, as_of.known_at)
    requests = list(Request.objects.filter(round=about).order_by("pk"))
    parties = parties_in(day, [one.party_id for one in requests])
    themes = themes_in(day, about.accord.key)
    number = Counter(question.request_id for question in questions)
    return {
        one.pk: AskedOf(
            one.pk,
            parties.get(one.party_id) if one.party_id and not one.theme_id else None,
            themes.get(one.theme_id) if one.theme_id else None,
            number[one.pk],
        )
        for one in requests
    }


def _person(rows: Collection[Invitation], ground: _Ground) -> PersonInvited:
    person = next(iter(rows)).person
    mine = ground.mine.get(person.pk, (person, []))[1]
    sent = [ground.mails[row.mail_id] for row in rows if row.mail_id is not None]
    worst = next((one for one in sent if one.state in (DeliveryState.FAILED, DeliveryState.BOUNCED)), None)
    return PersonInvited(
        person_id=person.pk,
        name=person.name,
        email=person.email,
        asked_for=tuple(ground.requests[row.request_id] for row in rows),
        asked=len(mine),
        answered=sum(question.is_answered for question in mine),
        mail=worst or (max(sent, key=lambda one: one.at) if sent else None),
        opened_at=ground.opened.get(person.pk),
        has_link=person.pk in ground.in_force,
        reminders=ground.reminders[person.pk],
        wants_reminders=person.pk not in ground.opted_out,
    )
