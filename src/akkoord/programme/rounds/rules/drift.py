# SPDX-License-Identifier: EUPL-1.2
"""How far a forecast drifted from the first plan, as exactly as both are known. Examples: docs/rules/drift.md."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import inf

from akkoord.kernel.moment import PlannedMoment, slip_in_days


class PlanSource(StrEnum):
    """What a forecast is measured against."""

    DEADLINE = "deadline"
    FIRST_FORECAST = "first_forecast"


class Direction(StrEnum):
    """Which way a forecast drifted, as far as that is certain."""

    LATER = "later"
    EARLIER = "earlier"
    SAME = "same"
    PERHAPS = "perhaps"


@dataclass(frozen=True)
class Drift:
    """The least and the most days after the plan, negative is earlier; None is without limit on that side."""

    least: int | None
    most: int | None

    @property
    def direction(self) -> Direction:
        """Later or earlier only when that is certain.

        Example: (93, None) is later, (-91, 91) is perhaps, (0, 0) is the same.
        """
        if self.least == self.most == 0:
            return Direction.SAME
        if self.least is not None and self.least > 0:
            return Direction.LATER
        if self.most is not None and self.most < 0:
            return Direction.EARLIER
        return Direction.PERHAPS

    @property
    def order(self) -> tuple[float, float]:
        """What drifts most for certain sorts highest, then what may drift most."""
        return (-inf if self.least is None else self.least, inf if self.most is None else self.most)


def drift(plan: PlannedMoment | None, forecast: PlannedMoment | None) -> Drift | None:
    """How far a forecast lies after a plan; None where one of both is missing or to be decided.

    As `slip_in_days`, and open-ended moments bound one side. Examples: plan Q3 2023 and forecast 11 October 2023 give
    (11, 102); forecast "2024 en verder" gives (93, None): 30 September 2023 to 1 January 2024 is 93 days.
    """
    if plan is None or forecast is None or plan.first_day is None or forecast.first_day is None:
        return None
    if plan == forecast:
        return Drift(0, 0)
    exact = slip_in_days(plan, forecast)
    if exact is not None:
        return Drift(*exact)
    least = (forecast.first_day - plan.last_day).days if plan.last_day else None
    most = (forecast.last_day - plan.first_day).days if forecast.last_day else None
    return None if least is None and most is None else Drift(least, most)


def median_drift(drifts: Sequence[Drift]) -> Drift | None:
    """Between which days the median lies; None without any drift.

    The median of the least days and that of the most days: the median of what it really came to lies between them.
    Own choice: of an even number the lower middle one for the least, the upper for the most, so that nothing is
    averaged. Example: (0, 0), (11, 102) and (93, None): the median lies between 11 and 102 days.
    """
    if not drifts:
        return None
    leasts = sorted(-inf if one.least is None else one.least for one in drifts)
    mosts = sorted(inf if one.most is None else one.most for one in drifts)
    least, most = leasts[(len(leasts) - 1) // 2], mosts[len(mosts) // 2]
    return Drift(None if least == -inf else int(least), None if most == inf else int(most))


def worst_drift(drifts: Sequence[Drift]) -> Drift | None:
    """The drift that is certainly the largest: the highest least number of days; None without any."""
    return max(drifts, key=lambda one: one.order, default=None)
