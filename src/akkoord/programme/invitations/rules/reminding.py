# SPDX-License-Identifier: EUPL-1.2
"""When who is reminded. No database, no clock."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from akkoord.programme.invitations.choices import Audience
from akkoord.programme.invitations.rules.working_days import add_working_days


@dataclass(frozen=True)
class ReminderStep:
    """One step of an accord's reminders: working days after the last day to answer (negative: before), and for whom."""

    days: int
    to: Audience

    @property
    def code(self) -> str:
        """How the step is kept: "owner-3", "chair+3"."""
        return f"{self.to.value}{self.days:+d}"

    def falls_on(self, due_on: date) -> date:
        """The day on which it is due; 0 is the last day to answer, or the working day before it."""
        return add_working_days(due_on, self.days)


def step_due(steps: Sequence[ReminderStep], to: Audience, due_on: date, today: date) -> ReminderStep | None:
    """The last step for an audience that has come; earlier ones that were missed are passed over.

    Example: owner-3 and owner+0 with the last day on Wednesday 18 March 2026. On the 13th owner-3 is due, on the 18th
    owner+0; on the 12th none.
    """
    come = [step for step in steps if step.to == to and step.falls_on(due_on) <= today]
    return max(come, key=lambda step: step.days, default=None)


def may_remind(step: ReminderStep, done: Collection[str], most: int) -> bool:
    """Whether somebody may get this step in a round: not yet done, and below the accord's own limit.

    `done` are the steps this person had in the round. Example: with at most 2, nobody gets a third.
    """
    return step.code not in done and len(done) < most
