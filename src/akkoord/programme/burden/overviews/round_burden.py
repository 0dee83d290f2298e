# SPDX-License-Identifier: EUPL-1.2
"""What a round asked and what it took: of all parties together, and party by party for who may see that."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from akkoord.kernel.asof import AsOf
from akkoord.programme.burden.overviews.asked import AskedLine, RequestBurden, lines_of, requests_of
from akkoord.programme.burden.overviews.limits import limits_of
from akkoord.programme.burden.policies import may_see_burden, may_see_burden_of
from akkoord.programme.burden.rules import Proposal, over_limit
from akkoord.programme.parties.policies import Capacity
from akkoord.programme.rounds.choices import Channel
from akkoord.programme.rounds.errors import RoundNotFound
from akkoord.programme.rounds.overviews.naming import ActionShown, PartyShown, actions_in, parties_in, themes_in
from akkoord.programme.rounds.overviews.rounds import RoundShown


class OfParty(Protocol):
    """What belongs to a party."""

    @property
    def party_id(self) -> int | None:
        """The party; None is nobody."""


Owned = TypeVar("Owned", bound=OfParty)


@dataclass(frozen=True)
class Burden:
    """What was asked and spent: counts of questions and requests.

    `expected` is in minutes, None where a request does not say; `seconds` were measured in `measured` of the
    `requests`, None when in none of them. `channels` has the answers by the way they came.
    """

    requests: int
    questions: int
    answered: int
    unchanged: int
    expected: int | None
    seconds: int | None
    measured: int
    channels: tuple[tuple[Channel, int], ...]
    proposals: tuple[Proposal, ...]

    @property
    def seconds_to_save(self) -> int:
        """What leaving out the proposed questions would save."""
        return sum(one.seconds for one in self.proposals)


@dataclass(frozen=True)
class PartyBurden:
    """The burden of one party (None: nobody chairs the theme), against its limit in minutes (None: no limit)."""

    party: PartyShown | None
    burden: Burden
    limit: int | None

    @property
    def title(self) -> str:
        """What the party is called; empty when there is none."""
        return self.party.title if self.party else ""

    @property
    def is_over(self) -> bool:
        """Whether more minutes were asked than the limit."""
        return over_limit(self.burden.expected, self.limit)


@dataclass(frozen=True)
class RoundBurden:
    """A round: all parties together, and the parties that the viewer may see, most questions first."""

    round: RoundShown
    total: Burden
    parties: tuple[PartyBurden, ...]
    sees_all: bool


@dataclass(frozen=True)
class QuestionBurden:
    """One question of a party, by its action."""

    action: ActionShown
    line: AskedLine


@dataclass(frozen=True)
class PartyRound:
    """What one party was asked in a round, question by question."""

    round: RoundShown
    about: PartyBurden
    questions: tuple[QuestionBurden, ...]


def burden_of_round(viewer: Capacity, as_of: AsOf, *, accord: str, about: RoundShown) -> RoundBurden:
    """What a round asks of all parties, as it is now, and party by party as far as the viewer may see.

    In: the round, as its overview gave it. Nine queries. Refusals: Refused without a mandate.
    """
    may_see_burden(viewer).require()
    day = AsOf(about.peildatum, as_of.known_at)
    requests = requests_of(about)
    lines = lines_of(about, day, accord, {one.id: one.party_id for one in requests})
    limits = limits_of(accord, as_of.known_at)
    asked, by_party = _grouped(requests), _grouped(lines)
    names = parties_in(day, asked)
    seen = [pk for pk in asked if may_see_burden_of(viewer, pk)]
    rows = [
        PartyBurden(names.get(pk) if pk else None, _burden(asked[pk], by_party.get(pk, [])), limits.of(pk))
        for pk in seen
    ]
    rows.sort(key=lambda one: (-one.burden.questions, one.party.title.casefold() if one.party else ""))
    return RoundBurden(about, _burden(requests, lines), tuple(rows), sees_all=len(seen) == len(asked))


def party_round(viewer: Capacity, as_of: AsOf, *, accord: str, about: RoundShown, party: str) -> PartyRound:
    """What one party is asked in a round, question by question. Eleven queries.

    Refusals: RoundNotFound for a party that was asked nothing, and for one that the viewer may not see: whoever may
    not see it does not learn either whether it was asked.
    """
    may_see_burden(viewer).require()
    day = AsOf(about.peildatum, as_of.known_at)
    requests = requests_of(about)
    names = parties_in(day, [one.party_id for one in requests])
    found = next((pk for pk, name in names.items() if name.key == party), None)
    if found is None or not may_see_burden_of(viewer, found):
        raise RoundNotFound
    everything = lines_of(about, day, accord, {one.id: one.party_id for one in requests})
    lines = [one for one in everything if one.party_id == found]
    actions = actions_in(day, [one.action_id for one in lines], themes_in(day, accord))
    own = [one for one in requests if one.party_id == found]
    limit = limits_of(accord, as_of.known_at).of(found)
    return PartyRound(
        about,
        PartyBurden(names[found], _burden(own, lines), limit),
        tuple(QuestionBurden(actions[one.action_id], one) for one in lines if one.action_id in actions),
    )


def _grouped(rows: Iterable[Owned]) -> dict[int | None, list[Owned]]:
    grouped: dict[int | None, list[Owned]] = defaultdict(list)
    for row in rows:
        grouped[row.party_id].append(row)
    return dict(grouped)


def _burden(requests: Sequence[RequestBurden], lines: Sequence[AskedLine]) -> Burden:
    measured = [one.seconds for one in requests if one.seconds is not None]
    said = [one.said for one in lines if one.said is not None]
    expected = [one.expected for one in requests if one.expected is not None]
    return Burden(
        requests=len(requests),
        questions=len(lines),
        answered=len(said),
        unchanged=sum(one.unchanged for one in said),
        expected=sum(expected) if len(expected) == len(requests) else None,
        seconds=sum(measured) if measured else None,
        measured=len(measured),
        channels=tuple(sorted(Counter(one.channel for one in said).items())),
        proposals=tuple(one.proposal for one in lines if one.proposal is not None),
    )
