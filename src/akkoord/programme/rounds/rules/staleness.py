# SPDX-License-Identifier: EUPL-1.2
"""How long an answer has been the same. Worked examples: docs/rules/staleness.md."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from akkoord.kernel.moment import PlannedMoment


@dataclass(frozen=True)
class Said:
    """What stood for an action from a round's peildatum on; not `answered` where its owner did not answer."""

    peildatum: date
    answered: bool
    status_id: int
    explanation: str
    forecast: PlannedMoment | None
    unchanged: bool = False

    def repeats(self, other: "Said") -> bool:
        """Whether both say the same: both answered (or neither), with status, explanation and forecast alike."""
        return (self.answered, self.status_id, self.explanation.strip(), self.forecast) == (
            other.answered,
            other.status_id,
            other.explanation.strip(),
            other.forecast,
        )


@dataclass(frozen=True)
class Run:
    """The last rounds in a row that say the same: how many, since which peildatum, how often by "nothing changed"."""

    rounds: int
    since: date
    ticked: int
    answered: bool


def last_run(said: Sequence[Said]) -> Run | None:
    """The run that the last of these ends; in: oldest first. None without any.

    A round that was not answered ends a run of answers, and is a run of silence itself: silence repeats nothing.
    Example: "op schema" in Q1, in Q2 again with "niets veranderd", in Q3 again: 3 rounds since 31 March, ticked 1.
    """
    if not said:
        return None
    last, run = said[-1], []
    for one in reversed(said):
        if not one.repeats(last):
            break
        run.append(one)
    return Run(len(run), run[-1].peildatum, sum(one.unchanged for one in run), last.answered)


def rounds_in_a_row(present: Sequence[bool]) -> int:
    """For how many rounds in a row something stands there, up to the last; in: oldest first.

    Example: no, yes, yes: 2 rounds. Yes, no, yes: 1 round, since it was gone in between.
    """
    count = 0
    for one in reversed(present):
        if not one:
            break
        count += 1
    return count
