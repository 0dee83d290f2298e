# SPDX-License-Identifier: EUPL-1.2
"""Who may do what in a round. Everything not allowed here is refused."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from akkoord.kernel.verdict import Verdict
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.policies import ACTION_SCOPE, Capacity
from akkoord.programme.rounds.choices import RequestKind
from akkoord.programme.rounds.models import Answer, Request

OVERSEERS = (Role.MONITORING_PARTY, Role.PROGRAMME_TEAM)


@dataclass(frozen=True)
class Asked:
    """Of whom something is asked: a party, or the chair of a theme (`party_id` None while there is none)."""

    kind: RequestKind
    party_id: int | None
    theme_scope: str = ""


def theme_scope(accord_key: str, theme_key: str) -> str:
    """How a mandate names a theme: "theme:iza/a-passende-zorg"."""
    return f"theme:{accord_key}/{theme_key}"


def action_scope(accord_key: str, action_key: str) -> str:
    """How a mandate names an action: "action:iza/a-kader"."""
    return f"{ACTION_SCOPE}{accord_key}/{action_key}"


@dataclass(frozen=True)
class Place:
    """Where a question lies: the scopes of its theme and of its action, as mandates name them."""

    theme: str
    action: str


def place_of(accord_key: str, theme_key: str, action_key: str) -> Place:
    """The place of a question on an action of a theme."""
    return Place(theme_scope(accord_key, theme_key), action_scope(accord_key, action_key))


def asked_of(request: Request) -> Asked:
    """Of whom a request is asked; the request must have its round, accord and theme at hand."""
    theme = request.theme
    scope = theme_scope(request.round.accord.key, theme.key) if theme else ""
    return Asked(RequestKind(request.kind), request.party_id, scope)


def may_open_round(capacity: Capacity) -> Verdict:
    """The monitoring party and the programme team open rounds."""
    return _overseer(capacity, _("Alleen de monitoringspartij of het programmateam mag een ronde openen."))


def may_close(capacity: Capacity) -> Verdict:
    """Who opens rounds also closes them and publishes corrections."""
    return _overseer(
        capacity, _("Alleen de monitoringspartij of het programmateam mag een ronde sluiten of een editie vaststellen.")
    )


def may_move_deadline(capacity: Capacity) -> Verdict:
    """Who opens and closes rounds also moves the last day to answer."""
    return _overseer(
        capacity, _("Alleen de monitoringspartij of het programmateam mag de uiterste datum van een ronde verzetten.")
    )


def may_see_progress(capacity: Capacity) -> Verdict:
    """Who has answered and who has not is for those who run the round."""
    return _overseer(capacity, _("Alleen de monitoringspartij en het programmateam zien wie er nog moet antwoorden."))


def may_answer(capacity: Capacity, asked: Asked, places: Collection[Place] = ()) -> Verdict:
    """Only the party that is asked answers: an owner or its deputy, the chair for their theme; nobody for others.

    `places` are those of the questions: an owner's mandate for one theme does not reach the others, and a deputy for
    one action answers that action alone. Without places: whether there is anything in the request for them.
    """
    if _is_asked(capacity, asked, places):
        return Verdict.allow()
    if asked.kind == RequestKind.OWNER:
        return Verdict.refuse(_("Alleen de trekker zelf kan deze vragen beantwoorden."))
    return Verdict.refuse(_("Alleen de voorzitter van deze thematafel kan deze vragen beantwoorden."))


def may_delegate(capacity: Capacity, asked: Asked, place: Place) -> Verdict:
    """Who answers for the whole party, or chairs the theme, lets a colleague answer one action; no colleague does."""
    if asked.kind == RequestKind.THEME_CHAIR:
        allowed = _chairs(capacity, asked.theme_scope, asked.party_id)
    else:
        allowed = capacity.may_act_for(asked.party_id, Role.OWNER, Role.DEPUTY, scope=place.theme)
    if allowed:
        return Verdict.allow()
    return Verdict.refuse(_("Alleen de trekker, de plaatsvervanger of de voorzitter kan een collega laten antwoorden."))


def may_withdraw_delegation(capacity: Capacity, asked: Asked, place: Place) -> Verdict:
    """Who may let a colleague answer takes that back; so does the programme team."""
    if capacity.has(Role.PROGRAMME_TEAM):
        return Verdict.allow()
    return may_delegate(capacity, asked, place)


def may_enter_for_others(capacity: Capacity) -> Verdict:
    """Who runs the round may put in what an owner wrote down elsewhere; the answer stays the owner's."""
    return _overseer(
        capacity, _("Alleen de monitoringspartij of het programmateam mag antwoorden van een ander invoeren.")
    )


def may_see_request(capacity: Capacity, asked: Asked, place: Place) -> Verdict:
    """Who is asked, those who run the round, and the chair of the theme see a question of a request."""
    if _is_asked(capacity, asked, (place,)) or capacity.has(*OVERSEERS):
        return Verdict.allow()
    return Verdict.refuse(_("Dit verzoek is aan een andere partij gericht."))


def may_see_theme_answers(capacity: Capacity, scope: str, chair_id: int | None) -> Verdict:
    """All answers on one theme are for its chair (`chair_id` is the party that chairs) and for who runs the round."""
    if _chairs(capacity, scope, chair_id) or oversees(capacity):
        return Verdict.allow()
    return Verdict.refuse(_("Alleen de voorzitter van deze thematafel ziet de antwoorden van het hele thema."))


def may_review(capacity: Capacity, *, own: bool) -> Verdict:
    """The monitoring party reviews, but never what is their own (`own`: they gave it, or it was asked of them)."""
    if not capacity.has(Role.MONITORING_PARTY):
        return Verdict.refuse(_("Alleen de monitoringspartij kijkt antwoorden na."))
    if own:
        return Verdict.refuse(_("U kunt een antwoord dat u zelf hebt gegeven niet nakijken."))
    return Verdict.allow()


def is_own_matter(capacity: Capacity, asked: Asked, place: Place) -> bool:
    """Whether a question is asked of this person: the owner, a deputy, or the chair; never of the installation."""
    return not capacity.everything and _is_asked(capacity, asked, (place,))


def is_own_answer(person_id: int | None, capacity: Capacity, answer: Answer) -> bool:
    """Whether an answer is this person's own: they submitted or entered it, or its question is asked of them.

    The answer must have its question with action, theme and request (with its round, accord and theme) at hand.
    """
    if person_id is not None and person_id in (answer.submitted_by_id, answer.entered_by_id):
        return True
    question = answer.question
    place = place_of(question.request.round.accord.key, question.theme.key, question.action.key)
    return is_own_matter(capacity, asked_of(question.request), place)


def may_verify(capacity: Capacity, *, own: bool) -> Verdict:
    """The monitoring party gives a verified status, but nobody verifies what is their own (`own`, as in reviewing)."""
    if not capacity.has(Role.MONITORING_PARTY):
        return Verdict.refuse(_("Alleen de monitoringspartij geeft een geverifieerde status."))
    if own:
        return Verdict.refuse(_("U kunt een actie waarvan u zelf trekker bent of antwoord gaf niet verifiëren."))
    return Verdict.allow()


def may_write_note(capacity: Capacity, *, own: bool) -> Verdict:
    """Remarks are made by who reviews, but not at what is their own (`own`, as in reviewing)."""
    if not capacity.has(Role.MONITORING_PARTY):
        return Verdict.refuse(_("Alleen de monitoringspartij maakt opmerkingen bij antwoorden."))
    if own:
        return Verdict.refuse(_("Bij een vraag aan uzelf maakt u geen opmerking als nakijker."))
    return Verdict.allow()


def may_see_inner_notes(capacity: Capacity, *, own: bool) -> Verdict:
    """Remarks for reviewers are for those who run the round, never for who is asked (`own`), whatever else they are."""
    if oversees(capacity) and not own:
        return Verdict.allow()
    return Verdict.refuse(_("Deze opmerking is alleen voor wie de antwoorden nakijkt."))


def may_judge_theme(capacity: Capacity, scope: str, chair_id: int | None) -> Verdict:
    """Only the chair of a theme judges it (`chair_id` is the party that chairs)."""
    if _chairs(capacity, scope, chair_id):
        return Verdict.allow()
    return Verdict.refuse(_("Alleen de voorzitter van deze thematafel geeft een oordeel over het thema."))


def may_correct(capacity: Capacity, asked: Asked, place: Place) -> Verdict:
    """After closing, who was asked corrects, and so does the monitoring party; both give a reason."""
    if _is_asked(capacity, asked, (place,)) or capacity.has(Role.MONITORING_PARTY):
        return Verdict.allow()
    return Verdict.refuse(_("Alleen wie het antwoord gaf of de monitoringspartij kan het verbeteren."))


def oversees(capacity: Capacity) -> bool:
    """Whether somebody runs rounds, so that a page may offer what goes with it."""
    return capacity.has(*OVERSEERS)


def parties_spoken_for(capacity: Capacity) -> frozenset[int]:
    """The parties for which somebody answers, wholly or for one theme: what is asked of those, they may know early."""
    roles = (Role.OWNER, Role.DEPUTY)
    return frozenset(one.party_id for one in capacity.held if one.role in roles and not one.for_one_action)


def _overseer(capacity: Capacity, reason: str) -> Verdict:
    return Verdict.allow() if oversees(capacity) else Verdict.refuse(reason)


def _is_asked(capacity: Capacity, asked: Asked, places: Collection[Place] = ()) -> bool:
    if asked.kind == RequestKind.THEME_CHAIR and _chairs(capacity, asked.theme_scope, asked.party_id):
        return True
    if asked.kind == RequestKind.THEME_CHAIR:
        return bool(places) and all(_stands_in(capacity, place) for place in places)
    if not places:
        return capacity.may_act_for(asked.party_id, Role.OWNER, Role.DEPUTY)
    return all(_answers_for_owner(capacity, asked.party_id, place) for place in places)


def _answers_for_owner(capacity: Capacity, party_id: int | None, place: Place) -> bool:
    return capacity.may_act_for(party_id, Role.OWNER, Role.DEPUTY, scope=place.theme) or capacity.may_act_for(
        party_id, Role.DEPUTY, scope=place.action
    )


def _stands_in(capacity: Capacity, place: Place) -> bool:
    """Whether somebody was asked to answer this one action for its chair."""
    return any(one.role == Role.DEPUTY and one.scope == place.action for one in capacity.held)


def _chairs(capacity: Capacity, scope: str, party_id: int | None) -> bool:
    """A chair by name of the theme; or a chair without a named theme, of the party that chairs this one."""
    if capacity.everything:
        return True
    chairs = [one for one in capacity.held if one.role == Role.THEME_CHAIR]
    return any(one.scope == scope or (not one.scope and one.party_id == party_id) for one in chairs)
