# SPDX-License-Identifier: EUPL-1.2
"""What opening a round would ask, before anybody opens it."""

from dataclasses import dataclass

from akkoord.kernel.asof import AsOf
from akkoord.programme.accord.models import ActionRecord, ThemeRecord
from akkoord.programme.parties.policies import Capacity
from akkoord.programme.rounds.overviews.naming import ThemeShown
from akkoord.programme.rounds.policies import may_open_round


@dataclass(frozen=True)
class OpeningPreview:
    """How many questions go to how many owners, and how many go to chairs for want of an owner.

    `without_chair` are the themes whose ownerless actions nobody can be asked about.
    """

    actions: int
    owners: int
    ownerless: int
    themes_of_ownerless: int
    without_chair: tuple[ThemeShown, ...]

    @property
    def requests(self) -> int:
        """How many requests will be made: one for each owner and one for each theme with ownerless actions."""
        return self.owners + self.themes_of_ownerless


def opening_preview(viewer: Capacity, day: AsOf, *, accord: str) -> OpeningPreview:
    """What a round with this peildatum asks. Two queries. Refusals: Refused for who may not open rounds.

    Example: 110 actions of which 32 are owned by 9 parties and 78, in 10 themes, by nobody: 19 requests.
    """
    may_open_round(viewer).require()
    actions = ActionRecord.objects.filter(action__accord__key=accord).as_of(day)
    pairs = list(actions.values_list("theme_id", "owner_id"))
    ownerless = [theme for theme, owner in pairs if owner is None]
    rows = ThemeRecord.objects.filter(theme_id__in=set(ownerless), chair__isnull=True).as_of(day)
    return OpeningPreview(
        actions=len(pairs),
        owners=len({owner for _, owner in pairs if owner is not None}),
        ownerless=len(ownerless),
        themes_of_ownerless=len(set(ownerless)),
        without_chair=tuple(
            ThemeShown(row.theme.key, row.letter, row.title, row.order)
            for row in rows.select_related("theme").order_by("order", "letter")
        ),
    )
