# SPDX-License-Identifier: EUPL-1.2
"""Which questions somebody may answer now, in whatever accord and capacity."""

from django.db.models import Exists, OuterRef, Q

from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.policies import Capacity, Held
from akkoord.programme.rounds.choices import Judgement, RequestKind, RoundState
from akkoord.programme.rounds.models import Answer, Question
from akkoord.programme.rounds.policies import asked_of, may_answer, place_of

ANSWERING = (Role.OWNER, Role.DEPUTY, Role.THEME_CHAIR)
RELATED = ("action", "theme", "request__theme", "request__round__accord")


def answers_at_all(viewer: Capacity) -> bool:
    """Whether somebody holds a mandate to answer with; the installation itself is nobody."""
    return not viewer.everything and viewer.has(*ANSWERING)


def answerable(viewer: Capacity, only: Q | None = None) -> list[Question]:
    """The questions of open rounds that the viewer may answer, in the order in which they were asked.

    As owner or deputy of a party, as chair of a theme, or for one action alone. With their request, round, accord,
    theme and action. In: a condition that narrows them. One query, none without a mandate to answer with.
    """
    if not answers_at_all(viewer):
        return []
    within = Q(pk__in=())
    for held in viewer.held:
        within |= _reach(held)
    asked = Question.objects.filter(within, only or Q(), round__state=RoundState.OPEN)
    rows = asked.select_related(*RELATED).order_by("round_id", "request_id", "pk")
    return [one for one in rows if _may(viewer, one)]


def left_to_answer(viewer: Capacity) -> int:
    """How many questions wait for the viewer: not answered yet, or asked back. One query at most."""
    last = Answer.objects.filter(question=OuterRef("pk"), number=OuterRef("version"))
    asked_back = Exists(last.filter(review__judgement=Judgement.ASKED_BACK))
    return len(answerable(viewer, Q(version=0) | Q(asked_back)))


def _may(viewer: Capacity, question: Question) -> bool:
    accord = question.request.round.accord.key
    place = place_of(accord, question.theme.key, question.action.key)
    return may_answer(viewer, asked_of(question.request), (place,)).allowed


def _reach(held: Held) -> Q:
    """The questions that one mandate could reach; the policy has the last word on each."""
    accord, _slash, key = held.scope.partition(":")[2].partition("/")
    if held.for_one_action:
        return Q(round__accord__key=accord, action__key=key) if held.role == Role.DEPUTY else Q(pk__in=())
    if held.role in (Role.OWNER, Role.DEPUTY):
        return Q(request__kind=RequestKind.OWNER, request__party_id=held.party_id)
    if held.role != Role.THEME_CHAIR:
        return Q(pk__in=())
    chaired = Q(request__kind=RequestKind.THEME_CHAIR)
    if held.scope:
        return chaired & Q(round__accord__key=accord, request__theme__key=key)
    return chaired & Q(request__party_id=held.party_id)
