# SPDX-License-Identifier: EUPL-1.2
"""The rounds of an accord, and their editions."""

from collections.abc import Sequence

from akkoord.foundation.subjects.registry import SubjectInfo
from akkoord.kernel.period import Period
from akkoord.programme.rounds.models import Round

ROUND_SUBJECT = "round"


def describe_rounds(keys: Sequence[str]) -> dict[str, SubjectInfo]:
    """Names of rounds by "<accord>/<period>", for the registry of subjects. One query."""
    wanted = [key.partition("/") for key in keys]
    rows = Round.objects.filter(
        accord__key__in={accord for accord, _, _ in wanted}, period__in={period for _, _, period in wanted}
    ).values_list("accord__key", "period")
    return {
        f"{accord}/{period}": SubjectInfo(
            title=f"Ronde {Period.parse(period).label}", url_name="rounds:page", url_args=(accord, period)
        )
        for accord, period in rows
        if f"{accord}/{period}" in keys
    }
