# SPDX-License-Identifier: EUPL-1.2
"""Calculations on rounds: what a good answer is, what is late, what moved. No database, no clock."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from akkoord.kernel.moment import InvalidMoment, PlannedMoment
from akkoord.kernel.signal import SignalKind
from akkoord.programme.rounds.choices import AnswerState, Judgement

MAX_EXPLANATION = 4000
MAX_NEED = 1000
MAX_NEEDS = 20
MUST_EXPLAIN = frozenset({SignalKind.ATTENTION, SignalKind.NOT_STARTED, SignalKind.UNKNOWN})


@dataclass(frozen=True)
class GivenNeed:
    """A need as somebody typed it: what, by when, and the key of the party it is wanted from (empty: nobody named)."""

    what: str = ""
    by: str = ""
    wanted_from: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing was filled in, so that the row does not count."""
        return not (self.what.strip() or self.by.strip() or self.wanted_from.strip())


@dataclass(frozen=True)
class GivenAnswer:
    """An answer as somebody typed it; `expected_version` is the version of the question that the page showed.

    With `unchanged` the other fields are left aside: the answer of the round before is given again.
    `forecast_reason` says why the forecast moved, `nothing_needed` that nothing is needed of others, `product` what an
    action that is finished delivered.
    """

    question_id: int
    expected_version: int
    status_key: str = ""
    explanation: str = ""
    forecast_text: str = ""
    needs: tuple[GivenNeed, ...] = ()
    unchanged: bool = False
    forecast_reason: str = ""
    nothing_needed: bool = False
    product: str = ""


@dataclass(frozen=True)
class CheckedNeed:
    """A need that may be kept."""

    what: str
    by: PlannedMoment
    wanted_from: str


@dataclass(frozen=True)
class CheckedAnswer:
    """An answer that may be kept."""

    status_key: str
    explanation: str
    forecast: PlannedMoment | None
    needs: tuple[CheckedNeed, ...] = ()
    forecast_reason: str = ""
    nothing_needed: bool = False
    product: str = ""


def check_answer(
    given: GivenAnswer, scheme: Mapping[str, SignalKind], parties: Collection[str] = ()
) -> CheckedAnswer | dict[str, str]:
    """Whether an answer is complete: the answer to keep, or a Dutch sentence per field that is at fault.

    In: the statuses of the round's scheme by key; the keys of the parties from whom something may be wanted.
    A status is required. Attention needed, not started and unknown must be explained; an explanation has at most 4,000
    characters. A forecast is optional, but must name a moment. A need says what and by when; blank rows are left out;
    at most 20. Fields: `status`, `explanation`, `forecast`, `needs`, `needs-<row>-what|by|wanted_from` (row from 0).
    Example: status "aanvullende-inzet" (attention) with forecast "ooit" gives faults for `explanation` and `forecast`.
    """
    faults: dict[str, str] = {}
    explanation = given.explanation.strip()
    signal = scheme.get(given.status_key)
    _check_status(given.status_key, signal, faults)
    _check_explanation(explanation, signal, faults)
    forecast = _moment(given.forecast_text, "forecast", faults)
    needs = _checked_needs(given.needs, parties, faults)
    return faults or CheckedAnswer(
        given.status_key,
        explanation,
        forecast,
        needs,
        given.forecast_reason.strip(),
        given.nothing_needed,
        given.product.strip(),
    )


def _check_status(key: str, signal: SignalKind | None, faults: dict[str, str]) -> None:
    if not key:
        faults["status"] = _("Kies een status.")
    elif signal is None:
        faults["status"] = _("“%(key)s” is geen status van deze ronde.") % {"key": key}


def _check_explanation(text: str, signal: SignalKind | None, faults: dict[str, str]) -> None:
    if signal in MUST_EXPLAIN and not text:
        faults["explanation"] = _("Geef een toelichting bij deze status.")
    elif len(text) > MAX_EXPLANATION:
        faults["explanation"] = _("De toelichting is langer dan %(most)s tekens.") % {"most": MAX_EXPLANATION}


def _moment(text: str, name: str, faults: dict[str, str]) -> PlannedMoment | None:
    if not text.strip():
        return None
    try:
        return PlannedMoment.parse(text)
    except InvalidMoment as wrong:
        faults[name] = wrong.message_in(get_language() or "nl")
        return None


def _checked_needs(
    needs: Sequence[GivenNeed], parties: Collection[str], faults: dict[str, str]
) -> tuple[CheckedNeed, ...]:
    if sum(not need.is_blank for need in needs) > MAX_NEEDS:
        faults["needs"] = _("Noem niet meer dan %(most)s dingen die nodig zijn.") % {"most": MAX_NEEDS}
    checked = [_checked_need(row, need, parties, faults) for row, need in enumerate(needs) if not need.is_blank]
    return tuple(need for need in checked if need is not None)


def _checked_need(row: int, need: GivenNeed, parties: Collection[str], faults: dict[str, str]) -> CheckedNeed | None:
    what, wanted_from = need.what.strip(), need.wanted_from.strip()
    by = _moment(need.by, f"needs-{row}-by", faults)
    if not what:
        faults[f"needs-{row}-what"] = _("Zeg wat er nodig is.")
    elif len(what) > MAX_NEED:
        faults[f"needs-{row}-what"] = _("Dit is langer dan %(most)s tekens.") % {"most": MAX_NEED}
    if not need.by.strip():
        faults[f"needs-{row}-by"] = _("Zeg wanneer het nodig is; PM als dat nog niet bekend is.")
    if wanted_from and wanted_from not in parties:
        faults[f"needs-{row}-wanted_from"] = _("“%(key)s” is geen partij van dit akkoord.") % {"key": wanted_from}
    return None if by is None else CheckedNeed(what, by, wanted_from)


def late(deadline: PlannedMoment | None, forecast: PlannedMoment | None) -> bool:
    """Whether a forecast certainly lies past a deadline: its first day after the deadline's last.

    Example: deadline Q3 2023 (until 30 September). Forecast October 2023 is late; forecast 2023 is not, since it can
    still be met; forecast "2024 en verder" is. Without one of both, or with a moment to be decided, nothing is late.
    """
    if deadline is None or forecast is None or deadline.last_day is None or forecast.first_day is None:
        return False
    return forecast.first_day > deadline.last_day


def overdue(forecast: PlannedMoment | None, signal: SignalKind, peildatum: date) -> bool:
    """Whether a forecast went by while the action is not finished.

    Example: forecast Q2 2023, on schedule, peildatum 30 September 2023: overdue. Finished: never.
    """
    return forecast is not None and signal.counts_as_open and forecast.is_past(peildatum)


class Movement(StrEnum):
    """How a status moved from one round to the next."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    FIRST = "first"
    UNKNOWN = "unknown"


_RANKS = {
    SignalKind.FINISHED: 3,
    SignalKind.ON_SCHEDULE: 2,
    SignalKind.ATTENTION: 1,
    SignalKind.NOT_STARTED: 0,
}


def movement(before: SignalKind | None, after: SignalKind) -> Movement:
    """How an action moved, from the kinds of its status in the round before and now.

    Finished is better than on schedule, that is better than attention needed, that is better than not started. Without
    a round before it is the first. From or to unknown the movement is unknown, also when both are.
    Example: on schedule → attention needed is worse; unknown → finished is unknown, not better.
    """
    if before is None:
        return Movement.FIRST
    if SignalKind.UNKNOWN in (before, after):
        return Movement.UNKNOWN
    difference = _RANKS[after] - _RANKS[before]
    if difference == 0:
        return Movement.SAME
    return Movement.BETTER if difference > 0 else Movement.WORSE


def answer_state(version: int, judgement: str | None) -> AnswerState:
    """Where a question stands: by the number of answers given and the judgement of the last one (None: not yet).

    Example: version 2 with the second answer not reviewed is answered, whatever was found of the first.
    """
    if version == 0:
        return AnswerState.NOT_ANSWERED
    if judgement is None:
        return AnswerState.ANSWERED
    return AnswerState.ACCEPTED if judgement == Judgement.ACCEPTED else AnswerState.ASKED_BACK


@dataclass(frozen=True)
class Totals:
    """What an edition says in one line; all are counts of questions but `needs`."""

    asked: int
    answered: int
    unchanged: int
    late: int
    needs: int


@dataclass(frozen=True)
class Outcome:
    """What one question came to, as far as totals need to know."""

    answered: bool
    unchanged: bool = False
    late: bool = False
    needs: int = 0


def totals(outcomes: Iterable[Outcome]) -> Totals:
    """The totals of an edition.

    Example: three questions, of which one was answered with two needs and one repeated: asked 3, answered 2,
    unchanged 1, needs 2.
    """
    counted: Counter[str] = Counter()
    for outcome in outcomes:
        counted["asked"] += 1
        counted["answered"] += outcome.answered
        counted["unchanged"] += outcome.unchanged
        counted["late"] += outcome.late
        counted["needs"] += outcome.needs
    return Totals(*(counted[name] for name in ("asked", "answered", "unchanged", "late", "needs")))


MAX_DRAFT = 50_000
"""The most characters that a draft holds: own choice, more than ten times the longest explanation."""


def typed_in(given: GivenAnswer) -> dict[str, object]:
    """An answer as it is typed, as a draft keeps it: text by field, without the question and its version."""
    fields = asdict(given)
    fields["needs"] = list(fields["needs"])
    return {name: fields[name] for name in sorted(fields) if name not in ("question_id", "expected_version")}


def given_from(question_id: int, version: int, typed: Mapping[str, Any]) -> GivenAnswer:
    """The answer that a draft holds; a field it lacks is empty, one that it should not have is left out."""

    def text(name: str) -> str:
        return str(typed.get(name, ""))

    return GivenAnswer(
        question_id,
        version,
        status_key=text("status_key"),
        explanation=text("explanation"),
        forecast_text=text("forecast_text"),
        needs=tuple(
            GivenNeed(*(str(need.get(name, "")) for name in ("what", "by", "wanted_from")))
            for need in typed.get("needs", ())
        ),
        unchanged=bool(typed.get("unchanged")),
        forecast_reason=text("forecast_reason"),
        nothing_needed=bool(typed.get("nothing_needed")),
        product=text("product"),
    )


def says_the_same(given: GivenAnswer, kept: CheckedAnswer, *, unchanged: bool) -> bool:
    """Whether what is sent is what was kept already, so that a second click or a reload answers nothing twice.

    `unchanged` tells how the kept answer was given. Outer white space and blank needs do not count; a moment is
    compared by its meaning. Example: "Q4 2023" sent again after 2023-Q4 was kept is the same.
    """
    if given.unchanged or unchanged:
        return given.unchanged and unchanged
    needs = [(need.what.strip(), read_moment(need.by), need.wanted_from) for need in given.needs if not need.is_blank]
    sent = (
        given.status_key,
        given.explanation.strip(),
        read_moment(given.forecast_text),
        given.forecast_reason.strip(),
    )
    stands = (kept.status_key, kept.explanation, kept.forecast, kept.forecast_reason)
    return (*sent, given.nothing_needed, given.product.strip(), needs) == (
        *stands,
        kept.nothing_needed,
        kept.product,
        [(need.what, need.by, need.wanted_from) for need in kept.needs],
    )


def read_moment(text: str) -> PlannedMoment | None:
    """A moment as somebody typed it; None for an empty text and for one that names no moment."""
    return _moment(text, "", {})
