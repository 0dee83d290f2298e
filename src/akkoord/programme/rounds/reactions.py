# SPDX-License-Identifier: EUPL-1.2
"""What follows from a round and from another owner: who is asked hears so, and the question goes to who owns it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.db.models import Count
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.foundation.outbox.operations import queue_mail
from akkoord.foundation.subjects.refs import SubjectRef
from akkoord.foundation.subjects.registry import SubjectInfo
from akkoord.kernel.dutch import date_label
from akkoord.kernel.period import Period
from akkoord.programme.accord.events import OwnerAssigned
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Mandate
from akkoord.programme.rounds.choices import RequestKind
from akkoord.programme.rounds.events import AnswerAskedBack, RoundOpened
from akkoord.programme.rounds.models import Answer, Request, Round
from akkoord.programme.rounds.operations.delegating import end_delegations
from akkoord.programme.rounds.operations.moving import follow_owner
from akkoord.programme.rounds.policies import theme_scope

REQUEST_PAGE = "rounds:answer"


def on_round_opened(event: RoundOpened) -> None:
    """One mail to each person for each request that they may answer. A practice round asks nobody by mail."""
    opened = Round.objects.select_related("accord").get(pk=event.round_id)
    if opened.practice:
        return
    requests = Request.objects.filter(round=opened).select_related("theme").annotate(asked=Count("questions"))
    people = _people_by_office()
    for request in requests:
        for user in _who_answers(request, opened, people):
            _invite(user, request, opened, request.asked)


def on_owner_assigned(event: OwnerAssigned) -> None:
    """The open question goes to the new owner from the day it owns the action, and colleagues of the old one stop.

    An owner from a later day leaves the round as it is: until that day the old one is accountable, and answers.
    """
    last_day = max(event.holds_from, timezone.localdate()) - timedelta(days=1)
    end_delegations(
        SYSTEM,
        accord=event.accord_key,
        action=event.action_key,
        new_owner_id=event.party_id,
        last_day=last_day,
    )
    if event.holds_from <= timezone.localdate():
        follow_owner(SYSTEM, action_id=event.action_id, party_id=event.party_id)


def on_answer_asked_back(event: AnswerAskedBack) -> None:
    """A mail with the reason to who gave the answer; none for what the installation answered or for practice."""
    answer = Answer.objects.select_related("submitted_by", "review", "question__round__accord", "question__action").get(
        pk=event.answer_id
    )
    about = answer.question.round
    if answer.submitted_by is None or not answer.submitted_by.is_active or about.practice:
        return
    with translation.override(answer.submitted_by.language):
        queue_mail(
            to=answer.submitted_by.email,
            subject=_("Vraag over uw antwoord in de ronde %(period)s") % {"period": _label(about)},
            text=_(
                "De monitoringspartij heeft een vraag over uw antwoord:\n\n%(reason)s\n\n"
                "Vul uw antwoord aan: %(link)s\n"
            )
            % {"reason": answer.review.reason, "link": _link(about, answer.question.request_id)},
            kind="answer_asked_back",
            related=SubjectRef("action", f"{about.accord.key}/{answer.question.action.key}"),
            dedupe_key=f"answer_asked_back:{answer.pk}",
        )


Office = tuple[str, int | None, str]
"""A role with the party or the scope by which it is held."""


def _people_by_office() -> dict[Office, list[User]]:
    """Who may answer today, by role and party, and for chairs also by role and theme. One query."""
    people: dict[Office, list[User]] = defaultdict(list)
    mandates = Mandate.objects.valid_on(timezone.localdate()).filter(
        role__in=(Role.OWNER, Role.THEME_CHAIR), user__is_active=True
    )
    for mandate in mandates.select_related("user").order_by("pk"):
        by_theme = mandate.role == Role.THEME_CHAIR and mandate.scope
        office = (mandate.role, None, mandate.scope) if by_theme else (mandate.role, mandate.party_id, "")
        people[office].append(mandate.user)
    return people


def _who_answers(request: Request, opened: Round, people: dict[Office, list[User]]) -> Iterable[User]:
    if request.kind == RequestKind.OWNER:
        offices: list[Office] = [(Role.OWNER, request.party_id, "")]
    else:
        scope = theme_scope(opened.accord.key, request.theme.key) if request.theme else ""
        offices = [(Role.THEME_CHAIR, None, scope), (Role.THEME_CHAIR, request.party_id, "")]
    return {user.pk: user for office in offices for user in people.get(office, ())}.values()


def _invite(user: User, request: Request, opened: Round, asked: int) -> None:
    with translation.override(user.language):
        actions = ngettext("%(number)s actie", "%(number)s acties", asked) % {"number": asked}
        queue_mail(
            to=user.email,
            subject=_("Hoe staat het ervoor? Ronde %(period)s") % {"period": _label(opened)},
            text=_(
                "De voortgangsronde %(period)s is geopend. Wij vragen u hoe het staat met %(actions)s "
                "op %(peildatum)s.\n\nHet antwoord van de vorige keer staat klaar: is er niets veranderd, dan is één "
                "klik genoeg.\n\nAntwoord uiterlijk %(due_on)s: %(link)s\n"
            )
            % {
                "period": _label(opened),
                "actions": actions,
                "peildatum": date_label(opened.peildatum, user.language),
                "due_on": date_label(opened.due_on, user.language),
                "link": _link(opened, request.pk),
            },
            kind="answer_requested",
            related=SubjectRef("round", f"{opened.accord.key}/{opened.period}"),
            dedupe_key=f"answer_requested:{request.pk}:{user.pk}",
        )


def _label(about: Round) -> str:
    return Period.parse(about.period).label_in(translation.get_language() or "nl")


def _link(about: Round, request_id: int) -> str:
    page = SubjectInfo("", REQUEST_PAGE, (about.accord.key, about.period, str(request_id)))
    return f"{settings.BASE_URL}{page.url}"
