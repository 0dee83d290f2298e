# SPDX-License-Identifier: EUPL-1.2
"""What an accord calls its themes and statuses on a day, read once for all overviews of a page."""

from functools import cached_property

from akkoord.kernel.asof import AsOf
from akkoord.programme.accord.models import StatusRecord, ThemeRecord
from akkoord.programme.rounds.overviews.naming import StatusShown, ThemeShown


class Vocabulary:
    """The themes and statuses of an accord on a day: each kind is read at the first question and kept for the next.

    Made for one page and handed from overview to overview; never kept for another request.
    """

    def __init__(self, accord: str, day: AsOf) -> None:
        self.accord, self.day = accord, day

    @cached_property
    def _theme_rows(self) -> dict[int, tuple[ThemeShown, int | None]]:
        rows = ThemeRecord.objects.as_of(self.day).filter(theme__accord__key=self.accord).order_by("order", "letter")
        columns = ("theme_id", "theme__key", "letter", "title", "order", "chair_id")
        return {pk: (ThemeShown(*shown), chair) for pk, *shown, chair in rows.values_list(*columns)}

    @property
    def themes(self) -> dict[int, ThemeShown]:
        """The themes by id, in their order."""
        return {pk: theme for pk, (theme, _chair) in self._theme_rows.items()}

    @property
    def chairs(self) -> dict[int, int | None]:
        """The party that chairs each theme, by the theme's id; None where no source names one."""
        return {pk: chair for pk, (_theme, chair) in self._theme_rows.items()}

    @cached_property
    def _status_rows(self) -> dict[int, tuple[StatusShown, int]]:
        rows = StatusRecord.objects.as_of(self.day).filter(scheme__accord__key=self.accord)
        return {
            row.status_id: (StatusShown(row.status.key, row.as_signal, row.order), row.scheme_id)
            for row in rows.select_related("status").order_by("order", "pk")
        }

    @property
    def statuses(self) -> dict[int, StatusShown]:
        """The statuses of all schemes by id, in the order of their scheme."""
        return {pk: status for pk, (status, _scheme) in self._status_rows.items()}

    def of_scheme(self, scheme_id: int) -> dict[int, StatusShown]:
        """The statuses of one scheme by id, in its order."""
        return {pk: status for pk, (status, scheme) in self._status_rows.items() if scheme == scheme_id}


def vocabulary_for(accord: str, day: AsOf, given: Vocabulary | None = None) -> Vocabulary:
    """The one that was handed along, when it is of this accord and day; else a new one. No query by itself."""
    return given if given and (given.accord, given.day) == (accord, day) else Vocabulary(accord, day)
