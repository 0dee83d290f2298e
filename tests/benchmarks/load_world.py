# SPDX-License-Identifier: EUPL-1.2
"""Fills an empty database for the load test: many owners, each with a personal link; prints the links as JSON.

Run as a program of its own, with DATABASE_URL naming the database: `python -m tests.benchmarks.load_world 500`.
"""

import json
import sys

import django

ACTIONS_EACH = 5


def main(owners: int) -> None:
    """An accord with an open round in which every owner is asked five actions."""
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 - Django first

    call_command("migrate", verbosity=0)
    from akkoord.foundation.accounts.actors import SYSTEM  # noqa: PLC0415
    from akkoord.programme.invitations.operations import issue_link  # noqa: PLC0415
    from akkoord.programme.parties.choices import Role  # noqa: PLC0415
    from tests.factories import (  # noqa: PLC0415
        ActionToMake,
        give_mandate,
        make_accord,
        make_actions,
        make_party,
        make_round,
        make_theme,
    )

    accord = make_accord("proef")
    theme = make_theme(accord, "a-zorg")
    parties = [make_party(f"partij-{number}", f"Partij {number}") for number in range(owners)]
    actions = [(f"actie-{n}-{part}", party) for n, party in enumerate(parties) for part in range(ACTIONS_EACH)]
    make_actions(accord, [ActionToMake(key, theme, party) for key, party in actions])
    opened = make_round("proef", "2023Q3")
    people = [give_mandate(Role.OWNER, party) for party in parties]
    print(json.dumps([issue_link(SYSTEM, person=person, round_ids=[opened.pk]) for person in people]))


if __name__ == "__main__":
    main(int(sys.argv[1]))
