# SPDX-License-Identifier: EUPL-1.2
"""Checks on an answer that propose a question to its owner; each says what it looks for and why.

A check judges nothing: it points a reviewer to an answer and offers a question. All of them are our own choice.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from akkoord.kernel.moment import PlannedMoment
from akkoord.kernel.signal import SignalKind
from akkoord.programme.rounds.rules.answers import MUST_EXPLAIN
from akkoord.programme.rounds.rules.standing import Movement, late, movement, overdue


class Severity(StrEnum):
    """How much a finding weighs: something is missing or cannot be right, or it is worth a look."""

    ASK = "ask"
    LOOK = "look"


@dataclass(frozen=True)
class NeedBefore:
    """A need of the round before: what, and by when."""

    what: str
    by: PlannedMoment | None


@dataclass(frozen=True)
class Reviewable:
    """What checks know of an answer.

    `before` is the kind of status in the round before (None: no round before). `texts_before` are the explanations of
    the rounds before, the last one first; `needs` what is needed now. `entered_by_other`: somebody put it in for them.
    """

    signal: SignalKind
    peildatum: date
    explanation: str = ""
    forecast: PlannedMoment | None = None
    deadline: PlannedMoment | None = None
    needs: tuple[str, ...] = ()
    nothing_needed: bool = False
    product: str = ""
    before: SignalKind | None = None
    texts_before: tuple[str, ...] = ()
    needs_before: tuple[NeedBefore, ...] = ()
    entered_by_other: bool = False


@dataclass(frozen=True)
class Check:
    """One check: its identifier, how much a finding weighs, its name, why it asks, and what question it proposes."""

    key: str
    severity: Severity
    label: str | Promise
    explanation: str | Promise
    question: str | Promise
    finds: Callable[[Reviewable], bool]


def findings(answer: Reviewable) -> tuple[Check, ...]:
    """The checks that find something in an answer, in the order of the registry.

    Example: attention needed with nothing needed, and a text that stood in the two rounds before as well: the checks
    `trouble_without_need` and `same_text_thrice`.
    """
    return tuple(check for check in CHECKS if check.finds(answer))


def _trouble_without_need(answer: Reviewable) -> bool:
    if answer.needs:
        return False
    return answer.signal is SignalKind.ATTENTION or (answer.signal in MUST_EXPLAIN and not answer.nothing_needed)


def _without_reason(answer: Reviewable) -> bool:
    return answer.signal in MUST_EXPLAIN and not answer.explanation.strip()


def _past_deadline(answer: Reviewable) -> bool:
    return answer.signal is SignalKind.ON_SCHEDULE and late(answer.deadline, answer.forecast)


def _went_by(answer: Reviewable) -> bool:
    return answer.signal is SignalKind.ON_SCHEDULE and overdue(answer.forecast, answer.signal, answer.peildatum)


def _same_text_thrice(answer: Reviewable) -> bool:
    now, before = _plain(answer.explanation), [_plain(text) for text in answer.texts_before[:2]]
    return answer.signal.counts_as_open and bool(now) and before == [now, now]


def _finished_without_product(answer: Reviewable) -> bool:
    return answer.signal is SignalKind.FINISHED and not answer.product.strip()


def _better_with_open_need(answer: Reviewable) -> bool:
    better = movement(answer.before, answer.signal) is Movement.BETTER
    return better and any(still_open(need, answer) for need in answer.needs_before)


def _entered_by_other(answer: Reviewable) -> bool:
    return answer.entered_by_other


def still_open(need: NeedBefore, answer: Reviewable) -> bool:
    """Whether a need of the round before seems not to be met: it is named again, or its moment has not passed.

    Example at 31 December 2023: a need by Q1 2024 is open; one by Q3 2023 is not, unless the same text stands there
    again. One to be decided never passes, so it is open.
    """
    if _plain(need.what) in {_plain(what) for what in answer.needs}:
        return True
    return need.by is None or not need.by.is_past(answer.peildatum)


def _plain(text: str) -> str:
    """A text without differences in case and white space."""
    return " ".join(text.split()).casefold()


CHECKS: tuple[Check, ...] = (
    Check(
        "trouble_without_need",
        Severity.ASK,
        _("Loopt niet, en er is niets gevraagd"),
        _("Wie hulp nodig heeft, zegt wat en van wie. Anders kan niemand iets doen."),
        _("Wat is er nodig om weer op schema te komen, van wie en wanneer?"),
        _trouble_without_need,
    ),
    Check(
        "without_reason",
        Severity.ASK,
        _("Loopt niet, zonder toelichting"),
        _("Dit antwoord komt uit een eerdere ronde of een ingelezen lijst en zegt niet waarom."),
        _("Waarom staat de actie er zo voor?"),
        _without_reason,
    ),
    Check(
        "forecast_past_deadline",
        Severity.ASK,
        _("Op schema, maar klaar na de uiterste datum"),
        _("De verwachting ligt zeker na de afgesproken datum. Dan is ‘op schema’ niet vanzelfsprekend."),
        _("De verwachting ligt na de afgesproken datum. Waarom is dit toch op schema?"),
        _past_deadline,
    ),
    Check(
        "forecast_went_by",
        Severity.ASK,
        _("Op schema, maar de verwachte datum is voorbij"),
        _("De actie had op de peildatum klaar moeten zijn volgens de eigen verwachting, en is het niet."),
        _("De verwachte datum is voorbij. Is de actie klaar, of wat is de nieuwe datum?"),
        _went_by,
    ),
    Check(
        "same_text_thrice",
        Severity.LOOK,
        _("Drie rondes dezelfde toelichting"),
        _("De toelichting is woord voor woord die van de twee rondes hiervoor."),
        _("De toelichting is al drie rondes dezelfde. Wat is er sinds de vorige keer gebeurd?"),
        _same_text_thrice,
    ),
    Check(
        "finished_without_product",
        Severity.ASK,
        _("Afgerond, maar zonder product"),
        _("Een afgeronde actie heeft iets opgeleverd. Wat dat is, staat er niet bij."),
        _("Wat is er opgeleverd, en waar is dat te vinden?"),
        _finished_without_product,
    ),
    Check(
        "better_with_open_need",
        Severity.ASK,
        _("Vooruit, terwijl er nog iets nodig was"),
        _("De vorige keer was er iets nodig dat nog niet is geregeld of weer genoemd wordt. Toch is de status beter."),
        _("De vorige keer was er nog iets nodig. Is dat geregeld?"),
        _better_with_open_need,
    ),
    Check(
        "entered_by_other",
        Severity.LOOK,
        _("Ingevoerd door een ander"),
        _("Iemand anders heeft het antwoord voor de trekker ingevoerd, bijvoorbeeld uit een werkboek."),
        _("Dit antwoord is voor u ingevoerd. Klopt het zo?"),
        _entered_by_other,
    ),
)
"""All checks, in the order in which their findings are shown."""
