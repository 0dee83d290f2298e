# SPDX-License-Identifier: EUPL-1.2
"""What a button on the page does, and what the page shows after it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from django.urls import reverse
from django.utils.translation import gettext as _

from akkoord.foundation.accounts.models import User
from akkoord.programme.rounds.errors import DraftMovedOn, DraftTooLong, NotSubmitted, RoundIsClosed
from akkoord.programme.rounds.operations import save_drafts, submit_all
from akkoord.programme.rounds.rules import GivenAnswer
from akkoord.web.answering.cards import CardForm, with_choice, with_conflicts, with_faults
from akkoord.web.answering.page import AskedGroup
from akkoord.web.answering.typed import UNCHANGED, shown_on
from akkoord.web.components.reading import whole

SUBMIT, KEEP, REPEAT, UNDO, CLEAR, ADD_ROW = "indienen", "bewaren", "niets", "ongedaan", "wissen", "regel"
ACTS = (SUBMIT, KEEP, REPEAT, UNDO, CLEAR, ADD_ROW)


@dataclass(frozen=True)
class Press:
    """A button that was pressed: what to do, and with which request or question (0: with all)."""

    act: str
    number: int = 0

    @classmethod
    def read(cls, text: str) -> "Press":
        """Read `indienen`, `niets:3` (a request) or `wissen:12` (a question); anything else keeps what is typed."""
        act, _colon, which = text.partition(":")
        return cls(act, whole(which, 0)) if act in ACTS else cls(KEEP)


@dataclass(frozen=True)
class Outcome:
    """What became of a press: where to go when all went well, else the page's status, its message and the groups."""

    groups: Sequence[AskedGroup] = ()
    status: int = 200
    message: str = ""
    goes_to: str = ""
    closed: frozenset[int] = field(default_factory=frozenset)


def do(actor: User, press: Press, groups: Sequence[AskedGroup]) -> Outcome:
    """Do what a button asks; whatever goes wrong, what was typed is in the outcome.

    Refusals: those of the operations that no card can show (Refused, RoundNotFound, NotYourRequest).
    """
    if press.act == SUBMIT:
        return _submit(actor, groups)
    return _keep(actor, press, [_pressed(press, group) for group in groups])


def _pressed(press: Press, group: AskedGroup) -> AskedGroup:
    """A group after a button that fills in or clears."""
    forms = group.forms
    if press.act == REPEAT and press.number == group.request_id:
        forms = tuple(with_choice(one, UNCHANGED) if one.can_repeat and not one.dirty else one for one in forms)
    elif press.act == UNDO and press.number == group.request_id:
        forms = tuple(with_choice(one, "") if one.is_unchanged else one for one in forms)
    elif press.act == CLEAR:
        forms = tuple(
            replace(one, typed=shown_on(one.card), dirty=False) if one.id == press.number else one for one in forms
        )
    return group.with_forms(forms)


def _keep(actor: User, press: Press, groups: Sequence[AskedGroup]) -> Outcome:
    """Keep what is typed as drafts, and show the page again from there."""
    forms = [one for group in groups for one in group.forms]
    if any(one.other_tab for one in forms):
        return Outcome(groups, 409)
    drafts = [(one.drafted(), one.revision) for one in forms if not one.held and (one.dirty or one.revision)]
    try:
        save_drafts(actor, drafts=drafts)
    except DraftMovedOn as refusal:
        return Outcome(groups, 409, refusal.message)
    except DraftTooLong as refusal:
        return Outcome(groups, 422, refusal.message)
    except RoundIsClosed as refusal:
        return Outcome(groups, 409, refusal.message)
    return Outcome(goes_to=_place_after(press))


def _place_after(press: Press) -> str:
    page = reverse("answering:mine")
    if press.act == ADD_ROW:
        return f"{page}?regel={press.number}#needs-{press.number}"
    if press.act == CLEAR:
        return f"{page}#kaart-{press.number}"
    if press.act in (REPEAT, UNDO):
        return f"{page}#verzoek-{press.number}"
    return f"{page}?bewaard=1"


def _submit(actor: User, groups: Sequence[AskedGroup]) -> Outcome:
    if any(one.other_tab for group in groups for one in group.forms):
        return Outcome(groups, 409)
    given = {group.request_id: _to_submit(group.forms) for group in groups}
    given = {request_id: some for request_id, some in given.items() if some}
    if not groups:
        return Outcome(groups, 409)
    if not given and not any(one.card.own for group in groups for one in group.forms):
        return Outcome(groups, 422, _("U hebt nog niets gekozen of ingevuld. Er is niets ingediend."))
    try:
        submit_all(actor, given_by_request=given)
    except NotSubmitted as refusal:
        found = [_with_refusal(group, refusal) for group in groups]
        return Outcome(found, 422 if refusal.faults else 409, closed=frozenset(refusal.closed))
    return Outcome(goes_to=reverse("answering:receipt"))


def _to_submit(forms: Sequence[CardForm]) -> list[GivenAnswer]:
    return [one.given() for one in forms if one.dirty and not one.held]


def _with_refusal(group: AskedGroup, refusal: NotSubmitted) -> AskedGroup:
    return group.with_forms(tuple(with_conflicts(with_faults(group.forms, refusal.faults), refusal.conflicts)))
