# SPDX-License-Identifier: EUPL-1.2
"""Answers made up for exercise: the same for an action each time, and always marked as practice data."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from akkoord.kernel.period import Period
from akkoord.kernel.signal import SignalKind
from akkoord.programme.rounds.rules import MUST_EXPLAIN, GivenNeed

MARK = "Oefengegevens: "

FINISHED, ON_SCHEDULE, ATTENTION, NOT_STARTED, UNKNOWN = SignalKind
NO_ANSWER = None

Path = tuple[SignalKind | None, SignalKind | None, SignalKind | None]

PATHS: tuple[tuple[int, Path], ...] = (
    (24, (ON_SCHEDULE, ON_SCHEDULE, ON_SCHEDULE)),
    (12, (ON_SCHEDULE, ATTENTION, ATTENTION)),
    (10, (ON_SCHEDULE, FINISHED, FINISHED)),
    (12, (NOT_STARTED, ON_SCHEDULE, ON_SCHEDULE)),
    (9, (NOT_STARTED, NOT_STARTED, ATTENTION)),
    (7, (ATTENTION, ATTENTION, ON_SCHEDULE)),
    (6, (ATTENTION, ON_SCHEDULE, FINISHED)),
    (4, (FINISHED, FINISHED, FINISHED)),
    (6, (NO_ANSWER, ON_SCHEDULE, ON_SCHEDULE)),
    (5, (ON_SCHEDULE, NO_ANSWER, ATTENTION)),
    (3, (NO_ANSWER, NO_ANSWER, NOT_STARTED)),
    (2, (UNKNOWN, NOT_STARTED, ON_SCHEDULE)),
)
"""How many of a hundred actions go which way over three rounds."""

SENTENCES: dict[SignalKind, tuple[str, ...]] = {
    FINISHED: (
        "het product is vastgesteld en gedeeld met de partijen aan tafel.",
        "het laatste besluit is genomen; beheer ligt bij de lijnorganisatie.",
    ),
    ON_SCHEDULE: (
        "de werkgroep komt elke twee weken bijeen en ligt op koers.",
        "het concept ligt voor bij de achterban; reacties volgen deze maand.",
        "de eerste helft is klaar, de planning voor de rest staat vast.",
        "partijen zijn het eens over de opzet; de uitwerking loopt.",
    ),
    ATTENTION: (
        "er is nog geen overeenstemming over wie de kosten draagt.",
        "de projectleider is vertrokken en nog niet vervangen.",
        "het wachten is op een besluit van een ander overleg.",
        "de gegevens die nodig zijn, komen later dan gedacht.",
    ),
    NOT_STARTED: (
        "er is nog geen opdracht en dus ook nog geen begin.",
        "deze actie wacht tot een andere actie klaar is.",
    ),
    UNKNOWN: ("wij weten niet wie dit nu uitvoert en zoeken dat uit.",),
}

NEEDS: tuple[str, ...] = (
    "een besluit over de bekostiging",
    "iemand die het schrijfwerk doet, twee dagen per week",
    "cijfers per regio over het afgelopen jaar",
    "een standpunt van de achterban",
    "een plek op de agenda van het bestuurlijk overleg",
)

REASONS: tuple[str, ...] = (
    "de reacties van de achterban vroegen om een tweede ronde.",
    "het besluit waar dit op wacht, is een overleg doorgeschoven.",
    "de gegevens kwamen later binnen dan was afgesproken.",
    "de planning is opnieuw gemaakt met wie het uitvoert.",
)
"""Why a forecast moved."""

PRODUCTS: tuple[str, ...] = (
    "een vastgesteld kader, gedeeld met alle partijen aan tafel.",
    "een werkwijze met een voorbeeld per regio.",
    "een eindrapport met aanbevelingen.",
)

Choice = TypeVar("Choice")


@dataclass(frozen=True)
class PracticeAnswer:
    """An answer to give; `unchanged` where it would only repeat the round before."""

    signal: SignalKind
    explanation: str
    forecast: str
    needs: tuple[GivenNeed, ...]
    unchanged: bool
    nothing_needed: bool
    product: str


def moving_reason(action: str, turn: int) -> str:
    """Why the forecast of an action moved in a round."""
    return MARK + pick(REASONS, "reason", action, turn)


def number_for(*words: object) -> int:
    """A number that is the same each time for the same words, spread evenly."""
    return int.from_bytes(hashlib.sha256("|".join(map(str, words)).encode()).digest()[:6], "big")


def pick(choices: Sequence[Choice], *words: object) -> Choice:
    """One of the choices, the same each time for the same words."""
    return choices[number_for(*words) % len(choices)]


def happens(percent: int, *words: object) -> bool:
    """Whether something with this chance happens for these words."""
    return number_for(*words) % 100 < percent


def path_of(action: str) -> Path:
    """How an action goes over the three rounds."""
    place = number_for("path", action) % sum(weight for weight, _ in PATHS)
    for weight, path in PATHS:
        if place < weight:
            return path
        place -= weight
    raise AssertionError("the weights add up")


def practice_answer(action: str, turn: int, period: Period, parties: Sequence[str]) -> PracticeAnswer | None:
    """What is answered on an action in round `turn` (0, 1 or 2), or None when nobody answers."""
    path = path_of(action)
    signal = path[turn]
    if signal is None:
        return None
    unchanged = turn > 0 and path[turn - 1] is signal and happens(40, "unchanged", action, turn)
    needs = _needs(signal, action, turn, period, parties)
    delivered = signal is FINISHED and happens(75, "delivered", action)
    return PracticeAnswer(
        signal,
        MARK + pick(SENTENCES[signal], "sentence", action, turn),
        _forecast(signal, action, turn, period),
        needs,
        unchanged,
        nothing_needed=signal in MUST_EXPLAIN and not needs,
        product=MARK + pick(PRODUCTS, "product", action) if delivered else "",
    )


def _forecast(signal: SignalKind, action: str, turn: int, period: Period) -> str:
    """Most forecasts lie one to four quarters past the first round; those of troubled actions slip each round."""
    if signal in (FINISHED, UNKNOWN) or happens(15, "no forecast", action):
        return ""
    if signal is NOT_STARTED:
        return pick(("PM", "2024+", "2024-H2"), "forecast", action)
    ahead = 1 + number_for("ahead", action) % 4
    slips = 1 if signal is ATTENTION else int(happens(15, "slips", action, turn))
    still = happens(15, "not renewed", action)
    quarter = period
    for _ in range(turn):
        quarter = quarter.previous()
    for _ in range(ahead + (0 if still else turn * slips)):
        quarter = quarter.next()
    return quarter.code


def _needs(signal: SignalKind, action: str, turn: int, period: Period, parties: Sequence[str]) -> tuple[GivenNeed, ...]:
    if signal not in (ATTENTION, NOT_STARTED) or not happens(75, "need", action, turn):
        return ()
    what = MARK + pick(NEEDS, "what", action, turn)
    wanted_from = pick(parties, "party", action, turn) if parties and happens(85, "named", action, turn) else ""
    by = period.next().code if happens(70, "by", action, turn) else ""
    return (GivenNeed(what, by, wanted_from),)
