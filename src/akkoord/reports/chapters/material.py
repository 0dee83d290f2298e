# SPDX-License-Identifier: EUPL-1.2
"""What every chapter of a quarterly report starts from, and the addresses that its figures lead to."""

from dataclasses import dataclass
from urllib.parse import urlencode

from akkoord.foundation.subjects.addresses import address_of
from akkoord.kernel.asof import AsOf
from akkoord.kernel.dutch import date_label
from akkoord.programme.accord.overviews.heads import AccordHead
from akkoord.programme.parties.policies import Capacity
from akkoord.programme.rounds.overviews.naming import ActionShown
from akkoord.programme.rounds.overviews.rounds import RoundShown
from akkoord.reports.tree import Origin, TextCell


@dataclass(frozen=True)
class Material:
    """One accord, one round, as at the round's peildatum and as known when its edition was published."""

    accord: AccordHead
    round: RoundShown
    as_of: AsOf
    viewer: Capacity

    def url(self, name: str, *args: str, **query: str) -> str:
        """The site-relative address of a page, at this report's peildatum."""
        asked = {**query, "peildatum": self.as_of.peildatum.isoformat()}
        return f"{address_of(name, [self.accord.key, *args])}?{urlencode(asked)}"

    @property
    def round_origin(self) -> Origin:
        """Where the figures of the round come from."""
        edition = self.round.edition
        number = edition.number if edition else 0
        label = f"Ronde {self.round.period.label}, editie {number}, peildatum {date_label(self.round.peildatum)}"
        return Origin(label, self.url("rounds:page", self.round.period.code))

    def action_cell(self, action: ActionShown) -> TextCell:
        """An action's title, leading to its page."""
        return TextCell(action.title, self.url("actions:page", action.key))

    def owner_cell(self, action: ActionShown) -> TextCell:
        """An action's owner, or that there is none."""
        if action.owner is None:
            return TextCell("ontbreekt")
        return TextCell(action.owner.title, self.url("parties:page", action.owner.key))
