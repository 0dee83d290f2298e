# SPDX-License-Identifier: EUPL-1.2
"""Somebody who owns five actions, and a chair with many, put into the data of an installation; prints their links.

Run by a journey beside the running installation: `python -m tests.journeys.invited`.
"""

import json

import django

django.setup()

from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.programme.invitations.models import PersonalLink
from akkoord.programme.invitations.operations import issue_link, revoke_link
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Party
from akkoord.programme.rounds.models import Round
from akkoord.programme.rounds.operations import close_round
from tests.factories import (
    ActionToMake,
    answer_all,
    give_mandate,
    make_accord,
    make_actions,
    make_party,
    make_round,
    make_theme,
    make_user,
)

FIVE, MANY = 5, 89


def make() -> dict[str, str]:
    """Accords of their own, as the demo's is for practice. Gives the tokens of links by what they are."""
    party, table = make_party("eigenaar", "Zorgpartij"), make_party("tafel", "Tafelpartij")
    owner = give_mandate(Role.OWNER, party, user=make_user("Anna Jansen"))
    chair = give_mandate(Role.THEME_CHAIR, table, user=make_user("Joris de Vries"))
    opened, gone = _asked("proef", FIVE, MANY, party, table), _asked("oud", 1, 0, party, table)
    expired = issue_link(SYSTEM, person=owner, round_ids=[gone.pk])
    close_round(SYSTEM, round_id=gone.pk)
    revoked = issue_link(SYSTEM, person=owner, round_ids=[opened.pk])
    revoke_link(SYSTEM, link_id=PersonalLink.objects.latest("pk").pk)
    return {
        "owner": issue_link(SYSTEM, person=owner, round_ids=[opened.pk]),
        "chair": issue_link(SYSTEM, person=chair, round_ids=[opened.pk]),
        "expired": expired,
        "revoked": revoked,
    }


def _asked(key: str, owned: int, ownerless: int, party: Party, table: Party) -> Round:
    """An accord with an open round, after one in which everything was on schedule."""
    accord = make_accord(key)
    theme = make_theme(accord, "a-zorg", chair=table)
    actions = [ActionToMake(f"eigen-{number}", theme, party) for number in range(1, owned + 1)]
    make_actions(accord, actions + [ActionToMake(f"zonder-{number}", theme) for number in range(1, ownerless + 1)])
    last = make_round(key, "2023Q3")
    answer_all(last)
    close_round(SYSTEM, round_id=last.pk)
    return make_round(key, "2023Q4")


if __name__ == "__main__":
    print(json.dumps(make()))
