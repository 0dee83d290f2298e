# SPDX-License-Identifier: EUPL-1.2
"""Geometry of a flow: statuses of the round before to the left, of the round after to the right, ribbons between.

The ribbons lie in a box of 100 wide that is stretched to the page; names and bars keep their size, so that the picture
can be read on a phone as well.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from akkoord.kernel.signal import Signal
from akkoord.programme.rounds.overviews.flows import FlowLink, RoundFlow
from akkoord.programme.rounds.overviews.naming import StatusShown
from akkoord.web.components.wording import gloss

ROOM = 300
GAP = 8
LOWEST = 24
LINE = 16
LONG_WORD = 16


@dataclass(frozen=True)
class End:
    """One status at one side: its bar, and its name in one or two lines with its number."""

    signal: Signal | None
    actions: int
    y: float
    height: float
    middle: float
    lines: tuple[tuple[str, str], ...]

    @property
    def icon_y(self) -> str:
        """Where its icon stands."""
        return f"{self.middle - 8:.1f}"


@dataclass(frozen=True)
class Ribbon:
    """The actions that went from one status to another."""

    path: str
    kind: str
    words: str


@dataclass(frozen=True)
class Alluvial:
    """The whole picture."""

    before: tuple[End, ...]
    after: tuple[End, ...]
    ribbons: tuple[Ribbon, ...]
    height: int
    words: str

    @classmethod
    def of(cls, flow: RoundFlow) -> "Alluvial":
        """The picture of a flow between two rounds."""
        total = sum(link.actions for link in flow.links)
        scale = ROOM / total if total else 0.0
        left, right = _ends(flow.links, scale, _before), _ends(flow.links, scale, _after)
        ribbons = _ribbons(flow.links, left, right, scale)
        bottom = max((end.y + max(end.height, LOWEST) for end in (*left.values(), *right.values())), default=0)
        words = " ".join(ribbon.words for ribbon in ribbons)
        return cls(tuple(left.values()), tuple(right.values()), ribbons, int(bottom) + GAP, words)


Side = Callable[[FlowLink], StatusShown | None]


def _before(link: FlowLink) -> StatusShown | None:
    return link.before


def _after(link: FlowLink) -> StatusShown | None:
    return link.after


def name_of(status: StatusShown | None, none: str) -> str:
    """The word of a status, on an English page in English; or what stands for none."""
    return (gloss(status.signal).capitalize() or status.label) if status else none


def new() -> str:
    """What stands for not asked before."""
    return _("Niet eerder gevraagd")


def gone() -> str:
    """What stands for not asked any more."""
    return _("Niet meer gevraagd")


def _ends(links: Sequence[FlowLink], scale: float, side: Side) -> dict[StatusShown | None, End]:
    counts: dict[StatusShown | None, int] = {}
    for link in sorted(links, key=lambda one: _place(side(one))):
        counts[side(link)] = counts.get(side(link), 0) + link.actions
    none = new() if side is _before else gone()
    ends, y = {}, float(GAP)
    for status, actions in counts.items():
        height = max(actions * scale, 2.0)
        lines = _lines(name_of(status, none), actions)
        slot = max(height, LOWEST if len(lines) == 1 else LOWEST + LINE)
        top = y + (slot - height) / 2
        middle = y + slot / 2
        ends[status] = End(status.signal if status else None, actions, top, height, middle, _placed(lines, middle))
        y += slot + GAP
    return ends


def _place(status: StatusShown | None) -> tuple[bool, int]:
    return (status is None, status.order if status else 0)


def _lines(name: str, actions: int) -> list[str]:
    if len(name) <= LONG_WORD:
        return [f"{name} {actions}"]
    cut = name.rfind(" ", 0, LONG_WORD + 4)
    return [name[:cut], f"{name[cut + 1 :]} {actions}"] if cut > 0 else [f"{name} {actions}"]


def _placed(lines: Sequence[str], middle: float) -> tuple[tuple[str, str], ...]:
    first = middle + 5 - (len(lines) - 1) * LINE / 2
    return tuple((f"{first + number * LINE:.1f}", line) for number, line in enumerate(lines))


def _ribbons(
    links: Sequence[FlowLink],
    left: Mapping[StatusShown | None, End],
    right: Mapping[StatusShown | None, End],
    scale: float,
) -> tuple[Ribbon, ...]:
    """Each ribbon takes the next free stretch at both its ends; links come in the order of both sides."""
    used_left = {status: end.y for status, end in left.items()}
    used_right = {status: end.y for status, end in right.items()}
    ribbons = []
    for link in links:
        thick = link.actions * scale
        start, end = used_left[link.before], used_right[link.after]
        used_left[link.before] += thick
        used_right[link.after] += thick
        kind = link.after.signal.kind.value if link.after else "gone"
        ribbons.append(Ribbon(_path(start, end, thick), kind, _words(link)))
    return tuple(ribbons)


def _path(start: float, end: float, thick: float) -> str:
    """A band that leaves and arrives level."""
    over = f"M0,{start:.1f} C50,{start:.1f} 50,{end:.1f} 100,{end:.1f}"
    back = f"L100,{end + thick:.1f} C50,{end + thick:.1f} 50,{start + thick:.1f} 0,{start + thick:.1f} Z"
    return f"{over} {back}"


def _words(link: FlowLink) -> str:
    words = {
        "actions": link.actions,
        "before": name_of(link.before, new()).lower(),
        "after": name_of(link.after, gone()).lower(),
    }
    return _("Van “%(before)s” naar “%(after)s”: %(actions)s.") % words
