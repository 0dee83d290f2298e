# SPDX-License-Identifier: EUPL-1.2
"""Steps of actions, and the meetings they work towards."""

from collections.abc import Sequence
from datetime import date
from itertools import count

from akkoord.foundation.timeline.writing import NewFact, write_facts
from akkoord.kernel.moment import PlannedMoment
from akkoord.programme.accord.models import (
    Accord,
    Action,
    ActionRecord,
    Body,
    BodyRecord,
    Meeting,
    MeetingRecord,
    Theme,
)
from akkoord.programme.planning.models import Step, StepRecord
from akkoord.programme.planning.package import step_days
from tests.factories.parties import RECORDED, SINCE

_numbers = count(1)


def make_step(
    theme: Theme,
    title: str = "Stap",
    *,
    action: Action | None = None,
    kind: str = "activity",
    start: str = "",
    end: str = "",
    key: str = "",
    since: date = SINCE,
    **values: object,
) -> Step:
    """A step of a theme, on the lane of an action when one is given."""
    step = Step.objects.create(accord=theme.accord, key=key or f"stap-{next(_numbers)}")
    known = {
        "theme_id": theme.pk,
        "action_id": action.pk if action else None,
        "kind": kind,
        "title": title,
        "start": PlannedMoment.parse(start) if start else None,
        "end": PlannedMoment.parse(end) if end else None,
        **step_days(start or None, end or None),
    }
    write_facts(StepRecord, [NewFact((step.pk,), since, known | values)], now=RECORDED)
    return step


def make_body(accord: Accord, key: str = "bo", *, kind: str = "board", rhythm: str = "4 keer per jaar") -> Body:
    """A body that meets."""
    body = Body.objects.create(accord=accord, key=key)
    values = {"name": f"Overleg {key}", "short_name": key.upper(), "kind": kind, "rhythm": rhythm}
    write_facts(BodyRecord, [NewFact((body.pk,), SINCE, values)], now=RECORDED)
    return body


def make_meeting(body: Body, when: str = "", *, themes: Sequence[Theme] = (), title: str = "") -> Meeting:
    """A meeting of a body; without a moment it is still to be planned."""
    meeting = Meeting.objects.create(accord=body.accord, key=f"m-{next(_numbers)}")
    moment = PlannedMoment.parse(when) if when else None
    values = {
        "body_id": body.pk,
        "when": moment,
        "first_day": moment.first_day if moment else None,
        "last_day": moment.last_day if moment else None,
        "title": title or f"{body.key} {when}",
        "on_flowchart_of": [theme.key for theme in themes],
    }
    write_facts(MeetingRecord, [NewFact((meeting.pk,), SINCE, values)], now=RECORDED)
    return meeting


def group_of(action: Action, title: str, order: int = 0) -> None:
    """Put an action under a printed heading, from its first day on."""
    record = ActionRecord.objects.get(action=action)
    record.group, record.group_order = title, order
    ActionRecord.objects.bulk_update([record], ["group", "group_order"])
