# SPDX-License-Identifier: EUPL-1.2
"""What a good answer is."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from akkoord.kernel.moment import InvalidMoment, PlannedMoment
from akkoord.kernel.signal import SignalKind

MAX_EXPLANATION = 4000
MAX_NEED = 1000
MAX_NEEDS = 20
MAX_FORECAST_REASON = 1000
MAX_PRODUCT = 1000
MUST_EXPLAIN = frozenset({SignalKind.ATTENTION, SignalKind.NOT_STARTED, SignalKind.UNKNOWN})
"""The kinds of status that need a reason, and a word on what is needed."""


@dataclass(frozen=True)
class GivenNeed:
    """A need as somebody typed it: what, by when (empty: to be decided), and of which party by key (empty: nobody)."""

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
    given: GivenAnswer,
    scheme: Mapping[str, SignalKind],
    parties: Collection[str] = (),
    *,
    before: PlannedMoment | None = None,
) -> CheckedAnswer | dict[str, str]:
    """Whether an answer is complete: the answer to keep, or a Dutch sentence per field that is at fault.

    In: the statuses of the round's scheme by key; the keys of the parties from whom something may be wanted; `before`,
    the forecast that stood from the round before (None: none).
    A status is required. Attention needed, not started and unknown need a reason, and say what is needed: one need or
    more, or that nothing is; both at once is a fault with any status. A finished action may say what it delivered; when
    it does not, the review asks. A forecast is optional but must name a moment; when it moved since `before`, that
    needs its own reason (see `forecast_moved`), unless the action is finished. Blank needs are left out; a need without
    a moment is to be decided. Lengths and numbers are bounded by the constants above.
    Fields: `status`, `explanation`, `needs`, `nothing_needed`, `forecast`, `forecast_reason`, `product`,
    `needs-<row>-what|by|wanted_from` (row from 0).
    Example: "aanvullende-inzet" (attention) alone, with forecast "ooit": faults for `explanation`, `needs`, `forecast`.
    """
    faults: dict[str, str] = {}
    signal = scheme.get(given.status_key)
    _check_status(given.status_key, signal, faults)
    explanation = _text(given.explanation, "explanation", MAX_EXPLANATION, faults)
    if signal in MUST_EXPLAIN and not explanation:
        faults["explanation"] = _("Geef een toelichting bij deze status.")
    needs = _checked_needs(given.needs, parties, faults)
    _check_what_is_needed(given, signal, faults)
    forecast = _moment(given.forecast_text, "forecast", faults)
    forecast_reason = _text(given.forecast_reason, "forecast_reason", MAX_FORECAST_REASON, faults)
    must_say_why = signal is not SignalKind.FINISHED and "forecast" not in faults
    if must_say_why and forecast_moved(before, forecast) and not forecast_reason:
        faults["forecast_reason"] = _say_why(before, forecast)
    product = _text(given.product, "product", MAX_PRODUCT, faults)
    return faults or CheckedAnswer(
        given.status_key, explanation, forecast, needs, forecast_reason, given.nothing_needed, product
    )


def forecast_moved(before: PlannedMoment | None, forecast: PlannedMoment | None) -> bool:
    """Whether a forecast that was known is another now, or is no longer known.

    Own choice: one that was empty or to be decided was not known, so naming a moment after it is a first forecast.
    Example: Q4 2023 → Q2 2024 moved, and so did Q4 2023 → PM and Q4 2023 → December 2023; PM → Q4 2023 did not.
    """
    return before is not None and before.first_day is not None and forecast != before


def _check_status(key: str, signal: SignalKind | None, faults: dict[str, str]) -> None:
    if not key:
        faults["status"] = _("Kies een status.")
    elif signal is None:
        faults["status"] = _("“%(key)s” is geen status van deze ronde.") % {"key": key}


def _text(text: str, name: str, most: int, faults: dict[str, str]) -> str:
    stripped = text.strip()
    if len(stripped) > most:
        faults[name] = _("Deze tekst is langer dan %(most)s tekens. Maak hem korter.") % {"most": most}
    return stripped


def _check_what_is_needed(given: GivenAnswer, signal: SignalKind | None, faults: dict[str, str]) -> None:
    wanted = any(not need.is_blank for need in given.needs)
    if given.nothing_needed and wanted:
        faults["nothing_needed"] = _("U zegt dat er niets nodig is, maar noemt wel iets. Haal een van beide weg.")
    elif signal in MUST_EXPLAIN and not wanted and not given.nothing_needed:
        faults["needs"] = _("Zeg wat er nodig is, of kies dat er niets nodig is.")


def _say_why(before: PlannedMoment | None, forecast: PlannedMoment | None) -> str:
    language = get_language() or "nl"
    words = {
        "before": before.label_in(language) if before else "",
        "now": forecast.label_in(language) if forecast else "",
    }
    if forecast is None:
        return _("De vorige keer was de verwachting %(before)s en nu is die leeg. Zeg waarom.") % words
    return _("De vorige keer was de verwachting %(before)s, nu %(now)s. Zeg waarom.") % words


def _moment(text: str, name: str, faults: dict[str, str]) -> PlannedMoment | None:
    if not text.strip():
        return None
    try:
        return PlannedMoment.parse(text)
    except InvalidMoment as wrong:
        faults[name] = wrong.message_in(get_language() or "nl")
        return None


def read_moment(text: str) -> PlannedMoment | None:
    """A moment as somebody typed it; None for an empty text and for one that names no moment."""
    return _moment(text, "", {})


def _checked_needs(
    needs: Sequence[GivenNeed], parties: Collection[str], faults: dict[str, str]
) -> tuple[CheckedNeed, ...]:
    if sum(not need.is_blank for need in needs) > MAX_NEEDS:
        faults["needs"] = _("Noem niet meer dan %(most)s dingen die nodig zijn.") % {"most": MAX_NEEDS}
    return tuple(_checked_need(row, need, parties, faults) for row, need in enumerate(needs) if not need.is_blank)


def _checked_need(row: int, need: GivenNeed, parties: Collection[str], faults: dict[str, str]) -> CheckedNeed:
    what, wanted_from = need.what.strip(), need.wanted_from.strip()
    by = _moment(need.by, f"needs-{row}-by", faults)
    if not what:
        faults[f"needs-{row}-what"] = _("Zeg wat er nodig is.")
    elif len(what) > MAX_NEED:
        faults[f"needs-{row}-what"] = _("Dit is langer dan %(most)s tekens.") % {"most": MAX_NEED}
    if wanted_from and wanted_from not in parties:
        faults[f"needs-{row}-wanted_from"] = _("“%(key)s” is geen partij van dit akkoord.") % {"key": wanted_from}
    return CheckedNeed(what, by or PlannedMoment.to_be_decided(), wanted_from)
