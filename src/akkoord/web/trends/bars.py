# SPDX-License-Identifier: EUPL-1.2
"""Geometry of plain bars beside words: how many of each."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from akkoord.programme.rounds.overviews.naming import PartyShown, ThemeShown
from akkoord.programme.rounds.overviews.waiting import WaitedFor
from akkoord.web.trends.links import linked

MOST = 10
NOBODY = "niemand"


@dataclass(frozen=True)
class Bar:
    """One bar: its word, its number, how wide it is and how much of it stands out."""

    label: str
    count: int
    width: str
    marked: int
    marked_width: str
    url: str = ""


@dataclass(frozen=True)
class Bars:
    """The longest ten, and how many are left out."""

    bars: tuple[Bar, ...]
    left_out: int

    @classmethod
    def of(cls, counts: Sequence[tuple[str, int, int, str]]) -> "Bars":
        """Bars of (word, number, how many of it stand out, address), the longest ten in the order given."""
        longest = sorted(counts, key=lambda one: -one[1])[:MOST]
        scale = max((number for _label, number, *_ in longest), default=0)
        bars = [
            Bar(label, number, f"{100 * number / scale:.2f}%", marked, f"{100 * marked / scale:.2f}%", url)
            for label, number, marked, url in longest
        ]
        return cls(tuple(bars), len(counts) - len(longest))

    @classmethod
    def of_themes(cls, counts: Sequence[tuple[ThemeShown, int]]) -> "Bars":
        """A bar for each theme."""
        return cls.of([(f"{theme.letter} {theme.title}", number, 0, "") for theme, number in counts])

    @classmethod
    def of_owners(cls, counts: Sequence[tuple[PartyShown | None, int]]) -> "Bars":
        """A bar for each owner; actions without one have a bar of their own."""
        return cls.of([(one.title if one else _("Geen trekker"), number, 0, "") for one, number in counts])

    @classmethod
    def of_waiting(cls, counts: Sequence[WaitedFor], accord: str) -> "Bars":
        """A bar of things for each party that is waited for; what is overdue stands out."""
        return cls.of(
            [
                (
                    one.party.title if one.party else _("Niemand in het bijzonder"),
                    one.needs,
                    one.overdue,
                    linked("waiting", accord, van=one.party.key if one.party else NOBODY),
                )
                for one in counts
            ]
        )
