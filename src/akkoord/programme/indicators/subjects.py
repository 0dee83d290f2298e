# SPDX-License-Identifier: EUPL-1.2
"""How the journal and the search show a figure."""

from django.utils.translation import gettext_lazy as _

from akkoord.foundation.subjects.registry import register
from akkoord.programme.accord.subjects import describe_in_accord
from akkoord.programme.indicators.models import FigureRecord

describe_figures = describe_in_accord(FigureRecord, lambda _row, accord, _key: ("figures:page", (accord,)))


def register_subjects() -> None:
    """Make the kind known; called in `apps.ready()`."""
    register("figure", label=_("cijfer"), plural=_("cijfers"), describe=describe_figures)
