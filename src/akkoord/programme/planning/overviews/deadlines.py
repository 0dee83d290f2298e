# SPDX-License-Identifier: EUPL-1.2
"""By when each action of an accord must be done."""

from akkoord.kernel.asof import AsOf
from akkoord.kernel.moment import PlannedMoment
from akkoord.programme.accord.models import ActionRecord
from akkoord.programme.planning.choices import StepKind
from akkoord.programme.planning.models import StepRecord


def deadlines_of(as_of: AsOf, *, accord_id: int) -> dict[int, PlannedMoment]:
    """The deadline of each action; without one of its own, the last of its steps that a source prints as a deadline.

    Two queries. Whoever asks has checked who is looking.
    """
    deadlines: dict[int, PlannedMoment] = {}
    steps = StepRecord.objects.filter(step__accord_id=accord_id, kind=StepKind.DEADLINE, action__isnull=False)
    for action_id, end in steps.as_of(as_of).order_by("last_day").values_list("action_id", "end"):
        if end is not None:
            deadlines[action_id] = end
    actions = ActionRecord.objects.filter(action__accord_id=accord_id, deadline__isnull=False).as_of(as_of)
    for action_id, deadline in actions.values_list("action_id", "deadline"):
        if deadline is not None:
            deadlines[action_id] = deadline
    return deadlines
