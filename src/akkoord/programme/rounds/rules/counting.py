# SPDX-License-Identifier: EUPL-1.2
"""Where a question stands, and what a round adds up to."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from akkoord.programme.rounds.choices import AnswerState, Judgement


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
