# SPDX-License-Identifier: EUPL-1.2
"""What a button on the answer page does, and what the page shows after it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from akkoord.foundation.accounts.models import User
from akkoord.programme.rounds.errors import AnsweredMeanwhile, AnswersInvalid, RoundIsClosed
from akkoord.programme.rounds.operations import submit_answers
from akkoord.programme.rounds.rules import GivenAnswer
from akkoord.web.rounds.typed import CardForm, whole, with_conflicts, with_faults, with_row

SUBMIT, REPEAT, ADD_ROW = "indienen", "niets", "regel"
ALL = "alles"


@dataclass(frozen=True)
class Press:
    """A button that was pressed: what to do, and for which question (None: for all)."""

    act: str
    question_id: int | None

    @classmethod
    def read(cls, text: str) -> "Press":
        """Read `indienen:12` or `niets:alles`; anything else is a button that does nothing."""
        act, _colon, which = text.partition(":")
        number = whole(which, 0)
        if act not in (SUBMIT, REPEAT, ADD_ROW) or not (number or which == ALL):
            return cls("", None)
        return cls(act, number or None)

    @property
    def chosen(self) -> tuple[int, ...]:
        """The one question that was chosen, if one was."""
        return () if self.question_id is None else (self.question_id,)


@dataclass(frozen=True)
class Outcome:
    """What became of a press: the page's status, its message (the cards say themselves what is wrong), and the cards.

    `added` is the question that got another row for needs.
    """

    forms: Sequence[CardForm]
    status: int = 200
    message: str = ""
    kept: frozenset[int] = field(default_factory=frozenset)
    closed: bool = False
    added: int = 0

    @property
    def unsent(self) -> bool:
        """Whether something that was typed has not been submitted."""
        return any(one.dirty and one.id not in self.kept for one in self.forms)


def do(actor: User, request_id: int, press: Press, forms: Sequence[CardForm]) -> Outcome:
    """Do what a button asks; whatever goes wrong, what was typed is in the outcome.

    Refusals: those of `submit_answers` that no card can show (Refused, RoundNotFound, NotYourRequest).
    """
    if press.act == ADD_ROW:
        return Outcome(
            [with_row(one) if one.id == press.question_id else one for one in forms], added=press.question_id or 0
        )
    given = _to_submit(press, forms)
    if not given:
        return Outcome(forms, 422, _nothing_to_submit(press, forms))
    try:
        submit_answers(actor, request_id=request_id, given=given)
    except AnswersInvalid as refusal:
        return Outcome(with_faults(forms, refusal.faults), 422)
    except AnsweredMeanwhile as refusal:
        return Outcome(with_conflicts(forms, refusal.conflicts), 409)
    except RoundIsClosed:
        return Outcome(forms, 409, closed=True)
    return Outcome(forms, 200, _kept_message(given, forms), frozenset(one.question_id for one in given))


def _to_submit(press: Press, forms: Sequence[CardForm]) -> list[GivenAnswer]:
    if press.question_id is None:
        if press.act == SUBMIT:
            return [one.given() for one in forms if one.dirty]
        return [one.repeated() for one in forms if press.act == REPEAT and one.can_repeat and not one.dirty]
    one = next((form for form in forms if form.id == press.question_id), None)
    if one is None or (press.act == SUBMIT and one.is_answer_kept):
        return []
    return [one.repeated() if press.act == REPEAT else one.given()]


def _nothing_to_submit(press: Press, forms: Sequence[CardForm]) -> str:
    if press.act == REPEAT:
        return _("Er is geen vraag waarbij u “niets veranderd” kunt antwoorden. Vul de antwoorden zelf in.")
    if press.question_id is not None and any(one.id == press.question_id for one in forms):
        return _("Dit antwoord stond er al. Er is niets veranderd.")
    return _("U hebt nog niets ingevuld of veranderd. Er is niets ingediend.")


def _kept_message(given: Sequence[GivenAnswer], forms: Sequence[CardForm]) -> str:
    if len(given) == 1:
        title = next(one.card.action.title for one in forms if one.id == given[0].question_id)
        return _("Uw antwoord op “%(title)s” is ingediend.") % {"title": title}
    count = len(given)
    return ngettext("%(count)s antwoord is ingediend.", "%(count)s antwoorden zijn ingediend.", count) % {
        "count": count
    }
