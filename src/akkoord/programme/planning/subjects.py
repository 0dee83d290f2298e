# SPDX-License-Identifier: EUPL-1.2
"""How the journal and the search show a step."""

from django.utils.translation import gettext_lazy as _

from akkoord.foundation.subjects.registry import register
from akkoord.programme.accord.subjects import describe_in_accord
from akkoord.programme.planning.models import StepRecord

describe_steps = describe_in_accord(
    StepRecord, lambda row, accord, _key: ("flowcharts:page", (accord, row.theme.key)), "theme"
)


def register_subjects() -> None:
    """Make the kind known; called in `apps.ready()`."""
    register("step", label=_("stap"), plural=_("stappen"), describe=describe_steps)
