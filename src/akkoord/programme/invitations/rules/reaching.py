# SPDX-License-Identifier: EUPL-1.2
"""By which offices a question can be answered, or followed. No database, no clock."""

from dataclasses import dataclass

from akkoord.programme.invitations.choices import Audience
from akkoord.programme.parties.choices import Role
from akkoord.programme.rounds.choices import RequestKind

Office = tuple[str, int | None, str]
"""A role, with the party it is held for (None: whatever party) and the scope that narrows it (empty: everything)."""


@dataclass(frozen=True)
class Target:
    """Where a question lies: of what kind its request is, whom it asks, and the scopes of its theme and action."""

    kind: RequestKind
    party_id: int | None
    chair_id: int | None
    theme_scope: str
    action_scope: str


def offices(target: Target, audience: Audience) -> tuple[Office, ...]:
    """The offices whose holders a question reaches; the reverse of `rounds.policies.may_answer`.

    Owner: who is asked, and who took over this one action. Deputy: who stands in for the owner's party as a whole or
    for the theme. Chair: who chairs the theme; nobody for what a chair is asked already.
    Example: an owner's question of party 3 in theme A reaches as owner (owner, 3, ""), (owner, 3, "theme:iza/a") and
    (deputy, 3, "action:iza/a-kader").
    """
    if audience == Audience.CHAIR:
        return () if target.kind == RequestKind.THEME_CHAIR else _chairs(target)
    if target.kind == RequestKind.THEME_CHAIR:
        if audience == Audience.DEPUTY:
            return ()
        return (*_chairs(target), (Role.DEPUTY, None, target.action_scope))
    party = target.party_id
    if audience == Audience.DEPUTY:
        return ((Role.DEPUTY, party, ""), (Role.DEPUTY, party, target.theme_scope))
    return (
        (Role.OWNER, party, ""),
        (Role.OWNER, party, target.theme_scope),
        (Role.DEPUTY, party, target.action_scope),
    )


def _chairs(target: Target) -> tuple[Office, ...]:
    by_name: Office = (Role.THEME_CHAIR, None, target.theme_scope)
    if target.chair_id is None:
        return (by_name,)
    return (by_name, (Role.THEME_CHAIR, target.chair_id, ""))


def share_of_minutes(minutes: int, mine: int, asked: int) -> int:
    """What part of a request's minutes falls to somebody who answers only some of its questions, rounded up.

    Example: 8 minutes for 4 questions, of which 1 is mine: 2 minutes.
    """
    return -(-minutes * mine // asked) if asked else 0
